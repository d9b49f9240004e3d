import { type RequestPreview, receivers, recognizeReceiver, type Webhook } from "hookwright/payload";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { controls } from "../../design/controls.ts";
import { countText } from "../../messages/numbers.ts";
import { send } from "../../messages/send.ts";
import { eventTitle, receiverTitle } from "../../messages/vocabulary.ts";
import { compiledEvent, compiledTemplate } from "../compiled.ts";
import type { SendPlan } from "./sends.ts";

/** Says what a click on Send sends: where, for which automation and event, how much, and with which credentials. */
@customElement("hw-send-summary")
export class SendSummary extends LitElement {
  static override styles = [
    controls,
    css`
      dl {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: var(--hw-1) var(--hw-3);
      }

      dt {
        color: var(--hw-ink-soft);
      }

      dd {
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) plan?: SendPlan;
  /** The request that the plan would send; undefined while there is none. */
  @property({ attribute: false }) request: RequestPreview | undefined;
  /** The webhook as it is stored, before the choices for this test. */
  @property({ attribute: false }) webhook?: Webhook;

  override render() {
    const { plan, request } = this;
    if (plan === undefined) return nothing;
    return html`<dl>
      <dt>${send.to()}</dt>
      <dd>${this.target(plan, request)}</dd>
      <dt>${send.automation()}</dt>
      <dd>${plan.automation?.name ?? send.webhookTest(plan.webhook.name)}</dd>
      ${plan.event === undefined ? nothing : html`<dt>${send.event()}</dt><dd>${eventName(plan)}</dd>`}
      ${
        request === undefined
          ? nothing
          : html`<dt>${send.body()}</dt><dd>${bodySize(request)}</dd>
            <dt>${send.headers()}</dt><dd>${this.credentials(plan, request)}</dd>`
      }
    </dl>`;
  }

  private target(plan: SendPlan, request: RequestPreview | undefined) {
    if (plan.destination === "sandbox") return html`<strong>${send.sandbox.local()}</strong>`;
    const url = request && URL.parse(request.url);
    if (!url) return html`<span class="data">${plan.webhook.endpoint || "–"}</span>`;
    return html`<span class="data">${request.method} ${url.protocol}//<strong>${url.host}</strong>${url.pathname}${url.search}</span>`;
  }

  private credentials(plan: SendPlan, { headers }: RequestPreview) {
    const { webhook, omission } = plan;
    const hasHeader = (name: string) => headers.some((header) => header.name === name);
    const token = hasHeader("Authorization") && webhook.access_token;
    const secret = hasHeader("X-Wandb-Signature") && webhook.secret;
    const signature = webhook.secret && omission !== "nothing" ? send.signatureOmitted() : send.noSignature();
    const parts = [
      send.contentType(headers.find(({ name }) => name === "Content-Type")?.value ?? ""),
      token ? send.token(token) : send.noToken(),
      secret ? send.signed(webhook.signature ?? "base64", secret) : signature,
    ];
    const isOmitted = plan.withholdsSecrets;
    return html`${parts.join(" · ")}${isOmitted ? html`<br>${send.secretsOmitted()}${this.secretsAsText(plan)}` : nothing}`;
  }

  /** Says which variables of the payload a test without secrets sends as they are written. */
  private secretsAsText({ template }: SendPlan) {
    const secrets = compiledTemplate(template, this.webhook?.secret)
      .uses()
      .filter(({ kind }) => kind === "secret");
    const written = new Set(secrets.map(({ span }) => template.slice(span.start, span.end)));
    return written.size === 0 ? nothing : html` ${send.secretsAsText([...written].join(", "))}`;
  }
}

/** Returns the name of a receiver whose CORS rules keep browsers from sending the signature; undefined for any other. */
export function receiverWithoutSignature({ endpoint, receiver: chosen }: Webhook): string | undefined {
  const recognized = recognizeReceiver(endpoint, chosen);
  if (!recognized?.browsersOmitSignature) return undefined;
  const info = receivers().find(({ receiver }) => receiver === recognized.receiver);
  return info && receiverTitle(info);
}

/** Returns the sample's name with the type of its event, unless the name already contains it. */
function eventName({ event, eventName }: SendPlan): string {
  const type = event === undefined ? undefined : compiledEvent(event).event?.eventType;
  const title = type && eventTitle(type);
  if (title === undefined) return eventName ?? "";
  if (eventName === undefined || eventName.includes(title)) return eventName ?? title;
  return `${eventName} · ${title}`;
}

/** Returns the size of a body. The values of secrets are not counted, because their length would tell something about them. */
function bodySize({ body }: RequestPreview): string {
  const secrets = body.parts.filter(({ kind, state }) => kind === "secret" && state === "filled");
  const masked = secrets.reduce(
    (sum, { output }) => sum + bytes(body.text.slice(output.start, output.end)),
    0,
  );
  const count = countText(bytes(body.text) - masked);
  const size = isJson(body.text) ? send.bodySize(count) : send.bodySizeNotJson(count);
  return secrets.length === 0 ? size : send.bodySizeWithSecret(size);
}

function bytes(text: string): number {
  return new TextEncoder().encode(text).length;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-send-summary": SendSummary;
  }
}
