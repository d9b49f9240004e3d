import { css, html, LitElement } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { controls } from "./controls.ts";
import type { IconName } from "./icon.ts";
import "./icon.ts";

/** One entry of a menu. */
export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly icon?: IconName;
  readonly danger?: boolean;
}

/** The choice that somebody made in a menu. */
export class ChooseEvent extends Event {
  constructor(readonly item: string) {
    super("hw-choose");
  }
}

/** A button that opens a menu; emits `hw-choose`. */
@customElement("hw-menu")
export class Menu extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: inline-flex;
      }

      #trigger {
        anchor-name: --trigger;
      }

      #menu {
        position-anchor: --trigger;
        position-area: block-end span-inline-start;
        position-try-fallbacks: flip-block, flip-inline;
        inset: auto;
        margin: var(--hw-1) 0;
        padding: var(--hw-1);
        min-inline-size: 11rem;
        border: var(--hw-hairline) solid var(--hw-line-soft);
        border-radius: var(--hw-radius);
        background: var(--hw-raised);
        color: var(--hw-ink);
        box-shadow: var(--hw-shadow);
      }

      #menu button {
        display: flex;
        inline-size: 100%;
        justify-content: start;
        gap: var(--hw-2);
        border-color: transparent;
        background: transparent;
        font-weight: 400;
      }

      #menu button:hover,
      #menu button:focus-visible {
        background: var(--hw-hover);
        outline-offset: calc(var(--hw-focus-width) * -1);
      }

      .danger {
        color: var(--hw-error);
      }
    `,
  ];

  @property() label = "";
  @property() icon: IconName = "more";
  /** Shows the label beside the icon. */
  @property({ type: Boolean }) labelled = false;
  @property({ attribute: false }) items: readonly MenuItem[] = [];
  @query("#menu") private menu?: HTMLElement;

  override render() {
    return html`<button
        id="trigger"
        type="button"
        class=${this.labelled ? "quiet" : "quiet icon"}
        popovertarget="menu"
        aria-haspopup="menu"
        aria-label=${this.label}
        title=${this.label}
      >
        <hw-icon name=${this.icon}></hw-icon>${this.labelled ? this.label : ""}
      </button>
      <div id="menu" role="menu" popover aria-label=${this.label} @toggle=${this.toggled} @keydown=${this.moved}>
        ${this.items.map(
          (item) => html`<button
            type="button"
            role="menuitem"
            tabindex="-1"
            class=${item.danger ? "danger" : ""}
            @click=${() => this.choose(item.id)}
          >
            ${item.icon ? html`<hw-icon name=${item.icon}></hw-icon>` : ""}${item.label}
          </button>`,
        )}
      </div>`;
  }

  private choose(id: string) {
    this.menu?.hidePopover();
    this.dispatchEvent(new ChooseEvent(id));
  }

  private toggled(event: ToggleEvent) {
    if (event.newState === "open") this.entries()[0]?.focus();
  }

  private moved(event: KeyboardEvent) {
    const entries = this.entries();
    const at = entries.findIndex((entry) => entry.matches(":focus"));
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (event.key === "Tab") this.menu?.hidePopover();
    if (to === undefined) return;
    event.preventDefault();
    entries.at(to % entries.length)?.focus();
  }

  private entries(): HTMLElement[] {
    return [...(this.menu?.querySelectorAll<HTMLElement>("[role=menuitem]") ?? [])];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-menu": Menu;
  }
}
