import "@awesome.me/webawesome/dist/components/button/button.js";
import "@awesome.me/webawesome/dist/components/option/option.js";
import "@awesome.me/webawesome/dist/components/select/select.js";
import { type Automation, eventTypes, sampleEvent, type WorkspaceStore } from "hookwright/payload";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { guard } from "lit/directives/guard.js";
import { controls, fieldText } from "../../design/controls.ts";
import { FileDrop } from "../../design/file-drop.ts";
import { evidenceBadge, findingStyles } from "../../design/finding.ts";
import type { SearchField } from "../../design/search-field.ts";
import { sentences } from "../../messages/diagnostic.ts";
import { replay } from "../../messages/replay.ts";
import { eventTitle } from "../../messages/vocabulary.ts";
import { save } from "../../platform/file.ts";
import { WorkspaceController } from "../../workspace/workspace-controller.ts";
import { PAGE_SIZE } from "./firing-list.ts";
import { ReplayController } from "./replay-controller.ts";
import "../../design/search-field.ts";
import "./firing-list.ts";
import "./replay-source.ts";
import "./timeline.ts";

/** The number of events in the sample file. */
const SAMPLE_SIZE = 500;

const HOUR_MS = 3_600_000;

/** The filter's value for all event types. */
const ANY = "any";

/** The Replay view: runs a file of events through the workspace's automations. */
@customElement("hw-replay-view")
export class ReplayView extends LitElement {
  static override styles = [
    controls,
    findingStyles,
    css`
      .filters {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(14rem, 100%), 1fr));
        align-items: end;
        gap: var(--hw-2) var(--hw-3);
      }
    `,
  ];

  @property({ attribute: false }) store?: WorkspaceStore;
  @state() private query = "";
  /** The id of the automation whose firings are shown; empty for all. */
  @state() private automationId = "";
  @state() private eventType = ANY;
  @state() private page = 0;
  @query("hw-search-field") private field?: SearchField;
  private readonly controller = new WorkspaceController(this);
  private readonly replayed = new ReplayController(
    this,
    (countBefore) => this.#showFound(countBefore),
    (file) => save(replay.exportName(), file),
  );

