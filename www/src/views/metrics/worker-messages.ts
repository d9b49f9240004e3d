import type { HistoryColumn, HistoryProblem, Pause, TimeSource } from "hookwright";
import type { MetricTrigger } from "../../parts/metric-trigger.ts";
import type { Gap } from "./gaps.ts";

/** A request from the page to the worker. */
export type WorkerRequest =
  | { readonly type: "load"; readonly text: Blob }
  | { readonly type: "choose"; readonly column: number }
  | { readonly type: "evaluate"; readonly trigger: MetricTrigger };

/** A response from the worker to the page. */
export type WorkerResponse =
  | { readonly type: "reading"; readonly read: number; readonly rows: number }
  | ({ readonly type: "read" } & ReadHistory)
  | ({ readonly type: "chosen" } & Series)
  | ({ readonly type: "evaluated" } & Evaluation)
  | { readonly type: "failed" };

/** A run's history after it was read, without its values. */
export interface ReadHistory {
  readonly rows: number;
  readonly columns: readonly HistoryColumn[];
  readonly problems: readonly HistoryProblem[];
  readonly problemCount: number;
  /** The name of the x-axis; undefined if rows are numbered. */
  readonly axis: string | undefined;
  /** The index of the column to show first; undefined if the history has no metric. */
  readonly firstMetric: number | undefined;
}

/** The logged values of one metric. */
export interface Series {
  readonly column: number;
  readonly values: Float64Array;
  /** The x position of each value, never falling: its step, or its index if the steps of the history fall. */
  readonly steps: Float64Array;
  /** The name of the x-axis; undefined if it shows steps. */
  readonly axis: string | undefined;
  /** Whether the values are numbered because the steps of the history fall. */
  readonly isNumbered: boolean;
  readonly gaps: readonly Gap[];
  /**
   * When each value was logged, in milliseconds since 1970 or, from `_runtime`, since the run began; undefined if the history
   * has no times.
   */
  readonly times?: Float64Array;
  readonly timeSource?: TimeSource;
}

/** The result of a trigger for every value of a series, as the core computes it in batches. */
export interface Evaluation {
  readonly trigger: MetricTrigger;
  readonly computed: Float64Array;
  readonly line: Float64Array;
  readonly centre: Float64Array;
  readonly unit: Float64Array;
  /** The indices of the values at which the automation fires. */
  readonly firings: Uint32Array;
  /** The indices of the values that meet the condition within the 24 hours of cooldown after a firing. */
  readonly inCooldown: Uint32Array;
  /** The stretches of values at which nothing could be computed. */
  readonly pauses: readonly Pause[];
}
