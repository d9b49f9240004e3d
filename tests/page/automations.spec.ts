import type { Page } from "@playwright/test";
import { expect, test } from "./test.ts";
import { chooseFromMenu, chooseOption, confirm, FORCE, openView, replaceTemplate } from "./user-actions.ts";

/** Opens the form of a new automation in an empty workspace. */
async function createInEmptyWorkspace(page: Page) {
  await page.goto("./");
  await page.getByRole("button", { name: "Workspace" }).click();
  await page.getByRole("menuitem", { name: "Start empty" }).click();
  await page.getByRole("link", { name: "Create automation" }).click();
}

/** Creates a team with the dialog that is open. */
async function submitTeam(page: Page, name: string) {
  await page.getByLabel("Team name").fill(name);
  await page.keyboard.press("Enter");
}

/** Fills in the form of a new webhook, with this page's sandbox as its endpoint. */
async function fillInWebhook(page: Page, name: string) {
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("button", { name: "Use this page's sandbox" }).click();
}

/** Returns the chosen option of the field that selects a webhook, in an automation's form. */
function chosenWebhook(page: Page) {
  const form = page.locator("hw-automation-form");
  return form.getByLabel("Webhook", { exact: true }).locator("option:checked");
}

test("an automation is created starting from its event, and is listed under its registry and collection", async ({
  page,
}) => {
  await page.goto("./#/automations/new");
  await chooseOption(page, "Event", "A new version is added");
  await expect(page.getByText("This event needs a collection.")).toBeVisible();
  const suggestions = page
    .getByLabel("Registry", { exact: true })
    .evaluate((input: HTMLInputElement) => [...(input.list?.options ?? [])].map(({ value }) => value));
  expect(await suggestions).toContain("model-registry");
  await page.getByLabel("Registry", { exact: true }).fill("datasets");
  await page.getByLabel("Webhook", { exact: true }).selectOption("Slack message");
  await page.getByLabel("Name", { exact: true }).fill("Watch images");
  await page.getByRole("button", { name: "Create automation" }).click();
  await expect(page.getByRole("alert").getByText("Nothing was saved. Check: Collection.")).toBeVisible();
  await expect(page.getByLabel("Collection", { exact: true })).toBeFocused();
  await page.getByLabel("Collection", { exact: true }).fill("images");
  await page.getByRole("button", { name: "Create automation" }).click();
  const registry = page.getByRole("region", { name: "Registry acme / datasets" });
  await expect(registry.getByRole("heading", { name: "images" })).toBeVisible();
  await expect(registry.getByRole("link", { name: "Watch images" })).toBeVisible();

  const notice = page.locator("hw-notice");
  await notice.getByRole("link", { name: "Open in Playground" }).click();
  const shown = page.getByRole("combobox", { name: "Automation" }).locator("option:checked");
  await expect(shown).toHaveText("Watch images");
  await expect(notice.getByRole("link")).toHaveCount(0);
});

test("a metric's condition is saved as it was entered", async ({ page }) => {
  await page.goto("./#/automations/new");
  await chooseOption(page, "Event", "Run metric threshold met");
  await page.getByLabel("Project", { exact: true }).fill("churn");
  await page.getByLabel("Metric", { exact: true }).fill("loss");
  await chooseOption(page, "Aggregate", "Maximum");
  await page.getByLabel("Threshold").fill("0.25");
  await page.getByLabel("Name", { exact: true }).fill("Loss is up");
  await page.getByRole("button", { name: "Create automation" }).click();
  await chooseFromMenu(page, "Loss is up", "Edit");
  await expect(page.getByLabel("Metric", { exact: true })).toHaveValue("loss");
  await expect(page.getByRole("combobox", { name: "Aggregate" })).toHaveValue("Maximum");
  await expect(page.getByLabel("Threshold")).toHaveValue("0.25");
});

