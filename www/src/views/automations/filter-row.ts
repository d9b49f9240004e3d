import "@awesome.me/webawesome/dist/components/select/select.js";
import "@awesome.me/webawesome/dist/components/option/option.js";
import "@awesome.me/webawesome/dist/components/button/button.js";
import { type EventType, type FilterRow, filterFields, type Operator, rowOperators } from "hookwright";
import { css, html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { controls, fieldText, focusDrawn } from "../../design/controls.ts";
import { FixEvent } from "../../design/finding.ts";
import type { InvalidField } from "../../design/form-validity.ts";
import "../../design/icon.ts";
import "../../design/text-field.ts";
import { triggers } from "../../messages/triggers.ts";
import { parseString, type RowProblem } from "./automation-checks.ts";

/** The fields of one condition: field, operator and operand. Emits `hw-row` and `hw-remove`. */
@customElement("hw-filter-row")
export class FilterRowFields extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
      }

      /* Fields with a message below are higher than the others. */
      .row {
        align-items: start;
      }

      .remove {
        margin-block-start: calc(var(--hw-line) * 1em + var(--hw-1));
      }

      .row > :not(wa-button) {
        flex: 1 1 8rem;
        min-inline-size: 0;
      }

      .row > .wide {
        flex: 3 1 12rem;
      }

      .row > .narrow {
        flex: 0 0 5.5rem;
      }
    `,
  ];

  @property({ attribute: false }) row?: FilterRow;
  @property({ attribute: false }) eventType: EventType = "LINK_ARTIFACT";
  /** Whether the condition was stored before: then a missing value is a problem at once. */
  @property({ type: Boolean }) stored = false;
  @property({ attribute: false }) problems: readonly RowProblem[] = [];
  /** The values to suggest for the operand. */
  @property({ attribute: false }) known: readonly string[] = [];
  /** Whether the user types the operand as JSON, or as the content of a JSON string. */
  @state() private form: "text" | "json" = "text";

  override async focus() {
    await this.updateComplete;
    await focusDrawn(this.renderRoot.querySelector("hw-text-field"));
  }

  /** Shows the problems of the fields, and returns the fields with errors. */
  invalid(): InvalidField[] {
    return [...this.renderRoot.querySelectorAll("hw-text-field")].flatMap((field) => field.invalid());
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has("row") || this.row === undefined) return;
    const isString = parseString(this.row.value) !== undefined;
    if (!isString || !this.hasUpdated) this.form = isString ? "text" : "json";
  }

  override render() {
    const { row, eventType } = this;
    if (row === undefined) return nothing;
    const isText = this.form === "text";
    return html`<fieldset>
      <legend class="visually-hidden">${triggers.conditionOn(row.field)}</legend>
      <div class="row">
        <hw-text-field id="field" class="data" label=${triggers.field()} required missing=${triggers.fieldMissing()} spellcheck="false"
          autocomplete="off" .suggestions=${filterFields(eventType).map(({ field }) => field)} .value=${row.field}
          @input=${(event: Event) => this.#changed({ ...row, field: fieldText(event) })}></hw-text-field>
        <wa-select label=${triggers.operatorLabel()} .value=${row.operator} @change=${this.#pickOperator}>
          ${rowOperators().map((operator) => html`<wa-option value=${operator}>${triggers.operator(operator)}</wa-option>`)}
        </wa-select>
        <hw-text-field class="data wide" label=${triggers.operand()} ?required=${isText} ?stored=${this.stored} missing=${triggers.operandMissing()}
          spellcheck="false" autocomplete="off" .suggestions=${isText ? this.known : []}
          .value=${isText ? (parseString(row.value) ?? "") : row.value}
          fixable .findings=${this.problems.map(({ diagnostic }) => diagnostic)}
          @hw-fix=${({ fix }: FixEvent) => this.dispatchEvent(new FixEvent(fix))} @input=${this.#typeOperand}></hw-text-field>
        <wa-select class="narrow" label=${triggers.operandForm()} .value=${this.form} @change=${this.#pickForm}>
          <wa-option value="text">${triggers.operandText()}</wa-option>
          <wa-option value="json">${triggers.operandJson()}</wa-option>
        </wa-select>
        <wa-button class="remove" appearance="plain" title=${triggers.removeCondition(row.field)} @click=${() => this.dispatchEvent(new Event("hw-remove"))}>
          <wa-icon name="close" label=${triggers.removeCondition(row.field)}></wa-icon>
        </wa-button>
      </div>
    </fieldset>`;
  }

  readonly #pickOperator = (event: Event) => {
    const operator = rowOperators().find((one): one is Operator => one === fieldText(event));
    if (this.row && operator) this.#changed({ ...this.row, operator });
  };

  readonly #typeOperand = (event: Event) => {
    const typed = fieldText(event);
    const value = this.form === "text" ? JSON.stringify(typed) : typed;
    if (this.row) this.#changed({ ...this.row, value });
  };

  /** Changes how the operand is typed. Its characters stay, so that nothing typed is lost. */
  readonly #pickForm = (event: Event) => {
    const { row } = this;
    if (row === undefined) return;
    this.form = fieldText(event) === "text" ? "text" : "json";
    if (this.form === "text" && parseString(row.value) === undefined)
      this.#changed({ ...row, value: JSON.stringify(row.value) });
  };

  #changed(detail: FilterRow) {
    this.dispatchEvent(new CustomEvent("hw-row", { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-filter-row": FilterRowFields;
  }
}
