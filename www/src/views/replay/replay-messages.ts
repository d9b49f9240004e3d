import type { Automation, ReplayError } from "hookwright";
import type { Wanted } from "./firing-search.ts";

/** An automation that fired for an event, and where the event's line stands in the file. */
export interface FiringRow {
  /** The automation's place in the list that was replayed. */
  readonly automation: number;
  /** The line's number, from 1. */
  readonly line: number;
  /** Where the line begins, in bytes. */
  readonly start: number;
  /** How long the line is, in bytes. */
  readonly length: number;
  /** When it happened, in milliseconds since 1970; NaN where the event does not say. */
  readonly time: number;
}

/** What the page asks of the worker. */
export type Request =
  | { readonly type: "run"; readonly file: Blob; readonly automations: readonly Automation[] }
  | { readonly type: "payloads"; readonly ticket: number; readonly rows: readonly FiringRow[] }
  | { readonly type: "search"; readonly ticket: number; readonly wanted: Wanted }
  | { readonly type: "stopSearch" }
  | { readonly type: "export"; readonly rows: readonly FiringRow[] };

/** Firings as flat lists, which cross at no cost. */
export interface FiringPart {
  readonly automations: Uint32Array;
  readonly lines: Float64Array;
  readonly starts: Float64Array;
  readonly lengths: Float64Array;
  readonly times: Float64Array;
}

/** What the worker answers. */
export type Answer =
  | {
      readonly type: "part";
      /** How many bytes of the file were read. */
      readonly read: number;
      readonly events: number;
      readonly unreadable: number;
      readonly errors: readonly ReplayError[];
      readonly firings: FiringPart;
      readonly isLast: boolean;
    }
  | { readonly type: "payloads"; readonly ticket: number; readonly payloads: readonly (string | undefined)[] }
  | {
      readonly type: "found";
      readonly ticket: number;
      /** The places of firings that fit, among all. */
      readonly places: Uint32Array;
      readonly isLast: boolean;
    }
  | { readonly type: "exported"; readonly file: Blob }
  | { readonly type: "failed" };
