import "@awesome.me/webawesome/dist/components/button/button.js";
import { css, html, LitElement } from "lit";
import { customElement } from "lit/decorators.js";
import { shared } from "../messages/shared.ts";
import { controls } from "./controls.ts";
import "./icon.ts";

/** A notice that a form has restored an unsaved draft; emits `hw-discard` when the user discards it. */
@customElement("hw-restored-draft")
export class RestoredDraft extends LitElement {
  static override styles = [
    controls,
    css`
      p {
        flex-wrap: nowrap;
        padding: var(--hw-2) var(--hw-3);
        border: var(--hw-hairline) solid var(--hw-line-soft);
        border-radius: var(--hw-radius);
        background: var(--hw-warning-soft);
      }
    `,
  ];

  override render() {
    return html`<p class="spread" role="status">
      <span>${shared.draftRestored()}</span>
      <wa-button appearance="outlined" @click=${() => this.dispatchEvent(new Event("hw-discard"))}>${shared.discard()}</wa-button>
    </p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-restored-draft": RestoredDraft;
  }
}
