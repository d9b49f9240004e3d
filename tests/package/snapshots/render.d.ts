/* tslint:disable */
/* eslint-disable */
/**
 * A [`Phrase`] with its arguments.
 */
export interface Words {
    /**
     * Which phrase.
     */
    phrase: Phrase;
    /**
     * Its arguments by name.
     */
    arguments: Record<string, Argument>;
    /**
     * All of it in English.
     */
    text: string;
}

/**
 * A compiled payload template.
 */
export class Template {
    free(): void;
    [Symbol.dispose](): void;
    /**
     * Compiles a template for a webhook whose secret has this name; any text is a template.
     */
    constructor(text: string, secretName?: string | null);
    /**
     * Renders a batch: a line of UTF-8 JSON for each event in, a line for each payload out. What can't be rendered
     * becomes `{"error":{"code":…,"message":…,"line":…}}` in its own line.
     */
    renderLines(events: string | Uint8Array, options?: RenderOptions | null): Uint8Array;
    /**
     * The payload with the places of its variables. Secrets' values are masked, however they are given.
     */
    renderParts(event: Event, options?: RenderOptions | null): Rendering;
    /**
     * The same for editors, with the places as numbers: five for each variable, which are start and end in the
     * payload, start and end in the template, and its kind's index in `variableKinds()`.
     */
    renderPlaces(event: Event, options?: RenderOptions | null): { text: string; places: Uint32Array };
    /**
     * The payload that an automation with this template would send for the event.
     */
    render(event: Event, options?: RenderOptions | null): string;
    /**
     * The variables, in order.
     */
    uses(): VariableUse[];
    /**
     * The text that it was compiled from.
     */
    readonly text: string;
}

/**
 * A part of a text.
 *
 * `start` and `end` count UTF-16 code units, as JavaScript and editors do; `line` and `column` are for people: both
 * start at 1, and a column is one Unicode scalar value.
 */
export interface Span {
    /**
     * UTF-16 offset of the first code unit.
     */
    start: number;
    /**
     * UTF-16 offset behind the last code unit.
     */
    end: number;
    /**
     * Line of `start`, from 1.
     */
    line: number;
    /**
     * Column of `start`, from 1.
     */
    column: number;
}

/**
 * A payload with the places of its variables.
 */
export interface Rendering {
    /**
     * The payload.
     */
    text: string;
    /**
     * What came from a variable, in order.
     */
    parts: RenderedPart[];
}

/**
 * A repair that an editor can apply.
 */
export interface Fix {
    /**
     * Which repair it is; stable between versions.
     */
    code: FixCode;
    /**
     * What applying it does, in English: the code's title with the arguments filled in.
     */
    title: string;
    /**
     * The arguments of the title by name, for titles in other languages.
     */
    arguments: Record<string, string>;
    /**
     * The edits, in ascending order, not overlapping.
     */
    edits: Edit[];
}

/**
 * An argument of a sentence. Never a secret's value.
 */
export type Argument = string | Words | Diagnostic;

/**
 * An organization, team, project, registry or collection: its name and, where it is known, W&B's id.
 *
 * In JSON: the name alone, or `{"name": …, "id": …}`.
 */
export type Container = string | { name: string; id: string };

/**
 * How bad a finding is.
 */
export type Severity = "hint" | "warning" | "error";

/**
 * How to render once; every part may be left out.
 */
export interface RenderOnceOptions {
    /**
     * What `${event_type}` renders: an automation's trigger decides it; else the event's own type.
     */
    eventType?: EventType;
    /**
     * The value of the webhook's access token.
     */
    accessToken?: string;
    /**
     * The name of the webhook's secret, as the template writes it.
     */
    secretName?: SecretName;
    /**
     * The value of the webhook's secret.
     */
    secret?: string;
    /**
     * What becomes of a variable without a value; else it stays as it was typed.
     */
    undefined?: Undefined;
}

/**
 * How to render; every part may be left out.
 */
export interface RenderOptions {
    /**
     * What `${event_type}` renders: an automation's trigger decides it; else the event's own type.
     */
    eventType?: EventType;
    /**
     * The value of the webhook's access token.
     */
    accessToken?: string;
    /**
     * The value of the webhook's secret.
     */
    secret?: string;
    /**
     * What becomes of a variable without a value; else it stays as it was typed.
     */
    undefined?: Undefined;
}

