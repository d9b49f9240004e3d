import type { Argument, Diagnostic } from "hookwright/render";
import { msg } from "../src/messages/localization.ts";

/**
 * Returns a diagnostic's sentences in the page's language, without the core's tables of sentences, which the smallest build
 * does not have: the English ones have their arguments filled in already.
 */
export function coreSentences(diagnostic: Diagnostic): {
  readonly message: string;
  readonly expected: string;
} {
  return {
    message: translated(`${diagnostic.code}.message`, diagnostic.message, diagnostic.arguments),
    expected: translated(`${diagnostic.code}.expected`, diagnostic.expected, diagnostic.arguments),
  };
}

function translated(id: string, english: string, values: Readonly<Record<string, Argument>>): string {
  const text = english === "" ? "" : msg(english, { id });
  if (text === english) return english;
  const named = new Map(Object.entries(values));
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = named.get(name);
    return value === undefined ? whole : argumentText(value);
  });
}

function argumentText(argument: Argument): string {
  if (typeof argument === "string") return argument;
  if ("code" in argument) return coreSentences(argument).message.replace(/\.$/, "");
  return translated(argument.phrase, argument.text, argument.arguments);
}
