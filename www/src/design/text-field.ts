import WaInput from "@awesome.me/webawesome/dist/components/input/input.js";
import type { PropertyValues } from "lit";
import { customElement } from "lit/decorators.js";
import { shared } from "../messages/shared.ts";

/** Web Awesome's input, which also marks itself as invalid for screen readers while it has a `customError`. */
@customElement("hw-text-field")
export class TextField extends WaInput {
  override updated(changed: PropertyValues<this>) {
    super.updated(changed);
    this.input.ariaInvalid = this.customError ? "true" : "false";
  }
}

/** Returns the error of a name of nothing but spaces; a name that is still empty has none. */
export function blankNameError(name: string): string | null {
  return name !== "" && name.trim() === "" ? shared.nameBlank() : null;
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-text-field": TextField;
  }
}
