import { chosenLanguage } from "../platform/language.ts";
import { cachePrefix } from "../platform/site-caches.ts";

/*
 * Watches whether the page starts, before any other script: when a script can't be loaded, as after the site was deployed
 * again, or when the start takes long, it shows a sentence and a button that are already in the page. These sentences are in
 * each language; it chooses which ones are visible. It runs as a classic script.
 */

document.documentElement.lang = chosenLanguage();
watchStart();

function watchStart() {
  /** How long the page may take to start until it offers to reload, in milliseconds. */
  const slowMs = 15_000;

  /** Shows an element of the start screen, if the page has not started yet. */
  const show = (id: string) => {
    const element = document.getElementById(id);
    if (element) element.hidden = false;
  };

  addEventListener(
    "error",
    ({ target }) => {
      // Errors of scripts that can't be loaded reach only capturing listeners.
      if (!(target instanceof HTMLScriptElement)) return;
      if (document.readyState !== "loading") return show("start-failed");
      addEventListener("DOMContentLoaded", () => show("start-failed"));
    },
    true,
  );
  setTimeout(() => show("start-slow"), slowMs);
  addEventListener("click", async ({ target }) => {
    if (!(target instanceof Element && target.closest("#starting button"))) return;
    // A stored copy of the site may be what fails.
    if (target.closest("#start-failed")) await deleteStoredSite().catch(() => undefined);
    location.reload();
  });
}

/** Deletes the service worker's copy of the site, if the network has the site: then the page is loaded from there. */
async function deleteStoredSite() {
  // The service worker leaves requests with a query to the network.
  const { ok } = await fetch("start-watch.js?network", { cache: "no-store" });
  if (!ok) return;
  const prefix = cachePrefix(new URL(".", location.href).href);
  for (const name of await caches.keys()) if (name.startsWith(prefix)) await caches.delete(name);
}
