import type { WaTabShowEvent } from "@awesome.me/webawesome/dist/events/tab-show.js";
import { css, html, LitElement } from "lit";
import { customElement, state } from "lit/decorators.js";
import { paneStyles } from "../../design/pane-styles.ts";
import { tabs } from "../../design/tabs.ts";
import { playground } from "../../messages/playground.ts";
import { RememberedChoice } from "../../platform/memory.ts";
import type { MoveEvent } from "./pane-divider.ts";
import "./pane-divider.ts";

const PANES = ["template", "event", "result"] as const;
export type Pane = (typeof PANES)[number];

const lastPane = new RememberedChoice<Pane>("hookwright.pane", PANES, "template");

/** The positions of the two dividers, in percent of the whole width. */
type Dividers = readonly [number, number];

const DIVIDERS_KEY = "hookwright.panes";
const DEFAULT_DIVIDERS: Dividers = [38, 66];

/** The smallest width of a pane, in percent of the whole width. */
const MIN_WIDTH = 15;

/** Three panes side by side with dividers between them; tabs if the page is too narrow for that. */
@customElement("hw-panes")
export class Panes extends LitElement {
  static override styles = [
    tabs,
    paneStyles,
    css`
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

  /** The pane that is shown if the page is too narrow for all three. */
  @state() private selected: Pane = lastPane.value;
  @state() private dividers = storedDividers();
  @state() private narrow = false;

  readonly #narrowQuery = matchMedia("(width < 60rem)");

  override connectedCallback() {
    super.connectedCallback();
    this.#narrowQuery.addEventListener("change", this.#updateNarrow);
    this.#updateNarrow();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#narrowQuery.removeEventListener("change", this.#updateNarrow);
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
        .min=${MIN_WIDTH}
        .max=${second - MIN_WIDTH}
        @hw-move=${(event: MoveEvent) => this.#moveDividers([event.value, second])}
      ></hw-pane-divider>
      <section aria-label=${labels.event}><slot name="event"></slot></section>
      <hw-pane-divider
        label=${playground.dividerResult()}
        .value=${second}
        .min=${first + MIN_WIDTH}
        .max=${100 - MIN_WIDTH}
        @hw-move=${(event: MoveEvent) => this.#moveDividers([first, event.value])}
      ></hw-pane-divider>
      <section aria-label=${labels.result}><slot name="result"></slot></section>
    </div>`;
  }

  /** Shows a pane, if the page is too narrow for all three. */
  show(pane: Pane) {
    this.selected = lastPane.choose(pane);
  }

  #tabbed(labels: Record<Pane, string>) {
    return html`<wa-tab-group without-scroll-controls active=${this.selected} @wa-tab-show=${this.#chosen}>
      ${PANES.map(
        (pane) => html`<wa-tab panel=${pane} ?active=${pane === this.selected}>${labels[pane]}</wa-tab>
          <wa-tab-panel name=${pane} ?active=${pane === this.selected}><slot name=${pane}></slot></wa-tab-panel>`,
      )}
    </wa-tab-group>`;
  }

  #moveDividers(dividers: Dividers) {
    this.dividers = dividers;
    storeDividers(dividers);
  }

  readonly #updateNarrow = () => {
    this.narrow = this.#narrowQuery.matches;
  };

  readonly #chosen = (event: WaTabShowEvent) => {
    this.selected = lastPane.choose(event.detail.name);
  };
}

/** Returns the dividers' positions from the last visit, or the default. */
function storedDividers(): Dividers {
  try {
    const [first, second] = JSON.parse(localStorage.getItem(DIVIDERS_KEY) ?? "[]") as unknown[];
    return isPosition(first) && isPosition(second) && first < second ? [first, second] : DEFAULT_DIVIDERS;
  } catch {
    return DEFAULT_DIVIDERS;
  }
}

/** Stores the dividers' positions. If the browser refuses, nothing is reported: the sizes are not worth a message. */
function storeDividers(dividers: Dividers) {
  try {
    localStorage.setItem(DIVIDERS_KEY, JSON.stringify(dividers));
  } catch {
    return;
  }
}

function isPosition(value: unknown): value is number {
  return typeof value === "number" && value >= MIN_WIDTH && value <= 100 - MIN_WIDTH;
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-panes": Panes;
  }
}
