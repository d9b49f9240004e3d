import "@awesome.me/webawesome/dist/components/button/button.js";
import { css, html, LitElement } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { shared } from "../messages/shared.ts";
import { controls } from "./controls.ts";
import { type Dialog, dialogHost } from "./dialog.ts";
import "./dialog.ts";

/** A dialog that confirms a destructive action; emits `hw-confirm` if the user confirms, and `hw-close` when it closes. */
@customElement("hw-confirm-dialog")
export class ConfirmDialog extends LitElement {
  static override styles = [
    controls,
    dialogHost,
    css`
      ul {
        padding-inline-start: var(--hw-4);
        list-style: disc;
      }
    `,
  ];

  @property() heading = "";
  @property() text = "";
  @property() action = "";
  /** The names of what the action affects. */
  @property({ attribute: false }) affected: readonly string[] = [];
  @query("hw-dialog") private dialog?: Dialog;

  override render() {
    return html`<hw-dialog heading=${this.heading} @hw-close=${() => this.dispatchEvent(new Event("hw-close"))}>
      <div class="stack">
        <p>${this.text}</p>
        ${this.affected.length > 0 ? html`<ul>${this.affected.map((name) => html`<li>${name}</li>`)}</ul>` : ""}
        <div class="row actions">
          <wa-button appearance="outlined" autofocus @click=${() => this.dialog?.close()}>
            ${shared.cancel()}
          </wa-button>
          <wa-button variant="danger" appearance="outlined" @click=${this.confirm}>
            ${this.action}
          </wa-button>
        </div>
      </div>
    </hw-dialog>`;
  }

  private confirm() {
    this.dialog?.close();
    this.dispatchEvent(new Event("hw-confirm"));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-confirm-dialog": ConfirmDialog;
  }
}
