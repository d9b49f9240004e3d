import type { Page } from "@playwright/test";
import { goTo, writeTemplate } from "./by-hand.ts";
import { expect, test } from "./test.ts";

const name = (page: Page) => page.getByLabel("Name", { exact: true });
const kept = (page: Page) => page.getByText("Your unsaved draft was restored.");

/** Leaves the page as its tab's close button does; answers whether the browser asked first. */
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

test("a new automation's draft is there after a look at another view, until it is discarded", async ({
  page,
}) => {
  await page.goto("./#/automations/new");
  await name(page).fill("Half done");
  await writeTemplate(page, '{"half": "done"}');
  await goTo(page, "Playground");
  await goTo(page, "Automations");
  await page.getByRole("link", { name: "Create automation" }).click();
  await expect(kept(page)).toBeVisible();
  await expect(name(page)).toHaveValue("Half done");
  await expect(page.getByRole("textbox", { name: "Payload template" })).toHaveText('{"half": "done"}');
  await page.getByRole("button", { name: "Discard" }).click();
  await expect(name(page)).toHaveValue("");
  await expect(page.getByRole("textbox", { name: "Payload template" })).toHaveText("");
  await expect(kept(page)).toBeHidden();
  await expect(page.getByRole("heading", { name: "Create automation" })).toBeFocused();
});

test("each automation has a draft of its own, and saving or cancelling ends it", async ({ page }) => {
  await page.goto("./#/automations/starter-github");
  await name(page).fill("Another name");
  await goTo(page, "Team settings");
  await page.goto("./#/automations/starter-teams");
  await expect(name(page)).toHaveValue("Announce new versions");
  await expect(kept(page)).toBeHidden();
  await page.goto("./#/automations/starter-github");
  await expect(kept(page)).toBeVisible();
  await expect(name(page)).toHaveValue("Another name");
  await page.getByRole("link", { name: "Cancel" }).click();
  await page.getByRole("link", { name: "Deploy what is aliased prod" }).click();
  await expect(name(page)).toHaveValue("Deploy what is aliased prod");
  await expect(kept(page)).toBeHidden();
  await name(page).fill("Another name");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("link", { name: "Another name" }).click();
  await expect(name(page)).toHaveValue("Another name");
  await expect(kept(page)).toBeHidden();
});

test("a webhook's draft is kept as well, and can give up its token", async ({ page }) => {
  await page.goto("./#/settings/new");
  await page.getByLabel("Endpoint URL").fill("https://example.com/hook");
  await goTo(page, "Automations");
  await page.goto("./#/settings/new");
  await expect(kept(page)).toBeVisible();
  await expect(page.getByLabel("Endpoint URL")).toHaveValue("https://example.com/hook");
  await page.getByRole("button", { name: "Discard" }).click();
  await expect(page.getByLabel("Endpoint URL")).toHaveValue("");
});

test("the browser asks before the page goes away with a draft, and not without one", async ({ page }) => {
  await page.goto("./#/automations/new");
  await name(page).fill("Half done");
  await name(page).fill("");
  await goTo(page, "Automations");
  const other = await page.context().newPage();
  await other.goto("./#/automations/new");
  await other.getByLabel("Name", { exact: true }).fill("Half done");
  expect(await closeAsks(other)).toBe(true);
  expect(await closeAsks(page)).toBe(false);
});
