import type { Diagnostic } from "hookwright/render";

/** The detail of a preview's or a playground's `hookwright-change`: a template with the payload that it renders to. */
export interface HookwrightPreviewResult {
  readonly template: string;
  /** The event as JSON. */
  readonly event: string;
  /** The rendered payload; undefined if the event can't be read. */
  readonly payload: string | undefined;
  readonly problems: readonly Diagnostic[];
}

/** The detail of a match's `hookwright-change`: an automation, events, and which of them fire it. */
export interface HookwrightMatchResult {
  /** The automation as JSON. */
  readonly automation: string;
  readonly events: string;
  /** Whether each event fires the automation, in their order; empty if the automation can't be read. */
  readonly fires: readonly boolean[];
  /** The problems of the automation, and those of events that can't be read. */
  readonly problems: readonly Diagnostic[];
}

/** The detail of a metric's `hookwright-change`: the values of a run, a condition, and where it fires. */
export interface HookwrightMetricResult {
  readonly series: string;
  /** The trigger with the condition as JSON. */
  readonly condition: string;
  /** The steps at which an automation with the condition fires. */
  readonly firings: readonly number[];
}
