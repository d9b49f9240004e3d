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

test("undo and redo say which change they concern, even when it is in another view", async ({ page }) => {
  const notice = page.locator("hw-notice");
  const undo = page.getByRole("banner").getByRole("button", { name: "Undo" });
  const redo = page.getByRole("banner").getByRole("button", { name: "Redo" });
  await page.goto("./#/settings/starter-github");
  await page.getByLabel("Endpoint URL").fill("https://example.com/hook");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("heading", { name: "Team settings", level: 1 }).waitFor();
  await openView(page, "Automations");
  await page.getByRole("switch", { name: "Announce new versions" }).click(FORCE);
  await openView(page, "Playground");

  await undo.click();
  await expect(notice).toContainText("Undone: “Announce new versions” switched on or off.");
  await undo.click();
  await expect(notice).toContainText(/Undone: endpoint of “[^”]+” changed\./);
  await expect(notice.getByRole("button", { name: "Undo" })).toHaveCount(0);
  await redo.click();
  await expect(notice).toContainText(/Redone: endpoint of “[^”]+” changed\./);
});

test("a notice covers no title, search or primary button, and ends when the user opens another view", async ({
  page,
}) => {
  const notice = page.locator("hw-notice .notice");
  for (const size of [
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ]) {
    await page.setViewportSize(size);
    await page.goto("./#/automations");
    await page.getByRole("switch").first().click(FORCE);
    await page.getByRole("banner").getByRole("button", { name: "Undo" }).click();
    await expect(notice).toBeVisible();
    const box = await notice.boundingBox();
    if (!box) throw new Error("the notice is not shown");
    expect(box.x).toBeLessThan(20);
    expect(box.y + box.height).toBeGreaterThan(size.height - 20);
    const view = page.getByRole("main");
    for (const covered of [
      view.getByRole("heading", { name: "Automations" }),
      view.getByRole("searchbox"),
      view.getByRole("link", { name: "Create automation" }),
      view.getByRole("link", { name: "Notify reviewers of tags" }),
    ]) {
      const other = await covered.boundingBox();
      expect(other && other.y + other.height).toBeLessThan(box.y);
    }
    await page.getByRole("navigation", { name: "Views" }).getByRole("link", { name: "Replay" }).click();
    await expect(notice).toHaveCount(0);
  }

  await test.step("also by a link in the view", async () => {
    await page.goto("./#/automations");
    const toggle = page.getByRole("switch").first();
    const undo = page.getByRole("banner").getByRole("button", { name: "Undo" });
    await toggle.click(FORCE);
    await undo.click();
    await expect(notice).toBeVisible();
    await page.getByRole("link", { name: "Deploy on prod alias" }).click();
    await expect(page.getByRole("heading", { name: "Deploy on prod alias", level: 1 })).toBeVisible();
    await expect(notice).toHaveCount(0);
  });

  await test.step("a form that is saved leads to the list, where its notice stays until the user leaves", async () => {
    await page.getByRole("link", { name: "Edit" }).click();
    await page.getByLabel("Name", { exact: true }).fill("Deploy");
    await page.getByRole("button", { name: "Save changes" }).click();
    await expect(page.getByRole("heading", { name: "Automations", level: 1 })).toBeVisible();
    await expect(notice).toContainText("Saved “Deploy”");
    await page.goBack();
    await expect(page.getByRole("heading", { name: "Edit automation" })).toBeVisible();
    await expect(notice).toHaveCount(0);
  });
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
  await page.getByLabel("Name", { exact: true }).fill("long".repeat(60));
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.locator("hw-notice").getByRole("button", { name: "Dismiss" })).toBeInViewport({
    ratio: 1,
  });
  await expect(page.locator("hw-notice").getByRole("button", { name: "Undo" })).toBeInViewport({ ratio: 1 });
});
