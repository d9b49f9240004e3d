import type { Page } from "@playwright/test";
import type { Automation, Scope, Trigger, Workspace } from "hookwright";
import type { AppShell } from "./app-shell.ts";
import { expectNoViolations } from "./axe.ts";
import { countTurnsWith } from "./event-loop.ts";
import { expect, test } from "./test.ts";
import { replaceEditorText } from "./user-actions.ts";

/** The alias “prod” was added to a version of acme / model-registry / churn, of the organization acme-corp. */
const EVENT = JSON.stringify({
  type: "ADD_ARTIFACT_ALIAS",
  author: "mina",
  organization: { name: "acme-corp", id: "O1" },
  entity: { name: "acme", id: "E1" },
  registry: { name: "model-registry", id: "R1" },
  collection: { name: "churn", id: "C1" },
  artifact_version: { id: "QXJ0aWZhY3Q6NTE3ODg5ODg3", index: 3, aliases: ["latest"], tags: ["approved"] },
  alias: "prod",
});

/** A run in acme / churn-training logged the loss 0.05. */
const METRIC_EVENT = JSON.stringify({
  type: "RUN_METRIC",
  author: "mina",
  entity: "acme",
  project: "churn-training",
  run: { id: "r1", display_name: "baseline-1", user: "mina" },
  metric: { name: "loss", value: 0.05, step: 1 },
});

const registry: Scope = { type: "registry", entity: "acme", registry: "model-registry" };
const project: Scope = { type: "project", entity: "acme", project: "churn-training" };
const anyAlias: Trigger = { type: "ADD_ARTIFACT_ALIAS", filter: "" };
const alias = (filter: string): Trigger => ({ type: "ADD_ARTIFACT_ALIAS", filter });

interface Case {
  readonly name: string;
  readonly scope: Scope;
  readonly trigger: Trigger;
  readonly disabled?: true;
  /** Why the automation does not fire, and the form's field to edit; absent if it fires. */
  readonly silent?: { readonly reason: string; readonly field: string };
}

