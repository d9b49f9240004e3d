import type { Page } from "@playwright/test";
import { readStoredWorkspace, readWorkspace, WORKSPACE_KEY } from "./app-shell.ts";
import { startReceiver } from "./receiver.ts";
import { expect, test } from "./test.ts";
import { addSecret, confirm, openResultTab } from "./user-actions.ts";

const webhook = (id: string, name: string, endpoint: string) => ({
  id,
  name,
  endpoint,
  access_token: "TOKEN",
  secret: "SIGNING_KEY",
});

/** A file as another workspace exports it, with one webhook and an automation that sends to it. */
function file(endpoint: string): string {
  return JSON.stringify({
    format: "hookwright",
    version: 1,
    workspace: {
      teams: [
        { name: "acme", secrets: ["TOKEN", "SIGNING_KEY"], webhooks: [webhook("w", "Deploy", endpoint)] },
      ],
      automations: [
        {
          id: "a",
          name: "Deploy on link",
          enabled: true,
          scope: { type: "team", entity: "acme" },
          team: "acme",
          trigger: { type: "LINK_ARTIFACT" },
          webhook: "w",
          payload: '{"text": "linked"}',
        },
      ],
      samples: [],
    },
  });
}

async function importFile(page: Page, text: string, replaces: "untouched" | "changed" = "untouched") {
  await page.getByRole("button", { name: "Workspace" }).click();
  const chosen = page.waitForEvent("filechooser");
  await page.getByRole("menuitem", { name: "Import a file" }).click();
  if (replaces === "changed") await confirm(page, "Import a file");
  const chooser = await chosen;
  await chooser.setFiles({ name: "file.json", mimeType: "application/json", buffer: Buffer.from(text) });
}

const NOTICE = "The imported file used TOKEN as the access token and SIGNING_KEY as the secret.";

test("an imported webhook stays without its secrets, and says so everywhere, until the user binds them", async ({
  page,
}) => {
  await page.goto("./#/settings");
  await importFile(page, file("https://example.com/hook"));
  await expect(page.getByRole("listitem").filter({ hasText: "Deploy" }).getByText(NOTICE)).toBeVisible();
  await page.reload();
  await expect(page.getByText(NOTICE)).toBeVisible();

  await page.goto("./#/playground/a");
  await openResultTab(page, "Send");
  await expect(page.locator("hw-send-panel").getByText(NOTICE)).toBeVisible();
  await openResultTab(page, "Request");
  await expect(page.locator("hw-request-preview")).toContainText("Content-Type");
  await expect(page.locator("hw-request-preview")).not.toContainText("Authorization");

  await page.goto("./#/settings/w");
  await expect(page.getByLabel("Access token")).toHaveValue("");
  await page.locator("form").getByRole("button", { name: "Use them" }).first().click();
  await expect(page.getByLabel("Access token")).toHaveValue("TOKEN");
  await expect(page.getByText(NOTICE)).toHaveCount(0);
  await page.getByRole("link", { name: "Cancel" }).click();

  await page.getByRole("button", { name: "Use them" }).click();
  await expect(page.getByText(NOTICE)).toHaveCount(0);
  await expect
    .poll(async () => (await readWorkspace(page)).teams[0]?.webhooks[0])
    .toEqual(webhook("w", "Deploy", "https://example.com/hook"));

  await test.step("a file with the same webhook and endpoint keeps them", async () => {
    await importFile(page, file("https://EXAMPLE.com:443/hook"), "changed");
    await expect.poll(() => readStoredWorkspace(page)).toContain("EXAMPLE.com:443");
    expect((await readWorkspace(page)).teams[0]?.webhooks[0]?.access_token).toBe("TOKEN");
    await expect(page.getByText(NOTICE)).toHaveCount(0);
  });
});

