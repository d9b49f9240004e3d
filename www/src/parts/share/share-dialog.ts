import "@awesome.me/webawesome/dist/components/button/button.js";
import "@awesome.me/webawesome/dist/components/checkbox/checkbox.js";
import { readShared, type SharedSelection, sharedText } from "hookwright";
import type { Automation, SampleEvent, SecretVault, Workspace, WorkspaceStore } from "hookwright/payload";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { controls } from "../../design/controls.ts";
import "../../design/copy-button.ts";
import { type Dialog, dialogHost } from "../../design/dialog.ts";
import { GrowingLimit } from "../../design/growing-limit.ts";
import "../../design/icon.ts";
import { countText } from "../../messages/numbers.ts";
import { share } from "../../messages/share.ts";
import { shared } from "../../messages/shared.ts";
import { sampleTitle } from "../../messages/vocabulary.ts";
import { download } from "../../platform/file.ts";
import { MAX_LINK_LENGTH, shareFragment } from "../../platform/share-link.ts";
import { templateText } from "../../platform/shared-template.ts";
import { WorkspaceController } from "../../workspace/workspace-controller.ts";
import { PlaygroundMemory } from "../playground-memory.ts";
import { SampleSorter } from "../sample-groups.ts";
import { leakIn } from "./leak.ts";
import type { ShareSubject } from "./share-event.ts";
import { shareStyles } from "./share-styles.ts";
import { sharedRecords } from "./shared-records.ts";

/** The text of a link, and the part of a workspace that it contains. */
interface Shared {
  readonly text: string;
  readonly part: Workspace;
  /** Whether the text has only a template and an event. */
  readonly isTemplate: boolean;
}

/** A dialog that makes a link with a template, an automation or a part of the workspace. Emits `hw-close`. */
@customElement("hw-share-dialog")
export class ShareDialog extends LitElement {
  static override styles = [
    controls,
    dialogHost,
    shareStyles,
    css`
      .choices {
        max-block-size: 14rem;
        padding: var(--hw-2) var(--hw-3);
        border: var(--hw-hairline) solid var(--hw-line-soft);
        border-radius: var(--hw-radius);
        overflow: auto;
      }

      legend {
        margin-block-end: var(--hw-1);
        font-size: inherit;
        font-weight: 500;
      }

      wa-checkbox {
        display: block;
        overflow-wrap: anywhere;
      }

      .each {
        padding-inline-start: var(--hw-6);
      }
    `,
  ];

  @property({ attribute: false }) store?: WorkspaceStore;
  @property({ attribute: false }) vault?: SecretVault;
  @property({ attribute: false }) subject: ShareSubject = { kind: "workspace" };
  /** Whether the link gets the whole automation instead of its template and event. */
  @state() private isWhole = false;
  /** The ids of the automations of the workspace that the user left out. */
  @state() private omitted: ReadonlySet<string> = new Set();
  @state() private withSamples = true;
  /** The link of the text; undefined while it is made. */
  @state() private link: { readonly text: string; readonly url: string } | undefined;
  @query("hw-dialog") private dialog?: Dialog;
  private readonly controller = new WorkspaceController(this);
  private readonly limit = new GrowingLimit(this, 50);
  #shared: Shared | undefined;
  /** Why nothing is shared: the contents have a secret's value. */
  #leak: string | undefined;

  override willUpdate() {
    const before = this.#shared?.text;
    this.#shared = this.#read();
    if (this.#shared === undefined || this.#shared.text === before) return;
    const { text, part } = this.#shared;
    this.#leak = this.vault && leakIn(part, text, this.vault);
    this.link = undefined;
    if (this.#leak === undefined) void this.#makeLink(text);
  }

  override render() {
    return html`<hw-dialog heading=${share.title()} @hw-close=${() => this.dispatchEvent(new Event("hw-close"))}>
      <div class="stack">
        ${this.#choice()}
        ${this.#shared === undefined ? html`<p class="soft">${share.choose()}</p>` : this.#result(this.#shared)}
        <div class="row actions">
          <wa-button appearance="outlined" autofocus @click=${() => this.dialog?.close()}>${shared.close()}</wa-button>
        </div>
      </div>
    </hw-dialog>`;
  }

  #choice() {
    if (this.subject.kind === "automation") return nothing;
    if (this.subject.kind === "workspace") return this.#automationChoice();
    const choose = ({ target }: Event) => {
      this.isWhole = target instanceof HTMLSelectElement && target.value === "automation";
    };
    return html`<label class="field"><span class="label">${share.contents()}</span>
      <select @change=${choose}>
        <option value="template" ?selected=${!this.isWhole}>${share.templateAndEvent()}</option>
        <option value="automation" ?selected=${this.isWhole}>${share.wholeAutomation()}</option>
      </select>
    </label>`;
  }

  #automationChoice() {
    const { automations } = this.controller.workspace;
    const listed = automations.slice(0, this.limit.limit);
    const isAll = this.omitted.size === 0;
    const omit = (ids: readonly string[]) => {
      this.omitted = new Set(ids);
    };
    const toggleAll = () => omit(isAll ? automations.map(({ id }) => id) : []);
    const toggle = (id: string) =>
      omit(this.omitted.has(id) ? [...this.omitted].filter((one) => one !== id) : [...this.omitted, id]);
    return html`<fieldset>
      <legend>${share.contents()}</legend>
      <div class="choices">
        <wa-checkbox .checked=${isAll} .indeterminate=${!isAll && this.omitted.size < automations.length}
          @change=${toggleAll}>${share.all()}</wa-checkbox>
        <div class="each">
          ${listed.map(
            ({ id, name }) =>
              html`<wa-checkbox .checked=${!this.omitted.has(id)} @change=${() => toggle(id)}>${name}</wa-checkbox>`,
          )}
          ${this.limit.more(listed.length, automations.length, share.shown)}
        </div>
        <wa-checkbox .checked=${this.withSamples} @change=${() => {
          this.withSamples = !this.withSamples;
        }}>${share.samples()}</wa-checkbox>
      </div>
    </fieldset>`;
  }

