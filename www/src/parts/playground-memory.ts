import { recall, remember } from "../platform/memory.ts";

const KEY = "hookwright.playground";

/** The number of samples remembered for each automation: if the newest was deleted, an earlier one is shown again. */
const SAMPLES_PER_AUTOMATION = 4;

/** The automation that the Playground showed last, and the samples chosen for each automation. */
export class PlaygroundMemory {
  #automation: string | undefined;
  /** The ids of the samples by the automation's id, the one chosen last first. */
  #samples: ReadonlyMap<string, readonly string[]>;

  constructor() {
    const stored = recall(KEY);
    this.#automation = stringOf(member(stored, "automation"));
    this.#samples = samplesOf(member(stored, "samples"));
  }

  /** The id of the automation that was shown last. */
  get automation(): string | undefined {
    return this.#automation;
  }

  /** Returns the ids of the samples that the user chose for an automation, the one chosen last first. */
  samplesOf(automation: string): readonly string[] {
    return this.#samples.get(automation) ?? [];
  }

  /** Remembers the automation that is shown. */
  showAutomation(id: string) {
    if (id === this.#automation) return;
    this.#automation = id;
    this.#store();
  }

  /** Remembers the sample that the user chose for an automation, and forgets the choices for those that are not in `existing`. */
  chooseSample(automation: string, sample: string, existing: readonly string[]) {
    const earlier = this.samplesOf(automation).filter((id) => id !== sample);
    const chosen = [sample, ...earlier].slice(0, SAMPLES_PER_AUTOMATION);
    const kept = [...this.#samples].filter(([id]) => id !== automation && existing.includes(id));
    this.#samples = new Map([...kept, [automation, chosen]]);
    this.#store();
  }

  /** Forgets the samples of an automation, so that the first fitting one is shown. */
  forgetSamples(automation: string) {
    this.#samples = new Map([...this.#samples].filter(([id]) => id !== automation));
    this.#store();
  }

  #store() {
    remember(KEY, { automation: this.#automation, samples: Object.fromEntries(this.#samples) });
  }
}

function member(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

function stringOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function samplesOf(value: unknown): Map<string, readonly string[]> {
  if (typeof value !== "object" || value === null) return new Map();
  const entries = Object.entries(value).map(([automation, ids]): [string, readonly string[]] => [
    automation,
    Array.isArray(ids) ? ids.filter((id) => typeof id === "string") : [],
  ]);
  return new Map(entries);
}
