import type { Page } from "@playwright/test";
import { expect, test } from "./test.ts";

test("the site runs under any path, within its own policy", async ({ page }) => {
  await page.goto("./");
  await expect(page.locator("body > *").first()).toBeVisible();
});

test("the policy refuses a foreign script and a plain string in a sink", async ({ page, complaints }) => {
  await page.goto("./");
  const refused = await page.evaluate(async () => {
    const address = "data:text/javascript,export default 1";
    const foreign = await import(address).catch((error) => error.name);
    try {
      document.createElement("p").innerHTML = "<b></b>";
      return [foreign, "nothing"];
    } catch (error) {
      return [foreign, error instanceof Error && error.name];
    }
  });
  expect(refused).toEqual(["TypeError", "TypeError"]);
  expect(complaints.splice(0).join("\n")).toMatch(/script-src[\s\S]*TrustedHTML/);
});

/** The address of each icon that the page draws, whatever element it is inside of; nothing for one that is not drawn. */
function icons(page: Page): Promise<(string | null)[]> {
  return page.evaluate(() => {
    const drawn = (root: Document | ShadowRoot): (string | null)[] =>
      [...root.querySelectorAll("*")].flatMap((element) => [
        ...(element.localName === "wa-icon"
          ? [element.shadowRoot?.querySelector("use")?.getAttribute("href") ?? null]
          : []),
        ...(element.shadowRoot ? drawn(element.shadowRoot) : []),
      ]);
    return drawn(document);
  });
}

test("every icon is a symbol of the page's own sheet, and nothing comes from another host", async ({
  page,
  site,
}) => {
  const foreign: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(site)) foreign.push(request.url());
  });
  await page.goto("./#/settings");
  await page.getByRole("button", { name: "Create secret" }).click();
  await expect(page.getByRole("button", { name: "Show password" })).toBeVisible();
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

test("the tab's title says which view is shown", async ({ page }) => {
  await page.goto("./");
  await expect(page).toHaveTitle("Playground – Hookwright");
  await page.getByRole("link", { name: "Run metrics" }).click();
  await expect(page).toHaveTitle("Run metrics – Hookwright");
  await page.goBack();
  await expect(page).toHaveTitle("Playground – Hookwright");
});
