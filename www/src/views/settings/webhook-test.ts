import "@awesome.me/webawesome/dist/components/textarea/textarea.js";
import {
  checkWebhook,
  type Diagnostic,
  HookwrightError,
  previewRequest,
  type Team,
  type Webhook,
} from "hookwright/payload";
import { html, LitElement } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { controls, fieldText } from "../../design/controls.ts";
import { settings } from "../../messages/settings.ts";
import { shared } from "../../messages/shared.ts";
import "../../parts/send/send-panel.ts";

/** Sends a test request through a webhook, with a payload that is not saved. */
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

/** Returns the errors that keep a webhook from sending in this tab; none if the webhook is too incomplete to check. */
export function sendingErrors(team: Team, webhook: Webhook): readonly Diagnostic[] {
  try {
    const errors = checkWebhook(webhook, team.secrets).filter(({ severity }) => severity === "error");
    const { obstacles } = previewRequest({ team: team.name, webhook, payload: "" });
    // A deleted secret has no value either; one error for each secret is enough.
    const reported = new Set(errors.map(secretOf));
    return [...errors, ...obstacles.filter((obstacle) => !reported.has(secretOf(obstacle)))];
  } catch (error) {
    if (error instanceof HookwrightError) return [];
    throw error;
  }
}

function secretOf({ arguments: values }: Diagnostic): string | undefined {
  return new Map(values instanceof Map ? values : Object.entries(values)).get("name");
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-webhook-test": WebhookTest;
  }
}