/**
 * How we know a fact about W&B or about a receiving service.
 */
export type Evidence = "documented" | "sdk" | "standard" | "observed" | "assumed";

/**
 * If `module_or_path` is {RequestInfo} or {URL}, makes a request and
 * for everything else, calls `WebAssembly.instantiate` directly.
 *
 * @param {{ module_or_path: InitInput | Promise<InitInput> }} module_or_path - Passing `InitInput` directly is deprecated.
 *
 * @returns {Promise<InitOutput>}
 */
export default function __wbg_init (module_or_path?: { module_or_path: InitInput | Promise<InitInput> } | InitInput | Promise<InitInput>): Promise<InitOutput>;

/**
 * Instantiates the given `module`, which can either be bytes or
 * a precompiled `WebAssembly.Module`.
 *
 * @param {{ module: SyncInitInput }} module - Passing `SyncInitInput` directly is deprecated.
 *
 * @returns {InitOutput}
 */
export function initSync(module: { module: SyncInitInput } | SyncInitInput): InitOutput;

/**
 * Lists the payload variables: their names, meanings, the events that have them, and the evidence for it.
 */
export function variables(): VariableInfo[];

/**
 * One finding: what was found, what was expected, where, and what to do next.
 */
export interface Diagnostic {
    /**
     * Which finding this is; stable between versions.
     */
    code: Code;
    /**
     * How bad it is.
     */
    severity: Severity;
    /**
     * How we know the rule behind it.
     */
    evidence: Evidence;
    /**
     * What was found and where it leads, in English: the code's sentence with the arguments filled in.
     */
    message: string;
    /**
     * What was expected or what to do next, in English; empty where the message says it all.
     */
    expected: string;
    /**
     * The arguments of both sentences by name, for messages in other languages. Never a secret's value.
     */
    arguments: Record<string, Argument>;
    /**
     * Where, if it is about a place in a text.
     */
    span?: Span;
    /**
     * The obvious repair, where there is one.
     */
    fix?: Fix;
}

/**
 * One replacement in the text that was checked.
 */
export interface Edit {
    /**
     * What is replaced; empty to insert.
     */
    span: Span;
    /**
     * What stands there afterwards.
     */
    text: string;
}

/**
 * One variable of a template.
 */
export interface VariableUse {
    /**
     * Its name as the template has it, without `$` and braces.
     */
    name: string;
    /**
     * What it is about.
     */
    kind: VariableKind;
    /**
     * Where it stands.
     */
    span: Span;
}

/**
 * Renders once: the payload of this template for this event, given as JSON text.
 */
export function render(template: string, event: string, options?: RenderOnceOptions | null): string;

/**
 * The facts about an [`EventType`].
 */
export interface EventTypeInfo {
    /**
     * The type.
     */
    eventType: EventType;
    /**
     * The name that the payload variable `${event_type}` renders.
     */
    rendered: string;
    /**
     * The name in W&B's API.
     */
    wire: string;
    /**
     * The class of W&B's Python SDK.
     */
    sdkClass: string;
    /**
     * A description of the event, in English.
     */
    title: string;
    /**
     * Whether the event concerns a run rather than an artifact.
     */
    isRunEvent: boolean;
    /**
     * Whether automations on it need a scope of one collection (sdk).
     */
    needsCollectionScope: boolean;
    /**
     * The evidence for `rendered`.
     */
    evidence: Evidence;
}

/**
 * The name of a team's secret: letters, digits and underscores (documented by W&B).
 */
export type SecretName = string;

/**
 * The states of a run that W&B's app offers in a trigger, and `KILLED`, which never triggers an automation.
 */
export type RunState = "RUNNING" | "FINISHED" | "FAILED" | "KILLED";

/**
 * The type of an event, as `${event_type}` renders it.
 */
export type EventType = "LINK_ARTIFACT" | "UNLINK_ARTIFACT" | "CREATE_ARTIFACT" | "ADD_ARTIFACT_ALIAS" | "ADD_ARTIFACT_TAG" | "REMOVE_ARTIFACT_TAG" | "ADD_COLLECTION_TAG" | "REMOVE_COLLECTION_TAG" | "RUN_METRIC" | "RUN_METRIC_CHANGE" | "RUN_METRIC_ZSCORE" | "RUN_STATE";

