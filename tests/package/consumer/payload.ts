// Uses every export of hookwright/payload that hookwright/render does not have. hookwright has these exports, too:
// ../consumer.test.js compiles this file once for each.

import {
  type Aggregate,
  type Automation,
  type AutomationId,
  automationValues,
  buildRequest,
  type ChangeAction,
  type ChangeBasis,
  type ChangeBasisInfo,
  type ChangeSummary,
  type CheckContext,
  type Command,
  type Comparison,
  type ComparisonInfo,
  type Condition,
  type ConditionKind,
  check,
  checkAutomationName,
  checkCharacters,
  checkEndpoint,
  checkEvent,
  checkSecretName,
  checkSecretValue,
  checkTeamName,
  checkWebhook,
  checkWebhookName,
  codes,
  type Delivery,
  type Diagnostic,
  type Direction,
  type Endpoint,
  Event,
  type ExecutionStatus,
  type ExecutionStatusInfo,
  type Export,
  eventTypes,
  examplePayload,
  executionStatuses,
  exportRequest,
  type FilterText,
  fits,
  fixes,
  githubWorkflow,
  type HttpHeader,
  type HttpRequest,
  type ImportedFile,
  type InitialContents,
  isSandbox,
  type MetricChange,
  type MetricThreshold,
  type MetricZScore,
  newTrigger,
  type OfferedScope,
  type OfferedVariable,
  type OtherAction,
  type Outgoing,
  offeredScopes,
  offeredVariables,
  phrases,
  previewRequest,
  probeEndpoint,
  type QuarantinedText,
  type ReceivedHeader,
  type ReceivedResponse,
  type Receiver,
  type ReceiverBasis,
  type ReceiverInfo,
  type RecognizedReceiver,
  type RecordKind,
  type Recovery,
  type RequestPreview,
  type RequestSecrets,
  receivers,
  recognizeReceiver,
  type SampleEvent,
  type SampleId,
  SandboxExpectation,
  type Scope,
  type ScopeLevel,
  type SecretRetention,
  SecretVault,
  type SendOptions,
  type SendTarget,
  type Settings,
  type SignatureEncoding,
  sampleEvent,
  sandboxEndpoint,
  sandboxExpectation,
  send,
  sign,
  type Team,
  type TeamName,
  Template,
  type Theme,
  type Trigger,
  type TriggerChoices,
  triggerChoices,
  type UnboundSecrets,
  type UnboundWebhook,
  type UndoOutcome,
  type Verdict,
  type Verification,
  verify,
  type Webhook,
  type WebhookId,
  type Window,
  type Workspace,
  WorkspaceStore,
} from "hookwright/payload";

const teamName: TeamName = "acme";
const endpoint: Endpoint = sandboxEndpoint();
const receiver: Receiver = "generic";
const encoding: SignatureEncoding = "hex";
const unbound: UnboundSecrets = { access_token: "ACCESS_TOKEN" };
const webhookId: WebhookId = "w";
const webhook: Webhook = {
  id: webhookId,
  name: "Deploy",
  endpoint,
  secret: "SIGNING_KEY",
  receiver,
  signature: encoding,
  unbound,
};

const window: Window = 5;
const aggregate: Aggregate = "AVERAGE";
const comparison: Comparison = "$gt";
const direction: Direction = "ANY";
const basis: ChangeBasis = "RELATIVE";
const threshold: MetricThreshold = {
  name: "loss",
  agg_op: aggregate,
  window_size: window,
  cmp_op: comparison,
  threshold: 2,
};
const change: MetricChange = {
  name: "loss",
  current_window_size: window,
  prior_window_size: window,
  change_type: basis,
  change_dir: direction,
  change_amount: 0.1,
};
const zScore: MetricZScore = { name: "loss", window_size: window, threshold: 3, change_dir: direction };
const filter: FilterText = '{"alias": "prod"}';
const triggers: readonly Trigger[] = [
  newTrigger("ADD_ARTIFACT_ALIAS", filter),
  { type: "RUN_METRIC", condition: threshold },
  { type: "RUN_METRIC_CHANGE", condition: change },
  { type: "RUN_METRIC_ZSCORE", condition: zScore },
];

const scope: Scope = { type: "team", entity: teamName };
const action: OtherAction = { type: "NOTIFICATION" };
const automationId: AutomationId = "a";
const automations: readonly Automation[] = triggers.map((trigger) => ({
  id: automationId,
  name: "Deploy",
  enabled: true,
  scope,
  team: teamName,
  trigger,
  webhook: webhookId,
  payload: examplePayload(receiver, trigger.type),
  action,
}));

