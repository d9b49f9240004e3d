import { app } from "../messages/app.ts";
import { announceWarning } from "./announcement.ts";

/** Loads what only some visits need, and says it where that can't be had. */
export function loadView(host: EventTarget, load: () => Promise<unknown>): void {
  load().catch(() => announceWarning(host, app.notLoaded()));
}

/** Loads it after the part of the core that matches: twice the size of the rest, so that first visits do without. */
export function loadMatchingView(host: EventTarget, load: () => Promise<unknown>): void {
  loadView(host, async () => {
    const { default: init } = await import("hookwright");
    await init();
    await load();
  });
}
