import { app } from "../messages/app.ts";
import { announceOffer } from "../platform/announcement.ts";
import { type SiteMessage, storeSite } from "../platform/service-worker.ts";

/** Stores the site for use without a network, and offers each new version of it, which the page never takes by itself. */
export async function offerUpdates(): Promise<void> {
  const registration = await storeSite();
  if (registration === undefined) return;
  const offer = async () => {
    if (registration.waiting === null || navigator.serviceWorker.controller === null) return;
    // Where the site is not stored, the new version is in use at once.
    if (await caches.match(new URL("index.html", location.href)))
      announceOffer(window, app.update(), { label: app.updateNow(), run: () => take(registration) });
  };
  await offer();
  registration.addEventListener("updatefound", () => {
    const { installing } = registration;
    installing?.addEventListener("statechange", () => {
      if (installing.state === "installed") void offer();
    });
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible") return;
    void offer();
    // Without a network, there is nothing new.
    registration.update().catch(() => undefined);
  });
}

/** Starts the new version, and reloads the page when it has begun. Drafts keep what was typed. */
function take(registration: ServiceWorkerRegistration) {
  const reload = () => location.reload();
  // Another tab has taken it meanwhile.
  if (registration.waiting === null) return reload();
  navigator.serviceWorker.addEventListener("controllerchange", reload, { once: true });
  registration.waiting.postMessage({ type: "useUpdate" } satisfies SiteMessage);
}
