import { css, html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { controls } from "../design/controls.ts";
import { countText } from "../messages/numbers.ts";
import "../design/copy-button.ts";
import { firing } from "../messages/firing.ts";
import { TextParts } from "./text-parts.ts";

/** A long value that is shown in full only when the user expands it, with a button that copies it. */
@customElement("hw-long-value")
export class LongValueDetails extends LitElement {
  static override styles = [
    controls,
    css`
      summary {
        color: var(--hw-accent);
        cursor: pointer;
      }

      pre {
        max-block-size: 12rem;
        padding: var(--hw-2);
        border-radius: var(--hw-radius);
        background: var(--hw-sunken);
        overflow: auto;
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property() label = "";
  @property({ attribute: false }) value = "";
  @state() private isOpen = false;
  private readonly parts = new TextParts(this);

  override render() {
    const label = firing.fullValue(this.label, countText(this.value.length));
    return html`<details @toggle=${this.#toggled}>
      <summary class="small">${label}</summary>
      ${
        this.isOpen
          ? html`<pre class="data" tabindex="0" role="region" aria-label=${label}>${this.parts.part(this.value)}</pre>
            ${this.parts.more()}
            <hw-copy-button .text=${this.value}></hw-copy-button>`
          : nothing
      }
    </details>`;
  }

  readonly #toggled = (event: Event) => {
    this.isOpen = event.target instanceof HTMLDetailsElement && event.target.open;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-long-value": LongValueDetails;
  }
}
