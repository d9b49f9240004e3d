import "@awesome.me/webawesome/dist/components/button/button.js";
import type { WorkspaceStore } from "hookwright/payload";
import { css, html, LitElement } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { controls } from "../design/controls.ts";
import { app } from "../messages/app.ts";
import { download } from "../platform/file.ts";
import { WorkspaceController } from "../workspace/workspace-controller.ts";
import "../design/confirm-dialog.ts";
import "../design/diagnostics.ts";
import "../design/icon.ts";

/** Banners that report problems of the stored workspace, with actions to resolve them. */
@customElement("hw-banners")
export class Banners extends LitElement {
  static override styles = [
    controls,
    css`
      .banner {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--hw-2);
        padding: var(--hw-2) var(--hw-4);
        border-block-end: var(--hw-hairline) solid var(--hw-line-soft);
        background: var(--hw-warning-soft);
      }

      p {
        flex: 1 1 20rem;
      }
    `,
  ];

  @property({ attribute: false }) store?: WorkspaceStore;
  /**
   * The key of the quarantined workspace that the user wants to delete. It asks for confirmation: this can't be undone.
   */
  @state() private deletingKey: string | undefined;
  protected readonly controller = new WorkspaceController(this);

  override render() {
    const storageError = this.store?.storageError;
    const quarantined = this.store?.quarantined() ?? [];
    return html`${storageError ? html`<div class="banner"><hw-diagnostics .findings=${[storageError]}></hw-diagnostics></div>` : ""}
    ${
      quarantined.length > 0
        ? html`<div class="banner">
            <wa-icon name="alert"></wa-icon>
            <p>${app.setAside(quarantined.length)}</p>
            ${quarantined.map(
              ({
                key,
                text,
              }) => html`<wa-button appearance="outlined" @click=${() => download(`${key}.json`, text)}>
                  ${app.download()}
                </wa-button>
                <wa-button appearance="plain" @click=${() => this.confirmDelete(key)}>${app.deleteSetAside()}</wa-button>`,
            )}
          </div>`
        : ""
    }
    ${this.deletingKey === undefined ? "" : this.dialog(this.deletingKey)}`;
  }

  private confirmDelete(key: string | undefined) {
    this.deletingKey = key;
  }

  private dialog(key: string) {
    return html`<hw-confirm-dialog
      heading=${app.deleteSetAsideTitle()}
      text=${app.deleteSetAsideText()}
      action=${app.deleteSetAside()}
      @hw-close=${() => this.confirmDelete(undefined)}
      @hw-confirm=${() => this.delete(key)}
    ></hw-confirm-dialog>`;
  }

  private async delete(key: string) {
    await this.controller.attempt(async (store) => store.discardQuarantined(key));
    this.requestUpdate();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-banners": Banners;
  }
}
