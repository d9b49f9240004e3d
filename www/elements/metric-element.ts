import { LazyElement, type View } from "./lazy-element.ts";
import type { HookwrightMetricResult, HookwrightProblem } from "./results.ts";
import { conditionText } from "./shared-text.ts";

/**
 * The values of a run and a condition on a metric: a plot of where an automation with this condition fires, and a table.
 *
 * @tagname hookwright-metric
 * @attr {string} playground-url - The address of a playground, which a link below the element opens with what the element shows.
 * @attr {boolean} readonly - The user can't edit condition and values.
 * @attr {string} parts - The names of the parts to show, separated by spaces: `plot`, `firings`, `condition`, `series`. All by
 * default.
 * @slot - The inputs: an element with `data-part="series"` and one with `data-part="condition"`; text alone is the series.
 * @fires {CustomEvent<HookwrightMetricResult>} hookwright-change - Series, condition or firings changed; also after the first
 * evaluation.
 * @fires {CustomEvent<{ error: unknown }>} hookwright-error - The element's code could not be loaded; it still shows its content.
 * @csspart frame - The border around everything.
 * @csspart problems - The list of problems.
 * @csspart plot - The plot with what it says at its cursor.
 * @csspart firings - The firings as a table.
 * @csspart condition - The condition's JSON.
 * @csspart series - The values.
 * @csspart open - The link to a playground.
 * @cssproperty --hookwright-accent - The colour of the compared line. Every design token can be set in this way.
 * @cssproperty --hookwright-surface - The background.
 * @cssproperty --hookwright-ink - The text's colour.
 * @cssproperty --hookwright-kind-event - The colour of firings.
 */
export class HookwrightMetric extends LazyElement<HookwrightMetricResult> {
  protected override readonly inputs = ["series", "condition"];

  /** The values: CSV with a header, JSON with an object for each row, or numbers. */
  get series(): string {
    return this.text("series");
  }

  set series(series: string) {
    this.setText("series", series);
  }

  /** The trigger with the condition as JSON, like `{"type": "RUN_METRIC", "condition": {…}}`; an automation has one, too. */
  get condition(): string {
    return this.text("condition");
  }

  set condition(condition: string) {
    this.setText("condition", condition);
  }

  /** The steps at which the automation fires; empty before the first evaluation. */
  get firings(): readonly number[] {
    return this.result?.firings ?? [];
  }

  /** The problems of values, condition and attributes. */
  get problems(): readonly HookwrightProblem[] {
    return this.result?.problems ?? [];
  }

  protected override sharedText({ condition }: HookwrightMetricResult): string | undefined {
    return conditionText(condition);
  }

  protected override async createView(): Promise<View> {
    const { createMetricView } = await import("./full.ts");
    return createMetricView(this);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hookwright-metric": HookwrightMetric;
  }
}
