import "@awesome.me/webawesome/dist/components/button/button.js";
import type { Automation } from "hookwright/payload";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { controls } from "../../design/controls.ts";
import { href, NEW } from "../../platform/route.ts";
import "../../design/icon.ts";
import { playground } from "../../messages/playground.ts";

/** Chooses the automation that the Playground shows: choosing one navigates to its address. */
@customElement("hw-automation-picker")
export class AutomationPicker extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--hw-2);
        padding: var(--hw-2) var(--hw-3);
        border-block-end: var(--hw-hairline) solid var(--hw-line-soft);
      }

      label {
        display: flex;
        flex: 0 1 28rem;
        min-inline-size: 0;
        align-items: center;
        gap: var(--hw-2);
      }

      @media (width < 40rem) {
        :host {
          flex-wrap: nowrap;
        }

        label {
          flex-basis: 100%;
        }

        label > span {
          position: absolute;
          clip-path: inset(50%);
        }
      }
    `,
  ];

  @property({ attribute: false }) automations: readonly Automation[] = [];
  /** The automation that is shown. It may have been deleted, and is then missing in `automations`. */
  @property({ attribute: false }) automation: Automation | undefined;

  override render() {
    const { automation } = this;
    if (!automation) return nothing;
    const isDeleted = !this.automations.some(({ id }) => id === automation.id);
    return html`<label>
        <span>${playground.automation()}</span>
        <select @change=${this.#picked}>
          ${[...this.automations, ...(isDeleted ? [automation] : [])].map(
            ({ id, name }) => html`<option value=${id} .selected=${id === automation.id}>${name}</option>`,
          )}
        </select>
      </label>
      <wa-button appearance="outlined" href=${href("automations", NEW)}><wa-icon slot="start" name="add"></wa-icon>${playground.create()}</wa-button>
      ${
        automation.webhook === undefined
          ? html`<a href=${href("automations", automation.id)}>${playground.openWebhook()}</a>`
          : nothing
      }`;
  }

  readonly #picked = (event: Event) => {
    if (event.target instanceof HTMLSelectElement) location.hash = href("playground", event.target.value);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-automation-picker": AutomationPicker;
  }
}
