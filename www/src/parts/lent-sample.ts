import type { SampleEvent } from "hookwright/payload";

const lent = new Map<string, SampleEvent>();
/** The automations whose lent sample was not shown yet. */
const unseen = new Set<string>();

/**
 * Lends an event to the Playground as a sample of an automation, in place of an earlier one. It is part of no workspace:
 * the Playground stores it only if the user edits it.
 */
export function lendSample(automation: string, { name, event }: Pick<SampleEvent, "name" | "event">): void {
  showSample(automation, { id: crypto.randomUUID(), name, event });
}

/** Makes the Playground show a sample with an automation next. */
export function showSample(automation: string, sample: SampleEvent): void {
  lent.set(automation, sample);
  unseen.add(automation);
}

/** Returns the sample that was lent for an automation. */
export function lentSample(automation: string): SampleEvent | undefined {
  return lent.get(automation);
}

/** Returns the sample that was lent for an automation, the first time only: the Playground then chooses it. */
export function newLentSample(automation: string): SampleEvent | undefined {
  return unseen.delete(automation) ? lent.get(automation) : undefined;
}
