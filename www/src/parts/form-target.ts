import type { Span } from "hookwright/payload";

/** The fields of an automation's form that conditions are about. */
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

/** The fields that a link can focus. */
const TARGETS = [...FIELDS, "webhook"] as const;

/** The target of a link into an automation's form: a field and, in the filter's text, a range. */
export interface FormTarget {
  readonly field: (typeof TARGETS)[number];
  readonly span?: Pick<Span, "start" | "end"> | undefined;
}

/** The target of a link about a condition. */
export interface ConditionTarget extends FormTarget {
  readonly field: FormField;
}

/** Parses a target as written in an address, like `filter:4-19`. */
export function parseFormTarget(text: string | undefined): FormTarget | undefined {
  const [name, from, to] = text?.split(/[:-]/) ?? [];
  const field = TARGETS.find((one) => one === name);
  if (field === undefined) return undefined;
  const [start, end] = [Number(from), Number(to)];
  return Number.isInteger(start) && Number.isInteger(end) ? { field, span: { start, end } } : { field };
}

/** Returns a target as written in an address. */
export function formTargetText({ field, span }: FormTarget): string {
  return span === undefined ? field : `${field}:${span.start}-${span.end}`;
}
