import { choose, DRAWN } from "./by-hand.ts";
import { expect, test } from "./test.ts";

test("an automation is made event first and stands under its registry and collection", async ({ page }) => {
  await page.goto("./#/automations/new");
  await choose(page, "Event", "A new version is added");
  await expect(page.getByText("This event needs one collection.")).toBeVisible();
  await page.getByRole("textbox", { name: "Registry", exact: true }).fill("datasets");
  await page.getByLabel("Webhook", { exact: true }).selectOption("Slack: post a message");
  await page.getByLabel("Name", { exact: true }).fill("Watch images");
  await page.getByRole("button", { name: "Create automation" }).click();
  await expect(page).toHaveURL(/automations\/new/);
  await page.getByRole("textbox", { name: "Collection", exact: true }).fill("images");
  await page.getByRole("button", { name: "Create automation" }).click();
  const registry = page.getByRole("region", { name: "Registry acme / datasets" });
  await expect(registry.getByRole("heading", { name: "images" })).toBeVisible();
  await expect(registry.getByRole("link", { name: "Watch images" })).toBeVisible();
});

test("a metric's condition keeps what was chosen", async ({ page }) => {
  await page.goto("./#/automations/new");
  await choose(page, "Event", "Run metric threshold met");
  await choose(page, "Scope", "Project");
  await page.getByRole("textbox", { name: "Project", exact: true }).fill("churn");
  await page.getByLabel("Metric", { exact: true }).fill("loss");
  await choose(page, "Of the window", "Maximum");
  await page.getByLabel("Threshold").fill("0.25");
  await page.getByLabel("Name", { exact: true }).fill("Loss is up");
  await page.getByRole("button", { name: "Create automation" }).click();
  await page.getByRole("link", { name: "Loss is up" }).click();
  await expect(page.getByLabel("Metric", { exact: true })).toHaveValue("loss");
  await expect(page.getByRole("combobox", { name: "Of the window" })).toHaveValue("Maximum");
  await expect(page.getByLabel("Threshold")).toHaveValue("0.25");
});

test("an automation is switched off, found, duplicated and deleted, and undo brings it back", async ({
  page,
}) => {
  await page.goto("./#/automations");
  const name = "Announce new versions";
  await page.getByRole("switch", { name: `Enabled: ${name}` }).click(DRAWN);
  await expect(page.getByText("Disabled")).toBeVisible();
  await page.getByRole("searchbox").fill("announce");
  await expect(page.getByRole("listitem")).toHaveCount(1);
  await page.getByRole("button", { name: `More for ${name}` }).click();
  await page.getByRole("menuitem", { name: "Duplicate" }).click();
  await expect(page.getByRole("link", { name: `${name} (copy)` })).toBeVisible();
  await page.getByRole("button", { name: `More for ${name}`, exact: true }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await page.locator("hw-confirm-dialog").getByRole("button", { name: "Delete" }).click();
  await expect(page.getByRole("link", { name, exact: true })).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).first().click();
  await expect(page.getByRole("link", { name, exact: true })).toBeVisible();
});

test("a new automation begins empty, also right after another one was edited", async ({ page }) => {
  await page.goto("./#/automations/starter-github");
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Deploy what is aliased prod");
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await page.goto("./#/automations/new");
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("");
  expect(await page.evaluate(() => scrollY)).toBe(0);
  await page.getByLabel("Name", { exact: true }).fill("A second one");
  await page.getByRole("button", { name: "Create automation" }).click();
  await expect(page.getByRole("link", { name: "A second one" })).toBeVisible();
  await expect(page.getByRole("listitem")).toHaveCount(4);
});
