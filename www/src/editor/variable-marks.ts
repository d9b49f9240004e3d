import type { VariableKind } from "hookwright/payload";

/**
 * Where the variables of an editor's text are, in UTF-16 code units. They ascend, and each is asked for by its index:
 * thousands of them follow every key, of which few are looked at.
 */
export interface VariableMarks {
  readonly count: number;
  from(index: number): number;
  to(index: number): number;
  kind(index: number): VariableKind;
}

/** No variable at all. */
export const NO_MARKS: VariableMarks = { count: 0, from: () => 0, to: () => 0, kind: () => "unknown" };

/** The index of the mark that a place is in. */
export function markIn(marks: VariableMarks, place: number): number | undefined {
  const index = firstBehind(marks, place);
  return index < marks.count && marks.from(index) <= place ? index : undefined;
}

/** The index of the mark that a place is in or at an edge of. */
export function markAt(marks: VariableMarks, place: number): number | undefined {
  const index = firstBehind(marks, place - 1);
  return index < marks.count && marks.from(index) <= place ? index : undefined;
}

/** Which mark is the first that ends behind this place. */
export function firstBehind(marks: VariableMarks, place: number): number {
  let [low, high] = [0, marks.count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (marks.to(middle) > place) high = middle;
    else low = middle + 1;
  }
  return low;
}
