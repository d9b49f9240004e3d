import "@awesome.me/webawesome/dist/components/button/button.js";
import "@awesome.me/webawesome/dist/components/checkbox/checkbox.js";
import type { Export, Webhook } from "hookwright/payload";
import { css, html, LitElement } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { paneStyles } from "../../design/pane-styles.ts";
import "../../design/copy-button.ts";
import "../../design/icon.ts";
import { controls, fieldText } from "../../design/controls.ts";
import { errorText } from "../../messages/diagnostic.ts";
import { playground } from "../../messages/playground.ts";
import type { AutomationContext } from "../../parts/automation-context.ts";
import { compiledEvent, compiledTemplate } from "../../parts/compiled.ts";
import { TextParts } from "../../parts/text-parts.ts";
import { save } from "../../platform/file.ts";
import { scriptColors, scriptText } from "./script-text.ts";

/** The formats, each with the end of its file's name. */
const FILES = {
  curl: ".curl.sh",
  bash: ".sh",
  powershell: ".ps1",
  python: ".py",
  fetch: ".mjs",
} as const satisfies Record<Export, string>;
const FORMATS = Object.keys(FILES) as readonly Export[];

/** The request as a script that the user can run. */
@customElement("hw-export-view")
export class ExportView extends LitElement {
  static override styles = [
    controls,
    paneStyles,
    scriptColors,
    css`
      p {
        padding: 0 var(--hw-3) var(--hw-2);
      }

      .tools {
        padding: var(--hw-2) var(--hw-2) var(--hw-1) var(--hw-3);
      }

      select {
        flex: 0 1 12rem;
        inline-size: auto;
      }

      pre {
        flex: 1;
        overflow: auto;
        contain: strict;
        padding: var(--hw-3);
        background: var(--hw-sunken);
      }

      pre.wrapped {
        white-space: pre-wrap;
        overflow-wrap: anywhere;
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
  @state() private format: Export = "curl";
  @state() private wraps = false;
  private readonly parts = new TextParts(this);

  override render() {
    const { webhook, owner } = this;
    if (!webhook || !owner) return html`<p class="soft">${playground.noWebhook()}</p>`;
    if (!this.readable) return html`<p class="soft">${playground.exportNeedsEvent()}</p>`;
    return this.#panel(webhook, this.#script(webhook, owner));
  }

  #panel({ name }: Webhook, script: string) {
    const { format } = this;
    return html`<div class="spread tools">
        <select aria-label=${playground.exportForm()} @change=${this.#choose}>
          ${FORMATS.map((one) => html`<option value=${one} .selected=${one === format}>${playground.exports[one]()}</option>`)}
        </select>
        <div class="row">
          <wa-checkbox .checked=${this.wraps} @change=${this.#toggleWrap}>${playground.exportWrap()}</wa-checkbox>
          <hw-copy-button .text=${script}></hw-copy-button>
          <wa-button appearance="plain" @click=${() => save(fileName(name, format), fileOf(format, script))}>
            <wa-icon slot="start" name="down"></wa-icon>${playground.exportDownload()}
          </wa-button>
        </div>
      </div>
      <p class="small soft">${playground.exportRuns[format]()} ${playground.exportNote()}</p>
      <pre class="data ${this.wraps ? "wrapped" : ""}" tabindex="0" role="region" aria-label=${playground.exports[format]()}>${scriptText(format, this.parts.part(script))}</pre>
      ${this.parts.more()}`;
  }

  readonly #toggleWrap = () => {
    this.wraps = !this.wraps;
  };

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

  readonly #choose = (event: Event) => {
    this.format = FORMATS.find((format) => format === fieldText(event)) ?? this.format;
  };
}

/** Returns a file name made of a webhook's name, like `GitHub-deploy.sh`. */
function fileName(webhook: string, format: Export): string {
  const words = webhook.match(/[\p{L}\p{N}]+/gu)?.join("-");
  return `${words ?? "webhook"}${FILES[format]}`;
}

/** Returns a script as a file. Windows PowerShell 5.1 reads UTF-8 only after a byte order mark. */
function fileOf(format: Export, script: string): Blob {
  const mark = format === "powershell" ? "\ufeff" : "";
  return new Blob([mark, script], { type: "text/plain" });
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-export-view": ExportView;
  }
}
