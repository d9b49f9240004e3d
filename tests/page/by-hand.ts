import type { Locator, Page } from "@playwright/test";
import { expect } from "./test.ts";

/** How a switch or a checkbox is clicked: where its input is, its drawing takes the click. */
export const DRAWN = { force: true };

/** Adds a secret in Team settings, by typing. */
export async function addSecret(page: Page, name: string, value: string) {
  await page.getByRole("button", { name: "Create secret" }).click();
  await page.getByLabel("Secret name").fill(name);
  await page.getByLabel("Value", { exact: true }).pressSequentially(value);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(name, { exact: true })).toBeVisible();
}

/** Types another value for a secret that is there. */
export async function replaceSecret(page: Page, name: string, value: string) {
  await page.getByRole("button", { name: `More for ${name}` }).click();
  await page.getByRole("menuitem", { name: "Replace value" }).click();
  await page.getByLabel("Value", { exact: true }).pressSequentially(value);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(`Saved ${name}`)).toBeVisible();
}

/** Replaces the whole template, as one paste does: brackets that close themselves stay out of it. */
export async function writeTemplate(page: Page, text: string) {
  await page.getByRole("textbox", { name: "Payload template" }).click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText(text);
}

/** Goes to another view by the bar's own link. */
export async function goTo(page: Page, view: "Playground" | "Automations" | "Team settings") {
  await page.getByRole("navigation", { name: "Views" }).getByRole("link", { name: view }).click();
}

/** Opens one of the Playground's views of the result. */
export async function openResult(page: Page, tab: "Payload" | "Request" | "Export" | "Send") {
  await page.locator("hw-result-pane").getByRole("tab", { name: tab, exact: true }).click();
}

/** Picks an option of one of Web Awesome's selects. */
export async function choose(within: Page | Locator, select: string, option: string) {
  await within.getByRole("combobox", { name: select, exact: true }).click();
  await within.getByRole("option", { name: option, exact: true }).click();
}
