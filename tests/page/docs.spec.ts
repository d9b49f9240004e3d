import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { violations } from "./axe.ts";
import { expect, test } from "./test.ts";

const PACKAGE = fileURLToPath(new URL("../node_modules/hookwright/", import.meta.url));
const DOCS = fileURLToPath(new URL("../../www/dist/docs/", import.meta.url));

/** A link on a page, as far as it is checked. */
interface Link {
  readonly text: string;
  readonly href: string;
}

for (const language of ["en", "ko"]) {
  test(`every page of the documentation works (${language})`, async ({ page }, testInfo) => {
    // The test opens 24 pages, and waits for their examples.
    test.setTimeout(300_000);
    const names = pagesIn(language);
    expect(names).toHaveLength(24);
    const targets = new Map<string, Set<string>>();
    const links = new Map<string, readonly Link[]>();
    let examples = 0;
    let live = 0;
    for (const name of names) {
      await page.goto(`./docs/${language}/${name}`);
      await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
      await expect(page.locator("html")).toHaveAttribute("lang", language);
      examples += await page.locator(".example").count();
      targets.set(page.url(), new Set(await idsOf(page)));
      links.set(page.url(), await linksOf(page));
      live += await liveExamples(page);
      if (name === "elements.html") expect.soft(await violations(page), `${name}, live`).toEqual([]);
    }
    let checked = 0;
    const playground = new URL("../../index.html", [...targets.keys()][0] ?? "").href;
    const entry = new URL("../index.html", [...targets.keys()][0] ?? "").href;
    for (const [from, found] of links) {
      for (const { text, href } of found) {
        checked += 1;
        const url = new URL(href);
        const fragment = decodeURIComponent(url.hash.slice(1));
        url.hash = "";
        if (url.protocol === "https:" || [playground, entry].includes(url.href)) continue;
        // Pages in the other language have the same names and sections.
        const target = targets.get(url.href.replace(/\/docs\/(?:en|ko)\//, `/docs/${language}/`));
        const isFound = target !== undefined && (fragment === "" || target.has(fragment));
        expect.soft(isFound, `${from}: “${text}” leads to ${href}`).toBe(true);
      }
    }
    const description = `${names.length} pages, ${examples} examples, ${checked} links`;
    testInfo.annotations.push({ type: "counts", description });
    expect(examples).toBeGreaterThan(25);
    expect(live).toBe(examples);
    expect(checked).toBeGreaterThan(names.length * 20);
  });
}

test("axe finds no violation on any page of the documentation", async ({ page }) => {
  // The test runs axe on 24 pages.
  test.setTimeout(300_000);
  // Examples that are not live, as on a page without them: the test above looks at one page with all kinds of live ones.
  await page.route(/\/elements-[^/]*\.js$/, (route) =>
    route.fulfill({ contentType: "text/javascript", body: "" }),
  );
  for (const [index, name] of pagesIn("en").entries()) {
    // The pages share their frame, so half of them in each theme see everything in both.
    await page.emulateMedia({ colorScheme: index % 2 === 0 ? "light" : "dark" });
    await page.goto(`./docs/en/${name}`);
    expect.soft(await violations(page), name).toEqual([]);
  }
});

test("the reference has every export of the package, each with its documentation", async ({ page }) => {
  for (const [name, file] of [
    ["api", "hookwright.d.ts"],
    ["api-payload", "hookwright_payload.d.ts"],
    ["api-render", "hookwright_render.d.ts"],
    ["api-elements", "elements/results.d.ts"],
  ]) {
    const declarations = readFileSync(`${PACKAGE}${file}`, "utf8");
    const exported = [
      ...declarations.matchAll(/^export (?:default )?(?:class|function|interface|type) (\w+)/gm),
    ];
    const names = exported.map(([, declared]) => (declared === "__wbg_init" ? "init" : declared));
    expect(names.length).toBeGreaterThan(4);
    await page.goto(`./docs/ko/${name}.html`);
    const headings = page.locator(".reference[lang=en] h3[id]");
    const shown = (await headings.allInnerTexts()).map((text) => text.replace(/\s*#$/, ""));
    expect(
      names.filter((declared) => !shown.includes(String(declared))),
      name,
    ).toEqual([]);
    await expect(page.locator(".reference h3[id] + p")).toHaveCount(shown.length);
  }
  await page.goto("./docs/en/api-elements.html");
  await expect(page.getByRole("heading", { level: 2, name: /<hookwright-/ })).toHaveCount(4);
  await page.goto("./docs/en/api-rust.html");
  await expect(page.getByRole("row", { name: /^struct Template A compiled template/ })).toBeVisible();
});

test("the documentation is searched in both languages, by keyboard, without a server", async ({ page }) => {
  await page.goto("./docs/en/index.html");
  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox", { name: "Search" })).toBeFocused();
  await page.keyboard.type("hmac sha");
  const result = page.getByRole("link", { name: /How it is computed/ });
  await expect(result).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/docs\/en\/signatures\.html/);

  await page.goto("./docs/ko/index.html");
  await page.getByRole("searchbox", { name: "검색" }).fill("서명을");
  await expect(page.locator(".results").getByRole("link", { name: /서명/ }).first()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.locator(".results")).toBeHidden();
});

test("theme and language are chosen, remembered, and in the address", async ({ page }) => {
  await page.goto("./docs/en/variables.html#metadata");
  await page.getByRole("combobox", { name: "Theme" }).selectOption("Dark");
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.getByRole("link", { name: "한국어" }).click();
  await expect(page).toHaveURL(/docs\/ko\/variables\.html#metadata$/);
  await expect(page.locator("html")).toHaveAttribute("lang", "ko");
});

test("the documentation opens in the browser's language", async ({ browser, baseURL }) => {
  for (const [locale, language] of [
    ["ko-KR", "ko"],
    ["de-DE", "en"],
  ] as const) {
    const context = await browser.newContext({ locale, ...(baseURL && { baseURL }) });
    const page = await context.newPage();
    await page.goto("./docs/index.html");
    await expect(page).toHaveURL(new RegExp(`docs/${language}/index\\.html$`));
    await context.close();
  }
});

test("the documentation is readable without JavaScript, fits a phone, and copies code", async ({
  browser,
  page,
  context,
  baseURL,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto("./docs/en/signatures.html");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  const block = page.locator("figure.code", { hasText: "verify.mjs" });
  await block.getByRole("button", { name: "Copy" }).click();
  await expect(block.getByRole("button", { name: "Copied" })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain("timingSafeEqual");
  await page.getByRole("button", { name: "Pages" }).click();
  await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Filters" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Filters" })).toBeVisible();

  const plain = await browser.newContext({ javaScriptEnabled: false, ...(baseURL && { baseURL }) });
  const unscripted = await plain.newPage();
  await unscripted.goto("./docs/en/first.html");
  const example = unscripted.locator("#example-first-payload");
  await expect(example.getByText('"${event_author}', { exact: false }).first()).toBeVisible();
  await expect(example.getByText("mina set prod on churn")).toBeVisible();
  await expect(unscripted.getByRole("navigation", { name: "Pages" })).toBeVisible();
  await plain.close();
});

function pagesIn(language: string): string[] {
  return readdirSync(`${DOCS}${language}`).filter((name) => name.endsWith(".html"));
}

/** Waits until the page's examples are live, compares their results with the expected ones, and returns their number. */
async function liveExamples(page: Page): Promise<number> {
  let count = 0;
  for (const example of await page.locator(".example").all()) {
    await example.scrollIntoViewIfNeeded();
    await expect(example).toHaveClass(/\blive\b/, { timeout: 20_000 });
    const { id, found, expected } = await example.evaluate((section) => {
      const [element] = [...section.children].filter(({ localName }) => localName.startsWith("hookwright-"));
      const fires = section.querySelector<HTMLElement>("[data-fires]")?.dataset.fires;
      const result: unknown = Reflect.get(Object(element), "result");
      const shown = (name: string): unknown =>
        Reflect.get(Object(element), name) ?? Reflect.get(Object(result), name);
      return fires === undefined
        ? {
            id: section.id,
            found: shown("payload"),
            expected: section.querySelector("[data-expected]")?.textContent,
          }
        : {
            id: section.id,
            found: JSON.stringify(shown(element?.localName === "hookwright-match" ? "fires" : "firings")),
            expected: fires,
          };
    });
    expect.soft(found, id).toBe(expected);
    count += 1;
  }
  return count;
}

function idsOf(page: Page): Promise<string[]> {
  return page.locator("[id]").evaluateAll((elements) => elements.map(({ id }) => id));
}

function linksOf(page: Page): Promise<Link[]> {
  return page.locator("a[href]").evaluateAll((links) =>
    links.map((link) => ({
      text: link.textContent ?? "",
      href: link instanceof HTMLAnchorElement ? link.href : "",
    })),
  );
}
