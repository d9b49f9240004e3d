import "@awesome.me/webawesome/dist/components/select/select.js";
import "@awesome.me/webawesome/dist/components/option/option.js";
import { css, html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import { controls, fieldText } from "../../design/controls.ts";
import "../../design/text-field.ts";
import { send } from "../../messages/send.ts";
import { workerRuns } from "../../platform/service-worker.ts";
import type { SandboxResponse } from "./expectation.ts";

const STATUSES = [200, 204, 400, 404, 429, 500, 503];
const DROPS = "drops";
const MAX_MS = 120_000;

/** The choice of the sandbox's response; emits `hw-response` with the changed response. */
@customElement("hw-sandbox-controls")
export class SandboxControls extends LitElement {
  static override styles = [
    controls,
    css`
      fieldset {
        display: flex;
        flex-wrap: wrap;
        gap: var(--hw-2) var(--hw-3);
      }

      fieldset > * {
        flex: 1 1 8rem;
      }
    `,
  ];

  @property({ attribute: false }) response: SandboxResponse = { status: 200, delayMs: 0, drops: false };

  override render() {
    if (!workerRuns()) return html`<p class="soft">${send.sandbox.unavailable()}</p>`;
    const { status, delayMs, drops } = this.response;
    return html`<fieldset>
      <legend class="visually-hidden">${send.sandbox.title()}</legend>
      <wa-select label=${send.sandbox.answerWith()} .value=${drops ? DROPS : String(status)} @change=${this.chooseStatus}>
        ${STATUSES.map((one) => html`<wa-option value=${one}>${one}</wa-option>`)}
        <wa-option value=${DROPS}>${send.sandbox.drops()}</wa-option>
      </wa-select>
      <hw-text-field type="number" min="0" max=${MAX_MS} step="100" label=${send.sandbox.delay()}
        .value=${live(String(delayMs))} @change=${this.chooseDelay}></hw-text-field>
    </fieldset>`;
  }

  private chooseStatus(event: Event) {
    const chosen = fieldText(event);
    this.changed(chosen === DROPS ? { drops: true } : { drops: false, status: Number(chosen) });
  }

  private chooseDelay(event: Event) {
    this.changed({ delayMs: Math.min(MAX_MS, Math.max(0, Number(fieldText(event)) || 0)) });
    // Shows the value that is used, even if it has not changed.
    this.requestUpdate();
  }

  private changed(change: Partial<SandboxResponse>) {
    this.dispatchEvent(new CustomEvent("hw-response", { detail: { ...this.response, ...change } }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-sandbox-controls": SandboxControls;
  }
}
