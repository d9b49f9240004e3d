import "@awesome.me/webawesome/dist/components/button/button.js";
import {
  type Automation,
  checkWebhook,
  type Diagnostic,
  type Webhook,
  type WorkspaceStore,
} from "hookwright/payload";
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { controls } from "../../design/controls.ts";
import "../../design/copy-button.ts";
import "../../design/diagnostics.ts";
import "../../design/icon.ts";
import { automations } from "../../messages/automations.ts";
import { shared } from "../../messages/shared.ts";
import { eventTitle } from "../../messages/vocabulary.ts";
import { collectionName, scopeName } from "../../parts/grouping.ts";
import { metricSentence } from "../../parts/metric-trigger.ts";
import { endpointText } from "../../parts/sandbox/receiver.ts";
import { ShareEvent } from "../../parts/share/share-event.ts";
import "../../parts/send/last-send.ts";
import { href } from "../../platform/route.ts";
import { WorkspaceController } from "../../workspace/workspace-controller.ts";
import { payloadFindings, triggerFindings } from "./automation-checks.ts";
import { triggerSummary } from "./trigger-summary.ts";
import "./wandb-steps.ts";

/** Shows an automation without editing it. */
@customElement("hw-automation-details")
export class AutomationDetails extends LitElement {
  static override styles = [
    controls,
    css`
      dl {
        display: grid;
        grid-template-columns: minmax(8rem, max-content) minmax(0, 1fr);
      }

      dl > div {
        display: grid;
        grid-template-columns: subgrid;
        grid-column: 1 / -1;
        gap: var(--hw-1) var(--hw-4);
        padding: var(--hw-2) var(--hw-4);
      }

      dl > div + div {
        border-block-start: var(--hw-hairline) solid var(--hw-line-soft);
      }

      dt {
        color: var(--hw-ink-soft);
      }

      dd {
        display: grid;
        gap: var(--hw-1);
        justify-items: start;
        min-inline-size: 0;
        overflow-wrap: anywhere;
      }

      pre {
        inline-size: 100%;
        max-block-size: 24rem;
        margin: 0;
        padding: var(--hw-3);
        border-radius: var(--hw-radius);
        background: var(--hw-sunken);
        overflow: auto;
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }

      h1 {
        min-inline-size: 0;
        overflow-wrap: anywhere;
      }

      @media (width < 40rem) {
        dl,
        dl > div {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  @property({ attribute: false }) store?: WorkspaceStore;
  @property({ attribute: false }) automation?: Automation;
  private readonly controller = new WorkspaceController(this);

  override render() {
    const { automation } = this;
    if (automation === undefined) return nothing;
    const { id, name, description, trigger, team } = automation;
    const webhook = this.#webhook(automation);
    const findings = [
      ...triggerFindings(automation),
      ...payloadFindings(automation, this.controller.workspace),
      ...this.#webhookFindings(webhook),
    ];
    return html`<div class="stack">
      <a href=${href("automations")}>${automations.back()}</a>
      <div class="spread">
        <h1 tabindex="-1">${name}</h1>
        <div class="row">
          ${"condition" in trigger ? html`<wa-button appearance="outlined" href=${href("metrics", id)}>${automations.plotOnRun()}</wa-button>` : nothing}
          <wa-button appearance="outlined" href=${href("playground", id)}>${automations.editPayload()}</wa-button>
          <wa-button appearance="outlined" @click=${() => this.dispatchEvent(new ShareEvent({ kind: "automation", automation }))}>
            <wa-icon slot="start" name="share"></wa-icon>${shared.share()}
          </wa-button>
          <wa-button variant="brand" appearance="accent" href=${href("automations", id)}>
            <wa-icon slot="start" name="edit"></wa-icon>${shared.edit()}
          </wa-button>
        </div>
      </div>
      <dl class="panel">
        ${description ? row(automations.description(), html`${description}`) : nothing}
        ${row(automations.stateLabel(), this.#state(automation))}
        ${row(automations.event(), html`${eventTitle(trigger.type)}`)}
        ${row(automations.conditions(), this.#conditions(automation))}
        ${row(automations.scope(), this.#scope(automation))}
        ${row(automations.team(), html`${team}`)}
        ${row(automations.webhook(), this.#target(automation, webhook))}
        ${automation.action ? nothing : row(automations.payload(), this.#payload(automation))}
      </dl>
      ${findings.length === 0 ? nothing : html`<hw-diagnostics .findings=${findings}></hw-diagnostics>`}
      <hw-wandb-steps .automation=${automation} .webhook=${webhook}></hw-wandb-steps>
    </div>`;
  }

  #webhook({ webhook }: Automation): Webhook | undefined {
    const webhooks = this.controller.workspace.teams.flatMap((team) => team.webhooks);
    return webhooks.find(({ id }) => id === webhook);
  }

  /** Returns the findings about the webhook, like an endpoint that W&B can't reach. */
  #webhookFindings(webhook: Webhook | undefined): readonly Diagnostic[] {
    const owner = this.controller.workspace.teams.find(({ webhooks }) =>
      webhooks.some((one) => one === webhook),
    );
    return webhook && owner ? checkWebhook(webhook, owner.secrets) : [];
  }

  #state({ id, enabled }: Automation) {
    return html`<span>${enabled ? automations.enabled() : automations.disabled()}</span>
      <hw-last-send automation=${id}></hw-last-send>`;
  }

  #conditions({ trigger }: Automation) {
    const summary = triggerSummary(trigger);
    if ("condition" in trigger)
      return html`<span>${metricSentence(trigger)}</span> <span class="data">${summary}</span>`;
    return summary === "" ? html`${automations.noConditions()}` : html`<span class="data">${summary}</span>`;
  }

  #scope({ scope }: Automation) {
    const collection = collectionName(scope);
    return html`<span>${automations.scopeType(scope.type)}: <span class="data">${scopeName(scope)}</span></span>
      ${
        collection === undefined
          ? html`<span class="soft small">${automations.watchesAll()}</span>`
          : html`<span>${automations.collection()}: <span class="data">${collection}</span></span>`
      }`;
  }

  #target({ action }: Automation, webhook: Webhook | undefined) {
    if (action) return html`<span>${automations.otherAction(action.type)}</span>`;
    if (webhook === undefined)
      return html`<span class="row"><wa-icon name="alert"></wa-icon>${automations.noWebhookHelp()}</span>`;
    return html`<a href=${href("settings", webhook.id)}>${webhook.name}</a>
      <span class="data soft">${endpointText(webhook.endpoint)}</span>`;
  }

  #payload({ payload }: Automation) {
    if (payload === undefined || payload === "") return html`<span>${automations.emptyPayload()}</span>`;
    return html`<pre class="data" tabindex="0" role="region" aria-label=${automations.payload()}>${payload}</pre>
      <hw-copy-button .text=${payload}></hw-copy-button>`;
  }
}

function row(label: string, content: TemplateResult) {
  return html`<div><dt>${label}</dt><dd>${content}</dd></div>`;
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-automation-details": AutomationDetails;
  }
}
