import { countText } from "../../messages/numbers.ts";
import "@awesome.me/webawesome/dist/components/button/button.js";
import "@awesome.me/webawesome/dist/components/option/option.js";
import "@awesome.me/webawesome/dist/components/select/select.js";
import type { Automation, WorkspaceStore } from "hookwright/payload";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { guard } from "lit/directives/guard.js";
import { controls, fieldText } from "../../design/controls.ts";
import { FileDrop } from "../../design/file-drop.ts";
import { IdleLimit } from "../../design/idle-limit.ts";
import type { SearchField } from "../../design/search-field.ts";
import { language } from "../../messages/localization.ts";
import { replay } from "../../messages/replay.ts";
import { eventTitle } from "../../messages/vocabulary.ts";
import { indented } from "../../parts/indented-json.ts";
import { lendSample } from "../../parts/lent-sample.ts";
import { save } from "../../platform/file.ts";
import { href } from "../../platform/route.ts";
import { WorkspaceController } from "../../workspace/workspace-controller.ts";
import type { ShowFiringsEvent } from "./automation-results.ts";
import "./automation-results.ts";
import "../../design/search-field.ts";
import "./event-format.ts";
import "./firing-list.ts";
import type { OpenLineEvent } from "./open-line-event.ts";
import "./page-buttons.ts";
import "./rejection-list.ts";
import { PAGE_SIZE, ReplayController } from "./replay-controller.ts";
import type { Status, Summary } from "./replay-messages.ts";
import "./replay-source.ts";
import { sampleEvents } from "./sample-events.ts";
import type { RangeEvent } from "./timeline.ts";
import "./timeline.ts";

/** The filter's value for all event types. */
const ANY = "any";

const STATUSES: readonly Status[] = ["any", "fired", "skipped"];

/** The Replay view: runs a file of events through the workspace's automations. */
@customElement("hw-replay-view")
export class ReplayView extends LitElement {
  static override styles = [
    controls,
    css`
      /* A wide table scrolls in its panel instead of widening the page. */
      .stack {
        grid-template-columns: minmax(0, 1fr);
      }

      /* Its width is the field's. Otherwise each step of options measures the width of all options again. */
      select {
        contain: inline-size;
      }

      .filters {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(14rem, 100%), 1fr));
        align-items: end;
        gap: var(--hw-2) var(--hw-3);
      }

      .rejected {
        padding: var(--hw-3);
        border: var(--hw-hairline) solid var(--hw-warning);
        border-radius: var(--hw-radius);
        background: var(--hw-warning-soft);
      }
    `,
  ];

  @property({ attribute: false }) store?: WorkspaceStore;
  @state() private query = "";
  /** The id of the automation whose firings are shown; empty for all. */
  @state() private automationId = "";
  @state() private eventType = ANY;
  @state() private status: Status = "any";
  @query("hw-search-field") private field?: SearchField;
  @query(".firings") private firingsHeading?: HTMLElement;
  private readonly controller = new WorkspaceController(this);
  private readonly limit = new IdleLimit(this);
  private readonly replayed = new ReplayController(this, (file) => save(replay.exportName(), file));

