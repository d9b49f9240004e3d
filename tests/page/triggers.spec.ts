import type { Page } from "@playwright/test";
import type { Automation, Trigger, WorkspaceStore } from "hookwright";
import { violations } from "./axe.ts";
import { choose, DRAWN } from "./by-hand.ts";
import { expect, test } from "./test.ts";

/** The page's outermost element, as far as these tests reach into it. */
type Shell = Element & { store?: WorkspaceStore };

const json = (page: Page) => page.getByRole("textbox", { name: "Filter as JSON" });
const asJson = (page: Page) => page.getByRole("switch", { name: "Edit as JSON" });

/** A new automation's form with this event chosen, ready but for the trigger's own fields. */
async function begin(page: Page, event: string) {
  await page.goto("./#/automations/new");
  await choose(page, "Event", event);
  await choose(page, "Scope", "Project");
  await page.getByRole("textbox", { name: "Project", exact: true }).fill("churn");
  await page
    .getByRole("textbox", { name: /^Collection/ })
    .fill(event === "A new version is added" ? "c" : "");
  await page.getByLabel("Name", { exact: true }).fill("Tried");
}

/** Saves the form and answers the trigger that is stored. */
async function save(page: Page): Promise<Trigger> {
  await page.getByRole("button", { name: /Create automation|Save/ }).click();
  await expect(page.getByRole("link", { name: "Tried", exact: true })).toBeVisible();
  return page.evaluate(() => {
    const shell = document.querySelector<Shell>("hw-app-shell");
    const made = shell?.store?.workspace.automations.find(({ name }) => name === "Tried");
    if (!made) throw new Error("the automation is not stored");
    return made.trigger;
  });
}

/** Opens the form of an automation like the first one, with this trigger. */
async function open(page: Page, trigger: Trigger) {
  await page.goto("./#/automations");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.evaluate(async (trigger) => {
    const shell = document.querySelector<Shell>("hw-app-shell");
    const [first] = shell?.store?.workspace.automations ?? [];
    if (!shell?.store || !first) throw new Error("the starter has no automation");
    const automation: Automation = { ...first, id: "tried", name: "Tried", trigger };
    await shell.store.apply({ type: "put_automation", automation });
  }, trigger);
  await page.goto("./#/automations/tried");
}

/** Replaces the filter's whole JSON, as one paste does. */
async function write(page: Page, text: string) {
  await json(page).click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText(text);
}

test.describe("form, JSON and form again say the same, for", () => {
  const FILTERS = [
    {
      event: "An artifact alias is added",
      field: "Alias matches regex",
      typed: 'prod-\\d+"$',
      text: String.raw`{"$or":[{"$and":[{"alias":{"$regex":"prod-\\d+\"$"}}]}]}`,
    },
    {
      event: "An artifact tag is added",
      field: "Tag matches regex",
      typed: "^stable",
      text: '{"$or":[{"$and":[{"tag":{"$regex":"^stable"}}]}]}',
    },
    {
      event: "A collection tag is removed",
      field: "Tag matches regex",
      typed: "eu|us",
      text: '{"$or":[{"$and":[{"tag":{"$regex":"eu|us"}}]}]}',
    },
    {
      event: "Run status change",
      field: "Run name matches regex",
      typed: "^baseline",
      text: '{"$and":[{"display_name":{"$regex":"^baseline"}}]}',
    },
    {
      event: "Run metric threshold met",
      field: "User is",
      typed: "mina",
      text: '{"$and":[{"user":{"$eq":"mina"}}]}',
    },
  ];
  for (const { event, field, typed, text } of FILTERS) {
    test(`the filter of “${event}” by ${field}`, async ({ page }) => {
      await begin(page, event);
      if (event.startsWith("Run metric")) await page.getByLabel("Metric", { exact: true }).fill("loss");
      await page.getByLabel(field).fill(typed);
      await asJson(page).check(DRAWN);
      await expect(json(page)).toHaveText(text);
      await asJson(page).uncheck(DRAWN);
      await expect(page.getByLabel(field)).toHaveValue(typed);
      expect((await save(page)).filter).toBe(text);
    });
  }

  for (const event of ["A new version is linked to a collection", "A new version is added"]) {
    test(`a condition that is added to “${event}”`, async ({ page }) => {
      await begin(page, event);
      await expect(page.getByText("No conditions:")).toBeVisible();
      await page.getByRole("button", { name: "Add condition" }).click();
      await expect(page.getByLabel("Field", { exact: true })).toBeFocused();
      await page.getByLabel("Field", { exact: true }).fill("metadata.accuracy");
      await choose(page, "Condition", "is at or above");
      await choose(page, "Value type", "JSON");
      await page.getByLabel("Value", { exact: true }).fill("0.90");
      await asJson(page).check(DRAWN);
      const text = '{"$or":[{"$and":[{"metadata.accuracy":{"$gte":0.90}}]}]}';
      await expect(json(page)).toHaveText(text);
      await asJson(page).uncheck(DRAWN);
      await expect(page.getByLabel("Value", { exact: true })).toHaveValue("0.90");
      expect((await save(page)).filter).toBe(text);
    });
  }
});

