import "@awesome.me/webawesome/dist/components/button/button.js";
import { css, html, LitElement } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { shared } from "../messages/shared.ts";
import { controls, focusDrawn } from "./controls.ts";
import "./icon.ts";

/** A native modal dialog with a heading. It is open as long as it is in the page; closing it emits `hw-close`. */
@customElement("hw-dialog")
export class Dialog extends LitElement {
  static override styles = [
    controls,
    css`
      dialog {
        inline-size: min(30rem, calc(100vw - var(--hw-8)));
        max-block-size: calc(100dvh - var(--hw-8));
        padding: 0;
        border: var(--hw-hairline) solid var(--hw-line-soft);
        border-radius: var(--hw-radius);
        background: var(--hw-raised);
        color: var(--hw-ink);
        box-shadow: var(--hw-shadow);
        overflow: auto;
      }

      dialog::backdrop {
        background: rgb(0 0 0 / 40%);
      }

      header {
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
  @query("dialog") private dialog?: HTMLDialogElement;

  /** Closes it; the focus goes back to where it was before. */
  close() {
    if (!this.dialog?.open) return;
    this.dialog.close();
    this.dispatchEvent(new Event("hw-close"));
  }

  protected override async firstUpdated() {
    this.dialog?.showModal();
    // The browser looks for it while it opens the dialog, when Web Awesome's controls are not drawn yet.
    await focusDrawn(this.querySelector<HTMLElement>("[autofocus]"));
  }

  override render() {
    return html`<dialog aria-labelledby="heading" @cancel=${this.cancelled}>
      <header>
        <h2 id="heading">${this.heading}</h2>
        <wa-button appearance="plain" @click=${this.close}>
          <wa-icon name="close" label=${shared.close()}></wa-icon>
        </wa-button>
      </header>
      <div class="content"><slot></slot></div>
    </dialog>`;
  }

  /** At once, as by its button: the browser would say so only later, when it may be open again. */
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
