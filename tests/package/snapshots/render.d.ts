// Templates

/**
 * A compiled payload template.
 */
export class Template {
    /**
     * Compiles a template for a webhook whose secret has this name. Every string is a valid template.
     */
    constructor(text: string, secretName?: string | null);
    /**
     * Returns the payload for an event, given as JSON text. Like `render`, for an event that is rendered once: it
     * needs no handle.
     */
    renderJson(event: string, options?: RenderOptions | null): string;
    /**
     * Renders a batch: one event per line in, as UTF-8 JSON, and one payload per line out. An event that can't be
     * rendered becomes `{"error":{"code":…,"message":…,"line":…}}` in its line. Throws a `TemplateError` if the payloads are
     * longer than 512 MiB together.
     */
    renderLines(events: string | Uint8Array, options?: RenderOptions | null): Uint8Array;
    /**
     * Returns the payload with the spans of its variables. The values of secrets are always masked.
     */
    renderParts(event: Event, options?: RenderOptions | null): Rendering;
    /**
     * Like `renderParts`, for editors: the spans are five numbers for each variable. These are start and end in the
     * payload, start and end in the template, and the index of the variable's kind in `variableKinds()`.
     */
    renderSpans(event: Event, options?: RenderOptions | null): { text: string; spans: Uint32Array };
    /**
     * Returns the payload that an automation with this template would send for the event.
     */
    render(event: Event, options?: RenderOptions | null): string;
    /**
     * Lists the template's variables, in order.
     */
    uses(): VariableUse[];
    /**
     * The text from which the template was compiled.
     */
    readonly text: string;
    /**
     * Frees the wasm's memory for this handle; every later use of the handle throws an `ArgumentError`. A handle that the
     * program forgets is freed by garbage collection.
     */
    free(): void;
    /**
     * Like `free`, at the end of a block with `using`.
     */
    [Symbol.dispose](): void;
}

/**
 * Renders the payload of a template once for an event, given as JSON text or as a plain object.
 */
export function render(template: string, event: string | object, options?: RenderOnceOptions | null): string;

/**
 * How to render. Every property is optional.
 */
export interface RenderOptions {
    /**
     * The event type of the automation's trigger, which `${event_type}` renders; by default the event's own type.
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
     * The treatment of variables without a value; by default they stay as written.
     */
    undefined?: Undefined;
    /**
     * The name and condition of the automation that the template belongs to; without it their variables are blank.
     */
    automation?: AutomationValues;
    /**
     * The maximum length of one payload in bytes, at most 268,435,456 (256 MiB); by default 16,777,216 (16 MiB).
     */
    maxBytes?: number;
}

/**
 * How to render a template once. Every property is optional.
 */
export interface RenderOnceOptions {
    /**
     * The event type of the automation's trigger, which `${event_type}` renders; by default the event's own type.
     */
    eventType?: EventType;
    /**
     * The value of the webhook's access token.
     */
    accessToken?: string;
    /**
     * The name of the webhook's secret, as written in the template.
     */
    secretName?: SecretName;
    /**
     * The value of the webhook's secret.
     */
    secret?: string;
    /**
     * The treatment of variables without a value; by default they stay as written.
     */
    undefined?: Undefined;
    /**
     * The name and condition of the automation that the template belongs to; without it their variables are blank.
     */
    automation?: AutomationValues;
    /**
     * The maximum length of one payload in bytes, at most 268,435,456 (256 MiB); by default 16,777,216 (16 MiB).
     */
    maxBytes?: number;
}

/**
 * The treatment of variables without a value: an unknown name, a metadata key that the version does not have, a
 * secret whose value was not given. (Blank is a value: the empty string.)
 */
export type Undefined = "keep" | "blank" | "error";

/**
 * The name of a team's secret: letters, digits and underscores (documented by W&B).
 */
export type SecretName = string;

/**
 * The name and the condition of an automation, as variables render them. An empty field leaves its variable blank.
 */
export interface AutomationValues {
    /**
     * The automation's name, for `${automation_name}`.
     */
    name?: string;
    /**
     * The metric that the automation watches, for `${metric_name}`.
     */
    metricName?: string;
    /**
     * The condition on the metric with its windows, for `${metric_filter}`.
     */
    metricFilter?: string;
    /**
     * The condition on the metric, for `${metric_filter_short}`.
     */
    metricFilterShort?: string;
}

