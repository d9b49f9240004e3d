import { choose, DRAWN, goTo, writeTemplate } from "./by-hand.ts";
import { expect, test } from "./test.ts";

test("an automation is made event first and stands under its registry and collection", async ({ page }) => {
  await page.goto("./#/automations/new");
  await choose(page, "Event", "A new version is added");
  await expect(page.getByText("This event needs a collection.")).toBeVisible();
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
  await choose(page, "Aggregate", "Maximum");
  await page.getByLabel("Threshold").fill("0.25");
  await page.getByLabel("Name", { exact: true }).fill("Loss is up");
  await page.getByRole("button", { name: "Create automation" }).click();
  await page.getByRole("link", { name: "Loss is up" }).click();
  await expect(page.getByLabel("Metric", { exact: true })).toHaveValue("loss");
  await expect(page.getByRole("combobox", { name: "Aggregate" })).toHaveValue("Maximum");
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

test("a run event in a scope that it never has says so in the form and in the list, and can be saved", async ({
  page,
}) => {
  await page.goto("./#/automations/new");
  await choose(page, "Event", "Run status change");
  const never = page.getByText("watches a whole project, so this one never fires");
  const scope = page.locator("hw-scope-fields");
  await expect(scope.getByText("watches a whole project, so this one never fires")).toBeVisible();
  await choose(page, "Scope", "Project");
  await page.getByRole("textbox", { name: "Project", exact: true }).fill("churn");
  await page.getByRole("textbox", { name: /^Collection/ }).fill("");
  await expect(never).toHaveCount(0);
  await page.getByRole("textbox", { name: /^Collection/ }).fill("c");
  await expect(never).toBeVisible();
  await choose(page, "Scope", "Whole team");
  await expect(never).toBeVisible();
  await page.getByRole("checkbox", { name: "Failed" }).check(DRAWN);
  await page.getByLabel("Name", { exact: true }).fill("Never");
  await page.getByRole("button", { name: "Create automation" }).click();
  const row = page.getByRole("listitem").filter({ has: page.getByRole("link", { name: "Never" }) });
  await expect(row.getByText("watches a whole project, so this one never fires")).toBeVisible();
  await expect(page.getByText("never fires")).toHaveCount(1);
});

test("from nothing, the form leads to a team and to a webhook, and keeps what was typed", async ({
  page,
}) => {
  await page.goto("./");
  await page.getByRole("button", { name: "Workspace" }).click();
  await page.getByRole("menuitem", { name: "Start empty" }).click();
  await page.getByRole("link", { name: "Create automation" }).click();
  await page.getByRole("textbox", { name: "Registry", exact: true }).fill("models");
  await page.getByRole("textbox", { name: "Team (entity)" }).fill("acme");
  await page.getByLabel("Name", { exact: true }).fill("First");
  await expect(page.getByText("Create a team first.")).toBeVisible();
  await page.getByRole("button", { name: "Create automation" }).click();
  await expect(page.getByRole("button", { name: "Create team" })).toBeFocused();
  await page.keyboard.press("Enter");
  await page.getByLabel("Team name").fill("acme");
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Team", { exact: true })).toBeFocused();
  await expect(page.getByLabel("Team", { exact: true })).toHaveValue("acme");
  await page.getByRole("link", { name: "Create webhook" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Mine");
  await page.getByRole("button", { name: "Use this page's sandbox" }).click();
  await page.getByRole("button", { name: "Save" }).click();
  await goTo(page, "Automations");
  await page.getByRole("link", { name: "Create automation" }).click();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("First");
  await page.getByLabel("Webhook", { exact: true }).selectOption("Mine");
  await page.getByRole("button", { name: "Create automation" }).click();
  await expect(page.getByText("→ Mine")).toBeVisible();
});

test("a form that was begun before there was a team takes the first that comes", async ({ page }) => {
  await page.goto("./");
  await page.getByRole("button", { name: "Workspace" }).click();
  await page.getByRole("menuitem", { name: "Start empty" }).click();
  await page.getByRole("link", { name: "Create automation" }).click();
  await page.getByLabel("Name", { exact: true }).fill("First");
  await goTo(page, "Team settings");
  await page.getByRole("button", { name: "Create team" }).first().click();
  await page.getByLabel("Team name").fill("acme");
  await page.keyboard.press("Enter");
  await page.getByRole("link", { name: "Create webhook" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Mine");
  await page.getByRole("button", { name: "Use this page's sandbox" }).click();
  await page.getByRole("button", { name: "Save" }).click();
  await goTo(page, "Automations");
  await page.getByRole("link", { name: "Create automation" }).click();
  await expect(page.getByLabel("Team", { exact: true })).toHaveValue("acme");
  await page.getByLabel("Webhook", { exact: true }).selectOption("Mine");
  await page.getByRole("textbox", { name: "Registry", exact: true }).fill("models");
  await page.getByRole("textbox", { name: "Team (entity)" }).fill("acme");
  await page.getByRole("button", { name: "Create automation" }).click();
  await expect(page.getByText("→ Mine")).toBeVisible();
});

test("a team that is gone is shown as gone, and another one can be chosen", async ({ page }) => {
  await page.goto("./#/settings");
  await page.getByRole("button", { name: "Create team" }).click();
  await page.getByLabel("Team name").fill("other");
  await page.keyboard.press("Enter");
  await page.getByRole("combobox", { name: "Team" }).selectOption("acme");
  await page.getByRole("button", { name: "Delete team" }).click();
  await page.locator("hw-confirm-dialog").getByRole("button", { name: "Delete" }).click();
  await goTo(page, "Automations");
  const row = page.getByRole("listitem").filter({ hasText: "Announce new versions" });
  await expect(row.getByText("No webhook")).toBeVisible();
  await page.getByRole("link", { name: "Announce new versions" }).click();
  const team = page.getByLabel("Team", { exact: true });
  await expect(team.locator("option:checked")).toHaveText("acme (team not found)");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(team).toBeFocused();
  await team.selectOption("other");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("link", { name: "Announce new versions" })).toBeVisible();
});

test("a name of nothing but blanks is refused where it is typed, and others lose the blanks around", async ({
  page,
}) => {
  await page.goto("./#/automations/starter-slack");
  const name = page.getByLabel("Name", { exact: true });
  await name.fill("   ");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(name).toBeFocused();
  await expect(name).toHaveAttribute("aria-invalid", "true");
  await name.fill("  Tell  ");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("link", { name: "Tell", exact: true })).toBeVisible();
});

test("a search stays to be cleared when what it found is deleted", async ({ page }) => {
  await page.goto("./#/automations");
  const search = page.getByRole("searchbox");
  for (const name of ["Tell reviewers about tags", "Announce new versions"]) {
    await search.fill(name);
    await page.getByRole("button", { name: `More for ${name}` }).click();
    await page.getByRole("menuitem", { name: "Delete" }).click();
    await page.locator("hw-confirm-dialog").getByRole("button", { name: "Delete" }).click();
  }
  await expect(page.getByText("No matches.")).toBeVisible();
  await search.fill("");
  await expect(page.getByRole("link", { name: "Deploy what is aliased prod" })).toBeVisible();
});

test("a webhook that is added for another team goes to that team", async ({ page }) => {
  await page.goto("./#/settings");
  await page.getByRole("button", { name: "Create team" }).click();
  await page.getByLabel("Team name").fill("other");
  await page.keyboard.press("Enter");
  await page.goto("./#/automations/new");
  await page.getByLabel("Team", { exact: true }).selectOption("other");
  await page.getByRole("link", { name: "Create webhook" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Theirs");
  await page.getByRole("button", { name: "Use this page's sandbox" }).click();
  await page.goto("./#/settings");
  await page.getByRole("combobox", { name: "Team" }).selectOption("acme");
  await page.getByRole("link", { name: "Create webhook" }).click();
  // What was begun for one team is no other team's.
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("");
  await page.goto("./#/automations/new");
  await page.getByLabel("Team", { exact: true }).selectOption("other");
  await page.getByRole("link", { name: "Create webhook" }).click();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Theirs");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("link", { name: "Theirs" })).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "sandbox" })).toHaveCount(1);
});

test("the form's payload is completed and judged as in the Playground", async ({ page }) => {
  await page.goto("./#/automations/starter-github");
  await writeTemplate(page, '{"who": "${event_autor}"}');
  await expect(page.locator("hw-payload-field").getByText("is no payload variable")).toBeVisible();
  await page.locator("hw-payload-field").getByRole("button", { name: "Fix" }).click();
  await expect(page.getByRole("textbox", { name: "Payload template" })).toHaveText(
    '{"who": "${event_author}"}',
  );
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("button", { name: "More for Deploy what is aliased prod" }).click();
  await page.getByRole("menuitem", { name: "Open in Playground" }).click();
  await expect(page.getByRole("textbox", { name: "Rendered payload" })).toHaveText('{"who": "mina"}');
});

test("the run's states are labelled as large as their neighbours", async ({ page }) => {
  await page.goto("./#/automations/new");
  await choose(page, "Event", "Run status change");
  const size = (text: string) =>
    page.getByText(text, { exact: true }).evaluate((element) => getComputedStyle(element).fontSize);
  expect(await size("Run status becomes")).toBe(await size("Filter"));
});

test("a filter that the chosen event has nothing for is said to ask about nothing", async ({ page }) => {
  await page.goto("./#/automations/new");
  await choose(page, "Event", "An artifact tag is added");
  await page.getByLabel("Tag matches regex").fill("^stable");
  const asked = page.locator("hw-filter-fields").getByText("never has “tag”");
  await expect(asked).toHaveCount(0);
  await choose(page, "Event", "Run status change");
  await expect(asked).toBeVisible();
  await choose(page, "Scope", "Project");
  await page.getByRole("textbox", { name: "Project", exact: true }).fill("churn");
  await page.getByRole("checkbox", { name: "Failed" }).check(DRAWN);
  await page.getByLabel("Name", { exact: true }).fill("Nothing");
  await page.getByRole("button", { name: "Create automation" }).click();
  const row = page.getByRole("listitem").filter({ has: page.getByRole("link", { name: "Nothing" }) });
  await expect(row.getByText("never has “tag”")).toBeVisible();
});
