import "@awesome.me/webawesome/dist/components/button/button.js";
import { html, LitElement } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { shared } from "../messages/shared.ts";
import { announceError } from "../platform/announcement.ts";
import { controls } from "./controls.ts";
import "./icon.ts";

/** How long the button shows that the text was copied. */
const COPIED_MS = 2_000;

/** A button that copies a text. */
@customElement("hw-copy-button")
export class CopyButton extends LitElement {
  static override styles = controls;

  @property() label = "";
  @property({ attribute: false }) text = "";
  /** Shown by the button itself, because a dialog would cover a notice. */
  @state() private copied = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.timer);
    this.copied = false;
  }

  override render() {
    return html`<wa-button appearance="plain" @click=${this.copy}>
      <wa-icon slot="start" name=${this.copied ? "done" : "copy"}></wa-icon>
      <span role="status">${this.copied ? shared.copied() : ""}</span>${this.copied ? "" : this.label || shared.copy()}
    </wa-button>`;
  }

  private async copy() {
    try {
      await navigator.clipboard.writeText(this.text);
      this.copied = true;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => {
        this.copied = false;
      }, COPIED_MS);
    } catch {
      announceError(this, shared.copyNotAllowed());
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-copy-button": CopyButton;
  }
}