/**
 * A payload with the spans of its variables.
 */
export interface Rendering {
    /**
     * The payload.
     */
    text: string;
    /**
     * The parts that came from variables, in order.
     */
    parts: RenderedPart[];
}

/**
 * A part of a payload that came from a variable.
 */
export interface RenderedPart {
    /**
     * Its span in the payload, including the quotes that are added outside a JSON string.
     */
    output: Span;
    /**
     * The span of the variable in the template.
     */
    template: Span;
    /**
     * The variable's name as written in the template, without `$` and braces.
     */
    name: string;
    /**
     * The kind of thing that the variable describes.
     */
    kind: VariableKind;
    /**
     * Whether the variable has a value.
     */
    state: PartState;
}

/**
 * Whether a variable has a value.
 */
export type PartState = "filled" | "blank" | "undefined";

/**
 * One variable of a template.
 */
export interface VariableUse {
    /**
     * Its name as written in the template, without `$` and braces.
     */
    name: string;
    /**
     * The kind of thing that the variable describes.
     */
    kind: VariableKind;
    /**
     * Its span in the template.
     */
    span: Span;
}

/**
 * Lists the payload variables: their names, meanings, the events that have them, and the evidence for it.
 */
export function variables(): VariableInfo[];

/**
 * A payload variable: a row of the table.
 */
export interface VariableInfo {
    /**
     * The name between `${` and `}`. `<KEY>` and `SECRET_NAME` are placeholders.
     */
    name: string;
    /**
     * The kind of thing that the variable describes.
     */
    kind: VariableKind;
    /**
     * A description of the value, in English.
     */
    meaning: string;
    /**
     * A possible value.
     */
    example: string;
    /**
     * The evidence that W&B has the variable.
     */
    evidence: Evidence;
    /**
     * The types of events that fill the variable; it is blank for all others.
     */
    filledBy: EventType[];
    /**
     * The types in `filled_by` for which the evidence is only inferred, although `evidence` is stronger for the other
     * types.
     */
    inferredFor: EventType[];
    /**
     * The evidence for which types of events leave the variable blank.
     */
    blankEvidence: Evidence;
}

/**
 * The kind of thing that a payload variable describes; each has its own colour in editors.
 */
export type VariableKind = "project" | "event" | "label" | "artifact" | "metadata" | "run" | "secret" | "unknown";

/**
 * Lists the kinds of variables, by the index that `renderSpans` uses.
 */
export function variableKinds(): VariableKind[];

// Events

/**
 * An event: a version was linked, an alias was added, a run logged a value, …
 */
export class Event {
    /**
     * Reads an event from its JSON text, or from a plain object. Throws an `EventError` with the reason and its span; for
     * an object, the span is that in its compact JSON.
     */
    constructor(json: string | object);
    /**
     * Parses a whole event, to check or match it, too: the constructor reads what rendering needs, and the first check would
     * parse the text again. Accepts and throws the same as the constructor.
     */
    static parse(json: string | object): Event;
    /**
     * The type of the event, as `${event_type}` renders it. Never throws after the constructor succeeded.
     */
    readonly eventType: EventType;
    /**
     * Frees the wasm's memory for this handle; every later use of the handle throws an `ArgumentError`. A handle that the
     * program forgets is freed by garbage collection.
     */
    free(): void;
    /**
     * Like `free`, at the end of a block with `using`.
     */
    [Symbol.dispose](): void;
}

/**
 * Returns a realistic event of this type, as indented JSON.
 */
export function sampleEvent(eventType: EventType): string;

/**
 * The type of an event, as `${event_type}` renders it.
 */
export type EventType = "LINK_ARTIFACT" | "UNLINK_ARTIFACT" | "CREATE_ARTIFACT" | "ADD_ARTIFACT_ALIAS" | "ADD_ARTIFACT_TAG" | "REMOVE_ARTIFACT_TAG" | "ADD_COLLECTION_TAG" | "REMOVE_COLLECTION_TAG" | "RUN_METRIC" | "RUN_METRIC_CHANGE" | "RUN_METRIC_ZSCORE" | "RUN_STATE" | "UPDATE_ARTIFACT_ALIAS" | "WEAVE_METRIC_THRESHOLD";

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
     * The class of W&B's Python SDK; empty if it has none.
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
     * Whether automations on it can be created.
     */
    offer: EventOffer;
    /**
     * The evidence for `rendered`.
     */
    evidence: Evidence;
}

