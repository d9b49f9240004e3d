import { type Diagnostic, type EventType, Filter, type FilterRow, filterFromRows } from "hookwright";

/** A finding about a row's operand, with its place in the operand's JSON text. */
export interface RowProblem {
  readonly diagnostic: Diagnostic;
  readonly start: number;
  readonly end: number;
}

/** What is wrong with one row, or may be. */
export function rowProblems(row: FilterRow, eventType: EventType): RowProblem[] {
  return withFilter([row], eventType, (filter) => {
    // Behind the operand come only closing brackets.
    const before = filterFromRows([{ ...row, value: "" }], eventType).lastIndexOf(":") + 1;
    const inside = (offset: number) => Math.min(Math.max(offset - before, 0), row.value.length);
    return filter.diagnostics().map((diagnostic) => ({
      diagnostic,
      start: inside(diagnostic.span?.start ?? 0),
      end: inside(diagnostic.span?.end ?? 0),
    }));
  });
}

/** Which of the texts the row matches, on its own. */
export function matchedTexts(row: FilterRow, eventType: EventType, texts: readonly string[]): string[] {
  return withFilter([row], eventType, (filter) =>
    texts.filter((text) => filter.matchesText(row.field, text)),
  );
}

/** Where a place of a JSON string is in the text that the string says. */
export function insideText(text: string, offset: number): number {
  let written = 1;
  let at = 0;
  for (const character of text) {
    written += JSON.stringify(character).length - 2;
    if (written > offset) break;
    at += character.length;
  }
  return at;
}

/** The text that a JSON string says; nothing where the JSON is no string. */
export function textOf(json: string): string | undefined {
  if (!json.startsWith('"')) return undefined;
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === "string" ? value : undefined;
  } catch {
    return undefined;
  }
}

function withFilter<Answer>(
  rows: FilterRow[],
  eventType: EventType,
  ask: (filter: Filter) => Answer,
): Answer {
  const filter = new Filter(filterFromRows(rows, eventType));
  try {
    return ask(filter);
  } finally {
    filter.free();
  }
}
