import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import type { Page } from "@playwright/test";
import type { Automation } from "hookwright";
import { violations } from "./axe.ts";
import { countTurnsWith } from "./event-loop.ts";
import { expect, test } from "./test.ts";
import { chooseFromMenu, chooseOption, confirm, openView } from "./user-actions.ts";

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
    webhook: "hook",
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
  }).replace("0.25", "0.250");
}

/** Opens Replay with a workspace of these automations. */
async function open(page: Page, automations: Automation[]) {
  const workspace = {
    teams: [
      {
        name: "acme",
        secrets: [],
        webhooks: [{ id: "hook", name: "Receiver", endpoint: "https://example.com/hook" }],
      },
    ],
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

async function loadFile(page: Page, content: string | Buffer) {
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("button", { name: /^Choose (a|another) file$/ }).click(),
  ]);
  await chooser.setFiles({
    name: "events.ndjson",
    mimeType: "application/x-ndjson",
    buffer: Buffer.from(content),
  });
}

/** The list of automations with their counts. */
const results = (page: Page) => page.locator("hw-automation-results");

/** The row of an automation in the list of automations. */
const result = (page: Page, name: string) =>
  results(page)
    .getByRole("row")
    .filter({ has: page.getByRole("link", { name, exact: true }) });

/** The rows of the list of firings, without its head and the details of an expanded row. */
const firingRows = (page: Page) => page.locator("hw-firing-list tbody tr:has(> td.name)");

test("a replay shows which automations fired, when, with event and payload, and says which lines were skipped", async ({
  page,
}) => {
  await open(page, [onAlias(1), onAlias(2)]);
  await loadFile(page, [aliasAdded(1), "nonsense", aliasAdded(2), aliasAdded(7), aliasAdded(2)].join("\n"));
  await expect(page.getByText("events.ndjson: 4 events were replayed.")).toBeVisible();
  await expect(page.getByText("1 line was skipped, because it could not be read as an event.")).toBeVisible();
  await expect(page.locator("hw-rejection-list")).toContainText("Line 2: Invalid JSON");
  await expect(page.getByText("3 firings", { exact: true })).toBeVisible();
  await expect(firingRows(page)).toHaveCount(3);
  const first = firingRows(page).first();
  await expect(first).toContainText("2026-11-01 09:00:10");
  await expect(first.getByText("2026-11-01 09:00:10")).toHaveAttribute("title", "2026-11-01 00:00:10 UTC");
  await expect(first).toContainText("An artifact alias is added");
  await expect(first).toContainText('{"alias":"team-1-prod","token":"${ACCESS_TOKEN}"}');
  await expect(firingRows(page).nth(2)).toContainText("team-2-prod");
  await expect(page.getByRole("img", { name: "Timeline: 3 firings" })).toBeVisible();

  await test.step("a row shows its event, indented, and leads to the automation", async () => {
    await page.getByRole("button", { name: "Event and payload: line 3, “Alias 2”" }).press("Enter");
    const event = page.getByRole("region", { name: "Event in the file" });
    await expect(event).toContainText('"alias": "team-2-prod",\n');
    await expect(event).toContainText('"loss": 0.250');
    await firingRows(page).first().getByRole("link", { name: "Alias 1" }).click();
    await expect(page.getByRole("heading", { name: "Edit automation" })).toBeVisible();
    await page.goBack();
    await expect(firingRows(page)).not.toHaveCount(0);
  });

  await page.getByRole("searchbox", { name: "Search firings" }).fill("alias 2");
  await expect(page.getByText("2 firings", { exact: true })).toBeVisible();
  await expect(firingRows(page)).toHaveCount(2);
});

