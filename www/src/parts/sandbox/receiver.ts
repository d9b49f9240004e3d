import { isSandbox } from "hookwright/payload";
import { send } from "../../messages/send.ts";
import { scriptAddress } from "../../platform/script-address.ts";
import type { Expectation } from "./expectation.ts";

export { isSandbox, sandboxEndpoint } from "hookwright/payload";

/** Returns an endpoint as it is shown: the sandbox in words, any other as its address. */
export function endpointText(endpoint: string): string {
  return isSandbox(endpoint) ? send.sandbox.endpoint() : endpoint;
}

/** Whether this browser allows the receiver, a service worker. */
export function sandboxRuns(): boolean {
  return "serviceWorker" in navigator;
}

/** Starts the receiver if needed, and tells it what the next request should look like. */
export async function expect(expectation: Expectation): Promise<void> {
  await navigator.serviceWorker.register(scriptAddress("sandbox.js"));
  const { active } = await navigator.serviceWorker.ready;
  if (active === null) throw new Error(send.sandbox.silent());
  const channel = new MessageChannel();
  const ready = new Promise((resolve) => {
    channel.port1.onmessage = resolve;
  });
  active.postMessage(expectation, [channel.port2]);
  await ready;
  channel.port1.close();
  await controlled();
}

/** Waits until the receiver controls this page: a page that was loaded without it learns that only later. */
async function controlled(): Promise<void> {
  const { serviceWorker } = navigator;
  while (serviceWorker.controller === null)
    await new Promise((resolve) => {
      serviceWorker.addEventListener("controllerchange", resolve, { once: true });
    });
}
