import { type Automation, type Webhook, wandbSdkCode } from "hookwright";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { controls } from "../../design/controls.ts";
import "../../design/copy-button.ts";
import "../../design/diagnostics.ts";
import { eventTitle } from "../../messages/vocabulary.ts";
import { wandb } from "../../messages/wandb.ts";
import { collectionName, scopeName } from "../../parts/grouping.ts";
import { isSandbox } from "../../parts/sandbox/receiver.ts";
import { triggerSummary } from "./trigger-summary.ts";

/** Tells how to create an automation in W&B: what to enter in its app, and code for its Python SDK. */
@customElement("hw-wandb-steps")
export class WandbSteps extends LitElement {
  static override styles = [
    controls,
    css`
      section {
        padding: var(--hw-4);
      }

      ol {
        display: grid;
        gap: var(--hw-1);
        padding-inline-start: var(--hw-6);
        list-style: decimal;
        overflow-wrap: anywhere;
      }

      pre {
        max-block-size: 24rem;
        margin-block: var(--hw-2);
        padding: var(--hw-3);
        border-radius: var(--hw-radius);
        background: var(--hw-sunken);
        overflow: auto;
      }

      .code {
        padding-block-start: var(--hw-2);
      }
    `,
  ];

  @property({ attribute: false }) automation?: Automation;
  @property({ attribute: false }) webhook: Webhook | undefined;

  override render() {
    const { automation, webhook } = this;
    if (automation === undefined || automation.action) return nothing;
    const steps = stepsFor(automation, webhook);
    return html`<section class="panel stack" aria-labelledby="heading">
      <div class="spread">
        <h2 id="heading">${wandb.heading()}</h2>
        <hw-copy-button .text=${steps.map((step, index) => `${index + 1}. ${step}`).join("\n")}></hw-copy-button>
      </div>
      <p class="soft small">${wandb.help()}</p>
      <ol>${steps.map((step) => html`<li>${step}</li>`)}</ol>
      <details>
        <summary>${wandb.code()}</summary>
        ${webhook === undefined ? html`<p>${wandb.needsWebhook()}</p>` : this.#code(automation, webhook)}
      </details>
    </section>`;
  }

  #code(automation: Automation, webhook: Webhook) {
    const { code, findings } = wandbSdkCode(automation, webhook.name);
    return html`<div class="stack code">
      ${findings.length === 0 ? nothing : html`<hw-diagnostics .findings=${findings}></hw-diagnostics>`}
      ${
        code === undefined
          ? nothing
          : html`<p class="soft small">${wandb.codeHelp()}</p>
            <pre class="data" tabindex="0" role="region" aria-label=${wandb.code()}>${code}</pre>
            <hw-copy-button .text=${code}></hw-copy-button>`
      }
    </div>`;
  }
}

/** Returns the steps in W&B's app, in their order. */
function stepsFor(automation: Automation, webhook: Webhook | undefined): readonly string[] {
  const { name, description, scope, team, trigger, payload } = automation;
  const conditions = triggerSummary(trigger);
  const collection = collectionName(scope);
  return [
    ...(webhook ? webhookSteps(webhook, team) : [wandb.chooseWebhook()]),
    scope.type === "registry" ? wandb.openRegistry(scopeName(scope)) : wandb.openProject(scopeName(scope)),
    wandb.event(eventTitle(trigger.type)),
    ...(conditions === "" ? [] : [wandb.conditions(conditions)]),
    ...(collection === undefined ? [] : [wandb.collection(collection)]),
    wandb.action(team, webhook?.name ?? ""),
    payload ? wandb.payload() : wandb.noPayload(),
    ...(description ? [wandb.description(description)] : []),
    wandb.name(name),
  ];
}

function webhookSteps({ name, endpoint, access_token, secret }: Webhook, team: string): readonly string[] {
  const secrets = [access_token, secret].filter((one) => one !== undefined);
  const place = isSandbox(endpoint) ? wandb.ownEndpoint() : endpoint;
  return [
    ...(secrets.length === 0 ? [] : [wandb.secrets(team, secrets.join(", "))]),
    wandb.webhook(team, name, place),
    ...(access_token === undefined ? [] : [wandb.token(access_token)]),
    ...(secret === undefined ? [] : [wandb.secret(secret)]),
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-wandb-steps": WandbSteps;
  }
}
