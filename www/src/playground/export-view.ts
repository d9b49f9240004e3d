import { Event, type EventType, type Export, exportRequest, type Webhook } from "hookwright";
import { css, html, LitElement } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import "../design/copy-button.ts";
import { controls } from "../design/controls.ts";
import { playground } from "../messages/playground.ts";
import { failure } from "../workspace/failure.ts";
import type { TabEvent } from "./tab-strip.ts";
import "./tab-strip.ts";

const FORMS = ["bash", "curl", "fetch", "python"] as const satisfies readonly Export[];

/** The request as a script that people run themselves. */
@customElement("hw-export-view")
export class ExportView extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-block-size: 0;
      }

      header {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        padding-inline-end: var(--hw-2);
      }

      p {
        padding: var(--hw-2) var(--hw-3);
      }

      pre {
        flex: 1;
        overflow: auto;
        padding: var(--hw-3);
        background: var(--hw-sunken);
      }

      pre:focus-visible {
        outline-offset: calc(var(--hw-focus-width) * -1);
      }
    `,
  ];

  @property({ attribute: false }) webhook: Webhook | undefined;
  @property() template = "";
  @property() event = "";
  @property({ attribute: false }) eventType: EventType | undefined;
  /** Whether the event can be read. */
  @property({ type: Boolean }) readable = false;
  @state() private form: Export = "bash";

  override render() {
    const { webhook, eventType } = this;
    if (!webhook || !eventType) return html`<p class="soft">${playground.noWebhook()}</p>`;
    if (!this.readable) return html`<p class="soft">${playground.eventBroken()}</p>`;
    const script = this.#script(webhook, eventType);
    return html`<header>
        <hw-tab-strip
          label=${playground.exportForm()}
          .tabs=${FORMS.map((id) => ({ id, label: playground.exports[id]() }))}
          .selected=${this.form}
          @hw-tab=${this.#chosen}
        ></hw-tab-strip>
        <hw-copy-button .text=${script}></hw-copy-button>
      </header>
      <p class="small soft">${playground.exportNote()}</p>
      <pre class="data" tabindex="0" role="region" aria-label=${playground.exports[this.form]()}>${script}</pre>`;
  }

  #script(webhook: Webhook, eventType: EventType): string {
    const event = new Event(this.event);
    try {
      return exportRequest(this.form, webhook, this.template, event, eventType);
    } catch (error) {
      return failure(error);
    } finally {
      event.free();
    }
  }

  readonly #chosen = (event: TabEvent) => {
    this.form = FORMS.find((form) => form === event.tab) ?? this.form;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-export-view": ExportView;
  }
}
