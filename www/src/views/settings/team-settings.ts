import "@awesome.me/webawesome/dist/components/select/select.js";
import "@awesome.me/webawesome/dist/components/option/option.js";
import "@awesome.me/webawesome/dist/components/button/button.js";
import type { SecretRetention, SecretVault, Team, WorkspaceStore } from "hookwright/payload";
import { css, html, LitElement, type PropertyValues } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { keyed } from "lit/directives/keyed.js";
import { controls } from "../../design/controls.ts";
import { fieldText } from "../../design/field-text.ts";
import { app } from "../../messages/app.ts";
import { settings } from "../../messages/settings.ts";
import { announce } from "../../platform/announcement.ts";
import { href, NEW } from "../../platform/route.ts";
import { WorkspaceController } from "../../workspace/workspace-controller.ts";
import "../../design/icon.ts";
import "../../design/confirm-dialog.ts";
import "../../parts/add-team-dialog.ts";
import "./secret-list.ts";
import "./webhook-form.ts";
import type { WebhookList } from "./webhook-list.ts";
import "./webhook-list.ts";

type Asking = "add" | "delete";

/** A team's secrets and webhooks, or one webhook's form. */
@customElement("hw-team-settings")
export class TeamSettings extends LitElement {
  static override styles = [
    controls,
    css`
      .stack {
        gap: var(--hw-6);
      }

      select {
        inline-size: auto;
        max-inline-size: 16rem;
      }
    `,
  ];

  @property({ attribute: false }) store?: WorkspaceStore;
  @property({ attribute: false }) vault?: SecretVault;
  /** The id of the webhook whose form is shown, or `new`. */
  @property() webhook: string | undefined;
  /** The team that a new webhook goes to; else the one that is shown. */
  @property() owner: string | undefined;
  @state() private chosen: string | undefined;
  @state() private asking: Asking | undefined;
  @query("h1") private top?: HTMLElement;
  @query("hw-webhook-list") private webhooks?: WebhookList;
  /** The webhook that the form has made. */
  private made: string | undefined;
  private readonly controller = new WorkspaceController(this);

  /** Back from a form, the focus goes to what it was about. */
  protected override updated(changed: PropertyValues<this>) {
    const left = changed.get("webhook");
    if (this.webhook !== undefined || left === undefined) return;
    void this.webhooks?.focusRow(this.made ?? left);
    this.made = undefined;
  }

  override render() {
    const team = this.team;
    if (team === undefined) return html`<div class="stack">${this.heading()} ${this.noTeam()}</div>`;
    if (this.webhook !== undefined) return this.form(team, this.webhook);
    return html`<div class="stack">
      ${this.heading()}
      <hw-secret-list .store=${this.store} .vault=${this.vault} .team=${team}
        @hw-valued=${() => this.webhooks?.requestUpdate()}></hw-secret-list>
      <hw-webhook-list .store=${this.store} .team=${team}></hw-webhook-list>
      ${this.retention()} ${this.dialogs(team)}
    </div>`;
  }

  private get team(): Team | undefined {
    const { teams } = this.controller.workspace;
    const owner = teams.find((team) => team.webhooks.some((webhook) => webhook.id === this.webhook));
    const asked = teams.find((team) => team.name === this.owner);
    return owner ?? asked ?? teams.find((team) => team.name === this.chosen) ?? teams[0];
  }

  private heading() {
    const { teams } = this.controller.workspace;
    return html`<div class="spread">
      <h1 tabindex="-1">${app.settings()}</h1>
      <div class="row">
        ${
          teams.length > 0
            ? html`<label for="team" class="label">${settings.chooseTeam()}</label>
              <select id="team" @change=${this.choose}>
                ${teams.map((team) => html`<option .selected=${team.name === this.team?.name}>${team.name}</option>`)}
              </select>
              <wa-button appearance="plain" @click=${() => this.ask("delete")}>${settings.deleteTeamAction()}</wa-button>`
            : ""
        }
        <wa-button appearance="outlined" @click=${() => this.ask("add")}><wa-icon slot="start" name="add"></wa-icon>${settings.addTeam()}</wa-button>
      </div>
    </div>`;
  }

  private noTeam() {
    return html`<div class="panel empty">
      <p>${settings.noTeam()}</p>
      <wa-button variant="brand" appearance="accent" @click=${() => this.ask("add")}>${settings.addTeam()}</wa-button>
    </div>
    ${this.asking === "add" ? this.addDialog() : ""}`;
  }

  private form(team: Team, id: string) {
    const webhook = team.webhooks.find((one) => one.id === id);
    if (webhook === undefined && id !== NEW)
      return html`<div class="panel empty"><p>${settings.webhookGone()}</p><a href=${href("settings")}>${app.settings()}</a></div>`;
    return keyed(
      id,
      html`<hw-webhook-form .store=${this.store} .team=${team} .webhook=${webhook}
        @hw-made=${(event: CustomEvent<string>) => {
          this.made = event.detail;
          this.chosen = team.name;
        }}></hw-webhook-form>`,
    );
  }

  private retention() {
    const kept = this.controller.workspace.settings?.secret_retention ?? "tab";
    return html`<div class="row">
      <wa-select label=${settings.keepValues()} .value=${kept} @change=${this.keep}>
        <wa-option value="tab">${settings.keepTab()}</wa-option>
        <wa-option value="memory">${settings.keepMemory()}</wa-option>
      </wa-select>
    </div>`;
  }

  private dialogs(team: Team) {
    if (this.asking === "add") return this.addDialog();
    if (this.asking !== "delete") return "";
    const { automations } = this.controller.workspace;
    const orphans = automations.filter((automation) => automation.team === team.name);
    return html`<hw-confirm-dialog
      heading=${settings.deleteTeam(team.name)}
      text=${settings.deleteTeamText(orphans.length)}
      action=${settings.deleteTeamAction()}
      .affected=${orphans.map((automation) => automation.name)}
      @hw-close=${() => this.ask(undefined)}
      @hw-confirm=${() => this.delete(team)}
    ></hw-confirm-dialog>`;
  }

  private addDialog() {
    return html`<hw-add-team-dialog
      .store=${this.store}
      @hw-close=${() => this.ask(undefined)}
      @hw-added=${(event: CustomEvent<string>) => {
        this.chosen = event.detail;
        void this.focusTop();
      }}
    ></hw-add-team-dialog>`;
  }

  private async delete(team: Team) {
    if (!(await this.controller.apply({ type: "delete_team", name: team.name }))) return;
    announce(this, settings.deleted(team.name));
    await this.focusTop();
  }

  /** The first team that comes and the last that goes take the button away that had the focus. */
  private async focusTop() {
    await this.updateComplete;
    this.top?.focus();
  }

  private ask(asking: Asking | undefined) {
    this.asking = asking;
  }

  private choose(event: Event) {
    if (event.target instanceof HTMLSelectElement) this.chosen = event.target.value;
  }

  private async keep(event: Event) {
    const secret_retention: SecretRetention = fieldText(event) === "memory" ? "memory" : "tab";
    const base = this.controller.workspace.settings;
    await this.controller.apply({
      type: "put_settings",
      settings: { ...base, secret_retention },
      ...(base && { base }),
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-team-settings": TeamSettings;
  }
}
