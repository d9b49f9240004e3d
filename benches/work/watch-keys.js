/**
 * Runs in the page before its own scripts: times every key press from the event's time stamp until the preview and the
 * problems belong to the new text, and until the frame with them is painted.
 */
export function watchKeys() {
  const times = [];
  let before;
  let waiting;

  /** Returns the first element with this name, in any shadow tree. */
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
      // Found once, because a search in every frame would count.
      preview = find("hw-payload-preview")?.shadowRoot.querySelector("hw-code-editor");
      editor = find("hw-payload-editor");
      before = state();
      if (before.preview === undefined || before.problem === undefined)
        throw new Error("the page shows no result");
      addEventListener("keydown", ({ timeStamp }) => watch(timeStamp), { capture: true });
    },
    /** Resolves once `count` keys are timed, without polling, which would keep the page painting between keys. */
    timed: (count) =>
      new Promise((resolve) => {
        waiting = { count, resolve };
        resolveWaiting();
      }),
  };

  const resolveWaiting = () => {
    if (waiting && times.length >= waiting.count) waiting.resolve();
  };

  const watch = (pressed) => {
    const look = () => {
      const now = state();
      // The preview is one character longer, and the last problem one character further.
      if (now.preview !== before.preview + 1 || now.problem !== before.problem + 1) {
        requestAnimationFrame(look);
        return;
      }
      before = now;
      const updated = performance.now() - pressed;
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        times.push({ updated, shown: performance.now() - pressed });
        resolveWaiting();
      };
      // Runs after this frame's style, layout and paint.
      port2.postMessage(undefined);
    };
    requestAnimationFrame(look);
  };
}
