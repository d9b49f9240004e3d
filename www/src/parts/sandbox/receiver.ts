import { send } from "../../messages/send.ts";
import { scriptAddress } from "../../platform/script-address.ts";
import { type Expectation, RECEIVES_AT } from "./expectation.ts";

/** The sandbox's address on this site. */
export function sandboxEndpoint(): string {
  return new URL(RECEIVES_AT, location.href).href;
}

/** Whether the receiver is what stands at this address. */
export function isSandbox(endpoint: string): boolean {
  return endpoint === sandboxEndpoint();
}

/** Whether this browser lets the receiver run. */
export function sandboxRuns(): boolean {
  return "serviceWorker" in navigator;
}

/** Starts the receiver where needed and tells it what the next request should look like. */
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

/** A page that was loaded past the receiver hears of its control later than the receiver does. */
async function controlled(): Promise<void> {
  const { serviceWorker } = navigator;
  while (serviceWorker.controller === null)
    await new Promise((resolve) => {
      serviceWorker.addEventListener("controllerchange", resolve, { once: true });
    });
}
