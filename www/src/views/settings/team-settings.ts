import "@awesome.me/webawesome/dist/components/select/select.js";
import "@awesome.me/webawesome/dist/components/option/option.js";
import "@awesome.me/webawesome/dist/components/button/button.js";
import type { SecretRetention, SecretVault, Team, WorkspaceStore } from "hookwright/payload";
import { css, html, LitElement, type PropertyValues } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { keyed } from "lit/directives/keyed.js";
import { controls, fieldText } from "../../design/controls.ts";
import { app } from "../../messages/app.ts";
import { settings } from "../../messages/settings.ts";
import { shared } from "../../messages/shared.ts";
import { announce } from "../../platform/announcement.ts";
import { href, NEW } from "../../platform/route.ts";
import { WorkspaceController } from "../../workspace/workspace-controller.ts";
import "../../design/icon.ts";
import "../../design/confirm-dialog.ts";
import "../../parts/add-team-dialog.ts";
import { workerRuns } from "../../platform/service-worker.ts";
import "./secret-list.ts";
import "./webhook-form.ts";
import type { WebhookList } from "./webhook-list.ts";
import "./webhook-list.ts";

type OpenDialog = "add" | { readonly deleted: Team };

/** The Team settings view: a team's secrets and webhooks, or the form of one webhook. */
@customElement("hw-team-settings")
export class TeamSettings extends LitElement {
  static override styles = [
    controls,
    css`
      .stack {
        gap: var(--hw-6);
      }

      .end {
        align-items: end;
        padding-block-start: var(--hw-4);
        border-block-start: var(--hw-hairline) solid var(--hw-line-soft);
      }

      .retention {
        max-inline-size: 32rem;
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
  /** The team that owns a new webhook; undefined for the team that is shown. */
  @property() owner: string | undefined;
  /** The id of the automation, or `new`, whose form waits for the new webhook. */
  @property() automation: string | undefined;
  @state() private chosen: string | undefined;
  @state() private openDialog: OpenDialog | undefined;
  @query("h1") private topHeading?: HTMLElement;
  @query("hw-webhook-list") private webhooks?: WebhookList;
  /** The id of the webhook that the form created. */
  private created: string | undefined;
  private readonly controller = new WorkspaceController(this);

  /** After the form closes, the focus goes to its webhook in the list. */
  protected override updated(changed: PropertyValues<this>) {
    const previous = changed.get("webhook");
    if (this.webhook !== undefined || previous === undefined) return;
    void this.webhooks?.focusRow(this.created ?? previous);
    this.created = undefined;
  }

  override render() {
    const team = this.team;
    if (team === undefined) return html`<div class="stack">${this.heading()} ${this.noTeam()}</div>`;
    if (this.webhook !== undefined) return this.form(team, this.webhook);
    return html`<div class="stack">
      ${this.heading()}
      <hw-secret-list .store=${this.store} .vault=${this.vault} .team=${team}></hw-secret-list>
      <hw-webhook-list .store=${this.store} .team=${team}></hw-webhook-list>
      ${this.teamEnd(team)} ${this.dialogs()}
    </div>`;
  }

  private get team(): Team | undefined {
    const { teams } = this.controller.workspace;
    const owner = teams.find((team) => team.webhooks.some((webhook) => webhook.id === this.webhook));
    const named = teams.find((team) => team.name === this.owner);
    return owner ?? named ?? teams.find((team) => team.name === this.chosen) ?? teams[0];
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
              <wa-button appearance="outlined" @click=${() => this.open("add")}><wa-icon slot="start" name="add"></wa-icon>${settings.addTeam()}</wa-button>`
            : ""
        }
      </div>
    </div>`;
  }

  private noTeam() {
    return html`<div class="panel empty">
      <p>${settings.noTeam()}</p>
      <wa-button variant="brand" appearance="accent" @click=${() => this.open("add")}>${settings.addTeam()}</wa-button>
    </div>
    ${this.openDialog === "add" ? this.addDialog() : ""}`;
  }

  private form(team: Team, id: string) {
    const webhook = team.webhooks.find((one) => one.id === id);
    if (webhook === undefined && id !== NEW)
      return html`<div class="panel empty"><p>${settings.webhookNotFound()}</p><a href=${href("settings")}>${app.settings()}</a></div>`;
    return keyed(
      id,
      html`<hw-webhook-form .store=${this.store} .team=${team} .webhook=${webhook} .automation=${this.automation}
        @hw-created=${(event: CustomEvent<string>) => {
          this.created = event.detail;
          this.chosen = team.name;
        }}></hw-webhook-form>`,
    );
  }

  /** Renders what concerns the whole team: how long values are kept, and deleting it. */
  private teamEnd(team: Team) {
    const retention = this.controller.workspace.settings?.secret_retention ?? "tab";
    return html`<div class="spread end">
      <wa-select class="retention" label=${settings.forgetValues()} hint=${retentionHelp(retention)} .value=${retention} @change=${this.changeRetention}>
        <wa-option value="tab">${settings.forgetOnClose()}</wa-option>
        <wa-option value="memory">${settings.forgetOnReload()}</wa-option>
      </wa-select>
      <wa-button variant="danger" appearance="outlined" @click=${() => this.open({ deleted: team })}>
        <wa-icon slot="start" name="trash"></wa-icon>${settings.deleteTeamAction()}
      </wa-button>
    </div>`;
  }

  private dialogs() {
    if (this.openDialog === undefined) return "";
    if (this.openDialog === "add") return this.addDialog();
    const team = this.openDialog.deleted;
    const { automations } = this.controller.workspace;
    const affected = automations.filter((automation) => automation.team === team.name);
    return html`<hw-confirm-dialog
      heading=${settings.deleteTeam(team.name)}
      text=${settings.deleteTeamText(affected.length)}
      action=${settings.deleteTeamAction()}
      .affected=${affected.map((automation) => automation.name)}
      @hw-close=${() => this.open(undefined)}
      @hw-confirm=${() => this.delete(team)}
    ></hw-confirm-dialog>`;
  }

  private addDialog() {
    return html`<hw-add-team-dialog
      .store=${this.store}
      @hw-close=${() => this.open(undefined)}
      @hw-added=${(event: CustomEvent<string>) => {
        this.chosen = event.detail;
        void this.focusTopHeading();
      }}
    ></hw-add-team-dialog>`;
  }

  /** Deletes a team, unless another tab has changed it since the user chose to. */
  private async delete(base: Team) {
    const { name } = base;
    if (!(await this.controller.apply({ type: "delete_team", name, base }))) return;
    announce(this, shared.deleted(name));
    await this.focusTopHeading();
  }

  /** Focuses the top heading: adding the first team or deleting the last one removes the button that had the focus. */
  private async focusTopHeading() {
    await this.updateComplete;
    this.topHeading?.focus();
  }

  private open(dialog: OpenDialog | undefined) {
    this.openDialog = dialog;
  }

  private choose(event: Event) {
    if (event.target instanceof HTMLSelectElement) this.chosen = event.target.value;
  }

  private async changeRetention(event: Event) {
    const secret_retention: SecretRetention = fieldText(event) === "memory" ? "memory" : "tab";
    const base = this.controller.workspace.settings;
    await this.controller.apply({
      type: "put_settings",
      settings: { ...base, secret_retention },
      ...(base && { base }),
    });
  }
}

/** Says where secret values are, and when they are forgotten. */
function retentionHelp(retention: SecretRetention): string {
  if (retention === "memory") return settings.forgetOnReloadHelp();
  return workerRuns() ? settings.forgetOnCloseHelp() : settings.reloadForgets();
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-team-settings": TeamSettings;
  }
}
