import {
  type Automation,
  checkSample,
  Event,
  fittingSample,
  HookwrightError,
  type SampleVerdict,
} from "hookwright";
import { conditionSentence } from "../messages/condition.ts";
import { errorText } from "../messages/diagnostic.ts";
import { shortened } from "./shortened.ts";

/*
 * Asks the core's matching engines about samples. They double the core's size, so this module is loaded when the user first
 * does something in the Playground.
 */

/** Whether an event fires an automation. */
export interface FitCheck {
  readonly verdict: SampleVerdict | "notEvaluated";
  /** The first unmet condition, or the reason for the missing verdict; empty if the event fires the automation. */
  readonly reason: string;
  /** Whether another event may fire the automation. Otherwise only a change of the automation helps. */
  readonly isFixable: boolean;
}

/** Returns whether an event fires an automation; undefined if the text is not an event. */
export function checkEvent(automation: Automation, text: string): FitCheck | undefined {
  const event = eventOf(text);
  if (!event) return undefined;
  try {
    const { verdict, reason } = checkSample(automation, event);
    return {
      verdict,
      reason: reason ? conditionSentence(shortened(reason)) : "",
      isFixable: !UNFIXABLE.some((kind) => kind === reason?.kind),
    };
  } catch (error) {
    if (!(error instanceof HookwrightError)) throw error;
    return { verdict: "notEvaluated", reason: errorText(error), isFixable: false };
  } finally {
    event.free();
  }
}

/** The conditions that no event can meet. */
const UNFIXABLE = [
  "enabled",
  "actionSupported",
  "triggerKnown",
  "keptCondition",
  "scopeAllowed",
  "filterUnreadable",
] as const;

/** An event made for an automation, as JSON, and whether it fires the automation. */
export interface FittingEvent {
  readonly event: string;
  readonly check: FitCheck | undefined;
}

/** Makes an event that fires an automation, as far as one event can. */
export function makeFittingEvent(automation: Automation): FittingEvent {
  const event = fittingSample(automation);
  return { event, check: checkEvent(automation, event) };
}

function eventOf(text: string): Event | undefined {
  try {
    return Event.parse(text);
  } catch (error) {
    if (error instanceof HookwrightError) return undefined;
    throw error;
  }
}
