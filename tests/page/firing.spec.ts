import type { Page } from "@playwright/test";
import axe, { type AxeResults } from "axe-core";
import type { Automation, Scope, Trigger, Workspace, WorkspaceStore } from "hookwright";
import { expect, test } from "./test.ts";

/** The page's outermost element, as far as these tests reach into it. */
type Shell = Element & { store?: WorkspaceStore };

/** An alias “prod” was added to a version of acme / model-registry / churn, of the organization acme-corp. */
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

const registry: Scope = { type: "registry", entity: "acme", registry: "model-registry" };
const project: Scope = { type: "project", entity: "acme", project: "churn-training" };
const anyAlias: Trigger = { type: "ADD_ARTIFACT_ALIAS", filter: "" };
const alias = (filter: string): Trigger => ({ type: "ADD_ARTIFACT_ALIAS", filter });

interface Case {
  readonly name: string;
  readonly scope: Scope;
  readonly trigger: Trigger;
  readonly disabled?: true;
  /** Why it does not fire, and what opens; without it, it fires. */
  readonly not?: { readonly reason: string; readonly opens: string };
}

const CASES: readonly Case[] = [
  {
    name: "Registry by name, regex",
    scope: registry,
    trigger: alias('{"$or":[{"$and":[{"alias":{"$regex":"^prod"}}]}]}'),
  },
  {
    name: "Registry by id, whatever its name",
    scope: { type: "registry", entity: "acme", registry: { name: "renamed since", id: "R1" } },
    trigger: anyAlias,
  },
  {
    name: "Registry of that name by another id",
    scope: { type: "registry", entity: "acme", registry: { name: "model-registry", id: "R2" } },
    trigger: anyAlias,
    not: {
      reason: "It watches registry model-registry (R2); the event is from registry model-registry (R1).",
      opens: "Registry",
    },
  },
  {
    name: "Collection by name, exact",
    scope: { ...registry, collection: "churn" },
    trigger: alias('{"alias":"prod"}'),
  },
  {
    name: "Collection by id",
    scope: { ...registry, collection: { name: "attrition", id: "C1" } },
    trigger: alias('{"alias":{"$in":["prod","production"]}}'),
  },
  {
    name: "Another collection",
    scope: { ...registry, collection: "images" },
    trigger: anyAlias,
    not: {
      reason: "It watches collection images; the event is from collection churn.",
      opens: "Collection",
    },
  },
  { name: "Team", scope: { type: "team", entity: "acme" }, trigger: alias('{"alias":{"$contains":"ro"}}') },
  {
    name: "Another team",
    scope: { type: "team", entity: "globex" },
    trigger: anyAlias,
    not: { reason: "It watches team globex; the event is from team acme.", opens: "Team (entity)" },
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
    not: {
      reason: "It watches organization acme-corp (O2); the event is from organization acme-corp (O1).",
      opens: "Organization",
    },
  },
  {
    name: "Project of the registry's name",
    scope: { type: "project", entity: "acme", project: "model-registry" },
    trigger: anyAlias,
    not: {
      reason: "It watches project model-registry; the event is from registry model-registry.",
      opens: "Project",
    },
  },
  {
    name: "Switched off",
    scope: registry,
    trigger: anyAlias,
    disabled: true,
    not: { reason: "It is disabled.", opens: "Enabled" },
  },
  {
    name: "Tag added",
    scope: registry,
    trigger: { type: "ADD_ARTIFACT_TAG", filter: '{"tag":{"$regex":"prod"}}' },
    not: {
      reason: "It waits for “An artifact tag is added”; this event is “An artifact alias is added”.",
      opens: "Event",
    },
  },
  {
    name: "Run finished",
    scope: project,
    trigger: { type: "RUN_STATE", states: ["FINISHED"], filter: "" },
    not: {
      reason: "It waits for “Run status change”; this event is “An artifact alias is added”.",
      opens: "Event",
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
    not: {
      reason: "Registry scope is not allowed for “Run metric threshold met”.",
      opens: "Registry",
    },
  },
  {
    name: "Regex for another alias",
    scope: registry,
    trigger: alias('{"$or":[{"$and":[{"alias":{"$regex":"^staging"}}]}]}'),
    not: { reason: 'alias: "prod" does not match the regex "^staging".', opens: "Filter" },
  },
  {
    name: "Exactly another alias",
    scope: registry,
    trigger: alias('{"alias":{"$eq":"production"}}'),
    not: { reason: 'alias: "prod" is not "production".', opens: "Filter" },
  },
  {
    name: "Prefix, and a tag that is not there",
    scope: registry,
    trigger: alias('{"$and":[{"alias":{"$regex":"^pr"}},{"tags":"rejected"}]}'),
    not: { reason: 'tags: ["approved"] is not "rejected".', opens: "Filter" },
  },
  {
    name: "Unknown operator",
    scope: registry,
    trigger: alias('{"alias":{"$near":"prod"}}'),
    not: { reason: "Unknown operator $near: it never matches.", opens: "Filter" },
  },
  {
    name: "Half typed filter",
    scope: registry,
    trigger: alias('{"alias":'),
    not: {
      reason: "The filter can't be read: This is not JSON: the text ends where a value is expected.",
      opens: "Filter",
    },
  },
];

const FIRING = CASES.filter(({ not }) => not === undefined).map(({ name }) => name);

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

/** Opens the Playground on this workspace, and in it which automations fire. */
async function open(page: Page, opened: Workspace) {
  await page.goto("./");
  // Not the frame that stands there before: it has no workspace yet.
  await expect(page.getByRole("tab", { name: "Which automations fire?" })).toBeVisible();
  await page.evaluate(async (workspace) => {
    const shell = document.querySelector<Shell>("hw-app-shell");
    await shell?.store?.apply({ type: "replace_workspace", workspace });
  }, opened);
  await page.getByRole("tab", { name: "Which automations fire?" }).click();
}

test("an alias event fires the right ones of twenty automations, first", async ({ page }) => {
  expect(CASES).toHaveLength(20);
  await open(page, workspace(CASES.map(automation)));
  await expect(view(page).getByRole("status")).toHaveText("6 of 20 automations fire for this event.");
  await expect(view(page).locator(".name")).toHaveText([
    ...FIRING,
    ...CASES.filter(({ not }) => not !== undefined).map(({ name }) => name),
  ]);
  for (const name of FIRING)
    await expect(row(page, name).locator("summary")).toContainText("All conditions are met.");
});

for (const { name, not } of CASES) {
  if (not === undefined) continue;
  test(`“why not?” of “${name}” is right`, async ({ page }) => {
    await open(page, workspace(CASES.map(automation)));
    const summary = row(page, name).locator("summary");
    await expect(summary.locator(".verdict")).toHaveText("Does not fire");
    await expect(summary.locator(".reason")).toContainText(not.reason);
    await expect(row(page, name).getByRole("link")).toHaveText(`Edit: ${not.opens}`);
    await summary.focus();
    await page.keyboard.press("Enter");
    await expect(row(page, name).locator("hw-condition-tree .notMet").last()).toBeVisible();
    await expect(row(page, name).locator("hw-condition-tree")).toContainText(not.reason);
  });
}

const OPENED: readonly (readonly [string, (page: Page) => ReturnType<Page["locator"]>])[] = [
  ["Switched off", (page) => page.getByRole("switch", { name: "Enabled" })],
  ["Tag added", (page) => page.getByRole("combobox", { name: "Event" })],
  ["Another collection", (page) => page.getByRole("textbox", { name: /^Collection/ })],
  ["Another team", (page) => page.getByRole("textbox", { name: "Team (entity)" })],
  ["Registry of that name by another id", (page) => page.getByRole("textbox", { name: "Registry" })],
  ["Another organization", (page) => page.getByRole("textbox", { name: "Organization" })],
];
for (const [name, field] of OPENED) {
  test(`the way from “${name}” leads to its field`, async ({ page }) => {
    await open(page, workspace(CASES.map(automation)));
    await row(page, name).getByRole("link").click();
    await expect(page.getByRole("heading", { name: "Edit automation" })).toBeVisible();
    await expect(field(page)).toBeFocused();
  });
}

test("the way from a filter that fails leads to the condition in its JSON, selected", async ({ page }) => {
  await open(page, workspace(CASES.map(automation)));
  await row(page, "Prefix, and a tag that is not there").getByRole("link").click();
  await expect(page.getByRole("textbox", { name: "Filter as JSON" })).toBeFocused();
  expect(await page.evaluate(() => getSelection()?.toString())).toBe('"tags":"rejected"');
  await page.goBack();
  await page.getByRole("tab", { name: "Which automations fire?" }).click();
  await row(page, "Regex for another alias").getByRole("link").click();
  await expect(page.getByRole("textbox", { name: "Filter as JSON" })).toBeFocused();
  expect(await page.evaluate(() => getSelection()?.toString())).toBe('"$regex":"^staging"');
});

test("an automation that fires says in its line which test of its filter holds", async ({ page }) => {
  await open(page, workspace(CASES.map(automation)));
  const reason = row(page, "Registry by name, regex").locator(".reason");
  await expect(reason).toHaveText('All conditions are met. alias: "prod" matches the regex "^prod".');
});

test("the answer follows the event as it is typed", async ({ page }) => {
  await open(page, workspace(CASES.map(automation)));
  await expect(view(page).getByRole("status")).toContainText("6 of 20");
  const event = page.getByRole("textbox", { name: "Sample event" });
  const write = async (text: string) => {
    await event.click();
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.insertText(text);
  };
  await write(EVENT.replace('"alias":"prod"', '"alias":"staging"'));
  await expect(row(page, "Regex for another alias").locator(".verdict")).toHaveText("Fires");
  await expect(row(page, "Collection by name, exact").locator(".reason")).toHaveText(
    'alias: "staging" is not "prod".',
  );
  await write("{");
  await expect(view(page)).toContainText("The event can't be read, so no automation can fire.");
});

test("a logged value says how far its window is, and counts nothing", async ({ page }) => {
  const event = JSON.stringify({
    type: "RUN_METRIC",
    author: "mina",
    entity: "acme",
    project: "churn-training",
    run: { id: "r1", display_name: "baseline-1", user: "mina" },
    metric: { name: "loss", value: 0.05, step: 1 },
  });
  const watch = (name: string, condition: object): Case => ({
    name,
    scope: project,
    trigger: { type: "RUN_METRIC", condition, filter: "" } as Trigger,
  });
  const cases = [
    watch("Each value", { name: "loss", window_size: 1, cmp_op: "$lt", threshold: 0.1 }),
    watch("A window", { name: "loss", agg_op: "MIN", window_size: 5, cmp_op: "$lt", threshold: 0.1 }),
    watch("A threshold", { name: "loss", window_size: 1, cmp_op: "$gt", threshold: 0.1 }),
    watch("Another metric", { name: "accuracy", window_size: 1, cmp_op: "$lt", threshold: 0.1 }),
  ];
  await open(page, workspace(cases.map(automation), event));
  for (let look = 0; look < 2; look++) {
    await expect(row(page, "Each value").locator(".verdict")).toHaveText("Fires");
    await expect(row(page, "A window").locator(".reason")).toHaveText(
      "The window is not full yet: 1 of 5 values.",
    );
    await expect(row(page, "A threshold").locator(".reason")).toHaveText(
      "The metric: 0.05 is not above 0.1.",
    );
    await expect(row(page, "Another metric").locator(".reason")).toHaveText(
      "It watches the metric “accuracy”; the run logged “loss”.",
    );
    await page.getByRole("tab", { name: "Payload", exact: true }).click();
    await page.getByRole("tab", { name: "Which automations fire?" }).click();
  }
  await row(page, "A threshold").getByRole("link").click();
  await expect(page.getByLabel("Threshold")).toBeFocused();
});

test("each condition says how its rule is known", async ({ page }) => {
  const event = JSON.stringify({
    type: "RUN_METRIC",
    author: "mina",
    entity: "acme",
    project: "churn-training",
    run: { id: "r1", display_name: "baseline-1", user: "mina" },
    metric: { name: "loss", value: 0.05, step: 1 },
  });
  const condition = { name: "loss", window_size: 1, cmp_op: "$lt", threshold: 0.1 };
  const trigger = { type: "RUN_METRIC", condition, filter: '{"user":"mina"}' } as Trigger;
  await open(page, workspace([automation({ name: "Low loss", scope: project, trigger }, 1)], event));
  await row(page, "Low loss").locator("summary").click();
  const known = (sentence: string) =>
    row(page, "Low loss").locator(".sentence").filter({ hasText: sentence }).locator(".evidence");
  await expect(known("It has not fired for this run within the cooldown.")).toHaveText("documented");
  await expect(known("The window is full.")).toHaveText("assumed");
  await expect(known("All values are finite.")).toHaveText("assumed");
  await expect(known('user: "mina" is "mina".')).toHaveText("from the SDK");
  await expect(known("The filter matches.")).toHaveCount(0);
});

test("a value of a megabyte is clipped in its sentence, and is there whole to be copied", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const long = `start-${"x".repeat(1_000_000)}-end`;
  const event = EVENT.replace('"alias":"prod"', `"alias":"${long}"`);
  const [other] = [automation({ name: "Exact", scope: registry, trigger: alias('{"alias":"other"}') }, 1)];
  await open(page, workspace([other], event));
  const reason = row(page, "Exact").locator(".reason");
  await expect(reason).toContainText(/^alias: "start-x+ … x+-end" is not "other"\.$/);
  expect((await reason.innerText()).length).toBeLessThan(200);
  await row(page, "Exact").locator("summary").first().click();
  const tree = row(page, "Exact").locator("hw-condition-tree");
  await expect(tree).toContainText(/"start-x+ … x+-end" is not "other"/);
  await tree.getByText("Value found, in full (characters: 1,000,012)").click();
  await tree.getByRole("button", { name: "Copy" }).click();
  await expect(page.getByText("Copied")).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied === `"${long}"`).toBe(true);
});

