import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import type { Automation } from "hookwright";
import { violations } from "./axe.ts";
import { countTurnsWith } from "./event-loop.ts";
import { expect, test } from "./test.ts";
import { chooseOption, openView } from "./user-actions.ts";

const EVENTS = 100_000;
const AUTOMATIONS = 10_000;

/** Returns an automation that waits for aliases of one team, with a payload that contains the alias. */
function onAlias(number: number): Automation {
  return {
    id: `a${number}`,
    name: `Alias ${number}`,
    enabled: true,
    scope: { type: "registry", entity: "acme", registry: "models" },
    team: "acme",
    trigger: {
      type: "ADD_ARTIFACT_ALIAS",
      filter: JSON.stringify({ alias: { $regex: `^team-${number}-` } }),
    },
    payload: '{"alias":"${alias}","token":"${ACCESS_TOKEN}"}',
  };
}

function aliasAdded(number: number): string {
  return JSON.stringify({
    type: "ADD_ARTIFACT_ALIAS",
    time: new Date(Date.UTC(2026, 10, 1) + number * 10_000).toISOString(),
    author: "mina",
    entity: "acme",
    registry: "models",
    collection: "churn",
    alias: `team-${number}-prod`,
    artifact_version: {
      id: "QXJ0aWZhY3Q6NTE3ODg5ODg3",
      index: 3,
      aliases: ["latest"],
      metadata: { loss: 0.25 },
    },
  });
}

/** Opens Replay with a workspace of these automations. */
async function open(page: Page, automations: Automation[]) {
  const workspace = {
    teams: [{ name: "acme", secrets: [], webhooks: [] }],
    automations,
    samples: [],
    settings: { secret_retention: "tab", theme: "system" },
  };
  await page.addInitScript(
    (text) => localStorage.setItem("hookwright.workspace", text),
    JSON.stringify({ version: 1, revision: 1, workspace }),
  );
  await page.goto("./#/replay");
}

async function loadFile(page: Page, text: string) {
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("button", { name: "Choose a file" }).click(),
  ]);
  await chooser.setFiles({
    name: "events.ndjson",
    mimeType: "application/x-ndjson",
    buffer: Buffer.from(text),
  });
}

test("a replay shows which automations fired, when, and their payloads, and lists the lines that are not events", async ({
  page,
}) => {
  await open(page, [onAlias(1), onAlias(2)]);
  await loadFile(page, [aliasAdded(1), "nonsense", aliasAdded(2), aliasAdded(7), aliasAdded(2)].join("\n"));
  await expect(page.getByText("events.ndjson: 4 events were replayed.")).toBeVisible();
  await expect(page.getByText("3 firings", { exact: true })).toBeVisible();
  const rows = page.getByRole("row");
  await expect(rows).toHaveCount(4);
  await expect(rows.nth(1)).toContainText("2026-11-01 09:00:10");
  await expect(rows.nth(1)).toContainText("Alias 1");
  await expect(rows.nth(1)).toContainText('{"alias":"team-1-prod","token":"${ACCESS_TOKEN}"}');
  await expect(rows.nth(3)).toContainText("team-2-prod");
  await expect(page.getByRole("img", { name: "Timeline: 3 firings" })).toBeVisible();
  await page.getByText("1 line skipped, because it is not an event").click();
  await expect(page.getByText(/^Line 2: /)).toBeVisible();
  await expect(page.getByText("standard · json/syntax")).toBeVisible();

  await expect(rows.nth(1)).toContainText("An artifact alias is added");

  await page.getByRole("searchbox").fill("alias 2");
  await expect(page.getByText("2 firings", { exact: true })).toBeVisible();
  await expect(rows).toHaveCount(3);
});

test("firings can be searched by event, payload, author, time and line, and filtered by automation and event", async ({
  page,
}) => {
  const onLink: Automation = {
    ...onAlias(3),
    id: "linked",
    name: "On links",
    trigger: { type: "LINK_ARTIFACT", filter: "" },
    payload: '{"linked":"${artifact_collection_name}"}',
  };
  await open(page, [onAlias(1), onAlias(2), onLink]);
  const link = aliasAdded(9).replace("ADD_ARTIFACT_ALIAS", "LINK_ARTIFACT").replace('"mina"', '"Sora"');
  await loadFile(page, [aliasAdded(1), aliasAdded(2), "", link, aliasAdded(2)].join("\n"));
  await expect(page.getByText("4 firings", { exact: true })).toBeVisible();
  const names = page.locator("hw-firing-list .name");
  const search = page.getByRole("searchbox");
  for (const [text, found] of [
    ["version is linked", ["On links"]],
    ["team-1-prod", ["Alias 1"]],
    ["sora", ["On links"]],
    ["00:01:30", ["On links"]],
    ["link_artifact", ["On links"]],
    ["mina", ["Alias 1", "Alias 2", "Alias 2"]],
  ] as const) {
    await search.fill(text);
    await expect(names).toHaveText([...found]);
  }
  await search.fill("5");
  await expect(page.locator("hw-firing-list td:nth-child(2)")).toHaveText(["5"]);

  const before = await search.boundingBox();
  await search.fill("without a match");
  await expect(page.getByText("No firings match.")).toBeVisible();
  expect(await search.boundingBox()).toEqual(before);
  await page.getByRole("button", { name: "Clear search and filters" }).click();
  await expect(search).toHaveValue("");
  await expect(search).toBeFocused();
  await expect(names).toHaveCount(4);

  await page.getByLabel("Automation", { exact: true }).selectOption("Alias 2");
  await expect(names).toHaveText(["Alias 2", "Alias 2"]);
  await chooseOption(page, "Event", "A new version is linked to a collection");
  await expect(names).toHaveCount(0);
  await page.getByRole("button", { name: "Clear search and filters" }).click();
  await expect(names).toHaveCount(4);
  await chooseOption(page, "Event", "A new version is linked to a collection");
  await expect(names).toHaveText(["On links"]);
});

