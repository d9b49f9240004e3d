import type { Automation } from "hookwright";
import { css, html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { controls } from "../../design/controls.ts";
import { countText } from "../../messages/numbers.ts";
import "../../design/copy-button.ts";
import { dataTable } from "../../design/data-table.ts";
import "../../design/icon.ts";
import { time } from "../../design/time.ts";
import { replay } from "../../messages/replay.ts";
import { timeText, utcText } from "../../messages/times.ts";
import { eventTitle } from "../../messages/vocabulary.ts";
import { indented } from "../../parts/indented-json.ts";
import { TextParts } from "../../parts/text-parts.ts";
import { href } from "../../platform/route.ts";
import { OpenLineEvent } from "./open-line-event.ts";
import type { ReplayController } from "./replay-controller.ts";
import type { ShownFiring } from "./replay-messages.ts";

/** How much of a payload its cell can show in its one line, in UTF-16 units. */
const MAX_CELL_LENGTH = 200;

/** The firings on the current page, each with its event and payload. Emits `hw-open-line`. */
@customElement("hw-firing-list")
export class FiringList extends LitElement {
  static override styles = [
    controls,
    dataTable,
    css`
      .scroll {
        container-type: inline-size;
      }

      td {
        vertical-align: top;
      }

      th,
      .time,
      .status {
        white-space: nowrap;
      }

      /* On a narrow screen the table scrolls: columns that are scrolled out must not make rows tall. */
      .name,
      .event {
        min-inline-size: 11rem;
        overflow-wrap: anywhere;
      }

      .until {
        max-inline-size: 14rem;
        white-space: normal;
      }

      .payload {
        max-inline-size: 20rem;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      .toggle {
        display: inline-flex;
        align-items: center;
        gap: var(--hw-1);
        padding: 0;
        border: 0;
        background: none;
        color: var(--hw-accent);
        font: inherit;
        cursor: pointer;
      }

      /* As wide as the view, also where the table is wider. */
      .details {
        position: sticky;
        inset-inline-start: var(--hw-3);
        display: grid;
        inline-size: calc(100cqi - 2 * var(--hw-3));
        grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr));
        gap: var(--hw-3);
      }

      .details > div {
        min-inline-size: 0;
      }

      pre {
        max-block-size: 20rem;
        margin-block-end: var(--hw-2);
        padding: var(--hw-2);
        border-radius: var(--hw-radius);
        background: var(--hw-sunken);
        overflow: auto;
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false, hasChanged: () => true }) replayed?: ReplayController;
  /** The ids of the webhooks that exist. */
  @property({ attribute: false }) webhooks: ReadonlySet<string> = new Set();
  /** The key of the expanded row. */
  @state() private expanded = "";
  /** The event of the expanded row, indented; undefined while it is read. */
  @state() private eventText: string | undefined;

  private readonly eventParts = new TextParts(this);
  private readonly payloadParts = new TextParts(this);

  override render() {
    const { rows = [], total = 0 } = this.replayed ?? {};
    return html`<div class="panel scroll" tabindex="0" role="region" aria-label=${replay.fired(countText(total))}>
      <table>
        <thead>
          <tr>
            <th scope="col">${replay.line()}</th>
            <th scope="col">${replay.time()}</th>
            <th scope="col">${replay.automation()}</th>
            <th scope="col">${replay.eventType()}</th>
            <th scope="col">${replay.status()}</th>
            <th scope="col">${replay.payload()}</th>
          </tr>
        </thead>
        <tbody>${repeat(rows, keyOf, (row) => this.#row(row))}</tbody>
      </table>
    </div>`;
  }

  protected override willUpdate(_: PropertyValues<this>) {
    const isShown = this.replayed?.rows.some((row) => keyOf(row) === this.expanded) ?? false;
    if (!isShown) this.expanded = "";
  }

  #row(row: ShownFiring) {
    const automation = this.replayed?.automations[row.automation];
    if (automation === undefined) return nothing;
    const line = countText(row.line);
    const isExpanded = this.expanded === keyOf(row);
    return html`<tr>
        <td>
          <button type="button" class="toggle data" aria-expanded=${isExpanded} aria-label=${replay.details(line, automation.name)} @click=${() => this.#toggle(row)}>
            <wa-icon name=${isExpanded ? "minus" : "add"}></wa-icon>${line}
          </button>
        </td>
        <td class="data time">${time(row.time)}</td>
        <td class="name"><a href=${href("automations", automation.id)}>${automation.name}</a></td>
        <td class="event">${eventTitle(automation.trigger.type)}</td>
        <td class="status">${row.isSkipped ? skipped(row) : replay.firedColumn()}</td>
        <td><div class="payload data">${this.#payload(row, automation)}</div></td>
      </tr>
      ${isExpanded ? this.#details(row, automation) : nothing}`;
  }

  #details(row: ShownFiring, automation: Automation) {
    const line = countText(row.line);
    const open = () => this.dispatchEvent(new OpenLineEvent(automation, row, row.line));
    return html`<tr>
      <td colspan="6">
        <div class="details">
          <div>
            <div class="spread">
              <h3>${replay.event()}</h3>
              ${this.eventText === undefined ? nothing : html`<hw-copy-button .text=${this.eventText}></hw-copy-button>`}
            </div>
            <pre class="data" tabindex="0" role="region" aria-label=${replay.event()}>${this.eventText === undefined ? replay.waiting() : this.eventParts.part(this.eventText)}</pre>
            ${this.eventText === undefined ? nothing : this.eventParts.more()}
            <button type="button" class="toggle" aria-label=${replay.openFor(line, automation.name)} @click=${open}>${replay.open()}</button>
          </div>
          <div>
            <div class="spread">
              <h3>${replay.payload()}</h3>
              ${row.payload === undefined ? nothing : html`<hw-copy-button .text=${row.payload}></hw-copy-button>`}
            </div>
            ${this.#hasWebhook(automation) ? nothing : html`<p>${replay.noWebhook()}. ${row.payload === undefined ? nothing : replay.withWebhook()}</p>`}
            ${
              this.#hasWebhook(automation) || row.payload !== undefined
                ? html`<pre class="data" tabindex="0" role="region" aria-label=${replay.payload()}>${this.payloadParts.part(row.payload ?? replay.emptyBody())}</pre>
                  ${this.payloadParts.more()}`
                : nothing
            }
          </div>
        </div>
      </td>
    </tr>`;
  }

  #payload({ payload }: ShownFiring, automation: Automation) {
    if (!this.#hasWebhook(automation)) return html`<span class="soft">${replay.noWebhook()}</span>`;
    return payload?.slice(0, MAX_CELL_LENGTH) ?? html`<span class="soft">${replay.emptyBody()}</span>`;
  }

  /** Returns whether the automation's webhook exists: it may have been deleted. */
  #hasWebhook({ webhook }: Automation): boolean {
    return webhook != null && this.webhooks.has(webhook);
  }

  async #toggle(row: ShownFiring) {
    const key = keyOf(row);
    this.expanded = this.expanded === key ? "" : key;
    this.eventText = undefined;
    if (this.expanded === "") return;
    const text = await this.replayed?.eventText(row);
    if (this.expanded === key && text !== undefined) this.eventText = indented(text);
  }
}

function keyOf({ start, automation }: ShownFiring): string {
  return `${start} ${automation}`;
}

function skipped({ end }: ShownFiring) {
  const why = Number.isNaN(end)
    ? replay.skippedUnknown()
    : html`<span title=${utcText(end)}>${replay.skippedUntil(timeText(end))}</span>`;
  return html`<span title=${replay.skippedHelp()}>${replay.skippedColumn()}</span>
    <div class="soft small until">${why}</div>`;
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-firing-list": FiringList;
  }
}
