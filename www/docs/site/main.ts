import { whenIdle } from "../../src/platform/idle.ts";
import { enableCopying } from "./copy.ts";
import { enliven } from "./live-examples.ts";
import { LANGUAGES, MESSAGES } from "./messages.ts";
import { enableSearch } from "./search.ts";
import "./style.css";
import { offerThemes } from "./theme-choice.ts";

const language = LANGUAGES.find((one) => one === document.documentElement.lang) ?? "en";
const messages = MESSAGES[language];

enableCopying(messages);
enliven();
const search = document.querySelector<HTMLElement>("[data-search]");
if (search) enableSearch(search, language, messages);
const themes = document.querySelector<HTMLSelectElement>("[data-theme-choice]");
if (themes) offerThemes(themes);

// The whole site works without a network after a visit to any of its pages.
if (import.meta.env.PROD)
  whenIdle(async () => {
    try {
      const { storeSite } = await import("../../src/platform/service-worker.ts");
      await storeSite("../../");
    } catch {
      // The browser refuses the service worker or its storage, or the network is down.
    }
  });

// The other language opens at the section that is being read.
for (const link of document.querySelectorAll<HTMLAnchorElement>("[data-language]")) {
  link.addEventListener("click", () => {
    link.hash = location.hash;
  });
}
