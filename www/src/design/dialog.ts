import "@awesome.me/webawesome/dist/components/button/button.js";
import { css, html, LitElement } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { shared } from "../messages/shared.ts";
import { controls, focusDrawn } from "./controls.ts";
import "./icon.ts";

/** The host of a dialog: it has no box, so that opening the dialog does not add a gap to the layout around it. */
export const dialogHost = css`
  :host {
    display: contents;
  }
`;

/** A native modal dialog with a heading. It is open while it is connected; emits `hw-close` when the user closes it. */
@customElement("hw-dialog")
export class Dialog extends LitElement {
  static override styles = [
    controls,
    dialogHost,
    css`
      dialog {
        inline-size: min(var(--hw-dialog-width, 30rem), calc(100vw - var(--hw-8)));
        max-block-size: calc(100dvh - var(--hw-8));
        padding: 0;
        border: var(--hw-hairline) solid var(--hw-line-soft);
        border-radius: var(--hw-radius);
        background: var(--hw-raised);
        color: var(--hw-ink);
        box-shadow: var(--hw-shadow);
        overflow: auto;
      }

      :host([wide]) dialog {
        inline-size: min(60rem, calc(100vw - var(--hw-4)));
      }

      dialog::backdrop {
        background: rgb(0 0 0 / 40%);
      }

      .title {
        display: flex;
        align-items: center;
        justify-content: space-between;
        padding: var(--hw-3) var(--hw-3) 0 var(--hw-4);
      }

      .content {
        padding: var(--hw-3) var(--hw-4) var(--hw-4);
      }
    `,
  ];

  @property() heading = "";
  /** Whether the dialog has room for two panes. */
  @property({ type: Boolean, reflect: true }) wide = false;
  @query("dialog") private dialog?: HTMLDialogElement;

  /** Closes the dialog; the focus returns to where it was. */
  close() {
    if (!this.dialog?.open) return;
    this.dialog.close();
    this.dispatchEvent(new Event("hw-close"));
  }

  protected override async firstUpdated() {
    this.dialog?.showModal();
    // The browser focuses this element when it opens the dialog, but Web Awesome's controls have not rendered by then.
    await focusDrawn(this.querySelector<HTMLElement>("[autofocus]"));
  }

  override render() {
    return html`<dialog aria-labelledby="heading" @cancel=${this.cancelled}>
      <div class="title">
        <h2 id="heading">${this.heading}</h2>
        <wa-button appearance="plain" @click=${this.close}>
          <wa-icon name="close" label=${shared.close()}></wa-icon>
        </wa-button>
      </div>
      <div class="content"><slot></slot></div>
    </dialog>`;
  }

  /** Closes at once, like the button: the browser's own event comes later, when the dialog may be open again. */
  private cancelled(event: Event) {
    event.preventDefault();
    this.close();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-dialog": Dialog;
  }
}
