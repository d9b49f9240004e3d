import type { Automation } from "hookwright/payload";
import { css, html, LitElement } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { controls, fieldText } from "../../design/controls.ts";
import "../../design/diagnostics.ts";
import type { TextChangeEvent } from "../../editor/code-editor.ts";
import { automations } from "../../messages/automations.ts";
import { shared } from "../../messages/shared.ts";
import { sampleTitle } from "../../messages/vocabulary.ts";
import type { PayloadEditor } from "../../parts/payload-editor.ts";
import "../../parts/payload-editor.ts";
import "../../parts/payload-preview.ts";
import { payloadPanes } from "../../parts/payload-panes.ts";
import type { JumpEvent } from "../../parts/problem-list.ts";
import type { TemplatePreview } from "../../parts/template-preview.ts";
import type { PreviewedEvent } from "./previewed-sample.ts";

/**
 * The editor of an automation's payload with the rendered payload beside it. Emits `hw-payload` with the text, and
 * `hw-sample` with the id of the sample that the user chooses.
 */
@customElement("hw-payload-field")
export class PayloadField extends LitElement {
  static override styles = [
    controls,
    payloadPanes,
    css`
      .frame {
        block-size: 26rem;
      }
    `,
  ];

  @property({ attribute: false }) automation?: Automation;
  /** The event that the payload is rendered for. */
  @property({ attribute: false }) shown?: PreviewedEvent;
  @property({ attribute: false }) preview?: TemplatePreview;
  @query("hw-payload-editor") private editor?: PayloadEditor;

  override render() {
    const { automation, shown, preview } = this;
    if (automation === undefined || shown === undefined || preview === undefined) return "";
    return html`<div class="panes">
      <div class="field" role="group" aria-labelledby="label" aria-describedby="help">
        <div class="row heading">
          <span id="label" class="label">${automations.payload()} <span class="soft">${shared.optional()}</span></span>
        </div>
        <div class="frame">
          <hw-payload-editor
            .automationId=${automation.id}
            .text=${automation.payload ?? ""}
            .variables=${preview.variables}
            .nameOf=${preview.nameOf}
            .options=${preview.options}
            .examples=${preview.examples}
            .problems=${preview.problems}
            @hw-type=${({ text }: TextChangeEvent) => this.dispatchEvent(new CustomEvent("hw-payload", { detail: text }))}
          ></hw-payload-editor>
        </div>
        <p id="help" class="soft small">${automations.payloadHelp()}</p>
      </div>
      <div class="field">
        <div class="row heading">
          <label for="sample" class="label">${automations.previewFor()}</label>
          <select id="sample" @change=${(event: Event) =>
            this.dispatchEvent(new CustomEvent("hw-sample", { detail: fieldText(event) }))}>
            <option value="" .selected=${shown.id === ""}>${automations.fittingExample()}</option>
            ${shown.offered.map(
              ({ id, name }) =>
                html`<option value=${id} .selected=${id === shown.id}>${sampleTitle(name)}</option>`,
            )}
          </select>
        </div>
        <div class="frame">
          <hw-payload-preview .rendering=${preview.rendering} .failure=${preview.failure}
            @hw-jump=${({ from, to }: JumpEvent) => this.editor?.select(from, to)}></hw-payload-preview>
        </div>
        <hw-diagnostics .findings=${preview.eventProblems}></hw-diagnostics>
      </div>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-payload-field": PayloadField;
  }
}
