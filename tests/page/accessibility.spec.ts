import axe, { type AxeResults } from "axe-core";
import { expect, test } from "./test.ts";

const VIEWS = [
  "playground",
  "automations",
  "automations/new",
  "automations/starter-github",
  "replay",
  "settings",
  "settings/new",
  "settings/starter-github",
];

for (const colorScheme of ["light", "dark"] as const) {
  for (const view of VIEWS) {
    test(`axe finds nothing wrong with ${view} when it is ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.goto(`./#/${view}`);
      await expect(page.getByRole("main")).toBeVisible();
      await page.evaluate(axe.source);
      const { violations } = await page.evaluate<AxeResults>("axe.run(document)");
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`);
      expect(found).toEqual([]);
    });
  }
}

test("no view is wider than a phone of 360 pixels", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  for (const view of VIEWS) {
    await page.goto(`./#/${view}`);
    await expect(page.getByRole("main")).toBeVisible();
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect.soft(width, view).toBe(360);
  }
});
