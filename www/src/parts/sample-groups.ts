import { checkEvent, fits, type SampleEvent, type Trigger } from "hookwright/payload";

/** The workspace's samples, as one automation sees them. */
export interface SampleGroups {
  /** Of the kind that its trigger waits for. */
  readonly fitting: readonly SampleEvent[];
  /** Of another kind. */
  readonly others: readonly SampleEvent[];
  /** Texts that are no event at the moment. */
  readonly unreadable: readonly SampleEvent[];
}

/** No sample at all. */
export const NO_SAMPLES: SampleGroups = { fitting: [], others: [], unreadable: [] };

interface Judged {
  readonly trigger: Trigger;
  readonly group: keyof SampleGroups;
}

/** Tells samples apart for a trigger. It is asked at every key, so that it judges each sample once. */
export class SampleSorter {
  readonly #judged = new WeakMap<SampleEvent, Judged>();
  #last = NO_SAMPLES;

  /** The same object as before as long as no group is another: what shows it then has nothing to do. */
  sort(trigger: Trigger, samples: readonly SampleEvent[]): SampleGroups {
    const of = (group: keyof SampleGroups) =>
      samples.filter((sample) => this.#judge(trigger, sample) === group);
    const groups = { fitting: of("fitting"), others: of("others"), unreadable: of("unreadable") };
    const same =
      sameItems(groups.fitting, this.#last.fitting) &&
      sameItems(groups.others, this.#last.others) &&
      sameItems(groups.unreadable, this.#last.unreadable);
    if (!same) this.#last = groups;
    return this.#last;
  }

  #judge(trigger: Trigger, sample: SampleEvent): keyof SampleGroups {
    const known = this.#judged.get(sample);
    if (known?.trigger === trigger) return known.group;
    const group = groupOf(trigger, sample);
    this.#judged.set(sample, { trigger, group });
    return group;
  }
}

function groupOf(trigger: Trigger, { event }: SampleEvent): keyof SampleGroups {
  if (checkEvent(event).length > 0) return "unreadable";
  return fits(trigger, event) ? "fitting" : "others";
}

function sameItems<T>(one: readonly T[], other: readonly T[]): boolean {
  return one.length === other.length && one.every((item, index) => item === other[index]);
}
