import WaInput from "@awesome.me/webawesome/dist/components/input/input.js";
import type { PropertyValues } from "lit";
import { customElement } from "lit/decorators.js";

/** Web Awesome's input, which also tells screen readers when `customError` says what is wrong with its text. */
@customElement("hw-text-field")
export class TextField extends WaInput {
  override updated(changed: PropertyValues<this>) {
    super.updated(changed);
    this.input.ariaInvalid = this.customError ? "true" : "false";
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-text-field": TextField;
  }
}
