import "@awesome.me/webawesome/dist/components/button/button.js";
import { css, html, LitElement, type PropertyValues, unsafeCSS } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import uPlot from "uplot";
import plotStyles from "uplot/dist/uPlot.min.css?inline";
import { controls } from "../../design/controls.ts";
import { metrics } from "../../messages/metrics.ts";
import type { MetricTrigger } from "../../parts/metric-fields.ts";
import { colours } from "./colours.ts";
import { amountAt, limit, rounded, type Side, sides, threshold } from "./comparison.ts";
import { drawn, markFirings, type Shown, styles, type View, whole } from "./plot-drawing.ts";
import type { WalkEvent } from "./plot-readout.ts";
import { pointAt, pointedAt, walked } from "./plot-walk.ts";
import { indexOf } from "./thinning.ts";
import type { DragEvent, NudgeEvent } from "./threshold-handle.ts";
import type { Judged, Series } from "./worker-messages.ts";
import "../../design/icon.ts";
import "./plot-readout.ts";
import "./threshold-handle.ts";

const HEIGHT = 340;

/** A new number to compare with. */
export class ThresholdEvent extends Event {
  constructor(readonly threshold: number) {
    super("hw-threshold");
  }
}

/** A run's values, what the condition computes of them, its limits and its firings. Emits `hw-threshold`. */
@customElement("hw-metric-plot")
export class MetricPlot extends LitElement {
  static override styles = [
    controls,
    unsafeCSS(plotStyles),
    css`
      .plot {
        position: relative;
        block-size: 340px;
        padding-inline-end: var(--hw-6);
      }

      .canvas {
        min-inline-size: 0;
        overflow: hidden;
      }

      .u-select {
        background: var(--hw-accent-soft);
        opacity: 0.5;
      }

      .tools {
        justify-content: end;
        padding-block-start: var(--hw-1);
      }
    `,
  ];

  @property({ attribute: false }) series?: Series;
  @property({ attribute: false }) judged: Judged | undefined;
  @property({ attribute: false }) trigger?: MetricTrigger;
  @state() private view: View | undefined;
  /** The number of the value that the pointer or the arrow keys are at. */
  @state() private pointed: number | undefined;
  @state() private range: View = { min: 0, max: 1 };
  @query(".canvas") private canvas?: HTMLElement;
  @query(".probe") private probe?: HTMLElement;
  @query("hw-threshold-handle") private handle?: HTMLElement | null;
  #plot: uPlot | undefined;
  /** The scale's limits while the handle is dragged: they must not run away under it. */
  #held: [number, number] | undefined;
  readonly #resized = new ResizeObserver(() => this.#resize());
  readonly #theme = new MutationObserver(() => this.#plot?.redraw());
  readonly #dark = matchMedia("(prefers-color-scheme: dark)");

  override connectedCallback() {
    super.connectedCallback();
    this.#resized.observe(this);
    this.#theme.observe(document.documentElement, { attributeFilter: ["data-theme"] });
    this.#dark.addEventListener("change", this.#recolour);
    this.requestUpdate();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#resized.disconnect();
    this.#theme.disconnect();
    this.#dark.removeEventListener("change", this.#recolour);
    this.#plot?.destroy();
    this.#plot = undefined;
  }

