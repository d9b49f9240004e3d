import "@awesome.me/webawesome/dist/components/button/button.js";
import "@awesome.me/webawesome/dist/components/dropdown/dropdown.js";
import WaDropdownItem from "@awesome.me/webawesome/dist/components/dropdown-item/dropdown-item.js";
import type { WaSelectEvent } from "@awesome.me/webawesome/dist/events/select.js";
import { html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
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

/** A button with an icon that opens a menu, drawn when it first opens: long lists have one in each row. Emits `hw-choose`. */
@customElement("hw-menu")
export class Menu extends LitElement {
  static override styles = controls;

  @property() label = "";
  @property() icon: IconName = "more";
  @property({ attribute: false }) items: readonly MenuItem[] = [];
  @state() private drawn = false;

  override render() {
    return html`<wa-dropdown placement="bottom-end" @wa-show=${this.#draw} @wa-select=${this.#chosen}>
      <wa-button slot="trigger" appearance="plain" title=${this.label}>
        <wa-icon name=${this.icon} label=${this.label}></wa-icon>
      </wa-button>
      ${this.drawn ? this.items.map((item) => this.#item(item)) : nothing}
    </wa-dropdown>`;
  }

  #item({ id, label, icon, danger }: MenuItem) {
    return html`<wa-dropdown-item value=${id} variant=${danger ? "danger" : "default"}>
      ${icon ? html`<wa-icon slot="icon" name=${icon}></wa-icon>` : nothing}${label}
    </wa-dropdown-item>`;
  }

  readonly #draw = () => {
    this.drawn = true;
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
