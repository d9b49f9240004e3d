import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import {
  type AppShell,
  fillStorage,
  readStoredWorkspace,
  readWorkspace,
  WORKSPACE_KEY,
} from "./app-shell.ts";
import { expect, test } from "./test.ts";
import { chooseFromMenu, confirm, FORCE, replaceTemplate } from "./user-actions.ts";

/** Duplicates the first automation many times, as fast as the page can. */
async function duplicate(page: Page, tab: string, times: number) {
  await page.evaluate(
    async ([tab, times]) => {
      const store = document.querySelector<AppShell>("hw-app-shell")?.store;
      const [first] = store?.workspace.automations ?? [];
      if (!store || !first) throw new Error("the page has no workspace yet");
      for (let count = 0; count < times; count += 1) {
        const automation = { ...first, id: `${tab}-${count}`, name: `${tab} ${count}` };
        await store.apply({ type: "put_automation", automation });
      }
    },
    [tab, times] as const,
  );
}

test("of 200 edits that two tabs make at once, none is lost", async ({ context, page }) => {
  // Each edit waits for the other tab's, which takes long on a busy machine.
  test.slow();
  const other = await context.newPage();
  await page.goto("./#/automations");
  await other.goto("./#/automations");
  await expect(other.getByRole("listitem")).toHaveCount(3);
  await Promise.all([duplicate(page, "left", 100), duplicate(other, "right", 100)]);
  for (const tab of [page, other]) {
    // Only the rows in the window are rendered; all copies are in one group.
    await tab.getByRole("searchbox").fill("left 99");
    await expect(tab.getByRole("listitem")).toHaveCount(1);
    await tab.getByRole("searchbox").fill("right 99");
    await expect(tab.getByRole("listitem")).toHaveCount(1);
    const count = tab.evaluate(
      () => document.querySelector<AppShell>("hw-app-shell")?.store?.workspace.automations.length,
    );
    expect(await count).toBe(203);
  }
  expect(JSON.parse(await readStoredWorkspace(page)).workspace.automations).toHaveLength(203);
});

for (const [state, text] of [
  ["damaged", '{"version":1,"revision":'],
  ["newer", '{"version":99,"workspace":{"unknown":true}}'],
] as const) {
  test(`a ${state} workspace is set aside, unchanged, and can be downloaded`, async ({ page }) => {
    await page.addInitScript(
      ([key, text]) => {
        if (sessionStorage.getItem("planted") === null) localStorage.setItem(key, text);
        sessionStorage.setItem("planted", "yes");
      },
      [WORKSPACE_KEY, text] as const,
    );
    await page.goto("./#/automations");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Download" }).click(),
    ]);
    expect(await readFile(await download.path(), "utf8")).toBe(text);
    await page.getByRole("button", { name: "Delete" }).click();
    await expect(page.getByText("This can't be undone.")).toBeVisible();
    await page.locator("hw-confirm-dialog").getByRole("button", { name: "Cancel" }).click();
    await expect(page.getByRole("button", { name: "Download" })).toHaveCount(1);
    await page.getByRole("button", { name: "Delete" }).click();
    await page.locator("hw-confirm-dialog").getByRole("button", { name: "Delete" }).click();
    await expect(page.getByRole("button", { name: "Download" })).toHaveCount(0);
    await expect(page.getByRole("listitem")).toHaveCount(3);
  });
}

test("a full storage quota is reported, and the form keeps its contents", async ({ page }) => {
  await page.goto("./#/settings/new");
  await page.getByLabel("Name", { exact: true }).fill("One too many");
  await page.getByLabel("Endpoint URL").fill("https://example.com/hook");
  await fillStorage(page);
  await page.getByRole("button", { name: "Create webhook" }).click();
  await expect(
    page.getByText("The browser's storage is full, so this change was not saved; nothing was lost."),
  ).toBeVisible();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("One too many");
});

test("a workspace can be exported to a file and imported again", async ({ page }) => {
  await page.goto("./#/automations");
  await page.getByRole("button", { name: "Workspace" }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("menuitem", { name: "Export to a file" }).click(),
  ]);
  await page.getByRole("button", { name: "Workspace" }).click();
  await page.getByRole("menuitem", { name: "Start empty" }).click();
  await expect(page.getByText("No automations yet.")).toBeVisible();
  await page.getByRole("button", { name: "Workspace" }).click();
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("menuitem", { name: "Import a file" }).click(),
  ]);
  await chooser.setFiles(await download.path());
  await expect(page.getByRole("listitem")).toHaveCount(3);
});

test("replacing a changed workspace asks first, and names how much it replaces", async ({ page }) => {
  await page.goto("./#/automations");
  await page.getByRole("switch").first().click(FORCE);
  for (const item of ["Start empty", "Reset to the examples"]) {
    await page.getByRole("button", { name: "Workspace" }).click();
    await page.getByRole("menuitem", { name: item }).click();
    await expect(page.getByText("This deletes 3 automations and 3 webhooks.")).toBeVisible();
    await page.locator("hw-confirm-dialog").getByRole("button", { name: "Cancel" }).click();
    await expect(page.getByRole("listitem")).toHaveCount(3);
  }
  await page.getByRole("button", { name: "Workspace" }).click();
  await page.getByRole("menuitem", { name: "Start empty" }).click();
  await page.locator("hw-confirm-dialog").getByRole("button", { name: "Start empty" }).click();
  await expect(page.getByText("No automations yet.")).toBeVisible();
});

