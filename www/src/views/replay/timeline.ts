import { css, html, LitElement, svg } from "lit";
import { customElement, property } from "lit/decorators.js";
import { controls } from "../../design/controls.ts";
import { replay } from "../../messages/replay.ts";
import { timeText } from "../../messages/shared.ts";
import type { FiringRow } from "./firings.ts";

const BARS = 80;
const HEIGHT = 48;

/** A bar chart of firings over time, or over line numbers if no event has a time. */
@customElement("hw-firing-timeline")
export class FiringTimeline extends LitElement {
  static override styles = [
    controls,
    css`
      svg {
        display: block;
        inline-size: 100%;
        block-size: 6rem;
        border-block-end: var(--hw-hairline) solid var(--hw-line-strong);
      }

      rect {
        fill: var(--hw-kind-event);
      }
    `,
  ];

  @property({ attribute: false }) rows: readonly FiringRow[] = [];

  override render() {
    // As high as with bars, so that the content below does not move when a search finds nothing.
    if (this.rows.length === 0)
      return html`<svg aria-hidden="true"></svg><div class="small" aria-hidden="true">&nbsp;</div>`;
    const { from, to, counts, isTimed } = bars(this.rows);
    const highest = Math.max(1, ...counts);
    const ends = [from, to].map((end) =>
      isTimed ? timeText(end) : `${replay.line()} ${end.toLocaleString()}`,
    );
    const [first = "", last = ""] = ends;
    const label = replay.timeline(this.rows.length.toLocaleString(), first, last);
    return html`<svg role="img" aria-label=${label} viewBox=${`0 0 ${BARS} ${HEIGHT}`} preserveAspectRatio="none">
        ${counts.map((count, index) => {
          // A bar of even one firing stays visible.
          const height = count === 0 ? 0 : Math.max(1, (count / highest) * HEIGHT);
          return svg`<rect x=${index + 0.1} y=${HEIGHT - height} width="0.8" height=${height} />`;
        })}
      </svg>
      <div class="spread small soft" aria-hidden="true"><span>${first}</span><span>${last}</span></div>`;
  }
}

interface Bars {
  readonly from: number;
  readonly to: number;
  readonly counts: readonly number[];
  readonly isTimed: boolean;
}

function bars(rows: readonly FiringRow[]): Bars {
  const isTimed = rows.some(({ time }) => !Number.isNaN(time));
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const positionOf = (row: FiringRow) => (isTimed ? row.time : row.line);
  for (const row of rows) {
    from = positionOf(row) < from ? positionOf(row) : from;
    to = positionOf(row) > to ? positionOf(row) : to;
  }
  const counts = new Array<number>(BARS).fill(0);
  for (const row of rows) {
    if (Number.isNaN(positionOf(row))) continue;
    const bar = to > from ? Math.floor(((positionOf(row) - from) / (to - from)) * (BARS - 1)) : 0;
    counts[bar] = (counts[bar] ?? 0) + 1;
  }
  return { from, to, counts, isTimed };
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-firing-timeline": FiringTimeline;
  }
}
