import { countText } from "../../messages/numbers.ts";
import "@awesome.me/webawesome/dist/components/option/option.js";
import "@awesome.me/webawesome/dist/components/select/select.js";
import type { Automation, NearMiss } from "hookwright";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { controls, fieldText } from "../../design/controls.ts";
import { dataTable } from "../../design/data-table.ts";
import { MediaQueryController } from "../../design/media-query.ts";
import "../../design/search-field.ts";
import { conditionSentence } from "../../messages/condition.ts";
import { replay } from "../../messages/replay.ts";
import { eventTitle } from "../../messages/vocabulary.ts";
import { conditionLink } from "../../parts/condition-field.ts";
import { shortened } from "../../parts/shortened.ts";
import { href } from "../../platform/route.ts";
import { OpenLineEvent } from "./open-line-event.ts";
import "./page-buttons.ts";
import type { ReplayController } from "./replay-controller.ts";

/** The number of automations on one page of the list. */
const PAGE_SIZE = 10;

/** An automation with its counts. */
interface AutomationResult {
  readonly automation: Automation;
  readonly fired: number;
  readonly skipped: number;
}

/** How the table is laid out. */
interface Layout {
  /** Whether the column of skipped executions says something. */
  readonly hasSkipped: boolean;
  /** Whether the reason has a column of its own, instead of a place under the name. */
  readonly hasReasons: boolean;
}

type Order = keyof typeof replay.sorted;

/** Reports that the user wants to see the firings of the automation with this id. */
export class ShowFiringsEvent extends Event {
  constructor(readonly automation: string) {
    super("hw-show-firings");
  }
}

/**
 * Every automation with the number of its firings, zero included, and the line that came nearest to firing it without doing
 * so: at once for those that did not fire, for the others when the user asks. Emits `hw-show-firings` and `hw-open-line`.
 */
@customElement("hw-automation-results")
export class AutomationResults extends LitElement {
  static override styles = [
    controls,
    dataTable,
    css`
      .stack {
        grid-template-columns: minmax(0, 1fr);
      }

      .spread {
        align-items: end;
      }

      .tools {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: var(--hw-2) var(--hw-3);
      }

      .tools > * {
        inline-size: 14rem;
      }

      td {
        vertical-align: top;
      }

      th {
        white-space: nowrap;
      }

      .name {
        min-inline-size: 11rem;
        overflow-wrap: anywhere;
      }

      .count {
        text-align: end;
        white-space: nowrap;
      }

      .why {
        inline-size: 50%;
        min-inline-size: 16rem;
      }

      .reason {
        overflow-wrap: anywhere;
      }

      .name > .reason {
        margin-block-start: var(--hw-1);
      }

      .links {
        display: flex;
        flex-wrap: wrap;
        gap: var(--hw-1) var(--hw-4);
      }

      button.link {
        padding: 0;
        border: 0;
        background: none;
        color: var(--hw-accent);
        font: inherit;
        text-decoration: underline;
        cursor: pointer;
      }
    `,
  ];

  @property({ attribute: false, hasChanged: () => true }) replayed?: ReplayController;
  @state() private query = "";
  @state() private order: Order = "most";
  @state() private page = 0;
  /** The ids of the automations that fired, and whose nearest line that did not fire them is shown. */
  @state() private opened: ReadonlySet<string> = new Set();
  private readonly narrow = new MediaQueryController(this, "(width < 60rem)");

  override render() {
    const { replayed } = this;
    if (replayed?.summary === undefined) return nothing;
    const results = this.#results(replayed);
    const shown = results.slice(this.page * PAGE_SIZE, (this.page + 1) * PAGE_SIZE);
    const hasSkipped = replayed.summary.skipped.some((count) => count > 0);
    const layout = { hasSkipped, hasReasons: !this.narrow.matches };
    return html`<div class="stack">
      <div class="spread">
        <h2>${replay.automations()}</h2>
        ${replayed.automations.length > 1 ? this.#tools(replayed.automations.length) : nothing}
      </div>
      ${
        shown.length === 0
          ? html`<p class="panel empty">${replay.noAutomationFound()}</p>`
          : html`<div class="panel scroll" tabindex="0" role="region" aria-label=${replay.automations()}>
              <table>
                <thead>
                  <tr>
                    <th scope="col">${replay.automation()}</th>
                    <th scope="col" class="count">${replay.firedColumn()}</th>
                    ${hasSkipped ? html`<th scope="col" class="count" title=${replay.skippedHelp()}>${replay.skippedColumn()}</th>` : nothing}
                    ${layout.hasReasons ? html`<th scope="col">${replay.whyNot()}</th>` : nothing}
                  </tr>
                </thead>
                <tbody>
                  ${repeat(
                    shown,
                    ({ automation }) => automation.id,
                    (result) => this.#row(result, layout, replayed),
                  )}
                </tbody>
              </table>
            </div>`
      }
      <hw-page-buttons label=${replay.automations()} .page=${this.page} .size=${PAGE_SIZE} .total=${results.length}
        @hw-page=${(event: CustomEvent<number>) => {
          this.page = event.detail;
        }}></hw-page-buttons>
    </div>`;
  }