  override render() {
    const { trigger } = this;
    return html`<div class="plot">
        <span class="probe" hidden></span>
        <div class="canvas" aria-hidden="true"></div>
        ${
          trigger &&
          html`<hw-threshold-handle .value=${threshold(trigger)} .min=${this.range.min} .max=${this.range.max}
            @hw-drag=${this.#drag} @hw-nudge=${this.#nudge}></hw-threshold-handle>`
        }
      </div>
      <hw-plot-readout .series=${this.series} .judged=${this.judged} .index=${this.pointed} @hw-walk=${this.#walk}></hw-plot-readout>
      <div class="row tools">
        <wa-button appearance="plain" @click=${() => this.#zoom(0.5)}>${metrics.zoomIn()}</wa-button>
        <wa-button appearance="plain" ?disabled=${!this.view} @click=${() => this.#zoom(2)}>${metrics.zoomOut()}</wa-button>
        <wa-button appearance="plain" ?disabled=${!this.view} @click=${() => this.#look(undefined)}>${metrics.wholeRun()}</wa-button>
      </div>`;
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has("series")) return;
    this.view = undefined;
    this.pointed = undefined;
  }

  protected override updated() {
    const shown = this.#shown();
    if (shown === undefined || this.canvas === undefined || this.probe === undefined) return;
    this.#plot ??= this.#begin(this.canvas, this.probe);
    const view = this.view ?? whole(shown.series);
    const plot = this.#plot;
    plot.batch(() => {
      plot.setData(drawn(shown, view, Math.max(50, Math.round(plot.width))), false);
      plot.setScale("x", { ...view });
    });
  }

  #shown(): Shown | undefined {
    const { series, judged, trigger } = this;
    return series && trigger && { series, judged, trigger };
  }

  #begin(canvas: HTMLElement, probe: HTMLElement): uPlot {
    const inks = colours(probe);
    const options: uPlot.Options = {
      width: canvas.clientWidth,
      height: HEIGHT,
      ...styles(inks),
      legend: { show: false },
      scales: { x: { time: false, auto: false }, y: { range: (_, min, max) => this.#heights(min, max) } },
      cursor: {
        drag: { x: true, y: false, setScale: false },
        bind: {
          dblclick: () => () => {
            this.#look(undefined);
            return null;
          },
        },
      },
      hooks: {
        setCursor: [(plot) => this.#point(plot)],
        setSelect: [(plot) => this.#select(plot)],
        draw: [
          (plot) => {
            const shown = this.#shown();
            if (shown) markFirings(plot, shown, inks.firing());
            this.#placeHandle(plot);
          },
        ],
      },
    };
    return new uPlot(options, [[], [], [], [], []], canvas);
  }

  /** The y scale: what is in view and, for a threshold, the threshold. */
  #heights(min: number | null, max: number | null): [number, number] {
    if (this.#held) return this.#held;
    const { trigger } = this;
    const seen = trigger?.type === "RUN_METRIC" ? [trigger.condition.threshold] : [];
    const low = Math.min(...seen, min ?? Number.POSITIVE_INFINITY);
    const high = Math.max(...seen, max ?? Number.NEGATIVE_INFINITY);
    if (!Number.isFinite(low) || !Number.isFinite(high)) return [0, 1];
    const room = high > low ? (high - low) * 0.08 : Math.abs(high) * 0.1 || 1;
    return [low - room, high + room];
  }

  /** The last value in view that has limits, and its side: there the handle stands. */
  #anchor(): { readonly index: number; readonly side: Side } | undefined {
    const shown = this.#shown();
    if (shown?.judged === undefined) return undefined;
    const { steps } = shown.series;
    const end = (this.view ?? whole(shown.series)).max;
    for (let index = Math.min(indexOf(steps, end), steps.length - 1); index >= 0; index -= 1) {
      if ((shown.judged.unit[index] ?? 0) > 0) return { index, side: sides(shown.trigger)[0] ?? 1 };
    }
    return undefined;
  }

  #placeHandle(plot: uPlot) {
    const anchor = this.#anchor();
    const { handle, judged, trigger } = this;
    if (!handle) return;
    const stands = anchor !== undefined && judged !== undefined && trigger !== undefined;
    handle.hidden = !stands;
    if (!stands) return;
    const y = plot.valToPos(limit(judged, anchor.index, anchor.side, threshold(trigger)), "y");
    const height = plot.over.clientHeight;
    handle.style.insetBlockStart = `${plot.over.offsetTop + Math.min(height, Math.max(0, y))}px`;
    const ends = [0, height].map((top) =>
      amountAt(judged, anchor.index, anchor.side, plot.posToVal(top, "y")),
    );
    const range = { min: Math.min(...ends), max: Math.max(...ends) };
    if (range.min !== this.range.min || range.max !== this.range.max) this.range = range;
  }

  #drag(event: DragEvent) {
    const anchor = this.#anchor();
    const { judged } = this;
    const plot = this.#plot;
    if (plot === undefined || judged === undefined || anchor === undefined) return;
    if (event.phase === "end") {
      this.#held = undefined;
      this.requestUpdate();
      return;
    }
    const { min = 0, max = 1 } = plot.scales.y ?? {};
    this.#held ??= [min, max];
    const { top, height } = plot.over.getBoundingClientRect();
    const place = plot.posToVal(Math.min(height, Math.max(0, event.clientY - top)), "y");
    this.#propose(amountAt(judged, anchor.index, anchor.side, place));
  }

  #nudge(event: NudgeEvent) {
    if (this.trigger) this.#propose(threshold(this.trigger) + event.steps * this.#step());
  }

  #propose(wanted: number) {
    this.dispatchEvent(new ThresholdEvent(rounded(wanted, this.#step())));
  }

  /** A hundredth of what is in view, as a power of ten. */
  #step(): number {
    const { min, max } = this.range;
    return 10 ** Math.floor(Math.log10((max - min) / 50));
  }

  #select(plot: uPlot) {
    const { left, width } = plot.select;
    if (width < 2) return;
    this.#look({ min: plot.posToVal(left, "x"), max: plot.posToVal(left + width, "x") });
    plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
  }

  #point(plot: uPlot) {
    const shown = this.#shown();
    this.pointed = shown && pointedAt(plot, shown);
  }

  #walk({ points }: WalkEvent) {
    const shown = this.#shown();
    if (shown === undefined || this.#plot === undefined) return;
    const index = walked(this.#plot, shown, this.pointed, points);
    pointAt(this.#plot, shown, index);
    this.pointed = index;
  }

  #zoom(factor: number) {
    if (this.series === undefined) return;
    const all = whole(this.series);
    const { min, max } = this.view ?? all;
    const [middle, half] = [(min + max) / 2, ((max - min) / 2) * factor];
    const wanted = { min: Math.max(all.min, middle - half), max: Math.min(all.max, middle + half) };
    this.#look(wanted.min === all.min && wanted.max === all.max ? undefined : wanted);
  }

  #look(view: View | undefined) {
    this.view = view;
  }

  #resize() {
    if (this.canvas && this.canvas.clientWidth > 0)
      this.#plot?.setSize({ width: this.canvas.clientWidth, height: HEIGHT });
    this.requestUpdate();
  }

  readonly #recolour = () => this.#plot?.redraw();
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-metric-plot": MetricPlot;
  }
}
