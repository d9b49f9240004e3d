import { type Automation, Event, type Explanation, Matcher } from "hookwright";

/** How long the matcher may work before the page gets its turn, in milliseconds. */
const TURN = 12;

/** Keeps the core's matcher in step with the workspace, and says for one event at a time what would fire. */
export class Judge {
  readonly #matcher = new Matcher();
  readonly #known = new Map<string, string>();
  #event: Event | undefined;

  /**
   * Takes the automations in, in turns between which the page answers, and then the event; answers the ids of those
   * that fire. Ends early, with nothing, where it is no longer `wanted`. Throws for an event that can't be read.
   */
  async judge(
    automations: readonly Automation[],
    eventText: string,
    wanted: () => boolean,
  ): Promise<ReadonlySet<string> | undefined> {
    let turn = performance.now();
    for (const automation of automations) {
      this.#take(automation);
      if (performance.now() - turn < TURN) continue;
      await new Promise((resolve) => setTimeout(resolve));
      if (!wanted()) return undefined;
      turn = performance.now();
    }
    this.#drop(new Set(automations.map(({ id }) => id)));
    const event = new Event(eventText);
    this.#event?.free();
    this.#event = event;
    return new Set(this.#matcher.wouldFire(event));
  }

  /** Why the automation fires for the event that was judged last, or does not. */
  explain(id: string): Explanation | undefined {
    return this.#event && this.#matcher.explainOne(id, this.#event);
  }

  /** Only automations that changed are compiled again. */
  #take(automation: Automation) {
    const text = JSON.stringify(automation);
    if (this.#known.get(automation.id) === text) return;
    this.#matcher.set(automation);
    this.#known.set(automation.id, text);
  }

  #drop(kept: ReadonlySet<string>) {
    for (const id of this.#known.keys()) {
      if (kept.has(id)) continue;
      this.#matcher.remove(id);
      this.#known.delete(id);
    }
  }
}
