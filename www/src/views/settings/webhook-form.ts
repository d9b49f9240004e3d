import "@awesome.me/webawesome/dist/components/button/button.js";
import {
  checkEndpoint,
  checkWebhookName,
  type Diagnostic,
  receivers,
  recognizeReceiver,
  type Team,
  type Webhook,
  type WorkspaceStore,
} from "hookwright/payload";
import { css, html, LitElement } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { controls, fieldText } from "../../design/controls.ts";
import { applyFixTo, type FixEvent } from "../../design/finding.ts";
import { announce } from "../../platform/announcement.ts";
import { href, NEW } from "../../platform/route.ts";
import "../../design/restored-draft.ts";
import { app } from "../../messages/app.ts";
import { settings } from "../../messages/settings.ts";
import { shared } from "../../messages/shared.ts";
import { receiverTitle } from "../../messages/vocabulary.ts";
import { handOverWebhook } from "../../parts/created-webhook.ts";
import { endpointText, isSandbox, sandboxEndpoint } from "../../parts/sandbox/receiver.ts";
import type { UnboundEvent } from "../../parts/unbound-notice.ts";
import { FormCommand } from "../../workspace/form-command.ts";
import { Drafts, FormDraft } from "../../workspace/form-draft.ts";
import { WorkspaceController } from "../../workspace/workspace-controller.ts";
import "../../design/diagnostics.ts";
import { formActions } from "../../design/form-actions.ts";
import { FormValidity } from "../../design/form-validity.ts";
import "../../design/text-field.ts";
import { SecretValuesController } from "../../workspace/secret-values.ts";
import "../../parts/enter-value.ts";
import { webhookObstacles } from "./webhook-obstacles.ts";
import "./webhook-test.ts";
import "../../parts/unbound-notice.ts";

const drafts = new Drafts("webhook", readWebhook);

/** Returns a stored value if it is a webhook that the form can show. */
function readWebhook(value: unknown): Webhook | undefined {
  return isWebhook(value) ? value : undefined;
}

function isWebhook(value: unknown): value is Webhook {
  if (typeof value !== "object" || value === null) return false;
  const {
    id,
    name,
    endpoint,
    access_token = "",
    secret = "",
    unbound = {},
    ...others
  }: Partial<Record<string, unknown>> = { ...value };
  const texts = [id, name, endpoint, access_token, secret, ...Object.values(others)];
  return texts.every((one) => typeof one === "string") && typeof unbound === "object" && unbound !== null;
}

/**
 * The form of a new or existing webhook, with the problems that the core finds in it. Emits `hw-created` with its id.
 */
@customElement("hw-webhook-form")
export class WebhookForm extends LitElement {
  static override styles = [
    controls,
    css`
      .panel {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--hw-3);
        padding: var(--hw-4);
      }

      .field > a {
        justify-self: start;
      }

      .pair {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(15rem, 100%), 1fr));
        gap: var(--hw-4);
      }
    `,
  ];

  @property({ attribute: false }) store?: WorkspaceStore;
  @property({ attribute: false }) team?: Team;
  /** The webhook to edit; undefined for a new one. */
  @property({ attribute: false }) webhook?: Webhook | undefined;
  /** The id of the automation, or `new`, whose form waits for this webhook. */
  @property() automation: string | undefined;
  @query("h1") private heading?: HTMLElement;
  @query("#endpoint") private endpointField?: HTMLElement;
  private readonly controller = new WorkspaceController(this);
  private readonly formDraft = new FormDraft(this, drafts);
  private readonly refused = new FormCommand(this);
  private readonly validity = new FormValidity(this);

  constructor() {
    super();
    new SecretValuesController(this);
  }

  private get draft(): Webhook {
    return this.formDraft.value ?? newWebhook();
  }

  /** The address to return to. */
  private get origin(): string {
    return this.automation === undefined ? href("settings") : href("automations", this.automation, "webhook");
  }

  protected override willUpdate() {
    this.formDraft.open(this.webhook?.id ?? `${NEW} ${this.team?.name}`, () => this.webhook ?? newWebhook());
    // A change in another tab never replaces what the user has edited.
    if (this.webhook) this.formDraft.follow(this.webhook);
  }

