import { markSaved, markUnsaved } from "../platform/unsaved.ts";

/** How long a change may wait for another tab before the page says so, in milliseconds. */
const BUSY_AFTER_MS = 2000;
/** How long a change may wait for another tab before the page offers to continue without it, in milliseconds. */
const STUCK_AFTER_MS = 10_000;

/** Whether a change waits for another tab: not or only shortly, long, or so long that the other tab seems to hang. */
export type WaitState = "none" | "busy" | "stuck";

/** Observes how long changes wait for the lock that another tab holds while it changes the workspace. */
export class LockWait extends EventTarget {
  readonly #busy = new Set<object>();
  readonly #stuck = new Set<object>();

  get state(): WaitState {
    if (this.#stuck.size > 0) return "stuck";
    return this.#busy.size > 0 ? "busy" : "none";
  }

  /** Observes a change until it is made, and dispatches `change` when the state changes. */
  async observe<T>(change: Promise<T>): Promise<T> {
    const timers = [
      setTimeout(() => this.#mark(this.#busy, change), BUSY_AFTER_MS),
      setTimeout(() => this.#mark(this.#stuck, change), STUCK_AFTER_MS),
    ];
    try {
      return await change;
    } finally {
      for (const timer of timers) clearTimeout(timer);
      this.#stuck.delete(change);
      if (this.#busy.delete(change)) this.#changed();
    }
  }

  #mark(marked: Set<object>, change: object) {
    marked.add(change);
    this.#changed();
  }

  #changed() {
    this.dispatchEvent(new Event("change"));
  }
}

/** The waiting changes of this page. While there are any, the browser asks before the page is closed. */
export const lockWait = new LockWait();

lockWait.addEventListener("change", () => {
  if (lockWait.state === "none") markSaved(lockWait);
  else markUnsaved(lockWait);
});
