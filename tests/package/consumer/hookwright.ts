// Uses every export of hookwright that hookwright/payload does not have.

import {
  type Automation,
  type AutomationImport,
  type BodyChange,
  type ColumnRole,
  type Command,
  type Condition,
  checkSample,
  type Diagnostic,
  debugSignature,
  Event,
  type Explanation,
  Filter,
  type FilterField,
  type FilterRow,
  type Firing,
  filterFields,
  filterFromRows,
  filterRows,
  fittingSample,
  type HeaderEncoding,
  type HeaderReading,
  type HistoryColumn,
  type HistoryProblem,
  HistoryReader,
  type ImportedAutomation,
  type ImportOutcome,
  type ImportTarget,
  Matcher,
  MetricFirings,
  type MetricReading,
  metricFirings,
  NearestMisses,
  type NearMiss,
  type Operator,
  type Pause,
  type PauseReason,
  type ProblemKind,
  type Rejection,
  Replay,
  ReplayPart,
  type RowFinding,
  RunHistory,
  RunMetric,
  RunMetricBatch,
  readShared,
  readWandbAutomations,
  rowOperators,
  type SampleCheck,
  type SampleVerdict,
  type SdkCode,
  type SecretChange,
  type SharedContent,
  type SharedDefaults,
  type SharedKind,
  type SharedOutcome,
  type SharedRecord,
  type SharedSelection,
  type SignatureMatch,
  type SignatureReport,
  type Standing,
  sharedText,
  type TimeSource,
  type Trigger,
  type UnplacedCollection,
  type UnreadCell,
  type UnreadReason,
  type Workspace,
  wandbExportCode,
  wandbSdkCode,
} from "hookwright";

/** Says which automations an event fires, and why. */
export function matches(automations: Automation[], event: Event): readonly (string | boolean)[] {
  using matcher = new Matcher(automations);
  const [automation] = automations;
  if (automation === undefined || matcher.size === 0) return [];
  const problems: readonly Diagnostic[] = [...matcher.set(automation), ...matcher.diagnostics(automation.id)];
  const firings: readonly Firing[] = matcher.match(event);
  const explanations: readonly Explanation[] = matcher.explain(event);
  const one: Explanation | undefined = matcher.explainOne(automation.id, event);
  const sample: SampleCheck = checkSample(automation, new Event(fittingSample(automation)));
  const verdict: SampleVerdict = sample.verdict;
  const isRemoved: boolean = matcher.remove(automation.id);
  const ids: readonly string[] = [...matcher.wouldFire(event), ...firings.map((firing) => firing.automation)];
  matcher.free();
  matcher[Symbol.dispose]();
  return [
    ...ids,
    ...problems.map(({ message }) => message),
    ...explanations.map(({ fires }) => fires),
    one?.fires ?? false,
    verdict,
    isRemoved,
  ];
}

/** Compiles a filter, and converts it to rows and back. */
export function filterText(text: string, automation: Automation, event: Event): string {
  const filter = new Filter(text);
  const condition: Condition = filter.explain(event);
  const findings: readonly RowFinding[] = filter.rowFindings();
  const problems: readonly Diagnostic[] = [...filter.check(automation), ...filter.diagnostics()];
  const isMet: boolean = filter.matches(event) && filter.matchesText("alias", "prod");
  const rows: readonly FilterRow[] = filter.rows() ?? filterRows(text) ?? [];
  const fields: readonly FilterField[] = filterFields("ADD_ARTIFACT_ALIAS");
  const operators: readonly Operator[] = rowOperators();
  const standings: readonly Standing[] = fields.map(({ standing }) => standing);
  filter.free();
  filter[Symbol.dispose]();
  if (isMet && condition.children.length + findings.length + problems.length + operators.length === 0)
    return standings.join();
  return filterFromRows([...rows], "ADD_ARTIFACT_ALIAS");
}

/** Reads a run's history, and returns the steps of a metric at which a condition fires. */
export function firingSteps(bytes: Uint8Array, trigger: Trigger): readonly number[] {
  const reader = new HistoryReader();
  reader.push(bytes);
  if (reader.rows === 0) {
    reader.free();
    reader[Symbol.dispose]();
    return [];
  }
  const history: RunHistory = reader.finish();
  const column = history.firstMetric ?? 0;
  const metric = new RunMetric(trigger);
  const batch: RunMetricBatch = metric.run(history.values(column), history.times(column));
  const steps = history.steps(column);
  const found = Array.from(batch.firings, (index) => steps[index] ?? 0);
  const reading: MetricReading = metric.log(1, 0);
  const again: MetricFirings = metricFirings(trigger, batch.computed, history.times(column));
  const lengths = [batch.centre, batch.line, batch.unit, batch.inCooldown, again.firings, again.inCooldown];
  const pauses: readonly Pause[] = batch.pauses();
  const reasons: readonly PauseReason[] = pauses.map(({ reason }) => reason);
  for (const handle of [history, metric, batch, again]) {
    handle.free();
    handle[Symbol.dispose]();
  }
  return reading.fires && metric.name !== "" && reasons.length + lengths.length > 0 ? found : [];
}

