import { expect, test } from "./test.ts";
import { FORCE, openView, replaceSecret } from "./user-actions.ts";

test("a notice offers to undo only its own change, and does not return after it was dismissed", async ({
  page,
}) => {
  await page.goto("./#/automations");
  await page.getByRole("button", { name: "More for Notify reviewers of tags" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await page.locator("hw-confirm-dialog").getByRole("button", { name: "Delete" }).click();
  const notice = page.locator("hw-notice");
  await expect(notice.getByRole("button", { name: "Undo" })).toBeVisible();
  await page.getByRole("switch").first().click(FORCE);
  await expect(notice).toContainText("Deleted “Notify reviewers of tags”");
  await expect(notice.getByRole("button", { name: "Undo" })).toHaveCount(0);
  await notice.getByRole("button", { name: "Dismiss" }).click();
  await openView(page, "Team settings");
  await page.getByRole("heading", { name: "Team settings" }).waitFor();
  await openView(page, "Automations");
  await page.getByRole("switch").first().click(FORCE);
  await expect(notice).not.toContainText("Deleted");
});

test("undo and redo are announced, even when the change is in another view", async ({ page }) => {
  await page.goto("./#/automations");
  await page.getByRole("switch").first().click(FORCE);
  await openView(page, "Team settings");
  await page.getByRole("button", { name: "Undo" }).first().click();
  await expect(page.locator("hw-notice")).toContainText("Undone.");
  await page.getByRole("button", { name: "Redo" }).first().click();
  await expect(page.locator("hw-notice")).toContainText("Redone.");
});

test("replacing a secret's value offers no undo, which would undo an earlier change", async ({ page }) => {
  await page.goto("./#/settings");
  await page.getByRole("button", { name: "Create secret" }).click();
  await page.getByLabel("Secret name").fill("TOKEN");
  await page.getByLabel("Value", { exact: true }).fill("made-up");
  await page.locator("hw-secret-form").getByRole("button", { name: "Create secret" }).click();
  await expect(page.locator("hw-notice").getByRole("button", { name: "Undo" })).toBeVisible();
  await replaceSecret(page, "TOKEN", "made-up too");
  await expect(page.locator("hw-notice").getByRole("button", { name: "Undo" })).toHaveCount(0);
});

test("the notice's buttons stay on the screen when a name is long", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto("./#/automations/starter-slack");
  await page.getByLabel("Name", { exact: true }).fill("long".repeat(80));
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.locator("hw-notice").getByRole("button", { name: "Dismiss" })).toBeInViewport({
    ratio: 1,
  });
  await expect(page.locator("hw-notice").getByRole("button", { name: "Undo" })).toBeInViewport({ ratio: 1 });
});
