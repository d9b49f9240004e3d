import type { FiringPart } from "./replay-messages.ts";

/** One firing among others: its automation's place, and where its line stands in the file. */
export interface FiringPlace {
  /** The firing's own place among all. */
  readonly index: number;
  readonly automation: number;
  readonly line: number;
  readonly start: number;
  readonly length: number;
  readonly time: number;
}

/** Everything that fired, as the worker keeps it: flat, and in the parts in which the file was read. */
export class FiringColumns {
  readonly #parts: FiringPart[] = [];

  add({ automations, lines, starts, lengths, times }: FiringPart) {
    // What crosses to the page is gone from here.
    this.#parts.push({
      automations: automations.slice(),
      lines: lines.slice(),
      starts: starts.slice(),
      lengths: lengths.slice(),
      times: times.slice(),
    });
  }

  /** The firings of each part, in the file's order. */
  *parts(): Generator<readonly FiringPlace[]> {
    let before = 0;
    for (const { automations, lines, starts, lengths, times } of this.#parts) {
      yield Array.from(automations, (automation, at) => ({
        index: before + at,
        automation,
        line: lines[at] ?? 0,
        start: starts[at] ?? 0,
        length: lengths[at] ?? 0,
        time: times[at] ?? Number.NaN,
      }));
      before += automations.length;
    }
  }
}
