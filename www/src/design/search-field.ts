import { html, LitElement } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { controls } from "./controls.ts";

/** A field that searches a list; emits `hw-search` with the text in lower case while the user types. */
@customElement("hw-search-field")
export class SearchField extends LitElement {
  static override styles = controls;

  @property() label = "";
  @query("input") private input?: HTMLInputElement;

  /** Clears the search and focuses the field. */
  clear() {
    if (this.input === undefined) return;
    this.input.value = "";
    this.input.focus();
    this.#emit(this.input);
  }

  override render() {
    return html`<input type="search" aria-label=${this.label} placeholder=${this.label} @input=${this.typed} />`;
  }

  private typed(event: Event) {
    if (event.target instanceof HTMLInputElement) this.#emit(event.target);
  }

  #emit({ value }: HTMLInputElement) {
    const detail = value.trim().toLowerCase();
    this.dispatchEvent(new CustomEvent("hw-search", { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-search-field": SearchField;
  }
}
