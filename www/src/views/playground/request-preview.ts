import type { SendTarget, Webhook } from "hookwright/payload";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { controls } from "../../design/controls.ts";
import "../../design/copy-button.ts";
import "../../design/diagnostics.ts";
import "../../design/icon.ts";
import { errorText } from "../../messages/diagnostic.ts";
import { playground } from "../../messages/playground.ts";
import { compiledTemplate, validEvent } from "../../parts/compiled.ts";
import { sortObstacles } from "../../parts/enter-value.ts";
import { endpointText } from "../../parts/sandbox/receiver.ts";
import { TextParts } from "../../parts/text-parts.ts";
import { SecretValuesController } from "../../workspace/secret-values.ts";

/** The header whose value is explained. */
const SIGNATURE = "X-Wandb-Signature";

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

      .first {
        align-items: start;
        margin-block-end: var(--hw-4);
      }

      .line {
        flex: 1;
        overflow-wrap: anywhere;
      }

      dd {
        position: relative;
      }

      .explained {
        text-decoration: underline dotted;
        text-underline-offset: var(--hw-1);
      }

      [role="tooltip"] {
        position: absolute;
        inset-block-start: 100%;
        inset-inline: 0;
        z-index: 1;
        padding: var(--hw-1) var(--hw-2);
        border: var(--hw-hairline) solid var(--hw-line-strong);
        border-radius: var(--hw-radius);
        background: var(--hw-raised);
        visibility: hidden;
      }

      .explained:is(:hover, :focus) + [role="tooltip"] {
        visibility: visible;
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

      hw-enter-value {
        margin-block-end: var(--hw-3);
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

  private readonly parts = new TextParts(this);

  constructor() {
    super();
    new SecretValuesController(this);
  }

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
    const { method, url, headers, body, payloadBlank, obstacles } = template.previewRequest(
      target,
      validEvent(this.event),
    );
    const lines = [`${method} ${url}`, ...headers.map(({ name, value }) => `${name}: ${value}`)];
    const text = `${lines.join("\n")}\n\n${body.text}`;
    const { missing, errors } = sortObstacles(obstacles);
    return html`${errors.length === 0 ? nothing : html`<hw-diagnostics .findings=${errors}></hw-diagnostics>`}
      ${missing.length === 0 ? nothing : html`<hw-enter-value .team=${target.team} .names=${missing}></hw-enter-value>`}
      <div class="spread first">
        <p class="line data"><strong>${method}</strong> ${endpointText(url)}</p>
        <hw-copy-button label=${playground.requestText()} .text=${text}></hw-copy-button>
      </div>
      <h2>${playground.headers()}</h2>
      <dl class="data">${headers.map(({ name, value }) =>
        name === SIGNATURE
          ? html`<dt>${name}</dt><dd>${this.#signature(value, target.webhook)}</dd>`
          : html`<dt>${name}</dt><dd>${value}</dd>`,
      )}</dl>
      <h2>${playground.body()}</h2>
      ${payloadBlank ? html`<p class="soft">${playground.emptyBody()}</p>` : nothing}
      <pre class="data">${this.parts.part(body.text)}</pre>
      ${this.parts.more()}`;
  }

  /** Renders the signature, which explains itself while the pointer or the focus is on it. */
  #signature(value: string, { signature = "base64", secret = "" }: Webhook) {
    const formula = `${signature}(HMAC-SHA256(${secret}, body))`;
    return html`<span class="explained" tabindex="0" aria-describedby="formula">${value}</span>
      <span id="formula" role="tooltip" class="small">${playground.signatureFormula(formula)}</span>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-request-preview": RequestPreview;
  }
}
