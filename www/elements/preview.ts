import {
  type Diagnostic,
  Event,
  HookwrightError,
  type RenderedPart,
  type Rendering,
  Template,
} from "hookwright/render";
import { elements } from "../src/messages/elements.ts";
import type { ColouredSpan } from "./coloured-text.ts";
import { coreSentences } from "./core-sentences.ts";
import { type ElementInputs, type EventInput, emptyInput } from "./element-inputs.ts";
import type { HookwrightElementProblem, HookwrightPreviewResult } from "./results.ts";

/** The value that a preview gives to the access token: rendering with spans masks it. */
const TOKEN = "•";

/** How many variables without a value are explained at most. */
const MAX_EXPLAINED = 20;

/** A template rendered for an event, with all that is shown of it. */
export interface Preview {
  readonly result: HookwrightPreviewResult;
  /** The problems of the element's attributes and content: a part of the result's. */
  readonly elementProblems: readonly HookwrightElementProblem[];
  /** Empty if the event can't be read. */
  readonly eventType: string;
  readonly templateSpans: readonly ColouredSpan[];
  readonly payloadSpans: readonly ColouredSpan[];
  /** The names of the variables that are blank for the event. */
  readonly blank: readonly string[];
}

/** Renders an element's template for its event. */
export function preview(
  inputs: ElementInputs,
  { event: eventText, problems: eventProblems }: EventInput,
): Preview {
  const texts = { template: inputs.text("template"), event: eventText };
  const elementProblems = [
    ...inputs.problems,
    ...(texts.template === "" ? [emptyInput("template")] : []),
    ...eventProblems,
  ];
  const template = new Template(texts.template);
  const event = eventText === "" ? undefined : attempt(() => new Event(eventText));
  try {
    const rendering =
      event instanceof Event ? attempt(() => template.renderParts(event, { accessToken: TOKEN })) : event;
    const eventType = event instanceof Event ? event.eventType : "";
    if (!(event instanceof Event) || rendering === undefined || rendering instanceof HookwrightError) {
      const problems = rendering instanceof HookwrightError ? [rendering.diagnostic] : [];
      const templateSpans = template
        .uses()
        .map(({ span, kind }) => ({ start: span.start, end: span.end, kind, hasValue: kind !== "unknown" }));
      return {
        result: { ...texts, payload: undefined, problems: [...elementProblems, ...problems] },
        elementProblems,
        eventType,
        templateSpans,
        payloadSpans: [],
        blank: [],
      };
    }
    const { text: payload, parts } = rendering;
    const problems = [...missingValues(parts, texts.template, event), ...syntaxProblems(payload)];
    const blank = new Set(parts.filter(({ state }) => state === "blank").map(({ name }) => name));
    return {
      result: { ...texts, payload, problems: [...elementProblems, ...problems] },
      elementProblems,
      eventType,
      templateSpans: parts.map((part) => coloured(part, part.template)),
      payloadSpans: parts.map((part) => coloured(part, part.output)),
      blank: [...blank],
    };
  } finally {
    template.free();
    if (event instanceof Event) event.free();
  }
}

/** Returns a problem's sentences; one of the payload says that it is about the payload, unlike one of the event. */
export function sentencesOf(problem: Diagnostic): ReturnType<typeof coreSentences> {
  const sentences = coreSentences(problem);
  return payloadProblems.has(problem)
    ? { message: elements.payloadNotJson(), expected: sentences.message }
    : sentences;
}

/** Calls the core, and returns its error instead of throwing it. */
function attempt<Result>(call: () => Result): Result | HookwrightError {
  try {
    return call();
  } catch (error) {
    if (error instanceof HookwrightError) return error;
    throw error;
  }
}

function coloured({ kind, state }: RenderedPart, span: { start: number; end: number }): ColouredSpan {
  return { start: span.start, end: span.end, kind, hasValue: state !== "undefined" };
}

/** Returns why variables have no value: the core's own finding for each, once. */
function missingValues(parts: Rendering["parts"], template: string, event: Event): readonly Diagnostic[] {
  const missing = new Map(
    parts.filter(({ state }) => state === "undefined").map((part) => [part.name, part]),
  );
  return [...missing.values()].slice(0, MAX_EXPLAINED).flatMap(({ template: span }) => {
    // The core reports only the first variable without a value, so each is rendered alone.
    const alone = new Template(template.slice(span.start, span.end));
    const rendered = attempt(() => alone.render(event, { accessToken: TOKEN, undefined: "error" }));
    alone.free();
    return rendered instanceof HookwrightError ? [{ ...rendered.diagnostic, span }] : [];
  });
}

/** The problems that are about a payload. */
const payloadProblems = new WeakSet<Diagnostic>();

/** Returns the core's finding about a payload that is not JSON. The core reads events as JSON, too. */
function syntaxProblems(payload: string): readonly Diagnostic[] {
  if (payload.trim() === "") return [];
  const read = attempt(() => Event.parse(payload));
  if (!(read instanceof HookwrightError)) {
    read.free();
    return [];
  }
  if (read.code !== "json/syntax") return [];
  // The span is one of the payload, and those of problems are of the template.
  const { span: _, ...problem } = read.diagnostic;
  payloadProblems.add(problem);
  return [problem];
}
