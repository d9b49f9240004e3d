import "@awesome.me/webawesome/dist/components/button/button.js";
import type { Command, Webhook } from "hookwright/payload";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { controls } from "../design/controls.ts";
import "../design/icon.ts";
import { unbound } from "../messages/unbound.ts";

/**
 * A notice that a webhook was imported without the secrets that its file named. Emits `hw-unbound`, an `UnboundEvent` with
 * the changed webhook, when the user binds or dismisses them.
 */
@customElement("hw-unbound-notice")
export class UnboundNotice extends LitElement {
  static override styles = [
    controls,
    css`
      .notice {
        padding: var(--hw-2) var(--hw-3);
        border: var(--hw-hairline) solid var(--hw-line-soft);
        border-radius: var(--hw-radius);
        background: var(--hw-warning-soft);
      }

      wa-icon {
        flex: none;
      }

      p {
        display: flex;
        gap: var(--hw-2);
      }
    `,
  ];

  @property() team = "";
  @property({ attribute: false }) webhook?: Webhook | undefined;

  override render() {
    const { webhook } = this;
    if (webhook?.unbound === undefined) return nothing;
    const { access_token, secret } = webhook.unbound;
    return html`<div class="notice stack">
      <p><wa-icon name="alert"></wa-icon><span>${unbound.text(access_token, secret)}</span></p>
      <div class="row">
        <wa-button appearance="outlined" @click=${() => this.settle(bound(webhook))}>${unbound.bind(access_token === undefined || secret === undefined)}</wa-button>
        <wa-button appearance="plain" @click=${() => this.settle(withoutNames(webhook))}>${unbound.dismiss()}</wa-button>
      </div>
    </div>`;
  }

  private settle(changed: Webhook) {
    if (this.webhook) this.dispatchEvent(new UnboundEvent(this.team, changed, this.webhook));
  }
}

/** The user bound the secrets that a file named for a webhook, or dismissed them. */
export class UnboundEvent extends Event {
  constructor(
    private readonly team: string,
    readonly webhook: Webhook,
    private readonly base: Webhook,
  ) {
    super("hw-unbound", { bubbles: true, composed: true });
  }

  /** The command that stores the changed webhook. */
  get command(): Command {
    return { type: "put_webhook", team: this.team, webhook: this.webhook, base: this.base };
  }
}

function bound(webhook: Webhook): Webhook {
  const { access_token, secret } = webhook.unbound ?? {};
  return withoutNames({ ...webhook, ...(access_token && { access_token }), ...(secret && { secret }) });
}

function withoutNames({ unbound: _, ...webhook }: Webhook): Webhook {
  return webhook;
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-unbound-notice": UnboundNotice;
  }
}
