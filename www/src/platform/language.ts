import { LANGUAGES, type Language } from "../messages/languages.ts";
import { embeddedLanguage, isEmbedded } from "./embed.ts";
import { RememberedChoice } from "./memory.ts";

/** The choice of the page's language: one of them, or the browser's. */
export type LanguageChoice = Language | "browser";

/** The choice, which the page remembers beside the workspace: a workspace that is imported brings no language along. */
export const languageChoice = new RememberedChoice<LanguageChoice>(
  "hookwright.language",
  ["browser", ...LANGUAGES],
  "browser",
);

/**
 * Returns the language that the user chose for the page. Inside another page and in the embedded view, where nothing stored is
 * read, it is the one of the view's address, or the browser's.
 */
export function chosenLanguage(): Language {
  const wanted = LANGUAGES.find((language) => language === embeddedLanguage);
  if (wanted !== undefined) return wanted;
  const choice = window.top === window.self && !isEmbedded ? languageChoice.value : "browser";
  return choice === "browser" ? browserLanguage() : choice;
}

/** Returns the first of the user's languages that the page has, or English. */
export function browserLanguage(): Language {
  const wanted = navigator.languages.map((tag) => tag.toLowerCase().split("-")[0]);
  return wanted.flatMap((tag) => LANGUAGES.filter((language) => language === tag))[0] ?? "en";
}
