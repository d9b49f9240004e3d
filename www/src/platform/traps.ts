import { app } from "../messages/app.ts";
import { announceWarning } from "./announcement.ts";

/*
 * A trap ends the core's module: its handles can't be used any more. What the user typed is in the page's elements and in
 * drafts, which a reload restores, together with a new module.
 */

/** Shows a warning with a button that reloads the page when the core traps anywhere. */
export function reportTraps(): void {
  addEventListener("error", ({ error }) => report(error));
  addEventListener("unhandledrejection", ({ reason }) => report(reason));
}

function report(error: unknown) {
  if (error instanceof WebAssembly.RuntimeError)
    announceWarning(window, app.trapped(), { label: app.reload(), run: () => location.reload() });
}
