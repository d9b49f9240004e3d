import type { Evidence } from "hookwright";
import type { EvidenceLabel, Language, SiteMessages } from "../../docs/site/messages.ts";
import { codeBlock } from "./code.ts";
import type { Core } from "./example.ts";
import { escapeHtml, table } from "./html.ts";

/** The core, which the generated parts describe. */
export interface Described {
  readonly core: Core;
  /** The Korean sentences of the core by the page's ids. */
  readonly korean: ReadonlyMap<string, { readonly text: string }>;
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
  { core, korean }: Described,
  language: Language,
  messages: SiteMessages,
): string {
  const translated: Translate = (id, text) => {
    const translation = language === "ko" ? korean.get(id)?.text : text;
    return translation === undefined ? `<span lang="en">${escapeHtml(text)}</span>` : escapeHtml(translation);
  };
  if (what === "variables") return variables(core, translated, messages);
  if (what === "events") return events(core, translated, messages);
  if (what === "statuses") return statuses(core, messages);
  if (what === "sample-event")
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

function evidence(found: Evidence, messages: SiteMessages): string {
  const label = LABELS[found];
  return `<a class="evidence ${label}" href="evidence.html#${label}">${escapeHtml(messages.evidence[label])}</a>`;
}

function code(text: string): string {
  return `<code>${escapeHtml(text)}</code>`;
}
