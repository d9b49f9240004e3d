import type { BrowserContext, Page } from "@playwright/test";

/** Every text, attribute and field of the page, whatever element it is inside of, and the address. */
export function pageText(page: Page): Promise<string> {
  return page.evaluate(() => {
    const read = (root: Document | ShadowRoot): string[] =>
      [...root.querySelectorAll("*")].flatMap((element) => [
        ...[...element.attributes].map((attribute) => attribute.value),
        element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? element.value : "",
        ...[...element.childNodes].map((node) => (node instanceof Text ? node.data : "")),
        ...(element.shadowRoot ? read(element.shadowRoot) : []),
      ]);
    return [...read(document), location.href, document.title].join("\n");
  });
}

/** What the origin keeps for all tabs and for good. */
export function stored(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const databases = await indexedDB.databases();
    const caches = await globalThis.caches.keys();
    return JSON.stringify([{ ...localStorage }, document.cookie, databases, caches, history.state]);
  });
}

/** All that pages write to their consoles from now on. */
export function consoleOf(context: BrowserContext): () => string {
  const written: string[] = [];
  context.on("console", (message) => written.push(message.text()));
  return () => written.join("\n");
}
