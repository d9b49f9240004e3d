/** An automation that fired for an event, and the position of the event's line in the file. */
export interface FiringRow {
  /** The automation's index among the replayed automations. */
  readonly automation: number;
  /** The line number, from 1. */
  readonly line: number;
  /** The byte offset of the line's start. */
  readonly start: number;
  /** The line's length in bytes. */
  readonly length: number;
  /** When the event happened, in milliseconds since 1970; NaN if the event has no time. */
  readonly time: number;
}

/** A firing with its index among all firings of the replay. */
export interface IndexedFiring extends FiringRow {
  readonly index: number;
}

/** The firings of one part of the file, one typed array for each field, so that they transfer without a copy. */
export interface FiringPart {
  readonly automations: Uint32Array;
  readonly lines: Float64Array;
  readonly starts: Float64Array;
  readonly lengths: Float64Array;
  readonly times: Float64Array;
}

/** All firings in the file's order, as the page shows them. Grows while the file is read. */
export class Firings {
  readonly #rows: FiringRow[] = [];
  readonly #automations = new Set<number>();

  get length(): number {
    return this.#rows.length;
  }

  get rows(): readonly FiringRow[] {
    return this.#rows;
  }

  /** The indices of the automations that fired. */
  get automations(): ReadonlySet<number> {
    return this.#automations;
  }

  add(part: FiringPart) {
    for (const row of rowsOf(part)) {
      this.#automations.add(row.automation);
      this.#rows.push(row);
    }
  }

  /** Returns the firings with these indices. */
  at(indices: Uint32Array): FiringRow[] {
    return Array.from(indices).flatMap((index) => this.#rows[index] ?? []);
  }
}

/** All firings, as the worker keeps them for searches: in typed arrays, and in the parts in which the file was read. */
export class FiringColumns {
  readonly #parts: FiringPart[] = [];

  add({ automations, lines, starts, lengths, times }: FiringPart) {
    // The part itself is transferred to the page, which empties it here.
    this.#parts.push({
      automations: automations.slice(),
      lines: lines.slice(),
      starts: starts.slice(),
      lengths: lengths.slice(),
      times: times.slice(),
    });
  }

  /** Yields the firings of each part, in the file's order. */
  *parts(): Generator<readonly IndexedFiring[]> {
    let before = 0;
    for (const part of this.#parts) {
      const offset = before;
      yield rowsOf(part).map((row, position) => ({ ...row, index: offset + position }));
      before += part.automations.length;
    }
  }
}

function rowsOf({ automations, lines, starts, lengths, times }: FiringPart): FiringRow[] {
  return Array.from(automations, (automation, index) => ({
    automation,
    line: lines[index] ?? 0,
    start: starts[index] ?? 0,
    length: lengths[index] ?? 0,
    time: times[index] ?? Number.NaN,
  }));
}
