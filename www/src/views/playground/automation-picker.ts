import "@awesome.me/webawesome/dist/components/button/button.js";
import type { Automation, Workspace } from "hookwright/payload";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { guard } from "lit/directives/guard.js";
import { controls } from "../../design/controls.ts";
import { IdleLimit } from "../../design/idle-limit.ts";
import { fullCore } from "../../platform/load-view.ts";
import { href, NEW } from "../../platform/route.ts";
import "../../design/icon.ts";
import { language } from "../../messages/localization.ts";
import { playground } from "../../messages/playground.ts";
import { shared } from "../../messages/shared.ts";
import type { ErrorCounter } from "./automation-errors.ts";

/**
 * Chooses the automation that the Playground shows: choosing one navigates to its address. Emits `hw-share-shown` when the
 * user wants to share what is shown.
 */
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

      /* Its width is the label's. Otherwise each step of options measures the width of all options again. */
      select {
        contain: inline-size;
      }

      .links {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 var(--hw-3);
        margin-inline-start: auto;
      }

      @media (width < 40rem) {
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

  @property({ attribute: false }) workspace: Workspace | undefined;
  /**
   * The automation that is shown; undefined if the address names none that exists. It may have been deleted, and is then
   * missing in the workspace.
   */
  @property({ attribute: false }) automation: Automation | undefined;

  /** The numbers of errors by the automation's id; empty until the user reaches for the list. */
  @state() private errors: ReadonlyMap<string, number> = new Map();
  #counter: ErrorCounter | undefined;
  readonly #limit = new IdleLimit(this);

  override render() {
    const { automation } = this;
    const automations = this.workspace?.automations ?? [];
    const isDeleted = automation && !automations.some(({ id }) => id === automation.id);
    return html`<label>
        <span>${playground.automation()}</span>
        <select @change=${this.#picked} @pointerenter=${this.#countErrors} @focus=${this.#countErrors}>
          ${automation ? nothing : html`<option value="" hidden selected>${playground.chooseAutomation()}</option>`}
          ${this.#options(isDeleted ? [...automations, automation] : automations)}
        </select>
      </label>
      <wa-button appearance="outlined" href=${href("automations", NEW)}><wa-icon slot="start" name="add"></wa-icon>${playground.create()}</wa-button>
      ${automation && !isDeleted ? this.#links(automation) : nothing}`;
  }

  /** Renders the options in chunks; the shown automation's is there from the beginning. */
  #options(automations: readonly Automation[]) {
    const { automation } = this;
    const option = (one: Automation) =>
      html`<option value=${one.id} .selected=${one.id === automation?.id}>${this.#label(one)}</option>`;
    const chunks = this.#limit.chunks(automations);
    const isShown = automation && chunks.some((chunk) => chunk.some(({ id }) => id === automation.id));
    return html`${chunks.map((chunk) => guard([language(), automation?.id, this.errors, ...chunk], () => chunk.map(option)))}
      ${automation === undefined || isShown ? nothing : option(automation)}`;
  }

  #links({ id, team, webhook }: Automation) {
    return html`<span class="links">
      <wa-button appearance="plain" @click=${() => this.dispatchEvent(new Event("hw-share-shown"))}>
        <wa-icon slot="start" name="share"></wa-icon>${shared.share()}
      </wa-button>
      <a href=${href("automations", id)}>${playground.editAutomation()}</a>
      ${
        webhook === undefined
          ? html`<a href=${href("automations", id)}>${playground.openWebhook()}</a>`
          : html`<a href=${href("settings", webhook, team)}>${playground.editWebhook()}</a>`
      }
    </span>`;
  }

  /** Returns an automation's name, with the number of its errors. */
  #label({ id, name, enabled }: Automation): string {
    const errors = this.errors.get(id) ?? 0;
    const notes = [
      ...(enabled ? [] : [playground.disabled()]),
      ...(errors > 0 ? [shared.problemCount.error(errors)] : []),
    ];
    return notes.length === 0 ? name : `${name} (${notes.join(", ")})`;
  }

  /** Counts the errors once the user reaches for the list; before, the list is closed. */
  readonly #countErrors = async () => {
    try {
      await fullCore();
      const { ErrorCounter } = await import("./automation-errors.ts");
      this.#counter ??= new ErrorCounter();
      if (this.workspace) this.errors = await this.#counter.count(this.workspace);
    } catch {
      // Without a connection the list has names only; reaching for it again tries again.
    }
  };

  readonly #picked = (event: Event) => {
    if (event.target instanceof HTMLSelectElement) location.hash = href("playground", event.target.value);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-automation-picker": AutomationPicker;
  }
}
