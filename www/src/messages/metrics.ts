import { msg, str } from "@lit/localize";
import type { ProblemKind } from "hookwright";

/** Messages of the Run metrics view. */
export const metrics = {
  thresholdRange: () => msg("Threshold range", { id: "metrics.aboveBelow" }),
  createAnother: () => msg("Create a new one", { id: "metrics.createAnother" }),
  createAutomation: () => msg("Create an automation for this metric", { id: "metrics.bell" }),
  backToAutomation: () => msg("Back to the automation", { id: "metrics.backToAutomation" }),
  cancel: () => msg("Cancel", { id: "metrics.cancel" }),
  chooseFile: () => msg("Choose a file", { id: "metrics.chooseFile" }),
  column: () => msg("Column of the history", { id: "metrics.column" }),
  columnCount: (name: string, count: string) =>
    count === "1"
      ? msg(str`${name} (1 value)`, { id: "metrics.columnCount.one" })
      : msg(str`${name} (${count} values)`, { id: "metrics.columnCount" }),
  condition: () => msg("Condition", { id: "metrics.condition" }),
  detach: (name: string) => msg(str`Stop editing “${name}” here`, { id: "metrics.detach" }),
  dropHere: () => msg("or drop it anywhere on this page", { id: "metrics.dropHere" }),
  emptyIntro: () =>
    msg(
      "See at which steps a condition on a run's metric fires. Start with the sample run, or load a history: a CSV or JSONL file with one row per step, or plain numbers.",
      { id: "metrics.emptyIntro" },
    ),
  event: () => msg("Event", { id: "metrics.event" }),
  failed: (name: string) => msg(str`“${name}” could not be read.`, { id: "metrics.failed" }),
  firing: () => msg("Firing", { id: "metrics.firing" }),
  firings: (count: number) =>
    count === 0
      ? msg("An automation with this condition would never fire.", { id: "metrics.firings.none" })
      : count === 1
        ? msg("An automation with this condition would fire once.", { id: "metrics.firings.one" })
        : msg(str`An automation with this condition would fire ${count} times.`, {
            id: "metrics.firings.many",
          }),
  firstFirings: (shown: string) => msg(str`The first ${shown}:`, { id: "metrics.firstFirings" }),
  history: () => msg("Run history", { id: "metrics.history" }),
  computing: () => msg("Computing…", { id: "metrics.judging" }),
  line: () => msg("Compared value", { id: "metrics.line" }),
  noNumbers: (name: string) =>
    msg(str`“${name}” has no metric: no column contains numbers.`, { id: "metrics.noNumbers" }),
  noTimes: () =>
    msg(
      "This history has no _timestamp, so we can't tell when 24 hours have passed; only the first firing is shown.",
      {
        id: "metrics.noTimes",
      },
    ),
  nothingCompared: () =>
    msg("none (not enough values yet, or one is not finite)", { id: "metrics.nothingCompared" }),
  skippedCells: (count: string) =>
    count === "1"
      ? msg("1 cell of this column is not a number and was skipped", { id: "metrics.others.one" })
      : msg(str`${count} cells of this column are not numbers and were skipped`, { id: "metrics.others" }),
  pasteLabel: () => msg("CSV, JSONL or numbers", { id: "metrics.pasteLabel" }),
  pasteSummary: () => msg("Paste or type values", { id: "metrics.pasteSummary" }),
  pasted: () => msg("Pasted text", { id: "metrics.pasted" }),
  plotOf: (name: string) => msg(str`Plot of ${name}`, { id: "metrics.plotOf" }),
  problem: {
    encoding: () => msg("is not UTF-8.", { id: "metrics.problem.encoding" }),
    cellCount: (found, expected) =>
      msg(str`has ${found} cells, and the header has ${expected}.`, { id: "metrics.problem.cellCount" }),
    quoteOpen: () => msg("has an unclosed quote.", { id: "metrics.problem.quoteOpen" }),
    notJson: (found) => msg(str`is not JSON: ${found}.`, { id: "metrics.problem.notJson" }),
    notAnObject: () => msg("is JSON, but not an object.", { id: "metrics.problem.notAnObject" }),
    notANumber: (found) =>
      msg(str`contains “${found}”, which is not a number.`, { id: "metrics.problem.notANumber" }),
  } satisfies Record<ProblemKind, (found: string, expected: string) => string>,
  problemLine: (line: number, text: string) => msg(str`Line ${line} ${text}`, { id: "metrics.problemLine" }),
  problems: (count: string) =>
    count === "1"
      ? msg("1 malformed line skipped", { id: "metrics.problems.one" })
      : msg(str`${count} malformed lines skipped`, { id: "metrics.problems" }),
  readout: () => msg("Step by step", { id: "metrics.readout" }),
  readoutAt: {
    fires: (step: string, value: string, line: string) =>
      msg(str`Step ${step}: value ${value}; compared: ${line}. It fires here.`, {
        id: "metrics.readoutAt.fires",
      }),
    rests: (step: string, value: string, line: string) =>
      msg(str`Step ${step}: value ${value}; compared: ${line}. Condition met, but in cooldown.`, {
        id: "metrics.readoutAt.rests",
      }),
    silent: (step: string, value: string, line: string) =>
      msg(str`Step ${step}: value ${value}; compared: ${line}. It does not fire.`, {
        id: "metrics.readoutAt.silent",
      }),
  },
  readoutHelp: () =>
    msg("Hover over the plot, or focus here and use the arrow keys.", { id: "metrics.readoutHelp" }),
  reading: (name: string, rows: string) => msg(str`Reading ${name}: ${rows} rows`, { id: "metrics.reading" }),
  readingProgress: () => msg("Reading progress", { id: "metrics.readingLabel" }),
  inCooldown: (count: number) =>
    count === 1
      ? msg(
          "1 more value (ring) meets the condition but does not fire: an automation fires at most once per run in 24 hours.",
          { id: "metrics.resting.one" },
        )
      : msg(
          str`${count.toLocaleString()} more values (rings) meet the condition but do not fire: an automation fires at most once per run in 24 hours.`,
          { id: "metrics.resting.many" },
        ),
  rows: (name: string, rows: string) =>
    rows === "1"
      ? msg(str`${name}: 1 row`, { id: "metrics.rows.one" })
      : msg(str`${name}: ${rows} rows`, { id: "metrics.rows" }),
  sample: () => msg("Load the sample run", { id: "metrics.sample" }),
  sampleName: () => msg("Sample run", { id: "metrics.sampleName" }),
  step: () => msg("Step", { id: "metrics.step" }),
  target: () => msg("Condition of", { id: "metrics.target" }),
  targetChanged: (name: string) =>
    msg(str`The condition of “${name}” was changed elsewhere. The plot still shows the earlier one.`, {
      id: "metrics.targetChanged",
    }),
  targetDeleted: (name: string) => msg(str`“${name}” was deleted.`, { id: "metrics.targetDeleted" }),
  targetNotFound: () =>
    msg("The automation of this address was not found. It may have been deleted.", {
      id: "metrics.targetNotFound",
    }),
  targetNotMetric: (name: string) =>
    msg(str`“${name}” does not watch a run's metric, so it has no condition to plot.`, {
      id: "metrics.targetNotMetric",
    }),
  targetNeedsHistory: (name: string, metric: string) =>
    msg(str`Load a history of “${metric}” to see when “${name}” would fire.`, {
      id: "metrics.targetNeedsHistory",
    }),
  targetNeedsMetric: (metric: string) =>
    msg(str`This history has no metric “${metric}”, so the plot shows another one.`, {
      id: "metrics.targetNeedsMetric",
    }),
  threshold: () => msg("Threshold", { id: "metrics.threshold" }),
  thresholdHelp: () =>
    msg(
      "Drag the handle beside the plot, or focus it and use the arrow keys: the firings update as it moves.",
      {
        id: "metrics.thresholdHelp",
      },
    ),
  time: () => msg("Time", { id: "metrics.time" }),
  updateAutomation: (name: string) => msg(str`Update “${name}”`, { id: "metrics.updateAutomation" }),
  updated: (name: string) => msg(str`Updated the condition of “${name}”`, { id: "metrics.updated" }),
  useStored: () => msg("Show the current one", { id: "metrics.useStored" }),
  use: () => msg("Use these values", { id: "metrics.use" }),
  value: () => msg("Value", { id: "metrics.value" }),
  values: () => msg("Logged values", { id: "metrics.values" }),
  wholeRun: () => msg("Whole run", { id: "metrics.wholeRun" }),
  zoomIn: () => msg("Zoom in", { id: "metrics.zoomIn" }),
  zoomOut: () => msg("Zoom out", { id: "metrics.zoomOut" }),
};