test("every automation is listed with its count, and one that never fired with its nearest miss", async ({
  page,
}) => {
  const onTag: Automation = {
    ...onAlias(3),
    name: "On tags",
    trigger: { type: "ADD_ARTIFACT_TAG", filter: "" },
  };
  const elsewhere: Automation = {
    ...onAlias(4),
    name: "Elsewhere",
    scope: { type: "registry", entity: "acme", registry: "other" },
    trigger: { type: "ADD_ARTIFACT_ALIAS", filter: "" },
  };
  const disabled: Automation = { ...onAlias(7), name: "Switched off", enabled: false };
  await open(page, [onAlias(1), onAlias(2), onTag, elsewhere, disabled]);
  await loadFile(page, [aliasAdded(1), aliasAdded(7), aliasAdded(1), aliasAdded(12)].join("\n"));
  const count = (name: string) => result(page, name).getByRole("cell").nth(1);
  for (const [name, expected] of [
    ["Alias 1", "2"],
    ["Alias 2", "0"],
    ["On tags", "0"],
    ["Elsewhere", "0"],
    ["Switched off", "0"],
  ] as const)
    await expect(count(name)).toHaveText(expected);
  await expect(result(page, "On tags")).toContainText(
    "The file has no readable “An artifact tag is added” event.",
  );
  await expect(result(page, "Alias 2")).toContainText(
    "Nearest: line 1. alias: “team-1-prod” does not match the regex ^team-2-.",
  );
  await expect(result(page, "Elsewhere")).toContainText(
    "Nearest: line 1. It watches registry “other”; the event is from registry “models”.",
  );
  await expect(result(page, "Switched off")).toContainText("Nearest: line 2. It is disabled.");

  await test.step("the order can be chosen", async () => {
    const names = results(page).locator("td.name a");
    await expect(names.first()).toHaveText("Alias 1");
    await chooseOption(page, "Order", "Fewest firings first");
    await expect(names.last()).toHaveText("Alias 1");
    await chooseOption(page, "Order", "By name");
    await expect(names).toHaveText(["Alias 1", "Alias 2", "Elsewhere", "On tags", "Switched off"]);
  });

  await test.step("a count shows the firings of its automation", async () => {
    await page.getByRole("button", { name: "2: show the firings of “Alias 1”" }).click();
    await expect(page.getByLabel("Automation", { exact: true })).toHaveValue("a1");
    await expect(firingRows(page)).toHaveCount(2);
    // The filter offers automations that did not fire, too.
    await page.getByLabel("Automation", { exact: true }).selectOption("On tags");
    await expect(page.getByText("No firings match.")).toBeVisible();
  });

  await test.step("a nearest miss leads to the form's field", async () => {
    await page.getByRole("link", { name: "Edit “Registry” of “Elsewhere”" }).click();
    await expect(page.getByRole("combobox", { name: "Registry" })).toBeFocused();
    await page.goBack();
  });

  await test.step("a nearest miss opens in the Playground, which stores nothing", async () => {
    const stored = () => page.evaluate(() => localStorage.getItem("hookwright.workspace"));
    const before = await stored();
    await page.getByRole("button", { name: "Open line 2 in the Playground for “Switched off”" }).click();
    await expect(page.getByRole("textbox", { name: "Sample event" })).toContainText('"alias": "team-7-prod"');
    await expect(page.locator("hw-sample-picker")).toContainText("events.ndjson, line 2");
    expect(await stored()).toBe(before);
  });
});

test("the nearest line that did not fire an automation that fired elsewhere is found when the user asks", async ({
  page,
}) => {
  await open(page, [onAlias(1), onAlias(2)]);
  const wrongCase = aliasAdded(1).replace("team-1-prod", "TEAM-1-PROD");
  await loadFile(page, [aliasAdded(1), wrongCase, aliasAdded(1)].join("\n"));
  const row = result(page, "Alias 1");
  await expect(row).not.toContainText("TEAM-1-PROD");
  const link = row.getByRole("button", { name: "Nearest line that did not fire: “Alias 1”" });
  await link.click();
  await expect(row).toContainText("Nearest: line 2. alias: “TEAM-1-PROD” does not match the regex ^team-1-.");
  await expect(result(page, "Alias 2")).toContainText("Nearest: line 1.");
  await expect(link).toBeFocused();
  await row.getByRole("button", { name: "Open line 2 in the Playground for “Alias 1”" }).click();
  await expect(page.getByRole("textbox", { name: "Sample event" })).toContainText("TEAM-1-PROD");

  await page.goBack();
  await loadFile(page, aliasAdded(1));
  await link.click();
  await expect(result(page, "Alias 1")).toContainText(
    "Every “An artifact alias is added” event in the file fires it.",
  );
});

