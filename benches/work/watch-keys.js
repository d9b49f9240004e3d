/**
 * Runs in the page before its own scripts: times every key from the event's own time stamp until preview and problems
 * are those of the new text, and until the frame with them is drawn.
 */
export function watchKeys() {
  const times = [];
  let before;
  let waiting;

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

  let preview;
  let editor;

  const state = () => ({
    preview: preview?.view.state.doc.length,
    problem: editor?.problems.at(-1)?.span?.start,
  });

  globalThis.benchKeys = {
    times,
    begin: () => {
      // Found once: to look for them in every frame would be a part of the time.
      preview = find("hw-payload-preview")?.shadowRoot.querySelector("hw-code-editor");
      editor = find("hw-payload-editor");
      before = state();
      if (before.preview === undefined || before.problem === undefined)
        throw new Error("the page shows no result");
      addEventListener("keydown", ({ timeStamp }) => watch(timeStamp), { capture: true });
    },
    /** Waits without asking in every frame, which would keep the page drawing between the keys. */
    timed: (count) =>
      new Promise((resolve) => {
        waiting = { count, resolve };
        answer();
      }),
  };

  const answer = () => {
    if (waiting && times.length >= waiting.count) waiting.resolve();
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
        answer();
      };
      // Behind this frame's style, layout and paint.
      port2.postMessage(undefined);
    };
    requestAnimationFrame(look);
  };
}
