import type { Locator, Page } from "@playwright/test";
import { expect } from "./test.ts";

/** Options for clicking a switch or a checkbox: the drawn control covers its input, so Playwright would wait. */
export const FORCE = { force: true };

/** Adds a secret in Team settings, by typing. */
export async function addSecret(page: Page, name: string, value: string) {
  await page.getByRole("button", { name: "Create secret" }).click();
  await page.getByLabel("Secret name").fill(name);
  await page.getByLabel("Value", { exact: true }).pressSequentially(value);
  await page.locator("hw-secret-form").getByRole("button", { name: "Create secret" }).click();
  await expect(page.locator("hw-secret-list").getByText(name, { exact: true })).toBeVisible();
}

/** Types another value for an existing secret. */
export async function replaceSecret(page: Page, name: string, value: string) {
  await page.getByRole("button", { name: `More for ${name}` }).click();
  await page.getByRole("menuitem", { name: "Replace value" }).click();
  await page.getByLabel("Value", { exact: true }).pressSequentially(value);
  await page.getByRole("button", { name: "Save value" }).click();
  await expect(page.getByText(`Saved “${name}”`)).toBeVisible();
}

/** Replaces the whole template in one step, as pasting does, so that the editor adds no closing brackets. */
export function replaceTemplate(page: Page, text: string) {
  return replaceEditorText(page, page.getByRole("textbox", { name: "Payload template" }), text);
}

/** Replaces the whole text of an editor in one step, as pasting does. */
export async function replaceEditorText(page: Page, editor: Locator, text: string) {
  await editor.click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText(text);
}

/** Presses a key several times. */
export async function pressKey(page: Page, key: string, times: number) {
  for (let count = 0; count < times; count += 1) await page.keyboard.press(key);
}

/** Opens another view by its link in the navigation bar. */
export async function openView(page: Page, view: "Playground" | "Automations" | "Team settings") {
  await page.getByRole("navigation", { name: "Views" }).getByRole("link", { name: view }).click();
}

/** Opens a tab of the Playground's result pane. */
export async function openResultTab(page: Page, tab: "Payload" | "Request" | "Export" | "Send") {
  await page.locator("hw-result-pane").getByRole("tab", { name: tab, exact: true }).click();
}

/** Chooses an option of a Web Awesome select. */
export async function chooseOption(within: Page | Locator, select: string, option: string) {
  await within.getByRole("combobox", { name: select, exact: true }).click();
  // Not the options of native selects.
  await within
    .locator("wa-option")
    .filter({ visible: true })
    .and(within.getByRole("option", { name: option, exact: true }))
    .click();
  // While the list closes, it still takes clicks on what is below it.
  await expect(within.getByRole("listbox", { name: select, exact: true })).toBeHidden();
}

/** Chooses an item in the menu of a team, a secret, a webhook, an automation or a sample. */
export async function chooseFromMenu(page: Page, name: string, item: string) {
  await page.getByRole("button", { name: `More for ${name}`, exact: true }).click();
  await page.getByRole("menuitem", { name: item, exact: true }).click();
}

/** Confirms the open dialog by its button of this name. */
export async function confirm(page: Page, button: string) {
  await page.locator("hw-confirm-dialog").getByRole("button", { name: button }).click();
}

/** Waits until the values that were entered in this tab survive a reload. */
export async function valuesKept(page: Page) {
  await expect.poll(() => page.evaluate(() => sessionStorage.getItem("hookwright.secrets"))).not.toBeNull();
}
