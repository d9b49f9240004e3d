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
import type { TypeEvent } from "../../editor/code-editor.ts";
import { NO_MARKS } from "../../editor/variable-marks.ts";
import { playground } from "../../messages/playground.ts";
import { href, NEW } from "../../platform/route.ts";
import { WorkspaceController } from "../../workspace/workspace-controller.ts";
import "./automation-picker.ts";
import type { EventPane, HostileEvent } from "./event-pane.ts";
import "./event-pane.ts";
import { Hostility } from "./hostile-event.ts";
import { InHand } from "./in-hand.ts";
import type { Panes } from "./panes.ts";
import "./panes.ts";
import type { PayloadEditor, PlaceEvent } from "../../parts/payload-editor.ts";
import "../../parts/payload-editor.ts";
import type { JumpEvent } from "../../parts/problem-list.ts";
import type { ResultPane } from "./result-pane.ts";
import "./result-pane.ts";
import { NO_SAMPLES, SampleSorter } from "../../parts/sample-groups.ts";
import { type Trial, Trials } from "../../parts/trial.ts";
import type { SampleChoice } from "./sample-picker.ts";
import { SavedText } from "./saved-text.ts";

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
  /** The sample that is tried out with hostile values: they are shown and sent, but never stored. */
  @state() private hostile: string | undefined;
  @query("hw-panes") private panes?: Panes;
  @query("hw-payload-editor") private editor?: PayloadEditor;
  @query("hw-event-pane") private eventPane?: EventPane;
  @query("hw-result-pane") private result?: ResultPane;

  readonly #workspace = new WorkspaceController(this);
  readonly #payload = new SavedText(this, "payload");
  readonly #event = new SavedText(this, "event");
  readonly #sorter = new SampleSorter();
  #samples = NO_SAMPLES;
  #sample: SampleEvent | undefined;
  readonly #hostility = new Hostility();
  /** The event that the template is tried on. */
  #tried = "";
  readonly #trials = new Trials();
  #trial: Trial | undefined;
  readonly #inHand = new InHand<Automation>();
  readonly #sampleInHand = new InHand<SampleEvent>();
  #current: Automation | undefined;
  /** The automation that the sample in hand was chosen for. */
  #sampled: string | undefined;

  override willUpdate(changed: PropertyValues<this>) {
    const automation = this.#choose(changed.has("automation"));
    this.#current = automation;
    if (!automation) return;
    this.#payload.show(automation.id, automation.payload ?? "", (text) =>
      this.#savePayload(automation, text),
    );
    this.#chooseSample(automation);
    const plain = this.#event.text;
    this.#tried = this.hostile === this.sample ? this.#hostility.of(plain) : plain;
    this.#trial = this.#trials.tryOut({
      automation,
      webhook: this.#webhook(automation),
      teamSecrets: this.#team(automation)?.secrets ?? [],
      template: this.#payload.text,
      event: this.#tried,
      holds: (name) => this.vault?.has(automation.team, name) ?? false,
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
      ${this.#unsaved()} ${this.#gone(automation)}
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
          .text=${this.#tried}
          ?hostile=${this.hostile === this.sample}
          .samples=${this.#samples}
          .sample=${this.sample}
          .eventType=${automation.trigger.type}
          .problems=${this.#trial?.eventProblems ?? []}
          @hw-type=${(event: TypeEvent) => this.#event.type(event.text)}
          @hw-sample=${(event: SampleChoice) => {
            this.#sampleInHand.letGo();
            this.sample = event.sample;
          }}
          @hw-hostile=${({ hostile }: HostileEvent) => {
            this.hostile = hostile ? this.sample : undefined;
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
          .event=${this.#tried}
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

  /** What was deleted under somebody's hands is still shown: it can come back, and no key lands in another one. */
  #gone(automation: Automation) {
    const sample = this.#sample;
    if (this.#inHand.gone)
      return this.#goneNotice(automation.name, () => this.#savePayload(automation, this.#payload.text));
    if (sample && this.#sampleInHand.gone)
      return this.#goneNotice(sample.name, () => this.#saveSample(sample, this.#event.text));
    return nothing;
  }

  #goneNotice(name: string, bringBack: () => void) {
    return html`<p class="unsaved spread" role="alert">
      ${playground.gone(name)} <wa-button appearance="outlined" @click=${bringBack}>${playground.bringBack()}</wa-button>
    </p>`;
  }

  #choose(asked: boolean): Automation | undefined {
    const { automations } = this.#workspace.workspace;
    if (asked) this.#inHand.letGo();
    const writing = this.#payload.unsaved || (this.editor?.matches(":focus-within") ?? false);
    return this.#inHand.choose(automations, this.automation, writing || this.#writesEvent(), automations[0]);
  }

  #writesEvent(): boolean {
    return this.#event.unsaved || (this.eventPane?.writing ?? false);
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
    const { type } = automation.trigger;
    if (this.#sampled !== automation.id) {
      this.sample = "";
      this.#sampleInHand.letGo();
    }
    this.#sampled = automation.id;
    this.#samples = this.#sorter.sort(automation.trigger, samples);
    const offered = this.#samples.fitting[0] ?? { id: `of-${type}`, name: type, event: sampleEvent(type) };
    const chosen = this.#sampleInHand.choose(samples, this.sample, this.#writesEvent(), offered);
    if (this.#sampleInHand.gone) this.#samples = this.#sorter.sort(automation.trigger, [...samples, chosen]);
    this.sample = chosen.id;
    this.#sample = chosen;
    this.#event.show(chosen.id, chosen.event, (text) => this.#saveSample(chosen, text));
  }

  /** An automation that was deleted meanwhile comes back with what was typed: nothing typed is lost. */
  #savePayload(known: Automation, payload: string): Promise<boolean> {
    const newest = this.#workspace.workspace.automations.find(({ id }) => id === known.id);
    const base = newest ?? (this.#webhook(known) ? known : withoutWebhook(known));
    return this.#workspace.apply({ type: "put_automation", automation: { ...base, payload }, base });
  }

  /** Under the name that it has by then. The core's example becomes a sample so, and a deleted one comes back. */
  #saveSample(known: SampleEvent, event: string): Promise<boolean> {
    const base = this.#workspace.workspace.samples.find(({ id }) => id === known.id) ?? known;
    return this.#workspace.apply({ type: "put_sample", sample: { ...base, event }, base });
  }

  readonly #jump = async (event: JumpEvent) => {
    if (this.panes) this.panes.selected = "template";
    await this.panes?.updateComplete;
    this.editor?.select(event.from, event.to);
  };
}

/** Its webhook may have been deleted with it. */
function withoutWebhook({ webhook: _gone, ...automation }: Automation): Automation {
  return automation;
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-playground": Playground;
  }
}
