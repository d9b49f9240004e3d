import type { WaTabShowEvent } from "@awesome.me/webawesome/dist/events/tab-show.js";
import { css, html, LitElement } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { tabs } from "../../design/tabs.ts";
import { playground } from "../../messages/playground.ts";
import type { MoveEvent } from "./pane-divider.ts";
import { NARROWEST, rememberDividers, rememberedDividers } from "./pane-sizes.ts";
import "./pane-divider.ts";

export type Pane = "template" | "event" | "result";

/** Three panes side by side with dividers between them; where there is no room for that, tabs. */
@customElement("hw-panes")
export class Panes extends LitElement {
  static override styles = [
    tabs,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-block-size: 0;
      }

      #panes {
        display: grid;
        flex: 1;
        grid-template-rows: minmax(0, 1fr);
        min-block-size: 0;
      }

      section {
        display: flex;
        flex-direction: column;
        min-inline-size: 0;
        min-block-size: 0;
      }

      ::slotted(*) {
        flex: 1;
        min-block-size: 0;
      }
    `,
  ];

  /** Which pane is in front where there is room for one only. */
  @property() selected: Pane = "template";
  @state() private dividers = rememberedDividers();
  @state() private narrow = false;

  readonly #query = matchMedia("(width < 60rem)");

  override connectedCallback() {
    super.connectedCallback();
    this.#query.addEventListener("change", this.#measured);
    this.#measured();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#query.removeEventListener("change", this.#measured);
  }

  override render() {
    const labels = {
      template: playground.template(),
      event: playground.event(),
      result: playground.result(),
    };
    if (this.narrow) return this.#tabbed(labels);
    const [first, second] = this.dividers;
    return html`<div
      id="panes"
      .style=${`grid-template-columns: minmax(0, ${first}fr) auto minmax(0, ${second - first}fr) auto minmax(0, ${100 - second}fr)`}
    >
      <section aria-label=${labels.template}><slot name="template"></slot></section>
      <hw-pane-divider
        label=${playground.dividerEvent()}
        .value=${first}
        .min=${NARROWEST}
        .max=${second - NARROWEST}
        @hw-move=${(event: MoveEvent) => this.#place([event.value, second])}
      ></hw-pane-divider>
      <section aria-label=${labels.event}><slot name="event"></slot></section>
      <hw-pane-divider
        label=${playground.dividerResult()}
        .value=${second}
        .min=${first + NARROWEST}
        .max=${100 - NARROWEST}
        @hw-move=${(event: MoveEvent) => this.#place([first, event.value])}
      ></hw-pane-divider>
      <section aria-label=${labels.result}><slot name="result"></slot></section>
    </div>`;
  }

  #tabbed(labels: Record<Pane, string>) {
    const panes = ["template", "event", "result"] as const;
    return html`<wa-tab-group without-scroll-controls active=${this.selected} @wa-tab-show=${this.#chosen}>
      ${panes.map(
        (pane) => html`<wa-tab panel=${pane} ?active=${pane === this.selected}>${labels[pane]}</wa-tab>
          <wa-tab-panel name=${pane} ?active=${pane === this.selected}><slot name=${pane}></slot></wa-tab-panel>`,
      )}
    </wa-tab-group>`;
  }

  #place(dividers: [number, number]) {
    this.dividers = dividers;
    rememberDividers(dividers);
  }

  readonly #measured = () => {
    this.narrow = this.#query.matches;
  };

  readonly #chosen = (event: WaTabShowEvent) => {
    if (isPane(event.detail.name)) this.selected = event.detail.name;
  };
}

function isPane(tab: string): tab is Pane {
  return tab === "template" || tab === "event" || tab === "result";
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-panes": Panes;
  }
}
