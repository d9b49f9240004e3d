import type { Code, Evidence } from "hookwright/payload";
import { css, html } from "lit";
import { evidence } from "../messages/evidence.ts";

/** How what is drawn by `knownBy` looks: quiet, since it stands with every finding. */
export const knownByStyles = css`
  .known-by {
    color: var(--hw-ink-soft);
    font-size: var(--hw-text-s);
    overflow-wrap: anywhere;
  }
`;

/** How a rule is known, in a word, and of a finding also its stable code. */
export function knownBy(known: Evidence, code?: Code) {
  const { word, sentence } = evidence[known];
  return html`<span class="known-by" data-evidence=${known} title=${sentence()}>${word()}${code && html` · <span class="data">${code}</span>`}</span>`;
}
