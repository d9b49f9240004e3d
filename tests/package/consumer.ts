// Type-checked uses of the package; the compiler must reject the marked lines.

import type { Command, Delivery, Diagnostic, EventType, UndoOutcome, Webhook, Workspace } from "hookwright";
import {
  buildRequest,
  check,
  Event,
  exportRequest,
  HookwrightError,
  offeredVariables,
  SecretVault,
  sampleEvent,
  send,
  sign,
  Template,
  WorkspaceStore,
} from "hookwright";

const webhook: Webhook = { id: "w", name: "Deploy", endpoint: "https://example.com/hook" };
const eventType: EventType = "ADD_ARTIFACT_ALIAS";
const event = new Event(sampleEvent(eventType));
const payload: string = new Template("${alias}").render(event, { undefined: "blank" });
const body: Uint8Array = buildRequest(webhook, payload).body;
const again: Uint8Array = buildRequest(webhook, body).body;
const signatures: readonly string[] = [sign(payload, "key"), sign(body, "key")];
const script: string = exportRequest("bash", webhook, payload, event);
const names: readonly string[] = offeredVariables(script).map(({ name }) => name);
const findings: readonly Diagnostic[] = check("${alias}", { webhook, eventType });
const template = new Template("${alias}");
const target = { team: "acme", webhook, eventType };
const sent: Promise<Delivery> = template.send(target, event, { timeoutMs: 1000 });
export const handles: readonly unknown[] = [
  template.checkFor(event, { webhook }) satisfies readonly Diagnostic[],
  template.exportRequest("curl", webhook, event) satisfies string,
  template.previewRequest(target, event).obstacles satisfies readonly Diagnostic[],
  template.renderJson(sampleEvent(eventType)) satisfies string,
  event.fits({ type: eventType }) satisfies boolean,
  event.offeredVariables(webhook).map(({ name }) => name) satisfies readonly string[],
  sent,
];
// @ts-expect-error: a template is previewed for an event
template.previewRequest(target);

// @ts-expect-error: unknown event type
sampleEvent("ADD_NOTHING");
// @ts-expect-error: unknown value of an option
new Template("").render(event, { undefined: "sometimes" });
// @ts-expect-error: a webhook has an endpoint
buildRequest({ id: "w", name: "Deploy" }, again.toString());
// @ts-expect-error: a body is a string or bytes
buildRequest(webhook, findings.length + names.length);
// @ts-expect-error: a body is a string or bytes when it is signed, too
sign(signatures, "key");
// @ts-expect-error: unknown key
check("", { template: "" });
// @ts-expect-error: a secret's value has no getter
new SecretVault().get("acme", "TOKEN");

export async function edit(): Promise<Workspace> {
  const store = await WorkspaceStore.open();
  const end: () => void = store.onChange(() => undefined);
  const outcome: UndoOutcome = await store.undo();
  if (outcome === "nothing") await store.redo();
  const command: Command = { type: "put_webhook", team: "acme", webhook };
  await store.apply(command);
  // @ts-expect-error: unknown command
  await store.apply({ type: "drop_everything" });
  end();
  return store.workspace;
}

export async function status(signal: AbortSignal): Promise<number | string> {
  try {
    const delivery: Delivery = await send({ team: "acme", webhook, payload }, { timeoutMs: 1000 }, signal);
    if (delivery.outcome === "answered") return delivery.answer.status;
    return delivery.explanation.message;
  } catch (error) {
    return error instanceof HookwrightError ? error.code : "unknown";
  }
}
