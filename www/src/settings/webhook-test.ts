import type { Webhook } from "hookwright";
import { html, LitElement } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { controls } from "../design/controls.ts";
import { settings } from "../messages/settings.ts";
import { shared } from "../messages/shared.ts";
import "../send/send-panel.ts";

/** Tries a webhook out, with a payload that is not saved. */
@customElement("hw-webhook-test")
export class WebhookTest extends LitElement {
  static override styles = controls;

  @property() team = "";
  @property({ attribute: false }) webhook?: Webhook;
  @state() private payload = "";

  override render() {
    return html`<div class="stack">
      <div class="field">
        <label for="payload">${settings.testPayload()} <span class="soft">${shared.optional()}</span></label>
        <textarea id="payload" rows="5" spellcheck="false" aria-describedby="help" .value=${this.payload}
          @input=${this.typed}></textarea>
        <p id="help" class="soft small">${settings.testHelp()}</p>
      </div>
      <hw-send-panel .team=${this.team} .webhook=${this.webhook} .template=${this.payload}></hw-send-panel>
    </div>`;
  }

  private typed(event: Event) {
    if (event.target instanceof HTMLTextAreaElement) this.payload = event.target.value;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-webhook-test": WebhookTest;
  }
}
