import "@awesome.me/webawesome/dist/components/button/button.js";
import {
  type Automation,
  type SecretVault,
  sampleEvent,
  type Webhook,
  type WorkspaceStore,
} from "hookwright/payload";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { href, NEW } from "../app/route.ts";
import { controls } from "../design/controls.ts";
import "../design/icon.ts";
import type { TypeEvent } from "../editor/code-editor.ts";
import { NO_MARKS } from "../editor/variable-marks.ts";
import { playground } from "../messages/playground.ts";
import { WorkspaceController } from "../workspace/workspace-controller.ts";
import "./event-pane.ts";
import type { Panes } from "./panes.ts";
import "./panes.ts";
import type { PayloadEditor, PlaceEvent } from "./payload-editor.ts";
import "./payload-editor.ts";
import type { JumpEvent } from "./problem-list.ts";
import type { ResultPane } from "./result-pane.ts";
import "./result-pane.ts";
import { NO_SAMPLES, SampleSorter } from "./sample-groups.ts";
import type { SampleChoice } from "./sample-picker.ts";
import { SavedText } from "./saved-text.ts";
import { type Trial, Trials } from "./trial.ts";

/** Template, sample event and result side by side: everything follows what is typed. */
@customElement("hw-playground")
export class Playground extends LitElement {
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
        align-items: center;
        gap: var(--hw-2);
        padding: var(--hw-2) var(--hw-3);
        border-block-end: var(--hw-hairline) solid var(--hw-line-soft);
      }

      header label {
        display: flex;
        flex: 0 1 28rem;
        min-inline-size: 0;
        align-items: center;
        gap: var(--hw-2);
      }

      @media (width < 40rem) {
        header {
          flex-wrap: nowrap;
        }

        header label {
          flex-basis: 100%;
        }

        header label > span {
          position: absolute;
          clip-path: inset(50%);
        }
      }

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
  @property() automation?: string;
  @state() private sample = "";
  @query("hw-panes") private panes?: Panes;
  @query("hw-payload-editor") private editor?: PayloadEditor;
  @query("hw-result-pane") private result?: ResultPane;

  readonly #workspace = new WorkspaceController(this);
  readonly #payload = new SavedText(this, "payload");
  readonly #event = new SavedText(this, "event");
  readonly #sorter = new SampleSorter();
  #samples = NO_SAMPLES;
  readonly #trials = new Trials();
  #trial: Trial | undefined;
  /** The automation that the sample in hand was chosen for. */
  #sampled: string | undefined;

  override willUpdate() {
    const automation = this.#current();
    if (!automation) return;
    this.#payload.show(automation.id, automation.payload ?? "", (text) =>
      this.#savePayload(automation, text),
    );
    this.#chooseSample(automation);
    this.#trial = this.#trials.tryOut({
      automation,
      webhook: this.#webhook(automation),
      teamSecrets: this.#team(automation)?.secrets ?? [],
      template: this.#payload.text,
      event: this.#event.text,
      holds: (name) => this.vault?.has(automation.team, name) ?? false,
    });
  }

  override render() {
    const automation = this.#current();
    if (!automation) {
      return html`<div class="empty">
        <p>${playground.empty()}</p>
        <wa-button variant="brand" appearance="accent" href=${href("automations", NEW)}>${playground.create()}</wa-button>
      </div>`;
    }
    return html`${this.#header(automation)} ${this.#unsaved()}
      <hw-panes>
        <hw-payload-editor
          slot="template"
          .automation=${automation.id}
          .text=${this.#payload.text}
          .variables=${this.#trial?.variables ?? NO_MARKS}
          .nameOf=${this.#trial?.nameOf}
          .options=${this.#trial?.options ?? []}
          .problems=${this.#trial?.problems ?? []}
          @hw-type=${(event: TypeEvent) => this.#payload.type(event.text)}
          @hw-place=${(event: PlaceEvent) => this.result?.showPlace(event.position)}
          @focusout=${this.#payload.flush}
        ></hw-payload-editor>
        <hw-event-pane
          slot="event"
          .store=${this.store}
          .text=${this.#event.text}
          .samples=${this.#samples}
          .sample=${this.sample}
          .eventType=${automation.trigger.type}
          .problems=${this.#trial?.eventProblems ?? []}
          @hw-type=${(event: TypeEvent) => this.#event.type(event.text)}
          @hw-sample=${(event: SampleChoice) => {
            this.sample = event.sample;
          }}
          @focusout=${this.#event.flush}
        ></hw-event-pane>
        <hw-result-pane
          slot="result"
          .trial=${this.#trial}
          .automation=${automation}
          .automations=${this.#workspace.workspace.automations}
          .webhook=${this.#webhook(automation)}
          .vault=${this.vault}
          .template=${this.#payload.text}
          .event=${this.#event.text}
          @hw-jump=${this.#jump}
        ></hw-result-pane>
      </hw-panes>`;
  }

  #header(automation: Automation) {
    return html`<header>
      <label>
        <span>${playground.automation()}</span>
        <select @change=${this.#picked}>
          ${this.#workspace.workspace.automations.map(
            ({ id, name }) => html`<option value=${id} .selected=${id === automation.id}>${name}</option>`,
          )}
        </select>
      </label>
      <wa-button appearance="outlined" href=${href("automations", NEW)}><wa-icon slot="start" name="add"></wa-icon>${playground.create()}</wa-button>
      ${
        automation.webhook === undefined
          ? html`<a href=${href("automations", automation.id)}>${playground.openWebhook()}</a>`
          : nothing
      }
    </header>`;
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

  #current(): Automation | undefined {
    const { automations } = this.#workspace.workspace;
    return automations.find(({ id }) => id === this.automation) ?? automations[0];
  }

  #team(automation: Automation) {
    return this.#workspace.workspace.teams.find(({ name }) => name === automation.team);
  }

  #webhook(automation: Automation): Webhook | undefined {
    return this.#team(automation)?.webhooks.find(({ id }) => id === automation.webhook);
  }

  /** The sample in hand as long as it is there, else the first that fits the trigger, else the core's own. */
  #chooseSample(automation: Automation) {
    const { samples } = this.#workspace.workspace;
    if (this.#sampled !== automation.id) this.sample = "";
    this.#sampled = automation.id;
    this.#samples = this.#sorter.sort(automation.trigger, samples);
    const chosen = samples.find(({ id }) => id === this.sample) ?? this.#samples.fitting[0];
    const example = `of-${automation.trigger.type}`;
    this.sample = chosen?.id ?? example;
    this.#event.show(this.sample, chosen?.event ?? sampleEvent(automation.trigger.type), (text) =>
      chosen ? this.#saveSample(chosen.id, text) : this.#keepExample(example, automation.trigger.type, text),
    );
  }

  /** An automation that another tab deleted meanwhile comes back with what was typed: nothing typed is lost. */
  #savePayload(known: Automation, payload: string): Promise<boolean> {
    const base = this.#workspace.workspace.automations.find(({ id }) => id === known.id) ?? known;
    return this.#workspace.apply({ type: "put_automation", automation: { ...base, payload }, base });
  }

  /** Under the name that it has by then; one that was deleted meanwhile stays so. */
  #saveSample(id: string, event: string): Promise<boolean> {
    const newest = this.#workspace.workspace.samples.find((sample) => sample.id === id);
    if (!newest) return Promise.resolve(true);
    return this.#workspace.apply({ type: "put_sample", sample: { ...newest, event }, base: newest });
  }

  /** The core's example becomes a sample once somebody changes it. */
  #keepExample(id: string, name: string, event: string): Promise<boolean> {
    return this.#workspace.apply({ type: "put_sample", sample: { id, name, event } });
  }

  readonly #picked = (event: Event) => {
    if (event.target instanceof HTMLSelectElement) location.hash = href("playground", event.target.value);
  };

  readonly #jump = async (event: JumpEvent) => {
    if (this.panes) this.panes.selected = "template";
    await this.panes?.updateComplete;
    this.editor?.select(event.from, event.to);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-playground": Playground;
  }
}
