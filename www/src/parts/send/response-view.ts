import type { ReceivedResponse } from "hookwright/payload";
import { html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import { controls } from "../../design/controls.ts";
import { jsonColors, jsonText } from "../../design/json-text.ts";
import { send } from "../../messages/send.ts";
import "../../design/copy-button.ts";
import { TextParts } from "../text-parts.ts";
import { exchange } from "./exchange-styles.ts";

/** A receiver's response: the body, indented if it is JSON, and the headers that the browser shows. */
@customElement("hw-response-view")
export class ResponseView extends LitElement {
  static override styles = [controls, jsonColors, exchange];

  @property({ attribute: false }) response?: ReceivedResponse;

  private readonly parts = new TextParts(this);

  override render() {
    if (this.response === undefined) return "";
    const { headers, headersHidden, body } = this.response;
    return html`<div>
        <div class="spread">
          <h3>${send.body()}</h3>
          ${body === "" ? "" : html`<hw-copy-button .text=${body}></hw-copy-button>`}
        </div>
        ${
          body === ""
            ? html`<p class="soft">${send.emptyBody()}</p>`
            : html`<pre class="data" tabindex="0" role="region" aria-label=${send.body()}>${jsonText(body, this.parts.part)}</pre>
          ${this.parts.more()}`
        }
      </div>
      <div>
        <h3>${send.headers()}</h3>
        <dl class="data">${headers.map(({ name, value }) => html`<dt class="soft">${name}</dt><dd>${value}</dd>`)}</dl>
        ${headersHidden ? html`<p class="soft small">${send.hiddenHeaders()}</p>` : ""}
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-response-view": ResponseView;
  }
}
