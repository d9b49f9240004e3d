import { LazyElement, type View } from "./lazy-element.ts";
import type { HookwrightMatchResult, HookwrightProblem } from "./results.ts";
import { automationText } from "./shared-text.ts";

/**
 * An automation and events: which of them fire it, and why, condition by condition.
 *
 * @tagname hookwright-match
 * @attr {string} playground-url - The address of a playground, which a link below the element opens with what the element shows.
 * @attr {boolean} readonly - The user can't edit automation and events.
 * @attr {string} parts - The names of the parts to show, separated by spaces: `results`, `automation`, `events`. All by default.
 * @slot - The inputs: an element with `data-part="automation"` and one with `data-part="events"`; text alone is the automation.
 * @fires {CustomEvent<HookwrightMatchResult>} hookwright-change - Automation, events or results changed; also after the first
 * evaluation.
 * @fires {CustomEvent<{ error: unknown }>} hookwright-error - The element's code could not be loaded; it still shows its content.
 * @csspart frame - The border around everything.
 * @csspart problems - The list of problems.
 * @csspart results - The list of events with their verdicts.
 * @csspart automation - The automation's JSON.
 * @csspart events - The events' JSON.
 * @csspart open - The link to a playground.
 * @cssproperty --hookwright-accent - The colour of links and focus. Every design token can be set in this way.
 * @cssproperty --hookwright-surface - The background.
 * @cssproperty --hookwright-ink - The text's colour.
 * @cssproperty --hookwright-good - The colour of events that fire.
 */
export class HookwrightMatch extends LazyElement<HookwrightMatchResult> {
  protected override readonly inputs = ["automation", "events"];

  /** The automation as JSON. */
  get automation(): string {
    return this.text("automation");
  }

  set automation(automation: string) {
    this.setText("automation", automation);
  }

  /** The events: a JSON array, one JSON object, or one in each line. */
  get events(): string {
    return this.text("events");
  }

  set events(events: string) {
    this.setText("events", events);
  }

  /** Whether each event fires the automation, in their order; empty before the first evaluation. */
  get fires(): readonly boolean[] {
    return this.result?.fires ?? [];
  }

  /** The problems of automation, events and attributes. */
  get problems(): readonly HookwrightProblem[] {
    return this.result?.problems ?? [];
  }

  protected override sharedText({ automation, events }: HookwrightMatchResult): string | undefined {
    return automationText(automation, events);
  }

  protected override async createView(): Promise<View> {
    const { createMatchView } = await import("./full.ts");
    return createMatchView(this);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hookwright-match": HookwrightMatch;
  }
}
