import { countText } from "../../messages/numbers.ts";
import "@awesome.me/webawesome/dist/components/button/button.js";
import { css, html, LitElement, nothing, unsafeCSS } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import uPlot from "uplot";
import plotStyles from "uplot/dist/uPlot.min.css?inline";
import { controls } from "../../design/controls.ts";
import { replay } from "../../messages/replay.ts";
import { timeText, utcText } from "../../messages/times.ts";
import { PlotController, themeColor } from "../../parts/plot-controller.ts";
import type { Range, TimelineData } from "./timeline-data.ts";

/** The plot's height in CSS pixels. */
const HEIGHT = 150;

const NO_SELECTION = { left: 0, top: 0, width: 0, height: 0 };

/** Reports the range that the user chose; undefined for all. */
export class RangeEvent extends Event {
  constructor(readonly range: Range | undefined) {
    super("hw-range");
  }
}

/**
 * A bar chart of firings over time, or over line numbers if no event has a time, with an axis. The user chooses a range
 * by dragging over it or in two fields. Emits `hw-range`.
 */
@customElement("hw-firing-timeline")
export class FiringTimeline extends LitElement {
  static override styles = [
    controls,
    unsafeCSS(plotStyles),
    css`
      .canvas {
        min-inline-size: 0;
        block-size: ${HEIGHT}px;
        overflow: hidden;
      }

      .u-select {
        background: var(--hw-accent-soft);
        opacity: 0.6;
      }

      .fields {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: var(--hw-2) var(--hw-3);
      }

      .fields .field {
        min-inline-size: 14rem;
      }

      .key::before {
        display: inline-block;
        inline-size: 0.75em;
        block-size: 0.75em;
        margin-inline-end: var(--hw-1);
        background: var(--hw-kind-event);
        content: "";
      }

      .key.skipped::before {
        background: var(--hw-line-strong);
      }

      .readout {
        min-block-size: 1.5em;
      }
    `,
  ];

  @property({ attribute: false }) data?: TimelineData;
  /** The chosen range; undefined for all. */
  @property({ attribute: false }) range: Range | undefined;
  /** The index of the bar under the pointer. */
  @state() private bar: number | undefined;
  @state() private isReversed = false;
  @query(".canvas") private canvas?: HTMLElement;
  @query(".probe") private probe?: HTMLElement;
  readonly #controller = new PlotController(this, () => this.#resize());

  override render() {
    const { data } = this;
    if (data === undefined) return nothing;
    const count = replay.fired(countText(sum(data.fired)));
    const skippedCount = sum(data.skipped);
    const all = skippedCount === 0 ? count : replay.firedSkipped(count, countText(skippedCount));
    const { from, to } = data.range;
    return html`<span class="probe" hidden></span>
      <div role="img" aria-label=${replay.timeline(all, positionText(data, from), positionText(data, to))}>
        <div class="canvas" aria-hidden="true" @click=${this.#clicked}></div>
      </div>
      <div class="spread small soft readout" aria-hidden="true">
        <span title=${this.#utc(data)}>${this.#readout(data)}</span>
        ${
          skippedCount === 0
            ? nothing
            : html`<span class="row"><span class="key">${replay.firedColumn()}</span> <span class="key skipped">${replay.skippedColumn()}</span></span>`
        }
      </div>
      <div class="fields">
        ${this.#field("from", replay.from(), this.range?.from ?? from)}
        ${this.#field("to", replay.to(), this.range?.to ?? to)}
        <wa-button appearance="outlined" ?disabled=${this.range === undefined} @click=${() => this.#choose(undefined)}>${replay.allTimes()}</wa-button>
      </div>
      ${this.isReversed ? html`<p role="alert">${replay.rangeReversed()}</p>` : nothing}
      <p class="small soft">
        ${replay.timelineHelp(data.axis)}
        ${data.axis === "time" ? replay.timeZone(Intl.DateTimeFormat().resolvedOptions().timeZone) : nothing}
      </p>`;
  }

