import { type Automation, type Diagnostic, Event, HookwrightError, Matcher, Template } from "hookwright";
import { errorText } from "../src/messages/diagnostic.ts";
import { elements } from "../src/messages/elements.ts";
import { eventTitle } from "../src/messages/vocabulary.ts";
import type { FiringExplanation } from "../src/parts/firing-reason.ts";
import type { HookwrightMatchResult } from "./results.ts";

/** How many events are evaluated and shown at most. */
const MAX_EVENTS = 200;

/** One event: whether it fires the automation, and why; or why it can't be read. */
export interface MatchRow {
  readonly title: string;
  /** The values that tell the event from others of its type. */
  readonly detail: string;
  /** Undefined if the event can't be read. */
  readonly explanation: FiringExplanation | undefined;
  readonly failure: string | undefined;
}

/** An automation evaluated for events. */
export interface Match {
  readonly result: HookwrightMatchResult;
  readonly name: string;
  /** The type of event that the automation waits for, in words. */
  readonly trigger: string;
  /** The problems of the automation. */
  readonly problems: readonly Diagnostic[];
  readonly rows: readonly MatchRow[];
  /** Why the automation or the events can't be read; undefined if they can. */
  readonly failure: string | undefined;
}

/** The variables whose values tell events of one type apart: those that do not apply are blank. */
const DETAIL =
  '"${alias} ${tag} ${metric_values} ${run_status} ${metric_value} ${run_name} ${artifact_collection_name}"';

/** Evaluates an automation for events, one after another: values that runs log enter the windows of its condition. */
export function match(automationText: string, eventsText: string): Match {
  const texts = { automation: automationText, events: eventsText };
  let matcher: Matcher | undefined;
  try {
    const automation = readAutomation(automationText);
    matcher = new Matcher();
    const problems = matcher.set(automation);
    const detail = new Template(DETAIL);
    const evaluated = splitEvents(eventsText)
      .slice(0, MAX_EVENTS)
      .map((text, index) => evaluate(matcher, automation, text, index, detail));
    detail.free();
    return {
      result: {
        ...texts,
        fires: evaluated.map(({ explanation }) => explanation?.verdict === "fires"),
        problems: [...problems, ...evaluated.flatMap(({ problem }) => problem ?? [])],
      },
      name: automation.name,
      trigger: eventTitle(automation.trigger.type),
      problems,
      rows: evaluated,
      failure: evaluated.length === 0 ? elements.noEvents() : undefined,
    };
  } catch (error) {
    const problems = error instanceof HookwrightError ? [error.diagnostic] : [];
    const failure = elements.automationUnreadable(errorText(error));
    return {
      result: { ...texts, fires: [], problems },
      name: "",
      trigger: "",
      problems: [],
      rows: [],
      failure,
    };
  } finally {
    matcher?.free();
  }
}

/** Reads an automation. What only a workspace needs may be omitted: id, name, team, and that it is enabled. */
function readAutomation(text: string): Automation {
  const given: unknown = JSON.parse(text);
  const name = elements.automation();
  // The matcher checks the rest, and says what is missing.
  return {
    id: "embedded",
    name,
    enabled: true,
    team: "team",
    ...(given as Pick<Automation, "scope" | "trigger">),
  };
}

function evaluate(
  matcher: Matcher | undefined,
  automation: Automation,
  text: string,
  index: number,
  detail: Template,
): MatchRow & { readonly problem?: Diagnostic } {
  let event: Event | undefined;
  try {
    event = Event.parse(text);
    const explanation = matcher?.explainOne(automation.id, event);
    const fires = matcher?.match(event).some(({ automation: id }) => id === automation.id) ?? false;
    return {
      title: eventTitle(event.eventType),
      detail: wordsOf(detail.render(event, { undefined: "blank" })),
      explanation: explanation && {
        verdict: fires ? "fires" : "doesNotFire",
        reason: explanation.reason,
        condition: explanation.condition,
      },
      failure: undefined,
    };
  } catch (error) {
    return {
      title: elements.eventNumber(String(index + 1)),
      detail: "",
      explanation: undefined,
      failure: errorText(error),
      ...(error instanceof HookwrightError && { problem: error.diagnostic }),
    };
  } finally {
    event?.free();
  }
}

/** Returns the words of a string in JSON, separated by dots. */
function wordsOf(json: string): string {
  const text: unknown = JSON.parse(json);
  return String(text).trim().split(/\s+/).join(" · ");
}

/** Splits events into the JSON of each: the items of an array, one object, or an object in each line. */
function splitEvents(text: string): readonly string[] {
  try {
    const read: unknown = JSON.parse(text);
    return Array.isArray(read) ? read.map((event) => JSON.stringify(event)) : [text];
  } catch {
    return text.split("\n").filter((line) => line.trim() !== "");
  }
}
