import "@awesome.me/webawesome/dist/components/button/button.js";
import { html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import { announceError, announceNote } from "../app/announcement.ts";
import { shared } from "../messages/shared.ts";
import { controls } from "./controls.ts";
import "./icon.ts";

/** Copies a text with one click. */
@customElement("hw-copy-button")
export class CopyButton extends LitElement {
  static override styles = controls;

  @property() label = "";
  @property({ attribute: false }) text = "";

  override render() {
    return html`<wa-button appearance="plain" @click=${this.copy}>
      <wa-icon slot="start" name="copy"></wa-icon>${this.label || shared.copy()}
    </wa-button>`;
  }

  private async copy() {
    try {
      await navigator.clipboard.writeText(this.text);
      announceNote(this, shared.copied());
    } catch {
      announceError(this, shared.copyRefused());
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-copy-button": CopyButton;
  }
}
