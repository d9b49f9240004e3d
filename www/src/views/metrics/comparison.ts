import type { MetricTrigger } from "../../parts/metric-trigger.ts";
import type { Judged } from "./worker-messages.ts";

/** The number that a condition is compared with. */
export function threshold(trigger: MetricTrigger): number {
  return trigger.type === "RUN_METRIC_CHANGE" ? trigger.condition.change_amount : trigger.condition.threshold;
}

/** The same trigger, compared with another number; what is an amount can't be negative. */
export function withThreshold(trigger: MetricTrigger, wanted: number): MetricTrigger {
  switch (trigger.type) {
    case "RUN_METRIC":
      return { ...trigger, condition: { ...trigger.condition, threshold: wanted } };
    case "RUN_METRIC_CHANGE":
      return { ...trigger, condition: { ...trigger.condition, change_amount: Math.max(0, wanted) } };
    case "RUN_METRIC_ZSCORE":
      return { ...trigger, condition: { ...trigger.condition, threshold: Math.max(0, wanted) } };
  }
}

/** A limit that a condition's line is held against, seen from its centre: above it, below it. */
export type Side = 1 | -1;

/** The limits of a condition: one for a threshold or a direction, two where either way counts. */
export function sides(trigger: MetricTrigger): readonly Side[] {
  if (trigger.type === "RUN_METRIC") return [1];
  const { change_dir } = trigger.condition;
  return change_dir === "ANY" ? [1, -1] : [change_dir === "INCREASE" ? 1 : -1];
}

/** Where a limit stands at a value, in the metric's unit; NaN where nothing could be computed. */
export function limit({ centre, unit }: Judged, index: number, side: Side, amount: number): number {
  return (centre[index] ?? Number.NaN) + side * amount * (unit[index] ?? Number.NaN);
}

/** Which number puts that limit there. */
export function amountAt({ centre, unit }: Judged, index: number, side: Side, place: number): number {
  return (side * (place - (centre[index] ?? Number.NaN))) / (unit[index] ?? Number.NaN);
}

/** A number with no more digits than a step of this size needs. */
export function rounded(value: number, step: number): number {
  const places = Math.min(100, Math.max(0, 1 - Math.floor(Math.log10(step))));
  return Number.isFinite(places) ? Number(value.toFixed(places)) : value;
}