test("a metric's threshold is kept as it was typed, each value by itself included", async ({ page }) => {
  await begin(page, "Run metric threshold met");
  await expect(page.getByLabel("Window (values)")).toHaveValue("5");
  await page.getByLabel("Metric", { exact: true }).fill("val/loss");
  await choose(page, "Aggregate", "Each value");
  await expect(page.getByLabel("Window (values)")).toHaveValue("1");
  await expect(page.getByLabel("Window (values)")).toBeDisabled();
  await choose(page, "Comparison", "≠ not equal to");
  await expect(page.getByText("its Python SDK does not.")).toBeVisible();
  await choose(page, "Comparison", "≤ at or below");
  await page.getByLabel("Threshold").fill("2.50e-3");
  await expect(page.getByText("Fires when a value of “val/loss” is ≤ 0.0025.")).toBeVisible();
  await expect(page.getByLabel("Threshold")).toHaveValue("2.50e-3");
  expect(await save(page)).toMatchObject({
    type: "RUN_METRIC",
    condition: { name: "val/loss", window_size: 1, cmp_op: "$lte", threshold: 0.0025 },
  });
});

test("a relative change is shown as percent and stored as a fraction, without rounding", async ({ page }) => {
  await begin(page, "Run metric change threshold met");
  await expect(page.getByLabel("Current window")).toHaveValue("10");
  await expect(page.getByLabel("Prior window")).toHaveValue("50");
  await page.getByLabel("Metric", { exact: true }).fill("loss");
  await choose(page, "Aggregate", "Minimum");
  await choose(page, "Direction", "Increase");
  // 0.07 * 100 is 7.000000000000001 in binary arithmetic, and 0.29 * 100 is 28.999999999999996.
  for (const [percent, fraction] of [
    ["7", 0.07],
    ["29", 0.29],
    ["12.5", 0.125],
  ] as const) {
    await page.getByLabel("Minimum change (%)").fill(percent);
    expect(await save(page)).toMatchObject({
      type: "RUN_METRIC_CHANGE",
      condition: {
        agg_op: "MIN",
        current_window_size: 10,
        prior_window_size: 50,
        change_type: "RELATIVE",
        change_dir: "INCREASE",
        change_amount: fraction,
      },
    });
    await page.getByRole("link", { name: "Tried", exact: true }).click();
    await expect(page.getByLabel("Minimum change (%)")).toHaveValue(percent);
  }
  await choose(page, "Change type", "Absolute");
  await expect(page.getByLabel("Minimum change")).toHaveValue("0.125");
});

test("a z-score begins with W&B's window and threshold", async ({ page }) => {
  await begin(page, "Run metric z-score threshold met");
  await page.getByLabel("Metric", { exact: true }).fill("loss");
  await choose(page, "Direction", "Decrease");
  expect(await save(page)).toMatchObject({
    type: "RUN_METRIC_ZSCORE",
    condition: { name: "loss", window_size: 30, threshold: 3, change_dir: "DECREASE" },
  });
});

test("a run's status offers what W&B's app offers, and wants one of them", async ({ page }) => {
  await begin(page, "Run status change");
  const states = page.getByRole("group", { name: "Run status becomes" });
  await expect(states.getByRole("checkbox")).toHaveCount(3);
  await states.getByRole("checkbox", { name: "Finished" }).uncheck(DRAWN);
  await page.getByRole("button", { name: "Create automation" }).click();
  await expect(page).toHaveURL(/automations\/new/);
  await states.getByRole("checkbox", { name: "Running" }).check(DRAWN);
  await states.getByRole("checkbox", { name: "Failed" }).check(DRAWN);
  expect(await save(page)).toMatchObject({ type: "RUN_STATE", states: ["RUNNING", "FAILED"] });
});

test("half a number stays in its field, and is not saved", async ({ page }) => {
  await begin(page, "Run metric threshold met");
  await page.getByLabel("Metric", { exact: true }).fill("loss");
  await page.getByLabel("Threshold").fill("1e");
  await expect(page.getByText("Enter a number, for example")).toBeVisible();
  await page.getByLabel("Metric", { exact: true }).fill("loss2");
  await expect(page.getByLabel("Threshold")).toHaveValue("1e");
  await page.getByLabel("Window (values)").fill("0");
  await page.getByRole("button", { name: "Create automation" }).click();
  await expect(page).toHaveURL(/automations\/new/);
  await page.getByLabel("Window (values)").fill("3");
  await page.getByLabel("Threshold").fill("12345678901234567890");
  await expect(page.getByText("Saved as 12345678901234567000.")).toBeVisible();
  await page.getByLabel("Threshold").fill("1e4");
  expect(await save(page)).toMatchObject({ condition: { window_size: 3, threshold: 10000 } });
});