const CASES: readonly Case[] = [
  {
    name: "Registry by name, regex",
    scope: registry,
    trigger: alias('{"$or":[{"$and":[{"alias":{"$regex":"^prod"}}]}]}'),
  },
  {
    name: "Registry by ID, under its former name",
    scope: { type: "registry", entity: "acme", registry: { name: "former-name", id: "R1" } },
    trigger: anyAlias,
  },
  {
    name: "Registry of the same name with another ID",
    scope: { type: "registry", entity: "acme", registry: { name: "model-registry", id: "R2" } },
    trigger: anyAlias,
    silent: {
      reason: "It watches registry “model-registry” (R2); the event is from registry “model-registry” (R1).",
      field: "Registry",
    },
  },
  {
    name: "Collection by name, exact",
    scope: { ...registry, collection: "churn" },
    trigger: alias('{"alias":"prod"}'),
  },
  {
    name: "Collection by ID",
    scope: { ...registry, collection: { name: "attrition", id: "C1" } },
    trigger: alias('{"alias":{"$in":["prod","production"]}}'),
  },
  {
    name: "Another collection",
    scope: { ...registry, collection: "images" },
    trigger: anyAlias,
    silent: {
      reason: "It watches collection “images”; the event is from collection “churn”.",
      field: "Collection",
    },
  },
  { name: "Team", scope: { type: "team", entity: "acme" }, trigger: alias('{"alias":{"$contains":"ro"}}') },
  {
    name: "Another team",
    scope: { type: "team", entity: "globex" },
    trigger: anyAlias,
    silent: { reason: "It watches team “globex”; the event is from team “acme”.", field: "Team (entity)" },
  },
  {
    name: "Organization",
    scope: { type: "organization", organization: "acme-corp" },
    trigger: alias('{"$nor":[{"alias":"staging"}]}'),
  },
  {
    name: "Another organization",
    scope: { type: "organization", organization: { name: "acme-corp", id: "O2" } },
    trigger: anyAlias,
    silent: {
      reason: "It watches organization “acme-corp” (O2); the event is from organization “acme-corp” (O1).",
      field: "Organization",
    },
  },
  {
    name: "Project with the registry's name",
    scope: { type: "project", entity: "acme", project: "model-registry" },
    trigger: anyAlias,
    silent: {
      reason: "It watches project “model-registry”; the event is from registry “model-registry”.",
      field: "Project",
    },
  },
  {
    name: "Disabled",
    scope: registry,
    trigger: anyAlias,
    disabled: true,
    silent: { reason: "It is disabled.", field: "Enabled" },
  },
  {
    name: "Tag added",
    scope: registry,
    trigger: { type: "ADD_ARTIFACT_TAG", filter: '{"tag":{"$regex":"prod"}}' },
    silent: {
      reason: "It waits for “An artifact tag is added”; this event is “An artifact alias is added”.",
      field: "Event",
    },
  },
  {
    name: "Run finished",
    scope: project,
    trigger: { type: "RUN_STATE", states: ["FINISHED"], filter: "" },
    silent: {
      reason: "It waits for “Run status change”; this event is “An artifact alias is added”.",
      field: "Event",
    },
  },
  {
    name: "Metric on a registry",
    scope: registry,
    trigger: {
      type: "RUN_METRIC",
      condition: { name: "loss", agg_op: "MIN", window_size: 5, cmp_op: "$lt", threshold: 0.1 },
      filter: "",
    },
    silent: {
      reason: "Registry scope is not allowed for “Run metric threshold met”.",
      field: "Registry",
    },
  },
  {
    name: "Regex for another alias",
    scope: registry,
    trigger: alias('{"$or":[{"$and":[{"alias":{"$regex":"^staging"}}]}]}'),
    silent: { reason: "alias: “prod” does not match the regex ^staging.", field: "Filter" },
  },
  {
    name: "Exactly another alias",
    scope: registry,
    trigger: alias('{"alias":{"$eq":"production"}}'),
    silent: { reason: "alias: “prod” is not “production”.", field: "Filter" },
  },
  {
    name: "Prefix, and a missing tag",
    scope: registry,
    trigger: alias('{"$and":[{"alias":{"$regex":"^pr"}},{"tags":"rejected"}]}'),
    silent: { reason: "tags: [“approved”] is not “rejected”.", field: "Filter" },
  },
  {
    name: "Unknown operator",
    scope: registry,
    trigger: alias('{"alias":{"$near":"prod"}}'),
    silent: { reason: "Unknown operator $near: it never matches.", field: "Filter" },
  },
  {
    name: "Incomplete filter",
    scope: registry,
    trigger: alias('{"alias":'),
    silent: {
      reason: "The filter can't be read: Invalid JSON: unexpected end of the text, expected a value.",
      field: "Filter",
    },
  },
];

const FIRING = CASES.filter(({ silent }) => silent === undefined).map(({ name }) => name);
const SILENT = CASES.filter(({ silent }) => silent !== undefined).map(({ name }) => name);

const automation = ({ name, scope, trigger, disabled }: Case, id: number): Automation => ({
  id: `a${id}`,
  name,
  enabled: disabled === undefined,
  scope,
  team: "acme",
  trigger,
});

const workspace = (automations: Automation[], event = EVENT): Workspace => ({
  teams: [{ name: "acme", secrets: [], webhooks: [] }],
  automations,
  samples: [{ id: "s", name: "The alias prod is added", event }],
  settings: { secret_retention: "tab", theme: "system" },
});

const view = (page: Page) => page.locator("hw-firing-view");
const row = (page: Page, name: string) =>
  view(page)
    .getByRole("listitem")
    .filter({ has: page.getByText(name, { exact: true }) });

/** Opens the Playground with this workspace, at the tab that shows which automations fire. */
async function open(page: Page, workspace: Workspace) {
  await openPlayground(page, workspace);
  await openFiringTab(page);
}

