import type { BrowserContext, Page } from "@playwright/test";

/** Returns every text, attribute and field value of the page, shadow roots included, with its title and address. */
export function readPage(page: Page): Promise<string> {
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

/** Returns everything that the page's origin stores beyond the lifetime of its tab. */
export function readStorage(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const databases = await indexedDB.databases();
    const caches = await globalThis.caches.keys();
    return JSON.stringify([{ ...localStorage }, document.cookie, databases, caches, history.state]);
  });
}

/** Records what the pages write to their consoles from now on; the returned function returns all of it. */
export function recordConsole(context: BrowserContext): () => string {
  const messages: string[] = [];
  context.on("console", (message) => messages.push(message.text()));
  return () => messages.join("\n");
}
