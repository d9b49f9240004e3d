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
import { controls } from "../../design/controls.ts";
import { fieldText } from "../../design/field-text.ts";
import type { FixEvent } from "../../design/fix-event.ts";
import { announce } from "../../platform/announcement.ts";
import { href, NEW } from "../../platform/route.ts";
import "../../design/kept-draft.ts";
import { app } from "../../messages/app.ts";
import { sentences } from "../../messages/diagnostic.ts";
import { settings } from "../../messages/settings.ts";
import { shared } from "../../messages/shared.ts";
import { sandboxEndpoint } from "../../parts/sandbox/receiver.ts";
import { blankName } from "../../workspace/blank-name.ts";
import { Drafts, FormDraft } from "../../workspace/form-draft.ts";
import { RefusedCommand } from "../../workspace/refused-command.ts";
import { WorkspaceController } from "../../workspace/workspace-controller.ts";
import "../../design/diagnostics.ts";
import "../../design/text-field.ts";
import { sendingErrors } from "./webhook-findings.ts";
import "./webhook-test.ts";

const drafts = new Drafts<Webhook>();

/** One webhook, new or there already, with what the core finds while it is typed. Emits `hw-made` with its id. */
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
  /** The webhook that is edited; without one, a new one is made. */
  @property({ attribute: false }) webhook?: Webhook | undefined;
  @state() private started = false;
  @query("h1") private heading?: HTMLElement;
  private readonly controller = new WorkspaceController(this);
  private readonly kept = new FormDraft(this, drafts);
  private readonly refused = new RefusedCommand(this);

  private get draft(): Webhook {
    return this.kept.value ?? fresh();
  }

  protected override willUpdate() {
    // What is being typed is never replaced by what another tab stored.
    this.kept.open(this.webhook?.id ?? `${NEW} ${this.team?.name}`, () => this.webhook ?? fresh());
  }

  override render() {
    const findings = this.findings();
    const wrong = findings.find((finding) => finding.severity === "error");
    const secrets = this.team?.secrets ?? [];
    const obstacles = this.team ? sendingErrors(this.team, this.draft) : [];
    return html`<div class="stack">
      ${this.kept.restored ? html`<hw-kept-draft @hw-discard=${this.discard}></hw-kept-draft>` : ""}
      <a href=${href("settings")}>${app.settings()}</a>
      <h1 tabindex="-1">${this.webhook ? settings.editWebhook() : settings.newWebhook()}</h1>
      <form class="stack" autocomplete="off" @submit=${this.submit}>
        <hw-text-field label=${shared.name()} required .value=${this.draft.name} .customError=${blankName(this.draft.name)}
          @input=${(event: Event) => this.edit("name", event)}></hw-text-field>
        <div class="field">
          <hw-text-field class="data" label=${settings.endpoint()} required inputmode="url" spellcheck="false"
            placeholder="https://" .value=${this.draft.endpoint} .customError=${wrong ? sentences(wrong).message : null}
            @input=${(event: Event) => this.edit("endpoint", event)}>
            <hw-diagnostics slot="hint" repairs .findings=${findings} @hw-fix=${this.repair}></hw-diagnostics>
          </hw-text-field>
          <div class="row">
            <wa-button appearance="outlined" @click=${() => this.take({ ...this.draft, endpoint: sandboxEndpoint() })}>
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
          <wa-button appearance="outlined" href=${href("settings")} @click=${() => this.kept.settle()}>${shared.cancel()}</wa-button>
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
    // A webhook may still name a secret that was deleted.
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
    if (!this.started && this.draft.endpoint === "") return [];
    return checkEndpoint(this.draft.endpoint, this.draft.access_token !== undefined);
  }

  private edit(field: "name" | "endpoint" | "access_token" | "secret", event: Event) {
    const draft = { ...this.draft, [field]: fieldText(event) };
    if (draft.access_token === "") delete draft.access_token;
    if (draft.secret === "") delete draft.secret;
    this.take(draft);
  }

  private take(draft: Webhook) {
    this.refused.forget();
    this.kept.change(draft);
  }

  private async discard() {
    this.kept.discard();
    await this.updateComplete;
    this.heading?.focus();
  }

  private repair({ fix }: FixEvent) {
    const endpoint = fix.edits.reduceRight(
      (text, { span, text: written }) => text.slice(0, span.start) + written + text.slice(span.end),
      this.draft.endpoint,
    );
    this.take({ ...this.draft, endpoint });
  }

  private async submit(event: SubmitEvent) {
    event.preventDefault();
    this.started = true;
    if (this.team === undefined || this.findings().some((finding) => finding.severity === "error")) return;
    const { team } = this;
    const webhook = { ...this.draft, name: this.draft.name.trim() };
    const base = this.webhook && this.kept.base;
    const put = { type: "put_webhook", team: team.name, webhook, ...(base && { base }) } as const;
    if (!(await this.refused.apply(this.controller, put))) return;
    this.kept.settle();
    announce(this, settings.saved(webhook.name));
    this.dispatchEvent(new CustomEvent("hw-made", { detail: webhook.id }));
    location.hash = href("settings");
  }
}

function fresh(): Webhook {
  return { id: crypto.randomUUID(), name: "", endpoint: "" };
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-webhook-form": WebhookForm;
  }
}
