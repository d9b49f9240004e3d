import "@awesome.me/webawesome/dist/components/button/button.js";
import { type QuarantinedText, type Workspace, WorkspaceStore } from "hookwright/payload";
import { css, html, LitElement } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { controls } from "../design/controls.ts";
import { app } from "../messages/app.ts";
import { announce } from "../platform/announcement.ts";
import { download } from "../platform/file.ts";
import { NEW } from "../platform/route.ts";
import { lockWait } from "../workspace/lock-wait.ts";
import { type Draft, tabDrafts } from "../workspace/tab-drafts.ts";
import { WorkspaceController } from "../workspace/workspace-controller.ts";
import "../design/confirm-dialog.ts";
import "../design/diagnostics.ts";
import "../design/icon.ts";

/** Banners that report problems of the stored workspace and of saving, with actions to resolve them. */
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

  override connectedCallback() {
    super.connectedCallback();
    lockWait.addEventListener("change", this.showWaiting);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    lockWait.removeEventListener("change", this.showWaiting);
  }

  override render() {
    const storageError = this.store?.storageError;
    const quarantined = this.store?.quarantined() ?? [];
    return html`${storageError ? html`<div class="banner"><hw-diagnostics .findings=${[storageError]}></hw-diagnostics></div>` : ""}
    ${this.waiting()}
    ${this.quarantined(
      quarantined.filter(({ isReadable }) => !isReadable),
      app.setAside,
    )}
    ${this.quarantined(
      quarantined.filter(({ isReadable }) => isReadable),
      app.otherCopies,
    )}
    ${tabDrafts.inherited.filter((draft) => isDeleted(draft, this.controller.workspace)).map((draft) => this.deletedDraft(draft))}
    ${this.deletingKey === undefined ? "" : this.dialog(this.deletingKey)}`;
  }

  /** Says that changes wait for another tab, and after a while offers to continue without it. */
  private waiting() {
    if (lockWait.state === "none") return "";
    return html`<div class="banner" role="alert">
      <wa-icon name="alert"></wa-icon>
      <p>${app.busy()}</p>
      ${
        lockWait.state === "stuck"
          ? html`<wa-button appearance="outlined" @click=${() => WorkspaceStore.stopWaiting()}>${app.continue()}</wa-button>`
          : ""
      }
    </div>`;
  }

  private quarantined(texts: readonly QuarantinedText[], sentence: (count: number) => string) {
    if (texts.length === 0) return "";
    return html`<div class="banner">
      <wa-icon name="alert"></wa-icon>
      <p>${sentence(texts.length)}</p>
      ${texts.map(
        ({ key, text, isReadable }) => html`${
          isReadable
            ? html`<wa-button appearance="outlined" @click=${() => this.restore(key)}>${app.useCopy()}</wa-button>`
            : ""
        }
          <wa-button appearance="outlined" @click=${() => download(`${key}.json`, text)}>${app.download()}</wa-button>
          <wa-button appearance="plain" @click=${() => this.confirmDelete(key)}>${app.deleteSetAside()}</wa-button>`,
      )}
    </div>`;
  }

  private deletedDraft(draft: Draft) {
    return html`<div class="banner">
      <wa-icon name="alert"></wa-icon>
      <p>${app.deletedDraft()}</p>
      <wa-button appearance="outlined" @click=${() => download(`${draft.kind}.json`, textOf(draft))}>${app.download()}</wa-button>
      <wa-button appearance="plain" @click=${() => this.forget(draft)}>${app.deleteDraft()}</wa-button>
    </div>`;
  }

  private readonly showWaiting = () => this.requestUpdate();

  private forget(draft: Draft) {
    tabDrafts.forget(draft);
    this.requestUpdate();
  }

  private async restore(key: string) {
    if (await this.controller.attempt((store) => store.restoreQuarantined(key)))
      announce(this, app.otherCopyUsed());
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

/** Returns whether no view shows a draft of an earlier tab, because its record was deleted. */
function isDeleted({ kind, key }: Draft, { teams, automations, samples }: Workspace): boolean {
  if (key.startsWith(NEW)) return false;
  const has = (records: readonly { readonly id: string }[]) => records.some(({ id }) => id === key);
  switch (kind) {
    case "payload":
    case "payload.other":
    case "automation":
      return !has(automations);
    case "event":
    case "event.other":
      // The built-in samples are not part of the workspace.
      return !key.startsWith("of-") && !has(samples);
    default:
      return !teams.some(({ webhooks }) => has(webhooks));
  }
}

/** Returns a typed text as it is, and the values of a form as JSON. */
function textOf({ value }: Draft): string {
  return typeof value === "string" ? value : JSON.stringify(value, undefined, 2);
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-banners": Banners;
  }
}
