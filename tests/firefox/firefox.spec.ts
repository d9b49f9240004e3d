import { expect, test } from "@playwright/test";
import puppeteer, { type Browser, type Page } from "puppeteer-core";
import { serveElementPages } from "../page/element-pages.ts";
import { serveSite } from "../page/site.ts";

/*
 * The site and the elements in Firefox, which is driven by WebDriver BiDi: Playwright's own Firefox is a patched one.
 * `FIREFOX` is the path of the browser, which `cargo xtask test firefox` sets.
 */

const found = expect.configure({ timeout: 30_000 });
let browser: Browser;

test.beforeAll(async () => {
  browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: process.env.FIREFOX ?? "/usr/bin/firefox-esr",
    headless: true,
  });
});
test.afterAll(() => browser.close());

/** Opens a page whose exceptions and errors on the console are collected. */
async function open(address: string): Promise<{ readonly page: Page; readonly errors: readonly string[] }> {
  const page = await browser.newPage();
  const errors: string[] = [];
  const record = (text: string) => {
    // Firefox applies a page's policy to the icon that it asks for of its own accord.
    if (!text.includes("favicon.ico")) errors.push(text);
  };
  page.on("pageerror", (error) => record(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") record(message.text());
  });
  await page.goto(address);
  return { page, errors };
}

/** Returns the text of the first element of this name, in whichever shadow tree; `undefined` without one. */
function textOf(page: Page, selector: string): Promise<string | undefined> {
  return page.evaluate((selector) => {
    const search = (root: ParentNode): Element | undefined => {
      const match = root.querySelector(selector);
      if (match) return match;
      for (const { shadowRoot } of root.querySelectorAll("*")) {
        const inner = shadowRoot && search(shadowRoot);
        if (inner) return inner;
      }
      return undefined;
    };
    const textIn = (node: Node): string =>
      node instanceof Element && node.shadowRoot
        ? textIn(node.shadowRoot)
        : node instanceof Text
          ? node.data
          : node instanceof HTMLStyleElement
            ? ""
            : [...node.childNodes].map(textIn).join("");
    const element = search(document);
    return element && textIn(element);
  }, selector);
}

/** Clicks the button or tab with this label, in whichever shadow tree, as soon as it is there. */
async function click(page: Page, selector: string, label: string): Promise<void> {
  await found
    .poll(() =>
      page.evaluate(
        (selector, label) => {
          const all = (root: ParentNode): HTMLElement[] => [
            ...root.querySelectorAll<HTMLElement>(selector),
            ...[...root.querySelectorAll("*")].flatMap(({ shadowRoot }) =>
              shadowRoot ? all(shadowRoot) : [],
            ),
          ];
          const target = all(document).find(({ textContent }) => textContent?.trim() === label);
          target?.click();
          return target !== undefined;
        },
        selector,
        label,
      ),
    )
    .toBe(true);
}

test("the page starts, renders a payload, sends it to the sandbox, and works without the server", async () => {
  const site = await serveSite();
  try {
    const { page, errors } = await open(site.url);
    await found.poll(() => textOf(page, "hw-payload-preview")).toContain("ADD_ARTIFACT_ALIAS");
    await click(page, "[role=tab]", "Send");
    await click(page, "wa-button", "Send test");
    await found.poll(() => textOf(page, "hw-send-panel")).toContain("Accepted");
    await found.poll(() => textOf(page, "hw-send-panel")).toContain('"credentials": "accepted"');
    await test.step("the site is stored, and starts again without its server", async () => {
      await found
        .poll(() => page.evaluate(() => caches.match(new URL("index.html", location.href)).then(Boolean)))
        .toBe(true);
      await site.close();
      await page.reload();
      // The page remembers the tab that was open.
      await click(page, "[role=tab]", "Payload");
      await found.poll(() => textOf(page, "hw-payload-preview")).toContain("ADD_ARTIFACT_ALIAS");
    });
    expect(errors).toEqual([]);
    await page.close();
  } finally {
    await site.close();
  }
});

const VERSION =
  '"author": "mina", "entity": "acme", "registry": "models", "collection": "churn", "artifact_version": {"id": "QXJ0aWZhY3Q6MQ==", "index": 3}';

const ELEMENTS = `<hookwright-preview event-type="ADD_ARTIFACT_ALIAS"><pre data-part="template">{"text": "\${event_author} set \${alias}"}</pre></hookwright-preview>
<hookwright-playground><script type="application/json" data-part="template">{"text": "\${event_autor}"}</script></hookwright-playground>
<hookwright-match><pre data-part="automation">
{"name": "Deploy", "scope": {"type": "registry", "entity": "acme", "registry": "models"},
 "trigger": {"type": "ADD_ARTIFACT_ALIAS", "filter": "{\\"alias\\": {\\"$regex\\": \\"^prod\\"}}"}}</pre><pre data-part="events">
{"type": "ADD_ARTIFACT_ALIAS", ${VERSION}, "alias": "prod"}
{"type": "ADD_ARTIFACT_ALIAS", ${VERSION}, "alias": "staging"}</pre></hookwright-match>
<hookwright-metric><pre data-part="condition">{"type": "RUN_METRIC", "condition": {"name": "loss", "window_size": 1, "cmp_op": "$gt", "threshold": 2}}</pre><pre data-part="series">
_step,_timestamp,loss
0,1795248000,1
10,1795251600,3</pre></hookwright-metric>`;

test("the four elements render on a page of another origin, under a strict policy", async () => {
  const pages = await serveElementPages();
  try {
    const address = pages.page(
      `<!doctype html><html lang="en"><meta charset="utf-8"><title>Elements</title><script type="module" src="${pages.script}"></script><main><h1>Elements</h1>${ELEMENTS}</main></html>`,
    );
    const { page, errors } = await open(address);
    for (const [element, text] of [
      ["hookwright-preview", '{"text": "mina set prod"}'],
      ["hookwright-playground", "Unknown payload variable “event_autor”"],
      ["hookwright-match", "Fires"],
      ["hookwright-metric", "Fires"],
    ] as const) {
      await page.evaluate((element) => document.querySelector(element)?.scrollIntoView(), element);
      await found.poll(() => textOf(page, element), { message: element }).toContain(text);
    }
    expect(errors).toEqual([]);
    await page.close();
  } finally {
    pages.close();
  }
});
