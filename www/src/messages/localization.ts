import { configureLocalization, LOCALE_STATUS_EVENT } from "@lit/localize";
import { LitElement, type ReactiveController, type ReactiveElement } from "lit";
import { LANGUAGES, type Language } from "./languages.ts";

export { msg, str } from "@lit/localize";

const { getLocale, setLocale } = configureLocalization({
  sourceLocale: "en",
  targetLocales: ["ko"],
  loadLocale: () => import("./ko/index.ts"),
});

/** The description of the page with which the browser installs it, in each language. */
const MANIFESTS: Record<Language, string> = {
  en: "./manifest.webmanifest",
  ko: "./manifest.ko.webmanifest",
};

/** Returns the page's language. */
export function language(): Language {
  return LANGUAGES.find((one) => one === getLocale()) ?? "en";
}

/** Shows messages in a language, without telling the page around them. */
export const loadLanguage: (chosen: Language) => Promise<void> = setLocale;

/** Shows the page in a language. If it can't be loaded, the promise is rejected and the page keeps its language. */
export async function showLanguage(chosen: Language): Promise<void> {
  try {
    await setLocale(chosen);
  } finally {
    document.documentElement.lang = language();
    document.querySelector('link[rel="manifest"]')?.setAttribute("href", MANIFESTS[language()]);
  }
}

/** Calls a function whenever the page has another language, until the returned function is called. */
export function whenLanguageChanges(call: () => void): () => void {
  const listener = ({ detail }: CustomEvent<{ status: string }>) => {
    if (detail.status === "ready") call();
  };
  addEventListener(LOCALE_STATUS_EVENT, listener);
  return () => removeEventListener(LOCALE_STATUS_EVENT, listener);
}

/** Renders an element again when the page has another language, also if it was out of the page at that time. */
class LanguageController implements ReactiveController {
  #shown = getLocale();

  constructor(private readonly host: ReactiveElement) {
    host.addController(this);
  }

  hostConnected() {
    addEventListener(LOCALE_STATUS_EVENT, this.#update);
    this.#update();
  }

  hostDisconnected() {
    removeEventListener(LOCALE_STATUS_EVENT, this.#update);
  }

  readonly #update = () => {
    if (this.#shown === getLocale()) return;
    this.#shown = getLocale();
    this.host.requestUpdate();
  };
}

// For every element at once, so that none can be forgotten. Elements that show messages import them and thereby this
// module, so this runs before their classes are defined.
LitElement.addInitializer((element) => new LanguageController(element));