test("an automation can be disabled, searched, duplicated and deleted, and undo restores it", async ({
  page,
}) => {
  await page.goto("./#/automations");
  const name = "Announce new versions";
  await page.getByRole("switch", { name: `Enabled: ${name}` }).click(FORCE);
  await expect(page.getByText("Disabled")).toBeVisible();
  await test.step("its row is dimmed, and its name looks like a link", async () => {
    const styles = await page.getByRole("link", { name, exact: true }).evaluate((link) => {
      const { opacity, color } = getComputedStyle(link);
      return { opacity: Number(opacity), isColored: color !== getComputedStyle(document.body).color };
    });
    expect(styles.opacity).toBeLessThan(1);
    expect(styles.isColored).toBe(true);
  });
  await test.step("headings and text have sizes of their own", async () => {
    const size = (element: Element) => getComputedStyle(element).fontSize;
    const heading = (level: number) => page.getByRole("main").getByRole("heading", { level }).first();
    expect(await heading(1).evaluate(size)).toBe("20px");
    expect(await heading(2).evaluate(size)).toBe("16px");
    expect(await page.getByRole("link", { name, exact: true }).evaluate(size)).toBe("14px");
  });
  await page.getByRole("searchbox").fill("announce");
  await expect(page.getByRole("listitem")).toHaveCount(1);
  await chooseFromMenu(page, name, "Duplicate");
  await expect(page.getByRole("link", { name: `${name} (copy)` })).toBeVisible();
  await chooseFromMenu(page, name, "Delete");
  await confirm(page, "Delete");
  await expect(page.getByRole("link", { name, exact: true })).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).first().click();
  await expect(page.getByRole("link", { name, exact: true })).toBeVisible();
});

test("the form of a new automation is empty and scrolled to its top, even right after editing another one", async ({
  page,
}) => {
  await page.goto("./#/automations/starter-github");
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Deploy on prod alias");
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await page.goto("./#/automations/new");
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("");
  expect(await page.evaluate(() => scrollY)).toBe(0);
  await page.getByLabel("Name", { exact: true }).fill("A second one");
  await page.getByRole("button", { name: "Create automation" }).click();
  await expect(page.getByRole("link", { name: "A second one" })).toBeVisible();
  await expect(page.getByRole("listitem")).toHaveCount(4);
});

test("a run event moves the scope to a project without the registry's name, and offers what W&B offers", async ({
  page,
}) => {
  await page.goto("./#/automations/new");
  const scope = page.getByRole("combobox", { name: "Scope", exact: true });
  const collection = page.getByLabel("Collection");
  await page.getByLabel("Registry", { exact: true }).fill("wandb-registry-models");
  await collection.fill("churn");
  await test.step("the registry's name and the collection are not taken over", async () => {
    await chooseOption(page, "Event", "Run status change");
    await expect(scope).toHaveValue("Project");
    await expect(page.getByLabel("Project", { exact: true })).toHaveValue("");
    await expect(page.getByLabel("Project", { exact: true })).toHaveAttribute("aria-invalid", "false");
    await expect(page.getByLabel("Team (entity)")).toHaveValue("acme");
    await expect(collection).toHaveCount(0);
  });
  await test.step("only W&B's scopes are offered, with those of the SDK marked", async () => {
    await scope.click();
    await expect(page.getByRole("option", { name: "Registry" })).toHaveCount(0);
    await expect(page.getByRole("option", { name: "Whole team (SDK only)" })).toBeVisible();
    await page.getByRole("option", { name: "Whole team (SDK only)" }).click();
    await expect(
      page.locator("hw-scope-fields").getByText("its Python SDK also accepts a team"),
    ).toBeVisible();
  });
  await test.step("returning to a registry restores what was typed for it", async () => {
    await chooseOption(page, "Event", "A new version is linked to a collection");
    await chooseOption(page, "Scope", "Project");
    await expect(page.getByLabel("Project", { exact: true })).toHaveValue("");
    await expect(collection).toHaveValue("");
    await chooseOption(page, "Scope", "Registry");
    await expect(page.getByLabel("Registry", { exact: true })).toHaveValue("wandb-registry-models");
  });
});

test("the form of a new automation never takes over the collection of another one", async ({ page }) => {
  await page.goto("./#/automations/new");
  await page.getByLabel("Registry", { exact: true }).fill("datasets");
  await page.getByLabel("Collection").fill("churn");
  await page.getByLabel("Name", { exact: true }).fill("Only churn");
  await page.getByRole("button", { name: "Create automation" }).click();
  await page.getByRole("link", { name: "Only churn" }).waitFor();
  await page.getByRole("link", { name: "Create automation" }).click();
  await expect(page.getByLabel("Registry", { exact: true })).toHaveValue("datasets");
  await expect(page.getByLabel("Collection")).toHaveValue("");
  await page.getByRole("link", { name: "Cancel" }).click();
  await page
    .getByRole("region", { name: "Registry acme / model-registry" })
    .getByRole("button", { name: "Create automation: acme / model-registry" })
    .click();
  await expect(page.getByLabel("Registry", { exact: true })).toHaveValue("model-registry");
  await expect(page.getByText("Includes everything in it, and what is created later.")).toBeVisible();
});

