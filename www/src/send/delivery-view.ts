import type { Answer, Delivery } from "hookwright";
import { css, html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import { controls } from "../design/controls.ts";
import type { IconName } from "../design/icon.ts";
import { send } from "../messages/send.ts";
import "../design/copy-button.ts";
import "../design/diagnostics.ts";
import "../design/icon.ts";

type Tone = "accepted" | "refused" | "sent" | "failed";

const ICON: Record<Tone, IconName> = { accepted: "done", refused: "alert", sent: "info", failed: "cross" };

/** One request that was sent, and what came back. */
@customElement("hw-delivery-view")
export class DeliveryView extends LitElement {
  static override styles = [
    controls,
    css`
      .status {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--hw-2);
        font-weight: 500;
      }

      .accepted {
        color: var(--hw-good);
      }

      .refused {
        color: var(--hw-warning);
      }

      .failed {
        color: var(--hw-error);
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

  @property({ attribute: false }) delivery?: Delivery;

  override render() {
    const delivery = this.delivery;
    if (delivery === undefined) return "";
    const tone = toneOf(delivery);
    return html`<div class="stack">
      <p class="status">
        <span class="row ${tone}"><hw-icon name=${ICON[tone]}></hw-icon>${send.status[tone]()}</span>
        ${"answer" in delivery ? html`<span class="data">${delivery.answer.status} ${delivery.answer.statusText}</span>` : ""}
        <span class="soft">${send.milliseconds(Math.round(delivery.durationMs))}</span>
      </p>
      ${delivery.explanation ? html`<hw-diagnostics .findings=${[delivery.explanation]}></hw-diagnostics>` : ""}
      ${"answer" in delivery ? this.answer(delivery.answer) : ""}
    </div>`;
  }

  private answer({ headers, body }: Answer) {
    return html`<div class="stack">
      <div>
        <h3>${send.headers()}</h3>
        <dl class="data">${headers.map(({ name, value }) => html`<dt class="soft">${name}</dt><dd>${value}</dd>`)}</dl>
        <p class="soft small">${send.hiddenHeaders()}</p>
      </div>
      <div>
        <div class="spread">
          <h3>${send.body()}</h3>
          ${body === "" ? "" : html`<hw-copy-button .text=${body}></hw-copy-button>`}
        </div>
        ${body === "" ? html`<p class="soft">${send.emptyBody()}</p>` : html`<pre class="data" tabindex="0" aria-label=${send.body()}>${body}</pre>`}
      </div>
    </div>`;
  }
}

function toneOf(delivery: Delivery): Tone {
  if (delivery.outcome === "opaque") return "sent";
  if (!("answer" in delivery)) return "failed";
  const { status } = delivery.answer;
  return status >= 200 && status < 300 ? "accepted" : "refused";
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-delivery-view": DeliveryView;
  }
}
