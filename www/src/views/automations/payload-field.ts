import { type Automation, type SecretVault, sampleEvent, type Workspace } from "hookwright/payload";
import { css, html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import { controls } from "../../design/controls.ts";
import type { TextChangeEvent } from "../../editor/code-editor.ts";
import { NO_MARKS } from "../../editor/variable-marks.ts";
import { automations } from "../../messages/automations.ts";
import { shared } from "../../messages/shared.ts";
import "../../parts/payload-editor.ts";
import { SampleSorter } from "../../parts/sample-groups.ts";
import { type TemplatePreview, TemplatePreviewer } from "../../parts/template-preview.ts";

/** The editor of an automation's payload, checked with the first sample that fits. Emits `hw-payload` with the text. */
@customElement("hw-payload-field")
export class PayloadField extends LitElement {
  static override styles = [
    controls,
    css`
      .frame {
        display: flex;
        block-size: 28rem;
        border: var(--hw-hairline) solid var(--hw-line-strong);
        border-radius: var(--hw-radius);
        overflow: hidden;
      }

      hw-payload-editor {
        flex: 1;
        min-inline-size: 0;
      }
    `,
  ];

  @property({ attribute: false }) automation?: Automation;
  @property({ attribute: false }) workspace?: Workspace;
  @property({ attribute: false }) vault?: SecretVault | undefined;

  readonly #previewer = new TemplatePreviewer();
  readonly #sorter = new SampleSorter();

  override render() {
    const { automation } = this;
    if (automation === undefined) return "";
    const preview = this.#preview(automation);
    return html`<div class="field" role="group" aria-labelledby="label" aria-describedby="help">
      <span id="label" class="label">${automations.payload()} <span class="soft">${shared.optional()}</span></span>
      <div class="frame">
        <hw-payload-editor
          .automationId=${automation.id}
          .text=${automation.payload ?? ""}
          .variables=${preview?.variables ?? NO_MARKS}
          .nameOf=${preview?.nameOf}
          .options=${preview?.options ?? []}
          .problems=${automation.payload === undefined ? [] : (preview?.problems ?? [])}
          @hw-type=${({ text }: TextChangeEvent) => this.dispatchEvent(new CustomEvent("hw-payload", { detail: text }))}
        ></hw-payload-editor>
      </div>
      <p id="help" class="soft small">${automations.payloadHelp()}</p>
    </div>`;
  }

  #preview(automation: Automation): TemplatePreview | undefined {
    const { teams = [], samples = [] } = this.workspace ?? {};
    const team = teams.find(({ name }) => name === automation.team);
    const [sample] = this.#sorter.sort(automation.trigger, samples).fitting;
    return this.#previewer.preview({
      automation,
      webhook: team?.webhooks.find(({ id }) => id === automation.webhook),
      teamSecrets: team?.secrets ?? [],
      template: automation.payload ?? "",
      event: sample?.event ?? sampleEvent(automation.trigger.type),
      hasValue: (name) => this.vault?.has(automation.team, name) ?? false,
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-payload-field": PayloadField;
  }
}
