import { html, svg } from "lit";
import type { IconName } from "../src/design/icon.ts";
import sprite from "../src/design/icons.svg?raw";

const SYMBOL = /<symbol id="([a-z]+)"[^>]*>(.*?)<\/symbol>/g;
const SHAPE = /<path d="([^"]+)"\/>|<circle cx="([^"]+)" cy="([^"]+)" r="([^"]+)"\/>/g;

const symbols = new Map([...sprite.matchAll(SYMBOL)].map(([, id, shapes = ""]) => [id, shapes]));

/**
 * Renders one of the page's icons. The icon is part of the document, because a sprite sheet can't be used from another
 * origin.
 */
export function icon(name: IconName) {
  const shapes = [...(symbols.get(name) ?? "").matchAll(SHAPE)].map(([, path, cx, cy, r]) =>
    path === undefined ? svg`<circle cx=${cx} cy=${cy} r=${r} />` : svg`<path d=${path} />`,
  );
  return html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">${shapes}</svg>`;
}
