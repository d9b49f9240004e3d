import "@awesome.me/webawesome/dist/components/button/button.js";
import { type EventType, exportRequest, Event as Happening, sampleEvent, type Webhook } from "hookwright";
import { html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import { controls } from "../design/controls.ts";
import { send } from "../messages/send.ts";
import "../design/copy-button.ts";

/** What can be done when the browser got no answer; emits `hw-plain` to send without custom headers. */
@customElement("hw-ways-on")
export class WaysOn extends LitElement {
  static override styles = controls;

  @property({ attribute: false }) webhook?: Webhook | undefined;
  @property({ attribute: false }) template = "";
  @property({ attribute: false }) event: string | undefined;
  @property({ attribute: false }) eventType: EventType | undefined;

  override render() {
    return html`<div class="row">
      <wa-button appearance="outlined" @click=${() => this.dispatchEvent(new Event("hw-plain"))}>${send.withoutHeaders()}</wa-button>
      <hw-copy-button label=${send.asCurl()} .text=${this.exported("curl")}></hw-copy-button>
      <hw-copy-button label=${send.asScript()} .text=${this.exported("bash")}></hw-copy-button>
    </div>`;
  }

  private exported(form: "curl" | "bash"): string {
    if (this.webhook === undefined) return "";
    const eventType = this.eventType ?? "LINK_ARTIFACT";
    const event = new Happening(this.event ?? sampleEvent(eventType));
    try {
      return exportRequest(form, this.webhook, this.template, event, eventType);
    } finally {
      event.free();
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-ways-on": WaysOn;
  }
}
