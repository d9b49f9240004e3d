import { countText } from "../../messages/numbers.ts";
import "@awesome.me/webawesome/dist/components/button/button.js";
import { html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { controls } from "../../design/controls.ts";
import { replay } from "../../messages/replay.ts";

/** Buttons that go through the pages of a list; nothing for a list of one page. Emits `hw-page` with the page to show. */
@customElement("hw-page-buttons")
export class PageButtons extends LitElement {
  static override styles = controls;

  /** The name of the list. */
  @property() label = "";
  @property({ type: Number }) page = 0;
  /** The number of items on one page. */
  @property({ type: Number }) size = 1;
  /** The number of items on all pages. */
  @property({ type: Number }) total = 0;

  override render() {
    if (this.total <= this.size) return nothing;
    const first = this.page * this.size + 1;
    const last = Math.min(this.total, first + this.size - 1);
    return html`<nav class="row" aria-label=${replay.choosePage(this.label)}>
      <wa-button appearance="outlined" ?disabled=${this.page === 0} @click=${() => this.#go(this.page - 1)}>${replay.previousPage()}</wa-button>
      <span>${replay.range(countText(first), countText(last), countText(this.total))}</span>
      <wa-button appearance="outlined" ?disabled=${last >= this.total} @click=${() => this.#go(this.page + 1)}>${replay.nextPage()}</wa-button>
    </nav>`;
  }

  #go(detail: number) {
    this.dispatchEvent(new CustomEvent("hw-page", { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-page-buttons": PageButtons;
  }
}
