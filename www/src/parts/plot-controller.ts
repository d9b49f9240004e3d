import type { LitElement, ReactiveController } from "lit";
import type uPlot from "uplot";

/**
 * Holds the plot of an element: calls `resized` when the element's size changes, draws the plot again when the theme changes,
 * and destroys it when the element leaves the page.
 */
export class PlotController implements ReactiveController {
  plot: uPlot | undefined;

  readonly #host: LitElement;
  readonly #resizeObserver: ResizeObserver;
  readonly #redraw = () => this.plot?.redraw();
  readonly #themeObserver = new MutationObserver(this.#redraw);
  readonly #darkQuery = matchMedia("(prefers-color-scheme: dark)");

  constructor(host: LitElement, resized: () => void) {
    this.#host = host;
    this.#resizeObserver = new ResizeObserver(resized);
    host.addController(this);
  }

  hostConnected() {
    this.#resizeObserver.observe(this.#host);
    this.#themeObserver.observe(document.documentElement, { attributeFilter: ["data-theme"] });
    this.#darkQuery.addEventListener("change", this.#redraw);
    this.#host.requestUpdate();
  }

  hostDisconnected() {
    this.#resizeObserver.disconnect();
    this.#themeObserver.disconnect();
    this.#darkQuery.removeEventListener("change", this.#redraw);
    this.destroy();
  }

  /** Destroys the plot, if there is one. */
  destroy() {
    this.plot?.destroy();
    this.plot = undefined;
  }
}

/** Returns a function that computes a color token in the current theme, since a canvas can't read custom properties. */
export function themeColor(probe: HTMLElement, token: string): () => string {
  return () => {
    probe.style.color = `var(--hw-${token})`;
    return getComputedStyle(probe).color;
  };
}
