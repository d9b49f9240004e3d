import "@awesome.me/webawesome/dist/components/switch/switch.js";
import "@awesome.me/webawesome/dist/components/button/button.js";
import {
  type Diagnostic,
  type EventType,
  Filter,
  type FilterField,
  type FilterRow,
  filterFields,
  filterFromRows,
  filterRows,
} from "hookwright";
import { css, html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { controls } from "../../design/controls.ts";
import "../../design/diagnostics.ts";
import "../../design/icon.ts";
import { automations } from "../../messages/automations.ts";
import { triggers } from "../../messages/triggers.ts";
import "./filter-json.ts";
import type { FilterJson } from "./filter-json.ts";
import "./filter-row.ts";
import type { KnownValues } from "../../parts/known-values.ts";
import "./pattern-field.ts";
import { textOf } from "./row-problems.ts";

/** What else must hold of an event: as fields in the app's words, or as JSON. Emits `hw-filter` with the text. */
@customElement("hw-filter-fields")
export class FilterFields extends LitElement {
  static override styles = [
    controls,
    css`
      .stack {
        gap: var(--hw-3);
        padding-block-start: var(--hw-3);
        border-block-start: var(--hw-hairline) solid var(--hw-line-soft);
      }

      .add {
        justify-self: start;
      }

      .said {
        display: block;
        margin-block-start: var(--hw-3);
      }
    `,
  ];

  /** The filter's JSON text, finished or not. */
  @property() filter = "";
  @property({ attribute: false }) eventType: EventType = "LINK_ARTIFACT";
  @property({ attribute: false }) known?: KnownValues;
  /** What is wrong with the filter for this event. */
  @property({ attribute: false }) findings: readonly Diagnostic[] = [];
  @state() private asJson = false;
  @query("hw-filter-json") private json?: FilterJson | null;

  /** None where the filter says more than rows can. */
  #rows: readonly FilterRow[] | undefined = [];
  /** The text that the rows on the page stand for: as long as it is the filter, half typed rows stay. */
  #written: string | undefined;

  /** Shows a part of the filter's JSON, selected; without one, the filter as it is shown. */
  async select(span: { start: number; end: number } | undefined) {
    if (span !== undefined) this.asJson = true;
    await this.updateComplete;
    if (this.json) await this.json.select(span ?? { start: 0, end: this.filter.length });
    else this.renderRoot.querySelector<HTMLElement>("hw-pattern-field, hw-filter-row, .add")?.focus();
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has("filter") || this.filter === this.#written) return;
    this.#rows = filterRows(this.filter);
    this.#written = undefined;
  }

  override render() {
    const rows = this.#rows;
    return html`<div class="stack" role="group" aria-labelledby="heading">
      <div class="spread">
        <span id="heading" class="label">${automations.filter()}</span>
        <wa-switch .checked=${this.asJson || rows === undefined} ?disabled=${rows === undefined} @change=${this.#switch}
          hint=${rows === undefined ? (this.#readable() ? triggers.onlyJson() : triggers.notJson()) : ""}>
          ${triggers.editAsJson()}
        </wa-switch>
      </div>
      ${this.asJson || rows === undefined ? this.#text() : this.#form(rows)}
    </div>
    <hw-diagnostics class=${this.findings.length > 0 ? "said" : ""} role="status" .findings=${this.findings}></hw-diagnostics>`;
  }

  #text() {
    return html`<hw-filter-json .text=${this.filter} .findings=${this.#findings()}
      @hw-filter=${(event: CustomEvent<string>) => this.#emit(event.detail)}></hw-filter-json>`;
  }

  #form(rows: readonly FilterRow[]) {
    const asked = filterFields(this.eventType).filter(({ standing }) => standing !== "offered");
    const owned = new Map(asked.map((field) => [field, rows.findIndex((row) => isOf(row, field))]));
    const others = rows.map((row, at) => ({ row, at })).filter(({ at }) => ![...owned.values()].includes(at));
    return html`${[...owned].map(([field, at]) => this.#pattern(field, rows, at))}
      ${others.map(
        ({ row, at }) => html`<hw-filter-row .row=${row} .eventType=${this.eventType}
          @hw-row=${(event: CustomEvent<FilterRow>) => this.#write(rows.with(at, event.detail))}
          @hw-remove=${() => this.#remove(rows, at)}></hw-filter-row>`,
      )}
      ${rows.length === 0 && asked.length === 0 ? html`<p class="soft small">${triggers.noConditions()}</p>` : nothing}
      <wa-button appearance="outlined" class="add" @click=${() => this.#add(rows)}>
        <wa-icon slot="start" name="add"></wa-icon>${triggers.addCondition()}
      </wa-button>`;
  }

  #pattern(field: FilterField, rows: readonly FilterRow[], at: number) {
    const { operator } = field;
    const known = new Map(Object.entries(this.known ?? {})).get(field.field) ?? [];
    const type = (text: string) => {
      const row = { field: field.field, operator, value: JSON.stringify(text) };
      if (at < 0) return text === "" ? undefined : this.#write([row, ...rows]);
      return this.#write(text === "" ? rows.toSpliced(at, 1) : rows.with(at, row));
    };
    return html`<hw-pattern-field .asked=${field} .eventType=${this.eventType} .row=${rows[at]} .known=${known}
      @hw-pattern=${(event: CustomEvent<string>) => type(event.detail)}></hw-pattern-field>`;
  }

  async #add(rows: readonly FilterRow[]) {
    const fields = filterFields(this.eventType);
    const offer = fields.find(
      ({ field }) => rows.every((row) => row.field !== field) && isOffered(field, fields),
    );
    this.#write([...rows, { field: offer?.field ?? "", operator: offer?.operator ?? "$eq", value: '""' }]);
    await this.updateComplete;
    [...this.renderRoot.querySelectorAll<HTMLElement>("hw-filter-row")].at(-1)?.focus();
  }

  #remove(rows: readonly FilterRow[], at: number) {
    this.#write(rows.toSpliced(at, 1));
    this.renderRoot.querySelector<HTMLElement>(".add")?.focus();
  }

  #write(rows: readonly FilterRow[]) {
    this.#rows = rows;
    this.#written = filterFromRows([...rows], this.eventType);
    this.requestUpdate();
    this.#emit(this.#written);
  }

  #emit(detail: string) {
    this.dispatchEvent(new CustomEvent("hw-filter", { detail }));
  }

  readonly #switch = () => {
    this.asJson = !this.asJson;
  };

  #readable(): boolean {
    return this.#findings().every(({ code }) => code !== "json/syntax");
  }

  #findings(): Diagnostic[] {
    const filter = new Filter(this.filter);
    try {
      return filter.diagnostics();
    } finally {
      filter.free();
    }
  }
}

/** Whether a row is what a field of the form asks for: the field's operator with a text. */
function isOf(row: FilterRow, { field, operator }: FilterField): boolean {
  return row.field === field && row.operator === operator && textOf(row.value) !== undefined;
}

function isOffered(name: string, fields: readonly FilterField[]): boolean {
  return fields.some(({ field, standing }) => field === name && standing === "offered");
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-filter-fields": FilterFields;
  }
}
