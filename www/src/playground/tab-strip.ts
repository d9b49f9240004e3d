import { css, html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import { controls } from "../design/controls.ts";

/** One tab of a strip. */
export interface Tab<Id extends string = string> {
  readonly id: Id;
  readonly label: string;
}

/** Which tab somebody chose. */
export class TabEvent extends Event {
  constructor(readonly tab: string) {
    super("hw-tab");
  }
}

/** Tabs in a row, with arrow keys between them; emits `hw-tab`. The panel beside it is its parent's. */
@customElement("hw-tab-strip")
export class TabStrip extends LitElement {
  static override styles = [
    controls,
    css`
      div {
        display: flex;
        overflow-x: auto;
        gap: var(--hw-1);
        padding-inline: var(--hw-2);
      }

      button {
        min-block-size: var(--hw-control);
        border: 0;
        border-block-end: var(--hw-focus-width) solid transparent;
        border-radius: 0;
        background: transparent;
        color: var(--hw-ink-soft);
      }

      button[aria-selected="true"] {
        border-color: var(--hw-accent);
        color: var(--hw-ink);
      }

      button:focus-visible {
        outline-offset: calc(var(--hw-focus-width) * -1);
      }
    `,
  ];

  @property() label = "";
  @property({ attribute: false }) tabs: readonly Tab[] = [];
  @property() selected = "";

  override render() {
    return html`<div role="tablist" aria-label=${this.label} @keydown=${this.#keyed}>
      ${this.tabs.map(
        ({ id, label }) => html`<button
          type="button"
          role="tab"
          data-tab=${id}
          aria-selected=${id === this.selected ? "true" : "false"}
          tabindex=${id === this.selected ? 0 : -1}
          @click=${() => this.#choose(id)}
        >
          ${label}
        </button>`,
      )}
    </div>`;
  }

  #choose(id: string) {
    this.dispatchEvent(new TabEvent(id));
  }

  readonly #keyed = (event: KeyboardEvent) => {
    const at = this.tabs.findIndex((tab) => tab.id === this.selected);
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: -1 }[event.key];
    const tab = to === undefined ? undefined : this.tabs.at(to % this.tabs.length);
    if (!tab) return;
    event.preventDefault();
    this.#choose(tab.id);
    this.renderRoot.querySelector<HTMLElement>(`[data-tab="${tab.id}"]`)?.focus();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-tab-strip": TabStrip;
  }
}
