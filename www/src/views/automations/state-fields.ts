import type WaCheckbox from "@awesome.me/webawesome/dist/components/checkbox/checkbox.js";
import "@awesome.me/webawesome/dist/components/checkbox/checkbox.js";
import { type RunState, triggerChoices } from "hookwright/payload";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { controls, focusDrawn } from "../../design/controls.ts";
import type { InvalidField } from "../../design/form-validity.ts";
import "../../design/icon.ts";
import { automations } from "../../messages/automations.ts";
import { triggers } from "../../messages/triggers.ts";

/** Checkboxes for the run states that an automation waits for. Emits `hw-states` with the chosen states. */
@customElement("hw-state-fields")
export class StateFields extends LitElement {
  static override styles = [
    controls,
    css`
      /* Like the labels of the neighbouring fields. */
      legend {
        margin-block-end: var(--hw-1);
        font-size: var(--hw-text-m);
        font-weight: 500;
      }

      /* A box is nearer to its own word than to the next box. */
      .row {
        gap: var(--hw-1) var(--hw-6);
      }
    `,
  ];

  @property({ attribute: false }) states: readonly RunState[] = [];

  /** Returns these fields if no state is chosen. The sentence about it is always shown. */
  invalid(): InvalidField[] {
    return this.states.length > 0 ? [] : [{ label: automations.states(), focus: () => void this.focus() }];
  }

  override async focus() {
    await this.updateComplete;
    await focusDrawn(this.#first());
  }

  override render() {
    // A state that W&B's app doesn't offer is shown while it is chosen.
    const offered = triggerChoices().states;
    const unoffered = this.states.filter((state) => !offered.includes(state));
    return html`<fieldset class="row">
      <legend>${automations.states()}</legend>
      ${[...offered, ...unoffered].map(
        (
          state,
        ) => html`<wa-checkbox .checked=${this.states.includes(state)} @change=${() => this.#toggle(state)}>
          ${automations.state[state]()}
        </wa-checkbox>`,
      )}
      ${this.states.length === 0 ? html`<p class="row failed small" role="status"><wa-icon name="cross"></wa-icon>${triggers.noStates()}</p>` : nothing}
      ${unoffered.includes("KILLED") ? html`<span class="soft small">${triggers.killed()}</span>` : nothing}
    </fieldset>`;
  }

  #first(): WaCheckbox | null {
    return this.renderRoot.querySelector("wa-checkbox");
  }

  #toggle(state: RunState) {
    const others = this.states.filter((one) => one !== state);
    const detail = others.length < this.states.length ? others : [...this.states, state];
    this.dispatchEvent(new CustomEvent("hw-states", { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-state-fields": StateFields;
  }
}
