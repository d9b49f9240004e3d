import {
  type Aggregate,
  type ChangeBasis,
  type Comparison,
  type Trigger,
  triggerChoices,
} from "hookwright/payload";
import { timesPowerOfTen } from "../design/decimal.ts";
import { triggers } from "../messages/triggers.ts";

/** A trigger on a run's metric: a threshold, a change or a z-score. */
export type MetricTrigger = Extract<Trigger, { condition: unknown }>;

/** A request to create an automation with a trigger. */
export class SuggestEvent extends Event {
  constructor(readonly trigger: MetricTrigger) {
    super("hw-suggest", { bubbles: true, composed: true });
  }
}

/** Returns a sentence that tells when a trigger fires. */
export function metricSentence(trigger: MetricTrigger): string {
  const { fires } = triggers;
  const metric = trigger.condition.name || triggers.unnamedMetric();
  switch (trigger.type) {
    case "RUN_METRIC": {
      const { agg_op, window_size, cmp_op, threshold } = trigger.condition;
      const what = agg_op ? aggregated(agg_op, window_size, metric) : fires.aggregate.NONE(metric);
      return fires.threshold(what, signOf(cmp_op), String(threshold));
    }
    case "RUN_METRIC_CHANGE": {
      const { agg_op, current_window_size, prior_window_size, change_type, change_dir, change_amount } =
        trigger.condition;
      const what = agg_op
        ? aggregated(agg_op, current_window_size, metric)
        : fires.aggregate.EACH(String(current_window_size), metric);
      const amount = amountText(change_amount, change_type);
      return fires.change[change_dir](what, amount, String(prior_window_size));
    }
    case "RUN_METRIC_ZSCORE": {
      const { window_size, threshold, change_dir } = trigger.condition;
      return fires.zScore[change_dir](metric, String(threshold), String(window_size));
    }
  }
}

function aggregated(aggregate: Aggregate, count: number, metric: string): string {
  return triggers.fires.aggregate[aggregate](String(count), metric);
}

/** Returns a short name for an automation with this trigger: its metric and its condition. */
export function metricName(trigger: MetricTrigger): string {
  const { named } = triggers;
  const { name } = trigger.condition;
  switch (trigger.type) {
    case "RUN_METRIC": {
      const { agg_op, cmp_op, threshold } = trigger.condition;
      return `${agg_op ? named[agg_op](name) : name} ${signOf(cmp_op)} ${threshold}`;
    }
    case "RUN_METRIC_CHANGE": {
      const { agg_op, change_type, change_dir, change_amount } = trigger.condition;
      const amount = amountText(change_amount, change_type);
      return named.change[change_dir](agg_op ? named[agg_op](name) : name, amount);
    }
    case "RUN_METRIC_ZSCORE":
      return named.zScore(name, String(trigger.condition.threshold));
  }
}

function signOf(operator: Comparison): string {
  return triggerChoices().comparisons.find(({ comparison }) => comparison === operator)?.sign ?? "";
}

/** Returns the amount of a change with its unit, like `5 %`. */
function amountText(amount: number, type: ChangeBasis): string {
  return changeText(String(amount), type);
}

/** Returns a change, given as a decimal number, with its unit, like `-5 %`. */
export function changeText(change: string, type: ChangeBasis): string {
  const basis = triggerChoices().bases.find(({ basis }) => basis === type);
  return `${timesPowerOfTen(change, basis?.decimalPlaces ?? 0)} ${basis?.unit ?? ""}`.trim();
}

declare global {
  interface HTMLElementEventMap {
    "hw-suggest": SuggestEvent;
  }
}
