/** The languages that the documentation has, by the beginning of their tags. */
const LANGUAGES = ["en", "ko"];

/** Returns the address of the documentation in the page's language, relative to the page. */
export function docsAddress(): string {
  const language = document.documentElement.lang.slice(0, 2);
  return `./docs/${LANGUAGES.includes(language) ? language : "en"}/index.html`;
}
