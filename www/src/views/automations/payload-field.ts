import type { Automation, SecretVault, Workspace } from "hookwright/payload";
import { css, html, LitElement } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { controls, fieldText } from "../../design/controls.ts";
import "../../design/diagnostics.ts";
import type { TextChangeEvent } from "../../editor/code-editor.ts";
import { automations } from "../../messages/automations.ts";
import { shared } from "../../messages/shared.ts";
import type { PayloadEditor } from "../../parts/payload-editor.ts";
import "../../parts/payload-editor.ts";
import "../../parts/payload-preview.ts";
import { exampleEvent } from "../../parts/automation-context.ts";
import { payloadPanes } from "../../parts/payload-panes.ts";
import type { JumpEvent } from "../../parts/problem-list.ts";
import { SampleSorter } from "../../parts/sample-groups.ts";
import { TemplatePreviewer } from "../../parts/template-preview.ts";
import { SecretValuesController } from "../../workspace/secret-values.ts";

/**
 * The editor of an automation's payload with the rendered payload beside it, for a sample that fits the trigger. Emits
 * `hw-payload` with the text.
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
  @property({ attribute: false }) workspace?: Workspace;
  @property({ attribute: false }) vault?: SecretVault | undefined;
  /** The id of the chosen sample. */
  @state() private sampleId = "";
  @query("hw-payload-editor") private editor?: PayloadEditor;

  readonly #previewer = new TemplatePreviewer();
  readonly #sorter = new SampleSorter();

  constructor() {
    super();
    new SecretValuesController(this);
  }

  override render() {
    const { automation } = this;
    if (automation === undefined) return "";
    const { teams = [], samples = [] } = this.workspace ?? {};
    const team = teams.find(({ name }) => name === automation.team);
    const { fitting } = this.#sorter.sort(automation.trigger, samples);
    const sample = fitting.find(({ id }) => id === this.sampleId) ?? fitting[0];
    const preview = this.#previewer.preview({
      automation,
      webhook: team?.webhooks.find(({ id }) => id === automation.webhook),
      teamSecrets: team?.secrets ?? [],
      template: automation.payload ?? "",
      event: sample?.event ?? exampleEvent(automation),
      hasValue: (name) => this.vault?.has(automation.team, name) ?? false,
    });
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
          <select id="sample" @change=${(event: Event) => {
            this.sampleId = fieldText(event);
          }}>
            ${
              fitting.length === 0
                ? html`<option value="" selected>${automations.builtInExample()}</option>`
                : fitting.map(
                    ({ id, name }) =>
                      html`<option value=${id} .selected=${id === sample?.id}>${name}</option>`,
                  )
            }
          </select>
        </div>
        <div class="frame">
          <hw-payload-preview .rendering=${preview.rendering}
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
