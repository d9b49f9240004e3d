// Uses every export of hookwright/render. The other builds have these exports, too: ../consumer.test.js compiles this file
// once for each.

import {
  type Argument,
  ArgumentError,
  type AutomationValues,
  BrowserError,
  type Code,
  type CodeInfo,
  type Container,
  type Diagnostic,
  type Edit,
  Event,
  EventError,
  type EventOffer,
  type EventType,
  type EventTypeInfo,
  type Evidence,
  type FilledPhrase,
  type Fix,
  type FixCode,
  type FixInfo,
  HookwrightError,
  type InitInput,
  type InitOutput,
  initSync,
  type PartState,
  type Phrase,
  type PhraseInfo,
  type RenderedPart,
  type Rendering,
  type RenderOnceOptions,
  type RenderOptions,
  RequestError,
  type RunState,
  render,
  SecretError,
  type SecretName,
  type Severity,
  type Span,
  StoreError,
  type SyncInitInput,
  sampleEvent,
  Template,
  TemplateError,
  type Undefined,
  type VariableInfo,
  type VariableKind,
  type VariableUse,
  variableKinds,
  variables,
} from "hookwright/render";

const eventType: EventType = "ADD_ARTIFACT_ALIAS";
const missing: Undefined = "error";
const secretName: SecretName = "SIGNING_KEY";
const automation: AutomationValues = { name: "Deploy", metricName: "loss" };

/** Renders a template in each of the ways, and frees the handles. */
export function renderings(text: string): readonly (string | Uint8Array | Uint32Array)[] {
  using event = new Event(sampleEvent(eventType));
  const parsed = Event.parse({ type: event.eventType });
  const template = new Template(text, secretName);
  const options: RenderOptions = { eventType, accessToken: "t", secret: "s", undefined: missing, automation };
  const once: RenderOnceOptions = { ...options, secretName, maxBytes: 1_000 };
  const { text: payload, spans }: { text: string; spans: Uint32Array } = template.renderSpans(event, options);
  const lines: Uint8Array = template.renderLines(`${sampleEvent(eventType)}\n`, options);
  const results = [
    template.text,
    template.render(event, options),
    template.renderJson(sampleEvent(eventType), options),
    render(text, { type: eventType }, once),
    payload,
    spans,
    lines,
  ];
  parsed.free();
  parsed[Symbol.dispose]();
  template.free();
  template[Symbol.dispose]();
  return results;
}

/** Returns the names of the variables in a payload that have a state, with the text that replaced them. */
export function filled(template: Template, event: Event, state: PartState): ReadonlyMap<string, string> {
  const { text, parts }: Rendering = template.renderParts(event);
  const found: readonly RenderedPart[] = parts.filter((part) => part.state === state);
  return new Map(found.map(({ name, output }) => [name, within(text, output)]));
}

/** Returns the variables of a template that the table does not have. */
export function unknownUses(template: Template): readonly VariableUse[] {
  const known: readonly VariableInfo[] = variables();
  const kinds: readonly VariableKind[] = variableKinds();
  return template
    .uses()
    .filter(({ name, kind }) => kinds.includes(kind) && known.every((variable) => variable.name !== name));
}

/** Returns the parts of a finding that a user reads. */
export function sentence({ severity, evidence, message, expected, fix, ...finding }: Diagnostic): string {
  const level: Severity = severity;
  const source: Evidence = evidence;
  const words = Object.values(finding.arguments).map(argumentText);
  return [level, source, message, expected, ...words, fix === undefined ? "" : fixTitle(fix)].join(" ");
}

function argumentText(argument: Argument): string {
  if (typeof argument === "string") return argument;
  if ("code" in argument) return sentence(argument);
  const filledPhrase: FilledPhrase = argument;
  return filledPhrase.text;
}

function fixTitle({ code, title, edits }: Fix): string {
  const known: FixCode = code;
  const replacements: readonly Edit[] = edits;
  return `${known} ${title} ${replacements.map(({ text }) => text).join()}`;
}

function within(text: string, { start, end }: Span): string {
  return text.slice(start, end);
}

const errors = [
  TemplateError,
  EventError,
  RequestError,
  SecretError,
  StoreError,
  ArgumentError,
  BrowserError,
] as const;

/** Returns what an error of the package says; undefined for other errors. */
export function described(error: unknown): readonly [Code, string, Span | undefined] | undefined {
  if (!(error instanceof HookwrightError)) return undefined;
  if (!errors.some((type) => error instanceof type)) return undefined;
  return [error.code, sentence(error.diagnostic), error.span];
}

/** Entries of the tables that all builds declare. */
export const tables: readonly [CodeInfo, FixInfo, PhraseInfo, EventTypeInfo] = [
  { code: "json/syntax", severity: "error", evidence: "standard", message: "", expected: "" },
  { code: "fix/write-variable", title: "" },
  { phrase: "kind/null" satisfies Phrase, text: "null" },
  {
    eventType,
    rendered: eventType,
    wire: eventType,
    sdkClass: "",
    title: "",
    isRunEvent: false,
    needsCollectionScope: false,
    offer: "offered" satisfies EventOffer,
    evidence: "sdk",
  },
];

export const team: Container = { name: "acme", id: "RW50aXR5OjE3" };
export const state: RunState = "FINISHED";

/** Instantiates the wasm again, from its bytes. */
export function start(bytes: SyncInitInput): InitOutput {
  const input: InitInput = bytes;
  return input === bytes ? initSync({ module: bytes }) : initSync(bytes);
}
