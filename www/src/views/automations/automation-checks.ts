import {
  type Automation,
  type Code,
  check,
  type Diagnostic,
  type EventType,
  Filter,
  type FilterRow,
  filterFromRows,
  HookwrightError,
  type RowFinding,
  type Trigger,
  type Workspace,
} from "hookwright";
import { automationContext } from "../../parts/automation-context.ts";

/**
 * Findings by the JSON of what they depend on: the list asks for those of all automations at every change, and each change
 * of the workspace creates new objects.
 */
class FindingsCache {
  readonly #findings = new Map<string, readonly Diagnostic[]>();

  /** Returns the findings that depend on `inputs`, which `find` computes if they are new. */
  get(inputs: unknown, find: () => readonly Diagnostic[]): readonly Diagnostic[] {
    const key = JSON.stringify(inputs);
    const known = this.#findings.get(key);
    if (known) return known;
    const found = find();
    if (this.#findings.size >= MAX_FINDINGS) this.#findings.clear();
    this.#findings.set(key, found);
    return found;
  }
}

/** How many automations keep their findings: more than a workspace usually has. */
const MAX_FINDINGS = 5000;

const triggerCache = new FindingsCache();
const payloadCache = new FindingsCache();

/**
 * Returns what keeps an automation from firing, or may keep it; nothing if the automation is too incomplete to check.
 */
export function triggerFindings(automation: Automation): readonly Diagnostic[] {
  return triggerCache.get(automation, () => checkTrigger(automation));
}

/** Returns the findings about an automation's payload, with the secrets of its webhook and team. */
export function payloadFindings(automation: Automation, { teams }: Workspace): readonly Diagnostic[] {
  const { payload } = automation;
  if (payload === undefined) return [];
  const team = teams.find(({ name }) => name === automation.team);
  const webhook = team?.webhooks.find(({ id }) => id === automation.webhook);
  const teamSecrets = team?.secrets ?? [];
  return payloadCache.get([payload, automation.trigger, webhook, teamSecrets], () => {
    const { eventType } = automationContext(automation);
    return check(payload, { ...(eventType && { eventType }), teamSecrets, ...(webhook && { webhook }) });
  });
}

/**
 * Returns whether an automation with this problem is saved only if the user says so: an error, a pattern that W&B's app
 * requires, or a condition without a value.
 */
export function mustBeAccepted({ severity, code }: Diagnostic): boolean {
  return severity === "error" || code === "trigger/pattern-missing" || code === "filter/operand-empty";
}

const SCOPE_CODES: readonly Code[] = [
  "trigger/needs-project",
  "trigger/needs-collection",
  "trigger/scope-sdk-only",
];

/** Returns the findings of an automation that its scope causes. */
export function scopeFindings(automation: Automation): readonly Diagnostic[] {
  return triggerFindings(automation).filter(({ code }) => SCOPE_CODES.includes(code));
}

/**
 * Returns the findings about filter conditions on fields that the event doesn't have, or that were probably meant to be
 * others. The filter's own form shows its other findings.
 */
export function foreignFieldFindings(automation: Automation): readonly Diagnostic[] {
  return triggerFindings(automation).filter(({ code }) => code.startsWith("filter/field-"));
}

/** A finding about a filter row, with its range in the operand's JSON text. */
export type RowProblem = Pick<RowFinding, "diagnostic" | "start" | "end">;

/** Returns a trigger's filter; an empty string for a trigger of an unknown kind, whose parts are kept as they are. */
export function filterOf(trigger: Trigger): string {
  return "filter" in trigger && typeof trigger.filter === "string" ? trigger.filter : "";
}

/** Returns the filter as rows; undefined if rows can't express it. */
export function rowsOf(filter: string): readonly FilterRow[] | undefined {
  return compiledFilter(filter).rows();
}

/** Returns the problems of each row of a filter that was written from these rows. */
export function problemsByRow(
  filter: string,
  rows: readonly FilterRow[],
  eventType: EventType,
): RowProblem[][] {
  const compiled = compiledFilter(filter);
  if (compiled.rows()?.length === rows.length) {
    const findings = compiled.rowFindings();
    return rows.map((_, index) => findings.filter(({ row }) => row === index));
  }
  // While the JSON of one operand is incomplete, the whole filter is, and each row is read by itself.
  return rows.map((row) => problemsOf(row, eventType));
}

function problemsOf(row: FilterRow, eventType: EventType): RowProblem[] {
  const findings = filterFindings(filterFromRows([row], eventType));
  if (findings.length === 0) return [];
  // In the filter's text, only closing brackets come after the operand.
  const operandStart = filterFromRows([{ ...row, value: "" }], eventType).lastIndexOf(":") + 1;
  const inOperand = (offset: number) => Math.min(Math.max(offset - operandStart, 0), row.value.length);
  // A fix would edit the text of this row alone.
  return findings.map(({ fix: _, ...diagnostic }) => ({
    diagnostic,
    start: inOperand(diagnostic.span?.start ?? 0),
    end: inOperand(diagnostic.span?.end ?? 0),
  }));
}

/** Returns the values that a filter row matches by itself. */
export function matchedValues(row: FilterRow, eventType: EventType, values: readonly string[]): string[] {
  const filter = compiledFilter(filterFromRows([row], eventType));
  return values.filter((value) => filter.matchesText(row.field, value));
}

/** Returns the diagnostics of a filter's text. */
export function filterFindings(text: string): Diagnostic[] {
  return compiledFilter(text).diagnostics();
}

/** Converts an offset in the JSON notation of a string to an offset in the string itself. */
export function offsetInString(text: string, jsonOffset: number): number {
  let written = 1;
  let offset = 0;
  for (const character of text) {
    written += JSON.stringify(character).length - 2;
    if (written > jsonOffset) break;
    offset += character.length;
  }
  return offset;
}

/** Parses a JSON string; returns undefined if the text is anything else. */
export function parseString(json: string): string | undefined {
  if (!json.startsWith('"')) return undefined;
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === "string" ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The newest compiled filters, by their text: several fields ask about the same filter at every keystroke. */
const filters = new Map<string, Filter>();

/** How many compiled filters are kept: more than a form usually has rows. */
const MAX_FILTERS = 16;

/** Returns the compiled filter of a text. Use it at once: it is freed when many other texts were compiled. */
function compiledFilter(text: string): Filter {
  const known = filters.get(text);
  if (known) return known;
  const filter = new Filter(text);
  const [oldest] = filters;
  if (oldest && filters.size >= MAX_FILTERS) {
    oldest[1].free();
    filters.delete(oldest[0]);
  }
  filters.set(text, filter);
  return filter;
}

function checkTrigger(automation: Automation): readonly Diagnostic[] {
  try {
    return compiledFilter(filterOf(automation.trigger)).check(automation);
  } catch (error) {
    if (error instanceof HookwrightError) return [];
    throw error;
  }
}