test("an automation without a webhook, or whose webhook was deleted, is said to send nothing", async ({
  page,
}) => {
  const { webhook: _, ...unbound } = onAlias(1);
  const { webhook: __, payload: ___, ...bare } = onAlias(2);
  await open(page, [unbound, bare, onAlias(3)]);
  await loadFile(page, [aliasAdded(1), aliasAdded(2), aliasAdded(3)].join("\n"));
  const nothing = "No webhook: nothing would be sent";
  await expect(firingRows(page).nth(0)).toContainText(nothing);
  await expect(firingRows(page).nth(0)).not.toContainText("team-1-prod");
  await expect(firingRows(page).nth(1)).toContainText(nothing);
  await expect(firingRows(page).nth(1)).not.toContainText("{}");
  await expect(firingRows(page).nth(2)).toContainText('{"alias":"team-3-prod"');
  await page.getByRole("button", { name: "Event and payload: line 2, “Alias 2”" }).click();
  const details = page.locator("hw-firing-list .details");
  await expect(details).toContainText(nothing);
  await expect(page.getByRole("region", { name: "Payload it would send" })).toHaveCount(0);

  // The result of the replay is kept, and the webhook is deleted meanwhile.
  await openView(page, "Team settings");
  await chooseFromMenu(page, "Receiver", "Delete");
  await confirm(page, "Delete");
  await page.getByRole("link", { name: "Replay" }).click();
  await expect(firingRows(page).nth(2)).toContainText(nothing);
});

test("on narrow screens the reasons are under the names, and an edge that hides columns has a shadow", async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, [onAlias(1), onAlias(2)]);
  await loadFile(page, [aliasAdded(1), aliasAdded(7)].join("\n"));
  const reason = results(page).getByText("Nearest: line 1.");
  await expect(reason).toBeVisible();
  const box = await reason.boundingBox();
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390);

  const scroller = page.getByRole("region", { name: "1 firing" });
  const hidden = await scroller.evaluate((element) => element.scrollWidth - element.clientWidth);
  expect(hidden).toBeGreaterThan(0);
  // Two layers scroll with the table and cover the shadow at an edge that hides nothing.
  await expect(scroller).toHaveCSS("background-attachment", /^local, local, scroll, scroll/);

  await page.getByRole("button", { name: "Event and payload: line 1, “Alias 1”" }).click();
  const event = await page.getByRole("region", { name: "Event in the file" }).boundingBox();
  expect((event?.x ?? 0) + (event?.width ?? 0)).toBeLessThanOrEqual(390);
});

test("the order of the automations is in the row of their heading", async ({ page }) => {
  await open(page, [onAlias(1), onAlias(2)]);
  await loadFile(page, aliasAdded(1));
  const order = await page.getByRole("combobox", { name: "Order" }).boundingBox();
  const heading = await results(page).getByRole("heading", { name: "Automations" }).boundingBox();
  expect(order?.y).toBeLessThan((heading?.y ?? 0) + (heading?.height ?? 0));
  const choose = await page.getByRole("button", { name: "Choose another file" }).boundingBox();
  const drop = await page.getByText("or drop it anywhere on this page").boundingBox();
  const download = await page.getByRole("button", { name: "Download the sample" }).boundingBox();
  expect(drop?.x).toBeGreaterThan(choose?.x ?? 0);
  expect(drop?.y).toBeLessThan(download?.y ?? 0);
});

