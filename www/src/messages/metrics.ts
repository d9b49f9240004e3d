import type { PauseReason, ProblemKind, UnreadReason } from "hookwright";
import type { Aggregate } from "hookwright/payload";
import { msg, str } from "./localization.ts";
import { countText } from "./numbers.ts";

/** Messages of the Run metrics view. */
export const metrics = {
  aggregateOf: {
    AVERAGE: (count) => msg(str`${count}-value average`, { id: "metrics.aggregateOf.average" }),
    MAX: (count) => msg(str`Highest of ${count} values`, { id: "metrics.aggregateOf.max" }),
    MIN: (count) => msg(str`Lowest of ${count} values`, { id: "metrics.aggregateOf.min" }),
  } satisfies Record<Aggregate, (count: string) => string>,
  thresholdRange: () => msg("Threshold range", { id: "metrics.aboveBelow" }),
  createAnother: () => msg("Create a new one", { id: "metrics.createAnother" }),
  createAutomation: () => msg("Create an automation for this metric", { id: "metrics.bell" }),
  backToAutomation: () => msg("Back to the automation", { id: "metrics.backToAutomation" }),
  cancel: () => msg("Cancel", { id: "metrics.cancel" }),
  chooseFile: () => msg("Choose a file", { id: "metrics.chooseFile" }),
  column: () => msg("Metric in the history", { id: "metrics.column" }),
  columnsListed: (listed: string, found: string) =>
    listed === found
      ? msg(str`${found} metrics match.`, { id: "metrics.columnsFound" })
      : msg(str`The first ${listed} of ${found} metrics are listed.`, { id: "metrics.columnsListed" }),
  searchColumns: () => msg("Search metrics", { id: "metrics.searchColumns" }),
  condition: () => msg("Condition", { id: "metrics.condition" }),
  detach: (name: string) => msg(str`Stop editing “${name}” here`, { id: "metrics.detach" }),
  dropHere: () => msg("or drop it anywhere on this page", { id: "metrics.dropHere" }),
  emptyIntro: () =>
    msg(
      "See at which steps a condition on a run's metric fires. Start with the sample run, or load a history: the CSV of a W&B panel, a CSV or JSON file with one row per step, or plain numbers.",
      { id: "metrics.emptyIntro" },
    ),
  event: () => msg("Event", { id: "metrics.event" }),
  failed: (name: string) => msg(str`“${name}” could not be read.`, { id: "metrics.failed" }),
  firing: () => msg("Firing", { id: "metrics.firing" }),
  firings: (count: number) =>
    count === 0
      ? msg("An automation with this condition would not fire for these values.", {
          id: "metrics.firings.none",
        })
      : count === 1
        ? msg("An automation with this condition would fire once.", { id: "metrics.firings.one" })
        : msg(str`An automation with this condition would fire ${count} times.`, {
            id: "metrics.firings.many",
          }),
  firstFirings: (shown: string) => msg(str`The first ${shown}:`, { id: "metrics.firstFirings" }),
  historyHas: (names: string, more: number) =>
    more > 0
      ? msg(str`It has: ${names} and ${countText(more)} more.`, { id: "metrics.historyHas.more" })
      : msg(str`It has: ${names}.`, { id: "metrics.historyHas" }),
  history: () => msg("Run history", { id: "metrics.history" }),
  computing: () => msg("Computing…", { id: "metrics.judging" }),
  noNumbers: (name: string) =>
    msg(str`“${name}” has no metric: no column of a metric contains numbers.`, { id: "metrics.noNumbers" }),
  takenAs: (name: string) =>
    msg(str`These numbers have no metric name. They are taken as values of “${name}”.`, {
      id: "metrics.takenAs",
    }),
  unnamed: () => msg("Numbers without a name", { id: "metrics.unnamed" }),
  timesOfRuntime: () =>
    msg("This history has no _timestamp, so the 24 hours are counted by _runtime (assumed).", {
      id: "metrics.timesOfRuntime",
    }),
  noTimes: () =>
    msg(
      "This history has no _timestamp and no _runtime, so we can't tell when 24 hours have passed; only the first firing is shown.",
      {
        id: "metrics.noTimes",
      },
    ),
  pasteLabel: () => msg("CSV, JSON or numbers", { id: "metrics.pasteLabel" }),
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
    arrayOpen: () =>
      msg("ends before the JSON array does: the file may have been cut off.", {
        id: "metrics.problem.arrayOpen",
      }),
    ambiguousComma: (found) =>
      msg(
        str`contains “${found}”, which may be one number with a decimal comma or two numbers. Put spaces between numbers, and write fractions with a point.`,
        { id: "metrics.problem.ambiguousComma" },
      ),
    notANumber: (found) =>
      msg(str`contains “${found}”, which is not a number.`, { id: "metrics.problem.notANumber" }),
  } satisfies Record<ProblemKind, (found: string, expected: string) => string>,
  problemLine: (line: number, text: string) => msg(str`Line ${line} ${text}`, { id: "metrics.problemLine" }),
  problems: (count: string) =>
    count === "1"
      ? msg("1 malformed line skipped", { id: "metrics.problems.one" })
      : msg(str`${count} malformed lines skipped`, { id: "metrics.problems" }),
  readout: () => msg("Step by step", { id: "metrics.readout" }),
  readoutNamed: (name: string, value: string) => msg(str`${name}: ${value}.`, { id: "metrics.readoutNamed" }),
  readoutState: {
    fires: () => msg("Fires here.", { id: "metrics.readoutState.fires" }),
    rests: () => msg("Condition met, but within 24 hours of a firing.", { id: "metrics.readoutState.rests" }),
    silent: () => msg("Condition not met.", { id: "metrics.readoutState.silent" }),
  },
  readoutValue: (position: string, value: string) =>
    msg(str`At ${position}: ${value}.`, { id: "metrics.readoutValue" }),
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
          str`${countText(count)} more values (rings) meet the condition but do not fire: an automation fires at most once per run in 24 hours.`,
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
    msg(str`This history has no metric “${metric}”, so the plot shows another one, without the condition.`, {
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
  updateMetric: (name: string, metric: string) =>
    msg(str`Update “${name}” to watch “${metric}”`, { id: "metrics.updateMetric" }),
  updated: (name: string) => msg(str`Updated the condition of “${name}”`, { id: "metrics.updated" }),
  useStored: () => msg("Show the current one", { id: "metrics.useStored" }),
  use: () => msg("Use these values", { id: "metrics.use" }),
  value: () => msg("Value", { id: "metrics.value" }),
  values: () => msg("Logged values", { id: "metrics.values" }),
  watchAgain: (metric: string) => msg(str`Watch “${metric}” again`, { id: "metrics.watchAgain" }),
  watchInstead: (metric: string) => msg(str`Watch “${metric}” instead`, { id: "metrics.watchInstead" }),
  watchesOther: (name: string, own: string, metric: string) =>
    msg(str`“${name}” watches “${own}”. The condition here watches “${metric}”.`, {
      id: "metrics.watchesOther",
    }),
  wholeRun: () => msg("Whole run", { id: "metrics.wholeRun" }),
  zoomIn: () => msg("Zoom in", { id: "metrics.zoomIn" }),
  zoomOut: () => msg("Zoom out", { id: "metrics.zoomOut" }),
  cannotFire: () => msg("Can't fire here", { id: "metrics.cannotFire" }),
  change: () => msg("Change", { id: "metrics.change" }),
  columnOfRun: (run: string, name: string) => msg(str`${name} of ${run}`, { id: "metrics.columnOfRun" }),
  columnWithoutNumbers: (column: string, example: string) =>
    msg(str`“${column}” has no numbers: ${example}`, { id: "metrics.columnWithoutNumbers" }),
  columnWithOthers: (column: string, count: number, example: string) =>
    count === 1
      ? msg(str`“${column}”: 1 cell was skipped: ${example}`, { id: "metrics.columnWithOthers.one" })
      : msg(str`“${column}”: ${countText(count)} cells were skipped; the first: ${example}`, {
          id: "metrics.columnWithOthers",
        }),
  eachValue: () => msg("Each value", { id: "metrics.eachValue" }),
  emptyColumn: (column: string) => msg(str`“${column}” is empty.`, { id: "metrics.emptyColumn" }),
  filling: (until: string) => msg(str`The window is not full yet: ${until}`, { id: "metrics.filling" }),
  fires: () => msg("Fires", { id: "metrics.fires" }),
  firingsTitle: () => msg("Firings", { id: "metrics.firingsTitle" }),
  gap: (before: string, after: string) =>
    msg(
      str`No value was logged between ${before} and ${after}: windows count values, so they continue after the gap.`,
      { id: "metrics.gap" },
    ),
  gapLabel: () => msg("no values", { id: "metrics.gapLabel" }),
  moreNotes: (count: string) => msg(str`… and ${count} more such stretches`, { id: "metrics.moreNotes" }),
  neverFull: () =>
    msg("The run has too few values to fill the window, so the condition can't fire.", {
      id: "metrics.neverFull",
    }),
  noDeviation: (from: string, to: string) =>
    msg(str`From ${from} to ${to}, all values of the window are equal, so the z-score is undefined.`, {
      id: "metrics.noDeviation",
    }),
  notEvaluated: (metric: string) =>
    msg(str`Unknown: the condition watches “${metric}”, which this history does not have.`, {
      id: "metrics.notEvaluated",
    }),
  notFinite: (cause: string, until: string) =>
    msg(str`${cause} is in the window: ${until}`, { id: "metrics.notFinite" }),
  notKept: () =>
    msg("Read in this browser only, and not kept: choose it again after a reload.", {
      id: "metrics.notKept",
    }),
  number: () => msg("Value no.", { id: "metrics.number" }),
  numbered: () =>
    msg("The steps of this history go back, so its values are numbered instead.", { id: "metrics.numbered" }),
  pauseLabel: {
    filling: () => msg("window fills", { id: "metrics.pauseLabel.filling" }),
    notFinite: () => msg("NaN or infinite in the window", { id: "metrics.pauseLabel.notFinite" }),
    priorZero: () => msg("prior window is 0", { id: "metrics.pauseLabel.priorZero" }),
    noDeviation: () => msg("all values equal", { id: "metrics.pauseLabel.noDeviation" }),
  } satisfies Record<PauseReason, () => string>,
  priorZero: (from: string, to: string) =>
    msg(str`From ${from} to ${to}, the prior window's aggregate is 0, so the relative change is undefined.`, {
      id: "metrics.priorZero",
    }),
  reloaded: (name: string) =>
    msg(str`“${name}” was shown before the page was reloaded. Files are not kept: choose it again.`, {
      id: "metrics.reloaded",
    }),
  ring: () => msg("Condition met, but within 24 hours of a firing", { id: "metrics.ring" }),
  run: () => msg("Run", { id: "metrics.run" }),
  severalNotFinite: (cause: string, more: string, until: string) =>
    msg(str`${cause}, and ${more} more that are NaN or infinite: ${until}`, {
      id: "metrics.severalNotFinite",
    }),
  stepAt: (step: string) => msg(str`step ${step}`, { id: "metrics.stepAt" }),
  summarised: (count: string) =>
    msg(
      str`${count} points of this export are averages of several logged values (their __MIN and __MAX differ). W&B evaluates every logged value, so its firings may differ: export the run's whole history to be sure.`,
      { id: "metrics.summarised" },
    ),
  thresholdOf: (threshold: string) => msg(str`Threshold ${threshold}`, { id: "metrics.thresholdOf" }),
  unreadColumns: (count: number) =>
    count === 1
      ? msg("1 column could not be read completely", { id: "metrics.unreadColumns.one" })
      : msg(str`${countText(count)} columns could not be read completely`, {
          id: "metrics.unreadColumns",
        }),
  unreadShown: (shown: string, all: string) =>
    msg(str`The first ${shown} of ${all} columns are listed.`, { id: "metrics.unreadShown" }),
  unreadReason: {
    notANumber: (found, line) =>
      msg(str`“${found}” in line ${line} is not a number.`, { id: "metrics.unreadReason.notANumber" }),
    ambiguousComma: (found, line) =>
      msg(
        str`“${found}” in line ${line} may be a fraction or thousands. Write it with a decimal point, or without the comma.`,
        { id: "metrics.unreadReason.ambiguousComma" },
      ),
  } satisfies Record<UnreadReason, (found: string, line: string) => string>,
  until: (position: string) => msg(str`can't fire until ${position}.`, { id: "metrics.until" }),
  untilEnd: () => msg("can't fire in the rest of this run.", { id: "metrics.untilEnd" }),
  valueAt: (value: string, position: string) => msg(str`${value} at ${position}`, { id: "metrics.valueAt" }),
  valueNumber: (number: string) => msg(str`value no. ${number}`, { id: "metrics.valueNumber" }),
  valuesInRows: (count: number, rows: number) =>
    count === 1
      ? msg(str`1 value in ${countText(rows)} rows`, { id: "metrics.valuesInRows.one" })
      : msg(str`${countText(count)} values in ${countText(rows)} rows`, {
          id: "metrics.valuesInRows",
        }),
  zoom: () => msg("Zoom", { id: "metrics.zoom" }),
  zScore: () => msg("z-score", { id: "metrics.zScore" }),
};
