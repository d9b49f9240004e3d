import { html, LitElement } from "lit";
import { customElement } from "lit/decorators.js";

/** The whole page. */
@customElement("hookwright-app")
export class HookwrightApp extends LitElement {
  override render() {
    return html`<h1>Hookwright</h1>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hookwright-app": HookwrightApp;
  }
}
