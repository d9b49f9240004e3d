import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { controls } from "../design/controls.ts";
import type { IconName } from "../design/icon.ts";
import { app } from "../messages/app.ts";
import { href, type Route, type View } from "../platform/route.ts";
import "../design/icon.ts";

/** The links to the views. */
@customElement("hw-navigation")
export class Navigation extends LitElement {
  static override styles = [
    controls,
    css`
      nav {
        display: flex;
        gap: var(--hw-1);
      }

      wa-icon {
        display: none;
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

      /* All links fit a phone, each with its icon above its name. The header has the same limit. */
      @media (width < 60rem) {
        nav {
          gap: 0;
        }

        a {
          flex: 1 1 auto;
          flex-direction: column;
          justify-content: center;
          min-block-size: 3rem;
          padding-inline: var(--hw-1);
          font-size: var(--hw-text-s);
          line-height: 1.2;
          text-align: center;
          white-space: normal;
        }

        wa-icon {
          display: block;
        }
      }
    `,
  ];

  @property() view: Route["view"] = "playground";

  override render() {
    return html`<nav aria-label=${app.mainNavigation()}>
      ${this.link("playground", app.playground(), "play")} ${this.link("automations", app.automations(), "bolt")}
      ${this.link("metrics", app.metrics(), "chart")} ${this.link("replay", app.replay(), "history")}
      ${this.link("settings", app.settings(), "settings")}
    </nav>`;
  }

  private link(view: View, text: string, icon: IconName) {
    return html`<a href=${href(view)} aria-current=${this.view === view ? "page" : nothing}>
      <wa-icon name=${icon}></wa-icon>${text}
    </a>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-navigation": Navigation;
  }
}
