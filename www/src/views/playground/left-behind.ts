/** A text that nobody had time to store, and what was stored when it was typed. */
interface Left {
  readonly text: string;
  readonly over: string;
}

const PREFIX = "hookwright.left.";

/** Keeps a text at once, as the page goes away: storing it properly takes longer than the page has. */
export function leaveBehind(key: string, { text, over }: Left) {
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify({ text, over }));
  } catch {
    // There is no room, and nobody left to say so to.
  }
}

/** The text that was left behind, unless something newer was stored since; it stays until it is forgotten. */
export function leftBehind(key: string, stored: string): string | undefined {
  try {
    const left: unknown = JSON.parse(localStorage.getItem(PREFIX + key) ?? "null");
    return isLeft(left) && left.over === stored && left.text !== stored ? left.text : undefined;
  } catch {
    return undefined;
  }
}

/** Forgets it: it is stored, or out of date. */
export function forgetLeft(key: string) {
  localStorage.removeItem(PREFIX + key);
}

function isLeft(value: unknown): value is Left {
  return (
    typeof value === "object" &&
    value !== null &&
    "text" in value &&
    "over" in value &&
    typeof value.text === "string" &&
    typeof value.over === "string"
  );
}
