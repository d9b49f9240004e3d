import "@awesome.me/webawesome/dist/components/button/button.js";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { controls } from "../../design/controls.ts";
import { dataTable } from "../../design/data-table.ts";
import { time } from "../../design/time.ts";
import { send } from "../../messages/send.ts";
import { timeText } from "../../messages/times.ts";
import { outcomeOf } from "./outcome.ts";
import { MAX_SENDS, type SendRecord, SendsController, sends } from "./sends.ts";
import "../../design/icon.ts";

/** The user's choice of a send in the list. */
export class SendChosenEvent extends Event {
  constructor(readonly id: number) {
    super("hw-send-chosen");
  }
}

/** The sends of this tab, newest first; emits `hw-send-chosen`. Renders nothing while there are none. */
@customElement("hw-send-list")
export class SendList extends LitElement {
  static override styles = [
    controls,
    dataTable,
    css`
      .table {
        overflow-x: auto;
      }

      tr[aria-current] {
        background: var(--hw-accent-soft);
      }

      td button {
        padding: 0;
        border: 0;
        background: none;
        color: var(--hw-accent);
        font: inherit;
        text-align: start;
        text-decoration: underline;
        cursor: pointer;
      }

      td {
        vertical-align: top;
      }

      .good wa-icon {
        color: var(--hw-good);
      }

      .warning wa-icon {
        color: var(--hw-warning);
      }

      .error wa-icon {
        color: var(--hw-error);
      }

      .row {
        flex-wrap: nowrap;
      }

      .target {
        max-inline-size: 14rem;
        overflow: hidden;
        text-overflow: ellipsis;
      }
    `,
  ];

  /** The number of the send that is shown. */
  @property({ attribute: false }) shown: number | undefined;

  constructor() {
    super();
    this.addController(new SendsController(this));
  }

  override render() {
    const { records } = sends;
    if (records.length === 0) return nothing;
    return html`<div class="stack">
      <div class="spread">
        <h2 id="heading">${send.list()}</h2>
        <wa-button size="s" appearance="plain" @click=${() => sends.clear()}>${send.clear()}</wa-button>
      </div>
      <div class="table" tabindex="0" role="region" aria-labelledby="heading">
        <table>
          <thead>
            <tr>
              <th scope="col">${send.sent()}</th>
              <th scope="col">${send.status()}</th>
              <th scope="col">${send.automationCell()}</th>
              <th scope="col">${send.to()}</th>
            </tr>
          </thead>
          <tbody>
            ${repeat(
              records,
              ({ id }) => id,
              (record) => this.row(record),
            )}
          </tbody>
        </table>
      </div>
      <p class="small soft">${send.listHelp(String(MAX_SENDS))}</p>
    </div>`;
  }

  private row({ id, time: at, plan, request, state }: SendRecord) {
    const { word, tone, icon, status, history } = outcomeOf(state);
    const duration = state.kind === "ended" ? send.milliseconds(Math.round(state.delivery.durationMs)) : "";
    const ending = status || (word === send.history[history]() ? "" : word);
    const detail = [ending, duration].filter(Boolean).join(" · ");
    return html`<tr aria-current=${id === this.shown ? "true" : nothing}>
      <td class="data">
        <button type="button" @click=${() => this.dispatchEvent(new SendChosenEvent(id))}
          aria-label=${send.selected(timeText(at))}>${time(at)}</button>
      </td>
      <td><span class="row ${tone}"><wa-icon name=${icon}></wa-icon><span>${send.history[history]()}${detail === "" ? nothing : html`<br><span class="small soft">${detail}</span>`}</span></span></td>
      <td>${plan.automation?.name ?? plan.webhook.name}${plan.eventName === undefined ? nothing : html`<br><span class="small soft">${plan.eventName}</span>`}</td>
      <td class="data target" title=${request.url}>${plan.destination === "sandbox" ? send.destination.sandbox() : (URL.parse(request.url)?.host ?? request.url)}</td>
    </tr>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-send-list": SendList;
  }
}
