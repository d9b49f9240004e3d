import type WaCheckbox from "@awesome.me/webawesome/dist/components/checkbox/checkbox.js";
import "@awesome.me/webawesome/dist/components/checkbox/checkbox.js";
import { type RunState, triggerChoices } from "hookwright/payload";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { controls, focusDrawn } from "../../design/controls.ts";
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
    `,
  ];

  @property({ attribute: false }) states: readonly RunState[] = [];

  /** Returns whether a state is chosen; if not, the browser reports it. */
  reportValidity(): boolean {
    return this.#first()?.reportValidity() ?? true;
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
      ${this.states.length === 0 ? html`<span class="soft small">${triggers.noStates()}</span>` : nothing}
      ${unoffered.includes("KILLED") ? html`<span class="soft small">${triggers.killed()}</span>` : nothing}
    </fieldset>`;
  }

  protected override updated() {
    this.#first()?.setCustomValidity(this.states.length === 0 ? triggers.noStates() : "");
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
