import type { EventType, FilterRow } from "hookwright";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { controls, fieldText } from "../../design/controls.ts";
import "../../design/icon.ts";
import "../../design/text-field.ts";
import { triggers } from "../../messages/triggers.ts";
import { matchedValues } from "./automation-checks.ts";

/** The number of known values that are shown at most. */
const MAX_SHOWN = 40;

/** Shows which known values a condition matches, and whether it matches a value that the user types. */
@customElement("hw-known-matches")
export class KnownMatches extends LitElement {
  static override styles = [
    controls,
    css`
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: var(--hw-1);
      }

      li {
        display: inline-flex;
        align-items: center;
        gap: var(--hw-1);
        max-inline-size: 100%;
        padding-inline: var(--hw-2);
        border: var(--hw-hairline) solid var(--hw-line-soft);
        border-radius: var(--hw-radius);
        overflow-wrap: anywhere;
      }

      .matches {
        border-color: var(--hw-good);
        background: var(--hw-good-soft);
      }

      .matches wa-icon {
        color: var(--hw-good);
      }

      .no-match {
        color: var(--hw-ink-soft);
      }

      .try {
        flex-flow: row wrap;
        align-items: center;
        gap: var(--hw-2);
      }

      .try::part(base) {
        max-inline-size: 14rem;
      }

      /* A try-out, which must not look like a field of the form. */
      .stack {
        gap: var(--hw-2);
        padding: var(--hw-2) var(--hw-3);
        border: var(--hw-hairline) dashed var(--hw-line-strong);
        border-radius: var(--hw-radius);
        background: var(--hw-sunken);
      }
    `,
  ];

  @property({ attribute: false }) row?: FilterRow;
  @property({ attribute: false }) eventType: EventType = "LINK_ARTIFACT";
  @property({ attribute: false }) values: readonly string[] = [];
  @state() private typed = "";

  override render() {
    const { row, eventType } = this;
    if (row === undefined) return nothing;
    const known =
      this.values.includes(this.typed) || this.typed === "" ? this.values : [this.typed, ...this.values];
    const matched = new Set(matchedValues(row, eventType, known));
    const shown = known.slice(0, MAX_SHOWN);
    return html`<div class="stack">
      <p class="soft small" role="status">${triggers.matchCount(String(matched.size), String(known.length))}</p>
      <ul aria-label=${triggers.known()}>
        ${shown.map((value) => {
          const matches = matched.has(value);
          return html`<li class=${matches ? "matches" : "no-match"}>
            <wa-icon name=${matches ? "check" : "close"}></wa-icon>
            <span class="data">${value}</span>
            <span class="small">${matches ? triggers.matches() : triggers.doesNotMatch()}</span>
          </li>`;
        })}
        ${known.length > MAX_SHOWN ? html`<li class="no-match">${triggers.moreKnown(String(known.length - MAX_SHOWN))}</li>` : nothing}
      </ul>
      <hw-text-field class="data try" label=${triggers.tryText()} spellcheck="false" autocomplete="off" .value=${this.typed}
        @input=${(event: Event) => {
          this.typed = fieldText(event);
        }}></hw-text-field>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-known-matches": KnownMatches;
  }
}
