import { Event, HookwrightError, type SampleEvent, type Trigger } from "hookwright/payload";

/** The workspace's sample events, sorted for one automation. */
export interface SampleGroups {
  /** Events of the trigger's type. */
  readonly fitting: readonly SampleEvent[];
  /** Events of other types. */
  readonly others: readonly SampleEvent[];
  /** Samples that are not valid events. */
  readonly unreadable: readonly SampleEvent[];
}

/** Groups without any sample. */
export const NO_SAMPLES: SampleGroups = { fitting: [], others: [], unreadable: [] };

interface Sorted {
  readonly trigger: Trigger;
  readonly group: keyof SampleGroups;
}

/** Sorts samples for a trigger. It runs at every key press, so it remembers the group of each sample. */
export class SampleSorter {
  readonly #sorted = new WeakMap<SampleEvent, Sorted>();
  #last = NO_SAMPLES;

  /** Returns the same object as before while no group has changed, so that elements that show it have nothing to update. */
  sort(trigger: Trigger, samples: readonly SampleEvent[]): SampleGroups {
    const of = (group: keyof SampleGroups) =>
      samples.filter((sample) => this.#groupOf(trigger, sample) === group);
    const groups = { fitting: of("fitting"), others: of("others"), unreadable: of("unreadable") };
    const same =
      sameItems(groups.fitting, this.#last.fitting) &&
      sameItems(groups.others, this.#last.others) &&
      sameItems(groups.unreadable, this.#last.unreadable);
    if (!same) this.#last = groups;
    return this.#last;
  }

  #groupOf(trigger: Trigger, sample: SampleEvent): keyof SampleGroups {
    const known = this.#sorted.get(sample);
    if (known?.trigger === trigger) return known.group;
    const group = groupOf(trigger, sample);
    this.#sorted.set(sample, { trigger, group });
    return group;
  }
}

function groupOf(trigger: Trigger, sample: SampleEvent): keyof SampleGroups {
  let event: Event;
  try {
    event = new Event(sample.event);
  } catch (error) {
    if (error instanceof HookwrightError) return "unreadable";
    throw error;
  }
  const group = event.fits(trigger) ? "fitting" : "others";
  event.free();
  return group;
}

function sameItems<T>(one: readonly T[], other: readonly T[]): boolean {
  return one.length === other.length && one.every((item, index) => item === other[index]);
}
