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
  await navigator.serviceWorker.register(address());
  const { active } = await navigator.serviceWorker.ready;
  if (active === null) throw new Error("The sandbox receiver did not start.");
  const channel = new MessageChannel();
  const ready = new Promise((resolve) => {
    channel.port1.onmessage = resolve;
  });
  active.postMessage(expectation, [channel.port2]);
  await ready;
  channel.port1.close();
}

const SCRIPT = "sandbox.js";

/** Trusted Types: the one script address that this page ever makes. */
function address(): string {
  policy ??= globalThis.trustedTypes?.createPolicy("hookwright", {
    createScriptURL: (name) => {
      if (name !== SCRIPT) throw new TypeError(`${name} is not the sandbox's script`);
      return new URL(name, location.href).href;
    },
  });
  return (policy?.createScriptURL(SCRIPT) ?? SCRIPT) as string;
}

let policy: { createScriptURL(name: string): unknown } | undefined;

declare global {
  var trustedTypes:
    | {
        createPolicy(
          name: string,
          rules: { createScriptURL: (name: string) => string },
        ): { createScriptURL(name: string): unknown };
      }
    | undefined;
}
