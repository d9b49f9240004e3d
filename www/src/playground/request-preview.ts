import { type Outgoing, previewRequest } from "hookwright";
import { css, html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { IconName } from "../design/icon.ts";
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

  /** What would be sent; none while the automation has no webhook. */
  @property({ attribute: false }) outgoing: Outgoing | undefined;
  /** The names of the webhook's secrets that have no value in this tab. */
  @property({ attribute: false }) missing: readonly string[] = [];

  override render() {
    const { outgoing } = this;
    if (!outgoing) return html`<p class="soft">${playground.noWebhook()}</p>`;
    if (this.missing.length > 0) {
      return html`<p class="line data"><strong>POST</strong> ${outgoing.webhook.endpoint}</p>
        ${this.missing.map((name) => this.#note("alert", playground.missingValue(name)))}`;
    }
    try {
      return this.#request(outgoing);
    } catch (error) {
      return this.#note("cross", failure(error));
    }
  }

  #request(outgoing: Outgoing) {
    const { method, url, headers, body } = previewRequest(outgoing);
    return html`<p class="line data"><strong>${method}</strong> ${url}</p>
      <h2>${playground.headers()}</h2>
      <dl class="data">${headers.map(({ name, value }) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
      <h2>${playground.body()}</h2>
      ${
        body.text === ""
          ? html`<p class="soft">${playground.emptyBody()}</p>`
          : html`<pre class="data">${body.text}</pre>`
      }`;
  }

  #note(icon: IconName, text: string) {
    return html`<p class="note"><hw-icon name=${icon}></hw-icon>${text}</p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-request-preview": RequestPreview;
  }
}
