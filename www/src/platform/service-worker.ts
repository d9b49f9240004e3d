import { scriptAddress } from "./script-address.ts";

/** A message from a page to the service worker about the copy of the site for use without a network. */
export type SiteMessage =
  /** Stores the whole site, unless it is stored already. */
  | { readonly type: "storeSite" }
  /** Replaces the version that is in use by the one that waits. */
  | { readonly type: "useUpdate" };

/** Whether this browser allows service workers here. */
export function workerRuns(): boolean {
  return "serviceWorker" in navigator;
}

/** Starts the site's service worker if needed; `site` is the site's folder, relative to the page. */
export async function registerWorker(site = "./"): Promise<ServiceWorkerRegistration> {
  await navigator.serviceWorker.register(scriptAddress("service-worker.js", site));
  return navigator.serviceWorker.ready;
}

/** Posts a message to the service worker, and returns its answer. */
export async function ask<Message extends { readonly type: string }>(
  worker: ServiceWorker,
  message: Message,
): Promise<unknown> {
  const channel = new MessageChannel();
  const answer = new Promise<unknown>((resolve) => {
    channel.port1.onmessage = ({ data }) => resolve(data);
  });
  worker.postMessage(message, [channel.port2]);
  try {
    return await answer;
  } finally {
    channel.port1.close();
  }
}

/**
 * Stores the site for use without a network, in the background. Returns the service worker's registration, if there is one.
 * Nothing is stored if the user asked the browser to save data.
 */
export async function storeSite(site = "./"): Promise<ServiceWorkerRegistration | undefined> {
  if (!workerRuns()) return undefined;
  if (navigator.connection?.saveData) return navigator.serviceWorker.getRegistration();
  const registration = await registerWorker(site);
  registration.active?.postMessage({ type: "storeSite" } satisfies SiteMessage);
  return registration;
}

declare global {
  interface Navigator {
    /** Only Chromium has it. */
    readonly connection?: { readonly saveData: boolean };
  }
}
