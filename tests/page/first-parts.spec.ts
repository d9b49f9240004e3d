import type { Workspace } from "hookwright";
import { storeWorkspace } from "./large-workspace.ts";
import { expect, test } from "./test.ts";
import { openResultTab } from "./user-actions.ts";

/** A value so long that a payload with two of them is longer than what the preview shows. */
const LONG_VALUE = "0123456789".repeat(60_000);

/** The number of conditions of one automation. */
const CONDITIONS = 3_000;

const ENDPOINT = "https://receiver.test/hook";

const event = {
  type: "ADD_ARTIFACT_ALIAS",
  author: "mina",
  entity: "acme",
  registry: "models",
  collection: "churn",
  alias: "prod",
  artifact_version: { id: "V1", index: 1, metadata: { long: LONG_VALUE } },
};

const workspace: Workspace = {
  teams: [{ name: "acme", secrets: [], webhooks: [{ id: "w", name: "Receiver", endpoint: ENDPOINT }] }],
  automations: [
    {
      id: "a",
      name: "Long",
      enabled: true,
      scope: { type: "registry", entity: "acme", registry: "models" },
      team: "acme",
      webhook: "w",
      trigger: {
        type: "ADD_ARTIFACT_ALIAS",
        filter: JSON.stringify({
          $or: Array.from({ length: CONDITIONS }, (_, index) => ({ alias: `a${index}` })),
        }),
      },
      payload: '{"one": "${artifact_metadata.long}", "two": "${artifact_metadata.long}"}',
    },
  ],
  samples: [{ id: "s", name: "Long", event: JSON.stringify(event) }],
  settings: { secret_retention: "tab", theme: "system" },
};

test("a long payload, a long response and many conditions are shown in part, and the rest on request", async ({
  page,
}) => {
  await storeWorkspace(page, workspace);
  await page.goto("./#/playground/a");
  const result = page.locator("hw-result-pane");

  await test.step("the payload says how much of it is not shown", async () => {
    const left = 2 * LONG_VALUE.length + '{"one": "", "two": ""}'.length - 1_000_000;
    await expect(result.locator("hw-payload-preview")).toContainText(
      `The first 1,000,000 characters; ${left.toLocaleString("en")} more are not shown.`,
    );
  });

  await test.step("the request shows its beginning", async () => {
    await openResultTab(page, "Request");
    const body = page.locator("hw-request-preview pre");
    await expect(body).toContainText('{"one": "0123');
    expect((await body.textContent())?.length).toBe(20_000);
    await page.locator("hw-request-preview").getByRole("button", { name: "Show more" }).click();
    await expect.poll(async () => (await body.textContent())?.length).toBe(100_000);
  });

  for (const [what, body] of [
    ["combining marks", "e\u0301\u0323".repeat(330_000)],
    ["short lines", "x\n".repeat(500_000)],
    ["nested arrays", `${"[".repeat(40_000)}${"]".repeat(40_000)}`],
  ] as const)
    await test.step(`a response of ${what} shows its beginning`, async () => {
      await page.route(ENDPOINT, (route) =>
        route.fulfill({
          status: 200,
          headers: { "Access-Control-Allow-Origin": "*", "Access-Control-Allow-Headers": "*" },
          body,
        }),
      );
      await openResultTab(page, "Send");
      await page.getByRole("button", { name: "Send test", exact: true }).click();
      const shown = page.locator("hw-response-view").first();
      await expect(shown.getByText(/The first [\d,]+ of [\d,]+ characters are shown\./)).toBeVisible();
      expect((await shown.locator("pre").textContent())?.length).toBeLessThanOrEqual(20_000);
      await page.unroute(ENDPOINT);
    });

  await test.step("a tree of thousands of conditions begins with some", async () => {
    await result.getByRole("tab", { name: "Which automations fire?" }).click();
    const tree = page.locator("hw-firing-row").first().locator("hw-condition-tree");
    await page.locator("hw-firing-row summary").first().click();
    await expect(tree).toContainText(/The first 200 of 3,\d{3} conditions are shown\./);
    await expect(tree.locator(".condition")).toHaveCount(200);
    await tree.getByRole("button", { name: "Show more" }).click();
    await expect(tree.locator(".condition")).toHaveCount(1_000);
  });
});

test("a table with 20,000 columns lists some of its metrics, and a search finds the others", async ({
  page,
}) => {
  const names = Array.from({ length: 20_000 }, (_, index) => `metric${index}`);
  const rows = [names, names.map((_, index) => index), names.map((_, index) => index + 1)];
  await page.goto("./#/metrics");
  await page.locator("input[type=file]").setInputFiles({
    name: "wide.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(rows.map((cells) => cells.join(",")).join("\n")),
  });
  const metric = page.getByLabel("Metric in the history");
  await expect(metric).toBeVisible({ timeout: 20_000 });
  expect(await metric.locator("option").count()).toBeLessThanOrEqual(501);
  await expect(page.getByText("The first 500 of 20,000 metrics are listed.")).toBeVisible();
  await page.getByRole("searchbox", { name: "Search metrics" }).fill("metric19999");
  await metric.selectOption("metric19999");
  await expect(metric.locator("option:checked")).toHaveText("metric19999");
  await expect(page.getByLabel("Metric", { exact: true })).toHaveValue("metric19999");
});
