import "@awesome.me/webawesome/dist/components/button/button.js";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { controls } from "../design/controls.ts";
import { app } from "../messages/app.ts";
import { help } from "../messages/help.ts";
import { href, NEW } from "../platform/route.ts";
import "../design/icon.ts";

/** Says what the page is and where to begin. Emits `hw-dismiss`, and `hw-import` to import a workspace. */
@customElement("hw-introduction")
export class Introduction extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
        border-block-end: var(--hw-hairline) solid var(--hw-line-soft);
        background: var(--hw-accent-soft);
      }

      section {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: var(--hw-1) var(--hw-4);
        padding: var(--hw-2) var(--hw-2) var(--hw-3) var(--hw-4);
      }

      .close {
        grid-row: 1 / span 2;
        grid-column: 2;
        align-self: start;
      }

      h2 {
        padding-block-start: var(--hw-1);
      }

      p {
        max-inline-size: 60rem;
      }

      .row {
        grid-column: 1 / -1;
        margin-block-start: var(--hw-1);
      }
    `,
  ];

  /** Whether there are examples to try. */
  @property({ type: Boolean, attribute: "has-examples" }) hasExamples = false;

  override render() {
    return html`<section aria-labelledby="heading">
      <h2 id="heading">${help.intro.title()}</h2>
      <wa-button class="close" appearance="plain" @click=${this.dismiss}>
        <wa-icon name="close" label=${app.dismiss()}></wa-icon>
      </wa-button>
      <p>${help.intro.text()}</p>
      <div class="row">
        <wa-button size="s" variant="brand" appearance="outlined" href=${href("automations", NEW)}>${help.intro.action()}</wa-button>
        <wa-button size="s" appearance="outlined" @click=${() => this.dispatchEvent(new Event("hw-import"))}>${app.importFile()}</wa-button>
        ${this.hasExamples ? html`<wa-button size="s" appearance="plain" @click=${this.dismiss}>${help.intro.explore()}</wa-button>` : nothing}
      </div>
    </section>`;
  }

  private dismiss() {
    this.dispatchEvent(new Event("hw-dismiss"));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-introduction": Introduction;
  }
}
