import type { Automation } from "hookwright/payload";
import { language } from "../../messages/localization.ts";
import { eventTitle } from "../../messages/vocabulary.ts";
import { collectionName, scopeName } from "../../parts/grouping.ts";
import { triggerSummary } from "./trigger-summary.ts";

/** How long a search may work before the page handles user input, in milliseconds. */
const SLICE_MS = 8;

/** Finds automations by a text. A search of thousands of them works in slices, between which the page handles user input. */
export class AutomationSearch {
  #texts = new WeakMap<Automation, string>();
  /** The language of the texts. */
  #language = language();
  /** The number of the newest search; older ones end early. */
  #newest = 0;

  /**
   * Passes the automations that contain a text to `onFound`: at once if it takes only one slice. A new search ends this one.
   * `webhookNames` has the names in lower case by the webhook's id.
   */
  find(
    automations: readonly Automation[],
    query: string,
    webhookNames: ReadonlyMap<string, string>,
    onFound: (found: readonly Automation[]) => void,
  ) {
    this.#newest += 1;
    if (query === "") return onFound(automations);
    const found: Automation[] = [];
    this.#inSlices(
      automations,
      (one) => {
        const webhook = one.webhook === undefined ? undefined : webhookNames.get(one.webhook);
        if (this.#textOf(one).includes(query) || webhook?.includes(query)) found.push(one);
      },
      () => onFound(found),
    );
  }

  /** Prepares the texts to search, until a search begins. */
  prepare(automations: readonly Automation[]) {
    this.#newest += 1;
    this.#inSlices(
      automations,
      (one) => this.#textOf(one),
      () => undefined,
    );
  }

  #inSlices(
    automations: readonly Automation[],
    work: (automation: Automation) => void,
    onEnd: () => void,
    first = 0,
  ) {
    const number = this.#newest;
    const start = performance.now();
    for (let index = first; index < automations.length; index += 1) {
      const automation = automations[index];
      if (automation) work(automation);
      if (performance.now() - start < SLICE_MS) continue;
      setTimeout(() => {
        if (number === this.#newest) this.#inSlices(automations, work, onEnd, index + 1);
      });
      return;
    }
    onEnd();
  }

  /** Returns everything that the list shows about an automation in words, except its webhook, which may be renamed. */
  #textOf(automation: Automation): string {
    if (this.#language !== language()) {
      this.#language = language();
      this.#texts = new WeakMap();
    }
    const known = this.#texts.get(automation);
    if (known !== undefined) return known;
    const { name, description, scope, trigger } = automation;
    const texts = [
      name,
      description,
      eventTitle(trigger.type),
      scopeName(scope),
      collectionName(scope),
      triggerSummary(trigger),
    ];
    const text = texts.join("\n").toLowerCase();
    this.#texts.set(automation, text);
    return text;
  }
}
