import "@awesome.me/webawesome/dist/components/button/button.js";
import type WaDropdown from "@awesome.me/webawesome/dist/components/dropdown/dropdown.js";
import "@awesome.me/webawesome/dist/components/dropdown/dropdown.js";
import WaDropdownItem from "@awesome.me/webawesome/dist/components/dropdown-item/dropdown-item.js";
import type { WaSelectEvent } from "@awesome.me/webawesome/dist/events/select.js";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { controls } from "./controls.ts";
import type { IconName } from "./icon.ts";
import "./icon.ts";

/** One entry of a menu. */
export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly icon?: IconName;
  readonly danger?: boolean;
  /** Whether a line separates it from the entry before. */
  readonly divided?: boolean;
}

/** The user's choice in a menu. */
export class ChooseEvent extends Event {
  constructor(readonly item: string) {
    super("hw-choose");
  }
}

/** A button that opens a menu, with an icon or a text; emits `hw-choose`. The items render when it first opens, because long lists have a menu in each row. */
@customElement("hw-menu")
export class Menu extends LitElement {
  static override styles = [
    controls,
    css`
      .divided {
        margin-block-start: var(--hw-1);
        border-block-start: var(--hw-hairline) solid var(--hw-line-soft);
      }
    `,
  ];

  @property() label = "";
  @property() icon: IconName = "more";
  /** The button's text; without it, the button shows the icon. */
  @property() text = "";
  @property({ attribute: false }) items: readonly MenuItem[] = [];
  @state() private opened = false;
  @query("wa-dropdown") private dropdown?: WaDropdown;
  #closing = false;
  /** Whether the user opened the menu again while it was closing. */
  #reopen = false;

  override render() {
    return html`<wa-dropdown placement="bottom-end" @wa-show=${this.#show} @wa-hide=${this.#hide}
      @wa-after-hide=${this.#hidden} @wa-select=${this.#chosen}>
      ${this.text === "" ? this.#iconButton() : this.#textButton()}
      ${this.opened ? this.items.map((item) => this.#item(item)) : nothing}
    </wa-dropdown>`;
  }

  #iconButton() {
    return html`<wa-button slot="trigger" appearance="plain" title=${this.label}>
      <wa-icon name=${this.icon} label=${this.label}></wa-icon>
    </wa-button>`;
  }

  #textButton() {
    return html`<wa-button slot="trigger" appearance="plain" with-caret>${this.text}</wa-button>`;
  }

  #item({ id, label, icon, danger, divided }: MenuItem) {
    return html`<wa-dropdown-item class=${divided ? "divided" : ""} value=${id} variant=${danger ? "danger" : "default"}>
      ${icon ? html`<wa-icon slot="icon" name=${icon}></wa-icon>` : nothing}${label}
    </wa-dropdown-item>`;
  }

  /** Delays opening while the menu is still closing: Web Awesome would give it neither focus nor keys. */
  readonly #show = (event: Event) => {
    this.opened = true;
    if (!this.#closing) return;
    event.preventDefault();
    this.#reopen = true;
  };

  readonly #hide = () => {
    this.#closing = true;
  };

  readonly #hidden = () => {
    this.#closing = false;
    if (this.#reopen && this.dropdown) this.dropdown.open = true;
    this.#reopen = false;
  };

  readonly #chosen = ({ detail: { item } }: WaSelectEvent) => {
    if (item instanceof WaDropdownItem) this.dispatchEvent(new ChooseEvent(item.value));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-menu": Menu;
  }
}
