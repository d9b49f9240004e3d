import type { Diagnostic } from "hookwright/render";

/** A problem of an element's attributes and content, or one that the core found in its inputs. */
export type HookwrightProblem = Diagnostic | HookwrightElementProblem;

/** A problem of an element's attributes and content. */
export interface HookwrightElementProblem {
  /** The kind of problem; stable between versions. */
  readonly code:
    | "element/empty"
    | "element/event-type"
    | "element/input"
    | "element/metric"
    | "element/part"
    | "element/series"
    | "element/too-many-events";
  /** The severity. */
  readonly severity: Diagnostic["severity"];
  /** The sentence that says what is wrong, in the element's language. */
  readonly message: string;
  /** The sentence that says what was expected or what to do, in the element's language; empty where the message is enough. */
  readonly expected: string;
}

/** The detail of a preview's or a playground's `hookwright-change`: a template with the payload that it renders to. */
export interface HookwrightPreviewResult {
  /** The payload template. */
  readonly template: string;
  /** The event as JSON; empty if there is none, because the type of the sample event is unknown. */
  readonly event: string;
  /** The rendered payload; undefined if there is no event that can be read. */
  readonly payload: string | undefined;
  /** The problems of template, event and attributes. */
  readonly problems: readonly HookwrightProblem[];
}

/** The detail of a match's `hookwright-change`: an automation, events, and which of them fire it. */
export interface HookwrightMatchResult {
  /** The automation as JSON. */
  readonly automation: string;
  /** The events: a JSON array, one JSON object, or one in each line. */
  readonly events: string;
  /** Whether each event fires the automation, in their order; empty if the automation can't be read. */
  readonly fires: readonly boolean[];
  /** The problems of automation and attributes, and those of events that can't be read. */
  readonly problems: readonly HookwrightProblem[];
}

/** The detail of a metric's `hookwright-change`: the values of a run, a condition, and where it fires. */
export interface HookwrightMetricResult {
  /** The values: CSV with a header, JSON with an object for each row, or numbers. */
  readonly series: string;
  /** The trigger with the condition as JSON. */
  readonly condition: string;
  /** The steps at which an automation with the condition fires. */
  readonly firings: readonly number[];
  /** The problems of values, condition and attributes. */
  readonly problems: readonly HookwrightProblem[];
}
