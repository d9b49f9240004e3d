import "@awesome.me/webawesome/dist/components/button/button.js";
import type { WaTabShowEvent } from "@awesome.me/webawesome/dist/events/tab-show.js";
import type { Diagnostic, EventType, SampleEvent } from "hookwright";
import { eventTypes } from "hookwright";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { controls } from "../design/controls.ts";
import { tabs } from "../design/tabs.ts";
import "../design/icon.ts";
import { type CodeEditor, TypeEvent } from "../editor/code-editor.ts";
import { playground } from "../messages/playground.ts";
import { hostileEvent } from "./hostile-event.ts";
import type { JumpEvent } from "./problem-list.ts";
import "./problem-list.ts";

/** Which sample somebody wants to try the template on. */
export class SampleChoice extends Event {
  constructor(readonly sample: string) {
    super("hw-sample");
  }
}

/** That somebody wants a new sample of a kind of event. */
export class NewSample extends Event {
  constructor(readonly eventType: EventType) {
    super("hw-new-sample");
  }
}

/** The event that the template is tried on, as a form or as JSON; emits `hw-type`, `hw-sample`, `hw-new-sample`. */
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

      header {
        display: flex;
        flex-wrap: wrap;
        gap: var(--hw-2);
        padding: var(--hw-2) var(--hw-3);
      }

      header label {
        display: flex;
        flex: 1 1 12rem;
        align-items: center;
        gap: var(--hw-2);
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

      hw-problem-list {
        max-block-size: 9rem;
      }
    `,
  ];

  @property() text = "";
  /** The samples that fit the trigger. */
  @property({ attribute: false }) samples: readonly SampleEvent[] = [];
  @property() sample = "";
  /** What the automation waits for. */
  @property({ attribute: false }) eventType: EventType | undefined;
  @property({ attribute: false }) problems: readonly Diagnostic[] = [];
  @state() private view: "form" | "json" = "json";
  @state() private tame: { readonly before: string; readonly after: string } | undefined;
  @query("hw-code-editor") private editor?: CodeEditor;

  override render() {
    return html`<header>${this.#picker()}</header>
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
    return html`<hw-code-editor label=${playground.event()} .text=${this.text} .document=${this.sample} .problems=${this.problems} @hw-type=${this.#typed}></hw-code-editor>`;
  }

  #form() {
    return html`<hw-event-form .text=${this.text} .problems=${this.problems} @hw-type=${this.#typed}></hw-event-form>`;
  }

  #picker() {
    const title = eventTypes().find((info) => info.eventType === this.eventType)?.title ?? "";
    const stored = this.samples.some(({ id }) => id === this.sample);
    return html`<label>
        <span>${playground.sample()}</span>
        <select @change=${this.#picked}>
          ${stored ? nothing : html`<option value="" selected>${playground.sampleOf(title)}</option>`}
          ${this.samples.map(
            ({ id, name }) => html`<option value=${id} .selected=${id === this.sample}>${name}</option>`,
          )}
        </select>
      </label>
      <wa-button appearance="outlined" @click=${this.#create}><wa-icon slot="start" name="add"></wa-icon>${playground.newSample()}</wa-button>`;
  }

  #hostility() {
    if (this.tame?.after === this.text) {
      return html`<wa-button appearance="plain" @click=${this.#pacify}>
        <wa-icon slot="start" name="undo"></wa-icon>${playground.hostileUndo()}
      </wa-button>`;
    }
    return html`<wa-button appearance="plain" title=${playground.hostileHelp()} ?disabled=${this.problems.length > 0} @click=${this.#provoke}>
      <wa-icon slot="start" name="bolt"></wa-icon>${playground.hostile()}
    </wa-button>`;
  }

  readonly #chosen = (event: WaTabShowEvent) => {
    this.view = event.detail.name === "form" ? "form" : "json";
    // Most people write JSON, so the form is loaded when somebody wants it.
    if (this.view === "form") void import("./event-form.ts");
  };

  readonly #provoke = () => {
    const after = hostileEvent(this.text);
    this.tame = { before: this.text, after };
    this.#type(after);
  };

  readonly #pacify = () => {
    if (this.tame) this.#type(this.tame.before);
    this.tame = undefined;
  };

  #type(text: string) {
    this.text = text;
    this.dispatchEvent(new TypeEvent(text));
  }

  readonly #typed = (event: TypeEvent) => {
    this.#type(event.text);
  };

  readonly #picked = (event: Event) => {
    if (event.target instanceof HTMLSelectElement) this.dispatchEvent(new SampleChoice(event.target.value));
  };

  readonly #create = () => {
    if (this.eventType) this.dispatchEvent(new NewSample(this.eventType));
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
