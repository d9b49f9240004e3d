import { type Automation, checkSample, Event, Matcher } from "hookwright";
import type { FiringExplanation } from "../../parts/firing-reason.ts";

/** How long the matcher may work before the page handles user input, in milliseconds. */
const SLICE_MS = 12;

/** How many automations are compared before the page handles user input, however fast that is. */
const SLICE_SIZE = 250;

/** Evaluates which of the workspace's automations an event fires. Keeps the core's matcher between evaluations. */
export class FiringEvaluator {
  readonly #matcher = new Matcher();
  /** The JSON of each automation in the matcher, by id. */
  readonly #compiled = new Map<string, string>();
  #event: Event | undefined;

  /**
   * Compiles the automations that changed, in slices between which the page handles user input, then matches the event.
   * Returns the ids of the automations that fire; undefined if `isCurrent` became false meanwhile. Throws if the event is
   * not valid.
   */
  async evaluate(
    automations: readonly Automation[],
    eventText: string,
    isCurrent: () => boolean,
  ): Promise<ReadonlySet<string> | undefined> {
    let sliceStart = performance.now();
    for (const [index, automation] of automations.entries()) {
      this.#compile(automation);
      const isSliceEnd = (index + 1) % SLICE_SIZE === 0 || performance.now() - sliceStart >= SLICE_MS;
      if (!isSliceEnd) continue;
      await new Promise((resolve) => setTimeout(resolve));
      if (!isCurrent()) return undefined;
      sliceStart = performance.now();
    }
    this.#removeAllExcept(new Set(automations.map(({ id }) => id)));
    const event = new Event(eventText);
    this.#event?.free();
    this.#event = event;
    return new Set(this.#matcher.wouldFire(event));
  }

  /**
   * Explains why the last event fires an automation, or why it doesn't. Whether a run metric fires may depend on the values
   * that the run logged before. Throws if the filter takes too long for the event.
   */
  explain(automation: Automation): FiringExplanation | undefined {
    const event = this.#event;
    const explanation = event && this.#matcher.explainOne(automation.id, event);
    if (!explanation) return undefined;
    const { fires, reason, condition } = explanation;
    if (fires || !("condition" in automation.trigger))
      return { verdict: fires ? "fires" : "doesNotFire", reason, condition };
    const check = checkSample(automation, event);
    return { ...check, reason: check.reason, condition };
  }

  #compile(automation: Automation) {
    const json = JSON.stringify(automation);
    if (this.#compiled.get(automation.id) === json) return;
    this.#matcher.set(automation);
    this.#compiled.set(automation.id, json);
  }

  #removeAllExcept(ids: ReadonlySet<string>) {
    for (const id of this.#compiled.keys()) {
      if (ids.has(id)) continue;
      this.#matcher.remove(id);
      this.#compiled.delete(id);
    }
  }
}
