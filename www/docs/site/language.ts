/* Opens the documentation in the browser's language. Without this script, the page has links to both. */

const language = navigator.languages
  .map((tag) => tag.slice(0, 2))
  .find((tag) => tag === "en" || tag === "ko");
location.replace(`${language ?? "en"}/index.html`);
