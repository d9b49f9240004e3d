import "@awesome.me/webawesome/dist/components/button/button.js";
import type { WaTabShowEvent } from "@awesome.me/webawesome/dist/events/tab-show.js";
import type { Diagnostic, EventType, WorkspaceStore } from "hookwright/payload";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { controls } from "../../design/controls.ts";
import { tabs } from "../../design/tabs.ts";
import { loadView } from "../../platform/load-view.ts";
import "../../design/icon.ts";
import { type CodeEditor, TypeEvent } from "../../editor/code-editor.ts";
import { playground } from "../../messages/playground.ts";
import type { JumpEvent } from "../../parts/problem-list.ts";
import "../../parts/problem-list.ts";
import { NO_SAMPLES, type SampleGroups } from "../../parts/sample-groups.ts";
import { SampleChoice } from "./sample-picker.ts";
import "./sample-picker.ts";

/** Whether the event is to be tried out with hostile values. */
export class HostileEvent extends Event {
  constructor(readonly hostile: boolean) {
    super("hw-hostile");
  }
}

/** The event that the template is tried on, as a form or as JSON; emits `hw-type`, `hw-sample` and `hw-hostile`. */
@customElement("hw-event-pane")
export class EventPane extends LitElement {
  static override styles = [
    controls,
    tabs,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-block-size: 0;
      }

      .views {
        display: grid;
        flex: 1;
        grid-template: auto minmax(0, 1fr) / minmax(0, 1fr) auto;
        min-block-size: 0;
      }

      .views > wa-tab-group {
        grid-area: 1 / 1 / -1 / -1;
      }

      /* Beside the tabs, above their line. */
      .views > wa-button {
        z-index: 1;
        grid-area: 1 / 2;
        margin-inline-end: var(--hw-2);
      }

      hw-code-editor,
      hw-event-form {
        flex: 1;
        min-block-size: 0;
      }

      .hostile {
        padding: var(--hw-1) var(--hw-3);
        background: var(--hw-warning-soft);
      }

      hw-problem-list {
        max-block-size: 9rem;
      }
    `,
  ];

  @property() text = "";
  /** Whether the text has hostile values, which are only looked at: what is written is the sample without them. */
  @property({ type: Boolean }) hostile = false;
  @property({ attribute: false }) store?: WorkspaceStore;
  @property({ attribute: false }) samples: SampleGroups = NO_SAMPLES;
  @property() sample = "";
  /** What the automation waits for. */
  @property({ attribute: false }) eventType: EventType | undefined;
  @property({ attribute: false }) problems: readonly Diagnostic[] = [];
  @state() private view: "form" | "json" = "json";
  @query("hw-code-editor") private editor?: CodeEditor;
  @query("hw-code-editor, hw-event-form") private written?: HTMLElement;

  /** Whether somebody is in the event itself, not only in what is about it. */
  get writing(): boolean {
    return this.written?.matches(":focus-within") ?? false;
  }

  override render() {
    return html`<hw-sample-picker
        .store=${this.store}
        .samples=${this.samples}
        .sample=${this.sample}
        .eventType=${this.eventType}
        @hw-sample=${({ sample }: SampleChoice) => this.dispatchEvent(new SampleChoice(sample))}
      ></hw-sample-picker>
      ${this.hostile ? html`<p class="hostile small" role="status">${playground.hostileTried()}</p>` : nothing}
      <div class="views">
        ${this.#hostility()}
        <wa-tab-group without-scroll-controls active=${this.view} @wa-tab-show=${this.#chosen}>
          <wa-tab panel="json" ?active=${this.view === "json"}>${playground.eventJson()}</wa-tab>
          <wa-tab panel="form" ?active=${this.view === "form"}>${playground.eventForm()}</wa-tab>
          <wa-tab-panel name="json" ?active=${this.view === "json"}>${this.view === "json" ? this.#json() : nothing}</wa-tab-panel>
          <wa-tab-panel name="form" ?active=${this.view === "form"}>${this.view === "form" ? this.#form() : nothing}</wa-tab-panel>
        </wa-tab-group>
      </div>
      ${
        this.problems.length > 0
          ? html`<hw-problem-list .problems=${this.problems} @hw-jump=${this.#jump}></hw-problem-list>`
          : nothing
      }`;
  }

  #json() {
    return html`<hw-code-editor label=${playground.event()} .text=${this.text} .document=${this.hostile ? `${this.sample} hostile` : this.sample} ?readonly=${this.hostile} .problems=${this.problems} @hw-type=${this.#typed}></hw-code-editor>`;
  }

  #form() {
    return html`<hw-event-form ?disabled=${this.hostile} .text=${this.text} .problems=${this.problems} @hw-type=${this.#typed}></hw-event-form>`;
  }

  #hostility() {
    const turn = () => this.dispatchEvent(new HostileEvent(!this.hostile));
    if (this.hostile) {
      return html`<wa-button appearance="plain" @click=${turn}>
        <wa-icon slot="start" name="undo"></wa-icon>${playground.hostileUndo()}
      </wa-button>`;
    }
    return html`<wa-button appearance="plain" title=${playground.hostileHelp()} ?disabled=${this.problems.length > 0} @click=${turn}>
      <wa-icon slot="start" name="bolt"></wa-icon>${playground.hostile()}
    </wa-button>`;
  }

  readonly #chosen = (event: WaTabShowEvent) => {
    this.view = event.detail.name === "form" ? "form" : "json";
    // Most people write JSON, so the form is loaded when somebody wants it.
    if (this.view === "form") loadView(this, () => import("./event-form.ts"));
  };

  readonly #typed = ({ text }: TypeEvent) => {
    this.text = text;
    this.dispatchEvent(new TypeEvent(text));
  };

  readonly #jump = async (event: JumpEvent) => {
    this.view = "json";
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
