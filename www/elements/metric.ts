import { type HistoryColumn, HistoryReader, HookwrightError, RunMetric } from "hookwright";
import { errorText } from "../src/messages/diagnostic.ts";
import { elements } from "../src/messages/elements.ts";
import { type MetricTrigger, metricSentence } from "../src/parts/metric-trigger.ts";
import { seriesOf } from "../src/views/metrics/series.ts";
import type { Evaluation, Series } from "../src/views/metrics/worker-messages.ts";
import { type ElementInputs, emptyInput, expectedName, problem } from "./element-inputs.ts";
import { readJson } from "./read-json.ts";
import type { HookwrightMetricResult, HookwrightProblem } from "./results.ts";

/** An element's condition, evaluated for its values. */
export interface MetricEvaluation {
  readonly result: HookwrightMetricResult;
  /** The problems that no failure says. */
  readonly problems: readonly HookwrightProblem[];
  /** Undefined if there is nothing to evaluate. */
  readonly shown:
    | {
        readonly series: Series;
        readonly evaluation: Evaluation;
        readonly metric: string;
        readonly sentence: string;
      }
    | undefined;
  /** Why the condition can't be read; undefined if it can. */
  readonly failure: string | undefined;
}

/** Evaluates a condition for the values of a run. */
export function evaluateMetric(inputs: ElementInputs): MetricEvaluation {
  const texts = { series: inputs.text("series"), condition: inputs.text("condition") };
  const missing = (["series", "condition"] as const).filter((input) => texts[input] === "");
  const own = [...inputs.problems, ...missing.map(emptyInput)];
  const nothing = (
    problems: readonly HookwrightProblem[],
    others: readonly HookwrightProblem[] = [],
    failure?: string,
  ) => ({
    result: { ...texts, firings: [], problems: [...problems, ...others] },
    problems,
    shown: undefined,
    failure,
  });
  if (missing.length > 0) return nothing(own);
  let metric: RunMetric | undefined;
  try {
    const trigger = readTrigger(texts.condition);
    metric = new RunMetric(trigger);
    const read = readSeries(texts.series, trigger.condition.name);
    const problems = [...own, ...read.problems];
    const { series } = read;
    if (series === undefined) return nothing(problems);
    const evaluation = evaluated(metric, trigger, series);
    const firings = Array.from(evaluation.firings, (index) => series.steps[index] ?? 0);
    const shown = { series, evaluation, metric: trigger.condition.name, sentence: metricSentence(trigger) };
    return { result: { ...texts, firings, problems }, problems, shown, failure: undefined };
  } catch (error) {
    const found = error instanceof HookwrightError ? [error.diagnostic] : [];
    return nothing(own, found, elements.conditionUnreadable(errorText(error)));
  } finally {
    metric?.free();
  }
}

/** Reads a trigger, alone or as a part of an automation. The core checks it, and says what is missing. */
function readTrigger(text: string): MetricTrigger {
  const given = readJson(text);
  const isAutomation = typeof given === "object" && given !== null && "trigger" in given;
  return (isAutomation ? given.trigger : given) as MetricTrigger;
}

/** The values of a metric, and what is wrong with them. */
interface ReadSeries {
  /** Undefined if there are no values of the metric. */
  readonly series: Series | undefined;
  readonly problems: readonly HookwrightProblem[];
}

/** Reads the values of a metric. Numbers without a name are taken as its values. */
function readSeries(text: string, metric: string): ReadSeries {
  const reader = new HistoryReader();
  reader.push(new TextEncoder().encode(text));
  const history = reader.finish();
  try {
    const columns = history.columns();
    const index = columns.findIndex(({ name, isUnnamed }) => name === metric || isUnnamed);
    const column = columns[index];
    const skipped = history.problemCount + (column?.others ?? 0);
    const problems = [...missingMetric(columns, metric, column), ...skippedRows(skipped)];
    if (column === undefined || column.count === 0) return { series: undefined, problems };
    return { series: seriesOf(history, columns, index), problems };
  } finally {
    history.free();
  }
}

function missingMetric(columns: readonly HistoryColumn[], metric: string, column: HistoryColumn | undefined) {
  if (column !== undefined && column.count > 0) return [];
  const known = columns.filter(({ role, count }) => role === "metric" && count > 0).map(({ name }) => name);
  if (known.length === 0) return [problem("element/series", elements.noSeries(), "")];
  return [problem("element/metric", elements.noMetric(metric), expectedName(metric, known))];
}

function skippedRows(count: number) {
  return count === 0 ? [] : [problem("element/series", elements.skippedRows(count), "", "warning")];
}

function evaluated(metric: RunMetric, trigger: MetricTrigger, { values, times }: Series): Evaluation {
  const batch = metric.run(values, times);
  const { computed, line, centre, unit, firings, inCooldown } = batch;
  const pauses = batch.pauses();
  batch.free();
  return { trigger, computed, line, centre, unit, firings, inCooldown, pauses };
}
