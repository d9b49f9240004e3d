import { html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { shared } from "../messages/shared.ts";
import { controls, fieldText, focusDrawn } from "./controls.ts";
import { isDecimal, isSameNumber, timesPowerOfTen } from "./decimal.ts";
import type { InvalidField } from "./form-validity.ts";
import type { TextField } from "./text-field.ts";
import "./text-field.ts";

/** A valid number that the user has typed. */
export class NumberEvent extends Event {
  constructor(readonly value: number) {
    super("hw-number");
  }
}

/** The largest count of the core, which has 32 bits. */
const MAX_COUNT = 2 ** 32 - 1;

/** The numbers that a field accepts: any, zero and positive ones, or positive integers. */
export type NumberKind = "any" | "amount" | "count";

/** A field for a number. Text that is not a number yet stays in the field with an error; emits `hw-number` for a number. */
@customElement("hw-number-field")
export class NumberField extends LitElement {
  static override styles = controls;

  @property() label = "";
  @property() kind: NumberKind = "any";
  /** The unit after the label, like `%`. */
  @property() unit = "";
  /** The power of ten by which the number in the field is larger than the value: 2 for percent. */
  @property({ type: Number }) exponent = 0;
  @property({ type: Number }) value = 0;
  @property({ type: Boolean }) disabled = false;
  @state() private typed = "";
  @query("hw-text-field") private field?: TextField;

  /** Shows the field's error. Returns the field if it has no valid number. */
  invalid(): InvalidField[] {
    return this.field?.invalid() ?? [];
  }

  override async focus() {
    await this.updateComplete;
    await focusDrawn(this.field);
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has("value") && !changed.has("exponent")) return;
    // The typed text stays while it is this value; another value or another unit replaces it.
    const isValue = this.#error() === "" && timesPowerOfTen(this.typed, -this.exponent) === this.value;
    if (!isValue) this.typed = String(timesPowerOfTen(String(this.value), this.exponent));
  }

  override render() {
    const error = this.disabled ? "" : this.#error();
    const stored = error === "" ? this.#rounded() : undefined;
    return html`<hw-text-field class="data" label=${this.label + (this.unit === "" ? "" : ` (${this.unit})`)}
      inputmode=${this.kind === "count" ? "numeric" : "decimal"} autocomplete="off" ?disabled=${this.disabled}
      .value=${this.typed} error=${error} @input=${this.#type}>
      <span slot="hint" aria-live="polite">${stored === undefined ? nothing : shared.savedAs(stored)}</span>
    </hw-text-field>`;
  }

  /** Returns the error of the field's text, or an empty string. */
  #error(): string {
    const text = this.typed.trim();
    if (text === "") return shared.numberMissing();
    if (this.kind === "count") {
      const count = /^\d+$/.test(text) ? Number(text) : 0;
      return count >= 1 && count <= MAX_COUNT ? "" : shared.numberCount(String(MAX_COUNT));
    }
    if (!isDecimal(text)) return shared.numberInvalid();
    const value = timesPowerOfTen(text, -this.exponent);
    if (!Number.isFinite(value)) return shared.numberTooLarge();
    return this.kind === "amount" && value < 0 ? shared.numberNegative() : "";
  }

  /** Returns the rounded value of a number with more digits than a floating-point number has. */
  #rounded(): string | undefined {
    const text = this.typed.trim();
    const stored = String(timesPowerOfTen(String(timesPowerOfTen(text, -this.exponent)), this.exponent));
    return isSameNumber(text, stored) ? undefined : stored;
  }

  readonly #type = (event: Event) => {
    this.typed = fieldText(event);
    if (this.#error() !== "") return;
    this.value = timesPowerOfTen(this.typed.trim(), -this.exponent);
    this.dispatchEvent(new NumberEvent(this.value));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-number-field": NumberField;
  }
}
