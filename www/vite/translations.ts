import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Plugin, parseAst } from "vite";

/** A message: its text with `{0}` for the first expression of a template, and so on. */
export interface Message {
  readonly text: string;
  /** Whether it is a template, for `str`, rather than a string. */
  readonly isTemplate: boolean;
}

/** Messages by id. */
export type Messages = ReadonlyMap<string, Message>;

/** A term of the glossary that must not be written in another way. */
export interface Term {
  readonly korean: string;
  readonly forbidden: readonly string[];
}

/** Where the plugin reads. */
interface Sources {
  /** The folder of the page's messages; the Korean ones and the glossary are in it. */
  readonly messages: string;
  /** The core's package for Node, whose sentences are translated too. */
  readonly core: string;
}

/** Fails the build unless every message has one Korean translation, with the same placeholders, in the glossary's terms. */
export function translations({ messages, core }: Sources): Plugin {
  return {
    name: "hookwright:translations",
    apply: "build",
    async buildStart() {
      const ofCore = await coreMessages(core);
      const { found, faults } = koreanMessages(sourcesIn(join(messages, "ko")));
      const english = new Map([...englishMessages(sourcesIn(messages)), ...ofCore]);
      const glossary = terms(readFileSync(join(messages, "glossary.md"), "utf8"));
      const all = [...faults, ...compare(english, found, glossary)];
      if (all.length > 0) this.error(`The translations are not complete:\n${all.join("\n")}`);
    },
  };
}

/** Returns the differences between the messages of both languages, one sentence each. */
export function compare(english: Messages, korean: Messages, glossary: readonly Term[]): string[] {
  const missing = [...english.keys()].filter((id) => !korean.has(id));
  const unused = [...korean.keys()].filter((id) => !english.has(id));
  const differing = [...korean].filter(([id, message]) => {
    const source = english.get(id);
    return source !== undefined && placeholders(source) !== placeholders(message);
  });
  const forbidden = [...korean].flatMap(([id, { text }]) =>
    glossary.flatMap((term) =>
      term.forbidden
        .filter((variant) => text.includes(variant))
        .map((variant) => `${id}: “${variant}” is not in the glossary; write “${term.korean}”`),
    ),
  );
  return [
    ...missing.map((id) => `${id}: no Korean message`),
    ...unused.map((id) => `${id}: the Korean message is unused`),
    ...differing.map(([id]) => `${id}: the placeholders differ from the English message's`),
    ...forbidden,
  ];
}

/** Returns the placeholders of a message in order, each once. A string of the core has names in braces. */
function placeholders({ text, isTemplate }: Message): string {
  const found = [...text.matchAll(/\{(\w+)\}/g)].map(([whole]) => whole);
  return `${isTemplate} ${[...new Set(found)].sort().join(" ")}`;
}

/** Returns the terms of the glossary's table that have forbidden variants. */
export function terms(markdown: string): Term[] {
  const rows = markdown.split("\n").filter((line) => /^\| (?!term |---)/.test(line));
  return rows.flatMap((row) => {
    const [, , korean = "", , variants = ""] = row.split("|").map((cell) => cell.trim());
    const forbidden = variants.split(",").map((variant) => variant.trim());
    return variants === "" ? [] : [{ korean, forbidden }];
  });
}

/** Returns the English messages of source files: the calls of `msg` with a fixed id. The core has the texts of the others. */
export function englishMessages(sources: readonly string[]): Messages {
  const found = new Map<string, Message>();
  for (const source of sources)
    visit(parse(source), (node) => {
      if (node.type !== "CallExpression" || nameOf(node.callee) !== "msg") return;
      const [text, options] = Array.isArray(node.arguments) ? node.arguments : [];
      const id = idOf(options);
      const message = messageOf(text);
      if (id !== undefined && message !== undefined) found.set(id, message);
    });
  return found;
}

/** Returns the Korean messages of source files: the members of their objects. */
export function koreanMessages(sources: readonly string[]): { found: Messages; faults: string[] } {
  const found = new Map<string, Message>();
  const faults: string[] = [];
  for (const source of sources)
    visit(parse(source), (node) => {
      if (node.type !== "Property") return;
      const id = literal(node.key);
      const message = messageOf(node.value);
      if (id === undefined || message === undefined) return;
      if (found.has(id)) faults.push(`${id}: two Korean messages`);
      found.set(id, message);
    });
  return { found, faults };
}

/** Returns the core's messages by the ids under which the page translates them. */
export async function coreMessages(file: string): Promise<Messages> {
  const core = await import(pathToFileURL(file).href);
  const strings: [string, string][] = [
    ...core.codes().flatMap(({ code, message, expected }: Record<string, string>) => [
      [`${code}.message`, message],
      [`${code}.expected`, expected],
    ]),
    ...core.phrases().map(({ phrase, text }: Record<string, string>) => [phrase, text]),
    ...core.fixes().map(({ code, title }: Record<string, string>) => [code, title]),
    ...core.eventTypes().map(({ eventType, title }: Record<string, string>) => [`event.${eventType}`, title]),
    ...core.receivers().map(({ receiver, title }: Record<string, string>) => [`receiver.${receiver}`, title]),
    ...core.variables().map(({ name, meaning }: Record<string, string>) => [`variable.${name}`, meaning]),
  ];
  return new Map(
    strings.filter(([, text]) => text !== "").map(([id, text]) => [id, { text, isTemplate: false }]),
  );
}

function sourcesIn(folder: string): string[] {
  const names = readdirSync(folder).filter((name) => name.endsWith(".ts"));
  return names.map((name) => readFileSync(join(folder, name), "utf8"));
}

/** A node of a syntax tree, of which only some members are read. */
interface Node {
  readonly type: string;
  readonly [member: string]: unknown;
}

function parse(source: string): unknown {
  return parseAst(source, { lang: "ts" });
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}

function visit(value: unknown, call: (node: Node) => void) {
  if (Array.isArray(value)) for (const item of value) visit(item, call);
  else if (isNode(value)) {
    call(value);
    for (const member of Object.values(value)) visit(member, call);
  }
}

function nameOf(node: unknown): string | undefined {
  return isNode(node) && node.type === "Identifier" && typeof node.name === "string" ? node.name : undefined;
}

function literal(node: unknown): string | undefined {
  return isNode(node) && node.type === "Literal" && typeof node.value === "string" ? node.value : undefined;
}

/** Returns the id in the options of `msg`, if it is a fixed one. */
function idOf(options: unknown): string | undefined {
  if (!isNode(options) || !Array.isArray(options.properties)) return undefined;
  const property = options.properties.find((one: unknown) => isNode(one) && nameOf(one.key) === "id");
  return literal(property?.value);
}

/** Returns the message that a string or a template for `str` contains. Korean templates have numbers as expressions. */
function messageOf(node: unknown): Message | undefined {
  const text = literal(node);
  if (text !== undefined) return { text, isTemplate: false };
  if (!isNode(node) || node.type !== "TaggedTemplateExpression" || nameOf(node.tag) !== "str")
    return undefined;
  const { quasi } = node;
  if (!isNode(quasi) || !Array.isArray(quasi.quasis) || !Array.isArray(quasi.expressions)) return undefined;
  const { quasis, expressions } = quasi;
  const parts = quasis.map((part, index) => {
    const value = part.value.cooked;
    if (index === expressions.length) return value;
    const number = expressions[index].value;
    return `${value}{${typeof number === "number" ? number : index}}`;
  });
  return { text: parts.join(""), isTemplate: true };
}
