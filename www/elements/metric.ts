import { type HistoryColumn, HistoryReader, RunMetric } from "hookwright";
import { errorText } from "../src/messages/diagnostic.ts";
import { elements } from "../src/messages/elements.ts";
import { type MetricTrigger, metricSentence } from "../src/parts/metric-trigger.ts";
import { seriesOf } from "../src/views/metrics/series.ts";
import type { Evaluation, Series } from "../src/views/metrics/worker-messages.ts";
import type { HookwrightMetricResult } from "./results.ts";

/** A condition evaluated for the values of a run. */
export interface MetricEvaluation {
  readonly result: HookwrightMetricResult;
  /** Undefined if values or condition can't be read. */
  readonly shown:
    | {
        readonly series: Series;
        readonly evaluation: Evaluation;
        readonly metric: string;
        readonly sentence: string;
      }
    | undefined;
  /** Why the values or the condition can't be read; undefined if they can. */
  readonly failure: string | undefined;
}

/** Evaluates a condition for the values of a run. */
export function evaluateMetric(seriesText: string, conditionText: string): MetricEvaluation {
  const texts = { series: seriesText, condition: conditionText };
  try {
    const trigger = readTrigger(conditionText);
    const metric = new RunMetric(trigger);
    const series = readSeries(seriesText, trigger.condition.name);
    if (series === undefined) {
      metric.free();
      return { result: { ...texts, firings: [] }, shown: undefined, failure: elements.noSeries() };
    }
    const evaluation = evaluated(metric, trigger, series);
    const firings = Array.from(evaluation.firings, (index) => series.steps[index] ?? 0);
    const shown = { series, evaluation, metric: trigger.condition.name, sentence: metricSentence(trigger) };
    return { result: { ...texts, firings }, shown, failure: undefined };
  } catch (error) {
    const failure = elements.conditionUnreadable(errorText(error));
    return { result: { ...texts, firings: [] }, shown: undefined, failure };
  }
}

/** Reads a trigger, alone or as a part of an automation. The core checks it, and says what is missing. */
function readTrigger(text: string): MetricTrigger {
  const given: unknown = JSON.parse(text);
  const isAutomation = typeof given === "object" && given !== null && "trigger" in given;
  return (isAutomation ? given.trigger : given) as MetricTrigger;
}

/** Reads the values of a metric, or of the first one if the history does not have it. */
function readSeries(text: string, metric: string): Series | undefined {
  const reader = new HistoryReader();
  reader.push(new TextEncoder().encode(text));
  const history = reader.finish();
  const columns = history.columns();
  const column = columnOf(columns, metric) ?? history.firstMetric;
  const series = column === undefined ? undefined : seriesOf(history, columns, column);
  history.free();
  return series?.values.length === 0 ? undefined : series;
}

function columnOf(columns: readonly HistoryColumn[], metric: string): number | undefined {
  const index = columns.findIndex(({ name }) => name === metric);
  return index < 0 ? undefined : index;
}

function evaluated(metric: RunMetric, trigger: MetricTrigger, { values, times }: Series): Evaluation {
  const batch = metric.run(values, times);
  const { computed, line, centre, unit, firings, inCooldown } = batch;
  const pauses = batch.pauses();
  batch.free();
  metric.free();
  return { trigger, computed, line, centre, unit, firings, inCooldown, pauses };
}
