import "@awesome.me/webawesome/dist/components/button/button.js";
import { css, html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import { controls } from "../design/controls.ts";
import type { IconName } from "../design/icon.ts";
import { app } from "../messages/app.ts";
import type { AnnounceEvent, Tone } from "../platform/announcement.ts";
import "../design/icon.ts";

/** How long a success message is shown. Warnings, errors and offers are shown until the user dismisses them. */
const SUCCESS_MS = 6_000;

const ICON: Record<Tone, IconName> = { done: "done", note: "done", warning: "alert", error: "cross" };

/**
 * The last announcement, in a live region at the bottom left of the page, away from titles, searches and buttons. Emits
 * `hw-undo`, `hw-dismiss` when the announcement ends, and `hw-focus-lost` if the focus was inside it.
 */
@customElement("hw-notice")
export class Notice extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        position: fixed;
        inset-block-end: max(var(--hw-4), env(safe-area-inset-bottom));
        inset-inline: var(--hw-4);
        z-index: 1;
        display: grid;
        justify-items: start;
        pointer-events: none;
      }

      .notice {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: end;
        gap: var(--hw-2);
        max-inline-size: min(var(--hw-measure), 100%);
        padding: var(--hw-1) var(--hw-1) var(--hw-1) var(--hw-3);
        border: var(--hw-hairline) solid var(--hw-line-strong);
        border-radius: var(--hw-radius);
        background: var(--hw-raised);
        box-shadow: var(--hw-shadow);
        pointer-events: auto;
      }

      .notice > span {
        flex: 1 1 8rem;
        min-inline-size: 0;
        overflow-wrap: anywhere;
      }

      .notice > :is(wa-icon, wa-button) {
        flex: none;
      }

      .warning > wa-icon {
        color: var(--hw-warning);
      }

      .done > wa-icon,
      .note > wa-icon {
        color: var(--hw-good);
      }

      .error > wa-icon {
        color: var(--hw-error);
      }
    `,
  ];

  @property({ attribute: false }) announcement: AnnounceEvent | undefined;
  /** Whether undo would revert the announced change. */
  @property({ type: Boolean, attribute: false }) canUndo = false;
  private timer: number | undefined;

  protected override updated(changed: Map<PropertyKey, unknown>) {
    if (!changed.has("announcement")) return;
    clearTimeout(this.timer);
    const { tone, action } = this.announcement ?? {};
    const isSuccess = tone === "done" || tone === "note";
    if (isSuccess && action === undefined) this.timer = window.setTimeout(() => this.dismiss(), SUCCESS_MS);
  }

  override render() {
    return html`<div role="status">${this.announcement ? this.notice(this.announcement) : ""}</div>`;
  }

  private notice({ text, tone, link, action }: AnnounceEvent) {
    return html`<div class="notice ${tone}">
      <wa-icon name=${ICON[tone]}></wa-icon>
      <span>${text}</span>
      ${link ? html`<wa-button appearance="plain" href=${link.href} @click=${this.dismiss}>${link.label}</wa-button>` : ""}
      ${action ? html`<wa-button appearance="plain" @click=${action.run}>${action.label}</wa-button>` : ""}
      ${tone === "done" && this.canUndo ? html`<wa-button appearance="plain" @click=${this.undo}>${app.undo()}</wa-button>` : ""}
      <wa-button appearance="plain" @click=${this.dismiss}>
        <wa-icon name="close" label=${app.dismiss()}></wa-icon>
      </wa-button>
    </div>`;
  }

  private dismiss() {
    if (this.matches(":focus-within")) this.dispatchEvent(new Event("hw-focus-lost"));
    this.dispatchEvent(new Event("hw-dismiss"));
  }

  private undo() {
    this.dismiss();
    this.dispatchEvent(new Event("hw-undo"));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-notice": Notice;
  }
}
