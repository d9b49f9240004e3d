import type { Trigger } from "hookwright/payload";
import { metrics } from "../../messages/metrics.ts";
import { countText } from "../../messages/numbers.ts";
import type { MetricTrigger } from "../../parts/metric-trigger.ts";
import type { Evaluation } from "./worker-messages.ts";

/** Returns the name of the line that a condition computes, like “5-value average”. */
export function lineName(trigger: MetricTrigger): string {
  if (trigger.type === "RUN_METRIC_ZSCORE") return metrics.eachValue();
  const { condition } = trigger;
  const count = "window_size" in condition ? condition.window_size : condition.current_window_size;
  return condition.agg_op && count > 1
    ? metrics.aggregateOf[condition.agg_op](countText(count))
    : metrics.eachValue();
}

/** Returns the number that a condition compares with. */
export function threshold(trigger: MetricTrigger): number {
  return trigger.type === "RUN_METRIC_CHANGE" ? trigger.condition.change_amount : trigger.condition.threshold;
}

/** Returns the trigger with another number to compare with. Amounts of change can't be negative. */
export function withThreshold(trigger: MetricTrigger, threshold: number): MetricTrigger {
  switch (trigger.type) {
    case "RUN_METRIC":
      return { ...trigger, condition: { ...trigger.condition, threshold } };
    case "RUN_METRIC_CHANGE":
      return { ...trigger, condition: { ...trigger.condition, change_amount: Math.max(0, threshold) } };
    case "RUN_METRIC_ZSCORE":
      return { ...trigger, condition: { ...trigger.condition, threshold: Math.max(0, threshold) } };
  }
}

/** Returns whether two triggers are equal, in whatever order their fields are. An empty field counts as omitted. */
export function isSameTrigger(one: Trigger, other: Trigger): boolean {
  return fieldsOf(one) === fieldsOf(other);
}

function fieldsOf(value: object): string {
  const fields = Object.entries(value).filter(
    ([, field]) => field !== undefined && field !== null && field !== "",
  );
  return JSON.stringify(
    fields.sort().map(([name, field]) => [name, typeof field === "object" ? fieldsOf(field) : field]),
  );
}

/** The side of a condition's centre on which a limit lies: 1 above it, -1 below it. */
export type Side = 1 | -1;

/** Returns the sides on which a condition has a limit: both if a change in either direction counts, else one. */
export function sides(trigger: MetricTrigger): readonly Side[] {
  if (trigger.type === "RUN_METRIC") return [1];
  const { change_dir } = trigger.condition;
  return change_dir === "ANY" ? [1, -1] : [change_dir === "INCREASE" ? 1 : -1];
}

/** Returns the limit at the value of this index, in the metric's unit; NaN if the core computed nothing there. */
export function limit({ centre, unit }: Evaluation, index: number, side: Side, amount: number): number {
  return (centre[index] ?? Number.NaN) + side * amount * (unit[index] ?? Number.NaN);
}

/** Returns the threshold that puts the limit at `position`: the inverse of `limit`. */
export function amountAt({ centre, unit }: Evaluation, index: number, side: Side, position: number): number {
  return (side * (position - (centre[index] ?? Number.NaN))) / (unit[index] ?? Number.NaN);
}

/** Rounds a number to the decimal places that a step of this size needs. */
export function rounded(value: number, step: number): number {
  const decimals = Math.min(100, Math.max(0, 1 - Math.floor(Math.log10(step))));
  return Number.isFinite(decimals) ? Number(value.toFixed(decimals)) : value;
}

/** Returns a number as text, with six significant digits; empty if there is no number. */
export function numberText(value: number | undefined): string {
  return value === undefined ? "" : String(Number(value.toPrecision(6)));
}
