import type { EventType, HookwrightError, sampleEvent } from "hookwright/render";
import { elements } from "../src/messages/elements.ts";
import type { Given } from "./given.ts";
import { nearestName } from "./nearest-name.ts";
import type { HookwrightElementProblem } from "./results.ts";

/** The names that an element knows. */
export interface ElementNames {
  readonly inputs: readonly string[];
  readonly parts: readonly string[];
}

/** The inputs of an element at one time: their texts, the parts to show, and the names among them that it does not know. */
export class ElementInputs {
  readonly readonly: boolean;
  readonly eventType: string;
  /** The problems of attributes and content. */
  readonly problems: readonly HookwrightElementProblem[];
  readonly #texts: ReadonlyMap<string, string>;
  readonly #parts: ReadonlySet<string> | undefined;

  constructor({ texts, readonly, eventType, parts, contentNames }: Given, known: ElementNames) {
    this.readonly = readonly;
    this.eventType = eventType;
    this.#texts = texts;
    this.#parts = parts === null ? undefined : new Set(parts.split(/\s+/).filter(Boolean));
    this.problems = [
      ...unknown(this.#parts ?? [], known.parts).map((name) =>
        problem("element/part", elements.unknownPart(name), expectedName(name, known.parts)),
      ),
      ...unknown(contentNames, known.inputs).map((name) =>
        problem("element/input", elements.unknownInput(name), expectedName(name, known.inputs)),
      ),
    ];
  }

  /** Returns the text of an input; the empty string if it was not given. */
  text(input: string): string {
    return this.#texts.get(input) ?? "";
  }

  /** Returns whether a part is to be shown. */
  shows(part: string): boolean {
    return this.#parts?.has(part) ?? true;
  }

  /** Returns whether other inputs have the same result: they may differ in what is shown of it. */
  hasResultOf(other: ElementInputs | undefined): boolean {
    const own = [...this.#texts];
    return (
      this.eventType === other?.eventType &&
      JSON.stringify(this.problems) === JSON.stringify(other.problems) &&
      own.length === other.#texts.size &&
      own.every(([input, text]) => other.#texts.get(input) === text)
    );
  }
}

/** An event as JSON, and the problems of the attributes that it depends on. */
export interface EventInput {
  /** Empty if there is no event. */
  readonly event: string;
  readonly problems: readonly HookwrightElementProblem[];
}

/** The parts of a build of the core that are needed for sample events: different builds share nothing. */
interface SampleSource {
  readonly sampleEvent: typeof sampleEvent;
  readonly HookwrightError: typeof HookwrightError;
}

/** Returns the event that was given or, if there is none, the sample event of the type that was given. */
export function eventInput(inputs: ElementInputs, core: SampleSource): EventInput {
  const given = inputs.text("event");
  try {
    // The core checks the type.
    const sample = core.sampleEvent(inputs.eventType as EventType).trimEnd();
    return { event: given || sample, problems: [] };
  } catch (error) {
    if (!(error instanceof core.HookwrightError)) throw error;
    const { known } = error.diagnostic.arguments;
    const types = typeof known === "string" ? known.split(", ") : [];
    const message = elements.unknownEventType(inputs.eventType);
    const expected = expectedName(inputs.eventType, types);
    return { event: given, problems: [problem("element/event-type", message, expected)] };
  }
}

/** Returns a problem of an element, in the element's language. */
export function problem(
  code: HookwrightElementProblem["code"],
  message: string,
  expected: string,
  severity: HookwrightElementProblem["severity"] = "error",
): HookwrightElementProblem {
  return { code, severity, message, expected };
}

/** Returns the problem of an input without a text. */
export function emptyInput(input: string): HookwrightElementProblem {
  return problem("element/empty", elements.emptyInput(input), elements.emptyInputExpected(input));
}

/** Says which names exist, and which of them is nearest to one that does not. */
export function expectedName(name: string, known: readonly string[]): string {
  const nearest = nearestName(name, known);
  const all = elements.oneOf(known.join(", "));
  return nearest === undefined ? all : `${elements.didYouMean(nearest)} ${all}`;
}

function unknown(names: Iterable<string>, known: readonly string[]): readonly string[] {
  return [...names].filter((name) => !known.includes(name));
}