/**
 * What a [`Code`] stands for.
 */
export interface CodeInfo {
    /**
     * The code itself.
     */
    code: Code;
    /**
     * How bad it is.
     */
    severity: Severity;
    /**
     * How we know the rule behind it.
     */
    evidence: Evidence;
    /**
     * What was found, in English, with `{name}` where an argument goes.
     */
    message: string;
    /**
     * What was expected or what to do next, likewise; may be empty.
     */
    expected: string;
}

/**
 * What a [`FixCode`] stands for.
 */
export interface FixInfo {
    /**
     * The code itself.
     */
    code: FixCode;
    /**
     * What applying it does, in English, with `{name}` where an argument goes.
     */
    title: string;
}

/**
 * What a [`Phrase`] stands for.
 */
export interface PhraseInfo {
    /**
     * The phrase itself.
     */
    phrase: Phrase;
    /**
     * Its words in English, with `{name}` where an argument goes.
     */
    text: string;
}

/**
 * What a payload variable is about: one stable colour each.
 */
export type VariableKind = "project" | "event" | "label" | "artifact" | "metadata" | "secret" | "unknown";

/**
 * What a variable can be about, in the order that `renderPlaces` counts.
 */
export function variableKinds(): VariableKind[];

/**
 * What becomes of a variable without a value: an unknown name, a metadata key that the version lacks, a secret that
 * was not given. (Blank is a value: the empty text.)
 */
export type Undefined = "keep" | "blank" | "error";

/**
 * What happened: a version was linked, an alias was added, a run logged a value, …
 */
export class Event {
    free(): void;
    [Symbol.dispose](): void;
    /**
     * Reads an event from its JSON text; throws an `EventError` that says what is wrong with it, and where.
     */
    constructor(json: string);
    /**
     * What kind of event it is, as `${event_type}` renders it.
     */
    readonly eventType: EventType;
}

/**
 * What is known about a payload variable.
 */
export interface VariableInfo {
    /**
     * The name between `${` and `}`; `<KEY>` and `SECRET_NAME` stand for what the author puts there.
     */
    name: string;
    /**
     * What it is about.
     */
    kind: VariableKind;
    /**
     * What it renders, in English.
     */
    meaning: string;
    /**
     * A value that it could render.
     */
    example: string;
    /**
     * How we know the variable.
     */
    evidence: Evidence;
    /**
     * The events that fill it; it is blank for every other one.
     */
    filledBy: EventType[];
    /**
     * How we know which events leave it blank.
     */
    blankEvidence: Evidence;
}

/**
 * What one variable became.
 */
export interface RenderedPart {
    /**
     * Where it stands in the payload, quotes that it brought included.
     */
    output: Span;
    /**
     * Where the variable stands in the template.
     */
    template: Span;
    /**
     * The variable's name as the template has it, without `$` and braces.
     */
    name: string;
    /**
     * What it is about.
     */
    kind: VariableKind;
    /**
     * Whether it has a value.
     */
    state: PartState;
}

/**
 * Whether a variable has a value.
 */
export type PartState = "filled" | "blank" | "undefined";

/**
 * Which finding or error; its text form is stable between versions.
 */