/** Returns every finding about a webhook, a template and an event. */
export function findings(template: string, json: string): readonly Diagnostic[] {
  const context: CheckContext = {
    webhook,
    teamSecrets: ["SIGNING_KEY"],
    eventType: "ADD_ARTIFACT_ALIAS",
    event: json,
  };
  const compiled = new Template(template, webhook.secret);
  const event = Event.parse(json);
  return [
    ...check(template, context),
    ...compiled.check(context),
    ...compiled.checkFor(event, context),
    ...checkAutomationName("Deploy", []),
    ...checkCharacters(template),
    ...checkEndpoint(endpoint, true),
    ...checkEvent(json),
    ...checkSecretName("SIGNING_KEY"),
    ...checkSecretValue("key"),
    ...checkTeamName(teamName),
    ...checkWebhook(webhook, ["SIGNING_KEY"]),
    ...checkWebhookName("Deploy", []),
  ];
}

/** Returns the request for a payload, its preview and its exports. */
export function requests(template: Template, event: Event): readonly (string | Uint8Array)[] {
  const secrets: RequestSecrets = { secret: "key" };
  const request: HttpRequest = buildRequest(webhook, template.render(event), secrets);
  const options: SendOptions = { timeoutMs: 1_000, withoutSignature: true };
  const target: SendTarget = { team: teamName, webhook, eventType: event.eventType };
  const outgoing: Outgoing = { team: teamName, webhook, payload: template.text, event: event.toString() };
  const previews: readonly RequestPreview[] = [
    template.previewRequest(target, event, options),
    previewRequest(outgoing, options),
  ];
  const headers: readonly HttpHeader[] = [
    ...request.headers,
    ...previews.flatMap((preview) => preview.headers),
  ];
  const form: Export = "curl";
  return [
    request.body,
    ...headers.map(({ value }) => value),
    template.exportRequest(form, webhook, event),
    exportRequest(form, webhook, template.text, event),
    githubWorkflow(template.text, event.toString()) ?? "",
    ...(automations[0] && event.fits(automations[0].trigger) ? [event.eventType] : []),
    ...event.offeredVariables(webhook).map(({ value }) => value),
  ];
}

/** Signs a payload, and verifies the signature. */
export function isSigned(payload: string): boolean {
  const verification: Verification = verify(payload, "key", sign(payload, "key", encoding));
  return verification.outcome === "valid" && verification.encoding === encoding;
}

/** Sends a payload, and returns the status of the response or why there is none. */
export async function sent(template: Template, event: Event, signal: AbortSignal): Promise<number | string> {
  const probe: Diagnostic = await probeEndpoint(endpoint, { timeoutMs: 1_000 }, signal);
  const deliveries: readonly Delivery[] = [
    await template.send({ team: teamName, webhook }, event, { timeoutMs: 1_000 }, signal),
    await send({ team: teamName, webhook, payload: "{}" }, undefined, signal),
  ];
  for (const delivery of deliveries) {
    if (delivery.outcome !== "answered") return delivery.explanation.message;
    const response: ReceivedResponse = delivery.answer;
    const headers: readonly ReceivedHeader[] = response.headers;
    if (headers.length > 0) return response.status;
  }
  return probe.message;
}

/** Returns the texts of the tables. */
export function tableTexts(): readonly string[] {
  const variables: readonly OfferedVariable[] = offeredVariables(sampleEvent("RUN_STATE"), webhook);
  const scopes: readonly OfferedScope[] = offeredScopes("RUN_STATE");
  const levels: readonly ScopeLevel[] = scopes.map((offered) => offered.scope);
  const statuses: readonly ExecutionStatusInfo[] = executionStatuses();
  const status: ExecutionStatus | undefined = statuses[0]?.status;
  const services: readonly ReceiverInfo[] = receivers();
  const recognized: RecognizedReceiver | undefined = recognizeReceiver(endpoint, receiver);
  const receiverBasis: ReceiverBasis | undefined = recognized?.basis;
  const choices: TriggerChoices = triggerChoices();
  const comparisons: readonly ComparisonInfo[] = choices.comparisons;
  const bases: readonly ChangeBasisInfo[] = choices.bases;
  return [
    ...codes().map(({ message }) => message),
    ...phrases().map(({ text }) => text),
    ...fixes().map(({ title }) => title),
    ...eventTypes().map(({ title }) => title),
    ...variables.map(({ meaning }) => meaning),
    ...levels,
    status ?? "",
    ...services.map(({ title }) => title),
    receiverBasis ?? "",
    ...comparisons.map(({ sign: text }) => text),
    ...bases.map(({ unit }) => unit),
    ...automations.map(({ name, trigger }) => automationValues(name, trigger).name ?? ""),
    String(automations.every(({ trigger }) => fits(trigger, sampleEvent(trigger.type)))),
    String(isSandbox(endpoint)),
  ];
}

