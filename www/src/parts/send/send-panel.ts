import "@awesome.me/webawesome/dist/components/button/button.js";
import {
  type Delivery,
  type Diagnostic,
  HookwrightError,
  type SendOptions,
  type SendTarget,
  sandboxExpectation,
  send as sendText,
  type Webhook,
} from "hookwright/payload";
import { css, html, LitElement, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import { controls, fieldText } from "../../design/controls.ts";
import { errorText } from "../../messages/diagnostic.ts";
import { send } from "../../messages/send.ts";
import { announceError } from "../../platform/announcement.ts";
import type { AutomationContext } from "../automation-context.ts";
import { compiledTemplate, validEvent } from "../compiled.ts";
import type { SandboxResponse } from "../sandbox/expectation.ts";
import { endpointText, expect, isSandbox, sandboxRuns } from "../sandbox/receiver.ts";
import "../../design/diagnostics.ts";
import "../../design/icon.ts";
import "../../design/text-field.ts";
import "../sandbox/sandbox-controls.ts";
import "../unbound-notice.ts";
import "./delivery-outcome.ts";
import "./response-view.ts";
import "./send-alternatives.ts";

/** The largest response body that is read. */
const MAX_BYTES = 1_000_000;
const DEFAULT_SECONDS = 10;

/** Sends a webhook's request for real, only when the user clicks, and shows the response. */
@customElement("hw-send-panel")
export class SendPanel extends LitElement {
  static override styles = [
    controls,
    css`
      .limit {
        flex-direction: row;
        align-items: center;
        gap: var(--hw-2);
      }

      .limit::part(base) {
        inline-size: 5rem;
      }

      .endpoint {
        overflow-wrap: anywhere;
      }

      .result {
        display: grid;
        gap: var(--hw-4);
        align-content: start;
        min-inline-size: 0;
        min-block-size: 4rem;
      }
    `,
  ];

  /** The team that owns the webhook and its secrets. */
  @property() team = "";
  @property({ attribute: false }) webhook?: Webhook | undefined;
  /** The payload template; without one, the body is empty. */
  @property({ attribute: false }) template = "";
  /** The event's JSON; without one, the template is sent unrendered. */
  @property({ attribute: false }) event: string | undefined;
  /** The rendering options that come from the automation. */
  @property({ attribute: false }) owner: AutomationContext | undefined;

  @state() private seconds = DEFAULT_SECONDS;
  @state() private response: SandboxResponse = { status: 200, delayMs: 0, drops: false };
  @state() private sending: AbortController | undefined;
  @state() private delivery: Delivery | undefined;
  /** The destination at the last update. */
  private lastDestination = "";
  /** The request that `delivery` belongs to. */
  private sent: { to: string; template: string; event: string | undefined } | undefined;
  /** The finding that prevented the last attempt to send. */
  @state() private obstacle: Diagnostic | undefined;
  /** The reason why nothing can be sent to this endpoint, shown after a click. */
  @state() private unsendable = "";

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.sending?.abort();
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    const { destination } = this;
    // Compares contents, because each change of the workspace creates new objects.
    const moved = destination !== this.lastDestination;
    this.lastDestination = destination;
    const inputs = ["template", "event", "owner"] as const;
    if (!moved && !inputs.some((name) => changed.has(name))) return;
    // They belonged to the previous inputs.
    this.obstacle = undefined;
    this.unsendable = "";
    if (this.sent !== undefined && this.sent.to !== destination) this.delivery = undefined;
  }

  /** The team and webhook as text: a response from another destination is not shown. */
  private get destination(): string {
    return JSON.stringify([this.team, this.webhook]);
  }

  override render() {
    if (this.webhook === undefined) return html`<p class="soft">${send.noWebhook()}</p>`;
    const { endpoint } = this.webhook;
    return html`<section class="stack" aria-label=${send.title()}>
      <hw-unbound-notice .team=${this.team} .webhook=${this.webhook}></hw-unbound-notice>
      ${endpoint === "" ? "" : html`<p class="endpoint data soft">${send.to(endpointText(endpoint))}</p>`}
      ${
        isSandbox(endpoint)
          ? html`<hw-sandbox-controls .response=${this.response} @hw-response=${(
              event: CustomEvent<SandboxResponse>,
            ) => {
              this.response = event.detail;
            }}></hw-sandbox-controls>`
          : ""
      }
      <div class="spread">
        ${this.action()}
        <hw-text-field class="limit" type="number" min="1" max="120" label=${send.timeLimit()}
          .value=${live(String(this.seconds))} @change=${this.limit}></hw-text-field>
      </div>
      <div class="result" aria-busy=${this.sending !== undefined}>
        <div role="status">${this.outcome()}</div>
        ${this.details()}
      </div>
    </section>`;
  }

  /** Renders one button for sending and cancelling, so that it keeps the focus. */
  private action() {
    const { sending } = this;
    return html`<wa-button variant=${sending ? "neutral" : "brand"} appearance=${sending ? "outlined" : "accent"}
      @click=${() => (sending ? sending.abort() : this.start(false))}>
      <wa-icon slot="start" name=${sending ? "close" : "send"}></wa-icon>${sending ? send.cancel() : send.send()}
    </wa-button>`;
  }

  /** Renders the part of the result that screen readers announce. */
  private outcome() {
    if (this.sending) return html`<p class="soft">${send.sending()}</p>`;
    if (this.unsendable) return html`<p class="row"><wa-icon name="alert"></wa-icon>${this.unsendable}</p>`;
    if (this.obstacle) return html`<hw-diagnostics .findings=${[this.obstacle]}></hw-diagnostics>`;
    if (this.delivery === undefined) return html`<p class="soft">${send.idle()}</p>`;
    const isEarlier = this.sent?.template !== this.template || this.sent?.event !== this.event;
    return html`${isEarlier ? html`<p class="row soft"><wa-icon name="info"></wa-icon>${send.earlier()}</p>` : ""}
      <hw-delivery-outcome .delivery=${this.delivery}></hw-delivery-outcome>`;
  }

  private details() {
    const { delivery } = this;
    if (this.sending) return "";
    if (this.obstacle?.code === "request/secret-in-body") return this.alternatives();
    if (delivery === undefined) return "";
    if ("answer" in delivery) return html`<hw-response-view .response=${delivery.answer}></hw-response-view>`;
    return delivery.outcome === "unreachable" || delivery.outcome === "timedOut" ? this.alternatives() : "";
  }

  private alternatives() {
    return html`<hw-send-alternatives
      .webhook=${this.webhook}
      .template=${this.template}
      .event=${this.event}
      .owner=${this.owner}
      @hw-plain=${() => this.start(true)}
    ></hw-send-alternatives>`;
  }

  private async start(withoutCustomHeaders: boolean) {
    const { webhook, team, template, event, owner } = this;
    if (webhook === undefined) return;
    this.unsendable = obstacleAt(webhook.endpoint);
    if (this.unsendable) return;
    const sending = new AbortController();
    this.sending = sending;
    this.sent = { to: this.destination, template, event };
    this.delivery = undefined;
    this.obstacle = undefined;
    try {
      const timeoutMs = this.seconds * 1000;
      if (isSandbox(webhook.endpoint)) {
        const end = AbortSignal.any([sending.signal, AbortSignal.timeout(timeoutMs)]);
        await Promise.race([this.prepareSandbox(team, webhook), aborted(end)]);
        if (end.aborted && !sending.signal.aborted) throw new Error(send.sandbox.silent());
      }
      const target = { team, webhook, ...owner };
      const options = { timeoutMs, maxBytes: MAX_BYTES, withoutCustomHeaders };
      this.delivery = await deliver(target, template, event, options, sending.signal);
    } catch (error) {
      if (error instanceof HookwrightError) this.obstacle = error.diagnostic;
      else announceError(this, errorText(error));
    } finally {
      this.sending = undefined;
    }
  }

  private async prepareSandbox(team: string, webhook: Webhook) {
    const expectation = await sandboxExpectation(team, webhook);
    const { method, accessTokenDigest, signingKey } = expectation;
    expectation.free();
    await expect({ method, accessTokenDigest, signingKey, response: this.response });
  }

  private limit(event: Event) {
    this.seconds = Math.min(120, Math.max(1, Number(fieldText(event)) || DEFAULT_SECONDS));
    // Shows the value that is used, even if it has not changed.
    this.requestUpdate();
  }
}

/** Sends the template rendered for the event; without an event, as written. Throws the problem of an invalid event. */
function deliver(
  target: SendTarget,
  payload: string,
  eventText: string | undefined,
  options: SendOptions,
  signal: AbortSignal,
): Promise<Delivery> {
  if (!eventText) return sendText({ ...target, payload }, options, signal);
  const template = compiledTemplate(payload, target.webhook.secret);
  return template.send(target, validEvent(eventText), options, signal);
}

/** Returns why nothing can be sent to an endpoint, or an empty string. */
function obstacleAt(endpoint: string): string {
  if (endpoint.trim() === "") return send.noEndpoint();
  return isSandbox(endpoint) && !sandboxRuns() ? send.sandbox.unavailable() : "";
}

/** Resolves when a signal is aborted. */
function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-send-panel": SendPanel;
  }
}
