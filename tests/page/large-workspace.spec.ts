import type { Page } from "@playwright/test";
import type { AppShell } from "./app-shell.ts";
import { automationName, largeWorkspace, storeWorkspace } from "./large-workspace.ts";
import { expect, test } from "./test.ts";
import { FORCE } from "./user-actions.ts";

const COUNT = 10_000;

/** Returns the number of elements of the page, shadow roots included. */
function countElements(page: Page): Promise<number> {
  return page.evaluate(() => {
    const count = (root: Document | ShadowRoot): number =>
      [...root.querySelectorAll("*")].reduce(
        (sum, { shadowRoot }) => sum + 1 + (shadowRoot ? count(shadowRoot) : 0),
        0,
      );
    return count(document);
  });
}

/** Counts the characters of JSON that the page parses from now on; the returned function returns the count. */
async function countParsed(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const counter = { parsed: 0 };
    Object.assign(globalThis, { counter });
    const { parse } = JSON;
    JSON.parse = (text: string, ...others) => {
      counter.parsed += text.length;
      return parse(text, ...others);
    };
  });
  return () => page.evaluate(() => Reflect.get(globalThis, "counter").parsed as number);
}

test("a list of 10,000 automations renders the rows in the window, finds all, and follows keys, changes and addresses", async ({
  page,
}) => {
  test.setTimeout(120_000);
  await storeWorkspace(page, largeWorkspace(COUNT));
  await page.goto("./#/automations");
  const rows = page.getByRole("main").getByRole("listitem");
  const link = (index: number) => page.getByRole("link", { name: automationName(index), exact: true });

  await test.step("it has few elements, and counts all rows for screen readers", async () => {
    const first = page.getByRole("region", { name: "Registry acme / registry-0" });
    await expect(first.getByRole("heading", { level: 2 })).toBeVisible();
    await expect(rows.first()).toHaveAttribute("aria-posinset", "1");
    await expect(rows.first()).toHaveAttribute("aria-setsize", /^\d{2}$/);
    expect(await countElements(page)).toBeLessThan(2_000);
  });

  await test.step("scrolling to the end shows the last rows", async () => {
    await expect(async () => {
      await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
      const last = page.getByRole("region", { name: "Project acme / project-9" });
      await expect(last.getByRole("listitem").last()).toBeInViewport({ timeout: 500 });
    }).toPass({ timeout: 20_000 });
    expect(await countElements(page)).toBeLessThan(2_000);
    await page.evaluate(() => scrollTo(0, 0));
  });

  await test.step("a search finds what is not rendered, and clearing it shows all again", async () => {
    const search = page.getByRole("searchbox", { name: "Search automations" });
    await search.fill("^prod-9876$");
    await expect(link(9876)).toBeVisible();
    await expect(rows).toHaveCount(1);
    await search.fill("");
    await expect(rows).not.toHaveCount(1);
    expect(await countElements(page)).toBeLessThan(2_000);
  });

  await test.step("a change parses and replaces only the changed automation", async () => {
    const before = await page.evaluateHandle(
      () => document.querySelector<AppShell>("hw-app-shell")?.store?.workspace,
    );
    const parsed = await countParsed(page);
    const name = (await rows.first().getByRole("link").first().textContent()) ?? "";
    await page.getByRole("switch", { name: `Enabled: ${name}` }).click(FORCE);
    await expect(rows.first().getByText("Disabled")).toBeVisible();
    const replaced = await before.evaluate((old) => {
      const workspace = document.querySelector<AppShell>("hw-app-shell")?.store?.workspace;
      const others = new Set<unknown>(old?.automations);
      return workspace?.automations.filter((one) => !others.has(one)).map((one) => one.name);
    });
    expect(replaced).toEqual([name]);
    await page.getByRole("button", { name: /^Undo/ }).first().click();
    await expect(rows.first().getByText("Disabled")).toHaveCount(0);
    expect(await parsed()).toBeLessThan(20_000);
  });

  await test.step("the Tab key continues with rows that were not rendered before", async () => {
    const positions: number[] = [];
    await rows.nth(3).getByRole("link").first().focus();
    for (let count = 0; count < 60; count += 1) {
      await page.keyboard.press("Tab");
      const position = await page.evaluate(() => {
        let focused = document.activeElement;
        let row: Element | null = null;
        for (; focused; focused = focused.shadowRoot?.activeElement ?? null)
          row = focused.closest("[aria-posinset]") ?? row;
        return Number(row?.getAttribute("aria-posinset"));
      });
      if (position > 0 && position !== positions.at(-1)) positions.push(position);
    }
    const first = positions[0] ?? 0;
    expect(positions.slice(0, 10)).toEqual(Array.from({ length: 10 }, (_, index) => first + index));
  });

  await test.step("the row with the focus stays while the list is scrolled, and keeps the focus", async () => {
    const name = (await rows.nth(2).getByRole("link").first().textContent()) ?? "";
    const focused = page.getByRole("link", { name, exact: true });
    await focused.focus();
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight / 2));
    await expect(focused).not.toBeInViewport();
    await expect(focused).toBeFocused();
  });

  await test.step("leaving a form focuses its row, wherever it is in the list", async () => {
    await page.goto("./#/automations/a-9999");
    await expect(page.getByLabel("Name", { exact: true })).toHaveValue(automationName(9999));
    await page.getByRole("link", { name: "Cancel" }).click();
    await expect(link(9999)).toBeFocused();
    await expect(link(9999)).toBeInViewport();
  });
});

test("the Playground offers 10,000 automations, and shows the chosen one before all are listed", async ({
  page,
}) => {
  test.setTimeout(120_000);
  await storeWorkspace(page, largeWorkspace(COUNT));
  await page.goto("./#/playground/a-9998");
  const automation = page.getByRole("combobox", { name: "Automation" });
  await expect(automation.locator("option:checked")).toHaveText(automationName(9998));
  await expect(automation.locator("option")).toHaveCount(COUNT, { timeout: 60_000 });
  await expect(automation.locator("option:checked")).toHaveText(automationName(9998));
  const names = await automation
    .locator("option")
    .evaluateAll((options) => options.map((one) => one.textContent?.replace(" (disabled)", "")));
  expect(names).toEqual(Array.from({ length: COUNT }, (_, index) => automationName(index)));
});