test("an automation with errors is saved only after the user accepts them, and the list counts them", async ({
  page,
}) => {
  await page.goto("./#/automations/starter-github");
  await replaceTemplate(page, '{"a": ${alias}, oops, "b": "${run.nothing}"}');
  await page.getByRole("button", { name: "Save changes" }).click();
  const dialog = page.locator("hw-confirm-dialog");
  await expect(dialog.getByRole("heading", { name: "This automation has 2 problems" })).toBeVisible();
  await expect(dialog.getByText("Invalid JSON in the payload")).toBeVisible();
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(page).toHaveURL(/starter-github/);
  await page.getByRole("button", { name: "Save changes" }).click();
  await dialog.getByRole("button", { name: "Save anyway" }).click();
  const row = page
    .getByRole("listitem")
    .filter({ has: page.getByRole("link", { name: "Deploy on prod alias" }) });
  await expect(row.getByText("Error:")).toBeVisible();
  await expect(row.getByRole("link", { name: /^1 more error/ })).toBeVisible();
});

test("an alias trigger without a pattern, which W&B's app requires, is created only knowingly", async ({
  page,
}) => {
  await page.goto("./#/automations/new");
  await chooseOption(page, "Event", "An artifact alias is added");
  await expect(page.getByText("W&B's app requires a pattern.")).toBeVisible();
  await page.getByLabel("Name", { exact: true }).fill("Any alias");
  await page.getByRole("button", { name: "Create automation" }).click();
  await page.locator("hw-confirm-dialog").getByRole("button", { name: "Create anyway" }).click();
  const row = page.getByRole("listitem").filter({ has: page.getByRole("link", { name: "Any alias" }) });
  await expect(row.getByText("W&B's app requires a regular expression for “alias”.")).toBeVisible();
});

test("a condition that was never filled in keeps the automation from being saved, and says why at its field", async ({
  page,
}) => {
  await page.goto("./#/automations/new");
  await chooseOption(page, "Event", "Run status change");
  await page.getByLabel("Project", { exact: true }).fill("churn");
  await page.getByLabel("Name", { exact: true }).fill("Empty condition");
  await page.getByRole("button", { name: "Add condition" }).click();
  await expect(page.getByLabel("Field", { exact: true })).toHaveValue("display_name");
  await expect(page.getByText("Enter a value, or remove the condition.")).toHaveCount(0);
  await page.getByRole("button", { name: "Create automation" }).click();
  await expect(page.getByText("Enter a value, or remove the condition.")).toBeVisible();
  await expect(page.getByLabel("Value", { exact: true })).toBeFocused();
  await expect(page.getByText("Nothing was saved. Check: Value.")).toBeVisible();
  await page.getByRole("button", { name: "Remove the condition on display_name" }).click();
  await page.getByRole("button", { name: "Create automation" }).click();
  await expect(page.getByRole("link", { name: "Empty condition" })).toBeVisible();
});

test("the list shows each trigger's conditions, finds automations by them, and groups those on runs", async ({
  page,
}) => {
  await page.goto("./#/automations/new");
  await chooseOption(page, "Event", "Run metric threshold met");
  await page.getByLabel("Project", { exact: true }).fill("churn");
  await page.getByLabel("Metric", { exact: true }).fill("val/loss");
  await page.getByLabel("Threshold").fill("0.5");
  await page.getByLabel("Name", { exact: true }).fill("Loss");
  await page.getByRole("button", { name: "Create automation" }).click();
  const project = page.getByRole("region", { name: "Project acme / churn" });
  await expect(project.getByRole("heading", { name: "Runs" })).toBeVisible();
  await expect(project.getByText("average val/loss > 0.5")).toBeVisible();
  await expect(page.getByText("alias matches regex ^prod$")).toBeVisible();
  await page.getByRole("searchbox").fill("^prod");
  await expect(page.getByRole("listitem")).toHaveCount(1);
});

test("the form shows the payload that a fitting sample renders, beside the template", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto("./#/automations/starter-github");
  await replaceTemplate(page, '{"alias": "${alias}"}');
  const rendered = page.getByRole("textbox", { name: "Rendered payload" });
  await expect(rendered).toHaveText('{"alias": "prod"}');
  const template = await page.locator("hw-payload-editor").boundingBox();
  const preview = await page.locator("hw-payload-preview").boundingBox();
  expect(preview?.x).toBeGreaterThan((template?.x ?? 0) + (template?.width ?? 0));
  expect(preview?.y).toBe(template?.y);
});

