import { css, html, LitElement, nothing } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { controls } from "../design/controls.ts";
import { app } from "../messages/app.ts";
import { href, type Route, type View } from "../platform/route.ts";

/** The links to the views. */
@customElement("hw-navigation")
export class Navigation extends LitElement {
  static override styles = [
    controls,
    css`
      nav {
        display: flex;
        gap: var(--hw-1);
        overflow-x: auto;
      }

      a {
        display: flex;
        align-items: center;
        min-block-size: var(--hw-control);
        padding-inline: var(--hw-3);
        border-radius: var(--hw-radius);
        color: var(--hw-ink-soft);
        font-weight: 500;
        text-decoration: none;
        white-space: nowrap;
      }

      a:hover {
        background: var(--hw-hover);
      }

      a:focus-visible {
        outline-offset: calc(var(--hw-focus-width) * -1);
      }

      a[aria-current] {
        background: var(--hw-accent-soft);
        color: var(--hw-accent-strong);
      }
    `,
  ];

  @property() view: Route["view"] = "playground";

  @query("[aria-current]") private current?: HTMLElement;

  override render() {
    return html`<nav aria-label=${app.mainNavigation()}>
      ${this.link("playground", app.playground())} ${this.link("automations", app.automations())}
      ${this.link("metrics", app.metrics())} ${this.link("replay", app.replay())}
      ${this.link("settings", app.settings())}
    </nav>`;
  }

  protected override updated() {
    // On a phone the links are wider than the page, so the current one may be scrolled out.
    this.current?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  private link(view: View, text: string) {
    return html`<a href=${href(view)} aria-current=${this.view === view ? "page" : nothing}>${text}</a>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-navigation": Navigation;
  }
}
