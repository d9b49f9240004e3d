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
     * Lists the findings about the template for this event, ordered by their spans. Like `check`, but the event is a
     * handle, so that its text is not parsed again; the context's `event` is ignored.
     */
    checkFor(event: Event, context?: CheckContext | null): Diagnostic[];
    /**
     * Lists the findings about the template, ordered by their spans.
     */
    check(context?: CheckContext | null): Diagnostic[];
    /**
     * Returns a script that sends the template, rendered for this event, through this webhook, for whose secret the
     * template was compiled. Like the function `exportRequest`, without parsing the template again.
     */
    exportRequest(form: Export, webhook: Webhook, event: Event, eventType?: EventType, automation?: AutomationValues): string;
    /**
     * Returns the request that `Template.send` would send, with secrets masked. Like `previewRequest`, but template
     * and event are handles, so that their texts are not parsed again. The template was compiled for the webhook's
     * secret.
     */
    previewRequest(target: SendTarget, event: Event, options?: SendOptions | null): RequestPreview;
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
     * Sends a webhook's request once, with this template rendered for this event. Like the function `send`, but template
     * and event are handles, so that their texts are not parsed again. The template was compiled for the webhook's
     * secret. Both handles may be freed while the request is under way.
     */
    send(target: SendTarget, event: Event, options: SendOptions | null | undefined, signal?: AbortSignal): Promise<Delivery>;
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
 * Returns the values that an automation with this name and trigger gives to payload variables.
 */
export function automationValues(name: string, trigger: Trigger): AutomationValues;

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

/**
 * Lists the variables that a payload of this webhook may use, with their values for an event, given as JSON text.
 * Without values if the text is not an event. Like `Event.offeredVariables`, for one use.
 */
export function offeredVariables(event: string, webhook?: Webhook, eventType?: EventType, automation?: AutomationValues): OfferedVariable[];

/**
 * A variable that a template may use, for completions and hovers.
 */
export interface OfferedVariable {
    /**
     * The text between `${` and `}` in a JSON string: with a real metadata key, or the webhook's real secret name.
     */
    name: string;
    /**
     * The name in the table of variables, with placeholders for keys and secrets.
     */
    variable: string;
    /**
     * The kind of thing that the variable describes.
     */
    kind: VariableKind;
    /**
     * A description of the value, in English.
     */
    meaning: string;
    /**
     * The evidence that W&B has the variable.
     */
    evidence: Evidence;
    /**
     * The value for the event; empty if it is blank, and for secrets.
     */
    value: string;
}

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
     * Returns whether the event is of the type that the trigger waits for.
     */
    fits(trigger: Trigger): boolean;
    /**
     * Lists the variables that a payload of this webhook may use, with their values for the event.
     */
    offeredVariables(webhook?: Webhook, eventType?: EventType, automation?: AutomationValues): OfferedVariable[];
    /**
     * Returns the event as one line of JSON. Never throws after the constructor succeeded.
     */
    toString(): string;
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
 * Lists the event types, in the order of W&B's app.
 */
export function eventTypes(): EventTypeInfo[];

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

// Checks

/**
 * Lists the findings about a template, given as text and compiled for the context's webhook. Like `Template.check`,
 * for one use.
 */
export function check(template: string, context?: CheckContext | null): Diagnostic[];

/**
 * Returns the reason why a JSON text is not an event, or the findings about one that is.
 */
export function checkEvent(json: string): Diagnostic[];

/**
 * Lists the findings about a webhook.
 */
export function checkWebhook(webhook: Webhook, teamSecrets: string[]): Diagnostic[];

/**
 * Lists the findings about the text of an endpoint, complete or not.
 */
export function checkEndpoint(text: string, carriesToken: boolean): Diagnostic[];

/**
 * Lists the characters of a name that a reader can't see, each with the fix that removes it.
 */
export function checkCharacters(text: string): Diagnostic[];

/**
 * Returns the reason why a text is not a team's name; empty if it is one.
 */
export function checkTeamName(text: string): Diagnostic[];

/**
 * Returns the reason why a text is not a secret's name; empty if it is one.
 */
export function checkSecretName(text: string): Diagnostic[];

/**
 * Lists the findings about a secret's value while it is entered: whitespace around it, and characters that an access
 * token can't have. No finding contains a part of the value.
 */
export function checkSecretValue(value: string): Diagnostic[];

/**
 * Lists the findings about the name of a webhook. `others` are the names of the team's other webhooks.
 */
export function checkWebhookName(name: string, others: string[]): Diagnostic[];

/**
 * Lists the findings about the name of an automation. `others` are the names of all other automations.
 */
export function checkAutomationName(name: string, others: string[]): Diagnostic[];

/**
 * The known context of a template. A check whose context is absent is skipped.
 */
export interface CheckContext {
    /**
     * The webhook that sends the payload.
     */
    webhook?: Webhook;
    /**
     * The names of the secrets of the team that owns the webhook.
     */
    teamSecrets?: SecretName[];
    /**
     * The event type of the automation's trigger; by default the event's own type.
     */
    eventType?: EventType;
    /**
     * The event for which the template is previewed, as JSON text. Ignored if it is not an event.
     */
    event?: string;
}

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
 * Lists the codes of all diagnostics, with their severities and English sentences.
 */
