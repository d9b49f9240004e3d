import { configureLocalization } from "@lit/localize";

/** English stands in this folder's catalogue; other languages are loaded when chosen. */
export const { getLocale, setLocale } = configureLocalization({
  sourceLocale: "en",
  targetLocales: [],
  loadLocale: (locale) => Promise.reject(new Error(`There is no language ${locale}.`)),
});
