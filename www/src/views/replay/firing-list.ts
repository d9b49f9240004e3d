import "@awesome.me/webawesome/dist/components/button/button.js";
import type { Automation } from "hookwright/payload";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { controls } from "../../design/controls.ts";
import { dataTable } from "../../design/data-table.ts";
import { time } from "../../design/time.ts";
import { replay } from "../../messages/replay.ts";
import { eventTitle } from "../../messages/vocabulary.ts";
import type { FiringRow } from "./firings.ts";

/** The number of firings on one page of the list. */
export const PAGE_SIZE = 25;

/** The firings, one page at a time, each with its time and payload. Emits `hw-page` with the page to show. */
@customElement("hw-firing-list")
export class FiringList extends LitElement {
  static override styles = [
    controls,
    dataTable,
    css`
      .scroll {
        overflow-x: auto;
      }

      td {
        vertical-align: top;
      }

      th,
      .time {
        white-space: nowrap;
      }

      /* On a narrow screen the table scrolls: columns that are scrolled out must not make rows tall. */
      .name,
      .event {
        min-inline-size: 11rem;
        overflow-wrap: anywhere;
      }

      pre {
        max-block-size: 12rem;
        max-inline-size: 32rem;
        overflow: auto;
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }

      summary {
        max-inline-size: 20rem;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
        cursor: pointer;
      }
    `,
  ];

  @property({ attribute: false }) rows: readonly FiringRow[] = [];
  @property({ attribute: false }) automations: readonly Automation[] = [];
  @property({ attribute: false }) payloads: readonly (string | undefined)[] | undefined;
  @property({ type: Number }) page = 0;
  /** The number of firings on all pages. */
  @property({ type: Number }) total = 0;

  override render() {
    return html`<div class="stack">
      <div class="panel scroll" tabindex="0" role="region" aria-label=${replay.fired(this.total.toLocaleString())}>
        <table>
          <thead>
            <tr>
              <th scope="col">${replay.time()}</th>
              <th scope="col">${replay.line()}</th>
              <th scope="col">${replay.automation()}</th>
              <th scope="col">${replay.eventType()}</th>
              <th scope="col">${replay.payload()}</th>
            </tr>
          </thead>
          <tbody>
            ${repeat(
              this.rows,
              ({ line, automation }) => `${line} ${automation}`,
              (row, index) => this.#row(row, index),
            )}
          </tbody>
        </table>
      </div>
      ${this.total > PAGE_SIZE ? this.#pages() : nothing}
    </div>`;
  }

  #row(row: FiringRow, index: number) {
    const automation = this.automations[row.automation];
    return html`<tr>
      <td class="data time">${time(row.time)}</td>
      <td class="data">${row.line.toLocaleString()}</td>
      <td class="name">${automation?.name}</td>
      <td class="event">${automation && eventTitle(automation.trigger.type)}</td>
      <td>${this.payloads ? payloadCell(this.payloads[index]) : html`<span class="soft">${replay.waiting()}</span>`}</td>
    </tr>`;
  }

  #pages() {
    const first = this.page * PAGE_SIZE + 1;
    const last = Math.min(this.total, first + PAGE_SIZE - 1);
    return html`<nav class="row" aria-label=${replay.choosePage()}>
      <wa-button appearance="outlined" ?disabled=${this.page === 0} @click=${() => this.#go(this.page - 1)}>${replay.previousPage()}</wa-button>
      <span>${replay.range(first.toLocaleString(), last.toLocaleString(), this.total.toLocaleString())}</span>
      <wa-button appearance="outlined" ?disabled=${last >= this.total} @click=${() => this.#go(this.page + 1)}>${replay.nextPage()}</wa-button>
    </nav>`;
  }

  #go(detail: number) {
    this.dispatchEvent(new CustomEvent("hw-page", { detail }));
  }
}

function payloadCell(payload: string | undefined) {
  if (payload === undefined) return html`<span class="soft">${replay.emptyBody()}</span>`;
  return html`<details>
    <summary class="data">${payload}</summary>
    <pre class="data" tabindex="0">${payload}</pre>
  </details>`;
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-firing-list": FiringList;
  }
}
