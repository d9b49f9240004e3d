import { html, LitElement } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { controls } from "./controls.ts";

/** Searches a list as it is typed; emits `hw-search` with the wanted text in lower case. */
@customElement("hw-search-field")
export class SearchField extends LitElement {
  static override styles = controls;

  @property() label = "";
  @query("input") private input?: HTMLInputElement;

  /** Empties the field, which then has the focus: what it searches is whole again. */
  clear() {
    if (this.input === undefined) return;
    this.input.value = "";
    this.input.focus();
    this.#tell(this.input);
  }

  override render() {
    return html`<input type="search" aria-label=${this.label} placeholder=${this.label} @input=${this.typed} />`;
  }

  private typed(event: Event) {
    if (event.target instanceof HTMLInputElement) this.#tell(event.target);
  }

  #tell({ value }: HTMLInputElement) {
    const detail = value.trim().toLowerCase();
    this.dispatchEvent(new CustomEvent("hw-search", { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-search-field": SearchField;
  }
}
