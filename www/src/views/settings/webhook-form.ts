import "@awesome.me/webawesome/dist/components/button/button.js";
import {
  checkEndpoint,
  type Diagnostic,
  type Team,
  type Webhook,
  type WorkspaceStore,
} from "hookwright/payload";
import { css, html, LitElement } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { controls, fieldText } from "../../design/controls.ts";
import type { FixEvent } from "../../design/finding.ts";
import { announce } from "../../platform/announcement.ts";
import { href, NEW } from "../../platform/route.ts";
import "../../design/restored-draft.ts";
import { app } from "../../messages/app.ts";
import { sentences } from "../../messages/diagnostic.ts";
import { settings } from "../../messages/settings.ts";
import { shared } from "../../messages/shared.ts";
import { sandboxEndpoint } from "../../parts/sandbox/receiver.ts";
import { FormCommand } from "../../workspace/form-command.ts";
import { Drafts, FormDraft } from "../../workspace/form-draft.ts";
import { WorkspaceController } from "../../workspace/workspace-controller.ts";
import "../../design/diagnostics.ts";
import { blankNameError } from "../../design/text-field.ts";
import { sendingErrors } from "./webhook-test.ts";

const drafts = new Drafts<Webhook>();

/**
 * The form of a new or existing webhook, with the problems that the core finds in it. Emits `hw-created` with its id.
 */
@customElement("hw-webhook-form")
export class WebhookForm extends LitElement {
  static override styles = [
    controls,
    css`
      .stack {
        max-inline-size: var(--hw-form);
      }

      .panel {
        display: grid;
        gap: var(--hw-3);
        padding: var(--hw-4);
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
  /** Whether the user has tried to save: from then on, a missing endpoint is an error. */
  @state() private submitted = false;
  @query("h1") private heading?: HTMLElement;
  private readonly controller = new WorkspaceController(this);
  private readonly formDraft = new FormDraft(this, drafts);
  private readonly refused = new FormCommand(this);

  private get draft(): Webhook {
    return this.formDraft.value ?? newWebhook();
  }

  protected override willUpdate() {
    // A change in another tab never replaces the user's draft.
    this.formDraft.open(this.webhook?.id ?? `${NEW} ${this.team?.name}`, () => this.webhook ?? newWebhook());
  }

  override render() {
    const findings = this.findings();
    const error = findings.find((finding) => finding.severity === "error");
    const secrets = this.team?.secrets ?? [];
    const obstacles = this.team ? sendingErrors(this.team, this.draft) : [];
    return html`<div class="stack">
      ${this.formDraft.restored ? html`<hw-restored-draft @hw-discard=${this.discard}></hw-restored-draft>` : ""}
      <a href=${href("settings")}>${app.settings()}</a>
      <h1 tabindex="-1">${this.webhook ? settings.editWebhook() : settings.newWebhook()}</h1>
      <form class="stack" autocomplete="off" @submit=${this.submit}>
        <hw-text-field label=${shared.name()} required .value=${this.draft.name} .customError=${blankNameError(this.draft.name)}
          @input=${(event: Event) => this.edit("name", event)}></hw-text-field>
        <div class="field">
          <hw-text-field class="data" label=${settings.endpoint()} required inputmode="url" spellcheck="false"
            placeholder="https://" .value=${this.draft.endpoint} .customError=${error ? sentences(error).message : null}
            @input=${(event: Event) => this.edit("endpoint", event)}>
            <hw-diagnostics slot="hint" fixable .findings=${findings} @hw-fix=${this.applyFix}></hw-diagnostics>
          </hw-text-field>
          <div class="row">
            <wa-button appearance="outlined" @click=${() => this.change({ ...this.draft, endpoint: sandboxEndpoint() })}>
              ${settings.useSandbox()}
            </wa-button>
          </div>
        </div>
        <div class="pair">
          ${this.secretField("access_token", settings.accessToken(), settings.accessTokenHelp(), secrets)}
          ${this.secretField("secret", settings.secret(), settings.secretHelp(), secrets)}
        </div>
        ${obstacles.length === 0 ? "" : html`<hw-diagnostics role="status" .findings=${obstacles}></hw-diagnostics>`}
        <div class="field">
          <hw-diagnostics role="alert" .findings=${this.refused.findings}></hw-diagnostics>
          <div class="row">
          <wa-button type="submit" variant="brand" appearance="accent">${shared.save()}</wa-button>
          <wa-button appearance="outlined" href=${href("settings")} @click=${() => this.formDraft.dropDraft()}>${shared.cancel()}</wa-button>
          </div>
        </div>
      </form>
      <section class="panel" aria-labelledby="test">
        <h2 id="test">${settings.test()}</h2>
        <hw-webhook-test .team=${this.team?.name ?? ""} .webhook=${this.draft}></hw-webhook-test>
      </section>
    </div>`;
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

  private findings(): readonly Diagnostic[] {
    if (!this.submitted && this.draft.endpoint === "") return [];
    return checkEndpoint(this.draft.endpoint, this.draft.access_token !== undefined);
  }

  private edit(field: "name" | "endpoint" | "access_token" | "secret", event: Event) {
    const draft = { ...this.draft, [field]: fieldText(event) };
    if (draft.access_token === "") delete draft.access_token;
    if (draft.secret === "") delete draft.secret;
    this.change(draft);
  }

  private change(draft: Webhook) {
    this.refused.clear();
    this.formDraft.change(draft);
  }

  private async discard() {
    this.formDraft.discard();
    await this.updateComplete;
    this.heading?.focus();
  }

  private applyFix({ fix }: FixEvent) {
    const endpoint = fix.edits.reduceRight(
      (endpoint, { span, text }) => endpoint.slice(0, span.start) + text + endpoint.slice(span.end),
      this.draft.endpoint,
    );
    this.change({ ...this.draft, endpoint });
  }

  private async submit(event: SubmitEvent) {
    event.preventDefault();
    this.submitted = true;
    if (this.team === undefined || this.findings().some((finding) => finding.severity === "error")) return;
    const { team } = this;
    const webhook = { ...this.draft, name: this.draft.name.trim() };
    const base = this.webhook && this.formDraft.base;
    const command = { type: "put_webhook", team: team.name, webhook, ...(base && { base }) } as const;
    if (!(await this.refused.apply(this.controller, command))) return;
    this.formDraft.dropDraft();
    announce(this, settings.saved(webhook.name));
    this.dispatchEvent(new CustomEvent("hw-created", { detail: webhook.id }));
    location.hash = href("settings");
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