test("the list is searched by name, event and scope", async ({ page }) => {
  await open(page, workspace(CASES.map(automation)));
  await view(page).getByRole("searchbox").fill("collection");
  await expect(view(page).locator(".name")).toHaveText([
    "Collection by name, exact",
    "Collection by id",
    "Another collection",
  ]);
  await view(page).getByRole("searchbox").fill("run status");
  await expect(view(page).locator(".name")).toHaveText(["Run finished"]);
  await view(page).getByRole("searchbox").fill("nothing like it");
  await expect(view(page)).toContainText("No automation matches.");
});

test("ten thousand automations are judged while the page answers", async ({ page }) => {
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
  await open(page, workspace(many.slice(0, 1)));
  await expect(view(page).getByRole("status")).toContainText("1 of 1");
  await page.evaluate(async (workspace) => {
    const shell = document.querySelector<Shell>("hw-app-shell");
    await shell?.store?.apply({ type: "replace_workspace", workspace });
  }, workspace(many));
  // How often the page had its turn meanwhile; how long it takes is up to the machine.
  await page.evaluate(() => {
    let turns = 0;
    const turn = () => {
      document.body.dataset.turns = String(turns++);
      setTimeout(turn);
    };
    turn();
  });
  await expect(view(page).getByRole("status")).toHaveText("10000 of 10000 automations fire for this event.", {
    timeout: 60_000,
  });
  expect(await page.evaluate(() => Number(document.body.dataset.turns))).toBeGreaterThan(30);
  await expect(view(page).getByRole("listitem")).toHaveCount(50);
  await view(page).getByRole("button", { name: "Show 50 more" }).click();
  await expect(view(page).getByRole("listitem")).toHaveCount(100);
  await view(page).getByRole("searchbox").fill("automation 9999");
  await expect(view(page).locator(".name")).toHaveText(["Automation 9999"]);
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing wrong with the list when it is ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await open(page, workspace(CASES.map(automation)));
    await row(page, "Unknown operator").locator("summary").click();
    await row(page, "Organization").locator("summary").click();
    await expect(row(page, "Organization").locator("hw-condition-tree")).toBeVisible();
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate<AxeResults>("axe.run(document)");
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`);
    expect(found).toEqual([]);
  });
}