/**
 * Whether automations on a type of event can be created in W&B.
 */
export type EventOffer = "offered" | "legacy" | "schemaOnly";

/**
 * The states that a run can change to. W&B's app offers the first three in a trigger.
 */
export type RunState = "RUNNING" | "FINISHED" | "FAILED" | "KILLED" | "CRASHED";

/**
 * An organization, team, project, registry or collection: its name and, where it is known, W&B's id.
 *
 * In JSON: the name alone, or `{"name": …, "id": …}`, where `id` may be absent.
 */
export type Container = string | { name: string; id?: string };

// Diagnostics

/**
 * One finding: what is wrong, what was expected or what to do, and where.
 */
export interface Diagnostic {
    /**
     * The kind of finding; stable between versions.
     */
    code: Code;
    /**
     * The severity.
     */
    severity: Severity;
    /**
     * The source of the rule.
     */
    evidence: Evidence;
    /**
     * The sentence that says what is wrong, in English, with the arguments filled in.
     */
    message: string;
    /**
     * The sentence that says what was expected or what to do, in English; empty where the message is enough.
     */
    expected: string;
    /**
     * The arguments of both sentences by name, for translation. Never a secret's value.
     */
    arguments: Record<string, Argument>;
    /**
     * The part of the checked text that the finding is about, if any.
     */
    span?: Span;
    /**
     * The quick fix, if there is an obvious one.
     */
    fix?: Fix;
}

/**
 * The severity of a finding.
 */
export type Severity = "hint" | "warning" | "error";

/**
 * The source of a fact about W&B or about a receiving service.
 */
export type Evidence = "documented" | "sdk" | "standard" | "inferred" | "observed" | "assumed";

/**
 * A range of text.
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
     * UTF-16 offset after the last code unit.
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
 * A quick fix that an editor can apply.
 */
export interface Fix {
    /**
     * The kind of fix; stable between versions.
     */
    code: FixCode;
    /**
     * The title in English, with the arguments filled in.
     */
    title: string;
    /**
     * The arguments of the title by name, for translation.
     */
    arguments: Record<string, string>;
    /**
     * The edits, in ascending order, not overlapping.
     */
    edits: Edit[];
}

/**
 * One replacement in the checked text.
 */
export interface Edit {
    /**
     * The span to replace; empty to insert.
     */
    span: Span;
    /**
     * The replacement.
     */
    text: string;
}

/**
 * An argument of a sentence. Never a secret's value.
 */
export type Argument = string | FilledPhrase | Diagnostic;

/**
 * A [`Phrase`] with its arguments.
 */
export interface FilledPhrase {
    /**
     * The phrase.
     */
    phrase: Phrase;
    /**
     * The arguments of the phrase by name.
     */
    arguments: Record<string, Argument>;
    /**
     * The text in English, with the arguments filled in.
     */
    text: string;
}

/**
 * The kind of a finding or error; its string form is stable between versions.
 */
