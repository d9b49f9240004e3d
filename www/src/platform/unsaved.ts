/** The owners of unsaved changes. */
const unsaved = new Set<object>();

/** Makes the browser ask before the page is closed, because `owner` has unsaved changes. */
export function markUnsaved(owner: object): void {
  if (unsaved.size === 0) addEventListener("beforeunload", ask);
  unsaved.add(owner);
}

/** Records that `owner` has no unsaved changes any more: they were saved or discarded. */
export function markSaved(owner: object): void {
  unsaved.delete(owner);
  // Browsers keep a page without this listener in their back/forward cache.
  if (unsaved.size === 0) removeEventListener("beforeunload", ask);
}

function ask(event: BeforeUnloadEvent) {
  event.preventDefault();
}
