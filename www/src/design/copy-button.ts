import "@awesome.me/webawesome/dist/components/button/button.js";
import { css, html, LitElement } from "lit";
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
  static override styles = [
    controls,
    css`
      :host {
        position: relative;
        display: inline-block;
      }

      /* Over the button's label, so that the button keeps its name and its width. */
      [role="status"] {
        position: absolute;
        inset: 0;
        display: flex;
        align-items: center;
        justify-content: center;
        gap: var(--hw-1);
        font-weight: 500;
        white-space: nowrap;
        pointer-events: none;
      }

      .covered {
        opacity: 0;
      }
    `,
  ];

  @property() label = "";
  @property({ attribute: false }) text = "";
  /** Shown on the button, because a dialog would cover a notice. */
  @state() private copied = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.timer);
    this.copied = false;
  }

  override render() {
    const covered = this.copied ? "covered" : "";
    return html`<wa-button appearance="plain" @click=${this.copy}>
        <wa-icon slot="start" class=${covered} name="copy"></wa-icon><span class=${covered}>${this.label || shared.copy()}</span>
      </wa-button>
      <span role="status">${this.copied ? html`<wa-icon name="done"></wa-icon>${shared.copied()}` : ""}</span>`;
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
