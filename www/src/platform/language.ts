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

/** Returns the chosen language. The browser's is the first of the user's languages that the page has, or English. */
export function chosenLanguage(): Language {
  const choice = languageChoice.value;
  if (choice !== "browser") return choice;
  const wanted = navigator.languages.map((tag) => tag.toLowerCase().split("-")[0]);
  return wanted.flatMap((tag) => LANGUAGES.filter((language) => language === tag))[0] ?? "en";
}