export function codes(): CodeInfo[];

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
 * Lists the quick fixes that diagnostics offer, with their English titles.
 */
export function fixes(): FixInfo[];

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
 * Lists the phrases that occur as arguments of diagnostics' sentences, in English.
 */
export function phrases(): PhraseInfo[];

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

// Requests

/**
 * Builds the request that W&B sends for this webhook with this rendered payload. An empty payload, or one of only
 * whitespace, is sent as `{}`.
 *
 * Throws a `RequestError` if the value of a secret that the webhook names is missing or can't be sent in a header.
 */
export function buildRequest(webhook: Webhook, body: string | Uint8Array, secrets?: RequestSecrets | null): HttpRequest;

/**
 * One HTTP request, ready to be sent.
 */
export interface HttpRequest {
    /**
     * The method, which is always `POST`.
     */
    method: "POST";
    /**
     * The endpoint's URL, normalized and without its fragment; `hookwright:sandbox` for a page's sandbox.
     */
    url: string;
    /**
     * The headers that W&B sets, in a fixed order; a client adds its own (`Host`, `Content-Length`, …).
     */
    headers: HttpHeader[];
    /**
     * The bytes of the payload; `{}` without one.
     */
    body: Uint8Array;
}

/**
 * One header of a request. Its debug form masks the token.
 */
export interface HttpHeader {
    /**
     * The header's name, as W&B writes it.
     */
    name: string;
    /**
     * The header's value: visible ASCII, and spaces and tabs except at its ends; masked headers contain bullets.
     */
    value: string;
}

/**
 * The values of the secrets that a webhook names. Each may be omitted.
 */
export interface RequestSecrets {
    /**
     * The value of the webhook's access token.
     */
    accessToken?: string;
    /**
     * The value of the webhook's secret.
     */
    secret?: string;
}

/**
 * Computes the value of the `X-Wandb-Signature` header: HMAC-SHA256 of the body with the secret, in `"base64"` (documented
 * by W&B, the default) or `"hex"` (observed).
 */
export function sign(body: string | Uint8Array, secret: string, encoding?: SignatureEncoding | null): string;

/**
 * The encoding of the 32 bytes of HMAC-SHA256 in `X-Wandb-Signature`. W&B documents a script that computes base64,
 * and the one signature that was found in public is hexadecimal (observed), so a webhook has this setting.
 */
export type SignatureEncoding = "base64" | "hex";

/**
 * Verifies the `X-Wandb-Signature` header of a received body, in constant time. Accepts base64 and hexadecimal, and
 * reports which the header is in.
 */
export function verify(body: string | Uint8Array, secret: string, header: string): Verification;

/**
 * The result of verifying a signature.
 */
export type Verification = { outcome: "valid"; encoding: SignatureEncoding } | { outcome: "mismatch"; encoding: SignatureEncoding } | { outcome: "malformed" };

/**
 * Returns a script that sends this template, given as text and rendered for this event, through this webhook.
 *
 * The script reads the secrets' values from `ACCESS_TOKEN` and `SECRET` when it runs.
 */
export function exportRequest(form: Export, webhook: Webhook, template: string, event: Event, eventType?: EventType, automation?: AutomationValues): string;

/**
 * The language of an exported request.
 */
export type Export = "bash" | "curl" | "fetch" | "python" | "powershell";

/**
 * Returns the request that `send` would send with these options, with secrets masked. If the vault lacks a value, the
 * header has the secret's name instead, and `obstacles` says so.
 */
export function previewRequest(outgoing: Outgoing, options?: SendOptions | null): RequestPreview;

/**
 * A preview of a request: the signature is the real one, and bullets replace the values of token and secret.
 */
export interface RequestPreview {
    /**
     * Always `POST`.
     */
    method: "POST";
    /**
     * The URL.
     */
    url: string;
    /**
     * The headers.
     */
    headers: HttpHeader[];
    /**
     * The body, with the spans of the template's variables.
     */
    body: Rendering;
    /**
     * Whether the payload is empty or only whitespace, so that the body is `{}`.
     */
    payloadBlank: boolean;
    /**
     * The reasons why the request can't be sent; empty if it can. The user can remove `request/new-endpoint` by confirming
     * the endpoint (`SecretVault.bind`).
     */
    obstacles: Diagnostic[];
    /**
     * The findings that the user should confirm before the request is sent: `request/not-encrypted`, or none.
     */
    warnings: Diagnostic[];
}

/**
 * A payload and its destination.
 */
export interface Outgoing {
    /**
     * The team that owns the webhook and its secrets.
     */
    team: TeamName;
    /**
     * The webhook.
     */
    webhook: Webhook;
    /**
     * The payload's template; empty by default. An empty payload is sent as `{}`.
     */
    payload?: string;
    /**
     * The event's JSON text. Without an event the payload is sent as written.
     */
    event?: string;
    /**
     * The event type of the automation's trigger, which `${event_type}` renders; by default the event's own type.
     */
    eventType?: EventType;
    /**
     * The name and condition of the automation that the payload belongs to; without it their variables are blank.
     */
    automation?: AutomationValues;
}

/**
 * The destination of a payload that is given as handles.
 */
