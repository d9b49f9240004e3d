import type { Condition } from "hookwright/payload";

/** How long a value may be in a sentence, in UTF-16 units: a metadata value may have a million. */
const LONGEST = 160;

/** How much of a longer one is left at its start and at its end. */
const START = 100;
const END = 40;

/** A value that is too long for a sentence. */
export interface LongValue {
  readonly name: string;
  readonly value: string;
}

/** The condition with long values clipped in the middle, for a sentence that people can read. */
export function clipped(condition: Condition): Condition {
  if (longValues(condition).length === 0) return condition;
  const values = Object.entries(condition.arguments).map(([name, value]) => [name, clip(value)] as const);
  return { ...condition, arguments: Object.fromEntries(values) };
}

/** The values that `clipped` clips, whole. */
export function longValues({ arguments: values }: Condition): readonly LongValue[] {
  return Object.entries(values)
    .filter(([, value]) => value.length > LONGEST)
    .map(([name, value]) => ({ name, value }));
}

function clip(value: string): string {
  if (value.length <= LONGEST) return value;
  // Half of a surrogate pair at a cut would show as a replacement character.
  const start = value.slice(0, START).replace(/[\uD800-\uDBFF]$/, "");
  const end = value.slice(-END).replace(/^[\uDC00-\uDFFF]/, "");
  return `${start} … ${end}`;
}