test("a value that meets its condition within 24 hours of a firing is shown as skipped, with the reason", async ({
  page,
}) => {
  const onLoss: Automation = {
    ...onAlias(1),
    name: "High loss",
    scope: { type: "project", entity: "acme", project: "churn" },
    trigger: {
      type: "RUN_METRIC",
      condition: { name: "loss", window_size: 1, cmp_op: "$gt", threshold: 0.5 },
      filter: "",
    },
  };
  const logged = (time: string) =>
    JSON.stringify({
      type: "RUN_METRIC",
      time,
      author: "mina",
      entity: "acme",
      project: "churn",
      run: { id: "r1", display_name: "fast" },
      metric: { name: "loss", value: 0.9, step: 1 },
    });
  await open(page, [onLoss]);
  await loadFile(page, `${logged("2026-11-01T00:00:00Z")}\n${logged("2026-11-01T05:00:00Z")}\n`);
  await expect(page.getByText("1 firing, 1 skipped", { exact: true })).toBeVisible();
  await expect(result(page, "High loss").getByRole("cell")).toHaveText([
    /High loss/,
    "1",
    "1",
    "Nearest line that did not fire",
  ]);
  await expect(firingRows(page).nth(1)).toContainText("Skipped");
  await expect(firingRows(page).nth(1)).toContainText(
    "Already fired for this run; can fire again at 2026-11-02 09:00:00.",
  );
  await chooseOption(page, "Status", "Fired");
  await expect(firingRows(page)).toHaveCount(1);
  await chooseOption(page, "Status", "Skipped");
  await expect(firingRows(page)).toHaveCount(1);
  await expect(firingRows(page)).toContainText("Skipped");
});

test("a file without a readable event says so and why, groups equal reasons, and shows the format", async ({
  page,
}) => {
  await open(page, [onAlias(1)]);
  const broken = aliasAdded(1).replace('"alias":"team-1-prod"', '"alias":7');
  await loadFile(page, `${Array.from({ length: 48 }, () => broken).join("\n")}\nnonsense\n`);
  await expect(page.getByText("None of the 49 lines could be read as events.")).toBeVisible();
  await expect(page.getByText("No automation fired")).toHaveCount(0);
  await expect(page.getByText("events were replayed")).toHaveCount(0);
  const reasons = page.locator("hw-rejection-list li");
  await expect(reasons).toHaveCount(2);
  await expect(reasons.first()).toContainText(
    "48 lines, first at line 1: Invalid “alias” in the event: found a number.",
  );
  await expect(reasons.last()).toContainText("Line 49: Invalid JSON");
  await reasons.first().getByText("All line numbers").click();
  await expect(reasons.first().locator(".lines")).toHaveText(
    Array.from({ length: 48 }, (_, index) => index + 1).join(", "),
  );
  await expect(reasons.first().getByRole("button", { name: "Copy line numbers" })).toBeVisible();

  await test.step("the format is described, with an example of every event type", async () => {
    const format = page.locator("hw-event-format");
    await expect(format).toContainText("one event per line (NDJSON)");
    await chooseOption(format, "Example of the event", "Run status change");
    await expect(format.getByRole("region", { name: "Example of the event" })).toContainText('"state": ');
  });

  await test.step("an empty file has no events, which is not the same", async () => {
    await loadFile(page, "\n\n");
    await expect(page.getByText("events.ndjson has no events: it is empty.")).toBeVisible();
  });
});

test("arrays, indented objects and gzip are read, and an archive or damaged gzip is explained", async ({
  page,
}) => {
  await open(page, [onAlias(1), onAlias(2)]);
  const events = [1, 2, 1].map((number) => JSON.parse(aliasAdded(number)));
  const lines = events.map((event) => JSON.stringify(event)).join("\n");
  for (const [kind, content] of [
    ["an array", JSON.stringify(events)],
    ["an indented array", JSON.stringify(events, null, 2)],
    ["indented objects", events.map((event) => JSON.stringify(event, null, 2)).join("\n")],
    ["gzip", gzipSync(lines)],
  ] as const) {
    await test.step(kind, async () => {
      await page.reload();
      await loadFile(page, content);
      await expect(page.getByText("events.ndjson: 3 events were replayed.")).toBeVisible();
      await expect(firingRows(page)).toHaveCount(3);
      // The payload is rendered from the event's place in the unpacked file.
      await expect(firingRows(page).nth(1)).toContainText("team-2-prod");
    });
  }
  await loadFile(page, gzipSync(lines).subarray(0, 60));
  await expect(page.getByRole("alert")).toContainText("the gzip data is damaged or cut off");
  await loadFile(page, Buffer.from("PK\u0003\u0004 and more"));
  await expect(page.getByRole("alert")).toContainText("events.ndjson is an archive. Unpack it");
});

