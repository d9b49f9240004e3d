import "@awesome.me/webawesome/dist/components/button/button.js";
import type { Automation, WorkspaceStore } from "hookwright/payload";
import { css, html, LitElement } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { controls, fieldText, focusDrawn } from "../../design/controls.ts";
import type { InvalidField } from "../../design/form-validity.ts";
import { href, NEW } from "../../platform/route.ts";
import "../../design/icon.ts";
import { automations } from "../../messages/automations.ts";
import { settings } from "../../messages/settings.ts";
import "../../parts/add-team-dialog.ts";
import type { TemplatePreview } from "../../parts/template-preview.ts";
import { WorkspaceController } from "../../workspace/workspace-controller.ts";
import "./payload-field.ts";
import type { PreviewedEvent } from "./previewed-sample.ts";

/**
 * The fields of an automation's action: team, webhook and payload. Emits `hw-action` with the changed automation, `hw-sample`
 * with the id of the sample that the user chooses, and `hw-create-webhook` before the user leaves to create one.
 */
@customElement("hw-action-fields")
export class ActionFields extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--hw-3);
      }

      .pair {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(12rem, 100%), 1fr));
        gap: var(--hw-3);
      }

      .choice {
        display: flex;
        flex-wrap: wrap;
        gap: var(--hw-2);
      }

      .choice select {
        flex: 1 1 8rem;
        inline-size: auto;
        min-inline-size: 0;
      }

      /* The icon stays beside the first line of a sentence that is wrapped. */
      .note {
        flex-wrap: nowrap;
        align-items: start;
      }

      .missing {
        padding: var(--hw-2) var(--hw-3);
        border-radius: var(--hw-radius);
        background: var(--hw-warning-soft);
      }
    `,
  ];

  @property({ attribute: false }) store?: WorkspaceStore;
  @property({ attribute: false }) automation?: Automation;
  /** The id of the automation in the form's address: `new` for a new one. */
  @property() formId: string = NEW;
  /** The event that the payload is rendered for. */
  @property({ attribute: false }) shown?: PreviewedEvent;
  @property({ attribute: false }) preview?: TemplatePreview;
  @state() private adding = false;
  @query("#team") private team?: HTMLElement;
  @query("#webhook") private webhook?: HTMLElement;
  @query("#add-team") private addTeamButton?: HTMLElement;
  private readonly controller = new WorkspaceController(this);

  /** Returns the field that chooses a team, or the button that creates one, if the automation's team doesn't exist. */
  invalid(): InvalidField[] {
    const { teams } = this.controller.workspace;
    if (this.automation?.action || teams.some((team) => team.name === this.automation?.team)) return [];
    const control = teams.length > 0 ? this.team : this.addTeamButton;
    return [{ label: automations.team(), focus: () => void focusDrawn(control) }];
  }

  /** Focuses the field that chooses a webhook. */
  async focusWebhook() {
    await this.updateComplete;
    await focusDrawn(this.webhook);
  }

  override render() {
    const { automation } = this;
    if (automation === undefined) return "";
    const { workspace } = this.controller;
    if (automation.action) return html`<p>${automations.otherAction(automation.action.type)}</p>`;
    return html`${workspace.teams.length === 0 ? this.#noTeam() : this.#choices(automation)}
      ${
        this.adding
          ? html`<hw-add-team-dialog .store=${this.store} @hw-added=${this.#added} @hw-close=${() => {
              this.adding = false;
            }}></hw-add-team-dialog>`
          : ""
      }
      <hw-payload-field .automation=${automation} .shown=${this.shown} .preview=${this.preview}
        @hw-sample=${({ detail }: CustomEvent<string>) => this.dispatchEvent(new CustomEvent("hw-sample", { detail }))}
        @hw-payload=${(event: CustomEvent<string>) => this.#changePayload(event.detail)}></hw-payload-field>`;
  }

  #noTeam() {
    return html`<div class="missing spread">
      <p>${automations.teamFirst()}</p>
      <wa-button id="add-team" appearance="outlined" @click=${() => {
        this.adding = true;
      }}><wa-icon slot="start" name="add"></wa-icon>${settings.addTeam()}</wa-button>
    </div>`;
  }

  #choices(automation: Automation) {
    const { teams } = this.controller.workspace;
    const owner = teams.find((team) => team.name === automation.team);
    const webhooks = owner?.webhooks ?? [];
    return html`<div class="pair">
        <div class="field">
          <label for="team">${automations.team()}</label>
          <select id="team" aria-describedby="team-help" @change=${this.#chooseTeam}>
            ${
              owner
                ? ""
                : html`<option value=${automation.team} selected disabled>
                    ${automation.team === "" ? automations.chooseTeam() : automations.teamNotFound(automation.team)}
                  </option>`
            }
            ${teams.map((team) => html`<option .selected=${team.name === automation.team}>${team.name}</option>`)}
          </select>
          ${owner ? "" : html`<p id="team-help" class="row small"><wa-icon name="alert"></wa-icon>${automations.teamNeeded()}</p>`}
        </div>
        <div class="field">
          <label for="webhook">${automations.webhook()}</label>
          <div class="choice">
            <select id="webhook" @change=${this.#chooseWebhook}>
              <option value="" .selected=${automation.webhook === undefined}>${automations.noWebhook()}</option>
              ${webhooks.map(({ id, name }) => html`<option value=${id} .selected=${id === automation.webhook}>${name}</option>`)}
            </select>
            ${webhooks.length > 0 ? this.#createWebhook(automation) : ""}
          </div>
          ${
            automation.webhook === undefined && webhooks.length > 0
              ? html`<p class="row small note"><wa-icon name="alert"></wa-icon>${automations.noWebhookHelp()}</p>`
              : ""
          }
        </div>
      </div>
      ${
        owner && webhooks.length === 0
          ? html`<div class="missing spread">
              <p>${automations.webhookFirst()}</p>
              ${this.#createWebhook(automation)}
            </div>`
          : ""
      }`;
  }

  /** Renders the link to the form of a new webhook, which returns to this one. */
  #createWebhook({ team }: Automation) {
    return html`<wa-button appearance="outlined" href=${href("settings", NEW, team, this.formId)}
      @click=${() => this.dispatchEvent(new Event("hw-create-webhook"))}>
      <wa-icon slot="start" name="add"></wa-icon>${automations.createWebhook()}
    </wa-button>`;
  }

  readonly #added = async (event: CustomEvent<string>) => {
    if (this.automation) this.#changed({ ...this.automation, team: event.detail });
    await this.updateComplete;
    this.team?.focus();
  };

  readonly #chooseTeam = (event: Event) => {
    if (this.automation === undefined) return;
    const { webhook: _, ...others } = this.automation;
    this.#changed({ ...others, team: fieldText(event) });
  };

  readonly #chooseWebhook = (event: Event) => {
    if (this.automation === undefined) return;
    const { webhook: _, ...others } = this.automation;
    const id = fieldText(event);
    this.#changed(id === "" ? others : { ...others, webhook: id });
  };

  #changePayload(text: string) {
    if (this.automation === undefined) return;
    const { payload: _, ...others } = this.automation;
    this.#changed(text === "" ? others : { ...others, payload: text });
  }

  #changed(detail: Automation) {
    this.dispatchEvent(new CustomEvent("hw-action", { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-action-fields": ActionFields;
  }
}
