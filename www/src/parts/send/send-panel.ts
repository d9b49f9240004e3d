import "@awesome.me/webawesome/dist/components/button/button.js";
import "@awesome.me/webawesome/dist/components/checkbox/checkbox.js";
import {
  type Automation,
  checkEndpoint,
  type Diagnostic,
  type EventType,
  HookwrightError,
  type RequestPreview,
  type Webhook,
} from "hookwright/payload";
import { css, html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import { controls, fieldText } from "../../design/controls.ts";
import { send } from "../../messages/send.ts";
import { timeText } from "../../messages/times.ts";
import { ValueStoredEvent } from "../../workspace/secret-values.ts";
import type { AutomationContext } from "../automation-context.ts";
import { compiledEvent, compiledTemplate } from "../compiled.ts";
import { sortObstacles } from "../enter-value.ts";
import "../enter-value.ts";
import { workerRuns } from "../../platform/service-worker.ts";
import type { SandboxResponse } from "../sandbox/expectation.ts";
import "../../design/diagnostics.ts";
import "../../design/icon.ts";
import "../../design/text-field.ts";
import "../sandbox/sandbox-controls.ts";
import "../unbound-notice.ts";
import "./delivery-outcome.ts";
import "./request-view.ts";
import "./response-view.ts";
import type { SendWithoutEvent } from "./send-alternatives.ts";
import "./send-alternatives.ts";
import {
  allow,
  atAddress,
  choiceFor,
  choose,
  DEFAULT_SECONDS,
  destinationOf,
  effectiveWebhook,
  type SendChoice,
  subjectOf,
  withholdsSecrets,
} from "./send-choice.ts";
import type { SendChosenEvent } from "./send-list.ts";
import "./send-list.ts";
import { receiverWithoutSignature } from "./send-summary.ts";
import { plannedRequest, startSend } from "./sending.ts";
import {
  type Destination,
  type Omission,
  type SendPlan,
  type SendRecord,
  SendsController,
  sends,
} from "./sends.ts";

const DESTINATIONS: readonly Destination[] = ["webhook", "sandbox", "other"];

/** The most errors of the template that are listed beside the button. */
const MAX_ERRORS = 3;

/**
 * Sends a webhook's request when the user clicks. Shows beforehand what is sent and where, and afterwards the response.
 * Emits `hw-send-choice` after the user changed a choice, like where a test goes.
 */
@customElement("hw-send-panel")
export class SendPanel extends LitElement {
  static override styles = [
    controls,
    css`
      .choice {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: var(--hw-2) var(--hw-3);
      }

      .choice > .field {
        flex: 1 1 12rem;
      }

      .choice > .address {
        flex: 2 1 16rem;
      }

      .note {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: var(--hw-2);
      }

      .note wa-icon {
        color: var(--hw-warning);
      }

      .limit {
        flex: none;
        flex-direction: row;
        align-items: center;
        gap: var(--hw-2);
        color: var(--hw-ink-soft);
      }

      .host {
        overflow-wrap: anywhere;
        font-weight: 600;
      }

      .limit::part(base) {
        inline-size: 4.5rem;
      }

      .result {
        display: grid;
        gap: var(--hw-3);
        align-content: start;
        min-inline-size: 0;
      }

      summary {
        cursor: pointer;
        font-weight: 600;
      }

      details > :not(summary) {
        margin-block-start: var(--hw-2);
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
  /** The event type that the template is rendered for, where no automation owns it. */
  @property({ attribute: false }) eventType: EventType | undefined;
  /** The automation whose request is sent; without one, it is a test of the webhook. */
  @property({ attribute: false }) automation: Pick<Automation, "id" | "name"> | undefined;
  /** The name of the sample event. */
  @property({ attribute: false }) eventName: string | undefined;
  /** Whether the view has another primary action, like saving a form. */
  @property({ type: Boolean }) secondary = false;
  /** Whether the user chose the endpoint or the secrets in a form that is not saved yet, so that sending needs no confirmation. */
  @property({ type: Boolean }) chosen = false;

  /** The findings that prevented the last attempt to send. */
  @state() private obstacles: readonly Diagnostic[] = [];
  /** The reason why nothing can be sent to this endpoint, shown after a click. */
  @state() private unsendable = "";
  /** The send that waits for the user's second click. */
  @state() private unconfirmed: SendPlan | undefined;
  /** The send that the user selected in the list. */
  @state() private selected: number | undefined;
  /** The send that this panel began and whose end is not shown yet. */
  private awaited: number | undefined;
  @query("[role=status]") private status?: HTMLElement;
  /** The destination at the last update. */
  private lastDestination = "";

  constructor() {
    super();
    this.addController(new SendsController(this));
  }

  override connectedCallback() {
    super.connectedCallback();
    addEventListener("hw-value-stored", this.valueStored);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener("hw-value-stored", this.valueStored);
  }

  /** The value of a secret was entered, which may have been the obstacle. */
  private readonly valueStored = () => {
    this.obstacles = [];
    this.requestUpdate();
  };

  protected override willUpdate(changed: PropertyValues<this>) {
    const { webhook } = this;
    const destination = webhook === undefined ? "" : destinationKey(this.plan(webhook, "nothing"));
    const isMoved = destination !== this.lastDestination;
    this.lastDestination = destination;
    const inputs = ["template", "event", "owner", "eventType"] as const;
    if (!isMoved && !inputs.some((name) => changed.has(name))) return;
    // They belonged to the previous inputs.
    this.obstacles = [];
    this.unsendable = "";
    this.unconfirmed = undefined;
    if (isMoved) this.selected = undefined;
  }

  protected override updated() {
    const record = sends.records.find(({ id }) => id === this.awaited);
    if (record === undefined || record.state.kind === "pending") return;
    this.awaited = undefined;
    // On a phone, the result is below the fold.
    this.status?.scrollIntoView({ block: "nearest" });
  }

  private get subject(): string {
    return subjectOf(this.team, this.automation?.id, this.webhook?.id);
  }

  private get choice(): SendChoice {
    return choiceFor(this.subject);
  }

  override render() {
    const { webhook } = this;
    if (webhook === undefined) return html`<p class="soft">${send.noWebhook()}</p>`;
    const omitting = receiverWithoutSignature(effectiveWebhook(this.team, webhook, this.choice));
    const isOmitting = omitting !== undefined && webhook.secret !== undefined;
    const plan = this.plan(webhook, isOmitting ? "signature" : "nothing");
    const request = requestOf(plan);
    const asked = this.unconfirmed === undefined ? request : requestOf(this.unconfirmed);
    const errors = errorsOf(plan, webhook);
    const record = this.shownRecord(plan);
    return html`<section class="stack" aria-label=${send.title()}>
      <hw-unbound-notice .team=${this.team} .webhook=${this.webhook}></hw-unbound-notice>
      ${this.choices(webhook)}
      <hw-send-summary .plan=${plan} .request=${request} .webhook=${webhook}></hw-send-summary>
      ${
        plan.destination === "sandbox"
          ? html`<hw-sandbox-controls .response=${plan.sandboxResponse} @hw-response=${(
              event: CustomEvent<SandboxResponse>,
            ) => this.choose({ sandboxResponse: event.detail })}></hw-sandbox-controls>`
          : nothing
      }
      <hw-enter-value .team=${this.team} .names=${sortObstacles(request?.obstacles ?? []).missing}></hw-enter-value>
      ${this.warnings(plan, errors, this.doubts(asked))}
      ${isOmitting ? html`<p class="note"><wa-icon name="alert"></wa-icon><span>${send.omitsSignature(omitting)}</span></p>` : nothing}
      <div class="spread">
        <div class="row">
          ${this.actions(plan, record, isOmitting, this.label(asked, errors))}
          ${plan.destination === "sandbox" || !asked || this.unconfirmed ? nothing : html`<span class="host">${send.toHost(hostOf(asked))}</span>`}
        </div>
        <hw-text-field class="limit" type="number" min="1" max="120" label=${send.timeLimit()}
          .value=${live(String(this.choice.seconds))} @change=${this.limit}></hw-text-field>
      </div>
      <div class="result" aria-busy=${record?.state.kind === "pending"}>
        <div role="status">${this.outcome(plan, record)}</div>
        ${this.details(plan, record, omitting !== undefined)}
      </div>
      <hw-send-list .shown=${record?.id} @hw-send-chosen=${(event: SendChosenEvent) => {
        this.selected = event.id;
      }}></hw-send-list>
    </section>`;
  }

  private plan(webhook: Webhook, omission: Omission): SendPlan {
    const { choice, team, template, event, owner, eventType, eventName, automation, subject } = this;
    return {
      subject,
      automation,
      eventName,
      team,
      webhook: effectiveWebhook(team, webhook, choice),
      destination: destinationOf(webhook, choice),
      withholdsSecrets: withholdsSecrets(team, webhook, choice) && hasSecrets(webhook),
      template,
      event: event || undefined,
      owner: owner ?? (eventType && { eventType }),
      omission,
      timeoutMs: choice.seconds * 1000,
      sandboxResponse: choice.sandboxResponse,
    };
  }

  private choices(webhook: Webhook) {
    const { destination, address, hasConsented } = this.choice;
    const isWithheld = withholdsSecrets(this.team, webhook, this.choice);
    return html`<div class="choice">
      <div class="field">
        <label for="destination">${send.sendTo()}</label>
        <select id="destination" .value=${live(destination)} @change=${this.destinationChosen}>
          ${DESTINATIONS.map((one) => html`<option value=${one} ?selected=${one === destination}>${send.destination[one]()}</option>`)}
        </select>
      </div>
      ${
        destination === "other"
          ? html`<hw-text-field class="address data" type="url" label=${send.otherAddress()} hint=${send.addressHelp()}
              placeholder="https://…" .value=${live(address)} @input=${(event: Event) => this.choose({ address: fieldText(event) })}></hw-text-field>
            ${
              hasSecrets(webhook)
                ? html`<wa-checkbox ?disabled=${!isReadable(atAddress(webhook, this.choice))} .checked=${live(!isWithheld)}
                    @change=${this.consented}>${send.withSecrets()}
                    <span slot="hint" role="status">${isWithheld && hasConsented ? send.otherOrigin() : nothing}</span>
                  </wa-checkbox>`
                : nothing
            }`
          : nothing
      }
    </div>`;
  }

  /** Says what is wrong with the request before it is sent: the errors of the template and the endpoint, and what the user must confirm. */
  private warnings(plan: SendPlan, errors: readonly Diagnostic[], doubts: readonly Diagnostic[]) {
    const { endpoint } = plan.webhook;
    const endpointErrors =
      plan.destination === "sandbox" || endpoint === ""
        ? []
        : checkEndpoint(endpoint, false).filter(({ severity }) => severity === "error");
    const endpointFindings = [...endpointErrors, ...doubts];
    return html`${
      errors.length === 0
        ? nothing
        : html`<div class="stack">
            <p class="note"><wa-icon name="alert"></wa-icon><strong>${send.errors(errors.length)}</strong></p>
            <hw-diagnostics .findings=${errors.slice(0, MAX_ERRORS)}></hw-diagnostics>
          </div>`
    }${endpointFindings.length === 0 ? nothing : html`<hw-diagnostics .findings=${endpointFindings}></hw-diagnostics>`}`;
  }

  /** Renders one button for sending and cancelling, so that it keeps the focus. */
  private actions(plan: SendPlan, record: SendRecord | undefined, isOmitting: boolean, label: string) {
    const pending = record?.state.kind === "pending" ? record : undefined;
    const isPrimary = !this.secondary && !pending;
    return html`<wa-button variant=${isPrimary ? "brand" : "neutral"} appearance=${isPrimary ? "accent" : "outlined"}
        @click=${(event: MouseEvent) => (pending ? sends.cancel(pending.id) : this.clicked(event, plan))}>
        <wa-icon slot="start" name=${pending ? "close" : "send"}></wa-icon>${pending ? send.cancel() : isOmitting && !this.unconfirmed ? send.withoutSignature() : label}
      </wa-button>
      ${
        isOmitting && !pending && !this.unconfirmed
          ? html`<wa-button appearance="outlined" @click=${() => this.start("nothing")}>${send.withSignature()}</wa-button>`
          : nothing
      }`;
  }

  /** Renders the part of the result that screen readers announce. */
  private outcome(plan: SendPlan, record: SendRecord | undefined) {
    if (this.unsendable) return html`<p class="row"><wa-icon name="alert"></wa-icon>${this.unsendable}</p>`;
    if (this.obstacles.length > 0) return html`<hw-diagnostics .findings=${this.obstacles}></hw-diagnostics>`;
    if (this.unconfirmed)
      return html`<p class="note"><wa-icon name="alert"></wa-icon><span>${send.confirmFirst()}</span></p>`;
    if (record === undefined) return html`<p class="soft">${send.idle()}</p>`;
    const isEarlier = record.plan.template !== plan.template || record.plan.event !== plan.event;
    return html`${
      record.id === this.selected
        ? html`<p class="row soft"><wa-icon name="info"></wa-icon>${send.selected(timeText(record.time))}</p>`
        : isEarlier
          ? html`<p class="row soft"><wa-icon name="info"></wa-icon>${send.earlier()}</p>`
          : nothing
    }
      <hw-delivery-outcome .record=${record}></hw-delivery-outcome>`;
  }

  private details(plan: SendPlan, record: SendRecord | undefined, needsToken: boolean) {
    if (this.obstacles.some(({ code }) => code === "request/secret-in-body"))
      return html`<hw-send-alternatives .plan=${plan}></hw-send-alternatives>`;
    if (this.obstacles.length > 0 || this.unsendable || this.unconfirmed || record === undefined)
      return nothing;
    const { state } = record;
    if (state.kind !== "ended") return nothing;
    const { delivery } = state;
    const isFailed = delivery.outcome === "unreachable" || delivery.outcome === "timedOut";
    return html`${isFailed ? this.alternatives(record, needsToken) : nothing}
      ${"answer" in delivery ? html`<hw-response-view .response=${delivery.answer}></hw-response-view>` : nothing}
      <details>
        <summary>${send.request()}</summary>
        <hw-request-view .request=${record.request}></hw-request-view>
        ${isFailed ? nothing : html`<hw-send-alternatives .plan=${record.plan}></hw-send-alternatives>`}
      </details>
      ${
        record.id === this.selected
          ? html`<div class="row">
              <wa-button appearance="outlined" @click=${() => this.begin(record.plan)}>${send.again()}</wa-button>
              <wa-button appearance="plain" @click=${() => {
                this.selected = undefined;
              }}>${send.newest()}</wa-button>
            </div>`
          : nothing
      }`;
  }

  private alternatives(record: SendRecord, needsToken: boolean) {
    return html`<hw-send-alternatives
      .plan=${record.plan}
      .record=${record}
      .needsToken=${needsToken}
      @hw-send-without=${({ omission }: SendWithoutEvent) => this.begin({ ...record.plan, omission })}
    ></hw-send-alternatives>`;
  }

  /** Returns the send that the user selected in the list, or else the newest one to the current destination. */
  private shownRecord(plan: SendPlan): SendRecord | undefined {
    const { records } = sends;
    const selected = records.find(({ id }) => id === this.selected);
    return selected ?? records.find((record) => destinationKey(record.plan) === destinationKey(plan));
  }

  private start(omission: Omission) {
    const { webhook } = this;
    if (webhook === undefined) return;
    const plan = this.plan(webhook, omission);
    this.unsendable = obstacleAt(plan);
    if (this.unsendable) return;
    this.begin(plan);
  }

  /** Sends the plan that waits for the second click, or else the current one. */
  private clicked({ detail }: MouseEvent, plan: SendPlan) {
    const { unconfirmed } = this;
    if (unconfirmed === undefined) this.start(plan.omission);
    // The second click of a double-click confirms nothing.
    else if (detail <= 1) this.begin(unconfirmed, true);
  }

  /** Sends a plan, at the second click if the user must confirm it. */
  private begin(plan: SendPlan, isConfirmed = false) {
    const request = requestOf(plan);
    const isPossible = request?.obstacles.every(isNewEndpoint) ?? false;
    this.unconfirmed = isPossible && !isConfirmed && this.doubts(request).length > 0 ? plan : undefined;
    if (this.unconfirmed) {
      this.obstacles = [];
      return;
    }
    if (isPossible && request?.obstacles.some(isNewEndpoint)) {
      allow(plan.team, plan.webhook, true);
      this.dispatchEvent(new ValueStoredEvent());
    }
    const started = startSend(plan);
    this.obstacles = "obstacles" in started ? started.obstacles : [];
    this.awaited = "id" in started ? started.id : undefined;
    // The newest send to the current destination is shown anyway.
    const isElsewhere = destinationKey(plan) !== this.lastDestination;
    this.selected = "id" in started && isElsewhere ? started.id : undefined;
  }

  /** Returns the findings that the user confirms with a second click: a new endpoint of a secret, and a request that is not encrypted. */
  private doubts(request: RequestPreview | undefined): readonly Diagnostic[] {
    const newEndpoints = this.chosen ? [] : (request?.obstacles.filter(isNewEndpoint) ?? []);
    return [...newEndpoints, ...(request?.warnings ?? [])];
  }

  private label(asked: RequestPreview | undefined, errors: readonly Diagnostic[]): string {
    if (this.unconfirmed && asked) return send.confirm(hostOf(asked));
    return errors.length > 0 ? send.sendAnyway() : send.send();
  }

  private choose(change: Partial<SendChoice>) {
    choose(this.subject, change);
    this.unconfirmed = undefined;
    this.requestUpdate();
    this.dispatchEvent(new Event("hw-send-choice"));
  }

  private destinationChosen(event: Event) {
    const destination = DESTINATIONS.find((one) => one === fieldText(event));
    if (destination) this.choose({ destination });
  }

  private consented({ target }: Event) {
    const { webhook, choice } = this;
    if (webhook === undefined) return;
    const isChecked = target !== null && "checked" in target && target.checked === true;
    allow(this.team, atAddress(webhook, choice), isChecked);
    this.dispatchEvent(new ValueStoredEvent());
    this.choose({ hasConsented: isChecked });
  }

  private limit(event: Event) {
    const seconds = Math.min(120, Math.max(1, Number(fieldText(event)) || DEFAULT_SECONDS));
    // It updates even if the value has not changed, to show the value that is used.
    this.choose({ seconds });
  }
}

/** Identifies the receiver of a plan's request, for whom and with which secrets: a response from another one is not shown. */
function destinationKey({ subject, webhook }: SendPlan): string {
  return JSON.stringify([subject, webhook]);
}

function hasSecrets({ access_token, secret }: Webhook): boolean {
  return access_token !== undefined || secret !== undefined;
}

/** Whether an obstacle is a secret's new endpoint, which the user can confirm. */
function isNewEndpoint({ code }: Diagnostic): boolean {
  return code === "request/new-endpoint";
}

/** Returns the host of a request as it is parsed, which may differ from what the typed address looks like. */
function hostOf({ url }: RequestPreview): string {
  return URL.parse(url)?.host ?? "";
}

/** Returns the request that would be sent; undefined if the endpoint or the event can't be read. */
function requestOf(plan: SendPlan): RequestPreview | undefined {
  try {
    return plannedRequest(plan);
  } catch (error) {
    if (error instanceof HookwrightError) return undefined;
    throw error;
  }
}

/** Returns the errors of a plan's template. The webhook is the stored one, with its own receiver's rules. */
function errorsOf({ template, event: eventText, owner }: SendPlan, webhook: Webhook): readonly Diagnostic[] {
  const compiled = compiledTemplate(template, webhook.secret);
  const event = eventText === undefined ? undefined : compiledEvent(eventText).event;
  // A secret that the team no longer has is reported with the request: its value is missing.
  const teamSecrets = [webhook.access_token, webhook.secret].filter((name) => name !== undefined);
  const context = {
    teamSecrets,
    ...(isReadable(webhook) && { webhook }),
    ...(owner?.eventType && { eventType: owner.eventType }),
  };
  const findings = event ? compiled.checkFor(event, context) : compiled.check(context);
  return findings.filter(({ severity }) => severity === "error");
}

/** Whether the core can read a webhook: not while its endpoint is being typed. */
function isReadable(webhook: Webhook): boolean {
  return checkEndpoint(webhook.endpoint, false).every(({ severity }) => severity !== "error");
}

/** Returns why nothing can be sent to an endpoint, or an empty string. */
function obstacleAt({ webhook, destination }: SendPlan): string {
  if (webhook.endpoint.trim() === "") return send.noEndpoint();
  return destination === "sandbox" && !workerRuns() ? send.sandbox.unavailable() : "";
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-send-panel": SendPanel;
  }
}
