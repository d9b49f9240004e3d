/** The key in the tab's storage. */
const KEY = "hookwright.metrics.history";

/** The history that was shown before the page was reloaded: the sample run, or the name of a file. */
export type RememberedHistory =
  | { readonly kind: "sample" }
  | { readonly kind: "file"; readonly name: string };

/** Returns the history that this tab showed before the page was reloaded. */
export function rememberedHistory(): RememberedHistory | undefined {
  try {
    const text = sessionStorage.getItem(KEY);
    if (text === null) return undefined;
    return text === "" ? { kind: "sample" } : { kind: "file", name: text };
  } catch {
    // The browser refuses storage: then nothing is remembered.
    return undefined;
  }
}

/** Remembers which history this tab shows; its values are not stored. */
export function rememberHistory(history: RememberedHistory | undefined): void {
  try {
    if (history === undefined) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, history.kind === "sample" ? "" : history.name);
  } catch {
    // The browser refuses storage, or it is full: then nothing is remembered.
  }
}