export type Code = "secret/name" | "name/empty" | "endpoint/url" | "endpoint/scheme" | "endpoint/host" | "endpoint/credentials" | "json/syntax" | "event/type" | "event/type-missing" | "event/not-object" | "event/field-missing" | "event/field-shape" | "metric/window-empty" | "request/token-missing" | "request/secret-missing" | "request/header-value" | "request/secret-in-body" | "request/body-nul" | "template/unknown-variable" | "template/metadata-missing" | "template/token-not-given" | "template/secret-not-given" | "template/many-lines" | "line/encoding" | "line/too-long" | "trigger/needs-project" | "trigger/needs-collection" | "trigger/no-states" | "trigger/killed" | "template/empty-variable" | "template/unclosed-variable" | "template/blank" | "template/metadata-path" | "template/metadata-key-empty" | "template/outside-string" | "template/secret-missing" | "template/secret-shadowed" | "template/braces-missing" | "template/undocumented-variable" | "template/placeholder" | "template/run-variable" | "template/backslash" | "template/json" | "template/not-object" | "webhook/not-https" | "webhook/ip-address" | "webhook/localhost" | "webhook/local-name" | "webhook/secret-missing" | "filter/not-object" | "filter/too-deep" | "filter/operator-unknown" | "filter/operator-outside-field" | "filter/operator-in-field" | "filter/operand" | "filter/duplicate-key" | "filter/never" | "filter/field-foreign" | "filter/regex" | "filter/regex-unsupported" | "filter/regex-dialect" | "filter/regex-unicode-class" | "filter/regex-too-large" | "store/missing" | "store/taken" | "store/changed" | "store/foreign-webhook" | "store/full" | "store/unavailable" | "store/newer" | "file/format" | "file/newer" | "file/content" | "file/syntax" | "argument/shape" | "browser/needed" | "delivery/redirected" | "delivery/opaque" | "delivery/timed-out" | "delivery/cancelled" | "delivery/unreachable" | "delivery/unauthorized" | "delivery/refused" | "delivery/too-many" | "delivery/receiver-failed" | "delivery/broken" | "delivery/too-large";

/**
 * Which repair; its text form is stable between versions.
 */
export type FixCode = "fix/write-variable" | "fix/write-operator" | "fix/send-whole" | "fix/quote" | "fix/drop-backslash" | "fix/use-https" | "fix/write-ascii" | "fix/add-https" | "fix/drop-credentials";

/**
 * Words that fill other sentences, which every language says in its own way; stable between versions.
 */
export type Phrase = "kind/null" | "kind/bool" | "kind/number" | "kind/text" | "kind/list" | "kind/object" | "kind/variable" | "kind/single-value" | "kind/other" | "shape/text-or-bytes" | "shape/bytes" | "shape/texts" | "shape/numbers" | "shape/abort-signal" | "shape/callback" | "shape/whole-number" | "shape/small-whole-number" | "shape/finite-number" | "shape/logged-number" | "shape/time" | "shape/one-of" | "shape/event-type" | "shape/run-state" | "shape/user-name" | "shape/alias" | "shape/tag" | "shape/place" | "shape/artifact" | "shape/run" | "shape/logged-value" | "shape/quoted-text" | "shape/quoted-regex" | "shape/values" | "shape/plain-values" | "shape/filters" | "shape/operators" | "json/value" | "json/word" | "json/key" | "json/colon" | "json/comma-or-brace" | "json/comma-or-bracket" | "json/comma-before-object-end" | "json/comma-before-list-end" | "json/control" | "json/escape" | "json/hex-digits" | "json/leading-zero" | "json/digit" | "json/end-at-value" | "json/end-in-object" | "json/end-in-list" | "json/end-in-string" | "json/end-in-number" | "json/behind-end" | "mismatch/shape" | "mismatch/word" | "mismatch/missing" | "mismatch/twice" | "mismatch/unknown" | "mismatch/half-pair" | "mismatch/depth" | "mismatch/at" | "mismatch/part" | "argument/other" | "argument/no-json" | "argument/no-run-metric" | "url/host-not-ascii" | "url/relative" | "url/port" | "url/ipv4" | "url/ipv6" | "url/host-character" | "url/other" | "secret-name/empty" | "secret-name/character" | "header/line-break" | "header/nul" | "header/blank-first" | "header/blank-last" | "header/control" | "header/not-ascii" | "regex/class-escape" | "regex/range-order" | "regex/range-ends" | "regex/class-unclosed" | "regex/escape-end" | "regex/escape" | "regex/hex" | "regex/flags" | "regex/group-name" | "regex/group-name-twice" | "regex/group-unclosed" | "regex/group-unopened" | "regex/depth" | "regex/count-order" | "regex/count" | "regex/count-unclosed" | "regex/nothing-repeated" | "regex/other" | "thing/team" | "thing/secret" | "thing/access-token" | "thing/webhook" | "thing/automation" | "thing/sample" | "thing/workspace-lock";

export type InitInput = RequestInfo | URL | Response | BufferSource | WebAssembly.Module;

export type SyncInitInput = BufferSource | WebAssembly.Module;
