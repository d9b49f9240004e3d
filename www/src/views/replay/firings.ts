import type { ReplayPart } from "hookwright";

/** A firing, or an execution that a limit kept from running. */
export interface FiringRow {
  /** The automation's index among the replayed automations. */
  readonly automation: number;
  /** The number of the event's first line, from 1. */
  readonly line: number;
  /** The byte offset of the event in the file. */
  readonly start: number;
  /** The event's length in bytes. */
  readonly length: number;
  /** When the event happened, in milliseconds since 1970; NaN if the event has no time. */
  readonly time: number;
  /** Whether all conditions were met and a limit kept the automation from running. */
  readonly isSkipped: boolean;
  /** For a skipped execution when the limit ends, in milliseconds since 1970; NaN if that is unknown. */
  readonly end: number;
}

/** The firings of a replay in typed arrays, in the order of the file. Grows while the file is read. */
export class Firings {
  #count = 0;
  #automations = new Uint32Array(1024);
  #lines = new Float64Array(1024);
  #starts = new Float64Array(1024);
  #lengths = new Uint32Array(1024);
  #times = new Float64Array(1024);
  #skipped = new Uint8Array(1024);
  #cooldownEnds = new Float64Array(1024);

  get length(): number {
    return this.#count;
  }

  /** Appends the firings of a part of the file, and frees the part. */
  add(part: ReplayPart) {
    const { automations, lines, starts, lengths, times, skipped, cooldownEnds } = part;
    part.free();
    this.#reserve(this.#count + automations.length);
    this.#automations.set(automations, this.#count);
    this.#lines.set(lines, this.#count);
    this.#starts.set(starts, this.#count);
    this.#lengths.set(lengths, this.#count);
    this.#times.set(times, this.#count);
    this.#skipped.set(skipped, this.#count);
    this.#cooldownEnds.set(cooldownEnds, this.#count);
    this.#count += automations.length;
  }

  /** Returns a firing by its index. */
  at(index: number): FiringRow {
    return {
      automation: this.automationOf(index),
      line: this.#lines[index] ?? 0,
      start: this.#starts[index] ?? 0,
      length: this.#lengths[index] ?? 0,
      time: this.#times[index] ?? Number.NaN,
      isSkipped: this.isSkipped(index),
      end: this.#cooldownEnds[index] ?? Number.NaN,
    };
  }

  automationOf(index: number): number {
    return this.#automations[index] ?? 0;
  }

  isSkipped(index: number): boolean {
    return this.#skipped[index] === 1;
  }

  /** Returns the position of a firing on an axis of times or of lines; NaN for an event without a time. */
  positionOf(index: number, axis: Axis): number {
    return (axis === "time" ? this.#times[index] : this.#lines[index]) ?? Number.NaN;
  }

  /** Returns the axis that suits the firings: times, unless no event has one. */
  get axis(): Axis {
    for (let index = 0; index < this.#count; index += 1) if (!Number.isNaN(this.#times[index])) return "time";
    return "line";
  }

  #reserve(count: number) {
    if (count <= this.#automations.length) return;
    const capacity = Math.max(count, this.#automations.length * 2);
    this.#automations = grown(this.#automations, new Uint32Array(capacity));
    this.#lines = grown(this.#lines, new Float64Array(capacity));
    this.#starts = grown(this.#starts, new Float64Array(capacity));
    this.#lengths = grown(this.#lengths, new Uint32Array(capacity));
    this.#times = grown(this.#times, new Float64Array(capacity));
    this.#skipped = grown(this.#skipped, new Uint8Array(capacity));
    this.#cooldownEnds = grown(this.#cooldownEnds, new Float64Array(capacity));
  }
}

/** The unit of the timeline: the times of the events, or their line numbers if no event has a time. */
export type Axis = "time" | "line";

function grown<T extends Uint32Array | Float64Array | Uint8Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
