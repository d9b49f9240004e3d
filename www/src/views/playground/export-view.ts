import type { WaTabShowEvent } from "@awesome.me/webawesome/dist/events/tab-show.js";
import type { Export, Webhook } from "hookwright/payload";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { paneStyles } from "../../design/pane-styles.ts";
import "../../design/copy-button.ts";
import { controls } from "../../design/controls.ts";
import { tabs } from "../../design/tabs.ts";
import { errorText } from "../../messages/diagnostic.ts";
import { playground } from "../../messages/playground.ts";
import type { AutomationContext } from "../../parts/automation-context.ts";
import { compiledEvent, compiledTemplate } from "../../parts/compiled.ts";

const FORMATS = ["bash", "curl", "fetch", "python"] as const satisfies readonly Export[];

/** The request as a script that the user can run. */
@customElement("hw-export-view")
export class ExportView extends LitElement {
  static override styles = [
    controls,
    tabs,
    paneStyles,
    css`
      p {
        padding: var(--hw-2) var(--hw-3);
      }

      .spread {
        flex-wrap: nowrap;
        padding-inline-end: var(--hw-2);
      }

      pre {
        flex: 1;
        overflow: auto;
        contain: strict;
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
  /** The rendering options that come from the automation. */
  @property({ attribute: false }) owner: AutomationContext | undefined;
  /** Whether the event is valid. */
  @property({ type: Boolean }) readable = false;
  @state() private format: Export = "bash";

  override render() {
    const { webhook, owner } = this;
    if (!webhook || !owner) return html`<p class="soft">${playground.noWebhook()}</p>`;
    if (!this.readable) return html`<p class="soft">${playground.exportNeedsEvent()}</p>`;
    return html`<wa-tab-group without-scroll-controls active=${this.format} @wa-tab-show=${this.#chosen}>
      ${FORMATS.map(
        (
          format,
        ) => html`<wa-tab panel=${format} ?active=${format === this.format}>${playground.exports[format]()}</wa-tab>
          <wa-tab-panel name=${format} ?active=${format === this.format}>
            ${format === this.format ? this.#panel(this.#script(webhook, owner)) : nothing}
          </wa-tab-panel>`,
      )}
    </wa-tab-group>`;
  }

  #panel(script: string) {
    return html`<div class="spread">
        <p class="small soft">${playground.exportNote()}</p>
        <hw-copy-button .text=${script}></hw-copy-button>
      </div>
      <pre class="data" tabindex="0" role="region" aria-label=${playground.exports[this.format]()}>${script}</pre>`;
  }

  #script(webhook: Webhook, { eventType, automation }: AutomationContext): string {
    const { event } = compiledEvent(this.event);
    if (!event) return "";
    try {
      const template = compiledTemplate(this.template, webhook.secret);
      return template.exportRequest(this.format, webhook, event, eventType, automation);
    } catch (error) {
      return errorText(error);
    }
  }

  readonly #chosen = (event: WaTabShowEvent) => {
    this.format = FORMATS.find((format) => format === event.detail.name) ?? this.format;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-export-view": ExportView;
  }
}
