import { type Automation, HookwrightError, type SampleEvent, type Workspace } from "hookwright";
import { exampleEvent } from "../../parts/automation-context.ts";
import { PlaygroundMemory } from "../../parts/playground-memory.ts";
import { checkEvent, type FitCheck, makeFittingEvent } from "../../parts/sample-check.ts";
import { SampleSorter } from "../../parts/sample-groups.ts";

/** How many of the workspace's samples are checked at most at a change of the trigger. */
const MAX_CHECKED = 200;

/** The event that an automation's form shows, and whether it fires the automation. */
export interface PreviewedEvent {
  /** The id of the sample; empty for an event that was made for the automation. */
  readonly id: string;
  readonly event: string;
  /** Undefined while the automation or the event can't be read. */
  readonly check: FitCheck | undefined;
  /** The samples of the trigger's type, for the user to choose from. */
  readonly offered: readonly SampleEvent[];
}

/**
 * Selects the event that an automation's form previews: the sample that the user chose, else one of the user's that fires the
 * automation, else one that is made for it.
 */
export class PreviewedSample {
  readonly #sorter = new SampleSorter();
  readonly #memory = new PlaygroundMemory();
  /** The id of the sample that the user chose; empty for the made event. */
  #chosen: string | undefined;
  #last:
    | { readonly inputs: string; readonly samples: Workspace["samples"]; readonly shown: PreviewedEvent }
    | undefined;

  /** Chooses a sample, or with an empty id the event that is made for the automation. */
  choose(id: string) {
    this.#chosen = id;
    this.#last = undefined;
  }

  /** Returns the same object as before while neither the automation's trigger and scope nor the samples have changed. */
  select(automation: Automation, { samples }: Workspace): PreviewedEvent {
    const { id, enabled, scope, trigger, action } = automation;
    const inputs = JSON.stringify([id, enabled, scope, trigger, action]);
    const last = this.#last;
    if (last?.inputs === inputs && last.samples === samples) return last.shown;
    const offered = this.#sorter.sort(trigger, samples).fitting;
    const sample = this.#sampleFor(automation, offered);
    const event = sample?.event ?? madeEvent(automation);
    const shown = { id: sample?.id ?? "", event, check: check(automation, event), offered };
    this.#last = { inputs, samples, shown };
    return shown;
  }

  /** Returns the chosen sample, or the first that fires the automation, beginning with those chosen in the Playground. */
  #sampleFor(automation: Automation, offered: readonly SampleEvent[]): SampleEvent | undefined {
    if (this.#chosen === "") return undefined;
    const chosen = offered.find(({ id }) => id === this.#chosen);
    if (chosen) return chosen;
    const own = this.#memory.samplesOf(automation.id);
    const isOwn = ({ id }: SampleEvent) => own.includes(id);
    const ordered = [...offered.filter(isOwn), ...offered.filter((sample) => !isOwn(sample))];
    const enabled = { ...automation, enabled: true };
    return ordered
      .slice(0, MAX_CHECKED)
      .find(({ event }) =>
        ["fires", "dependsOnEarlierValues"].includes(check(enabled, event)?.verdict ?? ""),
      );
  }
}

/** Returns whether an event fires an automation; undefined while one of them can't be read. */
function check(automation: Automation, event: string): FitCheck | undefined {
  try {
    return checkEvent(automation, event);
  } catch (error) {
    if (error instanceof HookwrightError) return undefined;
    throw error;
  }
}

/** Returns an event made for an automation; the built-in example of its type while the automation can't be read. */
function madeEvent(automation: Automation): string {
  try {
    return makeFittingEvent(automation).event;
  } catch (error) {
    if (error instanceof HookwrightError) return exampleEvent(automation);
    throw error;
  }
}
