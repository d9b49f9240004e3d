import type { SendTarget } from "hookwright/payload";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { controls } from "../../design/controls.ts";
import "../../design/diagnostics.ts";
import "../../design/icon.ts";
import { errorText } from "../../messages/diagnostic.ts";
import { playground } from "../../messages/playground.ts";
import { compiledTemplate, validEvent } from "../../parts/compiled.ts";

/** The complete request that would be sent, with secret values masked. */
@customElement("hw-request-preview")
export class RequestPreview extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
        overflow: auto;
        contain: strict;
        padding: var(--hw-3);
      }

      .line {
        margin-block-end: var(--hw-4);
        overflow-wrap: anywhere;
      }

      h2 {
        font-size: var(--hw-text-m);
      }

      dl {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: var(--hw-1) var(--hw-3);
        margin-block: var(--hw-1) var(--hw-4);
      }

      dd {
        overflow-wrap: anywhere;
      }

      pre {
        margin-block-start: var(--hw-1);
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }

      hw-diagnostics {
        display: block;
        margin-block-end: var(--hw-3);
      }

      .note {
        display: flex;
        gap: var(--hw-2);
        margin-block: var(--hw-2);
        color: var(--hw-warning);
      }
    `,
  ];

  /** The destination of the request; undefined while the automation has no webhook. */
  @property({ attribute: false }) target: SendTarget | undefined;
  @property() template = "";
  @property() event = "";

  override render() {
    const { target } = this;
    if (!target) return html`<p class="soft">${playground.noWebhook()}</p>`;
    try {
      return this.#request(target);
    } catch (error) {
      return html`<p class="note"><wa-icon name="cross"></wa-icon>${errorText(error)}</p>`;
    }
  }

  #request(target: SendTarget) {
    const template = compiledTemplate(this.template, target.webhook.secret);
    const { method, url, headers, body, obstacles } = template.previewRequest(target, validEvent(this.event));
    return html`${obstacles.length === 0 ? nothing : html`<hw-diagnostics .findings=${obstacles}></hw-diagnostics>`}
      <p class="line data"><strong>${method}</strong> ${url}</p>
      <h2>${playground.headers()}</h2>
      <dl class="data">${headers.map(({ name, value }) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
      <h2>${playground.body()}</h2>
      ${
        body.text === ""
          ? html`<p class="soft">${playground.emptyBody()}</p>`
          : html`<pre class="data">${body.text}</pre>`
      }`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-request-preview": RequestPreview;
  }
}
