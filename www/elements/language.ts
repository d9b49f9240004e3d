import { LANGUAGES } from "../src/messages/languages.ts";
import { loadLanguage } from "../src/messages/localization.ts";

/**
 * Shows the messages of all elements in the language of the page around one: that of the nearest `lang` attribute, if there
 * are messages in it. If they can't be loaded, they stay in English.
 */
export async function followLanguage(element: Element): Promise<void> {
  const [wanted = ""] = nearestLang(element).toLowerCase().split("-");
  const language = LANGUAGES.find((one) => one === wanted);
  if (language !== undefined) await loadLanguage(language).catch(() => undefined);
}

function nearestLang(element: Element): string {
  const found = element.closest<HTMLElement>("[lang]");
  if (found) return found.lang;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? nearestLang(root.host) : "";
}
