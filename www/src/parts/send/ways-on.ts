import "@awesome.me/webawesome/dist/components/button/button.js";
import {
  checkEvent,
  type EventType,
  exportRequest,
  Event as Happening,
  sampleEvent,
  type Webhook,
} from "hookwright/payload";
import { html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import { controls } from "../../design/controls.ts";
import { send } from "../../messages/send.ts";
import "../../design/copy-button.ts";

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
      ${this.copier("curl", send.asCurl())} ${this.copier("bash", send.asScript())}
    </div>`;
  }

  private copier(form: "curl" | "bash", label: string) {
    const text = this.exported(form);
    return text === undefined ? "" : html`<hw-copy-button label=${label} .text=${text}></hw-copy-button>`;
  }

  /** Nothing while the event can't be read. */
  private exported(form: "curl" | "bash"): string | undefined {
    const eventType = this.eventType ?? "LINK_ARTIFACT";
    const text = this.event ?? sampleEvent(eventType);
    if (this.webhook === undefined || checkEvent(text).length > 0) return undefined;
    const event = new Happening(text);
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
