import { type Automation, type Diagnostic, Event, HookwrightError, Matcher, Template } from "hookwright";
import { errorText } from "../src/messages/diagnostic.ts";
import { elements } from "../src/messages/elements.ts";
import { countText } from "../src/messages/numbers.ts";
import { eventTitle } from "../src/messages/vocabulary.ts";
import type { FiringExplanation } from "../src/parts/firing-reason.ts";
import { type ElementInputs, emptyInput, problem } from "./element-inputs.ts";
import { readJson } from "./read-json.ts";
import type { HookwrightMatchResult, HookwrightProblem } from "./results.ts";

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

/** An element's automation, evaluated for its events. */
export interface Match {
  readonly result: HookwrightMatchResult;
  /** The problems that no event's row and no failure says. */
  readonly problems: readonly HookwrightProblem[];
  /** Undefined if there is nothing to evaluate. */
  readonly evaluated:
    | {
        readonly name: string;
        /** The type of event that the automation waits for, in words. */
        readonly trigger: string;
        readonly rows: readonly MatchRow[];
      }
    | undefined;
  /** Why the automation can't be read; undefined if it can. */
  readonly failure: string | undefined;
}

/** The variables whose values tell events of one type apart: those that do not apply are blank. */
const DETAIL =
  '"${alias} ${tag} ${metric_values} ${run_status} ${metric_value} ${run_name} ${artifact_collection_name}"';

/** Evaluates an automation for events, one after another: values that runs log enter the windows of its condition. */
export function match(inputs: ElementInputs): Match {
  const texts = { automation: inputs.text("automation"), events: inputs.text("events") };
  const events = splitEvents(texts.events);
  const missing = [
    ...(texts.automation === "" ? [emptyInput("automation")] : []),
    ...(events.length === 0 ? [emptyInput("events")] : []),
  ];
  const own = [...inputs.problems, ...missing, ...tooMany(events.length)];
  const nothing = (problems: readonly HookwrightProblem[], failure?: string): Match => ({
    result: { ...texts, fires: [], problems: [...own, ...problems] },
    problems: own,
    evaluated: undefined,
    failure,
  });
  if (missing.length > 0) return nothing([]);
  let matcher: Matcher | undefined;
  try {
    const automation = readAutomation(texts.automation);
    matcher = new Matcher();
    const problems = [...own, ...matcher.set(automation)];
    const detail = new Template(DETAIL);
    const rows = events
      .slice(0, MAX_EVENTS)
      .map((text, index) => evaluate(matcher, automation, text, index, detail));
    detail.free();
    return {
      result: {
        ...texts,
        fires: rows.map(({ explanation }) => explanation?.verdict === "fires"),
        problems: [...problems, ...rows.flatMap(({ problem }) => problem ?? [])],
      },
      problems,
      evaluated: { name: automation.name, trigger: eventTitle(automation.trigger.type), rows },
      failure: undefined,
    };
  } catch (error) {
    const problems = error instanceof HookwrightError ? [error.diagnostic] : [];
    return nothing(problems, elements.automationUnreadable(errorText(error)));
  } finally {
    matcher?.free();
  }
}

function tooMany(count: number): readonly HookwrightProblem[] {
  if (count <= MAX_EVENTS) return [];
  const message = elements.tooManyEvents(countText(MAX_EVENTS), countText(count));
  return [problem("element/too-many-events", message, "", "warning")];
}

/** Reads an automation. What only a workspace needs may be omitted: id, name, team, and that it is enabled. */
function readAutomation(text: string): Automation {
  const given = readJson(text);
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
  if (text.trim() === "") return [];
  try {
    const read: unknown = JSON.parse(text);
    return Array.isArray(read) ? read.map((event) => JSON.stringify(event)) : [text];
  } catch {
    return text.split("\n").filter((line) => line.trim() !== "");
  }
}