test("in an empty workspace the form leads to creating a team and a webhook, and keeps its draft", async ({
  page,
}) => {
  await createInEmptyWorkspace(page);
  await page.getByRole("link", { name: "Cancel" }).click();
  await expect(page.getByRole("main").getByRole("button", { name: "Load the examples" })).toBeVisible();
  await page.getByRole("link", { name: "Create automation" }).click();
  await page.getByLabel("Registry", { exact: true }).fill("models");
  await page.getByLabel("Team (entity)").fill("acme");
  await page.getByLabel("Name", { exact: true }).fill("First");
  await expect(page.getByText("Create a team first.")).toBeVisible();
  await page.getByRole("button", { name: "Create automation" }).click();
  await expect(page.getByRole("button", { name: "Create team" })).toBeFocused();
  await page.keyboard.press("Enter");
  await submitTeam(page, "acme");
  await expect(page.getByLabel("Team", { exact: true })).toBeFocused();
  await expect(page.getByLabel("Team", { exact: true })).toHaveValue("acme");
  await page.getByRole("link", { name: "Create webhook…" }).click();
  await fillInWebhook(page, "Mine");
  await page.getByRole("button", { name: "Create webhook" }).click();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("First");
  await expect(chosenWebhook(page)).toHaveText("Mine");
  await page.getByRole("button", { name: "Create automation" }).click();
  await expect(page.getByText("→ Mine")).toBeVisible();
});

test("a draft that was begun without a team uses the first team that is created", async ({ page }) => {
  await createInEmptyWorkspace(page);
  await page.getByLabel("Name", { exact: true }).fill("First");
  await openView(page, "Team settings");
  await page.getByRole("button", { name: "Create team" }).first().click();
  await submitTeam(page, "acme");
  await page.getByRole("link", { name: "Create webhook" }).click();
  await fillInWebhook(page, "Mine");
  await page.getByRole("button", { name: "Create webhook" }).click();
  await page.getByRole("heading", { name: "Team settings" }).waitFor();
  await openView(page, "Automations");
  await page.getByRole("link", { name: "Create automation" }).click();
  await expect(page.getByLabel("Team", { exact: true })).toHaveValue("acme");
  await page.getByLabel("Webhook", { exact: true }).selectOption("Mine");
  await page.getByLabel("Registry", { exact: true }).fill("models");
  await page.getByLabel("Team (entity)").fill("acme");
  await page.getByRole("button", { name: "Create automation" }).click();
  await expect(page.getByText("→ Mine")).toBeVisible();
});

test("an automation whose team was deleted says so, and another team can be chosen", async ({ page }) => {
  await page.goto("./#/settings");
  await page.getByRole("button", { name: "Create team" }).click();
  await submitTeam(page, "other");
  const teams = page.getByRole("combobox", { name: "Team" });
  await expect(teams).toHaveValue("other");
  await teams.selectOption("acme");
  await page.getByRole("button", { name: "Delete team" }).click();
  await confirm(page, "Delete");
  await openView(page, "Automations");
  const row = page.getByRole("listitem").filter({ hasText: "Announce new versions" });
  await expect(row.getByText("No webhook")).toBeVisible();
  await chooseFromMenu(page, "Announce new versions", "Edit");
  const team = page.getByLabel("Team", { exact: true });
  await expect(team.locator("option:checked")).toHaveText("acme (team not found)");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(team).toBeFocused();
  await team.selectOption("other");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("link", { name: "Announce new versions" })).toBeVisible();
});

test("a name of only spaces is rejected at its field, an invisible character is reported, and surrounding spaces are trimmed", async ({
  page,
}) => {
  await page.goto("./#/automations/starter-slack");
  const name = page.getByLabel("Name", { exact: true });
  await name.fill("   ");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(name).toBeFocused();
  await expect(name).toHaveAttribute("aria-invalid", "true");
  await name.fill("Tell\u200b");
  await name.press("Tab");
  await expect(page.getByText("Invisible character U+200B (zero-width character).")).toBeVisible();
  await page.getByRole("button", { name: "Remove the invisible character" }).click();
  await expect(name).toHaveValue("Tell");
  await name.fill("  Tell  ");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("link", { name: "Tell", exact: true })).toBeVisible();
});