  #field(id: "from" | "to", label: string, position: number) {
    const isTime = this.data?.axis === "time";
    const value = isTime ? timeText(position).slice(0, 19).replace(" ", "T") : String(position);
    return html`<div class="field">
      <label for=${id}>${label}</label>
      <input id=${id} type=${isTime ? "datetime-local" : "number"} step="1" .value=${value} @change=${this.#edited} />
    </div>`;
  }

  #readout(data: TimelineData): string {
    const { bar } = this;
    if (bar === undefined) return "";
    const [from, to] = barRange(data, bar);
    const [fired, skipped] = [data.fired[bar] ?? 0, data.skipped[bar] ?? 0];
    const count = replay.fired(countText(fired));
    const counts = skipped === 0 ? count : replay.firedSkipped(count, countText(skipped));
    return `${positionText(data, from)} – ${positionText(data, to)}: ${counts}`;
  }

  #utc(data: TimelineData): string {
    if (this.bar === undefined || data.axis === "line") return "";
    return barRange(data, this.bar).map(utcText).join(" – ");
  }

  protected override updated(changed: Map<PropertyKey, unknown>) {
    if (this.data === undefined) return this.#controller.destroy();
    if (this.canvas === undefined || this.probe === undefined) return;
    const earlier = changed.get("data");
    if (isTimeline(earlier) && earlier.axis !== this.data.axis) this.#controller.destroy();
    this.#controller.plot ??= this.#create(this.canvas, this.probe, this.data.axis);
    const { plot } = this.#controller;
    const isStale = changed.has("data") || plot.data[0].length === 0;
    if (isStale) this.#draw(plot, this.data);
    // Moving the pointer updates this element, too, and must not end the drag that chooses a range.
    if (isStale || changed.has("range")) this.#select(plot);
  }

  #create(canvas: HTMLElement, probe: HTMLElement, axis: TimelineData["axis"]): uPlot {
    const color = (token: string) => themeColor(probe, token);
    const axisStyle = {
      stroke: color("ink-soft"),
      grid: { stroke: color("line-soft"), width: 1 },
      ticks: { stroke: color("line-soft"), width: 1 },
    };
    const paths = uPlot.paths.bars?.({ size: [0.9, 60], align: 1 });
    const bars = { ...(paths && { paths }), points: { show: false }, width: 0 };
    const options: uPlot.Options = {
      width: canvas.clientWidth,
      height: HEIGHT,
      ms: 1,
      legend: { show: false },
      scales: {
        x: { time: axis === "time", auto: false },
        y: { range: (_, __, max) => [0, Math.max(1, max ?? 1)] },
      },
      // The skipped executions are drawn above the firings: the first bars are of both.
      series: [{}, { ...bars, fill: color("line-strong") }, { ...bars, fill: color("kind-event") }],
      axes: [
        {
          ...axisStyle,
          space: 90,
          ...(axis === "time" && { values: (_, positions) => axisTimes(positions) }),
        },
        { ...axisStyle, size: 56, values: (_, counts) => counts.map(axisCount) },
      ],
      cursor: {
        y: false,
        points: { show: false },
        drag: { x: true, y: false, setScale: false },
        bind: {
          dblclick: () => () => {
            this.#choose(undefined);
            return null;
          },
        },
      },
      hooks: {
        setCursor: [(plot) => this.#point(plot)],
        setSelect: [(plot) => this.#brushed(plot)],
        ready: [(plot) => this.#select(plot)],
      },
    };
    return new uPlot(options, [[], [], []], canvas);
  }

  #draw(plot: uPlot, data: TimelineData) {
    const { range, step, fired, skipped } = data;
    const starts = fired.map((_, index) => range.from + index * step);
    const both = fired.map((count, index) => count + (skipped[index] ?? 0));
    plot.batch(() => {
      plot.setData([starts, both, [...fired]], false);
      plot.setScale("x", { min: range.from, max: range.from + step * fired.length });
    });
  }

  /** Shows the chosen range in the plot. */
  #select(plot: uPlot) {
    if (this.range === undefined) return plot.setSelect(NO_SELECTION, false);
    const left = plot.valToPos(this.range.from, "x");
    const right = plot.valToPos(this.range.to, "x");
    const width = Math.max(1, right - left);
    plot.setSelect({ left, width, top: 0, height: plot.over.clientHeight }, false);
  }

  #brushed(plot: uPlot) {
    const { left, width } = plot.select;
    // A click without a movement chooses nothing.
    if (width < 2) return this.#select(plot);
    const from = Math.round(plot.posToVal(left, "x"));
    const to = Math.round(plot.posToVal(left + width, "x"));
    this.#choose({ from, to });
  }

  #point(plot: uPlot) {
    const { left } = plot.cursor;
    const { data } = this;
    if (data === undefined || left === undefined || left === null || left < 0) {
      this.bar = undefined;
      return;
    }
    const bar = Math.floor((plot.posToVal(left, "x") - data.range.from) / data.step);
    this.bar = bar >= 0 && bar < data.fired.length ? bar : undefined;
  }

  readonly #edited = () => {
    const [from, to] = ["#from", "#to"].map((id) => {
      const input = this.renderRoot.querySelector<HTMLInputElement>(id);
      return this.data?.axis === "time" ? new Date(input?.value ?? "").getTime() : Number(input?.value);
    });
    if (this.data === undefined || from === undefined || to === undefined) return;
    if (Number.isNaN(from) || Number.isNaN(to)) return;
    // A second that was entered includes its milliseconds.
    const end = this.data.axis === "time" ? to + 999 : to;
    this.isReversed = from > end;
    if (!this.isReversed) this.#choose({ from, to: end });
  };

  #choose(range: Range | undefined) {
    this.isReversed = false;
    this.dispatchEvent(new RangeEvent(range));
  }

  #resize() {
    const { plot } = this.#controller;
    if (plot && this.canvas && this.canvas.clientWidth > 0) {
      plot.setSize({ width: this.canvas.clientWidth, height: HEIGHT });
      this.#select(plot);
    }
    this.requestUpdate();
  }

  readonly #clicked = () => {
    const { plot } = this.#controller;
    if (plot) this.#select(plot);
  };
}