  constructor() {
    super();
    new FileDrop(this, (file) => this.#start(file.name, file));
  }

  override connectedCallback() {
    super.connectedCallback();
    // Webhooks may have been deleted while another view was shown.
    this.requestUpdate();
  }

  override render() {
    const { replayed } = this;
    return html`<div class="stack">
      <h1>${replay.replayed()}</h1>
      <hw-replay-source .replayed=${replayed} @hw-cancel=${() => replayed.cancel()} @hw-sample=${this.#sample} @hw-download=${this.#download}
        @hw-file=${(event: CustomEvent<File>) => this.#start(event.detail.name, event.detail)}></hw-replay-source>
      ${replayed.summary ? this.#result(replayed.summary) : html`<hw-event-format></hw-event-format>`}
    </div>`;
  }

  #result(summary: Summary) {
    const { events, unreadable } = summary;
    if (events === 0) return this.#noEvents(summary);
    return html`<div role="status">
        <p><strong>${replay.done(this.#name, countText(events))}</strong></p>
        ${unreadable === 0 ? nothing : html`<p><strong>${replay.readAndSkipped(countText(unreadable), summary.isLinewise)}</strong></p>`}
      </div>
      ${unreadable === 0 ? nothing : this.#rejections(summary)}
      ${
        this.replayed.automations.length === 0
          ? html`<p class="panel empty">${replay.noAutomations()}</p>`
          : html`<hw-automation-results .replayed=${this.replayed} @hw-open-line=${this.#open} @hw-show-firings=${this.#showFirings}></hw-automation-results>`
      }
      ${summary.listed === 0 ? html`<p class="panel empty">${replay.nothingFired()}</p>` : this.#firings(summary)}
      <p class="small soft">${replay.fileLost()}</p>`;
  }

  #noEvents(summary: Summary) {
    const { unreadable, isLinewise } = summary;
    if (unreadable === 0)
      return html`<p class="panel empty" role="status">${replay.emptyFile(this.#name)}</p>
        <hw-event-format open></hw-event-format>`;
    return html`<div role="status">
        <p><strong>${this.#name}: ${replay.noneRead(countText(unreadable), isLinewise)}</strong></p>
        <p>${replay.seeFormat()}</p>
      </div>
      ${this.#rejections(summary)}
      <hw-event-format open></hw-event-format>`;
  }

  #rejections({ rejections, unreadable, isLinewise }: Summary) {
    return html`<hw-rejection-list class="rejected" .rejections=${rejections} .total=${unreadable} ?linewise=${isLinewise}></hw-rejection-list>`;
  }

  #firings(summary: Summary) {
    const { timeline, range, total, skipped, isSearching, automations, isExporting, page } = this.replayed;
    const fired = replay.fired(countText(total - skipped));
    const count = skipped === 0 ? fired : replay.firedSkipped(fired, countText(skipped));
    return html`<h2 class="firings" tabindex="-1">${replay.firings()}</h2>
      ${this.#listLimit(summary)}
      ${this.#filters(automations, summary)}
      <hw-firing-timeline .data=${timeline} .range=${range} @hw-range=${(event: RangeEvent) => this.replayed.choose(event.range)}></hw-firing-timeline>
      <div class="spread">
        <span role="status">${isSearching && total > 0 ? replay.searching(count) : count}</span>
        <wa-button appearance="outlined" ?disabled=${isExporting || isSearching || total === 0} @click=${() => this.replayed.export(this.#webhooks())}>
          ${isExporting ? replay.exporting() : replay.exportAll()}
        </wa-button>
      </div>
      ${
        total === 0
          ? isSearching
            ? nothing
            : html`<div class="panel empty stack">
                <p>${replay.nothingFound()}</p>
                <p><wa-button appearance="outlined" @click=${this.#clear}>${replay.clear()}</wa-button></p>
              </div>`
          : html`<hw-firing-list .replayed=${this.replayed} .webhooks=${this.#webhooks()} @hw-open-line=${this.#open}></hw-firing-list>
              <hw-page-buttons label=${replay.firings()} .page=${page} .size=${PAGE_SIZE} .total=${total}
                @hw-page=${(event: CustomEvent<number>) => this.replayed.go(event.detail)}></hw-page-buttons>`
      }`;
  }

  #webhooks(): ReadonlySet<string> {
    return new Set(this.controller.workspace.teams.flatMap(({ webhooks }) => webhooks.map(({ id }) => id)));
  }

  #listLimit({ listed, fired, skipped }: Summary) {
    const sum = (counts: Uint32Array) => counts.reduce((total, count) => total + count, 0);
    const all = sum(fired) + sum(skipped);
    return all > listed
      ? html`<p class="rejected">${replay.listCut(countText(listed), countText(all))}</p>`
      : nothing;
  }

  #filters(automations: readonly Automation[], { skipped }: Summary) {
    const types = [...new Set(automations.map(({ trigger }) => trigger.type))];
    return html`<div class="filters">
      <hw-search-field .label=${replay.search()} @hw-search=${this.#search}></hw-search-field>
      <div class="field">
        <label for="automation">${replay.automation()}</label>
        <select id="automation" @change=${this.#chooseAutomation}>
          <option value="" .selected=${this.automationId === ""}>${replay.allAutomations()}</option>
          ${this.#options(automations)}
        </select>
      </div>
      <wa-select label=${replay.eventType()} .value=${this.eventType} @change=${this.#chooseEventType}>
        <wa-option value=${ANY}>${replay.allEvents()}</wa-option>
        ${types.map((type) => html`<wa-option value=${type}>${eventTitle(type)}</wa-option>`)}
      </wa-select>
      ${skipped.some((count) => count > 0) ? this.#statusFilter() : nothing}
    </div>`;
  }

  /** Renders the options in chunks; the chosen automation's is there from the beginning. */
  #options(automations: readonly Automation[]) {
    const option = ({ id, name }: Automation) =>
      html`<option value=${id} .selected=${this.automationId === id}>${name}</option>`;
    const chunks = this.limit.chunks(automations);
    const chosen = automations.find(({ id }) => id === this.automationId);
    const isShown = chunks.some((chunk) => chosen && chunk.includes(chosen));
    return html`${chunks.map((chunk) => guard([language(), this.automationId, ...chunk], () => chunk.map(option)))}
      ${chosen === undefined || isShown ? nothing : option(chosen)}`;
  }

  #statusFilter() {
    const words: Record<Status, () => string> = {
      any: replay.allStatuses,
      fired: replay.firedColumn,
      skipped: replay.skippedColumn,
    };
    return html`<wa-select label=${replay.status()} .value=${this.status} @change=${this.#chooseStatus}>
      ${STATUSES.map((status) => html`<wa-option value=${status}>${words[status]()}</wa-option>`)}
    </wa-select>`;
  }

  /** The file's name; the sample's, which has none, in the page's language. */
  get #name(): string {
    return this.replayed.name || replay.sampleName();
  }

  /** Replays a file, or the sample if `name` is empty. */
  #start(name: string, file: Blob) {
    Object.assign(this, { query: "", automationId: "", eventType: ANY, status: "any" });
    this.replayed.start(name, file, this.controller.workspace.automations);
  }

  #sample() {
    this.#start("", sampleEvents(this.controller.workspace.automations, new Date()));
  }

  #download() {
    save(replay.sampleFile(), sampleEvents(this.controller.workspace.automations, new Date()));
  }

  /** Opens an event of the file in the Playground. The Playground stores it only if the user edits it. */
  readonly #open = async ({ automation, place, line }: OpenLineEvent) => {
    const event = indented(await this.replayed.eventText(place));
    lendSample(automation.id, { name: replay.sampleFrom(this.#name, String(line)), event });
    location.hash = href("playground", automation.id);
  };

  readonly #showFirings = async ({ automation }: ShowFiringsEvent) => {
    Object.assign(this, { automationId: automation, eventType: ANY, status: "fired" satisfies Status });
    this.#find();
    await this.updateComplete;
    this.firingsHeading?.focus();
  };

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

  readonly #chooseStatus = (event: Event) => {
    this.status = STATUSES.find((status) => status === fieldText(event)) ?? "any";
    this.#find();
  };

  readonly #clear = () => {
    Object.assign(this, { automationId: "", eventType: ANY, status: "any" });
    this.replayed.range = undefined;
    this.field?.clear();
  };

  /** Starts a search with the current query and filters. */
  #find() {
    const automationTexts = this.replayed.automations.map(({ id, name, trigger: { type } }) => {
      const isIncluded = ["", id].includes(this.automationId) && [ANY, type].includes(this.eventType);
      return isIncluded ? `${name}\n${eventTitle(type)}\n${type}`.toLowerCase() : undefined;
    });
    this.replayed.search({ text: this.query, automationTexts, status: this.status });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-replay-view": ReplayView;
  }
}