test("a replay, its result and its search are kept while another view is open", async ({ page }) => {
  await open(page, [onAlias(1), onAlias(2)]);
  await loadFile(page, [aliasAdded(1), aliasAdded(2), aliasAdded(2)].join("\n"));
  await expect(page.getByText("3 firings", { exact: true })).toBeVisible();
  await page.getByRole("searchbox").fill("alias 2");
  await expect(page.getByText("2 firings", { exact: true })).toBeVisible();
  await openView(page, "Team settings");
  await expect(page.getByRole("heading", { name: "Team settings" })).toBeVisible();
  await page.getByRole("link", { name: "Replay" }).click();
  await expect(page.getByText("events.ndjson: 3 events were replayed.")).toBeVisible();
  await expect(page.getByText("2 firings", { exact: true })).toBeVisible();
  await expect(page.getByRole("searchbox")).toHaveValue("alias 2");
});

test("firings are exported as NDJSON", async ({ page }) => {
  const { payload, ...withoutPayload } = onAlias(2);
  await open(page, [onAlias(1), withoutPayload]);
  await loadFile(page, `${aliasAdded(1)}\n${aliasAdded(2)}\n`);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Export as NDJSON" }).click(),
  ]);
  const lines = (await readFile(await download.path(), "utf8")).trimEnd().split("\n");
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    {
      line: 1,
      time: "2026-11-01T00:00:10.000Z",
      automation: "a1",
      name: "Alias 1",
      event_type: "ADD_ARTIFACT_ALIAS",
      payload: payload?.replace("${alias}", "team-1-prod"),
    },
    {
      line: 2,
      time: "2026-11-01T00:00:20.000Z",
      automation: "a2",
      name: "Alias 2",
      event_type: "ADD_ARTIFACT_ALIAS",
      payload: null,
    },
  ]);
});

test("the sample events fire the workspace's automations, without an axe violation and within a phone's width", async ({
  page,
}) => {
  await page.goto("./#/replay");
  await page.getByRole("button", { name: "Try with a sample" }).click();
  await expect(page.getByText("The sample: 500 events were replayed.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Next" })).toBeEnabled();
  await page.getByRole("button", { name: "Next" }).click();
  await expect(page.getByText(/^26–50 of /)).toBeVisible();

  expect(await violations(page)).toEqual([]);
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
});

test("a replay continues while another view is open, and its 100,000 firings can be searched", async ({
  page,
}) => {
  test.setTimeout(180_000);
  await open(
    page,
    Array.from({ length: 100 }, (_, number) => onAlias(number)),
  );
  const text = Array.from({ length: EVENTS }, (_, number) => aliasAdded(number % 100)).join("\n");
  await loadFile(page, text);
  await expect(page.getByRole("progressbar", { name: "Reading progress" })).toBeVisible();
  await openView(page, "Team settings");
  await expect(page.getByRole("heading", { name: "Team settings" })).toBeVisible();
  await page.getByRole("link", { name: "Replay" }).click();
  await expect(page.getByText("100,000 firings", { exact: true })).toBeVisible({ timeout: 120_000 });

  const search = page.getByRole("searchbox");
  await search.pressSequentially("team-77-p");
  await expect(page.getByText("1,000 firings", { exact: true })).toBeVisible({ timeout: 60_000 });
});

test("replaying 100,000 events on 10,000 automations shows progress, keeps the page responsive, and can be cancelled", async ({
  page,
}) => {
  test.setTimeout(180_000);
  await open(
    page,
    Array.from({ length: AUTOMATIONS }, (_, number) => onAlias(number)),
  );
  const text = Array.from({ length: EVENTS }, (_, number) => aliasAdded(number % AUTOMATIONS)).join("\n");
  await loadFile(page, text);
  const progress = page.getByRole("progressbar", { name: "Reading progress" });
  await expect(progress).toBeVisible();
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(progress).toBeHidden();
  await expect(page.getByText("events were replayed")).toHaveCount(0);

  const turns = await countTurnsWith(page, "progress");
  await loadFile(page, text);
  await page.getByRole("button", { name: "Theme" }).click();
  await expect(page.getByRole("menuitem", { name: "Dark" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByText("events.ndjson: 100,000 events were replayed.")).toBeVisible({
    timeout: 120_000,
  });
  await expect(page.getByText("100,000 firings", { exact: true })).toBeVisible();
  expect(await turns()).toBeGreaterThan(5);
});