export type Code = "secret/name" | "secret/value-empty" | "secret/value-space" | "secret/value-header" | "name/empty" | "name/too-long" | "name/character" | "name/taken" | "endpoint/url" | "endpoint/scheme" | "endpoint/host" | "endpoint/credentials" | "endpoint/variable" | "endpoint/character" | "endpoint/near-sandbox" | "json/syntax" | "event/type" | "event/type-missing" | "event/not-object" | "event/field-missing" | "event/field-shape" | "event/too-much-work" | "event/too-many-keys" | "metric/window-empty" | "request/token-missing" | "request/secret-missing" | "request/header-value" | "request/secret-in-body" | "request/new-endpoint" | "request/not-encrypted" | "request/body-nul" | "template/unknown-variable" | "template/metadata-missing" | "template/token-not-given" | "template/secret-not-given" | "template/secret-unknown" | "template/token-by-name" | "template/many-lines" | "template/payload-too-long" | "template/batch-too-long" | "check/more-findings" | "line/encoding" | "line/too-long" | "template/empty-variable" | "template/unclosed-variable" | "template/blank" | "template/metadata-path" | "template/metadata-key-empty" | "template/outside-string" | "template/secret-missing" | "template/secret-shadowed" | "template/braces-missing" | "template/undocumented-variable" | "template/placeholder" | "template/run-variable" | "template/backslash" | "template/other-syntax" | "template/nested-json" | "template/payload-empty" | "template/json" | "template/not-object" | "text/invisible" | "receiver/member-missing" | "receiver/shape" | "receiver/text-empty" | "receiver/value" | "receiver/too-long" | "receiver/may-be-too-long" | "receiver/too-many" | "receiver/too-large" | "receiver/may-be-too-large" | "github/unknown-member" | "github/event-type-variable" | "slack/block-type" | "slack/markup" | "slack/markup-possible" | "teams/connector-retired" | "teams/message-card" | "teams/no-card" | "trigger/needs-project" | "trigger/needs-collection" | "trigger/scope-sdk-only" | "trigger/pattern-missing" | "trigger/metric-missing" | "trigger/unknown" | "trigger/legacy" | "trigger/condition-kept" | "action/not-webhook" | "metric/change-as-percent" | "trigger/no-states" | "trigger/killed" | "webhook/not-https" | "webhook/ip-address" | "webhook/localhost" | "webhook/local-name" | "webhook/github-address" | "webhook/secret-missing" | "filter/operand-empty" | "filter/not-object" | "filter/too-deep" | "filter/operator-unknown" | "filter/operator-outside-field" | "filter/operator-in-field" | "filter/operand" | "filter/duplicate-key" | "filter/never" | "filter/field-foreign" | "filter/field-similar" | "filter/field-run-name" | "filter/regex-unanchored" | "filter/regex" | "filter/regex-unsupported" | "filter/regex-dialect" | "filter/regex-unicode-class" | "filter/too-long" | "filter/regex-too-large" | "store/missing" | "store/taken" | "store/changed" | "store/foreign-webhook" | "store/full" | "store/unavailable" | "store/newer" | "file/format" | "file/newer" | "file/content" | "file/syntax" | "wandb/no-automations" | "wandb/syntax" | "wandb/unreadable" | "wandb/condition-lost" | "wandb/project-missing" | "wandb/webhook-unknown" | "wandb/webhook-kept" | "sdk/value" | "sdk/payload" | "argument/shape" | "argument/too-long" | "argument/freed" | "browser/needed" | "delivery/redirected" | "delivery/opaque" | "delivery/timed-out" | "delivery/cancelled" | "delivery/unreachable" | "delivery/cors" | "delivery/no-server" | "delivery/mixed-content" | "delivery/not-json" | "delivery/unauthorized" | "delivery/without-credentials" | "delivery/refused" | "delivery/too-many" | "delivery/receiver-failed" | "delivery/broken" | "delivery/too-large";

/**
 * An entry of the table: the severity, evidence and sentences of a [`Code`].
 */
export interface CodeInfo {
    /**
     * The code.
     */
    code: Code;
    /**
     * The severity of its findings.
     */
    severity: Severity;
    /**
     * The source of the rule that it reports.
     */
    evidence: Evidence;
    /**
     * The sentence that says what is wrong, in English, with `{name}` for each argument.
     */
    message: string;
    /**
     * The sentence that says what was expected or what to do, in English, with `{name}` for each argument; may be empty.
     */
    expected: string;
}

/**
 * The kind of a quick fix; its string form is stable between versions.
 */
export type FixCode = "fix/write-variable" | "fix/write-operator" | "fix/send-whole" | "fix/write-name" | "fix/write-number" | "fix/quote" | "fix/drop-backslash" | "fix/use-sandbox" | "fix/use-https" | "fix/write-ascii" | "fix/add-https" | "fix/drop-credentials" | "fix/remove-invisible" | "fix/write-space" | "fix/trim" | "fix/write-text" | "fix/rename-member" | "fix/add-member" | "fix/nest-members" | "fix/move-member" | "fix/use-plain-text" | "fix/use-adaptive-card" | "fix/wrap-card";

/**
 * An entry of the table: a [`FixCode`] and its title.
 */
export interface FixInfo {
    /**
     * The code.
     */
    code: FixCode;
    /**
     * The title in English, with `{name}` for each argument.
     */
    title: string;
}

