import "@awesome.me/webawesome/dist/components/button/button.js";
import { sampleEvent } from "hookwright/payload";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { controls } from "../../design/controls.ts";
import { errorText } from "../../messages/diagnostic.ts";
import { send } from "../../messages/send.ts";
import { announceError } from "../../platform/announcement.ts";
import "../../design/copy-button.ts";
import { compiledEvent, compiledTemplate } from "../compiled.ts";
import { probe } from "./sending.ts";
import type { Omission, SendPlan, SendRecord } from "./sends.ts";

/** A request to send without some of its headers. */
export class SendWithoutEvent extends Event {
  constructor(readonly omission: Omission) {
    super("hw-send-without");
  }
}

/** Other ways to send a request, as far as they can help after this outcome; emits `hw-send-without`. */
@customElement("hw-send-alternatives")
export class SendAlternatives extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--hw-2);
      }
    `,
  ];

  @property({ attribute: false }) plan?: SendPlan;
  /** The failed send; without one, only the scripts are offered. */
  @property({ attribute: false }) record: SendRecord | undefined;
  /** Whether the receiver is known to need the access token. */
  @property({ type: Boolean, attribute: false }) needsToken = false;
  @state() private isProbing = false;

  override render() {
    const { plan, record } = this;
    if (plan === undefined) return "";
    return html`${record ? this.buttons(record) : nothing}
      ${this.copyButton(plan, "curl", send.asCurl())} ${this.copyButton(plan, "bash", send.asScript())}`;
  }

  private buttons(record: SendRecord) {
    const { state, plan } = record;
    const finding =
      record.probe?.code ?? (state.kind === "ended" ? state.delivery.explanation?.code : undefined);
    // Leaving out headers helps only where CORS may be the cause.
    if (finding !== "delivery/unreachable" && finding !== "delivery/cors") return nothing;
    const { access_token: token, secret } = plan.webhook;
    const canOmitSignature = secret !== undefined && plan.omission === "nothing";
    const canOmitHeaders = plan.omission !== "customHeaders" && !(this.needsToken && token !== undefined);
    return html`${
      canOmitSignature
        ? html`<wa-button variant="brand" appearance="outlined" title=${send.withoutSignatureHelp()}
            @click=${() => this.dispatchEvent(new SendWithoutEvent("signature"))}>${send.withoutSignature()}</wa-button>`
        : nothing
    }
    ${
      canOmitHeaders
        ? html`<wa-button appearance="outlined" title=${send.withoutHeadersHelp()}
            @click=${() => this.dispatchEvent(new SendWithoutEvent("customHeaders"))}>
            ${token === undefined ? send.withoutHeaders() : send.withoutHeadersNorToken()}
          </wa-button>`
        : nothing
    }
    ${
      finding === "delivery/unreachable"
        ? html`<wa-button appearance="outlined" title=${send.probeHelp()} ?loading=${this.isProbing}
            @click=${() => this.probe(record)}>${send.probe()}</wa-button>`
        : nothing
    }`;
  }

  private async probe(record: SendRecord) {
    if (this.isProbing) return;
    this.isProbing = true;
    try {
      await probe(record);
    } catch (error) {
      announceError(this, errorText(error));
    } finally {
      this.isProbing = false;
    }
  }

  private copyButton(plan: SendPlan, form: "curl" | "bash", label: string) {
    const script = exported(plan, form);
    return script === undefined
      ? nothing
      : html`<hw-copy-button label=${label} .text=${script}></hw-copy-button>`;
  }
}

/** Returns a request as a script; undefined while the event can't be read. */
function exported(plan: SendPlan, form: "curl" | "bash"): string | undefined {
  const eventType = plan.owner?.eventType ?? "LINK_ARTIFACT";
  const { event } = compiledEvent(plan.event ?? sampleEvent(eventType));
  if (event === undefined) return undefined;
  return compiledTemplate(plan.template, plan.webhook.secret).exportRequest(
    form,
    plan.webhook,
    event,
    eventType,
    plan.owner?.automation,
  );
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-send-alternatives": SendAlternatives;
  }
}