test("a part of the timeline is chosen by dragging or in fields, and the list shows only that part", async ({
  page,
}) => {
  await open(page, [onAlias(1), onAlias(2)]);
  await loadFile(page, Array.from({ length: 100 }, (_, number) => aliasAdded((number % 2) + 1)).join("\n"));
  await expect(page.getByText("100 firings", { exact: true })).toBeVisible();
  // All events are 10 or 20 seconds after the start of the day.
  const [from, to] = [page.getByLabel("From", { exact: true }), page.getByLabel("To", { exact: true })];
  await expect(from).toHaveValue("2026-11-01T09:00:10");
  await to.fill("2026-11-01T09:00:15");
  await to.press("Tab");
  await expect(page.getByText("50 firings", { exact: true })).toBeVisible();
  await expect(page.locator("hw-firing-list td.name").first()).toHaveText("Alias 1");
  await to.fill("2026-11-01T08:00:00");
  await to.press("Tab");
  await expect(page.getByRole("alert")).toHaveText("“From” is after “To”.");
  await page.getByRole("button", { name: "Show all" }).click();
  await expect(page.getByText("100 firings", { exact: true })).toBeVisible();

  const plot = page.locator("hw-firing-timeline .u-over");
  await plot.scrollIntoViewIfNeeded();
  const box = await plot.boundingBox();
  if (box === null) throw new Error("the timeline is not visible");
  await page.mouse.move(box.x + box.width * 0.5, box.y + 20);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width - 2, box.y + 20, { steps: 4 });
  await page.mouse.up();
  await expect(page.getByText("50 firings", { exact: true })).toBeVisible();
  await expect(page.locator("hw-firing-list td.name").first()).toHaveText("Alias 2");
  // Pointing at a bar shows its time and count.
  await page.mouse.move(box.x + 2, box.y + 20);
  await expect(page.locator("hw-firing-timeline .readout")).toContainText(
    /^\s*2026-11-01 09:00:10.*: 50 firings/,
  );
});

test.describe("where the time zone is UTC", () => {
  test.use({ timezoneId: "UTC" });

  test("the timeline's axis has times as the list writes them, with the date where it changes, and UTC is offered once", async ({
    page,
  }) => {
    await page.addInitScript(() => {
      const drawn: string[] = [];
      Object.assign(globalThis, { drawn });
      const { fillText } = CanvasRenderingContext2D.prototype;
      CanvasRenderingContext2D.prototype.fillText = function (text, ...position) {
        drawn.push(text);
        fillText.call(this, text, ...position);
      };
    });
    await open(page, [onAlias(1)]);
    const at = (time: string) => aliasAdded(1).replace(/"time":"[^"]*"/, `"time":"${time}"`);
    await loadFile(page, [at("2026-11-01T23:00:00Z"), at("2026-11-02T01:00:00Z")].join("\n"));
    await expect(page.getByText("2 firings", { exact: true })).toBeVisible();
    const drawn = () => page.evaluate(() => String(Reflect.get(globalThis, "drawn")).split(","));
    await expect.poll(drawn).toEqual(expect.arrayContaining(["23:30", "00:00", "2026-11-02", "01:00"]));
    expect((await drawn()).filter((text) => /[ap]m$/i.test(text))).toEqual([]);
    await expect(page.getByText("Times are in UTC.", { exact: false })).toBeVisible();
    await expect(page.getByText("point at one for UTC")).toHaveCount(0);
  });
});

