import type { Page } from "@playwright/test";
import { type AppShell, readWorkspace } from "./app-shell.ts";
import { expect, test } from "./test.ts";
import { replaceEditorText, replaceTemplate } from "./user-actions.ts";

const picker = (page: Page) => page.getByRole("combobox", { name: "Sample" });
const event = (page: Page) => page.getByRole("textbox", { name: "Sample event" });
const preview = (page: Page) => page.getByRole("textbox", { name: "Rendered payload" });

/** The name of a new sample for the automation that is shown first. */
const NEW_SAMPLE = "Deploy on prod alias: An artifact alias is added";

/** Replaces the event's whole JSON, and waits until it is stored. */
async function replaceEvent(page: Page, text: string) {
  await replaceEditorText(page, event(page), text);
  const events = async () => (await readWorkspace(page)).samples.map((sample) => sample.event);
  await expect.poll(events).toContain(text);
}

async function chooseFrom(page: Page, item: "Rename" | "Delete") {
  await page.getByRole("button", { name: /^More for/ }).click();
  await page.getByRole("menuitem", { name: item }).click();
}

test.beforeEach(async ({ page }) => {
  await page.goto("./");
  await expect(preview(page)).toContainText("ADD_ARTIFACT_ALIAS");
});

test("a sample that can no longer be read stays in the list with a label, and opens with its text", async ({
  page,
}) => {
  const name = await picker(page).locator("option:checked").innerText();
  await replaceEvent(page, '{"type": "ADD_ARTIFACT_ALIAS", ');
  await page.getByRole("combobox", { name: "Automation" }).selectOption("Announce new versions");
  await expect(preview(page)).toContainText("AdaptiveCard");
  await picker(page).selectOption({ label: `${name} (can't be read)` });
  await expect(event(page)).toHaveText('{"type": "ADD_ARTIFACT_ALIAS", ');
  await expect(page.locator("hw-event-pane hw-problem-list")).toContainText("Invalid JSON");
  await replaceEvent(page, '{"type": "RUN_STATE"}');
  await expect(picker(page).locator("option:checked")).toHaveText(`${name} (can't be read)`);
});

test("a sample of another event type can be chosen, and does not fire the automation", async ({ page }) => {
  await replaceTemplate(page, '{"who": "${event_author}"}');
  const otherEvents = picker(page).locator('optgroup[label="Other events"] option');
  await expect(otherEvents).not.toHaveCount(0);
  const name = (await otherEvents.allInnerTexts()).find((text) => /tag/i.test(text)) ?? "";
  await picker(page).selectOption({ label: name });
  await expect(event(page)).toContainText("TAG");
  await page.getByRole("tab", { name: "Which automations fire?" }).click();
  const row = page.locator("hw-firing-row").filter({ hasText: "(this automation)" });
  await expect(row).toContainText("Does not fire");
});

test("each new sample gets its own name", async ({ page }) => {
  for (const name of [NEW_SAMPLE, `${NEW_SAMPLE} 2`, `${NEW_SAMPLE} 3`]) {
    await page.getByRole("button", { name: "New sample", exact: true }).click();
    await expect(picker(page).locator("option:checked")).toHaveText(name);
  }
});

