import { css } from "lit";
import { theme } from "./theme.ts";

/** Styles of every view: a frame with panes side by side where there is room, problems, and sources to expand. */
export const viewStyles = [
  theme,
  css`
    *,
    *::before,
    *::after {
      box-sizing: border-box;
    }

    [hidden] {
      display: none;
    }

    p,
    ul,
    pre {
      margin: 0;
      padding: 0;
    }

    ul {
      list-style: none;
    }

    :focus-visible {
      outline: var(--hw-focus-width) solid var(--hw-focus);
      outline-offset: calc(-1 * var(--hw-focus-width));
    }

    .icon {
      flex: none;
      inline-size: 1rem;
      block-size: 1rem;
      margin-block-start: calc((1lh - 1rem) / 2);
      fill: none;
      stroke: currentColor;
      stroke-width: 1.5;
      stroke-linecap: round;
      stroke-linejoin: round;
    }

    .frame {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      border: var(--hw-hairline) solid var(--hw-line-soft);
      border-radius: var(--hw-radius);
      background: var(--hw-surface);
      overflow: clip;
    }

    .frame > * + * {
      border-block-start: var(--hw-hairline) solid var(--hw-line-soft);
    }

    .panes {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
    }

    .pane {
      display: grid;
      grid-template-rows: auto 1fr;
      grid-template-columns: minmax(0, 1fr);
    }

    .pane + .pane {
      border-block-start: var(--hw-hairline) solid var(--hw-line-soft);
    }

    @container (inline-size >= 40rem) {
      .panes:has(> .pane + .pane) {
        grid-template-columns: repeat(2, minmax(0, 1fr));
      }

      .pane + .pane {
        border-block-start: 0;
        border-inline-start: var(--hw-hairline) solid var(--hw-line-soft);
      }
    }

    .heading {
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: var(--hw-2);
      min-block-size: max(2rem, var(--hw-control-small) + var(--hw-1));
      padding-inline: var(--hw-3) var(--hw-1);
      color: var(--hw-ink-soft);
      font-size: var(--hw-text-s);
      font-weight: 500;
    }

    .code {
      padding: 0 var(--hw-3) var(--hw-3);
      font-family: var(--hw-mono);
      font-size: var(--hw-text-field);
      line-height: 1.6;
      tab-size: 2;
      white-space: pre-wrap;
      overflow-wrap: anywhere;
      color: var(--hw-ink-soft);
    }

    .soft {
      color: var(--hw-ink-soft);
    }

    .small {
      font-size: var(--hw-text-s);
    }

    .data {
      font-family: var(--hw-mono);
    }

    .note {
      padding: 0 var(--hw-3) var(--hw-2);
    }

    .failure {
      display: flex;
      gap: var(--hw-2);
      padding: 0 var(--hw-3) var(--hw-3);
      overflow-wrap: anywhere;
    }

    button {
      display: inline-flex;
      align-items: center;
      gap: var(--hw-1);
      min-block-size: var(--hw-control-small);
      padding: 0 var(--hw-2);
      border: 0;
      border-radius: var(--hw-radius);
      background: transparent;
      color: inherit;
      font: inherit;
      cursor: pointer;
    }

    button:hover {
      background: var(--hw-hover);
      color: var(--hw-ink);
    }

    button .icon {
      margin-block-start: 0;
    }

    summary {
      display: flex;
      align-items: center;
      gap: var(--hw-2);
      min-block-size: max(2rem, var(--hw-control-small));
      padding-inline: var(--hw-3);
      color: var(--hw-ink-soft);
      font-size: var(--hw-text-s);
      font-weight: 500;
      list-style: none;
      cursor: pointer;
    }

    summary::-webkit-details-marker {
      display: none;
    }

    summary::before {
      content: "";
      flex: none;
      inline-size: 0.875rem;
      block-size: 0.875rem;
      background: currentColor;
      clip-path: polygon(35% 15%, 75% 50%, 35% 85%, 28% 78%, 60% 50%, 28% 22%);
      transition: rotate var(--hw-motion);
    }

    details[open] > summary::before {
      rotate: 90deg;
    }

    summary:hover {
      color: var(--hw-ink);
    }

    summary code {
      overflow: hidden;
      font-family: var(--hw-mono);
      font-weight: 400;
      text-overflow: ellipsis;
      white-space: nowrap;
    }

    .error > .icon {
      color: var(--hw-error);
    }

    .warning > .icon {
      color: var(--hw-warning);
    }

    .good > .icon {
      color: var(--hw-good);
    }
  `,
];
