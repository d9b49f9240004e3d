import type { HistoryColumn, HistoryProblem } from "hookwright";
import type { MetricTrigger } from "../../parts/metric-trigger.ts";

/** What the page asks of the worker. */
export type Request =
  | { readonly type: "load"; readonly text: Blob }
  | { readonly type: "choose"; readonly column: number }
  | { readonly type: "judge"; readonly trigger: MetricTrigger };

/** What the worker answers. */
export type Answer =
  | { readonly type: "reading"; readonly read: number; readonly rows: number }
  | ({ readonly type: "read" } & ReadHistory)
  | ({ readonly type: "chosen" } & Series)
  | ({ readonly type: "judged" } & Judged)
  | { readonly type: "failed" };

/** A history that was read, without its numbers. */
export interface ReadHistory {
  readonly rows: number;
  readonly columns: readonly HistoryColumn[];
  readonly problems: readonly HistoryProblem[];
  readonly problemCount: number;
}

/** The values of one metric. */
export interface Series {
  readonly column: number;
  readonly values: Float64Array;
  /** For each value where it stands on the plot, never falling: its step, or its number where steps fall. */
  readonly steps: Float64Array;
  /** When each was logged, in milliseconds since 1970; none where the history has no times. */
  readonly times?: Float64Array;
}

/** What a trigger makes of the series: the core's batch, for all values. */
export interface Judged {
  readonly trigger: MetricTrigger;
  readonly computed: Float64Array;
  readonly line: Float64Array;
  readonly centre: Float64Array;
  readonly unit: Float64Array;
  /** Where the automation fires, by the values' numbers. */
  readonly firings: Uint32Array;
  /** Where its condition is met, but it fired in the 24 hours before. */
  readonly resting: Uint32Array;
}
