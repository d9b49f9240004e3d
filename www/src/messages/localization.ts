import { configureLocalization } from "@lit/localize";

/** Sets up localization: the English messages are in this folder, other languages are loaded when chosen. */
export const { getLocale, setLocale } = configureLocalization({
  sourceLocale: "en",
  targetLocales: [],
  loadLocale: (locale) => Promise.reject(new Error(`Unknown language ${locale}.`)),
});