test("changes that two tabs make to one automation are merged", async ({ page, context }) => {
  await page.goto("./#/automations/starter-github");
  const other = await context.newPage();
  await other.goto("./#/playground/starter-github");
  await replaceTemplate(other, '{"from": "the other tab"}');
  await other.getByRole("textbox", { name: "Payload template" }).blur();
  await page.getByLabel("Name", { exact: true }).fill("Renamed here");
  await expect.poll(() => readStoredWorkspace(page)).toContain("the other tab");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("link", { name: "Renamed here" })).toBeVisible();
  await other.goto("./#/automations/starter-github");
  await expect(other.getByLabel("Name", { exact: true })).toHaveValue("Renamed here");
  await expect(other.getByRole("textbox", { name: "Payload template" })).toHaveText(
    '{"from": "the other tab"}',
  );
});

test("an automation that another tab deletes keeps its edits in the form, and saving restores it", async ({
  page,
  context,
}) => {
  await page.goto("./#/automations/starter-slack");
  await page.getByLabel("Name", { exact: true }).fill("Worked on");
  const other = await context.newPage();
  await other.goto("./#/automations");
  await other.getByRole("button", { name: "More for Notify reviewers of tags" }).click();
  await other.getByRole("menuitem", { name: "Delete" }).click();
  await other.locator("hw-confirm-dialog").getByRole("button", { name: "Delete" }).click();
  await expect(page.getByText("This automation was deleted. Saving restores it")).toBeVisible();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Worked on");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("link", { name: "Worked on" })).toBeVisible();
});

test("an automation that another tab changed while its deletion was to be confirmed is not deleted", async ({
  page,
  context,
}) => {
  const name = "Notify reviewers of tags";
  await page.goto("./#/automations");
  const other = await context.newPage();
  await other.goto("./#/automations");
  await chooseFromMenu(page, name, "Delete");
  await other.getByRole("switch", { name: `Enabled: ${name}` }).click(FORCE);
  const row = page.getByRole("listitem").filter({ has: page.getByRole("link", { name, exact: true }) });
  const isEnabled = async () =>
    (await readWorkspace(page)).automations.find((one) => one.name === name)?.enabled;
  await expect.poll(isEnabled).toBe(false);
  await confirm(page, "Delete");
  await expect(page.getByText(`“${name}” was changed in another tab`)).toBeVisible();
  await expect(row).toBeVisible();
  await chooseFromMenu(page, name, "Delete");
  await confirm(page, "Delete");
  await expect(row).toHaveCount(0);
});

test("where undo ends because earlier changes were too large to keep, the page says so", async ({ page }) => {
  await page.goto("./#/automations");
  const undo = page.locator("header").getByRole("button", { name: "Undo" });
  await expect(undo).toBeDisabled();
  await page.evaluate(async () => {
    const store = document.querySelector<AppShell>("hw-app-shell")?.store;
    // Each change has the text before and after it: some 4 MB.
    for (const letter of "abcdefghijkl") {
      const event = letter.repeat(2_000_000);
      await store?.apply({ type: "put_sample", sample: { id: "large", name: "Large", event } });
    }
  });
  const letter = async () =>
    (await readWorkspace(page)).samples.find(({ id }) => id === "large")?.event.charAt(0);
  await expect(undo).toBeEnabled();
  await expect(undo).not.toHaveAttribute("title", /can't be undone/);
  const letters = [..."kjihgfedcba"];
  while (await undo.isEnabled()) {
    const earlier = letters.shift();
    await undo.click();
    await expect.poll(letter).toBe(earlier);
  }
  expect(letters).not.toHaveLength(0);
  await expect(page.locator("hw-notice")).toContainText("Earlier changes can't be undone");
  await expect(undo).toHaveAttribute("title", /Earlier changes can't be undone/);
});

test("undoing “Start empty” reports that it discards another tab's edits, and redo restores them", async ({
  context,
  page,
}) => {
  await page.goto("./#/settings");
  const other = await context.newPage();
  await other.goto("./#/settings");
  await page.getByRole("button", { name: "Workspace" }).click();
  await page.getByRole("menuitem", { name: "Start empty" }).click();
  await other.getByRole("button", { name: "Create team" }).first().click();
  await other.getByLabel("Team name").fill("newcomers");
  await other.locator("hw-add-team-dialog").getByRole("button", { name: "Create team" }).click();
  await expect(page.getByText("No secrets yet.")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).first().click();
  await expect(page.getByText("Changes from other tabs were discarded")).toBeVisible();
  await expect(page.getByRole("link", { name: "GitHub workflow" })).toBeVisible();
  await page.getByRole("button", { name: "Redo" }).first().click();
  await expect(page.getByRole("combobox", { name: "Team" })).toHaveValue("newcomers");
  await expect(page.getByRole("link", { name: "GitHub workflow" })).toHaveCount(0);
});
