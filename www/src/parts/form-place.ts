import type { Span } from "hookwright/payload";

/** The fields of an automation's form that an address can name. */
const FIELDS = [
  "enabled",
  "event",
  "organization",
  "team",
  "project",
  "registry",
  "collection",
  "states",
  "metric",
  "threshold",
  "filter",
] as const;

export type FormField = (typeof FIELDS)[number];

/** A place in an automation's form: a field, and in the filter's text the part that is meant. */
export interface FormPlace {
  readonly field: FormField;
  readonly span?: Pick<Span, "start" | "end"> | undefined;
}

/** Reads a place as an address has it, like `filter:4-19`. */
export function parsePlace(text: string | undefined): FormPlace | undefined {
  const [name, from, to] = text?.split(/[:-]/) ?? [];
  const field = FIELDS.find((one) => one === name);
  if (field === undefined) return undefined;
  const [start, end] = [Number(from), Number(to)];
  return Number.isInteger(start) && Number.isInteger(end) ? { field, span: { start, end } } : { field };
}

/** A place as an address has it. */
export function placeText({ field, span }: FormPlace): string {
  return span === undefined ? field : `${field}:${span.start}-${span.end}`;
}
