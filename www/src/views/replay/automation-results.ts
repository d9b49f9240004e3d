import "@awesome.me/webawesome/dist/components/button/button.js";
import "@awesome.me/webawesome/dist/components/option/option.js";
import "@awesome.me/webawesome/dist/components/select/select.js";
import type { Automation, NearMiss } from "hookwright";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { controls, fieldText } from "../../design/controls.ts";
import { dataTable } from "../../design/data-table.ts";
import "../../design/search-field.ts";
import { conditionSentence } from "../../messages/condition.ts";
import { replay } from "../../messages/replay.ts";
import { eventTitle } from "../../messages/vocabulary.ts";
import { conditionLink } from "../../parts/condition-field.ts";
import { shortened } from "../../parts/long-value.ts";
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

/** The columns that are shown only where they say something. */
interface ShownColumns {
  readonly hasSkipped: boolean;
  readonly hasSilent: boolean;
}

type Order = keyof typeof replay.sorted;

/** Reports that the user wants to see the firings of the automation with this id. */
export class ShowFiringsEvent extends Event {
  constructor(readonly automation: string) {
    super("hw-show-firings");
  }
}

/**
 * Every automation with the number of its firings, zero included, and for those that did not fire the nearest miss. Emits
 * `hw-show-firings` and `hw-open-line`.
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

      .scroll {
        overflow-x: auto;
      }

      .tools {
        display: grid;
        grid-template-columns: minmax(0, 1fr) minmax(0, 14rem);
        align-items: end;
        gap: var(--hw-3);
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
        overflow-wrap: anywhere;
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

  override render() {
    const { replayed } = this;
    if (replayed?.summary === undefined) return nothing;
    const results = this.#results(replayed);
    const shown = results.slice(this.page * PAGE_SIZE, (this.page + 1) * PAGE_SIZE);
    const hasSkipped = replayed.summary.skipped.some((count) => count > 0);
    const hasSilent = results.some(isSilent);
    return html`<div class="stack">
      <h2>${replay.automations()}</h2>
      ${replayed.automations.length > 1 ? this.#tools(replayed.automations.length) : nothing}
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
                    ${hasSilent ? html`<th scope="col">${replay.whyNot()}</th>` : nothing}
                  </tr>
                </thead>
                <tbody>
                  ${repeat(
                    shown,
                    ({ automation }) => automation.id,
                    (result) => this.#row(result, { hasSkipped, hasSilent }, replayed),
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
    replayed.findMisses(shown.filter(isSilent).map(({ automation }) => automation));
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
      ${count > PAGE_SIZE ? html`<hw-search-field label=${replay.searchAutomations()} @hw-search=${this.#search}></hw-search-field>` : html`<span></span>`}
      <wa-select label=${replay.sort()} .value=${this.order} @change=${this.#sort}>
        ${ORDERS.map((order) => html`<wa-option value=${order}>${replay.sorted[order]()}</wa-option>`)}
      </wa-select>
    </div>`;
  }

  #row(result: AutomationResult, { hasSkipped, hasSilent }: ShownColumns, replayed: ReplayController) {
    const { automation, fired, skipped } = result;
    const { id, name, enabled, trigger } = automation;
    return html`<tr>
      <td class="name">
        <a href=${href("automations", id)}>${name}</a>${enabled ? nothing : html` <span class="soft">(${replay.disabled()})</span>`}
        <div class="soft small">${eventTitle(trigger.type)}</div>
      </td>
      <td class="count">
        ${
          fired === 0
            ? "0"
            : html`<button type="button" class="link" aria-label=${replay.showFirings(fired.toLocaleString(), name)}
                @click=${() => this.dispatchEvent(new ShowFiringsEvent(id))}>${fired.toLocaleString()}</button>`
        }
      </td>
      ${hasSkipped ? html`<td class="count">${skipped.toLocaleString()}</td>` : nothing}
      ${hasSilent ? html`<td class="why">${isSilent(result) ? this.#whyNot(automation, replayed.misses.get(id)) : nothing}</td>` : nothing}
    </tr>`;
  }

  #whyNot(automation: Automation, miss: NearMiss | null | undefined) {
    if (miss === undefined) return html`<span class="soft">${replay.seeking()}</span>`;
    if (miss === null) return html`<span>${replay.hasNoEvent(eventTitle(automation.trigger.type))}</span>`;
    const { reason } = miss.explanation;
    const link = reason && conditionLink(automation, reason);
    const line = miss.line.toLocaleString();
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
