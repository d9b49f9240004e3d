import { type VariableKind, variableKinds } from "hookwright/payload";
import type { VariableMarks } from "../editor/variable-marks.ts";

/** How many numbers the core gives for each variable: start and end in the payload, in the template, and its kind. */
const NUMBERS = 5;
const [PAYLOAD, TEMPLATE, KIND] = [0, 2, 4];

/** Where the variables of a template are, and what became of them, as the core's numbers: no object for each. */
export class Places {
  readonly payload: VariableMarks;
  readonly template: VariableMarks;

  constructor(numbers: Uint32Array) {
    this.payload = marks(numbers, PAYLOAD);
    this.template = marks(numbers, TEMPLATE);
  }
}

function marks(numbers: Uint32Array, column: number): VariableMarks {
  const number = (index: number, at: number) => numbers[index * NUMBERS + at] ?? 0;
  return {
    count: numbers.length / NUMBERS,
    from: (index) => number(index, column),
    to: (index) => number(index, column + 1),
    kind: (index) => kinds()[number(index, KIND)] ?? "unknown",
  };
}

let table: readonly VariableKind[] | undefined;

function kinds(): readonly VariableKind[] {
  table ??= variableKinds();
  return table;
}