test("on a phone the search has a row of its own, and the button of a group is beside its heading", async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("./#/automations");
  const search = await page.getByRole("searchbox").boundingBox();
  expect(search?.width).toBeGreaterThan(300);
  const heading = await page.getByRole("heading", { level: 2 }).first().boundingBox();
  const button = await page
    .getByRole("button", { name: /^Create automation:/ })
    .first()
    .boundingBox();
  expect(button?.y).toBeLessThan((heading?.y ?? 0) + (heading?.height ?? 0));
  // The icon of a long sentence is beside it, not above it.
  await page.setViewportSize({ width: 340, height: 844 });
  await page.goto("./#/automations/new");
  const isBeside = (note: Element) => {
    const range = document.createRange();
    range.selectNodeContents(note);
    const [icon, text] = range.getClientRects();
    return icon !== undefined && text !== undefined && text.top < icon.bottom;
  };
  expect(await page.getByText("Without a webhook the automation sends nothing.").evaluate(isBeside)).toBe(
    true,
  );
});

test("the search field stays when all automations that it found are deleted", async ({ page }) => {
  await page.goto("./#/automations");
  const search = page.getByRole("searchbox");
  for (const name of ["Notify reviewers of tags", "Announce new versions"]) {
    await search.fill(name);
    await page.getByRole("button", { name: `More for ${name}` }).click();
    await page.getByRole("menuitem", { name: "Delete" }).click();
    await confirm(page, "Delete");
  }
  await expect(page.getByText("No matches.")).toBeVisible();
  await search.fill("");
  await expect(page.getByRole("link", { name: "Deploy on prod alias" })).toBeVisible();
});

test("a webhook can be created from the form, which keeps its draft and then has it selected", async ({
  page,
}) => {
  test.slow();
  const webhook = page.getByLabel("Webhook", { exact: true });
  await test.step("a form that was not edited returns as it was", async () => {
    await page.goto("./#/automations");
    await page.getByRole("button", { name: "Create automation: acme / model-registry" }).click();
    await page.getByRole("link", { name: "Create webhook…" }).click();
    await expect(page.getByRole("link", { name: "Back to the automation" })).toBeVisible();
    await page.getByRole("link", { name: "Cancel" }).click();
    await expect(page.getByRole("heading", { name: "Create automation" })).toBeVisible();
    await expect(webhook).toBeFocused();
    await expect(page.getByLabel("Registry", { exact: true })).toHaveValue("model-registry");
  });
  await test.step("an edited form returns with the new webhook", async () => {
    await page.getByLabel("Name", { exact: true }).fill("Mine to finish");
    await page.getByRole("link", { name: "Create webhook…" }).click();
    await fillInWebhook(page, "Mine");
    await page.getByRole("button", { name: "Create webhook" }).click();
    await expect(webhook).toBeFocused();
    await expect(chosenWebhook(page)).toHaveText("Mine");
    await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Mine to finish");
    await page.getByRole("button", { name: "Create automation" }).click();
    await expect(page.getByText("→ Mine")).toBeVisible();
  });
  await test.step("so does the form of an existing automation", async () => {
    await page.goto("./#/automations/starter-github");
    await page.getByRole("link", { name: "Create webhook…" }).click();
    await fillInWebhook(page, "Another");
    await page.getByRole("button", { name: "Create webhook" }).click();
    await expect(page.getByRole("heading", { name: "Edit automation" })).toBeVisible();
    await expect(chosenWebhook(page)).toHaveText("Another");
  });
});

