/*
 * The embedded view: `index.html?embed#/share/…`, for frames of other pages. `&readonly` keeps the texts from being edited,
 * `&lang=ko` chooses the language. It uses nothing that the browser has stored.
 */

const parameters = new URLSearchParams(location.search);

/** Whether the page is the embedded view. */
export const isEmbedded = parameters.has("embed");

/** Whether the texts of the embedded view can't be edited. */
export const isReadonly = parameters.has("readonly");

/** The language that the embedding page chose; null if it chose none. */
export const embeddedLanguage = isEmbedded ? parameters.get("lang") : null;