test("a sample can be renamed and deleted by keyboard, and undo restores it", async ({ page }) => {
  await page.getByRole("button", { name: "New sample" }).click();
  const more = page.getByRole("button", { name: `More for ${NEW_SAMPLE}` });
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

test("typing continues in the same sample when another tab deletes it", async ({ page, context }) => {
  await page.getByRole("button", { name: "New sample" }).click();
  await expect(picker(page).locator("option:checked")).toHaveText(NEW_SAMPLE);
  await replaceEvent(page, '{"type": "", "mine": 1}');
  const samples = async (tab: Page) =>
    (await readWorkspace(tab)).samples.map(({ name, event }) => `${name}: ${event}`);
  await expect.poll(async () => (await samples(page)).join("\n")).toContain('"mine": 1}');
  const before = await samples(page);
  const other = await context.newPage();
  await other.goto("./");
  await expect(picker(other).getByRole("option", { name: NEW_SAMPLE })).toHaveCount(1);
  await other.evaluate(async (name) => {
    const { store } = document.querySelector<AppShell>("hw-app-shell") ?? {};
    const id = store?.workspace.samples.find((sample) => sample.name === name)?.id;
    if (id) await store?.apply({ type: "delete_sample", id });
  }, NEW_SAMPLE);
  await expect(page.getByRole("alert")).toContainText(`“${NEW_SAMPLE}” was deleted`);
  await expect(event(page)).toHaveText('{"type": "", "mine": 1}');
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.type("2");
  const after = before.map((sample) => sample.replace('"mine": 1}', '"mine": 12}'));
  await expect.poll(async () => (await samples(other)).sort()).toEqual(after.sort());
  await expect(event(page)).toHaveText('{"type": "", "mine": 12}');
});

test("typing continues in the example when another tab adds a sample of the same event type", async ({
  page,
  context,
}) => {
  await page.evaluate(async () => {
    const { store } = document.querySelector<AppShell>("hw-app-shell") ?? {};
    for (const { id } of store?.workspace.samples ?? []) await store?.apply({ type: "delete_sample", id });
  });
  await expect(picker(page).locator("option:checked")).toContainText("Example:");
  await event(page).click();
  const other = await context.newPage();
  await other.goto("./");
  await expect(preview(other)).toContainText("ADD_ARTIFACT_ALIAS");
  await other.getByRole("button", { name: "New sample" }).click();
  await expect(picker(page).getByRole("option", { name: NEW_SAMPLE })).toHaveCount(1);
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.type(" ");
  const samples = async () =>
    (await readWorkspace(page)).samples.map(({ name, event }) => [name, event.endsWith(" ")]);
  await expect.poll(samples).toEqual([
    [NEW_SAMPLE, false],
    ["ADD_ARTIFACT_ALIAS", true],
  ]);
});

const notice = (page: Page) => page.locator("hw-fit-notice");

/** The automation shown first watches the registry `model-registry`; this event is in another one. */
const IN_ANOTHER_REGISTRY =
  '{"type": "ADD_ARTIFACT_ALIAS", "author": "mina", "entity": "acme", "registry": "wandb-registry-other", ' +
  '"collection": "churn", "artifact_version": {"id": "QQ==", "index": 1}, "alias": "prod"}';

test("an event that would not fire the automation is announced on every result tab with the reason, and a fitting sample is one click away", async ({
  page,
}) => {
  await event(page).click();
  await expect(notice(page)).toContainText("Would fire for this sample.");
  const height = (await notice(page).boundingBox())?.height;
  await replaceEvent(page, IN_ANOTHER_REGISTRY);
  for (const tab of ["Payload", "Request", "Export", "Send"]) {
    await page.locator("hw-result-pane").getByRole("tab", { name: tab, exact: true }).click();
    await expect(notice(page)).toContainText("Would not fire:");
    await expect(notice(page)).toContainText("wandb-registry-other");
  }
  expect((await notice(page).boundingBox())?.height).toBe(height);
  await page.getByRole("button", { name: "Make a sample that fires it" }).click();
  await expect(picker(page).locator("option:checked")).toHaveText(NEW_SAMPLE);
  await expect(notice(page)).toContainText("Would fire for this sample.");
  await expect(event(page)).toContainText("model-registry");
  // The sample's name contains the type already.
  await expect(page.locator("hw-send-summary dd").nth(2)).toHaveText(NEW_SAMPLE);
});

test("stress-test values don't change the verdict, which is about the sample itself", async ({ page }) => {
  await event(page).click();
  await expect(notice(page)).toContainText("Would fire for this sample.");
  await page.getByRole("button", { name: "Stress-test values" }).click();
  await expect(preview(page)).toContainText("quoted");
  await page.getByRole("tab", { name: "Which automations fire?" }).click();
  const verdict = page.locator("hw-firing-row").filter({ hasText: "(this automation)" }).locator(".verdict");
  await expect(verdict).toHaveText("Fires");
  await expect(notice(page)).toContainText("Would fire for this sample.");
});

test("a new sample is made for the automation: its registry, its collection and an alias that its filter matches", async ({
  page,
}) => {
  await page.evaluate(async () => {
    const { store } = document.querySelector<AppShell>("hw-app-shell") ?? {};
    const base = store?.workspace.automations[0];
    if (!store || !base) throw new Error("the workspace has no automation");
    const filter = JSON.stringify({ alias: { $regex: "^champion-v[0-9]+$" } });
    const scope = {
      type: "registry",
      entity: "acme",
      registry: "wandb-registry-models",
      collection: "churn-eu",
    };
    const automation = { ...base, scope, trigger: { type: "ADD_ARTIFACT_ALIAS", filter } } as typeof base;
    await store.apply({ type: "put_automation", automation, base });
  });
  await event(page).click();
  await expect(notice(page)).toContainText("Would not fire:");
  await page.getByRole("button", { name: "New sample", exact: true }).click();
  await expect(notice(page)).toContainText("Would fire for this sample.");
  await expect(event(page)).toContainText('"wandb-registry-models"');
  await expect(event(page)).toContainText('"churn-eu"');
  await page.getByRole("tab", { name: "Form" }).click();
  await expect(page.getByRole("textbox", { name: "Alias", exact: true })).toHaveValue(/^champion-v\d+$/);
});

test("the notice says so when the automation is disabled, has no webhook, or matches no event at all", async ({
  page,
}) => {
  const change = (changes: object) =>
    page.evaluate(async (changes) => {
      const { store } = document.querySelector<AppShell>("hw-app-shell") ?? {};
      const base = store?.workspace.automations[0];
      if (!store || !base) throw new Error("the workspace has no automation");
      const { webhook: _webhook, ...automation } = { ...base, ...changes };
      const kept = "webhook" in changes ? automation : { ...automation, webhook: base.webhook };
      await store.apply({ type: "put_automation", automation: kept as typeof base, base });
    }, changes);
  await event(page).click();
  await change({ enabled: false });
  await expect(notice(page)).toContainText("It is disabled.");
  await expect(notice(page).getByRole("link", { name: "Edit automation" })).toBeVisible();
  await change({ enabled: true, webhook: null });
  await expect(notice(page)).toContainText("no webhook");
  const filter = JSON.stringify({ $and: [{ alias: "a" }, { alias: "b" }] });
  await change({ trigger: { type: "ADD_ARTIFACT_ALIAS", filter } });
  await page.getByRole("button", { name: "Make a sample that fires it" }).click();
  await expect(page.locator("hw-notice")).toContainText("No event was found that fires this automation");
});

test("each automation keeps its own sample, also after undoing the creation of another one", async ({
  page,
}) => {
  const automation = page.getByRole("combobox", { name: "Automation" });
  const shown = picker(page).locator("option:checked");
  const other = picker(page).locator('optgroup[label="Other events"] option', { hasText: "status" });
  const chosen = await other.innerText();
  await picker(page).selectOption({ label: chosen });
  await expect(shown).toHaveText(chosen);
  await automation.selectOption("Announce new versions");
  await expect(shown).not.toHaveText(chosen);
  await automation.selectOption("Deploy on prod alias");
  await expect(shown).toHaveText(chosen);
  await page.getByRole("button", { name: "New sample", exact: true }).click();
  await expect(shown).toHaveText(NEW_SAMPLE);
  await page.getByRole("banner").getByRole("button", { name: "Undo" }).click();
  await expect(shown).toHaveText(chosen);
});
