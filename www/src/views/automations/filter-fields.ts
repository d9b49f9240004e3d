import "@awesome.me/webawesome/dist/components/switch/switch.js";
import "@awesome.me/webawesome/dist/components/button/button.js";
import {
  type Diagnostic,
  type EventType,
  type FilterField,
  type FilterRow,
  filterFields,
  filterFromRows,
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
import { applyFixTo, type FixEvent } from "../../design/finding.ts";
import type { CheckedFields, InvalidField } from "../../design/form-validity.ts";
import type { KnownValues } from "../../parts/known-values.ts";
import "./pattern-field.ts";
import { filterFindings, parseString, problemsByRow, type RowProblem, rowsOf } from "./automation-checks.ts";

/** The further conditions of a trigger, as fields like in W&B's app, or as JSON. Emits `hw-filter` with the text. */
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

      .findings {
        display: block;
        margin-block-start: var(--hw-3);
      }
    `,
  ];

  /** The filter's JSON text, which may be incomplete. */
  @property() filter = "";
  @property({ attribute: false }) eventType: EventType = "LINK_ARTIFACT";
  @property({ attribute: false }) known?: KnownValues;
  /** The problems of the filter with this event type. */
  @property({ attribute: false }) findings: readonly Diagnostic[] = [];
  @state() private asJson = false;
  @query("hw-filter-json") private json?: FilterJson | null;

  /** The filter as rows; undefined if rows can't express it. */
  #rows: readonly FilterRow[] | undefined = [];
  /** The text that was last built from the rows: while the filter equals it, incomplete rows are kept. */
  #rowsText: string | undefined;
  /** The rows that the user added as conditions of their own: they stay so, also on a field that W&B's app has. */
  readonly #added = new WeakSet<FilterRow>();

  /** Selects a range of the filter's JSON. Without a range, focuses the filter in its current form. */
  async select(span: { start: number; end: number } | undefined) {
    if (span !== undefined) this.asJson = true;
    await this.updateComplete;
    if (this.json) await this.json.select(span ?? { start: 0, end: this.filter.length });
    else this.renderRoot.querySelector<HTMLElement>("hw-pattern-field, hw-filter-row, .add")?.focus();
  }

  /** Shows the problems of all fields, and returns the fields with errors. */
  invalid(): InvalidField[] {
    const fields = this.renderRoot.querySelectorAll<HTMLElement & CheckedFields>(
      "hw-pattern-field, hw-filter-row",
    );
    return [...fields].flatMap((field) => field.invalid());
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has("filter") || this.filter === this.#rowsText) return;
    this.#rows = rowsOf(this.filter);
    this.#rowsText = undefined;
  }

  override render() {
    const rows = this.#rows;
    return html`<div class="stack" role="group" aria-labelledby="heading">
      <div class="spread">
        <span id="heading" class="label">${automations.filter()}</span>
        <wa-switch .checked=${this.asJson || rows === undefined} ?disabled=${rows === undefined} @change=${this.#switch}
          hint=${rows === undefined ? (this.#isJson() ? triggers.onlyJson() : triggers.notJson()) : ""}>
          ${triggers.editAsJson()}
        </wa-switch>
      </div>
      ${this.asJson || rows === undefined ? this.#text() : this.#form(rows)}
    </div>
    <hw-diagnostics class=${this.findings.length > 0 ? "findings" : ""} role="status" .findings=${this.findings}></hw-diagnostics>`;
  }

  #text() {
    return html`<hw-filter-json .text=${this.filter} .findings=${filterFindings(this.filter)}
      @hw-filter=${(event: CustomEvent<string>) => this.#emit(event.detail)}></hw-filter-json>`;
  }

  #form(rows: readonly FilterRow[]) {
    const appFields = filterFields(this.eventType).filter(({ standing }) => standing !== "offered");
    const rowOfField = new Map(
      appFields.map((field) => [field, rows.findIndex((row) => this.#isOf(row, field))]),
    );
    const others = rows
      .map((row, index) => ({ row, index }))
      .filter(({ index }) => ![...rowOfField.values()].includes(index));
    const problems = problemsByRow(this.filter, rows, this.eventType);
    return html`${[...rowOfField].map(([field, index]) => this.#pattern(field, rows, index, problems[index] ?? []))}
      ${others.map(
        ({
          row,
          index,
        }) => html`<hw-filter-row .row=${row} ?stored=${this.#rowsText === undefined} .eventType=${this.eventType} .problems=${problems[index] ?? []} .known=${this.#knownOf(row.field)}
          @hw-row=${({ detail }: CustomEvent<FilterRow>) => {
            this.#added.add(detail);
            this.#write(rows.with(index, detail));
          }}
          @hw-fix=${this.#fix} @hw-remove=${() => this.#remove(rows, index)}></hw-filter-row>`,
      )}
      ${rows.length === 0 && appFields.length === 0 ? html`<p class="soft small">${triggers.noConditions()}</p>` : nothing}
      <wa-button appearance="outlined" class="add" @click=${() => this.#add(rows)}>
        <wa-icon slot="start" name="add"></wa-icon>${triggers.addCondition()}
      </wa-button>`;
  }

  #pattern(field: FilterField, rows: readonly FilterRow[], index: number, problems: readonly RowProblem[]) {
    const { operator } = field;
    const known = this.#knownOf(field.field);
    const type = (text: string) => {
      const row = { field: field.field, operator, value: JSON.stringify(text) };
      if (index < 0) return text === "" ? undefined : this.#write([row, ...rows]);
      return this.#write(text === "" ? rows.toSpliced(index, 1) : rows.with(index, row));
    };
    return html`<hw-pattern-field .filterField=${field} .eventType=${this.eventType} .row=${rows[index]} .problems=${problems} .known=${known}
      @hw-fix=${this.#fix} @hw-pattern=${(event: CustomEvent<string>) => type(event.detail)}></hw-pattern-field>`;
  }

  #knownOf(field: string): readonly string[] {
    return new Map(Object.entries(this.known ?? {})).get(field) ?? [];
  }

  async #add(rows: readonly FilterRow[]) {
    const fields = filterFields(this.eventType);
    const isUnused = ({ field }: FilterField) => rows.every((row) => row.field !== field);
    // A field that people know, like a run's name. The form's own fields already ask for the others that W&B's app has.
    const first =
      fields.find((field) => field.standing === "asked" && field.operator !== "$eq" && isUnused(field)) ??
      fields.find((field) => field.standing === "offered" && isUnused(field));
    const added: FilterRow = { field: first?.field ?? "", operator: "$eq", value: '""' };
    this.#added.add(added);
    this.#write([...rows, added]);
    await this.updateComplete;
    [...this.renderRoot.querySelectorAll<HTMLElement>("hw-filter-row")].at(-1)?.focus();
  }

  #remove(rows: readonly FilterRow[], index: number) {
    this.#write(rows.toSpliced(index, 1));
    this.renderRoot.querySelector<HTMLElement>(".add")?.focus();
  }

  #write(rows: readonly FilterRow[]) {
    this.#rows = rows;
    this.#rowsText = filterFromRows([...rows], this.eventType);
    this.requestUpdate();
    this.#emit(this.#rowsText);
  }

  /**
   * Returns whether a row belongs to a field of W&B's app: it has the field's operator, with a string. In such a field,
   * an empty string would look like no condition.
   */
  #isOf(row: FilterRow, { field, operator }: FilterField): boolean {
    return (
      row.field === field &&
      row.operator === operator &&
      Boolean(parseString(row.value)) &&
      !this.#added.has(row)
    );
  }

  /** Applies a quick fix, whose edits are in the filter's text. */
  readonly #fix = ({ fix }: FixEvent) => this.#emit(applyFixTo(this.filter, fix));

  #emit(detail: string) {
    this.dispatchEvent(new CustomEvent("hw-filter", { detail }));
  }

  readonly #switch = () => {
    this.asJson = !this.asJson;
  };

  #isJson(): boolean {
    return filterFindings(this.filter).every(({ code }) => code !== "json/syntax");
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-filter-fields": FilterFields;
  }
}
