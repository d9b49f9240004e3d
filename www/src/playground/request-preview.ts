import { previewRequest, type Webhook } from "hookwright";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import "../design/icon.ts";
import { controls } from "../design/controls.ts";
import { playground } from "../messages/playground.ts";
import { failure } from "../workspace/failure.ts";

/** The whole request as it would be sent, with the token masked. */
@customElement("hw-request-preview")
export class RequestPreview extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
        overflow: auto;
        padding: var(--hw-3);
      }

      .line {
        overflow-wrap: anywhere;
      }

      dl {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: var(--hw-1) var(--hw-3);
        margin-block: var(--hw-2) var(--hw-4);
      }

      dd {
        overflow-wrap: anywhere;
      }

      pre {
        margin-block-start: var(--hw-2);
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }

      .note {
        display: flex;
        gap: var(--hw-2);
        margin-block: var(--hw-2);
        color: var(--hw-warning);
      }
    `,
  ];

  @property({ attribute: false }) webhook: Webhook | undefined;
  /** The rendered payload, secrets masked; none while the event can't be read. */
  @property({ attribute: false }) payload: string | undefined;
  /** The names of the webhook's secrets that have no value in this tab. */
  @property({ attribute: false }) missing: readonly string[] = [];

  override render() {
    const { webhook, payload } = this;
    if (!webhook) return html`<p class="soft">${playground.noWebhook()}</p>`;
    if (payload === undefined) return html`<p class="soft">${playground.eventBroken()}</p>`;
    return html`${this.missing.map(
        (name) => html`<p class="note"><hw-icon name="alert"></hw-icon>${playground.missingValue(name)}</p>`,
      )}
      ${this.#request(webhook, payload)}`;
  }

  #request(webhook: Webhook, payload: string) {
    try {
      const request = previewRequest(webhook, payload);
      return html`<p class="line data"><strong>${request.method}</strong> ${request.url}</p>
        <h3>${playground.headers()}</h3>
        <dl class="data">
          ${request.headers.map(({ name, value }) => html`<dt>${name}</dt><dd>${value}</dd>`)}
        </dl>
        <h3>${playground.body()}</h3>
        ${payload === "" ? html`<p class="soft">${playground.emptyBody()}</p>` : html`<pre class="data">${payload}</pre>`}`;
    } catch (error) {
      return html`<p class="note"><hw-icon name="cross"></hw-icon>${failure(error)}</p>${nothing}`;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-request-preview": RequestPreview;
  }
}
