import type { Page } from "@playwright/test";
import { serveSite } from "./site.ts";
import { expect, test } from "./test.ts";
import { openResultTab } from "./user-actions.ts";

for (const path of ["/", "/some/folder/", "/한글 폴더/a+b/"]) {
  test(`the site renders and sends to its sandbox when it is served below ${path}`, async ({ page }) => {
    const site = await serveSite(path);
    try {
      await page.goto(site.url);
      await expect(page.getByRole("textbox", { name: "Rendered payload" })).toContainText(
        "ADD_ARTIFACT_ALIAS",
      );
      await openResultTab(page, "Send");
      await page.getByRole("button", { name: "Send test" }).click();
      await expect(page.getByText("Accepted", { exact: true })).toBeVisible();
    } finally {
      await page.goto("about:blank");
      await site.close();
    }
  });
}

test("the content security policy blocks a script from a data: URL and a plain string as HTML", async ({
  page,
  pageErrors,
}) => {
  await page.goto("./");
  const errors = await page.evaluate(async () => {
    const address = "data:text/javascript,export default 1";
    const foreign = await import(address).catch((error) => error.name);
    try {
      document.createElement("p").innerHTML = "<b></b>";
      return [foreign, "no error"];
    } catch (error) {
      return [foreign, error instanceof Error && error.name];
    }
  });
  expect(errors).toEqual(["TypeError", "TypeError"]);
  expect(pageErrors.splice(0).join("\n")).toMatch(/script-src[\s\S]*TrustedHTML/);
});

/** Returns the address of each icon on the page, shadow roots included; null for an icon that is not drawn yet. */
function icons(page: Page): Promise<(string | null)[]> {
  return page.evaluate(() => {
    const iconsIn = (root: Document | ShadowRoot): (string | null)[] =>
      [...root.querySelectorAll("*")].flatMap((element) => [
        ...(element.localName === "wa-icon"
          ? [element.shadowRoot?.querySelector("use")?.getAttribute("href") ?? null]
          : []),
        ...(element.shadowRoot ? iconsIn(element.shadowRoot) : []),
      ]);
    return iconsIn(document);
  });
}

test("every icon comes from the page's own sprite sheet, and nothing is loaded from another host", async ({
  page,
  site,
}) => {
  const foreign: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(site)) foreign.push(request.url());
  });
  await page.goto("./#/settings");
  await page.getByRole("button", { name: "Create secret" }).click();
  await expect(page.getByRole("button", { name: "Show value" })).toBeVisible();
  const seen = new Set(await icons(page));
  for (const view of ["playground", "automations", "automations/new", "metrics", "replay", "settings/new"]) {
    await page.goto(`./#/${view}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect.poll(() => icons(page)).not.toContain(null);
    for (const icon of await icons(page)) seen.add(icon);
  }
  const sheets = new Map<string, string>();
  for (const icon of seen) {
    const [sheet = "", symbol] = icon?.split("#") ?? [];
    if (!sheets.has(sheet)) sheets.set(sheet, await (await page.request.get(sheet)).text());
    expect(sheets.get(sheet)).toContain(`<symbol id="${symbol}"`);
  }
  expect(seen.size).toBeGreaterThan(8);
  expect(foreign).toEqual([]);
});

test("the tab's title names the current view", async ({ page }) => {
  await page.goto("./");
  await expect(page).toHaveTitle("Playground – Hookwright");
  await page.getByRole("link", { name: "Run metrics" }).click();
  await expect(page).toHaveTitle("Run metrics – Hookwright");
  await page.goBack();
  await expect(page).toHaveTitle("Playground – Hookwright");
});
