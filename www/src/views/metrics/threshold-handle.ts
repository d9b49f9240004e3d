import { css, html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import { controls } from "../../design/controls.ts";
import { metrics } from "../../messages/metrics.ts";

/** Reports that the user dragged the handle to a height, in the window's pixels. */
export class HandleDragEvent extends Event {
  constructor(
    readonly clientY: number,
    readonly phase: "move" | "end",
  ) {
    super("hw-drag");
  }
}

/** Reports that the user moved the handle by a number of steps with the keyboard; positive is upwards. */
export class NudgeEvent extends Event {
  constructor(readonly steps: number) {
    super("hw-nudge");
  }
}

const STEPS: Record<string, number> = {
  ArrowUp: 1,
  ArrowRight: 1,
  ArrowDown: -1,
  ArrowLeft: -1,
  PageUp: 10,
  PageDown: -10,
};

/** A handle that moves the threshold on a plot, by pointer and by arrow keys. Emits `hw-drag` and `hw-nudge`. */
@customElement("hw-threshold-handle")
export class ThresholdHandle extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        position: absolute;
        inset-inline-end: 0;
        translate: 0 -50%;
      }

      .handle {
        display: grid;
        place-items: center;
        inline-size: var(--hw-6);
        block-size: var(--hw-6);
        border-radius: 50%;
        background: var(--hw-kind-label);
        color: var(--hw-surface);
        cursor: ns-resize;
        touch-action: none;
      }
    `,
  ];

  @property({ type: Number }) value = 0;
  @property({ type: Number }) min = 0;
  @property({ type: Number }) max = 0;

  override render() {
    return html`<div class="handle" role="slider" tabindex="0" aria-orientation="vertical"
      aria-label=${metrics.threshold()} aria-valuenow=${this.value} aria-valuemin=${this.min} aria-valuemax=${this.max}
      title=${metrics.thresholdHelp()} @pointerdown=${this.#grab} @keydown=${this.#press}>
      <wa-icon name="updown"></wa-icon>
    </div>`;
  }

  #grab(event: PointerEvent) {
    const handle = event.currentTarget;
    if (!(handle instanceof HTMLElement) || event.button !== 0) return;
    handle.setPointerCapture(event.pointerId);
    const move = (moved: PointerEvent) => this.dispatchEvent(new HandleDragEvent(moved.clientY, "move"));
    const end = (ended: PointerEvent) => {
      handle.removeEventListener("pointermove", move);
      this.dispatchEvent(new HandleDragEvent(ended.clientY, "end"));
    };
    handle.addEventListener("pointermove", move);
    handle.addEventListener("lostpointercapture", end, { once: true });
  }

  #press(event: KeyboardEvent) {
    const steps = STEPS[event.key];
    if (steps === undefined) return;
    event.preventDefault();
    this.dispatchEvent(new NudgeEvent(steps));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-threshold-handle": ThresholdHandle;
  }
}