  constructor() {
    super();
    new FileDrop(this, (file) => this.#start(file.name, file));
  }

  override render() {
    return html`<div class="stack">
      <h1>${replay.replayed()}</h1>
      <hw-replay-source .replayed=${this.replayed} @hw-cancel=${() => this.replayed.cancel()} @hw-sample=${this.#sample}
        @hw-file=${(event: CustomEvent<File>) => this.#start(event.detail.name, event.detail)}></hw-replay-source>
      ${this.replayed.phase === "done" ? this.#result() : nothing} ${this.#unreadable()}
    </div>`;
  }

  #result() {
    const { firings, found, isSearching, automations, payloads, isExporting } = this.replayed;
    if (firings.length === 0) return html`<p class="panel empty">${replay.nothingFired()}</p>`;
    const shown = found.slice(this.page * PAGE_SIZE, (this.page + 1) * PAGE_SIZE);
    const count = this.replayed.foundCount.toLocaleString();
    return html`<hw-firing-timeline .rows=${found}></hw-firing-timeline>
      ${guard([firings, this.automationId, this.eventType], () =>
        this.#filters(automations.filter((_, index) => firings.automations.has(index))),
      )}
      <div class="spread">
        <span role="status">${isSearching ? replay.searching(count) : replay.fired(count)}</span>
        <wa-button appearance="outlined" ?disabled=${isExporting || isSearching || found.length === 0} @click=${() => this.replayed.export(found)}>
          ${isExporting ? replay.exporting() : replay.exportAll()}
        </wa-button>
      </div>
      ${
        found.length === 0
          ? isSearching
            ? nothing
            : html`<div class="panel empty stack">
                <p>${replay.nothingFound()}</p>
                <p><wa-button appearance="outlined" @click=${this.#clear}>${replay.clear()}</wa-button></p>
              </div>`
          : html`<hw-firing-list .rows=${shown} .automations=${automations} .payloads=${payloads} .page=${this.page}
              .total=${found.length} @hw-page=${(event: CustomEvent<number>) => this.#go(event.detail)}></hw-firing-list>`
      }`;
  }

  /** The filters offer only automations that fired: a workspace may have thousands of automations. */
  #filters(fired: readonly Automation[]) {
    const types = [...new Set(fired.map(({ trigger }) => trigger.type))];
    return html`<div class="filters">
      <hw-search-field .label=${replay.search()} @hw-search=${this.#search}></hw-search-field>
      <div class="field">
        <label for="automation">${replay.automation()}</label>
        <select id="automation" @change=${this.#chooseAutomation}>
          <option value="" .selected=${this.automationId === ""}>${replay.allAutomations()}</option>
          ${fired.map(
            ({ id, name }) =>
              html`<option value=${id} .selected=${this.automationId === id}>${name}</option>`,
          )}
        </select>
      </div>
      <wa-select label=${replay.eventType()} .value=${this.eventType} @change=${this.#chooseEventType}>
        <wa-option value=${ANY}>${replay.allEvents()}</wa-option>
        ${types.map((type) => html`<wa-option value=${type}>${eventTitle(type)}</wa-option>`)}
      </wa-select>
    </div>`;
  }

  #unreadable() {
    const { errors, unreadable } = this.replayed;
    if (unreadable === 0) return nothing;
    return html`<details>
      <summary>${replay.unreadable(unreadable.toLocaleString())}</summary>
      <ul>
        ${errors.map(({ line, diagnostic }) => html`<li>${replay.unreadableLine(String(line), sentences(diagnostic).message)} ${evidenceBadge(diagnostic.evidence, diagnostic.code)}</li>`)}
      </ul>
    </details>`;
  }

  #start(name: string, file: Blob) {
    Object.assign(this, { query: "", automationId: "", eventType: ANY, page: 0 });
    this.replayed.start(name, file, this.controller.workspace.automations);
  }

  #sample() {
    const events = sampleEvents(this.controller.workspace.automations, SAMPLE_SIZE, new Date());
    this.#start(replay.sampleName(), events);
  }

  readonly #search = (event: CustomEvent<string>) => {
    this.query = event.detail;
    this.#find();
  };

  readonly #chooseAutomation = (event: Event) => {
    this.automationId = fieldText(event);
    this.#find();
  };

  readonly #chooseEventType = (event: Event) => {
    this.eventType = fieldText(event);
    this.#find();
  };

  readonly #clear = () => {
    Object.assign(this, { automationId: "", eventType: ANY });
    this.field?.clear();
  };

  /** Starts a search with the current query and filters. */
  #find() {
    const automationTexts = this.replayed.automations.map(({ id, name, trigger: { type } }) => {
      const isIncluded = ["", id].includes(this.automationId) && [ANY, type].includes(this.eventType);
      return isIncluded ? `${name}\n${eventTitle(type)}\n${type}`.toLowerCase() : undefined;
    });
    this.replayed.search({ text: this.query, automationTexts });
  }

  /** Shows the current page again if some of its firings were just found. New results begin with the first page. */
  #showFound(countBefore: number) {
    if (countBefore === 0) this.page = 0;
    if (countBefore < (this.page + 1) * PAGE_SIZE) this.#go(this.page);
  }

  #go(page: number) {
    this.page = page;
    this.replayed.loadPayloads(this.replayed.found.slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE));
  }
}

/** Returns a file of made-up events, one each hour up to `last`: mostly of the types that the automations wait for. */
function sampleEvents(automations: readonly Automation[], count: number, last: Date): Blob {
  const triggered = automations.map(({ trigger }) => trigger.type);
  const types = [...triggered, ...triggered, ...eventTypes().map(({ eventType }) => eventType)];
  const samples = types.map((type): object => JSON.parse(sampleEvent(type)));
  const end = Math.floor(last.getTime() / HOUR_MS);
  const lines = Array.from({ length: count }, (_, index) => {
    const time = new Date((end - count + index) * HOUR_MS).toISOString();
    return `${JSON.stringify({ ...samples[(index * 7) % samples.length], time })}\n`;
  });
  return new Blob(lines, { type: "application/x-ndjson" });
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-replay-view": ReplayView;
  }
}