/** Keeps a secret's value while the page is open, and across a reload. */
export async function keep(value: string, key: CryptoKey): Promise<boolean> {
  const vault = new SecretVault();
  vault.set(teamName, "KEY", value);
  vault.bind(teamName, webhook);
  vault.rename(teamName, "KEY", "SIGNING_KEY");
  const leaked: string | undefined = vault.secretIn("{}");
  const isReady =
    leaked === undefined && vault.has(teamName, "SIGNING_KEY") && vault.isBound(teamName, webhook);
  const sealed: string | undefined = await vault.seal(key);
  vault.unbind(teamName, webhook);
  vault.delete(teamName, "SIGNING_KEY");
  vault.clear();
  const isUnsealed: boolean = sealed !== undefined && (await vault.unseal(key, sealed));
  vault.free();
  vault[Symbol.dispose]();
  return isReady && isUnsealed;
}

/** Returns what the sandbox expects of a request. */
export async function expectedBySandbox(): Promise<readonly unknown[]> {
  const expectation = await sandboxExpectation(teamName, webhook);
  const { accessTokenDigest, method, signingKey } = expectation;
  const isExpectation = expectation instanceof SandboxExpectation;
  expectation.free();
  expectation[Symbol.dispose]();
  return [accessTokenDigest, method, signingKey, isExpectation];
}

/** Edits the workspace, undoes and restores, and returns what it contains. */
export async function edit(): Promise<Workspace> {
  const store: WorkspaceStore = await WorkspaceStore.open(endpoint, undefined);
  const stop: () => void = store.onChange(() => undefined);
  const commands: readonly Command[] = [
    { type: "put_webhook", team: teamName, webhook },
    {
      type: "put_sample",
      sample: { id: "s" satisfies SampleId, name: "Sample", event: "{}" } satisfies SampleEvent,
    },
    {
      type: "put_settings",
      settings: { secret_retention: "tab" satisfies SecretRetention, theme: "dark" satisfies Theme },
    },
  ];
  for (const command of commands) await store.apply(command);
  const contents: InitialContents = "starter";
  if (store.isUntouched) await store.reset(contents);
  const outcomes: readonly UndoOutcome[] = [await store.undo(), await store.redo()];
  const summaries: readonly (ChangeSummary | undefined)[] = [store.undoable, store.redoable];
  const kinds: readonly (readonly [RecordKind, ChangeAction])[] = summaries.flatMap((summary) =>
    summary ? [[summary.record, summary.action] as const] : [],
  );
  const quarantined: readonly QuarantinedText[] = store.quarantined();
  for (const { key, isReadable } of quarantined)
    await (isReadable ? store.restoreQuarantined(key) : store.discardQuarantined(key));
  const recovery: Recovery | undefined = store.takeRecovery();
  const imported: ImportedFile = await store.importFile(store.exportFile());
  const withoutSecrets: readonly UnboundWebhook[] = imported.unbound;
  await WorkspaceStore.stopWaiting();
  stop();
  const { workspace } = store;
  const teams: readonly Team[] = workspace.teams;
  const settings: Settings | undefined = workspace.settings;
  const state = [
    store.canUndo,
    store.canRedo,
    store.isUndoTruncated,
    store.revision,
    store.storageError,
    store.storageKey,
  ];
  const isEmpty = [outcomes, kinds, withoutSecrets, teams, state].every((list) => list.length === 0);
  if (isEmpty && recovery === undefined && settings === undefined) {
    store.free();
    store[Symbol.dispose]();
  }
  return workspace;
}

/** Counts the conditions of an explanation that have a verdict. */
export function count(condition: Condition, verdict: Verdict, kind: ConditionKind): number {
  const own = condition.verdict === verdict && condition.kind === kind ? 1 : 0;
  return condition.children.reduce((sum, child) => sum + count(child, verdict, kind), own);
}