async function openPlayground(page: Page, workspace: Workspace) {
  await page.goto("./");
  // Once this tab is visible, the page has loaded its workspace.
  await expect(page.getByRole("tab", { name: "Which automations fire?" })).toBeVisible();
  await page.evaluate(async (workspace) => {
    const shell = document.querySelector<AppShell>("hw-app-shell");
    await shell?.store?.apply({ type: "replace_workspace", workspace });
  }, workspace);
}

async function openFiringTab(page: Page) {
  await page.getByRole("tab", { name: "Which automations fire?" }).click();
}

function selectedText(page: Page): Promise<string | undefined> {
  return page.evaluate(() => getSelection()?.toString());
}

test("of twenty automations, those that an alias event fires come first, and the others explain why not", async ({
  page,
}) => {
  expect(CASES).toHaveLength(20);
  await open(page, workspace(CASES.map(automation)));
  await expect(view(page).getByRole("status")).toHaveText("6 of 20 automations fire for this event.");
  await expect(view(page).locator(".name")).toHaveText([...FIRING, ...SILENT]);
  for (const name of FIRING)
    await expect(row(page, name).locator("summary")).toContainText("All conditions are met.");
  // The line of an automation that fires quotes the clause of its filter that matches.
  await expect(row(page, "Registry by name, regex").locator(".reason")).toHaveText(
    "All conditions are met. alias: “prod” matches the regex ^prod.",
  );
  for (const { name, silent } of CASES) {
    if (silent === undefined) continue;
    await test.step(name, async () => {
      const summary = row(page, name).locator("summary");
      await expect.soft(summary.locator(".verdict")).toHaveText("Does not fire");
      await expect.soft(summary.locator(".reason")).toContainText(silent.reason);
      await expect.soft(row(page, name).getByRole("link")).toHaveText(`Edit “${silent.field}”`);
      await summary.focus();
      await page.keyboard.press("Enter");
      await expect.soft(row(page, name).locator("hw-condition-tree .notMet").last()).toBeVisible();
      await expect.soft(row(page, name).locator("hw-condition-tree")).toContainText(silent.reason);
    });
  }
});

test("the edit link of an automation that does not fire opens its form at the responsible field", async ({
  page,
}) => {
  await open(page, workspace(CASES.map(automation)));
  for (const [name, field] of [
    ["Disabled", page.getByRole("switch", { name: "Enabled" })],
    ["Tag added", page.getByRole("combobox", { name: "Event" })],
    ["Another collection", page.getByLabel("Collection")],
    ["Another team", page.getByLabel("Team (entity)")],
    ["Registry of the same name with another ID", page.getByLabel("Registry", { exact: true })],
    ["Another organization", page.getByLabel("Organization", { exact: true })],
  ] as const) {
    await test.step(name, async () => {
      await row(page, name).getByRole("link").click();
      await expect(page.getByRole("heading", { name: "Edit automation" })).toBeVisible();
      await expect(field).toBeFocused();
      await page.goBack();
      await openFiringTab(page);
    });
  }
  for (const [name, condition] of [
    ["Prefix, and a missing tag", '"tags":"rejected"'],
    ["Regex for another alias", '"$regex":"^staging"'],
  ] as const) {
    await test.step(`${name}: the condition is selected in the filter's JSON`, async () => {
      await row(page, name).getByRole("link").click();
      await expect(page.getByRole("textbox", { name: "Filter as JSON" })).toBeFocused();
      expect(await selectedText(page)).toBe(condition);
      await page.goBack();
      await openFiringTab(page);
    });
  }
});

