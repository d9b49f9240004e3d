import {
  type Automation,
  type AutomationValues,
  automationValues,
  type EventType,
  eventTypes,
  sampleEvent,
} from "hookwright/payload";

/** The options of the core's calls that come from the automation that a template belongs to. */
export interface AutomationContext {
  /** Absent for a trigger of an unknown kind. */
  readonly eventType?: EventType;
  readonly automation: AutomationValues;
}

const contexts = new WeakMap<Automation, AutomationContext>();

/** Returns the same object for the same automation, so that elements that get it have nothing to update. */
export function automationContext(automation: Automation): AutomationContext {
  const known = contexts.get(automation);
  if (known) return known;
  const eventType = eventTypes().find((one) => one.eventType === automation.trigger.type)?.eventType;
  const context = { ...(eventType && { eventType }), automation: valuesOf(automation) };
  contexts.set(automation, context);
  return context;
}

/** Returns an event of the kind that an automation waits for; of any kind, if the trigger's is unknown. */
export function exampleEvent(automation: Automation): string {
  return sampleEvent(automationContext(automation).eventType ?? "LINK_ARTIFACT");
}

/** The trigger of an unfinished draft may be invalid; then only the name is known. */
function valuesOf({ name, trigger }: Automation): AutomationValues {
  try {
    return automationValues(name, trigger);
  } catch {
    return { name };
  }
}