export interface SendTarget {
    /**
     * The team that owns the webhook and its secrets.
     */
    team: TeamName;
    /**
     * The webhook.
     */
    webhook: Webhook;
    /**
     * The event type of the automation's trigger, which `${event_type}` renders; by default the event's own type.
     */
    eventType?: EventType;
    /**
     * The name and condition of the automation that the payload belongs to; without it their variables are blank.
     */
    automation?: AutomationValues;
}

/**
 * Options of `send`. Each may be omitted.
 */
export interface SendOptions {
    /**
     * The time limit for the whole response, in milliseconds. The default is 30,000.
     */
    timeoutMs?: number;
    /**
     * The size limit for the response body, in bytes. The default is 1,048,576 (1 MiB).
     */
    maxBytes?: number;
    /**
     * Sends the request without `X-Wandb-Signature`, which some receivers do not allow browsers to send (CORS).
     */
    withoutSignature?: boolean;
    /**
     * Sends `text/plain` without access token and signature, which needs no permission of the receiver (CORS). The
     * response is hidden then, and the browser follows redirects.
     */
    withoutCustomHeaders?: boolean;
}

// Receivers

/**
 * Lists the services whose rules payloads are checked against, in the order in which a form lists them.
 */
export function receivers(): ReceiverInfo[];

/**
 * An entry of the table of receivers.
 */
export interface ReceiverInfo {
    /**
     * The receiver.
     */
    receiver: Receiver;
    /**
     * The name of the service, in English.
     */
    title: string;
}

/**
 * A service that receives requests, and whose documented rules a payload is checked against.
 */
export type Receiver = "generic" | "github" | "github-workflow" | "slack" | "teams" | "discord";

/**
 * Returns the service that receives requests to an endpoint: the one that the user chose for the webhook, or the one
 * that the endpoint's host and path belong to. Undefined while the text is not an endpoint.
 */
export function recognizeReceiver(endpoint: string, chosen?: Receiver): RecognizedReceiver | undefined;

/**
 * The receiver of a webhook's requests, and the properties of its endpoint.
 */
export interface RecognizedReceiver {
    /**
     * The receiver.
     */
    receiver: Receiver;
    /**
     * How it was recognized.
     */
    basis: ReceiverBasis;
    /**
     * Whether the endpoint is an Office 365 connector, which Microsoft retired on 2026-03-31.
     */
    retired: boolean;
    /**
     * Whether the receiver's CORS rules keep browsers from sending `X-Wandb-Signature` (documented by GitHub). W&B's
     * servers can send it.
     */
    browsersOmitSignature: boolean;
}

/**
 * How a receiver was recognized.
 */
export type ReceiverBasis = "chosen" | "endpoint" | "unknown";

/**
 * Returns an example payload for a receiver, with the documented variables that events of this type fill.
 */
export function examplePayload(receiver: Receiver, eventType: EventType): string;

/**
 * Returns the GitHub workflow, as YAML, that the payload for an event starts: by `repository_dispatch`, or by
 * `workflow_dispatch` if the payload has a `ref` instead of an `event_type`. The event is JSON text; without a valid one,
 * variables stay as written. Undefined if the payload has neither.
 */
export function githubWorkflow(template: string, event: string, eventType?: EventType): string | undefined;

// Sending

/**
 * Sends a webhook's request once, with the secret values in the vault, and resolves to the outcome.
 *
 * Cookies and the referrer are not sent. Redirects are not followed, except with `withoutCustomHeaders`, which sends
 * neither token nor signature. `signal` aborts the request. The promise rejects only if no request could be made: with
 * a `BrowserError` outside of a page, with an `ArgumentError` for an argument of the wrong type, and with a
 * `RequestError` if a value is missing or would be sent unprotected.
 */
export function send(outgoing: Outgoing, options: SendOptions | null | undefined, signal?: AbortSignal): Promise<Delivery>;

/**
 * The outcome of sending one request. Durations are milliseconds since the request was sent.
 */
export type Delivery = { outcome: "answered"; answer: ReceivedResponse; durationMs: number; explanation?: Diagnostic } | { outcome: "tooLarge"; answer: ReceivedResponse; durationMs: number; explanation: Diagnostic } | { outcome: "redirected"; durationMs: number; explanation: Diagnostic } | { outcome: "opaque"; durationMs: number; explanation: Diagnostic } | { outcome: "timedOut"; durationMs: number; explanation: Diagnostic } | { outcome: "cancelled"; durationMs: number; explanation: Diagnostic } | { outcome: "unreachable"; durationMs: number; explanation: Diagnostic };

/**
 * The response of a receiver, as far as the browser shows it. Values of the webhook's secrets are masked in it.
 */
export interface ReceivedResponse {
    /**
     * The status code, like 204.
     */
    status: number;
    /**
     * The reason phrase of the status; empty with HTTP/2 and later.
     */
    statusText: string;
    /**
     * The headers that the browser shows; for another origin, the receiver chooses which.
     */
    headers: ReceivedHeader[];
    /**
     * Whether headers may be hidden because the receiver is on another origin.
     */
    headersHidden: boolean;
    /**
     * The body, decoded as UTF-8.
     */
    body: string;
    /**
     * Whether the body is incomplete, because it exceeded the size limit or the connection broke.
     */
    truncated: boolean;
}