test("the list can be searched by name, event and scope, and follows the event as it is edited", async ({
  page,
}) => {
  await open(page, workspace(CASES.map(automation)));
  await expect(view(page).getByRole("status")).toContainText("6 of 20");
  const search = view(page).getByRole("searchbox");
  await search.fill("collection");
  await expect(view(page).locator(".name")).toHaveText([
    "Collection by name, exact",
    "Collection by ID",
    "Another collection",
  ]);
  await search.fill("run status");
  await expect(view(page).locator(".name")).toHaveText(["Run finished"]);
  await search.fill("without a match");
  await expect(view(page)).toContainText("No automation matches.");
  await search.fill("");

  const event = page.getByRole("textbox", { name: "Sample event" });
  await replaceEditorText(page, event, EVENT.replace('"alias":"prod"', '"alias":"staging"'));
  await expect(row(page, "Regex for another alias").locator(".verdict")).toHaveText("Fires");
  await expect(row(page, "Collection by name, exact").locator(".reason")).toHaveText(
    "alias: “staging” is not “prod”.",
  );
  await replaceEditorText(page, event, "{");
  await expect(view(page)).toContainText("The event can't be read, so no automation can fire.");
});

test("a metric event shows how full each window is, and viewing it again does not change that", async ({
  page,
}) => {
  const watch = (name: string, condition: object): Case => ({
    name,
    scope: project,
    trigger: { type: "RUN_METRIC", condition, filter: "" } as Trigger,
  });
  const cases = [
    watch("Each value", { name: "loss", window_size: 1, cmp_op: "$lt", threshold: 0.1 }),
    watch("A window", { name: "loss", agg_op: "MIN", window_size: 5, cmp_op: "$lt", threshold: 0.1 }),
    watch("A high window", { name: "loss", agg_op: "MIN", window_size: 5, cmp_op: "$gt", threshold: 0.1 }),
    watch("A threshold", { name: "loss", window_size: 1, cmp_op: "$gt", threshold: 0.1 }),
    watch("Another metric", { name: "accuracy", window_size: 1, cmp_op: "$lt", threshold: 0.1 }),
  ];
  await open(page, workspace(cases.map(automation), METRIC_EVENT));
  for (let visit = 0; visit < 2; visit += 1) {
    await expect(row(page, "Each value").locator(".verdict")).toHaveText("Fires");
    await expect(row(page, "A window").locator(".verdict")).toHaveText("May fire");
    await expect(row(page, "A window").locator(".reason")).toHaveText(
      "Fires only if the run's earlier values allow it: The window is not full yet: 1 of 5 values.",
    );
    await expect(row(page, "A window").getByRole("link")).toHaveCount(0);
    await expect(row(page, "A high window").locator(".verdict")).toHaveText("Does not fire");
    await expect(row(page, "A high window").locator(".reason")).toHaveText(
      "The computed value 0.05 is not above 0.1.",
    );
    await expect(row(page, "A threshold").locator(".reason")).toHaveText(
      "The computed value 0.05 is not above 0.1.",
    );
    await expect(row(page, "Another metric").locator(".reason")).toHaveText(
      "It watches the metric “accuracy”; the run logged “loss”.",
    );
    await page.getByRole("tab", { name: "Payload", exact: true }).click();
    await openFiringTab(page);
  }
  await row(page, "A threshold").getByRole("link").click();
  await expect(page.getByLabel("Threshold")).toBeFocused();
});

test("the automation that the Playground shows comes first, whether it fires or not", async ({ page }) => {
  await open(page, workspace(CASES.map(automation)));
  const index = CASES.findIndex(({ name }) => name === "Another team");
  await page.goto(`./#/playground/a${index}`);
  await openFiringTab(page);
  const names = view(page).locator(".name");
  await expect(names.first()).toHaveText("Another team");
  await expect(names.nth(1)).toHaveText(FIRING[0] ?? "");
  await expect(view(page).getByRole("listitem").first()).toContainText("(this automation)");
});

test("a condition that was not evaluated states no result, only why it was not evaluated", async ({
  page,
}) => {
  // Its team decides, so its registry is not evaluated.
  const elsewhere: Case = {
    name: "Registry of another team",
    scope: { type: "registry", entity: "globex", registry: "model-registry" },
    trigger: anyAlias,
  };
  await open(page, workspace([...CASES, elsewhere].map(automation)));
  for (const name of ["Tag added", elsewhere.name]) {
    await row(page, name).locator("summary").click();
    const sentences = row(page, name).locator(".condition.notReached .sentence");
    await expect(sentences.first()).toHaveText(/^\s*An earlier condition already decides\./);
    for (const sentence of await sentences.all())
      await expect(sentence).toHaveText(/^\s*An earlier condition already decides\./);
  }
});

