import type { ReceivedResponse } from "hookwright/payload";
import { css, html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import { controls } from "../../design/controls.ts";
import { send } from "../../messages/send.ts";
import "../../design/copy-button.ts";

/** A receiver's response: the headers that the browser shows, and the body. */
@customElement("hw-response-view")
export class ResponseView extends LitElement {
  static override styles = [
    controls,
    css`
      h2 {
        font-size: var(--hw-text-m);
      }

      dl {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 0 var(--hw-3);
        overflow-wrap: anywhere;
      }

      pre {
        max-block-size: 20rem;
        padding: var(--hw-2) var(--hw-3);
        border: var(--hw-hairline) solid var(--hw-line-soft);
        border-radius: var(--hw-radius);
        background: var(--hw-sunken);
        overflow: auto;
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) response?: ReceivedResponse;

  override render() {
    if (this.response === undefined) return "";
    const { headers, headersHidden, body } = this.response;
    return html`<div class="stack">
      <div>
        <h2>${send.headers()}</h2>
        <dl class="data">${headers.map(({ name, value }) => html`<dt class="soft">${name}</dt><dd>${value}</dd>`)}</dl>
        ${headersHidden ? html`<p class="soft small">${send.hiddenHeaders()}</p>` : ""}
      </div>
      <div>
        <div class="spread">
          <h2>${send.body()}</h2>
          ${body === "" ? "" : html`<hw-copy-button .text=${body}></hw-copy-button>`}
        </div>
        ${body === "" ? html`<p class="soft">${send.emptyBody()}</p>` : html`<pre class="data" tabindex="0" role="region" aria-label=${send.body()}>${body}</pre>`}
      </div>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-response-view": ResponseView;
  }
}
