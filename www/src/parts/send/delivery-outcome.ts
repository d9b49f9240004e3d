import type { Diagnostic } from "hookwright/payload";
import { css, html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import { controls } from "../../design/controls.ts";
import { send } from "../../messages/send.ts";
import { href } from "../../platform/route.ts";
import "../../design/diagnostics.ts";
import "../../design/icon.ts";
import { outcomeOf } from "./outcome.ts";
import type { SendRecord } from "./sends.ts";

/** The outcome of one send: a word, the HTTP status, the duration and, if there is something to explain, a finding. */
@customElement("hw-delivery-outcome")
export class DeliveryOutcome extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        gap: var(--hw-2);
      }

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

      .good {
        color: var(--hw-good);
      }

      .warning {
        color: var(--hw-warning);
      }

      .error {
        color: var(--hw-error);
      }
    `,
  ];

  @property({ attribute: false }) record?: SendRecord;

  override render() {
    const { record } = this;
    if (record === undefined) return "";
    const { state } = record;
    const { word, tone, icon, status } = outcomeOf(state);
    return html`<p class="status">
        <span class="row ${tone}"><wa-icon name=${icon}></wa-icon>${word}</span>
        ${status ? html`<span class="data">${status}</span>` : ""}
        ${state.kind === "ended" ? html`<span class="soft">${send.milliseconds(Math.round(state.delivery.durationMs))}</span>` : ""}
      </p>
      ${state.kind === "notSent" ? html`<p>${state.reason}</p>` : ""}
      ${this.findings(record).map((one) => html`<hw-diagnostics .findings=${[one]}></hw-diagnostics>`)}
      ${
        state.kind === "ended" && state.delivery.explanation?.code === "delivery/unauthorized"
          ? html`<p><a href=${href("signature")}>${send.debugSignature()}</a></p>`
          : ""
      }`;
  }

  /** Returns the explanation of the outcome; the result of checking the server replaces it. */
  private findings({ state, probe }: SendRecord): readonly Diagnostic[] {
    if (probe) return [probe];
    return state.kind === "ended" && state.delivery.explanation ? [state.delivery.explanation] : [];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-delivery-outcome": DeliveryOutcome;
  }
}
