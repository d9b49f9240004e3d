/** The key under which this browser remembers that the user closed the introduction. */
const KEY = "hookwright.introduction";

/** Whether the user closed the introduction in this browser. */
export function isIntroductionHidden(): boolean {
  try {
    return localStorage.getItem(KEY) === "hidden";
  } catch {
    return false;
  }
}

/** Remembers that the user closed the introduction. */
export function hideIntroduction(): void {
  try {
    localStorage.setItem(KEY, "hidden");
  } catch {
    // The storage is full or blocked: the introduction is shown again on the next visit.
  }
}
