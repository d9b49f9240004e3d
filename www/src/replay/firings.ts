import type { FiringPart, FiringRow } from "./replay-messages.ts";

/** Everything that fired, in the file's order; it grows as the file is read. */
export class Firings {
  readonly #rows: FiringRow[] = [];

  get length(): number {
    return this.#rows.length;
  }

  get rows(): readonly FiringRow[] {
    return this.#rows;
  }

  add({ automations, lines, starts, lengths, times }: FiringPart) {
    automations.forEach((automation, index) => {
      this.#rows.push({
        automation,
        line: lines[index] ?? 0,
        start: starts[index] ?? 0,
        length: lengths[index] ?? 0,
        time: times[index] ?? Number.NaN,
      });
    });
  }

  /** Those of the automations that are wanted; all of them without a copy. */
  of(wanted: ReadonlySet<number> | undefined): readonly FiringRow[] {
    return wanted === undefined ? this.#rows : this.#rows.filter(({ automation }) => wanted.has(automation));
  }
}
