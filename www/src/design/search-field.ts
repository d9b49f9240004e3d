import { html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import { controls } from "./controls.ts";

/** Searches a list as it is typed; emits `hw-search` with the wanted text in lower case. */
@customElement("hw-search-field")
export class SearchField extends LitElement {
  static override styles = controls;

  @property() label = "";

  override render() {
    return html`<input type="search" aria-label=${this.label} placeholder=${this.label} @input=${this.typed} />`;
  }

  private typed(event: Event) {
    if (!(event.target instanceof HTMLInputElement)) return;
    const detail = event.target.value.trim().toLowerCase();
    this.dispatchEvent(new CustomEvent("hw-search", { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-search-field": SearchField;
  }
}
