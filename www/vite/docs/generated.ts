import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Evidence } from "hookwright";
import type { EvidenceLabel, Language, SiteMessages } from "../../docs/site/messages.ts";
import { codeBlock } from "./code.ts";
import type { Core } from "./example.ts";
import { escapeHtml, table } from "./html.ts";

/** The core and its package, which the generated parts describe. */
export interface Described {
  readonly core: Core;
  /** The Korean sentences of the core by the page's ids. */
  readonly korean: ReadonlyMap<string, { readonly text: string }>;
  /** The folder of the npm package. */
  readonly pkg: string;
}

/** The label of each kind of evidence in the core. */
const LABELS: Readonly<Record<Evidence, EvidenceLabel>> = {
  documented: "documented",
  sdk: "documented",
  standard: "documented",
  inferred: "inferred",
  observed: "observed",
  assumed: "assumed",
};

/** Returns a sentence of the core as HTML in the page's language; in English where it is not translated. */
type Translate = (id: string, english: string) => string;

/** Returns a part of a page that is generated from the core: a table or a sample. */
export function generated(
  what: string,
  { core, korean, pkg }: Described,
  language: Language,
  messages: SiteMessages,
): string {
  const translated: Translate = (id, text) => {
    const translation = language === "ko" ? korean.get(id)?.text : text;
    return translation === undefined ? `<span lang="en">${escapeHtml(text)}</span>` : escapeHtml(translation);
  };
  const [name = "", argument = ""] = what.split(" ");
  if (name === "variables") return variables(core, translated, messages);
  if (name === "events") return events(core, translated, messages);
  if (name === "statuses") return statuses(core, messages);
  if (name === "exports") return exported(declarationsIn(pkg, argument), messages);
  if (name === "sample-event")
    return codeBlock(core.sampleEvent("ADD_ARTIFACT_ALIAS").trimEnd(), "json", "", messages);
  throw new Error(`nothing is generated as “${what}”`);
}

function variables(core: Core, translated: Translate, messages: SiteMessages): string {
  const all = core.eventTypes().map(({ eventType }) => eventType);
  const rows = core.variables().map((variable) => {
    const filledBy =
      variable.filledBy.length === all.length
        ? escapeHtml(messages.tables.everyEvent)
        : variable.filledBy.map(code).join(" ");
    return [
      `${code(`\${${variable.name}}`)}<br>${evidence(variable.evidence, messages)}`,
      `${translated(`variable.${variable.name}`, variable.meaning)}<br>${escapeHtml(messages.tables.example)}: ${code(variable.example)}`,
      filledBy,
    ];
  });
  const { variable, meaning, filledBy } = messages.tables;
  return table([variable, meaning, filledBy], rows);
}

function events(core: Core, translated: Translate, messages: SiteMessages): string {
  const rows = core
    .eventTypes()
    .map((info) => [
      code(info.rendered),
      info.wire === info.rendered ? "" : code(info.wire),
      translated(`event.${info.eventType}`, info.title),
      escapeHtml(info.needsCollectionScope ? messages.tables.oneCollection : messages.tables.anyScope),
      info.sdkClass === "" ? "" : code(info.sdkClass),
    ]);
  const { event, wire, app, scope } = messages.tables;
  return table([event, wire, app, scope, "SDK"], rows);
}

function statuses(core: Core, messages: SiteMessages): string {
  const rows = core
    .executionStatuses()
    .map(({ status, meaning }) => [escapeHtml(status), escapeHtml(messages.statuses[status] ?? meaning)]);
  return table([messages.tables.status, messages.tables.meaning], rows);
}

/** Returns the path of a build's declarations. A quick build has only those of the whole core, which is all of its entries. */
function declarationsIn(pkg: string, name: string): string {
  const file = join(pkg, name);
  return existsSync(file) ? file : join(pkg, "hookwright.d.ts");
}

/** Returns a table of a module's exported functions and classes, with the first sentence of their docs. */
function exported(file: string, messages: SiteMessages): string {
  const declarations = readFileSync(file, "utf8");
  const pattern = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\nexport (class|function) (\w+)(\([^\n]*\))?/g;
  const rows = [...declarations.matchAll(pattern)]
    .filter(([, , , name = ""]) => !/^(initSync|__wbg)/.test(name))
    .map(([, docs = "", kind = "", name = "", parameters = ""]) => {
      const sentence = /^[\s\S]*?\.(?=\s|$)/.exec(docs.replace(/^\s*\*\s?/gm, "").trim())?.[0] ?? "";
      return [
        code(kind === "class" ? `class ${name}` : `${name}${parameters.replace(/\): .*/, ")")}`),
        `<span lang="en">${escapeHtml(sentence.replace(/\s+/g, " ")).replace(/`([^`]+)`/g, "<code>$1</code>")}</span>`,
      ];
    });
  return table([messages.tables.name, messages.tables.description], rows);
}

function evidence(found: Evidence, messages: SiteMessages): string {
  const label = LABELS[found];
  return `<a class="evidence ${label}" href="evidence.html#${label}">${escapeHtml(messages.evidence[label])}</a>`;
}

function code(text: string): string {
  return `<code>${escapeHtml(text)}</code>`;
}
