import { DRAWN, goTo, replaceSecret } from "./by-hand.ts";
import { expect, test } from "./test.ts";

test("a notice that was dismissed stays away, and offers to undo nothing but its own step", async ({
  page,
}) => {
  await page.goto("./#/automations");
  await page.getByRole("button", { name: "More for Tell reviewers about tags" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await page.locator("hw-confirm-dialog").getByRole("button", { name: "Delete" }).click();
  const notice = page.locator("hw-notice");
  await expect(notice.getByRole("button", { name: "Undo" })).toBeVisible();
  await page.getByRole("switch").first().click(DRAWN);
  await expect(notice).toContainText("Deleted Tell reviewers about tags");
  await expect(notice.getByRole("button", { name: "Undo" })).toHaveCount(0);
  await notice.getByRole("button", { name: "Dismiss" }).click();
  await goTo(page, "Team settings");
  await page.getByRole("heading", { name: "Team settings" }).waitFor();
  await goTo(page, "Automations");
  await page.getByRole("switch").first().click(DRAWN);
  await expect(notice).not.toContainText("Deleted");
});

test("what is undone and done again is said, also where it is in another view", async ({ page }) => {
  await page.goto("./#/automations");
  await page.getByRole("switch").first().click(DRAWN);
  await goTo(page, "Team settings");
  await page.getByRole("button", { name: "Undo" }).first().click();
  await expect(page.locator("hw-notice")).toContainText("Undone.");
  await page.getByRole("button", { name: "Redo" }).first().click();
  await expect(page.locator("hw-notice")).toContainText("Redone.");
});

test("a replaced value offers no undo, which would take back something else", async ({ page }) => {
  await page.goto("./#/settings");
  await page.getByRole("button", { name: "Create secret" }).click();
  await page.getByLabel("Secret name").fill("TOKEN");
  await page.getByLabel("Value", { exact: true }).fill("made-up");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.locator("hw-notice").getByRole("button", { name: "Undo" })).toBeVisible();
  await replaceSecret(page, "TOKEN", "made-up too");
  await expect(page.locator("hw-notice").getByRole("button", { name: "Undo" })).toHaveCount(0);
});

test("a long name keeps the notice's buttons on the screen", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto("./#/automations/starter-slack");
  await page.getByLabel("Name", { exact: true }).fill("long".repeat(80));
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.locator("hw-notice").getByRole("button", { name: "Dismiss" })).toBeInViewport({
    ratio: 1,
  });
  await expect(page.locator("hw-notice").getByRole("button", { name: "Undo" })).toBeInViewport({ ratio: 1 });
});