test("a file without times has line numbers as its axis", async ({ page }) => {
  await open(page, [onAlias(1)]);
  const untimed = aliasAdded(1).replace(/"time":"[^"]*",/, "");
  await loadFile(page, [untimed, untimed, untimed].join("\n"));
  await expect(page.getByRole("img", { name: "Timeline: 3 firings from Line 1 to Line 3" })).toBeVisible();
  await page.getByLabel("From", { exact: true }).fill("2");
  await page.getByLabel("From", { exact: true }).press("Tab");
  await expect(page.getByText("2 firings", { exact: true })).toBeVisible();
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
  const search = page.getByRole("searchbox", { name: "Search firings" });
  for (const [text, found] of [
    ["version is linked", ["On links"]],
    ["team-1-prod", ["Alias 1"]],
    ["sora", ["On links"]],
    ["00:01:30", ["On links"]],
    ["09:01:30", ["On links"]],
    ["link_artifact", ["On links"]],
    ["mina", ["Alias 1", "Alias 2", "Alias 2"]],
  ] as const) {
    await search.fill(text);
    await expect(names).toHaveText([...found]);
  }
  await search.fill("5");
  await expect(page.locator("hw-firing-list td:first-child")).toHaveText([/^\s*5\s*$/]);

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
  await page.getByRole("searchbox", { name: "Search firings" }).fill("alias 2");
  await expect(page.getByText("2 firings", { exact: true })).toBeVisible();
  await openView(page, "Team settings");
  await expect(page.getByRole("heading", { name: "Team settings" })).toBeVisible();
  await page.getByRole("link", { name: "Replay" }).click();
  await expect(page.getByText("events.ndjson: 3 events were replayed.")).toBeVisible();
  await expect(page.getByText("2 firings", { exact: true })).toBeVisible();
  await expect(page.getByRole("searchbox", { name: "Search firings" })).toHaveValue("alias 2");
  await expect(page.getByText("After a reload, choose the file again.")).toBeVisible();
});

test("firings are exported as NDJSON, with a payload only where one would be sent", async ({ page }) => {
  const { payload, ...withoutPayload } = onAlias(2);
  const { webhook: _, ...withoutWebhook } = onAlias(3);
  await open(page, [onAlias(1), withoutPayload, withoutWebhook]);
  await loadFile(page, [1, 2, 3].map(aliasAdded).join("\n"));
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
      status: "fired",
      webhook: "hook",
      payload: payload?.replace("${alias}", "team-1-prod"),
    },
    {
      line: 2,
      time: "2026-11-01T00:00:20.000Z",
      automation: "a2",
      name: "Alias 2",
      event_type: "ADD_ARTIFACT_ALIAS",
      status: "fired",
      webhook: "hook",
      payload: "{}",
    },
    {
      line: 3,
      time: "2026-11-01T00:00:30.000Z",
      automation: "a3",
      name: "Alias 3",
      event_type: "ADD_ARTIFACT_ALIAS",
      status: "fired",
      webhook: null,
      payload: null,
    },
  ]);
});

test("the sample can be downloaded and then replayed", async ({ page }) => {
  await page.goto("./#/replay");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download the sample" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("sample-events.ndjson");
  await loadFile(page, await readFile(await download.path()));
  await expect(page.getByText("events.ndjson: 500 events were replayed.")).toBeVisible();
});

test("the sample events fire the workspace's automations, without an axe violation and within a phone's width", async ({
  page,
}) => {
  await page.goto("./#/replay");
  await page.getByRole("button", { name: "Try with a sample" }).click();
  await expect(page.getByText("The sample: 500 events were replayed.")).toBeVisible();
  const pages = page.getByRole("navigation", { name: "Pages: Firings" });
  await pages.getByRole("button", { name: "Next" }).click();
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

  const search = page.getByRole("searchbox", { name: "Search firings" });
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
  await page.getByRole("button", { name: "Theme and language" }).click();
  await expect(page.getByRole("menuitem", { name: "Dark" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByText("events.ndjson: 100,000 events were replayed.")).toBeVisible({
    timeout: 120_000,
  });
  await expect(page.getByText("100,000 firings", { exact: true })).toBeVisible();
  expect(await turns()).toBeGreaterThan(5);
});
