import type { Automation, ReplayError } from "hookwright";
import type { FiringPart, FiringRow } from "./firings.ts";

/** A search among the firings. */
export interface SearchQuery {
  /** The text to find, in lower case. */
  readonly text: string;
  /** For each automation the searchable text about it, in lower case; undefined if a filter excludes the automation. */
  readonly automationTexts: readonly (string | undefined)[];
}

/** A request from the page to the worker. */
export type WorkerRequest =
  | { readonly type: "run"; readonly file: Blob; readonly automations: readonly Automation[] }
  | { readonly type: "payloads"; readonly ticket: number; readonly rows: readonly FiringRow[] }
  | { readonly type: "search"; readonly ticket: number; readonly query: SearchQuery }
  | { readonly type: "stopSearch" }
  | { readonly type: "export"; readonly rows: readonly FiringRow[] };

/** A response from the worker to the page. */
export type WorkerResponse =
  | {
      readonly type: "part";
      /** The number of bytes of the file that were read. */
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
      /** The indices of the firings that match, among all firings. */
      readonly indices: Uint32Array;
      readonly isLast: boolean;
    }
  | { readonly type: "exported"; readonly file: Blob }
  | { readonly type: "failed" };
