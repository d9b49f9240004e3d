import type { Delivery } from "hookwright/payload";
import { css, html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import { controls } from "../../design/controls.ts";
import type { IconName } from "../../design/icon.ts";
import { send } from "../../messages/send.ts";
import { href } from "../../platform/route.ts";
import "../../design/diagnostics.ts";
import "../../design/icon.ts";

type Tone = "accepted" | "refused" | "sent" | "failed" | "cancelled";

const ICON: Record<Tone, IconName> = {
  accepted: "done",
  refused: "alert",
  sent: "info",
  failed: "cross",
  cancelled: "info",
};

/** The outcome of one delivery: its status and duration and, if there is something to explain, a finding. */
@customElement("hw-delivery-outcome")
export class DeliveryOutcome extends LitElement {
  static override styles = [
    controls,
    css`
      .status,
      .status .row {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: var(--hw-2);
        font-weight: 500;
      }

      .status wa-icon {
        align-self: center;
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
    `,
  ];

  @property({ attribute: false }) delivery?: Delivery;

  override render() {
    const delivery = this.delivery;
    if (delivery === undefined) return "";
    const tone = toneOf(delivery);
    return html`<div class="stack">
      <p class="status">
        <span class="row ${tone}"><wa-icon name=${ICON[tone]}></wa-icon>${send.status[tone]()}</span>
        ${"answer" in delivery ? html`<span class="data">${delivery.answer.status} ${delivery.answer.statusText}</span>` : ""}
        <span class="soft">${send.milliseconds(Math.round(delivery.durationMs))}</span>
      </p>
      ${delivery.explanation ? html`<hw-diagnostics .findings=${[delivery.explanation]}></hw-diagnostics>` : ""}
      ${
        delivery.explanation?.code === "delivery/unauthorized"
          ? html`<a href=${href("signature")}>${send.debugSignature()}</a>`
          : ""
      }
    </div>`;
  }
}

function toneOf(delivery: Delivery): Tone {
  if (delivery.outcome === "opaque") return "sent";
  if (delivery.outcome === "cancelled") return "cancelled";
  if (!("answer" in delivery)) return "failed";
  const { status } = delivery.answer;
  return status >= 200 && status < 300 ? "accepted" : "refused";
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-delivery-outcome": DeliveryOutcome;
  }
}
