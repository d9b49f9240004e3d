import "@awesome.me/webawesome/dist/components/textarea/textarea.js";
import type { Webhook } from "hookwright/payload";
import { html, LitElement } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { controls, fieldText } from "../../design/controls.ts";
import { settings } from "../../messages/settings.ts";
import { shared } from "../../messages/shared.ts";
import "../../parts/send/send-panel.ts";

/** Tries a webhook out, with a payload that is not saved. */
@customElement("hw-webhook-test")
export class WebhookTest extends LitElement {
  static override styles = controls;

  @property() team = "";
  @property({ attribute: false }) webhook?: Webhook;
  @state() private payload = "";

  override render() {
    return html`<div class="stack">
      <wa-textarea rows="5" spellcheck="false" hint=${settings.testHelp()} .value=${this.payload} @input=${this.typed}>
        <span slot="label">${settings.testPayload()} <span class="soft">${shared.optional()}</span></span>
      </wa-textarea>
      <hw-send-panel .team=${this.team} .webhook=${this.webhook} .template=${this.payload}></hw-send-panel>
    </div>`;
  }

  private typed(event: Event) {
    this.payload = fieldText(event);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-webhook-test": WebhookTest;
  }
}
