import type { Page } from "@playwright/test";
import { type OwnSite, ownSite } from "./site.ts";
import { test as base, expect } from "./test.ts";
import { addSecret, openResultTab, openView, replaceTemplate, valuesKept } from "./user-actions.ts";

/** How long storing the site may take on a busy machine, in milliseconds. */
const STORE_MS = 60_000;

/** `test` on a site of its own, which stores itself in the browser. */
const test = base.extend<{ own: OwnSite }>({
  storesSite: true,
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's dependencies from this pattern.
  own: async ({}, use) => {
    const own = await ownSite();
    await use(own);
    await own.close();
  },
  baseURL: async ({ own }, use) => use(own.url),
});

/** Returns the number of entries in each of the site's caches. */
function caches(page: Page): Promise<Record<string, number>> {
  return page.evaluate(async () => {
    const found: Record<string, number> = {};
    for (const name of await window.caches.keys())
      found[name] = (await (await window.caches.open(name)).keys()).length;
    return found;
  });
}

/** Waits until the site is stored: its page comes last. Returns the addresses in the caches. */
async function stored(page: Page, count = 1): Promise<string[]> {
  await expect
    .poll(
      () =>
        page.evaluate(async () => {
          let complete = 0;
          for (const name of await window.caches.keys())
            if (await (await window.caches.open(name)).match(new URL("index.html", location.href)))
              complete += 1;
          return complete;
        }),
      { timeout: STORE_MS },
    )
    .toBe(count);
  return page.evaluate(async () => {
    const found: string[] = [];
    for (const name of await window.caches.keys())
      for (const { url } of await (await window.caches.open(name)).keys()) found.push(url);
    return found;
  });
}

function description(page: Page) {
  return page.locator('meta[name="description"]').getAttribute("content");
}

async function expectAccepted(page: Page) {
  await page.getByRole("button", { name: "Send test" }).click();
  await expect(page.getByText("Accepted", { exact: true })).toBeVisible();
}

test("after the first visit, every view, both languages, the sandbox and the documentation work without a server", async ({
  page,
  own,
}) => {
  test.slow();
  await page.goto("./");
  await expect(page.getByRole("navigation", { name: "Views" })).toBeVisible();
  const addresses = await stored(page);
  expect(addresses.filter((address) => !address.startsWith(own.url))).toEqual([]);
  await own.stop();

  await test.step("every view", async () => {
    await page.reload();
    await expect(page.getByRole("textbox", { name: "Rendered payload" })).toContainText("ADD_ARTIFACT_ALIAS");
    for (const view of ["Automations", "Run metrics", "Replay", "Team settings"]) {
      await page.getByRole("navigation", { name: "Views" }).getByRole("link", { name: view }).click();
      await expect(page.getByRole("heading", { name: view, level: 1 })).toBeVisible();
    }
    await page.goto("./#/signature");
    await expect(page.getByRole("heading", { name: "Signature debugger", level: 1 })).toBeVisible();
  });
  await test.step("the sandbox, whose responses and requests are not stored", async () => {
    await openView(page, "Playground");
    await openResultTab(page, "Send");
    await expectAccepted(page);
    await page.evaluate(() => fetch("sandbox/probe"));
    expect((await stored(page)).sort()).toEqual(
      [...addresses.filter((address) => !address.includes("?")), `${own.url}?used`].sort(),
    );
  });
  await test.step("the other language", async () => {
    await page.getByRole("button", { name: "Theme and language" }).click();
    await page.getByRole("menuitem", { name: "한국어", exact: true }).click();
    await expect(page.getByRole("navigation", { name: "화면" })).toBeVisible();
  });
  await test.step("the documentation, with its examples and its search", async () => {
    await page.goto("./docs/");
    await expect(page).toHaveURL(/docs\/en\/index\.html$/);
    await page.goto("./docs/ko/payloads.html");
    const example = page.locator(".example").first();
    await example.scrollIntoViewIfNeeded();
    await expect(example).toHaveClass(/\blive\b/, { timeout: 20_000 });
    await page.getByRole("searchbox", { name: "검색" }).fill("서명을");
    await expect(page.locator(".results").getByRole("link", { name: /서명/ }).first()).toBeVisible();
  });
});

test("a visit to the documentation stores the playground, too", async ({ page, own }) => {
  await page.goto("./docs/en/first.html");
  await expect
    .poll(
      () =>
        page.evaluate(() => window.caches.match(new URL("../../index.html", location.href)).then(Boolean)),
      {
        timeout: STORE_MS,
      },
    )
    .toBe(true);
  await own.stop();
  await page.goto("./");
  await expect(page.getByRole("navigation", { name: "Views" })).toBeVisible();
});