test("the alias field shows live which known aliases it matches, typed ones included", async ({ page }) => {
  await begin(page, "An artifact alias is added");
  const known = page.getByRole("list", { name: "Known values" }).getByRole("listitem");
  await page.getByLabel("Alias matches regex").fill("^prod");
  // The starter's and the core's sample events have these.
  await expect(known.filter({ hasText: /^\s*prod\s*matches\s*$/ })).toBeVisible();
  await expect(known.filter({ hasText: /^\s*latest\s*does not match\s*$/ })).toBeVisible();
  await page.getByLabel("Test another value").fill("my-prod");
  await expect(known.filter({ hasText: /^\s*my-prod\s*does not match\s*$/ })).toBeVisible();
  await page.getByLabel("Alias matches regex").fill("prod$");
  await expect(known.filter({ hasText: /^\s*my-prod\s*matches\s*$/ })).toBeVisible();
  await page.getByLabel("Test another value").fill("my-prod-2");
  await expect(known.filter({ hasText: /^\s*my-prod-2\s*does not match\s*$/ })).toBeVisible();
});

test("a pattern that RE2 does not have is refused at its place", async ({ page }) => {
  await begin(page, "An artifact alias is added");
  const field = page.getByLabel("Alias matches regex");
  await field.fill('"quoted" (?=prod)x');
  await expect(field).toHaveAttribute("aria-invalid", "true");
  const problem = page.locator("hw-pattern-field .problem");
  await expect(problem).toContainText("RE2");
  await page.getByRole("button", { name: "Show in the filter" }).click();
  await expect(field).toBeFocused();
  const selected = await field.evaluate((input: HTMLInputElement) =>
    input.value.slice(input.selectionStart ?? 0, input.selectionEnd ?? 0),
  );
  expect(selected).toMatch(/^\(\?=/);
  await expect(problem.locator("mark")).toHaveText(selected);
  await expect(page.getByRole("listitem").filter({ hasText: /^\s*prod\s*does not match\s*$/ })).toBeVisible();
});

test("wrong and half typed JSON is kept, through the switch, a save and a reload", async ({ page }) => {
  const half = '{"$or":[{"$and":[{"alias":{"$regex":"^pr';
  await begin(page, "An artifact alias is added");
  await asJson(page).check(DRAWN);
  await write(page, half);
  await expect(page.getByText("so the form can't show it.")).toBeVisible();
  await expect(asJson(page)).toBeDisabled();
  await expect(page.locator("hw-filter-json hw-problem-list")).toContainText("not JSON");
  expect((await save(page)).filter).toBe(half);
  await page.reload();
  await page.getByRole("link", { name: "Tried", exact: true }).click();
  await expect(json(page)).toHaveText(half);
});

test("what the form can't show stays JSON, to the letter, and the form says so", async ({ page }) => {
  const filter = '{ "$nor": [ {"alias": {"$regex": "rc"}}, {"metadata.n": 1.10} ],  "$near": [1.0] }';
  await open(page, { type: "ADD_ARTIFACT_ALIAS", filter });
  await expect(page.getByText("The form can't show this filter completely")).toBeVisible();
  await expect(asJson(page)).toBeChecked();
  await expect(asJson(page)).toBeDisabled();
  await expect(json(page)).toHaveText(filter);
  await expect(page.locator("hw-filter-json hw-problem-list")).toContainText("$near");
  await page.getByRole("textbox", { name: "Description optional" }).fill("touched");
  expect((await save(page)).filter).toBe(filter);
});

test("a value that is half typed as JSON keeps the form, and numbers stay as typed", async ({ page }) => {
  await open(page, { type: "LINK_ARTIFACT", filter: '{"metadata.n":{"$gt":12345678901234567890.10}}' });
  const value = page.getByLabel("Value", { exact: true });
  await expect(value).toHaveValue("12345678901234567890.10");
  await value.fill('["a", ');
  await expect(page.locator("hw-filter-row [data-code]")).toContainText("not JSON");
  await expect(value).toHaveValue('["a", ');
  await value.fill('["a", 1.0]');
  await choose(page, "Condition", "is one of");
  expect((await save(page)).filter).toBe('{"$or":[{"$and":[{"metadata.n":{"$in":["a", 1.0]}}]}]}');
});

test("the keyboard alone writes a filter and leaves its editor", async ({ page }) => {
  await begin(page, "An artifact alias is added");
  await asJson(page).focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("Tab");
  await expect(json(page)).toBeFocused();
  await page.keyboard.insertText('{"alias": "prod"}');
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  await expect(json(page)).not.toBeFocused();
  await asJson(page).focus();
  await page.keyboard.press("Space");
  await expect(page.getByLabel("Value", { exact: true })).toHaveValue("prod");
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds no violation in the fields of a trigger in the ${colorScheme} theme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    for (const event of [
      "An artifact alias is added",
      "Run metric threshold met",
      "Run metric change threshold met",
      "Run status change",
    ]) {
      await page.goto("./#/automations");
      await begin(page, event);
      await page.getByLabel(/matches regex/).fill("(?=x)");
      await page.getByRole("button", { name: "Add condition" }).click();
      for (const mode of ["form", "JSON"]) {
        await asJson(page).setChecked(mode === "JSON", DRAWN);
        expect.soft(await violations(page), `${event}, ${mode}`).toEqual([]);
      }
      await page.reload();
    }
  });
}
