import { app } from "../messages/app.ts";
import { announceWarning } from "./announcement.ts";

/** Loads a module that only some visits need. If that fails, shows a warning with a button that reloads the page. */
export function loadView(host: EventTarget, load: () => Promise<unknown>): void {
  load().catch(() =>
    announceWarning(host, app.notLoaded(), { label: app.reload(), run: () => location.reload() }),
  );
}

/** Loads the core with its matching engines, and then a module that needs them. */
export function loadViewWithFullCore(host: EventTarget, load: () => Promise<unknown>): void {
  loadView(host, async () => {
    await fullCore();
    await load();
  });
}

let loading: Promise<unknown> | undefined;

/** Loads the core with its matching engines. They double the core's size, so the first load leaves them out. */
export function fullCore(): Promise<unknown> {
  loading ??= import("hookwright")
    .then(({ default: init }) => init())
    .catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
  return loading;
}