  protected override updated() {
    const { replayed } = this;
    if (replayed?.summary === undefined) return;
    const shown = this.#results(replayed).slice(this.page * PAGE_SIZE, (this.page + 1) * PAGE_SIZE);
    const explained = shown.filter((result) => isSilent(result) || this.opened.has(result.automation.id));
    replayed.findMisses(explained.map(({ automation }) => automation));
  }

  /** Returns the automations that match the search, in the chosen order. */
  #results({ automations, summary }: ReplayController): readonly AutomationResult[] {
    const results = automations.map((automation, index) => ({
      automation,
      fired: summary?.fired[index] ?? 0,
      skipped: summary?.skipped[index] ?? 0,
    }));
    const found = results.filter(({ automation: { name, trigger } }) =>
      `${name}\n${eventTitle(trigger.type)}`.toLowerCase().includes(this.query),
    );
    const compare: Record<Order, (one: AutomationResult, other: AutomationResult) => number> = {
      most: (one, other) => other.fired - one.fired,
      fewest: (one, other) => one.fired - other.fired,
      name: (one, other) => one.automation.name.localeCompare(other.automation.name),
    };
    return found.sort(compare[this.order]);
  }

  #tools(count: number) {
    return html`<div class="tools">
      ${count > PAGE_SIZE ? html`<hw-search-field label=${replay.searchAutomations()} @hw-search=${this.#search}></hw-search-field>` : nothing}
      <wa-select label=${replay.sort()} .value=${this.order} @change=${this.#sort}>
        ${ORDERS.map((order) => html`<wa-option value=${order}>${replay.sorted[order]()}</wa-option>`)}
      </wa-select>
    </div>`;
  }

  #row(result: AutomationResult, { hasSkipped, hasReasons }: Layout, replayed: ReplayController) {
    const { automation, fired, skipped } = result;
    const { id, name, enabled, trigger } = automation;
    return html`<tr>
      <td class="name">
        <a href=${href("automations", id)}>${name}</a>${enabled ? nothing : html` <span class="soft">(${replay.disabled()})</span>`}
        <div class="soft small">${eventTitle(trigger.type)}</div>
        ${hasReasons ? nothing : this.#reason(result, replayed)}
      </td>
      <td class="count">
        ${
          fired === 0
            ? "0"
            : html`<button type="button" class="link" aria-label=${replay.showFirings(countText(fired), name)}
                @click=${() => this.dispatchEvent(new ShowFiringsEvent(id))}>${countText(fired)}</button>`
        }
      </td>
      ${hasSkipped ? html`<td class="count">${countText(skipped)}</td>` : nothing}
      ${hasReasons ? html`<td class="why">${this.#reason(result, replayed)}</td>` : nothing}
    </tr>`;
  }

  /** Renders why the nearest line did not fire an automation; for one that fired elsewhere, only when the user asks. */
  #reason(result: AutomationResult, { misses }: ReplayController) {
    const { automation } = result;
    const { id, name, trigger } = automation;
    const event = eventTitle(trigger.type);
    if (isSilent(result))
      return html`<div class="reason">${this.#whyNot(automation, misses.get(id), replay.hasNoEvent(event))}</div>`;
    const isOpen = this.opened.has(id);
    return html`<div class="reason">
      <button type="button" class="link small" aria-expanded=${isOpen} aria-label=${replay.nearestOtherFor(name)}
        @click=${() => this.#toggle(id)}>${replay.nearestOther()}</button>
      ${isOpen ? html`<div role="status">${this.#whyNot(automation, misses.get(id), replay.everyEventFired(event))}</div>` : nothing}
    </div>`;
  }

  #toggle(id: string) {
    const opened = new Set(this.opened);
    if (!opened.delete(id)) opened.add(id);
    this.opened = opened;
  }

  /** Renders a near miss, or a text if the file has none. */
  #whyNot(automation: Automation, miss: NearMiss | null | undefined, none: string) {
    if (miss === undefined) return html`<span class="soft">${replay.seeking()}</span>`;
    if (miss === null) return html`<span>${none}</span>`;
    const { reason } = miss.explanation;
    const link = reason && conditionLink(automation, reason);
    const line = countText(miss.line);
    const open = () => this.dispatchEvent(new OpenLineEvent(automation, miss, miss.line));
    return html`<div>${replay.nearest(line)} ${reason && conditionSentence(shortened(reason))}</div>
      <div class="links small">
        <button type="button" class="link" aria-label=${replay.openFor(line, automation.name)} @click=${open}>${replay.open()}</button>
        ${link && html`<a href=${link.href} aria-label=${link.label}>${link.text}</a>`}
      </div>`;
  }

  readonly #search = (event: CustomEvent<string>) => {
    this.query = event.detail;
    this.page = 0;
  };

  readonly #sort = (event: Event) => {
    this.order = ORDERS.find((order) => order === fieldText(event)) ?? "most";
    this.page = 0;
  };
}

/** Returns whether an automation neither fired nor was skipped. */
function isSilent({ fired, skipped }: AutomationResult): boolean {
  return fired + skipped === 0;
}

const ORDERS: readonly Order[] = ["most", "fewest", "name"];

declare global {
  interface HTMLElementTagNameMap {
    "hw-automation-results": AutomationResults;
  }
}