  #result({ part, isTemplate }: Shared) {
    if (this.#leak !== undefined)
      return html`<p class="notice" role="alert"><wa-icon name="alert"></wa-icon><span>${this.#leak}</span></p>`;
    return html`${isTemplate ? this.#templateContents(part) : sharedRecords(part)}
      <div role="status">${this.#link()}</div>
      <p class="small soft">${share.publicity()}</p>`;
  }

  #templateContents({ automations, samples }: Workspace) {
    const [template, event] = [automations[0]?.payload ?? "", samples[0]?.event ?? ""];
    return html`<dl class="contents">
      <div><dt>${share.template()}</dt><dd><code>${firstLine(template)}</code></dd></div>
      <div><dt>${share.sample()}</dt><dd><code>${firstLine(event)}</code></dd></div>
    </dl>`;
  }

  #link() {
    const { link } = this;
    if (link === undefined) return nothing;
    const [length, most] = [countText(link.url.length), countText(MAX_LINK_LENGTH)];
    if (link.url.length > MAX_LINK_LENGTH)
      return html`<div class="stack">
        <p>${share.tooLong(length, most)}</p>
        <div class="row">
          <wa-button variant="brand" appearance="accent" @click=${this.#download}>
            <wa-icon slot="start" name="download"></wa-icon>${share.download()}
          </wa-button>
        </div>
      </div>`;
    return html`<label class="field">
        <span class="label">${share.link()}</span>
        <input class="data" readonly .value=${link.url} @focus=${selectAll} />
      </label>
      <div class="spread">
        <span class="small soft">${share.length(length, most)}</span>
        <hw-copy-button label=${share.copy()} .text=${link.url}></hw-copy-button>
      </div>`;
  }

  /** Returns what the user chose; undefined if it is nothing. */
  #read(): Shared | undefined {
    const { subject } = this;
    if (subject.kind === "template" && !this.isWhole) return this.#template(subject.automation, subject);
    if (subject.kind !== "workspace") return this.#automation(subject);
    const { automations } = this.controller.workspace;
    const chosen = automations.filter(({ id }) => !this.omitted.has(id)).map(({ id }) => id);
    if (chosen.length === 0 && automations.length > 0) return undefined;
    return this.#part(this.controller.workspace, {
      ...(chosen.length < automations.length && { automations: chosen }),
      ...(!this.withSamples && { samples: [] }),
    });
  }

  #template({ name }: Automation, { template, sample }: { template: string; sample: SampleEvent }): Shared {
    const text = templateText(template, sample.event);
    const empty: Workspace = { teams: [], automations: [], samples: [] };
    const { automations } = readShared(text, empty, { id: "shared", name });
    const team = { name: automations[0]?.team ?? "", secrets: [], webhooks: [] };
    const samples = [{ ...sample, name: sampleTitle(sample.name) }];
    return { text, part: { teams: [team], automations, samples }, isTemplate: true };
  }

  /** Returns the newest version of an automation, with the sample that the Playground shows for it. */
  #automation(subject: Exclude<ShareSubject, { kind: "workspace" }>): Shared {
    const { workspace } = this.controller;
    const newest = workspace.automations.find(({ id }) => id === subject.automation.id) ?? subject.automation;
    const sample = subject.kind === "template" ? subject.sample : shownSample(newest, workspace.samples);
    const samples = sample === undefined ? [] : [sample];
    const part = { ...workspace, automations: [newest], samples };
    return this.#part(part, { automations: [newest.id], samples: samples.map(({ id }) => id) });
  }

  #part(workspace: Workspace, selection: SharedSelection): Shared {
    const text = sharedText(workspace, selection);
    return { text, part: partOf(text), isTemplate: false };
  }

  async #makeLink(text: string) {
    const fragment = await shareFragment(text);
    // Meanwhile the user may have chosen something else.
    if (this.#shared?.text !== text) return;
    this.link = { text, url: `${location.origin}${location.pathname}${fragment}` };
  }

  readonly #download = () => {
    if (this.#shared === undefined) return;
    const { text, part, isTemplate } = this.#shared;
    download("hookwright-shared.json", isTemplate ? sharedText(part) : text);
  };
}

/** Returns the part of a workspace in a text that the core has just written. */
function partOf(text: string): Workspace {
  const { workspace }: { workspace: Workspace } = JSON.parse(text);
  return workspace;
}

/** Returns the sample that the Playground would show for an automation. */
function shownSample(automation: Automation, samples: readonly SampleEvent[]): SampleEvent | undefined {
  const chosen = new PlaygroundMemory().samplesOf(automation.id);
  const remembered = chosen.flatMap((id) => samples.filter((sample) => sample.id === id));
  return remembered[0] ?? new SampleSorter().sort(automation.trigger, samples).fitting[0];
}

/** How much of a text is shown in one line. */
const LINE_LENGTH = 60;

function firstLine(text: string): string {
  const line = text.trim().replaceAll(/\s+/g, " ");
  return line.length > LINE_LENGTH ? `${line.slice(0, LINE_LENGTH)}…` : line;
}

function selectAll({ target }: Event) {
  if (target instanceof HTMLInputElement) target.select();
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-share-dialog": ShareDialog;
  }
}
