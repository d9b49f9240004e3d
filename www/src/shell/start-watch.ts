import { chosenLanguage } from "../platform/language.ts";

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
  addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest("#starting button")) location.reload();
  });
}
