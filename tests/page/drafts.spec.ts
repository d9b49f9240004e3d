import type { Page } from "@playwright/test";
import { WORKSPACE_KEY } from "./app-shell.ts";
import { expect, test } from "./test.ts";
import { chooseFromMenu, openView, replaceTemplate } from "./user-actions.ts";

const name = (page: Page) => page.getByLabel("Name", { exact: true });
const restoredNotice = (page: Page) => page.getByText("Your unsaved draft was restored.");

/** Closes the tab as its close button does, and returns whether the browser asked first. */
async function closeAsks(page: Page): Promise<boolean> {
  const asked = page.waitForEvent("dialog").then((dialog) => {
    const kind = dialog.type();
    void dialog.accept();
    return kind === "beforeunload";
  });
  const closed = page.waitForEvent("close").then(() => false);
  await page.close({ runBeforeUnload: true });
  return Promise.race([asked, closed]);
}

test("a new automation's draft is restored after opening another view, until it is discarded", async ({
  page,
}) => {
  await page.goto("./#/automations/new");
  await name(page).fill("Half done");
  await replaceTemplate(page, '{"half": "done"}');
  await openView(page, "Playground");
  await openView(page, "Automations");
  await page.getByRole("link", { name: "Create automation" }).click();
  await expect(restoredNotice(page)).toBeVisible();
  await expect(name(page)).toHaveValue("Half done");
  await expect(page.getByRole("textbox", { name: "Payload template" })).toHaveText('{"half": "done"}');
  await page.getByRole("button", { name: "Discard" }).click();
  await expect(name(page)).toHaveValue("");
  await expect(page.getByRole("textbox", { name: "Payload template" })).toHaveText("");
  await expect(restoredNotice(page)).toBeHidden();
  await expect(page.getByRole("heading", { name: "Create automation" })).toBeFocused();
});

test("each automation has its own draft, and saving or cancelling discards it", async ({ page }) => {
  await page.goto("./#/automations/starter-github");
  await name(page).fill("Another name");
  await openView(page, "Team settings");
  await page.goto("./#/automations/starter-teams");
  await expect(name(page)).toHaveValue("Announce new versions");
  await expect(restoredNotice(page)).toBeHidden();
  await page.goto("./#/automations/starter-github");
  await expect(restoredNotice(page)).toBeVisible();
  await expect(name(page)).toHaveValue("Another name");
  await page.getByRole("link", { name: "Cancel" }).click();
  await chooseFromMenu(page, "Deploy on prod alias", "Edit");
  await expect(name(page)).toHaveValue("Deploy on prod alias");
  await expect(restoredNotice(page)).toBeHidden();
  await name(page).fill("Another name");
  await page.getByRole("button", { name: "Save" }).click();
  await chooseFromMenu(page, "Another name", "Edit");
  await expect(name(page)).toHaveValue("Another name");
  await expect(restoredNotice(page)).toBeHidden();
});

test("a webhook's draft is restored after opening another view, until it is discarded", async ({ page }) => {
  await page.goto("./#/settings/new");
  await page.getByLabel("Endpoint URL").fill("https://example.com/hook");
  await openView(page, "Automations");
  await page.goto("./#/settings/new");
  await expect(restoredNotice(page)).toBeVisible();
  await expect(page.getByLabel("Endpoint URL")).toHaveValue("https://example.com/hook");
  await page.getByRole("button", { name: "Discard" }).click();
  await expect(page.getByLabel("Endpoint URL")).toHaveValue("");
});

test("a form shows what another tab saved, except in the fields that were edited here", async ({
  page,
  context,
}) => {
  const description = (form: Page) => form.getByRole("textbox", { name: /^Description/ });
  await page.goto("./#/automations/starter-github");
  await description(page).fill("Edited here");
  const other = await context.newPage();
  await other.goto("./#/automations/starter-github");
  await name(other).fill("Named in another tab");
  await description(other).fill("Described in another tab");
  await other.getByRole("button", { name: "Save" }).click();
  await expect(name(page)).toHaveValue("Named in another tab");
  await expect(description(page)).toHaveValue("Edited here");
  await name(page).fill("Named here");
  await page.getByRole("link", { name: "Cancel" }).click();
  await chooseFromMenu(page, "Named in another tab", "Edit");
  await expect(description(page)).toHaveValue("Described in another tab");
});

test("the browser asks before a tab with a draft closes, but not without one", async ({ page }) => {
  await page.goto("./#/automations/new");
  await name(page).fill("Half done");
  await name(page).fill("");
  await openView(page, "Automations");
  const other = await page.context().newPage();
  await other.goto("./#/automations/new");
  await other.getByLabel("Name", { exact: true }).fill("Half done");
  expect(await closeAsks(other)).toBe(true);
  expect(await closeAsks(page)).toBe(false);
});

test("a user who leaves a form while it is being saved stays where they went", async ({ page }) => {
  await page.goto("./#/settings/starter-github");
  await name(page).fill("GitHub deploys");
  // Another tab that has the workspace's lock delays the saving.
  const release = await page.evaluateHandle(
    (lock) =>
      new Promise<{ now: () => void }>((resolve) => {
        const held = navigator.locks.request(
          lock,
          () =>
            new Promise<void>((now) => {
              resolve({ now });
            }),
        );
        held.catch(() => {});
      }),
    WORKSPACE_KEY,
  );
  await page.getByRole("button", { name: "Save changes" }).click();
  await page.getByRole("navigation").getByRole("link", { name: "Replay" }).click();
  await release.evaluate(({ now }) => now());
  await expect(page.getByText("Saved “GitHub deploys”")).toBeVisible();
  await expect(page).toHaveURL(/#\/replay$/);
});
