import "@awesome.me/webawesome/dist/components/button/button.js";
import type { SecretVault, Team, WorkspaceStore } from "hookwright/payload";
import { html, LitElement } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { controls } from "../../design/controls.ts";
import { list } from "../../design/list.ts";
import type { ChooseEvent } from "../../design/menu.ts";
import { announce } from "../../platform/announcement.ts";
import "../../design/menu.ts";
import { settings } from "../../messages/settings.ts";
import { shared } from "../../messages/shared.ts";
import { WorkspaceController } from "../../workspace/workspace-controller.ts";
import "../../design/confirm-dialog.ts";
import "../../design/icon.ts";
import "../../design/search-field.ts";
import { SecretValuesController } from "../../workspace/secret-values.ts";
import "../../parts/secret-form.ts";

/** The open dialog, and the secret that it is about. */
type OpenDialog = { readonly action: "add" } | { readonly action: "enter" | "delete"; readonly name: string };

/** A team's secrets by name; their values are never shown. */
@customElement("hw-secret-list")
export class SecretList extends LitElement {
  static override styles = [controls, list];

  @property({ attribute: false }) store?: WorkspaceStore;
  @property({ attribute: false }) vault?: SecretVault;
  @property({ attribute: false }) team?: Team;
  @state() private openDialog: OpenDialog | undefined;
  @state() private query = "";
  @query("#heading") private heading?: HTMLElement;
  private readonly controller = new WorkspaceController(this);

  constructor() {
    super();
    new SecretValuesController(this);
  }

  override render() {
    const secrets = this.team?.secrets ?? [];
    const shown = secrets.filter((name) => name.toLowerCase().includes(this.query));
    return html`<section aria-labelledby="heading">
      <div class="spread">
        <h2 id="heading" tabindex="-1">${settings.secrets()}</h2>
        <div class="row">
          ${
            secrets.length > 1 || this.query !== ""
              ? html`<hw-search-field label=${settings.searchSecrets()} @hw-search=${(
                  event: CustomEvent<string>,
                ) => {
                  this.query = event.detail;
                }}></hw-search-field>`
              : ""
          }
          <wa-button appearance="outlined" @click=${() => this.open({ action: "add" })}>
            <wa-icon slot="start" name="add"></wa-icon>${settings.addSecret()}
          </wa-button>
        </div>
      </div>
      ${
        secrets.length === 0
          ? html`<div class="panel empty"><p>${settings.noSecrets()}</p></div>`
          : html`<ul class="panel list">
              ${shown.length === 0 ? html`<li class="soft">${settings.noMatch()}</li>` : shown.map((name) => this.row(name))}
            </ul>`
      }
      ${this.openDialog ? this.dialog(this.openDialog) : ""}
    </section>`;
  }

  private row(name: string) {
    const hasValue = this.hasValue(name);
    return html`<li>
      <div class="item"><span class="data">${name}</span></div>
      ${
        hasValue
          ? html`<span class="state good"><wa-icon name="done"></wa-icon>${settings.valueEntered()}</span>`
          : html`<span class="state"><wa-icon name="info"></wa-icon>${settings.valueMissing()}
              <wa-button size="s" appearance="outlined" title=${settings.enterValueOf(name)}
                @click=${() => this.open({ action: "enter", name })}><span aria-hidden="true">${settings.enterValue()}</span>
                <span class="visually-hidden">${settings.enterValue()}: ${name}</span></wa-button>
            </span>`
      }
      <hw-menu
        label=${shared.moreFor(name)}
        .items=${[
          { id: "enter", label: hasValue ? settings.replaceValue() : settings.enterValue(), icon: "edit" },
          { id: "delete", label: shared.delete(), icon: "trash", danger: true },
        ]}
        @hw-choose=${(event: ChooseEvent) => this.open({ action: event.item === "delete" ? "delete" : "enter", name })}
      ></hw-menu>
    </li>`;
  }

  private dialog(dialog: OpenDialog) {
    const close = () => this.open(undefined);
    if (dialog.action !== "delete")
      return html`<hw-secret-form .store=${this.store} .team=${this.team?.name ?? ""}
        .secret=${dialog.action === "enter" ? dialog.name : undefined}
        .hasValue=${dialog.action === "enter" && this.hasValue(dialog.name)} @hw-close=${close}></hw-secret-form>`;
    const users = (this.team?.webhooks ?? []).filter(
      (webhook) => webhook.access_token === dialog.name || webhook.secret === dialog.name,
    );
    return html`<hw-confirm-dialog
      heading=${settings.deleteSecret(dialog.name)}
      text=${settings.deleteSecretText(users.length)}
      action=${shared.delete()}
      .affected=${users.map((webhook) => webhook.name)}
      @hw-close=${close}
      @hw-confirm=${() => this.delete(dialog.name)}
    ></hw-confirm-dialog>`;
  }

  private async delete(name: string) {
    const team = this.team?.name ?? "";
    if (!(await this.controller.apply({ type: "delete_secret", team, name }))) return;
    announce(this, shared.deleted(name));
    this.heading?.focus();
  }

  private hasValue(name: string): boolean {
    return this.vault?.has(this.team?.name ?? "", name) ?? false;
  }

  private open(dialog: OpenDialog | undefined) {
    this.openDialog = dialog;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-secret-list": SecretList;
  }
}
