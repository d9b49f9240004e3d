/** Where the two dividers stand, in percent of the whole. */
export type Dividers = readonly [number, number];

const KEY = "hookwright.panes";
const DEFAULT: Dividers = [38, 66];

/** The narrowest that a pane gets, in percent of the whole. */
export const NARROWEST = 15;

/** Where this browser's user left the dividers. */
export function rememberedDividers(): Dividers {
  try {
    const [first, second] = JSON.parse(localStorage.getItem(KEY) ?? "[]") as unknown[];
    return isPlace(first) && isPlace(second) && first < second ? [first, second] : DEFAULT;
  } catch {
    return DEFAULT;
  }
}

/** Remembers them, where the browser lets us; sizes are worth no message. */
export function rememberDividers(dividers: Dividers) {
  try {
    localStorage.setItem(KEY, JSON.stringify(dividers));
  } catch {
    return;
  }
}

function isPlace(value: unknown): value is number {
  return typeof value === "number" && value >= NARROWEST && value <= 100 - NARROWEST;
}