/**
 * A sentence fragment used as an argument, which the page translates; its string form is stable between versions.
 */
export type Phrase = "kind/null" | "kind/bool" | "kind/number" | "kind/text" | "kind/list" | "kind/object" | "kind/variable" | "kind/single-value" | "kind/other" | "shape/text-or-bytes" | "shape/text-or-object" | "shape/bytes" | "shape/texts" | "shape/numbers" | "shape/abort-signal" | "shape/aes-key" | "shape/callback" | "shape/whole-number" | "shape/small-whole-number" | "shape/payload-limit" | "shape/finite-number" | "shape/logged-number" | "shape/time" | "shape/one-of" | "shape/event-type" | "shape/run-state" | "shape/user-name" | "shape/alias" | "shape/tag" | "shape/place" | "shape/artifact" | "shape/run" | "shape/logged-value" | "shape/weave-alert" | "shape/variable-values" | "shape/quoted-text" | "shape/quoted-regex" | "shape/values" | "shape/plain-values" | "shape/filters" | "shape/operators" | "json/value" | "json/word" | "json/key" | "json/colon" | "json/comma-or-brace" | "json/comma-or-bracket" | "json/comma-before-object-end" | "json/comma-before-list-end" | "json/control" | "json/escape" | "json/hex-digits" | "json/leading-zero" | "json/digit" | "json/end-at-value" | "json/end-in-object" | "json/end-in-list" | "json/end-in-string" | "json/end-in-number" | "json/behind-end" | "mismatch/shape" | "mismatch/word" | "mismatch/missing" | "mismatch/twice" | "mismatch/unknown" | "mismatch/half-pair" | "automation/action-with-webhook" | "mismatch/depth" | "mismatch/at" | "mismatch/part" | "argument/other" | "argument/no-json" | "argument/no-run-metric" | "url/host-not-ascii" | "url/relative" | "url/port" | "url/ipv4" | "url/ipv6" | "url/host-character" | "url/other" | "character/tab" | "character/backslash" | "endpoint/none" | "secret-name/empty" | "secret-name/character" | "header/line-break" | "header/nul" | "header/blank-first" | "header/blank-last" | "header/control" | "header/not-ascii" | "name/space" | "space/before" | "space/after" | "space/around" | "invisible/no-break-space" | "invisible/byte-order-mark" | "invisible/zero-width" | "invisible/soft-hyphen" | "invisible/direction" | "invisible/line-separator" | "member/name" | "member/either" | "member/payload" | "regex/class-name" | "regex/class-escape" | "regex/range-order" | "regex/range-ends" | "regex/class-unclosed" | "regex/escape-end" | "regex/escape" | "regex/hex" | "regex/flags" | "regex/group-name" | "regex/group-unclosed" | "regex/group-unopened" | "regex/depth" | "regex/count-order" | "regex/count-limit" | "regex/nothing-repeated" | "thing/team" | "thing/secret" | "thing/access-token" | "thing/webhook" | "thing/automation" | "thing/sample" | "thing/workspace-lock";

/**
 * An entry of the table: a [`Phrase`] and its text.
 */
export interface PhraseInfo {
    /**
     * The phrase.
     */
    phrase: Phrase;
    /**
     * Its text in English, with `{name}` for each argument.
     */
    text: string;
}

// Loading

/**
 * Loads and instantiates the wasm, by default the file beside the script. Later calls do nothing.
 */
export default function __wbg_init(
    module_or_path?: { module_or_path: InitInput | Promise<InitInput> } | InitInput | Promise<InitInput>,
): Promise<InitOutput>;

/**
 * Instantiates the wasm from its bytes or a compiled module. Later calls do nothing.
 */
export function initSync(module: { module: SyncInitInput } | SyncInitInput): InitOutput;

/**
 * The wasm, or where to find it.
 */
export type InitInput = RequestInfo | URL | Response | BufferSource | WebAssembly.Module;

/**
 * The wasm as bytes, or compiled.
 */
export type SyncInitInput = BufferSource | WebAssembly.Module;

/**
 * The instance of the wasm.
 */
export interface InitOutput {
    /**
     * The memory of the instance.
     */
    readonly memory: WebAssembly.Memory;
}
