import "@awesome.me/webawesome/dist/components/button/button.js";
import { sampleEvent, type Webhook } from "hookwright/payload";
import { html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import { controls } from "../../design/controls.ts";
import { send } from "../../messages/send.ts";
import "../../design/copy-button.ts";
import type { AutomationContext } from "../automation-context.ts";
import { compiledEvent, compiledTemplate } from "../compiled.ts";

/** Other ways to send a request that got no response; emits `hw-plain` to send it without custom headers. */
@customElement("hw-send-alternatives")
export class SendAlternatives extends LitElement {
  static override styles = controls;

  @property({ attribute: false }) webhook?: Webhook | undefined;
  @property({ attribute: false }) template = "";
  @property({ attribute: false }) event: string | undefined;
  /** The rendering options that come from the automation. */
  @property({ attribute: false }) owner: AutomationContext | undefined;

  override render() {
    return html`<div class="row">
      <wa-button appearance="outlined" @click=${() => this.dispatchEvent(new Event("hw-plain"))}>${send.withoutHeaders()}</wa-button>
      ${this.copyButton("curl", send.asCurl())} ${this.copyButton("bash", send.asScript())}
    </div>`;
  }

  private copyButton(form: "curl" | "bash", label: string) {
    const script = this.exported(form);
    return script === undefined ? "" : html`<hw-copy-button label=${label} .text=${script}></hw-copy-button>`;
  }

  /** Returns the request as a script; undefined while the event can't be read. */
  private exported(form: "curl" | "bash"): string | undefined {
    const eventType = this.owner?.eventType ?? "LINK_ARTIFACT";
    const { event } = compiledEvent(this.event ?? sampleEvent(eventType));
    if (this.webhook === undefined || event === undefined) return undefined;
    const template = compiledTemplate(this.template, this.webhook.secret);
    return template.exportRequest(form, this.webhook, event, eventType, this.owner?.automation);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-send-alternatives": SendAlternatives;
  }
}