test("a new version is offered and not taken; the old one works on, and what was typed and entered outlives the change", async ({
  page,
  context,
  own,
}) => {
  test.slow();
  await page.goto("./#/settings");
  await addSecret(page, "TOKEN", "made-up value");
  await valuesKept(page);
  await openView(page, "Playground");
  await stored(page);
  await own.deploy("second");
  await page.reload();
  const notice = page.locator("hw-notice");
  await expect(notice).toContainText("A new version is available", { timeout: STORE_MS });
  expect(await description(page)).not.toBe("second");
  await test.step("the old version is whole, although the server has none of its files", async () => {
    const other = await context.newPage();
    await other.goto("./");
    await expect(other.getByRole("navigation", { name: "Views" })).toBeVisible();
    expect(await description(other)).not.toBe("second");
    await other.getByRole("navigation", { name: "Views" }).getByRole("link", { name: "Run metrics" }).click();
    await expect(other.getByRole("heading", { name: "Run metrics", level: 1 })).toBeVisible();
    await other.close();
  });
  await replaceTemplate(page, '{"typed": "before the update"}');
  await notice.getByRole("button", { name: "Update now" }).click();
  await expect.poll(() => description(page).catch(() => null)).toBe("second");
  await expect(page.getByRole("textbox", { name: "Payload template" })).toHaveText(
    '{"typed": "before the update"}',
  );
  await openView(page, "Team settings");
  await expect(page.getByText("Value entered in this tab")).toBeVisible();
  await test.step("the old version's copy is deleted", async () => {
    await expect.poll(async () => Object.keys(await caches(page))).toHaveLength(1);
  });
  await own.stop();
  await page.reload();
  await expect(page.getByRole("heading", { name: "Team settings", level: 1 })).toBeVisible();
  expect(await description(page)).toBe("second");
});

test("versions that were never taken leave no caches, and another tab's old version keeps its scripts", async ({
  page,
  context,
  own,
}) => {
  test.slow();
  await page.goto("./");
  await expect(page.getByRole("navigation", { name: "Views" })).toBeVisible();
  const first = await stored(page);
  const other = await context.newPage();
  await other.goto("./");
  const notice = other.locator("hw-notice");
  for (const marker of ["second", "third"]) {
    await own.deploy(marker);
    await other.reload();
    await expect
      .poll(async () => (await stored(other, 2)).some((address) => address.includes(`${marker}.js`)), {
        timeout: STORE_MS,
      })
      .toBe(true);
  }
  await expect(notice).toContainText("A new version is available");
  await notice.getByRole("button", { name: "Update now" }).click();
  await expect.poll(() => description(other).catch(() => null)).toBe("third");
  // The first tab was not reloaded, and opens a view for the first time.
  await expect.poll(() => description(page)).not.toBe("third");
  await page.getByRole("navigation", { name: "Views" }).getByRole("link", { name: "Replay" }).click();
  await expect(page.getByRole("heading", { name: "Replay", level: 1 })).toBeVisible();
  expect(await stored(other, 2)).toEqual(expect.arrayContaining(first));
  await page.close();
  await other.reload();
  await expect.poll(async () => Object.keys(await caches(other))).toHaveLength(1);
});

test("a stored copy that does not start is replaced from the network by the start screen's button", async ({
  page,
  pageErrors,
}) => {
  await page.goto("./");
  await expect(page.getByRole("navigation", { name: "Views" })).toBeVisible();
  const addresses = await stored(page);
  const entry = addresses.find((address) => /assets\/index-[^/]*\.js$/.test(address)) ?? "";
  await page.evaluate(async (address) => {
    const [name = ""] = await window.caches.keys();
    await (await window.caches.open(name)).put(address, new Response("", { status: 404 }));
  }, entry);
  await page.reload();
  const alert = page.getByRole("alert");
  await expect(alert).toContainText("could not be loaded");
  await alert.getByRole("button", { name: "Reload" }).click();
  await expect(page.getByRole("navigation", { name: "Views" })).toBeVisible();
  expect(pageErrors.splice(0).join("\n")).toContain("404");
});

test("a version of which a file is missing is neither stored nor offered, and the next one is", async ({
  page,
  own,
  pageErrors,
}) => {
  await page.goto("./");
  await expect(page.getByRole("navigation", { name: "Views" })).toBeVisible();
  await stored(page);
  await own.deploy("second", /^replay-view-/);
  const state = await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
    const worker = registration.installing;
    if (worker?.state === "installing")
      await new Promise((resolve) => worker.addEventListener("statechange", resolve, { once: true }));
    return worker?.state;
  });
  expect(state).toBe("redundant");
  await stored(page);
  await own.deploy("third");
  await page.reload();
  expect(await description(page)).not.toBe("second");
  await expect(page.locator("hw-notice")).toContainText("A new version is available", { timeout: STORE_MS });
  pageErrors.length = 0;
});
