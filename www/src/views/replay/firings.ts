import type { FiringPart, FiringRow } from "./replay-messages.ts";

/** Everything that fired, in the file's order; it grows as the file is read. */
export class Firings {
  readonly #rows: FiringRow[] = [];
  readonly #automations = new Set<number>();

  get length(): number {
    return this.#rows.length;
  }

  get rows(): readonly FiringRow[] {
    return this.#rows;
  }

  /** The automations that fired, by their places. */
  get automations(): ReadonlySet<number> {
    return this.#automations;
  }

  add({ automations, lines, starts, lengths, times }: FiringPart) {
    automations.forEach((automation, index) => {
      this.#automations.add(automation);
      this.#rows.push({
        automation,
        line: lines[index] ?? 0,
        start: starts[index] ?? 0,
        length: lengths[index] ?? 0,
        time: times[index] ?? Number.NaN,
      });
    });
  }

  /** Those at these places. */
  at(places: Uint32Array): FiringRow[] {
    return Array.from(places).flatMap((place) => this.#rows[place] ?? []);
  }
}
