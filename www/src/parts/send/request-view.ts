import { html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import { controls } from "../../design/controls.ts";
import { jsonColors, jsonText } from "../../design/json-text.ts";
import { send } from "../../messages/send.ts";
import { TextParts } from "../text-parts.ts";
import { exchange } from "./exchange-styles.ts";
import type { MaskedRequest } from "./sends.ts";

/** A request as it was sent, with secret values masked. */
@customElement("hw-request-view")
export class RequestView extends LitElement {
  static override styles = [controls, jsonColors, exchange];

  @property({ attribute: false }) request?: MaskedRequest;

  private readonly parts = new TextParts(this);

  override render() {
    if (this.request === undefined) return "";
    const { method, url, headers, body } = this.request;
    return html`<p class="address data"><strong>${method}</strong> ${url}</p>
      <div>
        <h3>${send.body()}</h3>
        <pre class="data" tabindex="0" role="region" aria-label=${`${send.request()}: ${send.body()}`}>${jsonText(body, this.parts.part)}</pre>
        ${this.parts.more()}
      </div>
      <div>
        <h3>${send.headers()}</h3>
        <dl class="data">${headers.map(({ name, value }) => html`<dt class="soft">${name}</dt><dd>${value}</dd>`)}</dl>
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-request-view": RequestView;
  }
}
