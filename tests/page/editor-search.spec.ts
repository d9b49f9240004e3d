import type { Page } from "@playwright/test";
import axe, { type AxeResults } from "axe-core";
import { writeTemplate } from "./by-hand.ts";
import { expect, test } from "./test.ts";

const template = (page: Page) => page.getByRole("textbox", { name: "Payload template" });

test("Control-F searches and replaces in an editor, Escape returns to the text", async ({ page }) => {
  await page.goto("./");
  await writeTemplate(page, '{"a": "one", "b": "one", "c": "two"}');
  await page.keyboard.press("ControlOrMeta+f");
  const find = page.getByRole("textbox", { name: "Find" });
  await expect(find).toBeFocused();
  await page.keyboard.type("one");
  await expect(template(page).locator(".cm-searchMatch")).toHaveText(["one", "one"]);
  await page.getByRole("textbox", { name: "Replace" }).fill("three");
  await page.getByRole("button", { name: "Replace all" }).click();
  await expect(template(page)).toHaveText('{"a": "three", "b": "three", "c": "two"}');
  await expect(page.getByRole("textbox", { name: "Rendered payload" })).toHaveText(
    '{"a": "three", "b": "three", "c": "two"}',
  );
  await find.press("Escape");
  await expect(find).toHaveCount(0);
  await expect(template(page)).toBeFocused();
});

test("the search of a read-only editor does not offer to replace", async ({ page }) => {
  await page.goto("./");
  await page.getByRole("textbox", { name: "Rendered payload" }).click();
  await page.keyboard.press("ControlOrMeta+f");
  await expect(page.getByRole("textbox", { name: "Find" })).toBeFocused();
  await expect(page.getByRole("button", { name: "Replace" })).toHaveCount(0);
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing wrong with the search panel when it is ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto("./");
    await writeTemplate(page, '{"a": "one", "b": "two"}');
    await page.keyboard.press("ControlOrMeta+f");
    await expect(page.getByRole("textbox", { name: "Find" })).toBeFocused();
    await page.keyboard.type("one");
    await expect(template(page).locator(".cm-searchMatch")).toHaveText(["one"]);
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate<AxeResults>("axe.run(document)");
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`)).toEqual(
      [],
    );
  });
}
