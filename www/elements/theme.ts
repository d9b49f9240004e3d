import { css, unsafeCSS } from "lit";
import tokens from "../src/design/tokens.css?raw";

/**
 * The page's design tokens for an element's shadow root, each of which can be set as `--hookwright-…` from outside. The
 * colour scheme is the one of the page around the element, and nothing else is inherited from that page.
 */
export const theme = css`
  :host {
    all: initial;
    display: block;
    color-scheme: inherit;
    visibility: inherit;
    container-type: inline-size;
    color: var(--hw-ink);
    font: 400 var(--hw-text-m) / var(--hw-line) var(--hw-font);
  }

  :host([hidden]) {
    display: none;
  }

  ${unsafeCSS(
    tokens
      .replace("color-scheme: light dark;", "")
      .replaceAll(":root {", ":host {")
      .replace(/--hw-([\w-]+):\s*([^;]+);/g, "--hw-$1: var(--hookwright-$1, $2);"),
  )}
`;
