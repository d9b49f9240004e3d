import type { Diagnostic, EventType, SampleEvent } from "hookwright";
import { eventTypes } from "hookwright";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { controls } from "../design/controls.ts";
import "../design/icon.ts";
import { type CodeEditor, TypeEvent } from "../editor/code-editor.ts";
import { playground } from "../messages/playground.ts";
import "./event-form.ts";
import { hostileEvent } from "./hostile-event.ts";
import type { JumpEvent } from "./problem-list.ts";
import "./problem-list.ts";
import type { TabEvent } from "./tab-strip.ts";

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

      .between {
        display: flex;
        align-items: center;
        justify-content: space-between;
        padding-inline-end: var(--hw-2);
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
      <div class="between">
        <hw-tab-strip
          label=${playground.eventView()}
          .tabs=${[
            { id: "json", label: playground.eventJson() },
            { id: "form", label: playground.eventForm() },
          ]}
          .selected=${this.view}
          @hw-tab=${(event: TabEvent) => {
            this.view = event.tab === "form" ? "form" : "json";
          }}
        ></hw-tab-strip>
        ${this.#hostility()}
      </div>
      ${
        this.view === "form"
          ? html`<hw-event-form .text=${this.text} .problems=${this.problems} @hw-type=${this.#typed}></hw-event-form>`
          : html`<hw-code-editor label=${playground.event()} .text=${this.text} .document=${this.sample} .problems=${this.problems} @hw-type=${this.#typed}></hw-code-editor>`
      }
      ${
        this.problems.length > 0
          ? html`<hw-problem-list .problems=${this.problems} @hw-jump=${this.#jump}></hw-problem-list>`
          : nothing
      }`;
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
      <button type="button" @click=${this.#create}><hw-icon name="add"></hw-icon>${playground.newSample()}</button>`;
  }

  #hostility() {
    if (this.tame?.after === this.text) {
      return html`<button type="button" class="quiet" @click=${this.#pacify}>
        <hw-icon name="undo"></hw-icon>${playground.hostileUndo()}
      </button>`;
    }
    return html`<button
      type="button"
      class="quiet"
      title=${playground.hostileHelp()}
      ?disabled=${this.problems.length > 0}
      @click=${this.#provoke}
    >
      <hw-icon name="bolt"></hw-icon>${playground.hostile()}
    </button>`;
  }

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
