import type { Page } from "@playwright/test";
import type { WorkspaceStore } from "hookwright";
import { writeTemplate } from "./by-hand.ts";
import { expect, test } from "./test.ts";

/** The page's outermost element, as far as these tests reach into it. */
type Shell = Element & { store?: WorkspaceStore };

const picker = (page: Page) => page.getByRole("combobox", { name: "Sample" });
const event = (page: Page) => page.getByRole("textbox", { name: "Sample event" });
const preview = (page: Page) => page.getByRole("textbox", { name: "Rendered payload" });

/** Replaces the event's whole JSON, and waits until it is stored. */
async function writeEvent(page: Page, text: string) {
  await event(page).click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText(text);
  const stored = () =>
    page.evaluate(() => {
      const { store } = document.querySelector<Shell>("hw-app-shell") ?? {};
      return store?.workspace.samples.map((sample) => sample.event);
    });
  await expect.poll(stored).toContain(text);
}

async function chooseFrom(page: Page, item: "Rename" | "Delete") {
  await page.getByRole("button", { name: /^More for/ }).click();
  await page.getByRole("menuitem", { name: item }).click();
}

test.beforeEach(async ({ page }) => {
  await page.goto("./");
  await expect(preview(page)).toContainText("ADD_ARTIFACT_ALIAS");
});

test("a sample that can't be read any more stays in the list, says so, and opens with its text", async ({
  page,
}) => {
  const name = await picker(page).locator("option:checked").innerText();
  await writeEvent(page, '{"type": "ADD_ARTIFACT_ALIAS", ');
  await page.getByRole("combobox", { name: "Automation" }).selectOption("Announce new versions");
  await expect(preview(page)).toContainText("AdaptiveCard");
  await picker(page).selectOption({ label: `${name} (can't be read)` });
  await expect(event(page)).toHaveText('{"type": "ADD_ARTIFACT_ALIAS", ');
  await expect(page.locator("hw-event-pane hw-problem-list")).toContainText("Invalid JSON");
  await writeEvent(page, '{"type": "RUN_STATE"}');
  await expect(picker(page).locator("option:checked")).toHaveText(`${name} (can't be read)`);
});

test("a sample of another kind of event can be tried, and does not fire the automation", async ({ page }) => {
  await writeTemplate(page, '{"who": "${event_author}"}');
  const others = picker(page).locator('optgroup[label="Other events"] option');
  await expect(others).not.toHaveCount(0);
  const name = (await others.allInnerTexts()).find((text) => /tag/i.test(text)) ?? "";
  await picker(page).selectOption({ label: name });
  await expect(event(page)).toContainText("TAG");
  await page.getByRole("tab", { name: "Which automations fire?" }).click();
  const row = page.locator("hw-firing-row").filter({ hasText: "Shown in the Playground" });
  await expect(row).toContainText("Does not fire");
});

test("new samples have names of their own", async ({ page }) => {
  for (const name of ["New sample", "New sample 2", "New sample 3"]) {
    await page.getByRole("button", { name: "New sample", exact: true }).click();
    await expect(picker(page).locator("option:checked")).toHaveText(name);
  }
});

test("a sample is renamed and deleted by keyboard, and undo brings it back", async ({ page }) => {
  await page.getByRole("button", { name: "New sample" }).click();
  const more = page.getByRole("button", { name: "More for New sample" });
  await more.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem", { name: "Rename" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Name", { exact: true })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(more).toBeFocused();
  await chooseFrom(page, "Rename");
  await page.getByLabel("Name", { exact: true }).fill("Staging goes live");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "More for Staging goes live" })).toBeFocused();
  const shown = picker(page).locator("option:checked");
  await expect(shown).toHaveText("Staging goes live");
  await chooseFrom(page, "Delete");
  await expect(shown).not.toHaveText("Staging goes live");
  await expect(picker(page)).toBeFocused();
  await page.locator("hw-notice").getByRole("button", { name: "Undo" }).click();
  await expect(picker(page).getByRole("option", { name: "Staging goes live" })).toHaveCount(1);
  await expect(page.getByRole("main")).toBeFocused();
});

test("no key lands in another sample when the one that somebody writes is deleted in another tab", async ({
  page,
  context,
}) => {
  await page.getByRole("button", { name: "New sample" }).click();
  await writeEvent(page, '{"type": "", "mine": 1}');
  const samples = (tab: Page) =>
    tab.evaluate(() => {
      const { store } = document.querySelector<Shell>("hw-app-shell") ?? {};
      return store?.workspace.samples.map(({ name, event }) => `${name}: ${event}`) ?? [];
    });
  const before = await samples(page);
  const other = await context.newPage();
  await other.goto("./");
  await expect(picker(other).getByRole("option", { name: "New sample" })).toHaveCount(1);
  await other.evaluate(async () => {
    const { store } = document.querySelector<Shell>("hw-app-shell") ?? {};
    const id = store?.workspace.samples.find(({ name }) => name === "New sample")?.id;
    if (id) await store?.apply({ type: "delete_sample", id });
  });
  await expect(page.getByRole("alert")).toContainText("New sample was deleted");
  await expect(event(page)).toHaveText('{"type": "", "mine": 1}');
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.type("2");
  const after = before.map((sample) => sample.replace('"mine": 1}', '"mine": 12}'));
  await expect.poll(async () => (await samples(other)).sort()).toEqual(after.sort());
  await expect(event(page)).toHaveText('{"type": "", "mine": 12}');
});

test("the example stays the one that is written when another tab adds a sample that fits", async ({
  page,
  context,
}) => {
  await page.evaluate(async () => {
    const { store } = document.querySelector<Shell>("hw-app-shell") ?? {};
    for (const { id } of store?.workspace.samples ?? []) await store?.apply({ type: "delete_sample", id });
  });
  await expect(picker(page).locator("option:checked")).toContainText("Example:");
  await event(page).click();
  const other = await context.newPage();
  await other.goto("./");
  await expect(preview(other)).toContainText("ADD_ARTIFACT_ALIAS");
  await other.getByRole("button", { name: "New sample" }).click();
  await expect(picker(page).getByRole("option", { name: "New sample" })).toHaveCount(1);
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.type(" ");
  const stored = () =>
    page.evaluate(() => {
      const { store } = document.querySelector<Shell>("hw-app-shell") ?? {};
      return store?.workspace.samples.map(({ name, event }) => [name, event.endsWith(" ")]);
    });
  await expect.poll(stored).toEqual([
    ["New sample", false],
    ["ADD_ARTIFACT_ALIAS", true],
  ]);
});