/** Returns what is wrong with a history, in words. */
export function historyProblems(history: RunHistory): readonly string[] {
  const columns: readonly HistoryColumn[] = history.columns();
  const problems: readonly HistoryProblem[] = history.problems();
  const kinds: readonly ProblemKind[] = problems.map(({ kind }) => kind);
  const cells: readonly (UnreadCell | undefined)[] = columns.map(({ firstUnread }) => firstUnread);
  const reasons: readonly (UnreadReason | undefined)[] = cells.map((cell) => cell?.reason);
  const roles: readonly ColumnRole[] = columns.map(({ role }) => role);
  const times: readonly (TimeSource | undefined)[] = columns.map(({ timeSource }) => timeSource);
  const counts = [history.axis ?? "", String(history.rows), String(history.problemCount)];
  return [...kinds, ...roles, ...counts, ...reasons.map(String), ...times.map(String)];
}

/** Replays a file of events, and returns the lines that fired and those that came nearest. */
export function replayed(automations: Automation[], file: Uint8Array): readonly number[] {
  const replay = new Replay(automations);
  const parts: readonly ReplayPart[] = [replay.push(file), replay.finish()];
  const rejections: readonly Rejection[] = replay.rejections;
  const columns = parts.flatMap((part) => [
    part.automations,
    part.cooldownEnds,
    part.lengths,
    part.skipped,
    part.starts,
    part.times,
  ]);
  const numbers = [replay.events, replay.lines, replay.unreadable, rejections.length, columns.length];
  const counts = replay.isLinewise ? [...replay.firedCounts, ...replay.skippedCounts] : [];
  const misses = new NearestMisses(automations);
  misses.push(file);
  const nearest: readonly NearMiss[] = misses.finish();
  const lines = parts.flatMap((part) => [...part.lines]);
  for (const handle of [replay, misses, ...parts]) {
    handle.free();
    handle[Symbol.dispose]();
  }
  return [...lines, ...numbers, ...counts, ...nearest.map(({ line }) => line)];
}

/** Says how a receiver's secret and body differ from the sender's. */
export function signatureDifference(header: string, secret: string, body: string): string {
  const report: SignatureReport = debugSignature(header, secret, body);
  const reading: HeaderReading = report.header;
  const encoding: HeaderEncoding | undefined = reading.encoding;
  const match: SignatureMatch | undefined = report.matching;
  const change: readonly (SecretChange | BodyChange)[] = match ? [match.secret, match.body] : [];
  return [encoding, ...change].join();
}

/** Reads automations of W&B's, and returns the command that adds them and the code that recreates them. */
export function imported(text: string, workspace: Workspace): readonly (string | Command | undefined)[] {
  const target: ImportTarget = { team: "acme", projects: { "id-1": "churn" } };
  const read: AutomationImport = readWandbAutomations(text, target, workspace);
  const automations: readonly ImportedAutomation[] = read.automations;
  const outcomes: readonly ImportOutcome[] = automations.map(({ outcome }) => outcome);
  const collections: readonly UnplacedCollection[] = read.collections;
  const sdk: readonly SdkCode[] = automations.flatMap(({ automation }) =>
    automation ? [wandbSdkCode(automation, "Deploy")] : [],
  );
  return [
    read.command,
    wandbExportCode("acme"),
    ...outcomes,
    ...collections.map(({ name }) => name),
    ...sdk.map(({ code }) => code),
  ];
}

/** Adds a part of one workspace to another: returns the command, and what would happen to each record. */
export function shared(from: Workspace, to: Workspace): readonly (string | Command | undefined)[] {
  const selection: SharedSelection = { automations: ["deploy"], samples: [] };
  const defaults: SharedDefaults = { id: "new", name: "Shared template" };
  const content: SharedContent = readShared(sharedText(from, selection), to, defaults);
  const kind: SharedKind = content.kind;
  const records: readonly SharedRecord[] = content.records;
  const outcomes: readonly SharedOutcome[] = records.map(({ outcome }) => outcome);
  return [content.command, kind, ...outcomes, ...content.unbound.map(({ name }) => name)];
}

/** The classes of the handles that only the package creates. */
export const handles = [MetricFirings, ReplayPart, RunHistory, RunMetricBatch] as const;
