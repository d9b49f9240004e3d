import { css, html, type TemplateResult, unsafeCSS } from "lit";

/** The span of a variable in a text, in UTF-16 code units. */
export interface ColouredSpan {
  readonly start: number;
  readonly end: number;
  /** The kind of the variable. */
  readonly kind: string;
  /** Whether the variable has a value. */
  readonly hasValue: boolean;
}

/** The longest text that is coloured, in UTF-16 code units: each piece takes time to lay out. */
const MAX_COLOURED = 20_000;

/** A string with the colon after a key, a number, or a word of JSON. */
const TOKEN = /"(?:[^"\\\n]|\\.)*"?(\s*:)?|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|\b(?:true|false|null)\b/g;

const KINDS = ["project", "event", "label", "artifact", "metadata", "run", "secret", "unknown"];

/** Styles for coloured text, in the colours of the page's editors. */
export const colouredTextStyles = css`
  .key {
    color: var(--hw-json-key);
  }

  .string {
    color: var(--hw-json-string);
  }

  .number {
    color: var(--hw-json-number);
  }

  .variable {
    /* The line is below underscores, so that it does not hide them. */
    padding-block-end: var(--hw-focus-width);
    border-radius: var(--hw-hairline);
    background: color-mix(in srgb, var(--kind) 10%, transparent);
    box-shadow: 0 var(--hw-hairline) var(--kind);
    color: var(--kind);
  }

  .missing {
    box-shadow: none;
    text-decoration: underline wavy var(--hw-error);
    text-underline-offset: 0.3em;
  }

  ${unsafeCSS(KINDS.map((kind) => `[data-kind="${kind}"] { --kind: var(--hw-kind-${kind}); }`).join("\n"))}
`;

/** Renders JSON with its keys and values coloured, and variables in the colour of their kind. */
export function colouredText(text: string, spans: readonly ColouredSpan[]): TemplateResult {
  const tokens = jsonTokens(text.slice(0, MAX_COLOURED));
  const pieces: (TemplateResult | string)[] = [];
  let position = 0;
  for (const { start, end, kind, hasValue } of spans) {
    if (end > MAX_COLOURED) break;
    pieces.push(...plainPieces(text, position, start, tokens));
    const state = hasValue ? "variable" : "variable missing";
    pieces.push(html`<span class=${state} data-kind=${kind}>${text.slice(start, end)}</span>`);
    position = end;
  }
  pieces.push(...plainPieces(text, position, text.length, tokens));
  return html`${pieces}`;
}

/** A token of JSON with the class of its colour. */
interface Token {
  readonly start: number;
  readonly end: number;
  readonly colour: "key" | "string" | "number";
}

function jsonTokens(text: string): readonly Token[] {
  return [...text.matchAll(TOKEN)].map((match) => {
    const [token, colon] = match;
    const colour = colon !== undefined ? "key" : token.startsWith('"') ? "string" : "number";
    return { start: match.index, end: match.index + token.length - (colon?.length ?? 0), colour };
  });
}

/** Yields the pieces of a range without variables: the parts of tokens in it, and the text between them. */
function* plainPieces(text: string, from: number, to: number, tokens: readonly Token[]) {
  let position = from;
  for (let index = firstEndingAfter(tokens, from); index < tokens.length; index += 1) {
    const token = tokens[index];
    if (token === undefined || token.start >= to) break;
    const [start, end] = [Math.max(token.start, from), Math.min(token.end, to)];
    if (position < start) yield text.slice(position, start);
    yield html`<span class=${token.colour}>${text.slice(start, end)}</span>`;
    position = end;
  }
  if (position < to) yield text.slice(position, to);
}

function firstEndingAfter(tokens: readonly Token[], position: number): number {
  let [low, high] = [0, tokens.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((tokens[middle]?.end ?? 0) > position) high = middle;
    else low = middle + 1;
  }
  return low;
}
