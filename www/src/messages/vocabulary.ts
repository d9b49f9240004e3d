import type { Operator } from "hookwright";
import {
  type EventType,
  type EventTypeInfo,
  type Evidence,
  eventTypes,
  type OfferedVariable,
  type ReceiverInfo,
} from "hookwright/payload";
import { msg } from "./localization.ts";

/** Returns the title of an event type in the page's language; the English title comes from the core. */
export function eventTitle(type: EventType): string {
  const info = known().get(type);
  return info === undefined ? type : msg(info.title, { id: `event.${type}` });
}

/** Returns a sample's name as it is shown: the starter's samples are named by the titles of their event types. */
export function sampleTitle(name: string): string {
  const info = [...known().values()].find((info) => info.title === name);
  return info === undefined ? name : eventTitle(info.eventType);
}

/** Returns the title of the event type that `${event_type}` renders as `rendered`. */
export function renderedEventTitle(rendered: string): string {
  const info = [...known().values()].find((info) => info.rendered === rendered);
  return info === undefined ? rendered : eventTitle(info.eventType);
}

let table: ReadonlyMap<EventType, EventTypeInfo> | undefined;

function known(): ReadonlyMap<EventType, EventTypeInfo> {
  table ??= new Map(eventTypes().map((info) => [info.eventType, info]));
  return table;
}

/** Returns the title of a service that receives webhooks. Most are names, the same in every language. */
export function receiverTitle({ receiver, title }: ReceiverInfo): string {
  return msg(title, { id: `receiver.${receiver}` });
}

/** Returns the meaning of a payload variable in the page's language; the English text comes from the core. */
export function variableMeaning({
  variable,
  meaning,
}: Pick<OfferedVariable, "variable" | "meaning">): string {
  return msg(meaning, { id: `variable.${variable}` });
}

/** Names for each kind of evidence: a short label, and a sentence. */
export const evidence: Record<Evidence, { readonly word: () => string; readonly sentence: () => string }> = {
  assumed: {
    word: () => msg("assumed", { id: "evidence.assumed.word" }),
    sentence: () => msg("Assumed: not documented anywhere", { id: "evidence.assumed.sentence" }),
  },
  documented: {
    word: () => msg("source: W&B docs", { id: "evidence.documented.word" }),
    sentence: () => msg("Documented by W&B", { id: "evidence.documented.sentence" }),
  },
  inferred: {
    word: () => msg("source: W&B docs for ARIA", { id: "evidence.inferred.word" }),
    sentence: () =>
      msg("Documented by W&B for prompts to ARIA; that webhooks work in the same way is inferred", {
        id: "evidence.inferred.sentence",
      }),
  },
  observed: {
    word: () => msg("observed in use", { id: "evidence.observed.word" }),
    sentence: () => msg("Seen in use, but not documented", { id: "evidence.observed.sentence" }),
  },
  sdk: {
    word: () => msg("source: W&B SDK", { id: "evidence.sdk.word" }),
    sentence: () => msg("From W&B's Python SDK", { id: "evidence.sdk.sentence" }),
  },
  standard: {
    word: () => msg("web standard", { id: "evidence.standard.word" }),
    sentence: () => msg("A public standard", { id: "evidence.standard.sentence" }),
  },
};

/** Returns a filter operator in words, as written between a field and a value. */
export function operatorWord(operator: Operator): string {
  return OPERATORS[operator]();
}

/** Whether `text` is an operator of W&B's filters. */
export function isKnownOperator(text: string): boolean {
  return Object.hasOwn(OPERATORS, text);
}

const OPERATORS: Record<Operator, () => string> = {
  $all: () => msg("has all of", { id: "operator.all" }),
  $and: () => msg("all of", { id: "operator.and" }),
  $contains: () => msg("contains", { id: "operator.contains" }),
  $eq: () => msg("is", { id: "operator.eq" }),
  $exists: () => msg("exists", { id: "operator.exists" }),
  $gt: () => msg("is above", { id: "operator.gt" }),
  $gte: () => msg("is at or above", { id: "operator.gte" }),
  $in: () => msg("is one of", { id: "operator.in" }),
  $lt: () => msg("is below", { id: "operator.lt" }),
  $lte: () => msg("is at or below", { id: "operator.lte" }),
  $ne: () => msg("is not", { id: "operator.ne" }),
  $nin: () => msg("is none of", { id: "operator.nin" }),
  $nor: () => msg("none of", { id: "operator.nor" }),
  $not: () => msg("not", { id: "operator.not" }),
  $or: () => msg("one of", { id: "operator.or" }),
  $regex: () => msg("matches regex", { id: "operator.regex" }),
  $size: () => msg("has length", { id: "operator.size" }),
};
