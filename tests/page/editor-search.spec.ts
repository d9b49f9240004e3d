import type { Page } from "@playwright/test";
import { expectNoViolations } from "./axe.ts";
import { expect, test } from "./test.ts";
import { replaceTemplate } from "./user-actions.ts";

const template = (page: Page) => page.getByRole("textbox", { name: "Payload template" });

test("Control+F searches and replaces in an editor without an axe violation, and Escape returns to the text", async ({
  page,
}) => {
  await page.goto("./");
  await replaceTemplate(page, '{"a": "one", "b": "one", "c": "two"}');
  await page.keyboard.press("ControlOrMeta+f");
  const find = page.getByRole("textbox", { name: "Find" });
  await expect(find).toBeFocused();
  await page.keyboard.type("one");
  await expect(template(page).locator(".cm-searchMatch")).toHaveText(["one", "one"]);
  await expectNoViolations(page, "search panel");
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
  // A click could land on a value, which leads to its place in the template.
  await page.getByRole("textbox", { name: "Rendered payload" }).focus();
  await page.keyboard.press("ControlOrMeta+f");
  await expect(page.getByRole("textbox", { name: "Find" })).toBeFocused();
  await expect(page.getByRole("button", { name: "Replace" })).toHaveCount(0);
});