test("the user can leave an imported webhook without secrets", async ({ page }) => {
  await page.goto("./#/settings");
  const withToken = file("https://example.com/hook").replace(',"secret":"SIGNING_KEY"', "");
  await importFile(page, withToken);
  const notice = page.getByText("The imported file used TOKEN as the access token.");
  await expect(notice).toBeVisible();
  await expect(page.getByRole("button", { name: "Use it", exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Leave without secrets" }).click();
  await expect(notice).toHaveCount(0);
  expect(await readStoredWorkspace(page)).not.toContain("unbound");
});

test("the details of an automation say that W&B can't reach its webhook", async ({ page }) => {
  await page.goto("./#/automations");
  await importFile(page, file("http://localhost:9/hook"));
  await page.getByRole("link", { name: "Deploy on link" }).click();
  const details = page.locator("hw-automation-details");
  await expect(details).toContainText("your browser can reach it, but W&B won't");
});

test("the sandbox is stored by its name, and shown in words", async ({ page }) => {
  await page.goto("./#/settings");
  await expect(page.getByText("This page's sandbox")).toHaveCount(3);
  const stored = await readStoredWorkspace(page);
  expect(stored).toContain('"endpoint":"hookwright:sandbox"');
  expect(stored).not.toContain(new URL(page.url()).origin);

  await test.step("its URL, which older versions stored, becomes its name", async () => {
    const url = new URL("sandbox/receive", page.url()).href;
    await page.evaluate(([key, text]) => localStorage.setItem(key, text), [
      WORKSPACE_KEY,
      stored.replaceAll("hookwright:sandbox", url),
    ] as const);
    await page.reload();
    await expect(page.getByText("This page's sandbox")).toHaveCount(3);
  });

  await test.step("a token for it draws no warning", async () => {
    await addSecret(page, "TOKEN", "made-up");
    await page.goto("./#/settings/starter-github");
    await page.getByLabel("Access token").selectOption("TOKEN");
    await expect(page.getByText("Sends to this page's sandbox.")).toBeVisible();
    await expect(page.getByText("unencrypted")).toHaveCount(0);
    await page.getByRole("button", { name: "Send test" }).click();
    await expect(page.getByText("Accepted", { exact: true })).toBeVisible();
  });

  await test.step("an address that misses it gets nothing, and has a fix", async () => {
    const sent: string[] = [];
    page.on("request", (request) => request.method() === "POST" && sent.push(request.url()));
    for (const path of ["sandbox/receive/", "sandbox", "sandbox/receive?x"]) {
      await page.getByLabel("Endpoint URL").fill(new URL(path, page.url()).href);
      await expect(page.getByText("This address is on this page's own site").first()).toBeVisible();
      await page.getByRole("button", { name: "Send test" }).click();
      await expect(
        page.locator("hw-send-panel").getByText("This address is on this page's own site").first(),
      ).toBeVisible();
    }
    expect(sent).toEqual([]);
    await page.locator("form").getByRole("button", { name: "Use the sandbox" }).first().click();
    await expect(page.getByText("Sends to this page's sandbox.")).toBeVisible();
  });
});

test("a payload of only whitespace is sent as {}, and the request says so", async ({ page }) => {
  const receiver = await startReceiver();
  try {
    await page.goto("./#/settings");
    await importFile(
      page,
      file(receiver.address("echo/empty")).replace('{\\"text\\": \\"linked\\"}', " \\n"),
    );
    await page.goto("./#/playground/a");
    await openResultTab(page, "Request");
    await expect(page.locator("hw-request-preview")).toContainText("The payload is empty, so the body is {}");
    await openResultTab(page, "Send");
    await page.getByRole("button", { name: "Send test" }).click();
    await expect(page.getByLabel("Body", { exact: true })).toContainText(`"body": "${btoa("{}")}"`);
  } finally {
    await receiver.close();
  }
});

/** An automation as W&B's SDK dumps it, for one collection, and its webhook. */
const WANDB = {
  webhook: {
    __typename: "GenericWebhookIntegration",
    id: "SW50ZWdyYXRpb246MQ==",
    name: "Deploy hook",
    urlEndpoint: "https://example.com/deploy",
  },
  automation: {
    __typename: "Trigger",
    id: "VHJpZ2dlcjox",
    createdAt: "2026-11-27T21:00:00Z",
    updatedAt: null,
    name: "Deploy churn",
    description: "Made in W&B",
    enabled: true,
    scope: { __typename: "ArtifactPortfolio", id: "Q29sbGVjdGlvbjox", name: "churn" },
    event: {
      __typename: "FilterEventTriggeringCondition",
      eventType: "ADD_ARTIFACT_ALIAS",
      filter: JSON.stringify({
        filter: JSON.stringify({ $or: [{ $and: [{ alias: { $regex: "^prod$" } }] }] }),
      }),
    },
    action: {
      __typename: "GenericWebhookTriggeredAction",
      integration: { __typename: "GenericWebhookIntegration", id: "SW50ZWdyYXRpb246MQ==" },
      requestPayload: '{"text":"${alias}"}',
      actionType: "GENERIC_WEBHOOK",
    },
  },
};

test("automations from W&B are shown as they were read, and imported beside those that are here", async ({
  page,
}) => {
  await page.goto("./#/automations");
  await page.getByRole("button", { name: "Import from W&B" }).click();
  const dialog = page.locator("hw-wandb-import-dialog");
  await expect(dialog.getByLabel("Team name")).toHaveValue("acme");
  await expect(dialog.getByRole("region")).toContainText('api.automations(entity="acme")');
  const json = dialog.getByLabel("JSON from W&B");
  const result = dialog.getByRole("status").first();

  await test.step("what is not W&B's JSON is refused with the reason", async () => {
    await json.fill("Automation(id='VHJpZ2dlcjox')");
    await expect(result).toContainText("This text is not valid JSON");
    await json.fill('{"name": "Deploy"}');
    await expect(result).toContainText("This text contains no automation of W&B's.");
    await expect(dialog.getByRole("button", { name: "Import 0 automations" })).toBeDisabled();
  });

  await test.step("each automation says whether it can be imported, and why not", async () => {
    const dropped = {
      ...WANDB.automation,
      id: "VHJpZ2dlcjoy",
      name: "Loss is odd",
      event: { eventType: "RUN_METRIC", filter: '{"filter":"{\\"$and\\":[]}"}' },
    };
    await json.fill(JSON.stringify([WANDB.webhook, WANDB.automation, dropped]));
    await expect(result.getByRole("listitem").filter({ hasText: "Deploy churn" })).toContainText(
      "Not imported",
    );
    await expect(result).toContainText("names the collection “churn” without its project or registry");
    await expect(result).toContainText("W&B's SDK drops conditions that it does not know");
    await dialog.getByLabel("Project or registry of the collection churn").fill("wandb-registry-models");
    await expect(result.getByRole("listitem").filter({ hasText: "Deploy churn" })).toContainText("New");
  });

  await dialog.getByRole("button", { name: "Import 1 automation" }).click();
  await expect(page.getByText("1 automation was imported from W&B.")).toBeVisible();
  const { automations, teams } = await readWorkspace(page);
  expect(automations.map(({ name }) => name)).toEqual([
    "Deploy on prod alias",
    "Announce new versions",
    "Notify reviewers of tags",
    "Deploy churn",
  ]);
  expect(automations[3]).toMatchObject({
    description: "Made in W&B",
    scope: {
      type: "registry",
      entity: "acme",
      registry: "wandb-registry-models",
      collection: { name: "churn", id: "Q29sbGVjdGlvbjox" },
    },
    trigger: {
      type: "ADD_ARTIFACT_ALIAS",
      filter: '{"$or":[{"$and":[{"alias":{"$regex":"^prod$"}}]}]}',
    },
    payload: '{"text":"${alias}"}',
  });
  expect(teams[0]?.webhooks[3]).toEqual({
    id: "SW50ZWdyYXRpb246MQ==",
    name: "Deploy hook",
    endpoint: "https://example.com/deploy",
  });
  await page.getByRole("button", { name: "Undo" }).first().click();
  await expect.poll(async () => (await readWorkspace(page)).automations.length).toBe(3);

  await test.step("a file of W&B's JSON that is chosen as a workspace opens the same dialog", async () => {
    const lines = `${JSON.stringify(WANDB.automation)}\n${JSON.stringify(WANDB.webhook)}`;
    await importFile(page, lines, "changed");
    await expect(dialog.getByRole("status").first()).toContainText("Deploy churn");
    await page.keyboard.press("Escape");
    await expect(dialog).toHaveCount(0);
    expect((await readWorkspace(page)).automations).toHaveLength(3);
  });
});