test("each condition shows the evidence for its rule", async ({ page }) => {
  const condition = { name: "loss", window_size: 1, cmp_op: "$lt", threshold: 0.1 };
  const trigger = { type: "RUN_METRIC", condition, filter: '{"user":"mina"}' } as Trigger;
  await open(page, workspace([automation({ name: "Low loss", scope: project, trigger }, 1)], METRIC_EVENT));
  await row(page, "Low loss").locator("summary").click();
  const evidence = (sentence: string) =>
    row(page, "Low loss").locator(".sentence").filter({ hasText: sentence }).locator(".evidence");
  await expect(evidence("No firing for this run in the last 24 hours.")).toHaveText("(source: W&B docs)");
  await expect(evidence("The window is full.")).toHaveText("(assumed)");
  await expect(evidence("All values are finite.")).toHaveText("(assumed)");
  await expect(evidence("user: “mina” is “mina”.")).toHaveText("(source: W&B SDK)");
  await expect(evidence("The filter matches.")).toHaveCount(0);
});

test("a value of one megabyte is shortened in its sentence and can be copied in full", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const long = `start-${"x".repeat(1_000_000)}-end`;
  const event = EVENT.replace('"alias":"prod"', `"alias":"${long}"`);
  const exact = automation({ name: "Exact", scope: registry, trigger: alias('{"alias":"other"}') }, 1);
  await open(page, workspace([exact], event));
  const reason = row(page, "Exact").locator(".reason");
  await expect(reason).toContainText(/^alias: “start-x+ … x+-end” is not “other”\.$/);
  expect((await reason.innerText()).length).toBeLessThan(200);
  await row(page, "Exact").locator("summary").first().click();
  const tree = row(page, "Exact").locator("hw-condition-tree");
  await expect(tree).toContainText(/“start-x+ … x+-end” is not “other”/);
  await tree.getByText("Value found, in full (characters: 1,000,012)").click();
  await tree.getByRole("button", { name: "Copy" }).click();
  await expect(page.getByText("Copied")).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied === `"${long}"`).toBe(true);
});

test("the page stays responsive while ten thousand automations are evaluated", async ({ page }) => {
  test.setTimeout(120_000);
  const many = Array.from({ length: 10_000 }, (_, n) =>
    automation(
      {
        name: `Automation ${n}`,
        scope: registry,
        trigger: alias(`{"alias":{"$regex":"^prod-?${n}$|^prod$"}}`),
      },
      n,
    ),
  );
  await openPlayground(page, workspace(many));
  // The view shows this element while it evaluates.
  const turns = await countTurnsWith(page, ".note[role=status]");
  await openFiringTab(page);
  await expect(view(page).getByRole("status")).toHaveText("10000 of 10000 automations fire for this event.", {
    timeout: 60_000,
  });
  // The evaluation pauses after every 250 automations, however fast it is, and its pauses are tasks of their own: so the page
  // handles user input at least 39 times before the result.
  expect(await turns()).toBeGreaterThanOrEqual(39);
  await expect(view(page).getByRole("listitem")).toHaveCount(50);
  await view(page).getByRole("button", { name: "Show 50 more" }).click();
  await expect(view(page).getByRole("listitem")).toHaveCount(100);
  await view(page).getByRole("searchbox").fill("automation 9999");
  await expect(view(page).locator(".name")).toHaveText(["Automation 9999"]);
});

test("axe finds no violation in the list, in either theme", async ({ page }) => {
  await open(page, workspace(CASES.map(automation)));
  await row(page, "Unknown operator").locator("summary").click();
  await row(page, "Organization").locator("summary").click();
  await expect(row(page, "Organization").locator("hw-condition-tree")).toBeVisible();
  await expectNoViolations(page, "list");
});
