import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./test.ts";

/** Opens a menu and chooses an item by keyboard. */
async function chooseByKeyboard(page: Page, opener: Locator, item: string) {
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

const menuButton = (page: Page, name: string) =>
  page.getByRole("button", { name: `More for ${name}`, exact: true });

test("a menu returns the focus to its button, after Escape and after a choice", async ({ page }) => {
  await page.goto("./");
  for (const name of ["Theme and language", "Workspace"]) {
    const opener = page.getByRole("button", { name, exact: true });
    await opener.focus();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("menuitem").first()).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(opener).toBeFocused();
  }
  const theme = page.getByRole("button", { name: "Theme and language", exact: true });
  await chooseByKeyboard(page, theme, "Dark");
  await expect(theme).toBeFocused();
});

test("a dialog returns the focus to its button after Escape, Close and Save, and does not move the page", async ({
  page,
}) => {
  await page.goto("./#/settings");
  const opener = page.getByRole("button", { name: "Create secret" });
  await opener.focus();
  const heading = page.getByRole("heading", { name: "Webhooks" });
  const place = await heading.boundingBox();
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Secret name")).toBeFocused();
  expect(await heading.boundingBox()).toEqual(place);
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

test("a dialog that a menu opened returns the focus to the menu's button", async ({ page }) => {
  await page.goto("./#/settings");
  const opener = menuButton(page, "GitHub workflow");
  for (const item of ["Test", "Delete"]) {
    await chooseByKeyboard(page, opener, item);
    await expect(page.getByRole("dialog")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expect(opener).toBeFocused();
  }
  await chooseByKeyboard(page, opener, "Delete");
  await expect(page.getByRole("button", { name: "Cancel" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(opener).toBeFocused();
});

test("deleting moves the focus to the list's heading, and duplicating to the duplicate", async ({ page }) => {
  await page.goto("./#/settings");
  await chooseByKeyboard(page, menuButton(page, "GitHub workflow"), "Delete");
  await page.locator("hw-confirm-dialog").getByRole("button", { name: "Delete" }).press("Enter");
  await expect(page.getByRole("heading", { name: "Webhooks" })).toBeFocused();
  await page.goto("./#/automations");
  await chooseByKeyboard(page, menuButton(page, "Announce new versions"), "Duplicate");
  await expect(page.getByRole("link", { name: "Announce new versions (copy)" })).toBeFocused();
  await chooseByKeyboard(page, menuButton(page, "Announce new versions"), "Delete");
  await page.locator("hw-confirm-dialog").getByRole("button", { name: "Delete" }).press("Enter");
  await expect(page.getByRole("heading", { name: "Automations", level: 1 })).toBeFocused();
});

test("leaving a form moves the focus to the row or button that opened it, or to the new row", async ({
  page,
}) => {
  await page.goto("./#/automations");
  const create = page.getByRole("link", { name: "Create automation" });
  await create.press("Enter");
  await page.getByRole("link", { name: "Cancel" }).press("Enter");
  await expect(create).toBeFocused();
  const row = page.getByRole("link", { name: "Announce new versions" });
  await chooseByKeyboard(page, menuButton(page, "Announce new versions"), "Edit");
  await page.getByRole("button", { name: "Save changes" }).press("Enter");
  await expect(row).toBeFocused();
  await create.press("Enter");
  await page.getByLabel("Name", { exact: true }).fill("Made here");
  await page.getByRole("button", { name: "Create automation" }).press("Enter");
  await expect(page.getByRole("link", { name: "Made here" })).toBeFocused();
  await page.goto("./#/settings");
  const webhook = page.getByRole("link", { name: "GitHub workflow" });
  await webhook.press("Enter");
  await page.getByRole("link", { name: "Cancel" }).press("Enter");
  await expect(webhook).toBeFocused();
  await page.getByRole("link", { name: "Create webhook" }).press("Enter");
  await page.getByLabel("Name", { exact: true }).fill("Mine");
  await page.getByRole("button", { name: "Use this page's sandbox" }).press("Enter");
  await page.getByRole("button", { name: "Create webhook" }).press("Enter");
  await expect(page.getByRole("link", { name: "Mine" })).toBeFocused();
});

test("removing a condition moves the focus to the button that adds one", async ({ page }) => {
  await page.goto("./#/automations/new");
  const add = page.getByRole("button", { name: "Add condition" });
  await add.press("Enter");
  await page.getByRole("button", { name: /^Remove the condition/ }).press("Enter");
  await expect(add).toBeFocused();
});

test("a button that disappears or disables itself leaves the focus beside it", async ({ page }) => {
  await page.goto("./#/settings/new");
  await page.getByRole("button", { name: "Use this page's sandbox" }).press("Enter");
  await expect(page.getByLabel("Endpoint URL")).toBeFocused();
  await page.goto("./#/metrics");
  await page.getByRole("button", { name: "Load the sample run" }).press("Enter");
  await expect(page.locator("hw-metric-plot")).toBeVisible();
  await expect(page.getByRole("region", { name: "Run history" })).toBeFocused();
  await page.goto("./#/replay");
  await page.getByRole("button", { name: "Try with a sample" }).press("Enter");
  await expect(page.getByRole("heading", { name: "Firings" })).toBeVisible();
  await expect(page.getByRole("region", { name: "File of events" })).toBeFocused();
});

test("creating the first team moves the focus to the heading, because its button disappears", async ({
  page,
}) => {
  await page.goto("./#/settings");
  await chooseByKeyboard(page, page.getByRole("button", { name: "Workspace", exact: true }), "Start empty");
  await page.locator(".empty").getByRole("button", { name: "Create team" }).press("Enter");
  await page.getByLabel("Team name").fill("acme");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Team settings", level: 1 })).toBeFocused();
});

test("a menu that is reopened while it is closing gets the focus and handles keys", async ({ page }) => {
  await page.goto("./");
  const opener = page.getByRole("button", { name: "Theme and language", exact: true });
  await page
    .locator("hw-display-menu wa-dropdown")
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
