import "@awesome.me/webawesome/dist/components/button/button.js";
import "@awesome.me/webawesome/dist/components/option/option.js";
import "@awesome.me/webawesome/dist/components/select/select.js";
import type { Automation, WorkspaceStore } from "hookwright/payload";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { guard } from "lit/directives/guard.js";
import { controls } from "../../design/controls.ts";
import { fieldText } from "../../design/field-text.ts";
import { FileDrop } from "../../design/file-drop.ts";
import { knownBy, knownByStyles } from "../../design/known-by.ts";
import type { SearchField } from "../../design/search-field.ts";
import { sentences } from "../../messages/diagnostic.ts";
import { eventTitle } from "../../messages/event-title.ts";
import { replay } from "../../messages/replay.ts";
import { save } from "../../platform/file.ts";
import { WorkspaceController } from "../../workspace/workspace-controller.ts";
import { PAGE } from "./firing-list.ts";
import { ReplayController } from "./replay-controller.ts";
import { sampleEvents } from "./sample-events.ts";
import "../../design/search-field.ts";
import "./firing-list.ts";
import "./replay-source.ts";
import "./timeline.ts";

/** How many events the sample has. */
const SAMPLE = 500;

/** What stands for every event type in the filter. */
const ANY = "any";

/** A file of events, run through the workspace's automations. */
@customElement("hw-replay-view")
export class ReplayView extends LitElement {
  static override styles = [
    controls,
    knownByStyles,
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
  @state() private wanted = "";
  /** The id of the automation whose firings are wanted; empty for all. */
  @state() private automation = "";
  @state() private eventType = ANY;
  @state() private page = 0;
  @query("hw-search-field") private field?: SearchField;
  private readonly controller = new WorkspaceController(this);
  private readonly replayed = new ReplayController(
    this,
    (before) => this.#found(before),
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
    const shown = found.slice(this.page * PAGE, (this.page + 1) * PAGE);
    const count = this.replayed.foundCount.toLocaleString();
    return html`<hw-firing-timeline .rows=${found}></hw-firing-timeline>
      ${guard([firings, this.automation, this.eventType], () =>
        this.#filters(automations.filter((_, place) => firings.automations.has(place))),
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
              .all=${found.length} @hw-page=${(event: CustomEvent<number>) => this.#go(event.detail)}></hw-firing-list>`
      }`;
  }

  /** Filters by what fired; of automations there may be thousands. */
  #filters(fired: readonly Automation[]) {
    const types = [...new Set(fired.map(({ trigger }) => trigger.type))];
    return html`<div class="filters">
      <hw-search-field .label=${replay.search()} @hw-search=${this.#search}></hw-search-field>
      <div class="field">
        <label for="automation">${replay.automation()}</label>
        <select id="automation" @change=${this.#chooseAutomation}>
          <option value="" .selected=${this.automation === ""}>${replay.allAutomations()}</option>
          ${fired.map(
            ({ id, name }) => html`<option value=${id} .selected=${this.automation === id}>${name}</option>`,
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
        ${errors.map(({ line, diagnostic }) => html`<li>${replay.unreadableLine(String(line), sentences(diagnostic).message)} ${knownBy(diagnostic.evidence, diagnostic.code)}</li>`)}
      </ul>
    </details>`;
  }

  #start(name: string, file: Blob) {
    Object.assign(this, { wanted: "", automation: "", eventType: ANY, page: 0 });
    this.replayed.start(name, file, this.controller.workspace.automations);
  }

  #sample() {
    const events = sampleEvents(this.controller.workspace.automations, SAMPLE, new Date());
    this.#start(replay.sampleName(), events);
  }

  readonly #search = (event: CustomEvent<string>) => {
    this.wanted = event.detail;
    this.#find();
  };

  readonly #chooseAutomation = (event: Event) => {
    this.automation = fieldText(event);
    this.#find();
  };

  readonly #chooseEventType = (event: Event) => {
    this.eventType = fieldText(event);
    this.#find();
  };

  readonly #clear = () => {
    Object.assign(this, { automation: "", eventType: ANY });
    this.field?.clear();
  };

  /** Finds the wanted firings anew. */
  #find() {
    const said = this.replayed.automations.map(({ id, name, trigger: { type } }) => {
      const isWanted = ["", id].includes(this.automation) && [ANY, type].includes(this.eventType);
      return isWanted ? `${name}\n${eventTitle(type)}\n${type}`.toLowerCase() : undefined;
    });
    this.replayed.search({ text: this.wanted, said });
  }

  /** Shows the page again where something of it was found just now; what is new begins with its first page. */
  #found(before: number) {
    if (before === 0) this.page = 0;
    if (before < (this.page + 1) * PAGE) this.#go(this.page);
  }

  #go(page: number) {
    this.page = page;
    this.replayed.show(this.replayed.found.slice(page * PAGE, (page + 1) * PAGE));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-replay-view": ReplayView;
  }
}
