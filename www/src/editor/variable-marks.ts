import type { VariableKind } from "hookwright/payload";

/**
 * The spans of the variables in an editor's text, ascending, in UTF-16 code units. Spans are read by index, because
 * thousands of them are new after every key press, and few are shown.
 */
export interface VariableMarks {
  readonly count: number;
  from(index: number): number;
  to(index: number): number;
  kind(index: number): VariableKind;
}

/** Marks without any variable. */
export const NO_MARKS: VariableMarks = { count: 0, from: () => 0, to: () => 0, kind: () => "unknown" };

/** Returns the index of the mark that contains a position. */
export function markIn(marks: VariableMarks, position: number): number | undefined {
  const index = firstEndingAfter(marks, position);
  return index < marks.count && marks.from(index) <= position ? index : undefined;
}

/** Returns the index of the mark that contains or touches a position. */
export function markAt(marks: VariableMarks, position: number): number | undefined {
  const index = firstEndingAfter(marks, position - 1);
  return index < marks.count && marks.from(index) <= position ? index : undefined;
}

/** Returns the index of the first mark that ends after a position. */
export function firstEndingAfter(marks: VariableMarks, position: number): number {
  let [low, high] = [0, marks.count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (marks.to(middle) > position) high = middle;
    else low = middle + 1;
  }
  return low;
}
