import "@awesome.me/webawesome/dist/components/button/button.js";
import type { WaTabShowEvent } from "@awesome.me/webawesome/dist/events/tab-show.js";
import type { Diagnostic, EventType, WorkspaceStore } from "hookwright/payload";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { controls } from "../../design/controls.ts";
import { paneStyles } from "../../design/pane-styles.ts";
import { tabs } from "../../design/tabs.ts";
import { loadView } from "../../platform/load-view.ts";
import { RememberedChoice } from "../../platform/memory.ts";
import "../../design/icon.ts";
import { type CodeEditor, TextChangeEvent } from "../../editor/code-editor.ts";
import { playground } from "../../messages/playground.ts";
import type { JumpEvent } from "../../parts/problem-list.ts";
import "../../parts/problem-list.ts";
import { NO_SAMPLES, type SampleGroups } from "../../parts/sample-groups.ts";
import { SampleChoice } from "./sample-picker.ts";
import "./sample-picker.ts";

const VIEWS = ["json", "form"] as const;

const lastView = new RememberedChoice("hookwright.event", VIEWS, "json");

/** Reports whether the user wants to see the event with stress-test values. */
export class StressTestEvent extends Event {
  constructor(readonly isActive: boolean) {
    super("hw-stress-test");
  }
}

/**
 * The event that the template is rendered with, as a form or as JSON. Emits `hw-type`, `hw-sample`, `hw-new-sample` and
 * `hw-stress-test`. The slot `status` is for a word on whether the event is saved.
 */
@customElement("hw-event-pane")
export class EventPane extends LitElement {
  static override styles = [
    controls,
    tabs,
    paneStyles,
    css`
      wa-tab-group {
        position: relative;
      }

      /* Beside the tabs, and between them and their panel when the user moves with Tab. */
      wa-tab-group > wa-button {
        position: absolute;
        inset-block-start: 0;
        inset-inline-end: var(--hw-2);
      }

      hw-code-editor,
      hw-event-form {
        flex: 1;
        min-block-size: 0;
      }

      .stress-test {
        padding: var(--hw-1) var(--hw-3);
        background: var(--hw-warning-soft);
      }
    `,
  ];

  @property() text = "";
  /** Whether the text has stress-test values. It is then read-only: the stored sample doesn't have them. */
  @property({ attribute: false }) stressTest = false;
  @property({ attribute: false }) store?: WorkspaceStore;
  @property({ attribute: false }) samples: SampleGroups = NO_SAMPLES;
  @property() sampleId = "";
  /** Whether a sample is being made. */
  @property({ type: Boolean }) busy = false;
  /** The event type that the automation waits for. */
  @property({ attribute: false }) eventType: EventType | undefined;
  @property({ attribute: false }) problems: readonly Diagnostic[] = [];
  @state() private view: (typeof VIEWS)[number] = lastView.value;
  @query("hw-code-editor") private editor?: CodeEditor;
  @query("hw-code-editor, hw-event-form") private editorOrForm?: HTMLElement;

  /** Whether the focus is in the event's editor or form, and not only elsewhere in the pane. */
  get isEditing(): boolean {
    return this.editorOrForm?.matches(":focus-within") ?? false;
  }

  protected override firstUpdated() {
    this.#load();
  }

  override render() {
    return html`<div class="heading">
        <h2>${playground.event()}</h2>
        <slot name="status"></slot>
        <div class="end">
          <wa-button appearance="plain" ?loading=${this.busy} @click=${() => this.dispatchEvent(new Event("hw-new-sample"))}>
            <wa-icon slot="start" name="add"></wa-icon>${playground.newSample()}
          </wa-button>
        </div>
      </div>
      <hw-sample-picker
        class="subheading"
        .store=${this.store}
        .samples=${this.samples}
        .sampleId=${this.sampleId}
        .typed=${this.stressTest ? undefined : this.text}
        .eventType=${this.eventType}
        @hw-sample=${({ sampleId }: SampleChoice) => this.dispatchEvent(new SampleChoice(sampleId))}
      ></hw-sample-picker>
      ${this.stressTest ? html`<p class="stress-test small" role="status">${playground.stressTestShown()}</p>` : nothing}
      <wa-tab-group without-scroll-controls active=${this.view} @wa-tab-show=${this.#chooseView}>
        <wa-tab panel="json" ?active=${this.view === "json"}>${playground.eventJson()}</wa-tab>
        <wa-tab panel="form" ?active=${this.view === "form"}>${playground.eventForm()}</wa-tab>
        ${this.#stressTestButton()}
        <wa-tab-panel name="json" ?active=${this.view === "json"}>${this.view === "json" ? this.#json() : nothing}</wa-tab-panel>
        <wa-tab-panel name="form" ?active=${this.view === "form"}>${this.view === "form" ? this.#form() : nothing}</wa-tab-panel>
      </wa-tab-group>
      ${
        this.problems.length > 0
          ? html`<hw-problem-list .problems=${this.problems} @hw-jump=${this.#jump}></hw-problem-list>`
          : nothing
      }`;
  }

  #json() {
    return html`<hw-code-editor fills label=${playground.event()} .text=${this.text} .documentId=${this.stressTest ? `${this.sampleId} stress test` : this.sampleId} ?readonly=${this.stressTest} .problems=${this.problems} @hw-type=${this.#typed}></hw-code-editor>`;
  }

  #form() {
    return html`<hw-event-form ?disabled=${this.stressTest} .text=${this.text} .problems=${this.problems} @hw-type=${this.#typed}></hw-event-form>`;
  }

  #stressTestButton() {
    const toggle = () => this.dispatchEvent(new StressTestEvent(!this.stressTest));
    if (this.stressTest) {
      return html`<wa-button appearance="plain" @click=${toggle}>
        <wa-icon slot="start" name="undo"></wa-icon>${playground.restoreSample()}
      </wa-button>`;
    }
    return html`<wa-button appearance="plain" title=${playground.stressTestHelp()} ?disabled=${this.problems.length > 0} @click=${toggle}>
      <wa-icon slot="start" name="bolt"></wa-icon>${playground.stressTest()}
    </wa-button>`;
  }

  readonly #chooseView = (event: WaTabShowEvent) => {
    this.view = lastView.choose(event.detail.name);
    this.#load();
  };

  #load() {
    // The form is loaded when the user opens it: most users write JSON.
    if (this.view === "form") loadView(this, () => import("./event-form.ts"));
  }

  readonly #typed = ({ text }: TextChangeEvent) => {
    this.text = text;
    this.dispatchEvent(new TextChangeEvent(text));
  };

  readonly #jump = async (event: JumpEvent) => {
    this.view = lastView.choose("json");
    await this.updateComplete;
    await this.editor?.updateComplete;
    this.editor?.select(event.from, event.to);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-event-pane": EventPane;
  }
}
