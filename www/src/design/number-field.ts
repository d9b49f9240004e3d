import { html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { shared } from "../messages/shared.ts";
import { controls, fieldText, focusDrawn } from "./controls.ts";
import { isDecimal, moved, sayTheSame } from "./decimal.ts";
import type { TextField } from "./text-field.ts";
import "./text-field.ts";

/** A number that somebody finished typing. */
export class NumberEvent extends Event {
  constructor(readonly value: number) {
    super("hw-number");
  }
}

/** The largest count that the core holds: it counts with 32 bits. */
const MOST = 2 ** 32 - 1;

/** Which numbers a field takes: any, those from zero up, or whole ones from one up. */
export type NumberKind = "any" | "amount" | "count";

/** A number as it was typed: half a number stays in the field, and is said to be none. Emits `hw-number`. */
@customElement("hw-number-field")
export class NumberField extends LitElement {
  static override styles = controls;

  @property() label = "";
  @property() kind: NumberKind = "any";
  /** What stands behind the label, like `%`. */
  @property() unit = "";
  /** By how many decimal places the number in the field is larger than the value. */
  @property({ type: Number }) places = 0;
  @property({ type: Number }) value = 0;
  @property({ type: Boolean }) disabled = false;
  @state() private typed = "";
  @query("hw-text-field") private field?: TextField;

  /** Whether the field holds a number that it takes; where not, the browser shows it. */
  reportValidity(): boolean {
    return this.field?.reportValidity() ?? true;
  }

  override async focus() {
    await this.updateComplete;
    await focusDrawn(this.field);
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has("value") && !changed.has("places")) return;
    // What is typed stays as long as it says this value; another value or another unit replaces it.
    const kept = this.#refusal() === "" && moved(this.typed, -this.places) === this.value;
    if (!kept) this.typed = String(moved(String(this.value), this.places));
  }

  override render() {
    const refusal = this.disabled ? "" : this.#refusal();
    const stored = refusal === "" ? this.#rounded() : undefined;
    return html`<hw-text-field class="data" label=${this.label + (this.unit === "" ? "" : ` (${this.unit})`)}
      inputmode=${this.kind === "count" ? "numeric" : "decimal"} autocomplete="off" ?disabled=${this.disabled}
      .value=${this.typed} .customError=${refusal || null} @input=${this.#type}>
      <span slot="hint" aria-live="polite">${refusal || (stored === undefined ? nothing : shared.keptAs(stored))}</span>
    </hw-text-field>`;
  }

  /** Why the field's text is no such number; empty where it is one. */
  #refusal(): string {
    const text = this.typed.trim();
    if (text === "") return shared.numberMissing();
    if (this.kind === "count") {
      const count = /^\d+$/.test(text) ? Number(text) : 0;
      return count >= 1 && count <= MOST ? "" : shared.numberCount(String(MOST));
    }
    if (!isDecimal(text)) return shared.numberNone();
    const value = moved(text, -this.places);
    if (!Number.isFinite(value)) return shared.numberTooLarge();
    return this.kind === "amount" && value < 0 ? shared.numberNegative() : "";
  }

  /** What is kept of a number with more digits than a computer's number has. */
  #rounded(): string | undefined {
    const text = this.typed.trim();
    const kept = String(moved(String(moved(text, -this.places)), this.places));
    return sayTheSame(text, kept) ? undefined : kept;
  }

  readonly #type = (event: Event) => {
    this.typed = fieldText(event);
    if (this.#refusal() !== "") return;
    this.value = moved(this.typed.trim(), -this.places);
    this.dispatchEvent(new NumberEvent(this.value));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-number-field": NumberField;
  }
}
