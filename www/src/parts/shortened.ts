import type { Condition } from "hookwright/payload";

/** The longest value that a sentence shows in full, in UTF-16 units: a metadata value may have a million. */
const MAX_LENGTH = 160;

/** How much of a longer value a sentence shows, from its start and from its end. */
const START_LENGTH = 100;
const END_LENGTH = 40;

/** An argument of a condition that is too long for a sentence. */
export interface LongValue {
  readonly name: string;
  readonly value: string;
}

/** Returns the arguments of a condition that `shortened` shortens, in full. */
export function longValues({ arguments: values }: Condition): readonly LongValue[] {
  return Object.entries(values)
    .filter(([, value]) => value.length > MAX_LENGTH)
    .map(([name, value]) => ({ name, value }));
}

/** Returns a condition with the middle of its long arguments left out, so that its sentence stays readable. */
export function shortened(condition: Condition): Condition {
  if (longValues(condition).length === 0) return condition;
  const values = Object.entries(condition.arguments).map(([name, value]) => [name, shorten(value)] as const);
  return { ...condition, arguments: Object.fromEntries(values) };
}

function shorten(value: string): string {
  if (value.length <= MAX_LENGTH) return value;
  // An unpaired surrogate at a cut would be shown as a replacement character.
  const start = value.slice(0, START_LENGTH).replace(/[\uD800-\uDBFF]$/, "");
  const end = value.slice(-END_LENGTH).replace(/^[\uDC00-\uDFFF]/, "");
  return `${start} … ${end}`;
}
