import { msg, str } from "@lit/localize";
import type { ProblemKind } from "hookwright";

/** What Run metrics says. */
export const metrics = {
  aboveBelow: () => msg("Limits", { id: "metrics.aboveBelow" }),
  bell: () => msg("Create an automation for this metric", { id: "metrics.bell" }),
  cancel: () => msg("Cancel", { id: "metrics.cancel" }),
  chooseFile: () => msg("Choose a file", { id: "metrics.chooseFile" }),
  column: () => msg("Column of the history", { id: "metrics.column" }),
  columnCount: (name: string, count: string) =>
    msg(str`${name} (values: ${count})`, { id: "metrics.columnCount" }),
  condition: () => msg("Condition", { id: "metrics.condition" }),
  dropHere: () => msg("or drop it anywhere on this page", { id: "metrics.dropHere" }),
  emptyIntro: () =>
    msg(
      "See at which steps a condition on a run's metric fires. Start with the sample run, or bring a history: a CSV or JSONL file as W&B exports it, one row a step, or plain numbers.",
      { id: "metrics.emptyIntro" },
    ),
  event: () => msg("Event", { id: "metrics.event" }),
  failed: (name: string) => msg(str`${name} could not be read.`, { id: "metrics.failed" }),
  firing: () => msg("Firing", { id: "metrics.firing" }),
  firings: (count: number) =>
    count === 0
      ? msg("This condition fires at no step.", { id: "metrics.firings.none" })
      : count === 1
        ? msg("This condition fires once.", { id: "metrics.firings.one" })
        : msg(str`This condition fires ${count} times.`, { id: "metrics.firings.many" }),
  firstFirings: (shown: string) => msg(str`The first ${shown}:`, { id: "metrics.firstFirings" }),
  history: () => msg("Run history", { id: "metrics.history" }),
  judging: () => msg("Computing…", { id: "metrics.judging" }),
  line: () => msg("What is compared", { id: "metrics.line" }),
  noNumbers: (name: string) =>
    msg(str`${name} holds no metric: none of its columns has numbers.`, { id: "metrics.noNumbers" }),
  noTimes: () =>
    msg("This history has no _timestamp, so nothing shows that 24 hours pass: an automation fires once.", {
      id: "metrics.noTimes",
    }),
  nothingCompared: () => msg("nothing yet", { id: "metrics.nothingCompared" }),
  others: (count: string) =>
    msg(str`Cells of this column that hold no number, left out: ${count}`, { id: "metrics.others" }),
  pasteLabel: () => msg("CSV, JSONL or numbers", { id: "metrics.pasteLabel" }),
  pasteSummary: () => msg("Paste or type values", { id: "metrics.pasteSummary" }),
  pasted: () => msg("Pasted text", { id: "metrics.pasted" }),
  plotOf: (name: string) => msg(str`Plot of ${name}`, { id: "metrics.plotOf" }),
  problem: {
    encoding: () => msg("is not UTF-8.", { id: "metrics.problem.encoding" }),
    cellCount: (found, expected) =>
      msg(str`has ${found} cells, and the header has ${expected}.`, { id: "metrics.problem.cellCount" }),
    quoteOpen: () => msg("begins a quoted cell that has no end.", { id: "metrics.problem.quoteOpen" }),
    notJson: (found) => msg(str`is not JSON: ${found}.`, { id: "metrics.problem.notJson" }),
    notAnObject: () => msg("is JSON, but no object.", { id: "metrics.problem.notAnObject" }),
    notANumber: (found) =>
      msg(str`holds “${found}”, which is no number.`, { id: "metrics.problem.notANumber" }),
  } satisfies Record<ProblemKind, (found: string, expected: string) => string>,
  problemLine: (line: number, text: string) => msg(str`Line ${line} ${text}`, { id: "metrics.problemLine" }),
  problems: (count: string) => msg(str`Malformed lines, left out: ${count}`, { id: "metrics.problems" }),
  readout: () => msg("Step by step", { id: "metrics.readout" }),
  readoutAt: {
    fires: (step: string, value: string, line: string) =>
      msg(str`Step ${step}: value ${value}, compared is ${line}. It fires here.`, {
        id: "metrics.readoutAt.fires",
      }),
    rests: (step: string, value: string, line: string) =>
      msg(str`Step ${step}: value ${value}, compared is ${line}. It is met, and rests after a firing.`, {
        id: "metrics.readoutAt.rests",
      }),
    silent: (step: string, value: string, line: string) =>
      msg(str`Step ${step}: value ${value}, compared is ${line}. It does not fire.`, {
        id: "metrics.readoutAt.silent",
      }),
  },
  readoutHelp: () =>
    msg("Point at the plot, or go along it from here with the arrow keys.", { id: "metrics.readoutHelp" }),
  reading: (name: string, rows: string) => msg(str`Reading ${name}: ${rows} rows`, { id: "metrics.reading" }),
  readingLabel: () => msg("How much is read", { id: "metrics.readingLabel" }),
  resting: (count: number) =>
    count === 1
      ? msg(
          "It is met at one more value, marked with a ring, within 24 hours of a firing: an automation fires at most once per run in that time.",
          { id: "metrics.resting.one" },
        )
      : msg(
          str`It is met at ${count.toLocaleString()} more values, marked with a ring, within 24 hours of a firing: an automation fires at most once per run in that time.`,
          { id: "metrics.resting.many" },
        ),
  rows: (name: string, rows: string) => msg(str`${name}: ${rows} rows`, { id: "metrics.rows" }),
  sample: () => msg("Load the sample run", { id: "metrics.sample" }),
  sampleName: () => msg("Sample run", { id: "metrics.sampleName" }),
  step: () => msg("Step", { id: "metrics.step" }),
  threshold: () => msg("Threshold", { id: "metrics.threshold" }),
  thresholdHelp: () =>
    msg("Drag the handle beside the plot, or move it with the arrow keys, and see the firings move.", {
      id: "metrics.thresholdHelp",
    }),
  time: () => msg("Time", { id: "metrics.time" }),
  use: () => msg("Use these values", { id: "metrics.use" }),
  value: () => msg("Value", { id: "metrics.value" }),
  values: () => msg("Logged values", { id: "metrics.values" }),
  wholeRun: () => msg("Whole run", { id: "metrics.wholeRun" }),
  zoomIn: () => msg("Zoom in", { id: "metrics.zoomIn" }),
  zoomOut: () => msg("Zoom out", { id: "metrics.zoomOut" }),
};
