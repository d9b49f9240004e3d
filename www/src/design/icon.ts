import { css, LitElement, svg } from "lit";
import { customElement, property } from "lit/decorators.js";

/** The page's icons: strokes on a 16 by 16 grid. */
const ICONS = {
  add: svg`<path d="M8 3v10M3 8h10" />`,
  alert: svg`<path d="M8 2 14.5 13.5h-13zM8 6.5v3M8 11.5v.01" />`,
  bell: svg`<path d="M3.5 11.5h9L11.5 10V7a3.5 3.5 0 0 0-7 0v3zM7 13.5h2" />`,
  bolt: svg`<path d="M9 1.5 3.5 9H8l-1 5.5L12.5 7H8z" />`,
  check: svg`<path d="m3 8.5 3.5 3.5L13 4.5" />`,
  close: svg`<path d="m4 4 8 8M12 4l-8 8" />`,
  copy: svg`<path d="M6 6h7.5v7.5H6zM10 6V2.5H2.5V10H6" />`,
  cross: svg`<circle cx="8" cy="8" r="6.3" /><path d="m5.8 5.8 4.4 4.4M10.2 5.8l-4.4 4.4" />`,
  done: svg`<circle cx="8" cy="8" r="6.3" /><path d="m5 8.3 2.1 2.1L11 6.2" />`,
  edit: svg`<path d="M10.5 3 13 5.5 5.5 13H3v-2.5z" />`,
  hide: svg`<path d="M2 8s2.2-4 6-4 6 4 6 4-2.2 4-6 4-6-4-6-4M3 13 13 3" />`,
  info: svg`<circle cx="8" cy="8" r="6.3" /><path d="M8 7.2v4M8 4.8v.01" />`,
  menu: svg`<path d="M3 4.5h10M3 8h10M3 11.5h10" />`,
  more: svg`<path d="M3.5 8v.01M8 8v.01M12.5 8v.01" />`,
  moon: svg`<path d="M13.5 9.5A6 6 0 0 1 6.5 2.5a6 6 0 1 0 7 7z" />`,
  redo: svg`<path d="M13.5 6H6a3.5 3.5 0 0 0 0 7h4M10.5 3l3 3-3 3" />`,
  reveal: svg`<path d="M2 8s2.2-4 6-4 6 4 6 4-2.2 4-6 4-6-4-6-4" /><circle cx="8" cy="8" r="1.8" />`,
  search: svg`<circle cx="7" cy="7" r="4.3" /><path d="m10.3 10.3 3.2 3.2" />`,
  send: svg`<path d="M2 3 14 8 2 13l2-5zM4 8h5" />`,
  sun: svg`<circle cx="8" cy="8" r="3" /><path d="M8 1.5v1.2M8 13.3v1.2M1.5 8h1.2M13.3 8h1.2M3.4 3.4l.9.9M11.7 11.7l.9.9M12.6 3.4l-.9.9M4.3 11.7l-.9.9" />`,
  system: svg`<path d="M2 3h12v8H2zM6 13.5h4M8 11v2.5" />`,
  updown: svg`<path d="m4.5 6.5 3.5-4 3.5 4M4.5 9.5l3.5 4 3.5-4" />`,
  undo: svg`<path d="M2.5 6H10a3.5 3.5 0 0 1 0 7H6M5.5 3l-3 3 3 3" />`,
} as const;

export type IconName = keyof typeof ICONS;

/** A picture that stands beside a word; it says nothing to screen readers. */
@customElement("hw-icon")
export class Icon extends LitElement {
  static override styles = css`
    :host {
      display: inline-flex;
      flex: none;
    }

    svg {
      inline-size: 1rem;
      block-size: 1rem;
      fill: none;
      stroke: currentcolor;
      stroke-width: 1.5;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
  `;

  @property() name: IconName = "info";

  override render() {
    return svg`<svg viewBox="0 0 16 16" aria-hidden="true">${ICONS[this.name]}</svg>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-icon": Icon;
  }
}
