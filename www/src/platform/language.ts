import { LANGUAGES, type Language } from "../messages/languages.ts";
import { RememberedChoice } from "./memory.ts";

/** The choice of the page's language: one of them, or the browser's. */
export type LanguageChoice = Language | "browser";

/** The choice, which the page remembers beside the workspace: a workspace that is imported brings no language along. */
export const languageChoice = new RememberedChoice<LanguageChoice>(
  "hookwright.language",
  ["browser", ...LANGUAGES],
  "browser",
);

/** Returns the language that the user chose for the page; inside another page, where nothing stored is read, the browser's. */
export function chosenLanguage(): Language {
  const choice = window.top === window.self ? languageChoice.value : "browser";
  return choice === "browser" ? browserLanguage() : choice;
}

/** Returns the first of the user's languages that the page has, or English. */
export function browserLanguage(): Language {
  const wanted = navigator.languages.map((tag) => tag.toLowerCase().split("-")[0]);
  return wanted.flatMap((tag) => LANGUAGES.filter((language) => language === tag))[0] ?? "en";
}