/**
 * A header of a receiver's response.
 */
export interface ReceivedHeader {
    /**
     * The header's name, in lower case.
     */
    name: string;
    /**
     * The header's value.
     */
    value: string;
}

/**
 * Finds out whether a server responds at an endpoint, after the browser hid why a request failed. It sends `HEAD` without
 * any header, body or secret, in the mode that hides the response, and resolves to a finding: the server responds, so that
 * its CORS settings were in the way, or it does not. Redirects are followed. `signal` aborts the request.
 */
export function probeEndpoint(endpoint: string, options: SendOptions | null | undefined, signal?: AbortSignal): Promise<Diagnostic>;

/**
 * The secret values of this tab, in its memory. All instances share the same values, and none returns them. The commands
 * of this page's `WorkspaceStore` also change the vault: deleting a secret deletes its value, and a saved webhook's secrets
 * may be sent to its endpoint.
 */
export class SecretVault {
    /**
     * Opens the vault; throws a `BrowserError` outside of a page.
     */
    constructor();
    /**
     * Binds the secrets that a webhook names to its endpoint (scheme, host, port and path), because the user wants them to
     * be sent there: `send` refuses to send a value to any other endpoint.
     */
    bind(team: string, webhook: Webhook): void;
    /**
     * Deletes all values.
     */
    clear(): void;
    /**
     * Deletes the value of a secret.
     */
    delete(team: string, name: string): void;
    /**
     * Returns whether the vault has a value for this secret.
     */
    has(team: string, name: string): boolean;
    /**
     * Returns whether the user bound all secrets that a webhook names to its endpoint in this tab. The sandbox needs no
     * binding.
     */
    isBound(team: string, webhook: Webhook): boolean;
    /**
     * Moves the value of a secret to another name in the same team.
     */
    rename(team: string, from: string, to: string): void;
    /**
     * Returns all values and their endpoints encrypted with AES-GCM under this key, as base64; undefined without values.
     * Rejects with an `ArgumentError` if the key can't encrypt with AES-GCM.
     */
    seal(key: CryptoKey): Promise<string | undefined>;
    /**
     * Returns the name of a secret whose value a text contains, as it is or encoded, as in a masked response; undefined if
     * it contains none.
     */
    secretIn(text: string): string | undefined;
    /**
     * Stores the value of a secret, replacing an older one; throws a `SecretError` for an invalid name. A secret that had
     * no value is bound to the endpoints of the open workspace's webhooks that name it.
     */
    set(team: string, name: string, value: string): void;
    /**
     * Undoes `bind`.
     */
    unbind(team: string, webhook: Webhook): void;
    /**
     * Adds the values that `seal` returned under this key, except where the vault has a value already. Resolves to whether
     * the key opens the text.
     */
    unseal(key: CryptoKey, sealed: string): Promise<boolean>;
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
 * Returns the endpoint that means the sandbox of whatever page opens the workspace. Its address is not part of a
 * workspace, because it differs from site to site.
 */
export function sandboxEndpoint(): string;

/**
 * Returns whether an endpoint, complete or not, is this page's sandbox: by `sandboxEndpoint`, or by its address.
 */
export function isSandbox(endpoint: string): boolean;

/**
 * Returns the data that the sandbox receiver needs to check this webhook's requests, from the values in the vault.
 */
export function sandboxExpectation(team: string, webhook: Webhook): Promise<SandboxExpectation>;

/**
 * The data that the sandbox receiver needs to check a webhook's requests. It reveals no secret value.
 */
export class SandboxExpectation {
    private constructor();
    /**
     * The SHA-256 digest of the access token; undefined if the webhook has none or the vault lacks its value.
     */
    readonly accessTokenDigest: Uint8Array | undefined;
    /**
     * The HTTP method of every webhook request.
     */
    readonly method: string;
    /**
     * The secret as an HMAC key that can verify but not be exported; undefined if the webhook has none or the vault lacks
     * its value.
     */
    readonly signingKey: CryptoKey | undefined;
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
 * Lists the statuses of executions in W&B's history of an automation, with their meanings.
 */
export function executionStatuses(): ExecutionStatusInfo[];

/**
 * The facts about an [`ExecutionStatus`].
 */
export interface ExecutionStatusInfo {
    /**
     * The status.
     */
    status: ExecutionStatus;
    /**
     * A description, in English.
     */
    meaning: string;
    /**
     * The evidence that W&B has the status.
     */
    evidence: Evidence;
}

/**
 * The status of an execution in W&B's history of an automation (documented).
 */
export type ExecutionStatus = "Finished" | "Failed" | "Pending" | "Skipped";

// Automations

/**
 * An automation.
 */
export interface Automation {
    /**
     * The automation's id.
     */
    id: AutomationId;
    /**
     * The name that people see.
     */
    name: string;
    /**
     * The purpose, in the owner's words.
     */
    description?: string;
    /**
     * Whether it can fire; a disabled automation never does.
     */
    enabled: boolean;
    /**
     * The part of W&B that it watches.
     */
    scope: Scope;
    /**
     * The team that owns the webhook.
     */
    team: TeamName;
    /**
     * The events that it waits for.
     */
    trigger: Trigger;
    /**
     * The webhook that it sends to; absent after that webhook was deleted.
     */
    webhook?: WebhookId;
    /**
     * The payload's template as it was typed.
     */
    payload?: string;
    /**
     * An action that is not a webhook; such an automation has neither a webhook nor a payload.
     */
    action?: OtherAction;
}

/**
 * The id of an automation; unique in a workspace.
 */
export type AutomationId = string;

/**
 * A trigger: a kind of event with that kind's conditions, and a filter.
 */
export type Trigger = { type: "LINK_ARTIFACT"; filter?: FilterText } | { type: "UNLINK_ARTIFACT"; filter?: FilterText } | { type: "CREATE_ARTIFACT"; filter?: FilterText } | { type: "ADD_ARTIFACT_ALIAS"; filter?: FilterText } | { type: "ADD_ARTIFACT_TAG"; filter?: FilterText } | { type: "REMOVE_ARTIFACT_TAG"; filter?: FilterText } | { type: "ADD_COLLECTION_TAG"; filter?: FilterText } | { type: "REMOVE_COLLECTION_TAG"; filter?: FilterText } | { type: "RUN_METRIC"; condition: MetricThreshold; filter?: FilterText } | { type: "RUN_METRIC_CHANGE"; condition: MetricChange; filter?: FilterText } | { type: "RUN_METRIC_ZSCORE"; condition: MetricZScore; filter?: FilterText } | { type: "RUN_STATE"; states: RunState[]; filter?: FilterText } | { type: "UPDATE_ARTIFACT_ALIAS"; filter?: FilterText } | { type: "WEAVE_METRIC_THRESHOLD"; filter?: FilterText };

/**
 * Returns a trigger for this event type with this filter, and otherwise with the defaults of W&B's app.
 */
export function newTrigger(eventType: EventType, filter: string): Trigger;

/**
 * Returns whether an event, given as JSON text, is of the type that the trigger waits for. Like `Event.fits`, for one
 * use.
 */
export function fits(trigger: Trigger, event: string): boolean;

/**
 * A MongoDB-like condition as JSON text, exactly as it was typed; the module `filter` parses it. Empty text matches
 * every event.
 */
export type FilterText = string;

/**
 * An action that is not a webhook, like a notification or a prompt for W&B's ARIA. It is kept as it was written;
 * Hookwright never runs it.
 *
 * In JSON an object with a `type` and any other members.
 */
export type OtherAction = { type: string; [member: string]: unknown };

/**
 * The scope of an automation: organization ⊃ team ⊃ project or registry ⊃ collection (documented by W&B).
 *
 * An automation applies to everything inside its scope, including what is created later.
 */
export type Scope = { type: "organization"; organization: Container } | { type: "team"; entity: Container } | { type: "project"; entity: Container; project: Container; collection?: Container } | { type: "registry"; entity: Container; registry: Container; collection?: Container };

/**
 * A level of W&B's hierarchy: organization ⊃ team ⊃ project or registry ⊃ collection (documented).
 */
export type ScopeLevel = "organization" | "team" | "project" | "registry" | "collection";

/**
 * Lists the kinds of scope that W&B accepts for this event type, in the order in which a form lists them.
 */
export function offeredScopes(eventType: EventType): OfferedScope[];

/**
 * A kind of scope that W&B accepts for a type of event.
 */
export interface OfferedScope {
    /**
     * Organization, team, project or registry.
     */
    scope: ScopeLevel;
    /**
     * The source: W&B's app offers the scope (documented), or only its SDK accepts it.
     */
    evidence: Evidence;
}

/**
 * Returns the choices for the fields of a trigger, each in the order in which a form lists them.
 */
export function triggerChoices(): TriggerChoices;

/**
 * The choices that W&B's app offers for the fields of a trigger, each in display order.
 */
export interface TriggerChoices {
    /**
     * The states that a run can change to (documented: `KILLED` never triggers, so the app does not offer it).
     */
    states: RunState[];
    /**
     * The aggregates of a window; a form additionally offers “no aggregate”.
     */
    aggregates: Aggregate[];
    /**
     * The window of a threshold without an aggregate (sdk).
     */
    singleWindow: Window;
    /**
     * The default window of a threshold with an aggregate (documented).
     */
    aggregateWindow: Window;
    /**
     * The comparisons with a threshold.
     */
    comparisons: ComparisonInfo[];
    /**
     * The units in which a change is measured.
     */
    bases: ChangeBasisInfo[];
    /**
     * The directions of a change or a deviation.
     */
    directions: Direction[];
}

/**
 * A condition: a metric's value, or the aggregate of its window, meets a threshold.
 */
export interface MetricThreshold {
    /**
     * The metric's name, as the run logs it.
     */
    name: string;
    /**
     * The aggregate of the window; without one each value counts by itself, with a window of 1.
     */
    agg_op?: Aggregate | undefined;
    /**
     * The window of most recent values.
     */
    window_size: Window;
    /**
     * The comparison.
     */
    cmp_op: Comparison;
    /**
     * The threshold.
     */
    threshold: number;
}

/**
 * A condition: a metric changes between two windows, of which the prior one ends where the current one begins.
 */
export interface MetricChange {
    /**
     * The metric's name, as the run logs it.
     */
    name: string;
    /**
     * The aggregate of each window.
     */
    agg_op?: Aggregate | undefined;
    /**
     * The window of most recent values.
     */
    current_window_size: Window;
    /**
     * The window of values before those.
     */
    prior_window_size: Window;
    /**
     * The unit in which the change is measured.
     */
    change_type: ChangeBasis;
    /**
     * The direction of the change.
     */
    change_dir: Direction;
    /**
     * The minimum amount; not negative.
     */
    change_amount: number;
}

/**
 * A condition: a metric's newest value deviates from the mean of its window.
 */
export interface MetricZScore {
    /**
     * The metric's name, as the run logs it.
     */
    name: string;
    /**
     * The window of values before the newest; W&B's default is 30.
     */
    window_size: Window;
    /**
     * The minimum deviation in standard deviations; W&B's default is 3.
     */
    threshold: number;
    /**
     * The direction of the change.
     */
    change_dir: Direction;
}

/**
 * A window of the most recent logged values: at least one.
 */
export type Window = number;

/**
 * The aggregate of a window of values.
 */
export type Aggregate = "AVERAGE" | "MIN" | "MAX";

/**
 * A comparison with a threshold. The SDK has the first four; the app also offers the last two.
 */
export type Comparison = "$gt" | "$gte" | "$lt" | "$lte" | "$eq" | "$ne";

/**
 * The facts about a [`Comparison`].
 */
export interface ComparisonInfo {
    /**
     * The comparison.
     */
    comparison: Comparison;
    /**
     * Its mathematical symbol.
     */
    sign: string;
    /**
     * Its source: W&B's SDK, or only the documentation of the app.
     */
    evidence: Evidence;
}

/**
 * The unit in which a change is measured.
 */
export type ChangeBasis = "ABSOLUTE" | "RELATIVE";

/**
 * How a form displays a number that is stored for a [`ChangeBasis`].
 */
export interface ChangeBasisInfo {
    /**
     * The basis.
     */
    basis: ChangeBasis;
    /**
     * The unit of the displayed number; empty for the metric's own.
     */
    unit: string;
    /**
     * The power of ten from the stored to the displayed number: 2 for percent (0.1 is shown as 10).
     */
    decimalPlaces: number;
}

/**
 * The direction of a change or a deviation.
 */
export type Direction = "INCREASE" | "DECREASE" | "ANY";

// Matching

/**
 * A condition of an automation, evaluated for one event, with its parts.
 */
export interface Condition {
    /**
     * The kind of condition; stable between versions.
     */
    kind: ConditionKind;
    /**
     * The verdict.
     */
    verdict: Verdict;
    /**
     * The evidence for the rule; `None` if the condition only combines its parts.
     */
    evidence?: Evidence;
    /**
     * The expected and found values, by name, for sentences in any language.
     */
    arguments: Record<string, string>;
    /**
     * The span in the automation's filter, if the condition is part of it.
     */
    span?: Span;
    /**
     * The error in the filter's text, if it can't be parsed.
     */
    finding?: Diagnostic;
    /**
     * The parts of the condition, in the order of evaluation.
     */
    children: Condition[];
}

/**
 * The kind of a condition; each variant names its arguments.
 */
export type ConditionKind = "automation" | "enabled" | "actionSupported" | "triggerKnown" | "keptCondition" | "eventType" | "scopeAllowed" | "scope" | "runState" | "runKilled" | "metricName" | "filter" | "filterUnreadable" | "all" | "any" | "none" | "not" | "field" | "operatorUnknown" | "windowFull" | "valuesFinite" | "priorNotZero" | "valuesDeviate" | "metric" | "cooldown";

/**
 * The verdict on a condition.
 */
export type Verdict = "met" | "notMet" | "notReached";

// The workspace

/**
 * The workspace, stored in localStorage and shared by all tabs. Each change is applied to the newest stored state,
 * whichever tab stored it. All instances on a page share the same state.
 */
export class WorkspaceStore {
    private constructor();
    /**
     * Opens the stored workspace, or creates the starter workspace if none is stored.
     *
     * `sandbox` is the URL of the page's sandbox; the default is `sandbox/receive` beside the page. Stored webhooks with
     * this URL get the sandbox's name instead (`sandboxEndpoint`).
     *
     * `secondCopy` is an earlier value of `storageKey` in localStorage that the page has kept elsewhere. It replaces the
     * stored workspace if that is older, unreadable or missing; `takeRecovery` then returns `"secondCopy"`.
     *
     * Rejects with a `BrowserError` outside of a page, and with a `StoreError` if the page has no localStorage.
     */
    static open(sandbox?: string | null, secondCopy?: string | null): Promise<WorkspaceStore>;
    /**
     * Lets the tabs continue that wait for another tab: takes the lock on the workspace away from it. If that tab stores
     * an older workspace later, the newer one is stored again.
     */
    static stopWaiting(): Promise<void>;
    /**
     * Applies a command. Resolves to the payload or the event that another tab had stored since the command's `base` and
     * that the command replaced, if any. Rejects with a `StoreError`, and changes nothing, if the command can't be applied
     * or stored.
     */
    apply(command: Command): Promise<string | undefined>;
    /**
     * Deletes a quarantined text. If it prevented storing, this tab's state is stored in its place.
     */
    discardQuarantined(key: string): Promise<void>;
    /**
     * Returns the workspace as the contents of a file. It contains no secret value.
     */
    exportFile(): string;
    /**
     * Replaces the workspace with the contents of a file, except the settings. A webhook keeps a secret only if this
     * workspace already binds the same webhook and endpoint to it; `unbound` lists the other webhooks with the names
     * of their secrets. The change can be undone. Rejects with a `StoreError` if the file can't be read.
     */
    importFile(text: string): Promise<ImportedFile>;
    /**
     * Calls `callback` after each command of this tab, also one that failed, and after each change from another tab.
     * Returns a function that removes the callback.
     */
    onChange(callback: () => void): () => void;
    /**
     * Lists the stored texts that were quarantined, oldest first: those that could not be read, and older copies.
     */
    quarantined(): QuarantinedText[];
    /**
     * Redoes the last undone change of this tab, and resolves to the outcome. Changes from other tabs are kept, unless the
     * outcome is `overOthers`: redoing an import or a reset replaces the whole workspace.
     */
    redo(): Promise<UndoOutcome>;
    /**
     * Replaces the workspace with new contents, except the settings. The change can be undone.
     */
    reset(contents: InitialContents): Promise<void>;
    /**
     * Replaces the workspace with a quarantined one, except the settings. The change can be undone. Rejects with a
     * `StoreError` if the text can't be read.
     */
    restoreQuarantined(key: string): Promise<void>;
    /**
     * Returns how a stored workspace that was lost, damaged or older was replaced: once for each time, undefined if it
     * was not.
     */
    takeRecovery(): Recovery | undefined;
    /**
     * Undoes the last change of this tab, and resolves to the outcome. Changes from other tabs are kept, unless the outcome
     * is `overOthers`: undoing an import or a reset restores the whole workspace.
     */
    undo(): Promise<UndoOutcome>;
    /**
     * Whether there is a change to redo.
     */
    readonly canRedo: boolean;
    /**
     * Whether there is a change to undo.
     */
    readonly canUndo: boolean;
    /**
     * Whether the oldest changes of this tab can't be undone any more: only the last 500, and of these the last 32 MB,
     * are kept.
     */
    readonly isUndoTruncated: boolean;
    /**
     * Whether the workspace is still the one created on the first visit, without any change.
     */
    readonly isUntouched: boolean;
    /**
     * The change that `redo` repeats; undefined if there is none.
     */
    readonly redoable: ChangeSummary | undefined;
    /**
     * The number of changes to the workspace since it was created.
     */
    readonly revision: number;
    /**
     * The error that keeps this tab from storing changes; undefined if there is none.
     */
    readonly storageError: Diagnostic | undefined;
    /**
     * The key of the workspace in localStorage.
     */
    readonly storageKey: string;
    /**
     * The change that `undo` reverts; undefined if there is none.
     */
    readonly undoable: ChangeSummary | undefined;
    /**
     * The workspace as a plain object; the same object until the callbacks of `onChange` are called next. After a change,
     * the objects of unchanged teams, automations and samples are the same as before. Use `apply` to change the workspace.
     */
    readonly workspace: Workspace;
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
 * A workspace: teams with their webhooks and the names of their secrets, automations, sample events and settings. It
 * never contains a secret's value.
 */
export interface Workspace {
    /**
     * The teams, in display order.
     */
    teams: Team[];
    /**
     * The automations, in order of creation.
     */
    automations: Automation[];
    /**
     * The events to try templates on.
     */
    samples: SampleEvent[];
    /**
     * The settings of the page.
     */
    settings?: Settings;
}

/**
 * A change of a workspace, small enough that it keeps the changes of other tabs.
 *
 * “Put” replaces the record with the same id, or adds one. A `base` is the record that the new one was edited
 * from: fields that are equal in both keep their newest stored value, so that two tabs can change different
 * fields of one record. A `position` is an index in the list concerned; without one, a new record is added at
 * the end and a replaced record keeps its position.
 */
export type Command = { type: "add_team"; team: Team; position?: number } | { type: "rename_team"; from: TeamName; to: TeamName } | { type: "delete_team"; name: TeamName; base?: Team } | { type: "add_secret"; team: TeamName; name: SecretName; position?: number } | { type: "rename_secret"; team: TeamName; from: SecretName; to: SecretName } | { type: "delete_secret"; team: TeamName; name: SecretName } | { type: "put_webhook"; team: TeamName; webhook: Webhook; base?: Webhook; position?: number } | { type: "delete_webhook"; id: WebhookId; base?: Webhook } | { type: "put_automation"; automation: Automation; base?: Automation; position?: number } | { type: "enable_automation"; id: AutomationId; enabled: boolean } | { type: "bind_webhook"; id: WebhookId; automations: AutomationId[] } | { type: "unbind_webhook"; id: WebhookId; automations: AutomationId[] } | { type: "delete_automation"; id: AutomationId; base?: Automation } | { type: "put_sample"; sample: SampleEvent; base?: SampleEvent; position?: number } | { type: "delete_sample"; id: SampleId; base?: SampleEvent } | { type: "put_settings"; settings: Settings; base?: Settings } | { type: "replace_workspace"; workspace: Workspace } | { type: "batch"; commands: Command[] };

/**
 * A team, which owns secrets and webhooks (documented by W&B).
 */
export interface Team {
    /**
     * The team's name; unique in a workspace.
     */
    name: TeamName;
    /**
     * The names of its secrets. Their values belong to a tab and are never part of a workspace.
     */
    secrets: SecretName[];
    /**
     * Its webhooks.
     */
    webhooks: Webhook[];
}

/**
 * The name of a team (W&B entity); contains at least one character that is not whitespace.
 */
export type TeamName = string;

/**
 * A webhook of a team: an endpoint, and the secrets that requests to it use (documented by W&B).
 */
export interface Webhook {
    /**
     * The webhook's id.
     */
    id: WebhookId;
    /**
     * The name that people see.
     */
    name: string;
    /**
     * The destination of its requests.
     */
    endpoint: Endpoint;
    /**
     * The secret that is sent as Bearer token, if any.
     */
    access_token?: SecretName;
    /**
     * The secret that signs the body and that the payload may use, if any.
     */
    secret?: SecretName;
    /**
     * The service that receives the requests, if the user chose one; otherwise it is recognized by the endpoint.
     */
    receiver?: Receiver;
    /**
     * The encoding of the signature; base64 by default.
     */
    signature?: SignatureEncoding;
    /**
     * The secrets that an imported file named for this webhook, until the user binds them or dismisses them. Nothing is
     * sent with them.
     */
    unbound?: UnboundSecrets;
}

/**
 * The id of a webhook; unique in a workspace.
 */
export type WebhookId = string;

/**
 * The destination of a webhook's requests: an absolute http or https URL with a host and without credentials, by the
 * rules that `fetch` applies; or the sandbox of whatever page opens the workspace, written [`Endpoint::SANDBOX`].
 */
export type Endpoint = string;

/**
 * The secrets that an imported file named for a webhook: at least one.
 */
export interface UnboundSecrets {
    /**
     * The secret that the file's webhook sends as its Bearer token, if any.
     */
    access_token?: SecretName;
    /**
     * The secret that the file's webhook signs requests with, if any.
     */
    secret?: SecretName;
}

/**
 * An event to try templates on, as JSON text, so that unfinished text is kept too.
 */
export interface SampleEvent {
    /**
     * The sample's id.
     */
    id: SampleId;
    /**
     * The name that people see.
     */
    name: string;
    /**
     * The event's JSON text, which [`Event::from_json`](super::Event::from_json) reads.
     */
    event: string;
}

/**
 * The id of a sample event; unique in a workspace.
 */
export type SampleId = string;

/**
 * The settings of the page.
 */
export interface Settings {
    /**
     * How long a tab keeps the values of secrets.
     */
    secret_retention?: SecretRetention;
    /**
     * The colour theme.
     */
    theme?: Theme;
}

/**
 * How long a tab keeps the values of secrets; never longer than the tab exists.
 */
export type SecretRetention = "tab" | "memory";

/**
 * The colour theme of the page.
 */
export type Theme = "system" | "light" | "dark";

/**
 * The initial contents of a workspace.
 */
export type InitialContents = "starter" | "empty";

/**
 * An imported file.
 */
export interface ImportedFile {
    /**
     * The workspace; only webhooks that are bound here keep their secrets.
     */
    workspace: Workspace;
    /**
     * The webhooks that named secrets in the file and are not bound here: binding them is the user's own decision.
     */
    unbound: UnboundWebhook[];
}

/**
 * A webhook that named secrets in the file.
 */
export interface UnboundWebhook {
    /**
     * The webhook's id.
     */
    webhook: WebhookId;
    /**
     * The webhook's name.
     */
    name: string;
    /**
     * The secret that the file's webhook sends as its Bearer token, if any.
     */
    accessToken?: SecretName;
    /**
     * The secret that the file's webhook signs requests with, if any.
     */
    secret?: SecretName;
}

/**
 * A stored text that was quarantined: it could not be read, or it is an older or another copy of the workspace.
 */
export interface QuarantinedText {
    /**
     * The storage key.
     */
    key: string;
    /**
     * The text.
     */
    text: string;
    /**
     * Whether the text is a workspace that can be used.
     */
    isReadable: boolean;
}

/**
 * The way in which a stored workspace that was lost, damaged or older was replaced.
 */
export type Recovery = "secondCopy" | "thisTab";

/**
 * The result of an undo or a redo.
 */
export type UndoOutcome = "nothing" | "done" | "overOthers";

/**
 * A change that a tab made, described so that the user recognizes it.
 */
export interface ChangeSummary {
    /**
     * The kind of the changed record.
     */
    record: RecordKind;
    /**
     * The record's name; empty for the settings and the workspace.
     */
    name: string;
    /**
     * The action that undo reverts and redo repeats.
     */
    action: ChangeAction;
    /**
     * The changed fields, by their names in JSON; empty unless the action is `changed`.
     */
    fields: string[];
}

/**
 * The action of a change.
 */
export type ChangeAction = "created" | "changed" | "deleted";

/**
 * The kind of a record in the workspace.
 */
export type RecordKind = "team" | "secret" | "webhook" | "automation" | "sample" | "settings" | "workspace";

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
