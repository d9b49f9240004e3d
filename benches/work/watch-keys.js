/**
 * Runs in the page before its own scripts: times every key from the event's own time stamp until preview and problems
 * are those of the new text, and until the frame with them is drawn.
 */
export function watchKeys() {
  const times = [];
  let before;

  /** The element of that name, wherever in the shadow trees it is. */
  const find = (name, root = document) => {
    const found = root.querySelector(name);
    if (found) return found;
    for (const element of root.querySelectorAll("*")) {
      const inside = element.shadowRoot && find(name, element.shadowRoot);
      if (inside) return inside;
    }
    return null;
  };

  const state = () => {
    const preview = find("hw-payload-preview");
    const problems = find("hw-payload-editor")?.problems ?? [];
    return {
      preview: preview?.shadowRoot.querySelector("hw-code-editor").view.state.doc.length,
      problem: problems.at(-1)?.span?.start,
    };
  };

  globalThis.benchKeys = {
    times,
    done: 0,
    begin: () => {
      before = state();
      if (before.preview === undefined || before.problem === undefined)
        throw new Error("the page shows no result");
      addEventListener("keydown", ({ timeStamp }) => watch(timeStamp), { capture: true });
    },
  };

  const watch = (pressed) => {
    const look = () => {
      const now = state();
      // One character more in the preview, and the last problem one place further.
      if (now.preview !== before.preview + 1 || now.problem !== before.problem + 1) {
        requestAnimationFrame(look);
        return;
      }
      before = now;
      const updated = performance.now() - pressed;
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        times.push({ updated, shown: performance.now() - pressed });
        globalThis.benchKeys.done += 1;
      };
      // Behind this frame's style, layout and paint.
      port2.postMessage(undefined);
    };
    requestAnimationFrame(look);
  };
}
