/** What would be lost if the page went away now. */
const unsaved = new Set<object>();

/** Has the browser ask before the page goes away, for something that is not saved. */
export function holdPage(thing: object): void {
  if (unsaved.size === 0) addEventListener("beforeunload", ask);
  unsaved.add(thing);
}

/** It is saved, or not wanted any more. */
export function releasePage(thing: object): void {
  unsaved.delete(thing);
  // A page that listens for nothing comes back faster when somebody goes back to it.
  if (unsaved.size === 0) removeEventListener("beforeunload", ask);
}

function ask(event: BeforeUnloadEvent) {
  event.preventDefault();
}
