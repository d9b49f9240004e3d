import "@awesome.me/webawesome/dist/components/button/button.js";
import type { Automation, Team, Webhook, WorkspaceStore } from "hookwright/payload";
import { html, LitElement } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { controls, focusDrawn } from "../../design/controls.ts";
import { list } from "../../design/list.ts";
import type { ChooseEvent } from "../../design/menu.ts";
import { announce } from "../../platform/announcement.ts";
import { href, NEW } from "../../platform/route.ts";
import "../../design/menu.ts";
import { app } from "../../messages/app.ts";
import { settings } from "../../messages/settings.ts";
import { shared } from "../../messages/shared.ts";
import { endpointText } from "../../parts/sandbox/receiver.ts";
import "../../parts/send/last-send.ts";
import type { UnboundEvent } from "../../parts/unbound-notice.ts";
import { WorkspaceController } from "../../workspace/workspace-controller.ts";
import "../../design/confirm-dialog.ts";
import "../../design/diagnostics.ts";
import "../../design/dialog.ts";
import "../../design/icon.ts";
import "../../design/search-field.ts";
import { SecretValuesController } from "../../workspace/secret-values.ts";
import "../../parts/enter-value.ts";
import { webhookObstacles } from "./webhook-obstacles.ts";
import "./webhook-test.ts";
import "../../parts/unbound-notice.ts";

type OpenDialog = { readonly action: "test" | "delete"; readonly webhook: Webhook };

/** The list of a team's webhooks. */
@customElement("hw-webhook-list")
export class WebhookList extends LitElement {
  static override styles = [controls, list];

  @property({ attribute: false }) store?: WorkspaceStore;
  @property({ attribute: false }) team?: Team;
  @state() private openDialog: OpenDialog | undefined;
  @state() private query = "";
  @query("#heading") private heading?: HTMLElement;
  private readonly controller = new WorkspaceController(this);

  constructor() {
    super();
    new SecretValuesController(this);
  }

  /** Focuses the link to a webhook; the heading if there is no such link. */
  async focusRow(id: string) {
    await this.updateComplete;
    const links = this.renderRoot.querySelectorAll<HTMLElement>("[href]");
    const link = [...links].find((one) => one.getAttribute("href") === href("settings", id));
    await focusDrawn(link ?? this.heading);
  }

  override render() {
    const webhooks = this.team?.webhooks ?? [];
    const shown = webhooks.filter(({ name, endpoint }) =>
      `${name} ${endpointText(endpoint)}`.toLowerCase().includes(this.query),
    );
    return html`<section aria-labelledby="heading"
      @hw-unbound=${({ command }: UnboundEvent) => this.controller.apply(command)}>
      <div class="spread">
        <h2 id="heading" tabindex="-1">${settings.webhooks()}</h2>
        <div class="row">
          ${
            webhooks.length > 1 || this.query !== ""
              ? html`<hw-search-field label=${settings.searchWebhooks()} @hw-search=${(
                  event: CustomEvent<string>,
                ) => {
                  this.query = event.detail;
                }}></hw-search-field>`
              : ""
          }
          ${webhooks.length === 0 ? "" : this.createButton()}
        </div>
      </div>
      ${
        webhooks.length === 0
          ? html`<div class="panel empty"><p>${settings.noWebhooks()}</p>${this.createButton()}</div>`
          : html`<ul class="panel list">
              ${shown.length === 0 ? html`<li class="soft">${settings.noMatch()}</li>` : shown.map((one) => this.row(one))}
            </ul>`
      }
      ${this.openDialog ? this.dialog(this.openDialog) : ""}
    </section>`;
  }

  private createButton() {
    return html`<wa-button variant="brand" appearance="accent" href=${href("settings", NEW)}>
      <wa-icon slot="start" name="add"></wa-icon>${settings.newWebhook()}
    </wa-button>`;
  }

  private row(webhook: Webhook) {
    const { missing, errors } = this.team
      ? webhookObstacles(this.team, webhook)
      : { missing: [], errors: [] };
    const secrets = [webhook.access_token, webhook.secret].filter((name) => name !== undefined);
    return html`<li>
      <div class="item">
        <a href=${href("settings", webhook.id)}>${webhook.name}</a>
        <span class="data soft">${endpointText(webhook.endpoint)}</span>
        <hw-last-send webhook=${webhook.id}></hw-last-send>
        <hw-unbound-notice .team=${this.team?.name ?? ""} .webhook=${webhook}></hw-unbound-notice>
        ${errors.length === 0 ? "" : html`<hw-diagnostics class="small" .findings=${errors}></hw-diagnostics>`}
        <hw-enter-value .team=${this.team?.name ?? ""} .names=${missing}></hw-enter-value>
      </div>
      <span class="state">${[...secrets, settings.usedBy(this.users(webhook).length)].join(" · ")}</span>
      <hw-menu
        label=${shared.moreFor(webhook.name)}
        .items=${[
          { id: "test", label: settings.test(), icon: "send" },
          { id: "signature", label: app.signature(), icon: "search" },
          { id: "edit", label: shared.edit(), icon: "edit" },
          { id: "delete", label: shared.delete(), icon: "trash", danger: true },
        ]}
        @hw-choose=${(event: ChooseEvent) => this.chosen(event.item, webhook)}
      ></hw-menu>
    </li>`;
  }

  private chosen(item: string, webhook: Webhook) {
    if (item === "signature") location.hash = href("signature");
    if (item === "edit") location.hash = href("settings", webhook.id);
    if (item === "test" || item === "delete") this.openDialog = { action: item, webhook };
  }

  private dialog({ action, webhook }: OpenDialog) {
    const close = () => {
      this.openDialog = undefined;
    };
    if (action === "test")
      return html`<hw-dialog wide heading=${settings.testWebhook(webhook.name)} @hw-close=${close}>
        <hw-webhook-test .store=${this.store} .team=${this.team?.name ?? ""} .webhook=${webhook}></hw-webhook-test>
      </hw-dialog>`;
    const users = this.users(webhook);
    return html`<hw-confirm-dialog
      heading=${settings.deleteWebhook(webhook.name)}
      text=${settings.deleteWebhookText(users.length)}
      action=${shared.delete()}
      .affected=${users.map((automation) => automation.name)}
      @hw-close=${close}
      @hw-confirm=${() => this.delete(webhook)}
    ></hw-confirm-dialog>`;
  }

  private users(webhook: Webhook): Automation[] {
    return this.controller.workspace.automations.filter((automation) => automation.webhook === webhook.id);
  }

  /** Deletes a webhook, unless another tab has changed it since the user chose to. */
  private async delete(base: Webhook) {
    const { id, name } = base;
    if (!(await this.controller.apply({ type: "delete_webhook", id, base }))) return;
    announce(this, shared.deleted(name));
    this.heading?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-webhook-list": WebhookList;
  }
}
