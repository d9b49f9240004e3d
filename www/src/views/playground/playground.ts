import "@awesome.me/webawesome/dist/components/button/button.js";
import type { Automation, SampleEvent, SecretVault, Webhook, WorkspaceStore } from "hookwright/payload";
import { css, html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { controls } from "../../design/controls.ts";
import { paneStyles } from "../../design/pane-styles.ts";
import type { TextChangeEvent } from "../../editor/code-editor.ts";
import { NO_MARKS } from "../../editor/variable-marks.ts";
import { app } from "../../messages/app.ts";
import { playground } from "../../messages/playground.ts";
import { shared } from "../../messages/shared.ts";
import { eventTitle, sampleTitle } from "../../messages/vocabulary.ts";
import type { UnboundEvent } from "../../parts/unbound-notice.ts";
import { announce, announceWarning } from "../../platform/announcement.ts";
import { chooseFile } from "../../platform/file.ts";
import { whenIdle } from "../../platform/idle.ts";
import { fullCore, loadView } from "../../platform/load-view.ts";
import { href, NEW, parseRoute, replaceAddress } from "../../platform/route.ts";
import { SecretValuesController } from "../../workspace/secret-values.ts";
import { type SavedText, WorkspaceController } from "../../workspace/workspace-controller.ts";
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
import { automationContext, exampleEvent } from "../../parts/automation-context.ts";
import { lentSample, newLentSample } from "../../parts/lent-sample.ts";
import { PlaygroundMemory } from "../../parts/playground-memory.ts";
import { NO_SAMPLES, SampleSorter } from "../../parts/sample-groups.ts";
import { ShareEvent } from "../../parts/share/share-event.ts";
import { type TemplatePreview, TemplatePreviewer } from "../../parts/template-preview.ts";
import { AutosavedText } from "./autosaved-text.ts";
import type { SampleChoice } from "./sample-picker.ts";
import { StickySelection } from "./sticky-selection.ts";
import type { StressTest } from "./stress-test.ts";

/** The Playground view: a template, a sample event and the result side by side, updated at every keystroke. */
@customElement("hw-playground")
export class Playground extends LitElement {
  static override styles = [
    controls,
    paneStyles,
    css`
      .empty {
        inline-size: calc(100% - 2 * var(--hw-4));
        max-inline-size: 64rem;
        margin: var(--hw-6) auto;
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
  /** The id of the sample with stress-test values: they are shown and sent, but never stored. */
  @state() private stressTested: string | undefined;
  /** Whether the user has done something here, or the page is idle: then the matching engines are loaded. */
  @state() private used = false;
  /** Whether a sample is being made. */
  @state() private busy = false;
  @query("hw-panes") private panes?: Panes;
  @query("hw-payload-editor") private editor?: PayloadEditor;
  @query("hw-event-pane") private eventPane?: EventPane;
  @query("hw-result-pane") private result?: ResultPane;

  readonly #memory = new PlaygroundMemory();
  // Before the controller that gives access to the store: the texts are stored when the view is left.
  readonly #payload = new AutosavedText(this, "payload");
  readonly #event = new AutosavedText(this, "event");
  readonly #workspace = new WorkspaceController(this);
  readonly #sorter = new SampleSorter();
  #samples = NO_SAMPLES;
  #sample: SampleEvent | undefined;
  #stressTest: StressTest | undefined;
  /** The event that the template is rendered with. */
  #shownEvent = "";
  readonly #previewer = new TemplatePreviewer();
  #preview: TemplatePreview | undefined;
  readonly #automationSelection = new StickySelection<Automation>();
  readonly #sampleSelection = new StickySelection<SampleEvent>();
  #current: Automation | undefined;
  /** The id in the address, if this view and not the user wrote it there. */
  #ownAddress: string | undefined;
  /** The id of the automation for which the sample was selected. */
  #sampleOwner: string | undefined;

  constructor() {
    super();
    new SecretValuesController(this);
    const use = () => {
      this.used = true;
    };
    for (const type of ["pointermove", "pointerdown", "keydown"] as const)
      this.addEventListener(type, use, { once: true, passive: true });
    whenIdle(use);
  }

  override willUpdate(changed: PropertyValues<this>) {
    const automation = this.#selectAutomation(changed.has("automationId"));
    this.#current = automation;
    if (!automation) return;
    this.#payload.show(automation.id, automation.payload ?? "", (text, base) =>
      this.#savePayload(automation, text, base),
    );
    this.#selectSample(automation);
    const event = this.#event.text;
    this.#shownEvent = this.#isStressTest && this.#stressTest ? this.#stressTest.apply(event) : event;
    this.#preview = this.#previewer.preview({
      automation,
      webhook: this.#webhook(automation),
      teamSecrets: this.#team(automation)?.secrets ?? [],
      template: this.#payload.text,
      event: this.#shownEvent,
      hasValue: (name) => this.vault?.has(automation.team, name) ?? false,
    });
  }

  protected override updated() {
    const automation = this.#current;
    if (!automation) return;
    this.#memory.showAutomation(automation.id);
    // A link to the Playground without an automation returns to the last one; then the address names it, too. The user may
    // have left meanwhile: the address changes before the view does.
    const route = parseRoute(location.hash);
    if (route.view !== "playground" || route.automation === automation.id) return;
    if (route.automation !== undefined && route.automation !== this.#ownAddress) return;
    this.#ownAddress = automation.id;
    replaceAddress(href("playground", automation.id));
  }

  override render() {
    const automation = this.#current;
    if (!automation) return this.#nothingShown();
    return html`<hw-automation-picker
        .workspace=${this.#workspace.workspace}
        .automation=${automation}
        @hw-share-shown=${() => this.#share(automation)}
      ></hw-automation-picker>
      ${this.#unsaved()} ${this.#deleted(automation)}
      ${this.#otherVersion(this.#payload, playground.otherPayload)} ${this.#otherVersion(this.#event, playground.otherEvent)}
      <hw-panes>
        <hw-payload-editor
          slot="template"
          heading=${playground.template()}
          ?readonly=${automation.action !== undefined}
          .automationId=${automation.id}
          .text=${this.#payload.text}
          .variables=${this.#preview?.variables ?? NO_MARKS}
          .nameOf=${this.#preview?.nameOf}
          .options=${this.#preview?.options ?? []}
          .examples=${this.#preview?.examples}
          .problems=${this.#preview?.problems ?? []}
          @hw-type=${(event: TextChangeEvent) => this.#payload.type(event.text)}
          @hw-cursor=${(event: CursorEvent) => this.result?.selectValueOf(event.position)}
          @focusout=${this.#payload.flush}
        >${this.#savedSign(this.#payload)}</hw-payload-editor>
        <hw-event-pane
          slot="event"
          .store=${this.store}
          .text=${this.#shownEvent}
          .stressTest=${this.#isStressTest}
          .samples=${this.#samples}
          .sampleId=${this.#sampleId}
          .eventType=${automationContext(automation).eventType}
          .problems=${this.#preview?.eventProblems ?? []}
          @hw-type=${(event: TextChangeEvent) => this.#event.type(event.text)}
          @hw-sample=${(event: SampleChoice) => this.#chooseSample(automation, event.sampleId)}
          @hw-stress-test=${({ isActive }: StressTestEvent) => this.#toggleStressTest(isActive)}
          @hw-new-sample=${() => this.#makeSample(automation, "always")}
          ?busy=${this.busy}
          @focusout=${this.#event.flush}
        >${this.#isStressTest ? nothing : this.#savedSign(this.#event)}</hw-event-pane>
        <hw-result-pane
          slot="result"
          .result=${this.#preview}
          .automation=${automation}
          .automations=${this.#workspace.workspace.automations}
          .webhook=${this.#webhook(automation)}
          .vault=${this.vault}
          .template=${this.#payload.text}
          .event=${this.#shownEvent}
          .sample=${this.#event.text}
          ?used=${this.used}
          ?busy=${this.busy}
          .eventName=${this.#sample && sampleTitle(this.#sample.name)}
          @hw-jump=${this.#jump}
          @hw-fit=${() => this.#makeSample(automation, "ifItFires")}
          @hw-unbound=${({ command }: UnboundEvent) => this.#workspace.apply(command)}
        ></hw-result-pane>
      </hw-panes>`;
  }

  /** Says what to do first. An empty workspace can be filled from a file or with the examples. */
  #empty(isWorkspaceEmpty: boolean) {
    return html`<div class="panel empty">
      <h2>${playground.emptyTitle()}</h2>
      <p>${playground.empty()}</p>
      <div class="row">
        <wa-button variant="brand" appearance="accent" href=${href("automations", NEW)}>${playground.create()}</wa-button>
        ${
          isWorkspaceEmpty
            ? html`<wa-button appearance="outlined" @click=${this.#loadExamples}>${playground.loadExamples()}</wa-button>
              <wa-button appearance="outlined" @click=${this.#import}>${app.importFile()}</wa-button>`
            : nothing
        }
      </div>
    </div>`;
  }

  readonly #loadExamples = async () => {
    if (await this.#workspace.attempt((store) => store.reset("starter")))
      announce(this, playground.examplesLoaded());
  };

  readonly #import = async () => {
    const text = await chooseFile();
    if (text === undefined) return;
    await this.#workspace.attempt(async (store) => {
      const { unbound } = await store.importFile(text);
      const names = unbound.map((webhook) => webhook.name).join(", ");
      announce(this, names === "" ? app.imported() : app.unbound(names));
    });
  };

  /** Says why no automation is shown, and what the user can do. */
  #nothingShown() {
    const { workspace } = this.#workspace;
    if (workspace.automations.length === 0) return this.#empty(workspace.teams.length === 0);
    return html`<hw-automation-picker .workspace=${workspace}></hw-automation-picker>
      <div class="panel empty" role="alert">
        <p>${playground.notFound()}</p>
        <a href=${href("automations")}>${playground.allAutomations()}</a>
      </div>`;
  }

  #share(automation: Automation) {
    const sample = this.#sample && { ...this.#sample, event: this.#event.text };
    if (sample === undefined) return;
    const template = this.#payload.text;
    this.dispatchEvent(new ShareEvent({ kind: "template", automation, template, sample }));
  }

  /** Says that typed text is stored without a button for it. */
  #savedSign({ unsaved, failed }: AutosavedText) {
    const word = failed ? playground.unsavedWord() : unsaved ? playground.saving() : playground.saved();
    return html`<span slot="status" class="small soft" title=${playground.savedHelp()}>${word}</span>`;
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

  /** Offers another version of a text, so that none of two texts is lost that were typed at the same time. */
  #otherVersion(text: AutosavedText, sentence: () => string) {
    if (text.other === undefined) return nothing;
    return html`<p class="unsaved spread" role="alert">
      ${sentence()}
      <span class="row">
        <wa-button appearance="outlined" @click=${text.exchange}>${playground.showOther()}</wa-button>
        <wa-button appearance="plain" @click=${text.discardOther}>${shared.discard()}</wa-button>
      </span>
    </p>`;
  }

  /**
   * Offers to restore an automation or a sample that another tab deleted while the user edits it. The deleted
   * item stays selected, so that typed text does not end up in another item.
   */
  #deleted(automation: Automation) {
    const sample = this.#sample;
    if (this.#automationSelection.isDeleted)
      return this.#deletedNotice(automation.name, () => this.#restorePayload(automation));
    if (sample && this.#sampleSelection.isDeleted)
      return this.#deletedNotice(sampleTitle(sample.name), () => this.#restoreSample(sample));
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
    // Where the user named no automation, another one replaces it when it is deleted.
    const isNamed = this.automationId !== undefined && this.automationId !== this.#ownAddress;
    const requested = this.automationId ?? this.#memory.automation;
    const isEditingPayload = this.#payload.unsaved || (this.editor?.matches(":focus-within") ?? false);
    const isEditing = isEditingPayload || this.#isEditingEvent;
    const fallback = isNamed ? undefined : automations[0];
    return this.#automationSelection.select(automations, requested, isEditing, fallback);
  }

  get #isEditingEvent(): boolean {
    return this.#event.unsaved || (this.eventPane?.isEditing ?? false);
  }

  get #isStressTest(): boolean {
    return this.stressTested === this.#sampleId;
  }

  #toggleStressTest(isActive: boolean) {
    const sampleId = isActive ? this.#sampleId : undefined;
    loadView(this, async () => {
      const { StressTest } = await import("./stress-test.ts");
      this.#stressTest ??= new StressTest();
      this.stressTested = sampleId;
    });
  }

  get #sampleId(): string {
    return this.#sample?.id ?? "";
  }

  #team(automation: Automation) {
    return this.#workspace.workspace.teams.find(({ name }) => name === automation.team);
  }

  #webhook(automation: Automation): Webhook | undefined {
    return this.#team(automation)?.webhooks.find(({ id }) => id === automation.webhook);
  }

  /** Makes a sample that fires an automation, stores it and shows it: always, or only if the made event fires it. */
  #makeSample(automation: Automation, when: "always" | "ifItFires") {
    this.busy = true;
    const make = async () => {
      await fullCore();
      const { makeFittingEvent } = await import("../../parts/sample-check.ts");
      const { event, check } = makeFittingEvent(automation);
      if (when === "ifItFires" && check?.verdict === "doesNotFire")
        return announceWarning(this, playground.noFitting(check.reason));
      const sample = { id: crypto.randomUUID(), name: this.#newSampleName(automation), event };
      if (!(await this.#workspace.apply({ type: "put_sample", sample }))) return;
      this.stressTested = undefined;
      this.#chooseSample(automation, sample.id);
    };
    loadView(this, () =>
      make().finally(() => {
        this.busy = false;
      }),
    );
  }

  /** Returns a name that no other sample has: that of the automation, and the type of the event. */
  #newSampleName({ name, trigger }: Automation): string {
    const taken = new Set(this.#workspace.workspace.samples.map((sample) => sample.name));
    const wanted = playground.newSampleName(name, eventTitle(trigger.type));
    let [unused, number] = [wanted, 2];
    for (; taken.has(unused); number += 1) unused = playground.newSampleNumber(wanted, String(number));
    return unused;
  }

  /** Shows the sample that the user chose; without an id, the first that fits. */
  #chooseSample(automation: Automation, sample: string) {
    this.#sampleSelection.clear();
    const existing = this.#workspace.workspace.automations.map(({ id }) => id);
    if (sample === "") this.#memory.forgetSamples(automation.id);
    else this.#memory.chooseSample(automation.id, sample, existing);
    this.requestUpdate();
  }

  /**
   * Selects the sample: the one that the user chose last for this automation and that exists, else the first that fits the
   * trigger, else the built-in sample event of the trigger's type.
   */
  #selectSample(automation: Automation) {
    const lent = lentSample(automation.id);
    const { samples: stored } = this.#workspace.workspace;
    const samples = lent && !stored.some(({ id }) => id === lent.id) ? [...stored, lent] : stored;
    const { type } = automation.trigger;
    if (this.#sampleOwner !== automation.id) this.#sampleSelection.clear();
    this.#sampleOwner = automation.id;
    const newest = newLentSample(automation.id);
    if (newest) {
      const existing = this.#workspace.workspace.automations.map(({ id }) => id);
      this.#memory.chooseSample(automation.id, newest.id, existing);
      this.#sampleSelection.clear();
    }
    this.#samples = this.#sorter.sort(automation.trigger, samples);
    const fallback = this.#samples.fitting[0] ?? {
      id: `of-${type}`,
      name: type,
      event: exampleEvent(automation),
    };
    const chosen = this.#memory
      .samplesOf(automation.id)
      .find((id) => samples.some((sample) => sample.id === id));
    const selected = this.#sampleSelection.select(samples, chosen, this.#isEditingEvent, fallback);
    if (this.#sampleSelection.isDeleted)
      this.#samples = this.#sorter.sort(automation.trigger, [...samples, selected]);
    this.#sample = selected;
    this.#event.show(selected.id, selected.event, (text, base) => this.#saveSample(selected, text, base));
  }

  /** Stores the payload. A deleted automation is restored with it, so that nothing typed is lost. */
  #savePayload(edited: Automation, payload: string, base: string): Promise<SavedText> {
    const newest = this.#workspace.workspace.automations.find(({ id }) => id === edited.id);
    const automation = newest ?? (this.#webhook(edited) ? edited : withoutWebhook(edited));
    return this.#workspace.applyEdit({
      type: "put_automation",
      automation: { ...automation, payload },
      base: { ...automation, payload: base },
    });
  }

  #restorePayload(automation: Automation) {
    return this.#savePayload(automation, this.#payload.text, this.#payload.text);
  }

  /**
   * Stores the event under the sample's newest name. The core's sample is added to the workspace, and a deleted one is
   * restored.
   */
  #saveSample(edited: SampleEvent, event: string, base: string): Promise<SavedText> {
    const sample = this.#workspace.workspace.samples.find(({ id }) => id === edited.id) ?? edited;
    return this.#workspace.applyEdit({
      type: "put_sample",
      sample: { ...sample, event },
      base: { ...sample, event: base },
    });
  }

  #restoreSample(sample: SampleEvent) {
    return this.#saveSample(sample, this.#event.text, this.#event.text);
  }

  readonly #jump = async (event: JumpEvent) => {
    this.panes?.show("template");
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
