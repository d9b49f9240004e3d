import {
  type Delivery,
  type Diagnostic,
  HookwrightError,
  previewRequest,
  probeEndpoint,
  type RequestPreview,
  type SendOptions,
  type SendTarget,
  sandboxExpectation,
  send as sendText,
} from "hookwright/payload";
import { errorText } from "../../messages/diagnostic.ts";
import { send } from "../../messages/send.ts";
import { compiledTemplate, validEvent } from "../compiled.ts";
import { expect } from "../sandbox/receiver.ts";
import { type SendPlan, type SendRecord, sends } from "./sends.ts";

/** The largest response body that is read. */
const MAX_BYTES = 1_000_000;

/** Returns the request that a plan would send, with secrets masked, and what prevents it. Throws the problem of an invalid event. */
export function plannedRequest(plan: SendPlan): RequestPreview {
  const { template, event } = plan;
  const [target, options] = [targetOf(plan), optionsOf(plan)];
  if (event === undefined) return previewRequest({ ...target, payload: template }, options);
  return compiledTemplate(template, plan.webhook.secret).previewRequest(target, validEvent(event), options);
}

/** Sends a request and records it; returns its number, or what prevents sending. */
export function startSend(
  plan: SendPlan,
): { readonly id: number } | { readonly obstacles: readonly Diagnostic[] } {
  try {
    const { method, url, headers, body, obstacles } = plannedRequest(plan);
    if (obstacles.length > 0) return { obstacles };
    const { id, signal } = sends.add(plan, { method, url, headers, body: body.text });
    void perform(plan, id, signal);
    return { id };
  } catch (error) {
    if (error instanceof HookwrightError) return { obstacles: [error.diagnostic] };
    throw error;
  }
}

/** Checks whether the server of a failed send responds, and records the result. */
export async function probe({ id, plan }: SendRecord): Promise<void> {
  sends.setProbe(id, await probeEndpoint(plan.webhook.endpoint, { timeoutMs: plan.timeoutMs }));
}

async function perform(plan: SendPlan, id: number, signal: AbortSignal) {
  try {
    if (plan.destination === "sandbox") {
      const end = AbortSignal.any([signal, AbortSignal.timeout(plan.timeoutMs)]);
      await Promise.race([prepareSandbox(plan), aborted(end)]);
      if (end.aborted && !signal.aborted) throw new Error(send.sandbox.silent());
    }
    sends.end(id, { kind: "ended", delivery: await deliver(plan, signal) });
  } catch (error) {
    sends.end(id, { kind: "notSent", reason: errorText(error) });
  }
}

async function prepareSandbox({ team, webhook, sandboxResponse }: SendPlan) {
  const expectation = await sandboxExpectation(team, webhook);
  const { method, accessTokenDigest, signingKey } = expectation;
  expectation.free();
  await expect({ method, accessTokenDigest, signingKey, response: sandboxResponse });
}

/** Sends the template rendered for the event; without an event, as written. */
async function deliver(plan: SendPlan, signal: AbortSignal): Promise<Delivery> {
  const { template, event } = plan;
  const [target, options] = [targetOf(plan), optionsOf(plan)];
  if (event === undefined) return sendText({ ...target, payload: template }, options, signal);
  return compiledTemplate(template, plan.webhook.secret).send(target, validEvent(event), options, signal);
}

function targetOf({ team, webhook, owner }: SendPlan): SendTarget {
  return { team, webhook, ...owner };
}

function optionsOf({ omission, timeoutMs }: SendPlan): SendOptions {
  return {
    timeoutMs,
    maxBytes: MAX_BYTES,
    withoutSignature: omission === "signature",
    withoutCustomHeaders: omission === "customHeaders",
  };
}

/** Resolves when a signal is aborted. */
function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