function isTimeline(value: unknown): value is TimelineData {
  return typeof value === "object" && value !== null && "axis" in value;
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

/** Returns the first and the last position of a bar. */
function barRange({ range, step }: TimelineData, bar: number): readonly [number, number] {
  const from = range.from + bar * step;
  return [from, Math.min(range.to, from + step - 1)];
}

function positionText({ axis }: TimelineData, position: number): string {
  return axis === "time" ? timeText(position) : replay.lineNumber(countText(position));
}

/**
 * Returns the labels of an axis of times: the time of day, with its date below where the date changes, or only the date
 * where all labels are at midnight. In the reader's time zone, as the list of firings shows them.
 */
function axisTimes(positions: readonly number[]): string[] {
  const times = positions.map((position) => timeText(position).split(" "));
  const clocks = times.map(([, clock = ""]) => clock);
  const hasSeconds = clocks.some((clock) => !clock.endsWith(":00"));
  const isDaily = clocks.every((clock) => clock === "00:00:00");
  return times.map(([date = "", clock = ""], index) => {
    if (isDaily) return date;
    const shown = hasSeconds ? clock : clock.slice(0, "00:00".length);
    return date === times[index - 1]?.[0] ? shown : `${shown}\n${date}`;
  });
}

/** Returns a label of the axis of counts, which has no fractions. */
function axisCount(count: number): string {
  return Number.isInteger(count) ? countText(count) : "";
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-firing-timeline": FiringTimeline;
  }
}
