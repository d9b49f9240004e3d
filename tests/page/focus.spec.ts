import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./test.ts";

/** Opens a row's menu and picks an item of it, by keyboard. */
async function pick(page: Page, opener: Locator, item: string) {
  await opener.focus();
  await page.keyboard.press("Enter");
  const wanted = page.getByRole("menuitem", { name: item, exact: true });
  await expect(page.getByRole("menuitem").first()).toBeFocused();
  const items = await page.getByRole("menuitem").allInnerTexts();
  for (let step = items.findIndex((text) => text.trim() === item); step > 0; step -= 1)
    await page.keyboard.press("ArrowDown");
  await expect(wanted).toBeFocused();
  await page.keyboard.press("Enter");
}

const more = (page: Page, name: string) =>
  page.getByRole("button", { name: `More for ${name}`, exact: true });

test("Escape leaves a menu where it was opened", async ({ page }) => {
  await page.goto("./");
  for (const name of ["Theme", "Workspace"]) {
    const opener = page.getByRole("button", { name, exact: true });
    await opener.focus();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("menuitem").first()).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(opener).toBeFocused();
  }
});

test("after a choice in a menu the focus is where the menu was opened", async ({ page }) => {
  await page.goto("./");
  const opener = page.getByRole("button", { name: "Theme", exact: true });
  await pick(page, opener, "Dark");
  await expect(opener).toBeFocused();
});

test("a dialog gives the focus back, whether it is left, closed or saved", async ({ page }) => {
  await page.goto("./#/settings");
  const opener = page.getByRole("button", { name: "Create secret" });
  await opener.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Secret name")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(opener).toBeFocused();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Close" }).press("Enter");
  await expect(opener).toBeFocused();
  await page.keyboard.press("Enter");
  await page.getByLabel("Secret name").fill("TOKEN");
  await page.getByLabel("Value", { exact: true }).fill("open sesame");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(opener).toBeFocused();
});

test("the dialog of a menu's choice gives the focus back to the menu", async ({ page }) => {
  await page.goto("./#/settings");
  const opener = more(page, "GitHub: start a workflow");
  for (const item of ["Test", "Delete"]) {
    await pick(page, opener, item);
    await expect(page.getByRole("dialog")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expect(opener).toBeFocused();
  }
  await pick(page, opener, "Delete");
  await expect(page.getByRole("button", { name: "Cancel" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(opener).toBeFocused();
});

test("after something is deleted the focus is on its list's heading", async ({ page }) => {
  await page.goto("./#/settings");
  await pick(page, more(page, "GitHub: start a workflow"), "Delete");
  await page.locator("hw-confirm-dialog").getByRole("button", { name: "Delete" }).press("Enter");
  await expect(page.getByRole("heading", { name: "Webhooks" })).toBeFocused();
  await page.goto("./#/automations");
  await pick(page, more(page, "Announce new versions"), "Delete");
  await page.locator("hw-confirm-dialog").getByRole("button", { name: "Delete" }).press("Enter");
  await expect(page.getByRole("heading", { name: "Automations", level: 1 })).toBeFocused();
});

test("a duplicate has the focus", async ({ page }) => {
  await page.goto("./#/automations");
  await pick(page, more(page, "Announce new versions"), "Duplicate");
  await expect(page.getByRole("link", { name: "Announce new versions (copy)" })).toBeFocused();
});

test("back from a form, the focus is on what the form was about", async ({ page }) => {
  await page.goto("./#/automations");
  const create = page.getByRole("link", { name: "Create automation" });
  await create.press("Enter");
  await page.getByRole("link", { name: "Cancel" }).press("Enter");
  await expect(create).toBeFocused();
  const row = page.getByRole("link", { name: "Announce new versions" });
  await row.press("Enter");
  await page.getByRole("button", { name: "Save" }).press("Enter");
  await expect(row).toBeFocused();
  await create.press("Enter");
  await page.getByLabel("Name", { exact: true }).fill("Made here");
  await page.getByRole("button", { name: "Create automation" }).press("Enter");
  await expect(page.getByRole("link", { name: "Made here" })).toBeFocused();
  await page.goto("./#/settings");
  const webhook = page.getByRole("link", { name: "GitHub: start a workflow" });
  await webhook.press("Enter");
  await page.getByRole("link", { name: "Cancel" }).press("Enter");
  await expect(webhook).toBeFocused();
  await page.getByRole("link", { name: "Create webhook" }).press("Enter");
  await page.getByLabel("Name", { exact: true }).fill("Mine");
  await page.getByRole("button", { name: "Use this page's sandbox" }).press("Enter");
  await page.getByRole("button", { name: "Save" }).press("Enter");
  await expect(page.getByRole("link", { name: "Mine" })).toBeFocused();
});

test("a condition that is removed leaves the focus in the filter", async ({ page }) => {
  await page.goto("./#/automations/new");
  const add = page.getByRole("button", { name: "Add condition" });
  await add.press("Enter");
  await page.getByRole("button", { name: /^Remove the condition/ }).press("Enter");
  await expect(add).toBeFocused();
});

test("the first team takes the focus from the button that goes with it", async ({ page }) => {
  await page.goto("./#/settings");
  await pick(page, page.getByRole("button", { name: "Workspace", exact: true }), "Start empty");
  await page.locator(".empty").getByRole("button", { name: "Create team" }).press("Enter");
  await page.getByLabel("Team name").fill("acme");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Team settings", level: 1 })).toBeFocused();
});

test("a menu that is opened again while it still closes has the focus and its keys", async ({ page }) => {
  await page.goto("./");
  const opener = page.getByRole("button", { name: "Theme", exact: true });
  await page
    .locator("hw-theme-menu wa-dropdown")
    .evaluate((menu: HTMLElement) => menu.style.setProperty("--hide-duration", "600ms"));
  const items = page.getByRole("menuitem");
  await opener.focus();
  await page.keyboard.press("Enter");
  await expect(items.first()).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(opener).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(items.first()).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(items.nth(1)).toBeFocused();
});