test("the form previews a sample that fires the automation, and says in one line whether it would", async ({
  page,
}) => {
  const verdict = page.locator("hw-automation-form .verdict");
  const registry = page.getByLabel("Registry", { exact: true });
  const sample = page.getByLabel("Preview for");
  await test.step("a new form asks for what would keep it from sending, and not for its name", async () => {
    await page.goto("./#/automations/new");
    await expect(verdict).toContainText("This automation has no webhook, so nothing would be sent.");
  });
  await page.goto("./#/automations/starter-github");
  await expect(verdict).toContainText("Would fire for this sample.");
  const own = await sample.locator("option:checked").textContent();
  await expect(verdict).toContainText(`Sample: ${own}`);
  await test.step("where no sample fires it, one is made", async () => {
    await registry.fill("other-models");
    await expect(verdict).toHaveText(
      /Would fire for this sample\.\s+Sample: Example made for this automation/,
    );
    await replaceTemplate(page, '{"project": "${project_name}"}');
    await expect(page.getByRole("textbox", { name: "Rendered payload" })).toHaveText(
      '{"project": "other-models"}',
    );
  });
  await test.step("a sample that the user chooses stays, and the verdict names the first reason", async () => {
    await sample.selectOption(own);
    await expect(verdict).toContainText("Would not fire: It watches registry “other-models”");
    await registry.fill("model-registry");
    await expect(verdict).toContainText("Would fire for this sample.");
    await page.getByLabel("Alias matches regex").fill("^staging$");
    await expect(verdict).toContainText("Would not fire:");
    await sample.selectOption("Example made for this automation");
    await expect(verdict).toContainText("Would fire for this sample.");
  });
  await test.step("a form that is not finished says what is missing", async () => {
    await registry.fill("");
    await expect(verdict).toContainText("No verdict yet. Fill in: Registry.");
    await registry.fill("model-registry");
    await page.getByLabel("Alias matches regex").fill("");
    await expect(verdict).toContainText("W&B's app requires a regular expression for “alias”.");
    await page.getByLabel("Alias matches regex").fill("^prod$");
    await chooseOption(page, "Event", "Run metric threshold met");
    await expect(verdict).toContainText("No verdict yet. Fill in: Project, Metric.");
    await page.getByLabel("Project", { exact: true }).fill("churn");
    await page.getByLabel("Metric", { exact: true }).fill("loss");
    await expect(verdict).toContainText("Fires only if the run's earlier values allow it");
    await chooseOption(page, "Aggregate", "Each value");
    await expect(verdict).toContainText("Would fire for this sample.");
  });
  await test.step("it is never good where nothing, or a payload with errors, would be sent", async () => {
    await page.getByRole("link", { name: "Cancel" }).click();
    await page.goto("./#/automations/starter-github");
    await expect(verdict).toContainText("Would fire for this sample.");
    await replaceTemplate(page, '{"a": oops}');
    await expect(verdict).toContainText("Would fire for this sample, but the payload has 1 error.");
    await replaceTemplate(page, "{}");
    await page.getByLabel("Webhook", { exact: true }).selectOption("No webhook");
    await expect(verdict).toContainText("This automation has no webhook, so nothing would be sent.");
    await page.getByRole("switch", { name: "Enabled" }).click(FORCE);
    await expect(verdict).toContainText("Would not fire:");
  });
});

