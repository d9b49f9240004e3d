import type { Automation, NearMiss, Rejection } from "hookwright";
import type { FiringRow } from "./firings.ts";
import type { Range, TimelineData } from "./timeline-data.ts";

/** A search among the firings. */
export interface SearchQuery {
  /** The text to find, in lower case; empty to find all. */
  readonly text: string;
  /** For each automation the searchable text about it, in lower case; undefined if a filter excludes the automation. */
  readonly automationTexts: readonly (string | undefined)[];
  readonly status: Status;
}

/** Which executions a search finds: all, those that ran, or those that a limit kept from running. */
export type Status = "any" | "fired" | "skipped";

/** A firing with the payload that it would send: undefined if the automation has none. */
export interface ShownFiring extends FiringRow {
  readonly payload: string | undefined;
}

/** The result of reading a whole file. */
export interface Summary {
  readonly events: number;
  /** How often each automation fired. */
  readonly fired: Uint32Array;
  /** How often a limit kept each automation from running. */
  readonly skipped: Uint32Array;
  /** The number of entries that are not events. */
  readonly unreadable: number;
  readonly rejections: readonly Rejection[];
  /** Whether every entry is a line of its own. */
  readonly isLinewise: boolean;
  /** The number of firings and skipped executions that are listed: a replay lists at most a million. */
  readonly listed: number;
}

/** Why a file could not be read. */
export type FailureReason = "archive" | "compressed" | "large" | "unreadable";

/** A request from the page to the worker. */
export type WorkerRequest =
  | { readonly type: "run"; readonly file: Blob; readonly automations: readonly Automation[] }
  | { readonly type: "search"; readonly ticket: number; readonly query: SearchQuery }
  | {
      readonly type: "show";
      readonly ticket: number;
      readonly range: Range | undefined;
      readonly first: number;
      readonly count: number;
    }
  | { readonly type: "misses"; readonly ticket: number; readonly automations: readonly Automation[] }
  | { readonly type: "event"; readonly ticket: number; readonly start: number; readonly length: number }
  | {
      readonly type: "export";
      readonly range: Range | undefined;
      /** The ids of the webhooks that exist. */
      readonly webhooks: ReadonlySet<string>;
    };

/** A response from the worker to the page. */
export type WorkerResponse =
  | {
      readonly type: "progress";
      /** The number of bytes of the file that were read. */
      readonly read: number;
      readonly events: number;
      readonly unreadable: number;
      readonly listed: number;
    }
  | { readonly type: "done"; readonly summary: Summary }
  | {
      readonly type: "found";
      readonly ticket: number;
      readonly timeline: TimelineData | undefined;
      readonly isLast: boolean;
    }
  | {
      readonly type: "shown";
      readonly ticket: number;
      /** The number of firings that match the search and are in the range. */
      readonly total: number;
      /** How many of them are skipped executions. */
      readonly skipped: number;
      readonly rows: readonly ShownFiring[];
    }
  | { readonly type: "misses"; readonly ticket: number; readonly misses: readonly NearMiss[] }
  | { readonly type: "event"; readonly ticket: number; readonly text: string }
  | { readonly type: "exported"; readonly file: Blob }
  | { readonly type: "failed"; readonly reason: FailureReason };
