import { css, html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import { controls } from "../design/controls.ts";
import { fieldText } from "../design/field-text.ts";
import { send } from "../messages/send.ts";
import type { Answer } from "./expectation.ts";
import { sandboxRuns } from "./receiver.ts";

const STATUSES = [200, 204, 400, 404, 429, 500, 503];
const DROPS = "drops";

/** What the sandbox answers with; emits `hw-answer` with the changed answer. */
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

      .field {
        flex: 1 1 8rem;
      }
    `,
  ];

  @property({ attribute: false }) answer: Answer = { status: 200, delayMs: 0, drops: false };

  override render() {
    if (!sandboxRuns()) return html`<p class="soft">${send.sandbox.unavailable()}</p>`;
    const { status, delayMs, drops } = this.answer;
    return html`<fieldset>
      <legend class="visually-hidden">${send.sandbox.title()}</legend>
      <div class="field">
        <label for="status">${send.sandbox.answerWith()}</label>
        <select id="status" @change=${this.chooseStatus}>
          ${STATUSES.map((one) => html`<option .selected=${!drops && one === status}>${one}</option>`)}
          <option value=${DROPS} .selected=${drops}>${send.sandbox.drops()}</option>
        </select>
      </div>
      <div class="field">
        <label for="delay">${send.sandbox.delay()}</label>
        <input id="delay" type="number" min="0" max="120000" step="100" .value=${String(delayMs)} @change=${this.chooseDelay} />
      </div>
    </fieldset>`;
  }

  private chooseStatus(event: Event) {
    const chosen = fieldText(event);
    this.changed(chosen === DROPS ? { drops: true } : { drops: false, status: Number(chosen) });
  }

  private chooseDelay(event: Event) {
    this.changed({ delayMs: Math.max(0, Number(fieldText(event)) || 0) });
  }

  private changed(change: Partial<Answer>) {
    this.dispatchEvent(new CustomEvent("hw-answer", { detail: { ...this.answer, ...change } }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-sandbox-controls": SandboxControls;
  }
}
