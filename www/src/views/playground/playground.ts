import "@awesome.me/webawesome/dist/components/button/button.js";
import {
  type Automation,
  type SampleEvent,
  type SecretVault,
  sampleEvent,
  type Webhook,
  type WorkspaceStore,
} from "hookwright/payload";
import { css, html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { controls } from "../../design/controls.ts";
import { paneStyles } from "../../design/pane-styles.ts";
import type { TextChangeEvent } from "../../editor/code-editor.ts";
import { NO_MARKS } from "../../editor/variable-marks.ts";
import { playground } from "../../messages/playground.ts";
import { href, NEW } from "../../platform/route.ts";
import { WorkspaceController } from "../../workspace/workspace-controller.ts";
import "./automation-picker.ts";
import type { EventPane, StressTestEvent } from "./event-pane.ts";
import "./event-pane.ts";
import type { Panes } from "./panes.ts";
import "./panes.ts";
import type { CursorEvent, PayloadEditor } from "../../parts/payload-editor.ts";
import "../../parts/payload-editor.ts";
import type { JumpEvent } from "../../parts/problem-list.ts";
import type { ResultPane } from "./result-pane.ts";
import "./result-pane.ts";
import { NO_SAMPLES, SampleSorter } from "../../parts/sample-groups.ts";
import { type TemplatePreview, TemplatePreviewer } from "../../parts/template-preview.ts";
import { AutosavedText } from "./autosaved-text.ts";
import type { SampleChoice } from "./sample-picker.ts";
import { StickySelection } from "./sticky-selection.ts";
import { StressTest } from "./stress-test.ts";

/** The Playground view: a template, a sample event and the result side by side, updated at every keystroke. */
@customElement("hw-playground")
export class Playground extends LitElement {
  static override styles = [
    controls,
    paneStyles,
    css`
      .empty {
        inline-size: 100%;
        max-inline-size: 64rem;
        margin-inline: auto;
      }

      .unsaved {
        padding: var(--hw-2) var(--hw-3);
        background: var(--hw-warning-soft);
      }

      hw-panes {
        flex: 1;
        background: var(--hw-surface);
      }
    `,
  ];

  @property({ attribute: false }) store?: WorkspaceStore;
  @property({ attribute: false }) vault?: SecretVault;
  /** The id of the automation that the address names. */
  @property() automationId?: string;
  @state() private sampleId = "";
  /** The id of the sample with stress-test values: they are shown and sent, but never stored. */
  @state() private stressTested: string | undefined;
  @query("hw-panes") private panes?: Panes;
  @query("hw-payload-editor") private editor?: PayloadEditor;
  @query("hw-event-pane") private eventPane?: EventPane;
  @query("hw-result-pane") private result?: ResultPane;

  readonly #workspace = new WorkspaceController(this);
  readonly #payload = new AutosavedText(this, "payload");
  readonly #event = new AutosavedText(this, "event");
  readonly #sorter = new SampleSorter();
  #samples = NO_SAMPLES;
  #sample: SampleEvent | undefined;
  readonly #stressTest = new StressTest();
  /** The event that the template is rendered with. */
  #shownEvent = "";
  readonly #previewer = new TemplatePreviewer();
  #preview: TemplatePreview | undefined;
  readonly #automationSelection = new StickySelection<Automation>();
  readonly #sampleSelection = new StickySelection<SampleEvent>();
  #current: Automation | undefined;
  /** The id of the automation for which the sample was selected. */
  #sampleOwner: string | undefined;

  override willUpdate(changed: PropertyValues<this>) {
    const automation = this.#selectAutomation(changed.has("automationId"));
    this.#current = automation;
    if (!automation) return;
    this.#payload.show(automation.id, automation.payload ?? "", (text) =>
      this.#savePayload(automation, text),
    );
    this.#selectSample(automation);
    const event = this.#event.text;
    this.#shownEvent = this.#isStressTest ? this.#stressTest.apply(event) : event;
    this.#preview = this.#previewer.preview({
      automation,
      webhook: this.#webhook(automation),
      teamSecrets: this.#team(automation)?.secrets ?? [],
      template: this.#payload.text,
      event: this.#shownEvent,
      hasValue: (name) => this.vault?.has(automation.team, name) ?? false,
    });
  }

  override render() {
    const automation = this.#current;
    if (!automation) {
      return html`<div class="empty">
        <p>${playground.empty()}</p>
        <wa-button variant="brand" appearance="accent" href=${href("automations", NEW)}>${playground.create()}</wa-button>
      </div>`;
    }
    return html`<hw-automation-picker
        .automations=${this.#workspace.workspace.automations}
        .automation=${automation}
      ></hw-automation-picker>
      ${this.#unsaved()} ${this.#deleted(automation)}
      <hw-panes>
        <hw-payload-editor
          slot="template"
          .automationId=${automation.id}
          .text=${this.#payload.text}
          .variables=${this.#preview?.variables ?? NO_MARKS}
          .nameOf=${this.#preview?.nameOf}
          .options=${this.#preview?.options ?? []}
          .problems=${this.#preview?.problems ?? []}
          @hw-type=${(event: TextChangeEvent) => this.#payload.type(event.text)}
          @hw-cursor=${(event: CursorEvent) => this.result?.selectValueOf(event.position)}
          @focusout=${this.#payload.flush}
        ></hw-payload-editor>
        <hw-event-pane
          slot="event"
          .store=${this.store}
          .text=${this.#shownEvent}
          .stressTest=${this.#isStressTest}
          .samples=${this.#samples}
          .sampleId=${this.sampleId}
          .eventType=${automation.trigger.type}
          .problems=${this.#preview?.eventProblems ?? []}
          @hw-type=${(event: TextChangeEvent) => this.#event.type(event.text)}
          @hw-sample=${(event: SampleChoice) => {
            this.#sampleSelection.clear();
            this.sampleId = event.sampleId;
          }}
          @hw-stress-test=${({ isActive }: StressTestEvent) => {
            this.stressTested = isActive ? this.sampleId : undefined;
          }}
          @focusout=${this.#event.flush}
        ></hw-event-pane>
        <hw-result-pane
          slot="result"
          .result=${this.#preview}
          .automation=${automation}
          .automations=${this.#workspace.workspace.automations}
          .webhook=${this.#webhook(automation)}
          .vault=${this.vault}
          .template=${this.#payload.text}
          .event=${this.#shownEvent}
          @hw-jump=${this.#jump}
        ></hw-result-pane>
      </hw-panes>`;
  }

  #unsaved() {
    if (!this.#payload.failed && !this.#event.failed) return nothing;
    const retry = () => {
      this.#payload.flush();
      this.#event.flush();
    };
    return html`<p class="unsaved spread" role="alert">
      ${playground.notSaved()} <wa-button appearance="outlined" @click=${retry}>${playground.retry()}</wa-button>
    </p>`;
  }

  /**
   * Offers to restore an automation or a sample that another tab deleted while the user edits it. The deleted
   * item stays selected, so that typed text does not end up in another item.
   */
  #deleted(automation: Automation) {
    const sample = this.#sample;
    if (this.#automationSelection.isDeleted)
      return this.#deletedNotice(automation.name, () => this.#savePayload(automation, this.#payload.text));
    if (sample && this.#sampleSelection.isDeleted)
      return this.#deletedNotice(sample.name, () => this.#saveSample(sample, this.#event.text));
    return nothing;
  }

  #deletedNotice(name: string, restore: () => void) {
    return html`<p class="unsaved spread" role="alert">
      ${playground.deleted(name)} <wa-button appearance="outlined" @click=${restore}>${playground.restore()}</wa-button>
    </p>`;
  }

  #selectAutomation(isRequested: boolean): Automation | undefined {
    const { automations } = this.#workspace.workspace;
    if (isRequested) this.#automationSelection.clear();
    const isEditingPayload = this.#payload.unsaved || (this.editor?.matches(":focus-within") ?? false);
    const isEditing = isEditingPayload || this.#isEditingEvent;
    return this.#automationSelection.select(automations, this.automationId, isEditing, automations[0]);
  }

  get #isEditingEvent(): boolean {
    return this.#event.unsaved || (this.eventPane?.isEditing ?? false);
  }

  get #isStressTest(): boolean {
    return this.stressTested === this.sampleId;
  }

  #team(automation: Automation) {
    return this.#workspace.workspace.teams.find(({ name }) => name === automation.team);
  }

  #webhook(automation: Automation): Webhook | undefined {
    return this.#team(automation)?.webhooks.find(({ id }) => id === automation.webhook);
  }

  /**
   * Selects the sample: the selected one while it exists, else the first that fits the trigger, else the built-in sample
   * event of the trigger's type.
   */
  #selectSample(automation: Automation) {
    const { samples } = this.#workspace.workspace;
    const { type } = automation.trigger;
    if (this.#sampleOwner !== automation.id) {
      this.sampleId = "";
      this.#sampleSelection.clear();
    }
    this.#sampleOwner = automation.id;
    this.#samples = this.#sorter.sort(automation.trigger, samples);
    const fallback = this.#samples.fitting[0] ?? { id: `of-${type}`, name: type, event: sampleEvent(type) };
    const selected = this.#sampleSelection.select(samples, this.sampleId, this.#isEditingEvent, fallback);
    if (this.#sampleSelection.isDeleted)
      this.#samples = this.#sorter.sort(automation.trigger, [...samples, selected]);
    this.sampleId = selected.id;
    this.#sample = selected;
    this.#event.show(selected.id, selected.event, (text) => this.#saveSample(selected, text));
  }

  /** Stores the payload. A deleted automation is restored with it, so that nothing typed is lost. */
  #savePayload(edited: Automation, payload: string): Promise<boolean> {
    const newest = this.#workspace.workspace.automations.find(({ id }) => id === edited.id);
    const base = newest ?? (this.#webhook(edited) ? edited : withoutWebhook(edited));
    return this.#workspace.apply({ type: "put_automation", automation: { ...base, payload }, base });
  }

  /**
   * Stores the event under the sample's newest name. The core's sample is added to the workspace, and a deleted one is
   * restored.
   */
  #saveSample(edited: SampleEvent, event: string): Promise<boolean> {
    const base = this.#workspace.workspace.samples.find(({ id }) => id === edited.id) ?? edited;
    return this.#workspace.apply({ type: "put_sample", sample: { ...base, event }, base });
  }

  readonly #jump = async (event: JumpEvent) => {
    if (this.panes) this.panes.selected = "template";
    await this.panes?.updateComplete;
    this.editor?.select(event.from, event.to);
  };
}

/** Returns a deleted automation without its webhook, which may have been deleted, too. */
function withoutWebhook({ webhook: _deleted, ...automation }: Automation): Automation {
  return automation;
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-playground": Playground;
  }
}