test("an automation's name leads to its details, which can be read without editing", async ({ page }) => {
  await page.goto("./#/automations");
  await page.getByRole("link", { name: "Deploy on prod alias" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Deploy on prod alias" })).toBeVisible();
  const details = page.locator("hw-automation-details");
  for (const text of [
    "Enabled",
    "An artifact alias is added",
    "alias matches regex ^prod$",
    "Registry: acme / model-registry",
    "Includes everything in it, and what is created later.",
    "GitHub workflow",
    '"event_type"',
  ])
    await expect(details).toContainText(text);
  await expect(details.getByRole("textbox")).toHaveCount(0);
  await test.step("and say how to create it in W&B, in its app or with its SDK", async () => {
    const steps = details.locator("hw-wandb-steps");
    await expect(steps.getByRole("listitem")).toHaveText([
      /In the settings of the team acme, under Webhooks, create the webhook GitHub workflow for the address of your receiver/,
      "Open the registry acme / model-registry, and its Automations tab.",
      "Choose Create automation, then the event “An artifact alias is added”.",
      "Enter its conditions: alias matches regex ^prod$.",
      "Choose the team acme and the action type Webhooks, then the webhook GitHub workflow.",
      "Paste the payload from above.",
      /^Enter the description: /,
      "Enter the name Deploy on prod alias, and choose Create automation.",
    ]);
    await steps.getByText("Code for W&B's Python SDK").click();
    const code = steps.getByRole("region", { name: "Code for W&B's Python SDK" });
    for (const line of [
      "from wandb.automations import OnAddArtifactAlias, SendWebhook",
      'scope = api.project("model-registry", entity="acme")',
      'if one.name == "GitHub workflow")',
      'name="Deploy on prod alias",',
    ])
      await expect(code).toContainText(line);
    await expect(steps).toContainText("The SDK accepts only a payload that is a JSON object");
  });
  await details.getByRole("link", { name: "Edit" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /^Edit automation/ })).toBeVisible();
  await page.goto("./#/automations/nothing/details");
  await expect(page.getByText("Automation not found.")).toBeVisible();
});

test("an automation can be created from a registry's heading and from a collection's", async ({ page }) => {
  await page.goto("./#/automations");
  const registry = page.getByRole("region", { name: "Registry acme / model-registry" });
  await registry.getByRole("button", { name: "Create automation: acme / model-registry" }).click();
  await expect(page.getByLabel("Registry", { exact: true })).toHaveValue("model-registry");
  await expect(page.getByText("Includes everything in it, and what is created later.")).toBeVisible();
  await page.getByLabel("Collection").fill("churn");
  await page.getByLabel("Name", { exact: true }).fill("Only churn");
  await page.getByRole("button", { name: "Create automation" }).click();
  await registry.getByRole("button", { name: "Create automation for this collection: churn" }).click();
  await expect(page.getByLabel("Registry", { exact: true })).toHaveValue("model-registry");
  await expect(page.getByLabel("Collection")).toHaveValue("churn");
  await expect(page.getByText("Only this collection.")).toBeVisible();
});

test("a webhook that is created from an automation's form belongs to the form's team", async ({ page }) => {
  test.slow();
  await page.goto("./#/settings");
  await page.getByRole("button", { name: "Create team" }).click();
  await submitTeam(page, "other");
  await page.goto("./#/automations/new");
  await page.getByLabel("Team", { exact: true }).selectOption("other");
  await page.getByRole("link", { name: "Create webhook" }).click();
  await fillInWebhook(page, "Theirs");
  await page.goto("./#/settings");
  await page.getByRole("combobox", { name: "Team" }).selectOption("acme");
  await page.getByRole("link", { name: "Create webhook" }).click();
  // A draft belongs to the team that it was begun for.
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("");
  await page.goto("./#/automations/new");
  await page.getByLabel("Team", { exact: true }).selectOption("other");
  await page.getByRole("link", { name: "Create webhook" }).click();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Theirs");
  await page.getByRole("button", { name: "Create webhook" }).click();
  await expect(chosenWebhook(page)).toHaveText("Theirs");
  await expect(page.getByLabel("Team", { exact: true })).toHaveValue("other");
});

test("the form's payload editor reports and fixes problems like the Playground", async ({ page }) => {
  await page.goto("./#/automations/starter-github");
  await replaceTemplate(page, '{"who": "${event_autor}"}');
  await expect(page.locator("hw-payload-field").getByText("Unknown payload variable")).toBeVisible();
  await page.locator("hw-payload-field").getByRole("button", { name: "Fix" }).click();
  await expect(page.getByRole("textbox", { name: "Payload template" })).toHaveText(
    '{"who": "${event_author}"}',
  );
  await page.getByRole("button", { name: "Save" }).click();
  await chooseFromMenu(page, "Deploy on prod alias", "Open in Playground");
  await expect(page.getByRole("textbox", { name: "Rendered payload" })).toHaveText('{"who": "mina"}');
});

test("the label of the run states has the same size as the other labels", async ({ page }) => {
  await page.goto("./#/automations/new");
  await chooseOption(page, "Event", "Run status change");
  const fontSize = (text: string) =>
    page.getByText(text, { exact: true }).evaluate((element) => getComputedStyle(element).fontSize);
  expect(await fontSize("Run status becomes")).toBe(await fontSize("Filter"));
});

test("a condition on a field that the chosen event does not have is reported in the form and in the list", async ({
  page,
}) => {
  await page.goto("./#/automations/new");
  await chooseOption(page, "Event", "An artifact tag is added");
  await page.getByLabel("Tag matches regex").fill("^stable");
  const warning = page.locator("hw-filter-fields").getByText("have no “tag”");
  await expect(warning).toHaveCount(0);
  await chooseOption(page, "Event", "Run status change");
  await expect(warning).toBeVisible();
  await page.getByLabel("Project", { exact: true }).fill("churn");
  await page.getByRole("checkbox", { name: "Failed" }).check(FORCE);
  await page.getByLabel("Name", { exact: true }).fill("Nothing");
  await page.getByRole("button", { name: "Create automation" }).click();
  const row = page.getByRole("listitem").filter({ has: page.getByRole("link", { name: "Nothing" }) });
  await expect(row.getByText("have no “tag”")).toBeVisible();
});
