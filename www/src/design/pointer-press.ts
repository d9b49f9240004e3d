let pressed = false;

addEventListener("pointerdown", () => (pressed = true), { capture: true });
for (const end of ["pointerup", "pointercancel"])
  addEventListener(end, () => (pressed = false), { capture: true });

/**
 * Runs `work` when no button of the pointer is pressed. A press on a button takes the focus from a field; if the field's
 * error then moved the button away, its click would be lost.
 */
export function afterPress(work: () => void): void {
  if (!pressed) {
    work();
    return;
  }
  const waiting = new AbortController();
  for (const end of ["pointerup", "pointercancel"])
    addEventListener(
      end,
      () => {
        waiting.abort();
        // The click comes after this event.
        setTimeout(work);
      },
      { signal: waiting.signal },
    );
}
