import {
  type Argument,
  type Code,
  codes,
  type Diagnostic,
  type Fix,
  type FixCode,
  fixes,
  HookwrightError,
  type Phrase,
  phrases,
} from "hookwright/payload";
import { app } from "./app.ts";
import { msg } from "./localization.ts";
import { countText } from "./numbers.ts";
import { shared } from "./shared.ts";

/** Returns a finding's sentences in the page's language, with their arguments filled in. */
export function sentences(diagnostic: Diagnostic): { message: string; expected: string } {
  const info = known().get(diagnostic.code);
  if (info === undefined) return diagnostic;
  const say = (part: "message" | "expected") =>
    info[part] === ""
      ? ""
      : fill(msg(info[part], { id: `${diagnostic.code}.${part}` }), diagnostic.arguments);
  return { message: say("message"), expected: say("expected") };
}

/** Returns the argument of a sentence in the page's language. */
export function argumentText(argument: Argument): string {
  if (typeof argument === "string") return argument;
  if ("code" in argument) return sentences(argument).message.replace(/\.$/, "");
  const text = phraseTable().get(argument.phrase);
  return text === undefined ? argument.text : fill(msg(text, { id: argument.phrase }), argument.arguments);
}

/** Returns the title of a quick fix in the page's language. */
export function fixTitle(fix: Fix): string {
  const title = titles().get(fix.code);
  return title === undefined ? fix.title : fill(msg(title, { id: fix.code }), fix.arguments);
}

/** Returns the word for a severity, followed by a colon. */
export function severityWord(severity: Diagnostic["severity"]): string {
  return shared.severity[severity]();
}

const SEVERITIES = ["error", "warning", "hint"] as const satisfies readonly Diagnostic["severity"][];

/** Returns the problems with errors first, then warnings, then hints, each in the order of the text. */
export function bySeverity(problems: readonly Diagnostic[]): Diagnostic[] {
  return SEVERITIES.flatMap((severity) => problems.filter((problem) => problem.severity === severity));
}

/** Returns the number of problems of each severity in words, like “2 errors, 1 warning”. */
export function problemCounts(problems: readonly Diagnostic[]): string {
  const counts = SEVERITIES.map((severity) => ({
    severity,
    count: problems.filter((problem) => problem.severity === severity).length,
  }));
  const words = counts.filter(({ count }) => count > 0);
  return words.map(({ severity, count }) => shared.problemCount[severity](count)).join(", ");
}

/** Returns the sentences of an error, for the user. */
export function errorText(error: unknown): string {
  if (error instanceof HookwrightError) {
    const { message, expected } = sentences(error.diagnostic);
    return `${message} ${expected}`.trim();
  }
  if (error instanceof WebAssembly.RuntimeError) return app.trapped();
  return error instanceof Error ? error.message : String(error);
}

type Sentences = { message: string; expected: string };

let table: ReadonlyMap<Code, Sentences> | undefined;

function known(): ReadonlyMap<Code, Sentences> {
  table ??= new Map(codes().map((info) => [info.code, info]));
  return table;
}

let fixTable: ReadonlyMap<FixCode, string> | undefined;

function titles(): ReadonlyMap<FixCode, string> {
  fixTable ??= new Map(fixes().map(({ code, title }) => [code, title]));
  return fixTable;
}

let phraseTexts: ReadonlyMap<Phrase, string> | undefined;

function phraseTable(): ReadonlyMap<Phrase, string> {
  phraseTexts ??= new Map(phrases().map(({ phrase, text }) => [phrase, text]));
  return phraseTexts;
}

/** The arguments that are numbers of something, which each language writes in its own way. */
const COUNTS: readonly string[] = ["byte", "bytes", "count", "length", "limit", "position", "seconds"];

/** Fills in the arguments in a single pass, as the core does: an argument's own braces are never filled in. */
function fill(sentence: string, values: Readonly<Record<string, Argument>>): string {
  const named = new Map(Object.entries(values));
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = named.get(name);
    if (value === undefined) return whole;
    const text = argumentText(value);
    return COUNTS.includes(name) && /^\d+$/.test(text) ? countText(Number(text)) : text;
  });
}
