import { applyEdits, format } from "jsonc-parser";
import { css, html } from "lit";

/** A longer text is shown as it is: laying out a span for each token would keep the page busy. */
const MAX_LENGTH = 100_000;

/** JSON that is nested more deeply is shown as it is: its indentation would be much longer than the JSON itself. */
const MAX_DEPTH = 100;

const LAYOUT = { tabSize: 2, insertSpaces: true, eol: "\n" };

/** Styles for text that `jsonText` rendered. */
export const jsonColors = css`
  .key {
    color: var(--hw-json-key, var(--hw-accent-strong));
  }

  .string {
    color: var(--hw-json-string, var(--hw-good));
  }

  .number {
    color: var(--hw-json-number, var(--hw-warning));
  }
`;

/**
 * Renders JSON indented and with colours for its tokens, without changing a number or a string; other text as it is.
 * `partOf` returns the part of the indented text to render.
 */
export function jsonText(text: string, partOf = (whole: string) => whole) {
  if (text.length > MAX_LENGTH || !isShallowJson(text)) return html`${partOf(text)}`;
  return colored(partOf(applyEdits(text, format(text, undefined, LAYOUT))));
}

/** A string with the colon after a key, a number, or a word, in text that is JSON. */
const TOKEN = /("(?:[^"\\]|\\.)*")(\s*:)?|-?\d[\d.eE+-]*|true|false|null/g;

function colored(json: string) {
  const parts = [];
  let end = 0;
  for (const match of json.matchAll(TOKEN)) {
    const [whole, string, colon] = match;
    parts.push(json.slice(end, match.index), span(whole, string, colon));
    end = match.index + whole.length;
  }
  return [...parts, json.slice(end)];
}

function span(whole: string, string: string | undefined, colon: string | undefined) {
  if (string === undefined) return html`<span class="number">${whole}</span>`;
  return colon === undefined
    ? html`<span class="string">${string}</span>`
    : html`<span class="key">${string}</span>${colon}`;
}

function isShallowJson(text: string): boolean {
  try {
    return isShallow(JSON.parse(text), MAX_DEPTH);
  } catch {
    return false;
  }
}

function isShallow(value: unknown, depth: number): boolean {
  if (typeof value !== "object" || value === null) return true;
  return depth > 0 && Object.values(value).every((inner) => isShallow(inner, depth - 1));
}
