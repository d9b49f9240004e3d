import { css, html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";

/** How far an arrow key moves a divider, in percent of the whole width. */
const STEP = 2;

/** Reports the position that a divider was moved to, in percent of the whole width. */
export class MoveEvent extends Event {
  constructor(readonly value: number) {
    super("hw-move");
  }
}

/** The line between two panes, moved by pointer, arrow keys, Home and End. Emits `hw-move`. */
@customElement("hw-pane-divider")
export class PaneDivider extends LitElement {
  static override styles = css`
    :host {
      display: block;
      inline-size: var(--hw-2);
      touch-action: none;
      cursor: col-resize;
      border-inline-start: var(--hw-hairline) solid var(--hw-line-soft);
      background: var(--hw-page);
      transition: background-color var(--hw-motion);
    }

    :host(:hover),
    :host(:focus-visible) {
      background: var(--hw-accent);
      outline: none;
    }
  `;

  @property() label = "";
  /** The position, in percent of the whole width. */
  @property({ type: Number }) value = 50;
  @property({ type: Number }) min = 0;
  @property({ type: Number }) max = 100;

  override connectedCallback() {
    super.connectedCallback();
    this.tabIndex = 0;
    this.role = "separator";
    this.ariaOrientation = "vertical";
    this.addEventListener("keydown", this.#moveByKey);
    this.addEventListener("pointerdown", this.#startDrag);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.removeEventListener("keydown", this.#moveByKey);
    this.removeEventListener("pointerdown", this.#startDrag);
  }

  protected override updated() {
    this.ariaLabel = this.label;
    this.ariaValueNow = String(Math.round(this.value));
    this.ariaValueMin = String(Math.round(this.min));
    this.ariaValueMax = String(Math.round(this.max));
  }

  override render() {
    return html``;
  }

  readonly #moveByKey = (event: KeyboardEvent) => {
    const position = {
      ArrowLeft: this.value - STEP,
      ArrowRight: this.value + STEP,
      Home: this.min,
      End: this.max,
    }[event.key];
    if (position === undefined) return;
    event.preventDefault();
    this.#move(position);
  };

  readonly #startDrag = (event: PointerEvent) => {
    const whole = this.parentElement?.getBoundingClientRect();
    if (event.button !== 0 || !whole) return;
    event.preventDefault();
    this.focus();
    this.setPointerCapture(event.pointerId);
    const drag = (move: PointerEvent) => this.#move(((move.clientX - whole.left) / whole.width) * 100);
    this.addEventListener("pointermove", drag);
    this.addEventListener("lostpointercapture", () => this.removeEventListener("pointermove", drag), {
      once: true,
    });
  };

  #move(position: number) {
    this.dispatchEvent(new MoveEvent(Math.min(this.max, Math.max(this.min, position))));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-pane-divider": PaneDivider;
  }
}
