import { isSandbox } from "hookwright/payload";
import { language } from "../../messages/localization.ts";
import { send } from "../../messages/send.ts";
import { ask, registerWorker } from "../../platform/service-worker.ts";
import { type Expectation, PROVES_AT, type WorkerMessage } from "./expectation.ts";

export { isSandbox, sandboxEndpoint } from "hookwright/payload";

/** Returns an endpoint as it is shown: the sandbox in words, any other as its address. */
export function endpointText(endpoint: string): string {
  return isSandbox(endpoint) ? send.sandbox.endpoint() : endpoint;
}

/**
 * Starts the receiver if needed, and tells it what the next request should look like. Fails unless the receiver then answers
 * a request of this page: where the browser bypasses it, the web server would get the request and its secrets.
 */
export async function expect(expectation: Omit<Expectation, "proof" | "language">): Promise<void> {
  const proof = crypto.randomUUID();
  const { active } = await registerWorker();
  if (active === null) throw new Error(send.sandbox.silent());
  const message: WorkerMessage = {
    type: "expect",
    expectation: { ...expectation, proof, language: language() },
  };
  await ask(active, message);
  await controlled();
  const address = new URL(PROVES_AT, location.href);
  const response = await fetch(address, { cache: "no-store", credentials: "omit" });
  if ((await response.text()) !== proof) throw new Error(send.sandbox.bypassed());
}

/** Waits until the receiver controls this page: a page that was loaded without it learns that only later. */
async function controlled(): Promise<void> {
  const { serviceWorker } = navigator;
  while (serviceWorker.controller === null)
    await new Promise((resolve) => {
      serviceWorker.addEventListener("controllerchange", resolve, { once: true });
    });
}