  override render() {
    const secrets = this.team?.secrets ?? [];
    const sandbox = isSandbox(this.draft.endpoint);
    const obstacles = this.team ? webhookObstacles(this.team, this.draft) : { missing: [], errors: [] };
    // The fields show their own errors, and not before the user has left them.
    const errors = obstacles.errors.filter(({ code }) => !/^(name|endpoint)\//.test(code));
    return html`<div class="stack" @hw-unbound=${({ webhook }: UnboundEvent) => this.change(webhook)}>
      ${this.formDraft.restored ? html`<hw-restored-draft @hw-discard=${this.discard}></hw-restored-draft>` : ""}
      <a href=${this.origin}>${this.automation === undefined ? app.settings() : settings.backToAutomation()}</a>
      <h1 tabindex="-1">${this.webhook ? settings.editWebhookNamed(this.webhook.name) : settings.newWebhook()}</h1>
      <form class="stack" novalidate autocomplete="off" @submit=${this.submit}>
        <section class="panel" aria-label=${settings.webhook()}>
          <hw-text-field id="name" label=${shared.name()} required missing=${shared.nameBlank()} .value=${this.draft.name}
            fixable .findings=${this.nameFindings()} @hw-fix=${(event: FixEvent) => this.applyFix("name", event)}
            @input=${(event: Event) => this.edit("name", event)}></hw-text-field>
          <hw-text-field id="endpoint" class="data" label=${settings.endpoint()} ?required=${!sandbox} missing=${settings.endpointMissing()}
            inputmode="url" spellcheck="false" placeholder=${sandbox ? endpointText(this.draft.endpoint) : "https://"}
            hint=${sandbox ? settings.sandboxHelp() : ""} .value=${sandbox ? "" : this.draft.endpoint}
            fixable .findings=${this.endpointFindings()} @hw-fix=${(event: FixEvent) => this.applyFix("endpoint", event)}
            @input=${(event: Event) => this.edit("endpoint", event)}></hw-text-field>
          <div class="row">
            <wa-button appearance="outlined" ?disabled=${sandbox} @click=${this.useSandbox}>${settings.useSandbox()}</wa-button>
          </div>
          ${this.receiverField()}
          <div class="pair">
            ${this.secretField("access_token", settings.accessToken(), settings.accessTokenHelp(), secrets)}
            ${this.secretField("secret", settings.secret(), settings.secretHelp(), secrets)}
          </div>
          <hw-unbound-notice .webhook=${this.draft}></hw-unbound-notice>
          ${this.draft.secret === undefined ? "" : this.signatureField()}
          ${errors.length === 0 ? "" : html`<hw-diagnostics role="status" .findings=${errors}></hw-diagnostics>`}
          <hw-enter-value .team=${this.team?.name ?? ""} .names=${obstacles.missing}></hw-enter-value>
        </section>
        <section class="panel" aria-labelledby="test">
          <h2 id="test">${settings.test()}</h2>
          <hw-webhook-test secondary ?chosen=${this.hasChosen} .store=${this.store} .team=${this.team?.name ?? ""} .webhook=${this.draft}></hw-webhook-test>
        </section>
        ${formActions({
          action: this.webhook ? shared.saveChanges() : settings.newWebhook(),
          cancelHref: this.origin,
          onCancel: () => this.formDraft.dropDraft(),
          incomplete: this.validity.labels,
          refusals: this.refused.findings,
        })}
      </form>
    </div>`;
  }

  /** Renders the choice of the service whose rules payloads are checked against. */
  private receiverField() {
    const { endpoint, receiver } = this.draft;
    const names = new Map(receivers().map((one) => [one.receiver, receiverTitle(one)]));
    const recognized = recognizeReceiver(endpoint)?.receiver ?? "generic";
    const help =
      (receiver ?? recognized) === "generic" ? settings.receiverUnknown() : settings.receiverHelp();
    return html`<div class="field">
      <label for="receiver">${settings.receiver()}</label>
      <select id="receiver" aria-describedby="receiver-help" @change=${(event: Event) => this.chooseReceiver(fieldText(event))}>
        <option value="" .selected=${receiver === undefined}>${settings.receiverByEndpoint(names.get(recognized) ?? "")}</option>
        ${[...names].map(([value, title]) => html`<option value=${value} .selected=${value === receiver}>${title}</option>`)}
      </select>
      <p id="receiver-help" class="soft small">${help}</p>
    </div>`;
  }

  private chooseReceiver(chosen: string) {
    const { receiver: _, ...others } = this.draft;
    const receiver = receivers().find((one) => one.receiver === chosen)?.receiver;
    this.change(receiver === undefined ? others : { ...others, receiver });
  }

  private secretField(
    field: "access_token" | "secret",
    label: string,
    help: string,
    names: readonly string[],
  ) {
    const chosen = this.draft[field];
    // A webhook may still name a deleted secret.
    const offered = chosen === undefined || names.includes(chosen) ? names : [...names, chosen];
    return html`<div class="field">
      <label for=${field}>${label} <span class="soft">${shared.optional()}</span></label>
      <select id=${field} aria-describedby="${field}-help" @change=${(event: Event) => this.edit(field, event)}>
        <option value="" .selected=${chosen === undefined}>${shared.none()}</option>
        ${offered.map((name) => html`<option value=${name} .selected=${name === chosen}>${name}</option>`)}
      </select>
      <p id="${field}-help" class="soft small">${help}</p>
    </div>`;
  }

  private signatureField() {
    const chosen = this.draft.signature ?? "base64";
    return html`<div class="field">
      <label for="signature">${settings.signature()}</label>
      <select id="signature" aria-describedby="signature-help" @change=${(event: Event) => {
        const { signature: _, ...draft } = this.draft;
        this.change(fieldText(event) === "hex" ? { ...draft, signature: "hex" } : draft);
      }}>
        <option value="base64" .selected=${chosen === "base64"}>${settings.signatureBase64()}</option>
        <option value="hex" .selected=${chosen === "hex"}>${settings.signatureHex()}</option>
      </select>
      <p id="signature-help" class="soft small">${settings.signatureHelp()}</p>
      <a class="small" href=${href("signature")}>${app.signature()}</a>
    </div>`;
  }

  /** Whether the user chose the endpoint or a secret here, and has not saved that yet. */
  private get hasChosen(): boolean {
    const { draft, webhook } = this;
    const { base } = this.formDraft;
    const fields = ["endpoint", "access_token", "secret"] as const;
    return webhook === undefined || fields.some((field) => draft[field] !== base?.[field]);
  }

  /** Returns the findings about a typed name. An empty one is only missing. */
  private nameFindings(): readonly Diagnostic[] {
    const { id, name } = this.draft;
    const others = (this.team?.webhooks ?? []).filter((webhook) => webhook.id !== id);
    return name.trim() === ""
      ? []
      : checkWebhookName(
          name,
          others.map((webhook) => webhook.name),
        );
  }

  /** Returns the findings about a typed endpoint. An empty one is only missing. */
  private endpointFindings(): readonly Diagnostic[] {
    const { endpoint, access_token } = this.draft;
    return endpoint.trim() === "" ? [] : checkEndpoint(endpoint, access_token !== undefined);
  }

  private edit(field: "name" | "endpoint" | "access_token" | "secret", event: Event) {
    const draft = { ...this.draft, [field]: fieldText(event) };
    if (draft.access_token === "") delete draft.access_token;
    if (draft.secret === "") delete draft.secret;
    this.change(draft);
  }

  private change(draft: Webhook) {
    this.refused.clear();
    this.validity.clear();
    this.formDraft.change(draft);
  }

  private async discard() {
    this.formDraft.discard();
    await this.updateComplete;
    this.heading?.focus();
  }

  /** Chooses the sandbox. The button disables itself, so the field gets the focus. */
  private async useSandbox() {
    this.change({ ...this.draft, endpoint: sandboxEndpoint() });
    await this.updateComplete;
    this.endpointField?.focus();
  }

  private applyFix(field: "name" | "endpoint", { fix }: FixEvent) {
    this.change({ ...this.draft, [field]: applyFixTo(this.draft[field], fix) });
  }

  private async submit(event: SubmitEvent) {
    event.preventDefault();
    const { team } = this;
    if (team === undefined || !this.validity.check(this.renderRoot.querySelectorAll("hw-text-field"))) return;
    const webhook = { ...this.draft, name: this.draft.name.trim() };
    const base = this.webhook && this.formDraft.base;
    const command = { type: "put_webhook", team: team.name, webhook, ...(base && { base }) } as const;
    if (!(await this.refused.apply(this.controller, command))) return;
    this.formDraft.dropDraft();
    announce(this, settings.saved(webhook.name));
    this.dispatchEvent(new CustomEvent("hw-created", { detail: webhook.id }));
    // Saving may wait for another tab; meanwhile the user may have left.
    if (!this.isConnected) return;
    if (this.automation !== undefined)
      handOverWebhook(this.automation, { team: team.name, webhook: webhook.id });
    location.hash = this.origin;
  }
}

function newWebhook(): Webhook {
  return { id: crypto.randomUUID(), name: "", endpoint: "" };
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-webhook-form": WebhookForm;
  }
}
