import {
  defaultRangeExtractor,
  observeWindowOffset,
  observeWindowRect,
  type Range,
  type VirtualItem,
  Virtualizer,
  type VirtualizerOptions,
  windowScroll,
} from "@tanstack/virtual-core";
import type { LitElement, ReactiveController } from "lit";

/** How many rows are rendered beyond each edge of the window: the next ones for the Tab key and for scrolling. */
const OVERSCAN = 4;

/** How many rows one update adds: a screen of rows with several controls each takes longer than a frame. */
const ADDED_AT_ONCE = 4;

/** One row of a list: its key, and its height in pixels until it is measured. */
export interface VirtualRow {
  readonly key: string;
  readonly estimate: number;
}

/**
 * Lets its host render only the rows of a list that are in the window, in an element with the class `rows`. Each row is an
 * element with its index as `data-index`, positioned absolutely. The row with the focus stays rendered wherever it is.
 */
export class VirtualRows implements ReactiveController {
  #rows: readonly VirtualRow[] = [];
  /** The key of the row that is rendered wherever it is. */
  #pinned: string | undefined;
  #rendered: ReadonlySet<unknown> = new Set();
  #margin = 0;
  readonly #virtualizer: Virtualizer<Window, HTMLElement>;
  #unmount: () => void = () => undefined;

  constructor(private readonly host: LitElement) {
    this.#virtualizer = new Virtualizer(this.#options());
    host.addController(this);
  }

  /** Handles `focusin` of the element with the class `rows`: the host itself sees no focus that moves within its shadow tree. */
  readonly focused = (event: Event) => {
    const row = event.composedPath().find(isRow);
    this.#pinned = row && this.#rows[Number(row.dataset.index)]?.key;
  };

  /** Handles `focusout` of the element with the class `rows`. */
  readonly blurred = () => {
    this.#pinned = undefined;
  };

  hostConnected() {
    this.#unmount = this.#virtualizer._didMount();
  }

  hostDisconnected() {
    this.#unmount();
  }

  /** Positions and measures the rendered rows. */
  hostUpdated() {
    const container = this.host.renderRoot.querySelector<HTMLElement>(".rows");
    if (container === null) return;
    container.style.blockSize = `${this.#virtualizer.getTotalSize()}px`;
    const margin = Math.round(container.getBoundingClientRect().top + scrollY);
    if (margin !== this.#margin) {
      this.#margin = margin;
      this.#virtualizer.setOptions(this.#options());
      this.host.requestUpdate();
    }
    const starts = new Map(this.#virtualizer.getVirtualItems().map(({ index, start }) => [index, start]));
    const elements = [...container.querySelectorAll<HTMLElement>("[data-index]")];
    for (const element of elements) {
      const start = starts.get(Number(element.dataset.index));
      if (start !== undefined) element.style.transform = `translateY(${start - this.#margin}px)`;
    }
    this.#virtualizer._willUpdate();
    for (const element of elements) this.#virtualizer.measureElement(element);
    // Forgets the elements that were removed.
    this.#virtualizer.measureElement(null);
  }

  /** Sets all rows of the list, in order. */
  show(rows: readonly VirtualRow[]) {
    this.#rows = rows;
    this.#virtualizer.setOptions(this.#options());
  }

  /** Returns the indices of the rows to render now, in order. Rows beyond those of one update follow in the next frames. */
  indices(): readonly number[] {
    const wanted = this.#virtualizer.getVirtualItems();
    const isReady = ({ key }: VirtualItem) => this.#rendered.has(key) || key === this.#pinned;
    const added = new Set(wanted.filter((item) => !isReady(item)).slice(0, ADDED_AT_ONCE));
    const items = wanted.filter((item) => isReady(item) || added.has(item));
    if (items.length < wanted.length) requestAnimationFrame(() => this.host.requestUpdate());
    this.#rendered = new Set(items.map(({ key }) => key));
    return items.map(({ index }) => index);
  }

  /** Renders a row wherever it is, so that it can get the focus. */
  async pin(key: string) {
    this.#pinned = key;
    this.#virtualizer.setOptions(this.#options());
    this.host.requestUpdate();
    await this.host.updateComplete;
  }

  #options(): VirtualizerOptions<Window, HTMLElement> {
    const rows = this.#rows;
    return {
      count: rows.length,
      getItemKey: (index) => rows[index]?.key ?? index,
      estimateSize: (index) => rows[index]?.estimate ?? 0,
      overscan: OVERSCAN,
      scrollMargin: this.#margin,
      getScrollElement: () => window,
      initialOffset: () => scrollY,
      initialRect: { width: innerWidth, height: innerHeight },
      observeElementRect: observeWindowRect,
      observeElementOffset: observeWindowOffset,
      scrollToFn: windowScroll,
      // Exact: rounded heights would leave gaps between rows.
      measureElement: (element, entry) =>
        entry?.borderBoxSize[0]?.blockSize ?? element.getBoundingClientRect().height,
      rangeExtractor: (range) => this.#withPinned(range),
      onChange: () => this.host.requestUpdate(),
    };
  }

  #withPinned(range: Range): number[] {
    const indices = defaultRangeExtractor(range);
    const pinned = this.#pinned === undefined ? -1 : this.#rows.findIndex(({ key }) => key === this.#pinned);
    if (pinned < 0 || indices.includes(pinned)) return indices;
    return [...indices, pinned].sort((one, other) => one - other);
  }
}

function isRow(target: EventTarget): target is HTMLElement {
  return target instanceof HTMLElement && target.dataset.index !== undefined;
}
