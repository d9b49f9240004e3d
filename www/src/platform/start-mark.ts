/*
 * Marks in this tab that the page is starting. The mark is still there at the next start if the browser stopped the page
 * meanwhile: it crashed, or was so busy that the user reloaded it.
 */

const KEY = "hookwright.starting";

/** Marks that the page is starting, and returns whether its last start in this tab never ended. */
export function markStart(): boolean {
  try {
    const isMarked = sessionStorage.getItem(KEY) !== null;
    sessionStorage.setItem(KEY, "true");
    addEventListener("pagehide", markStarted, { once: true });
    return isMarked;
  } catch {
    // Without the storage, every start counts as the first.
    return false;
  }
}

/** Marks that the page has started, or that the user left before. */
export function markStarted(): void {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    return;
  }
}
