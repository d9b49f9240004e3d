import type { Page } from "@playwright/test";
import type { AppShell } from "./app-shell.ts";
import { expect, test } from "./test.ts";
import { replaceTemplate } from "./user-actions.ts";

/** Chooses an item of the menu of example payloads. */
async function chooseExample(page: Page, item: string) {
  await page.getByRole("button", { name: "Insert example" }).click();
  await page.getByRole("menuitem", { name: item, exact: true }).click();
}

/** Changes the endpoint of the webhook that the shown automation uses. */
async function setEndpoint(page: Page, endpoint: string) {
  await page.evaluate(async (endpoint) => {
    const store = document.querySelector<AppShell>("hw-app-shell")?.store;
    const team = store?.workspace.teams[0];
    const webhook = team?.webhooks.find(({ id }) => id === "starter-github");
    if (!store || !team || !webhook) throw new Error("the page has no such webhook yet");
    await store.apply({ type: "put_webhook", team: team.name, webhook: { ...webhook, endpoint } });
  }, endpoint);
}

const problems = (page: Page) => page.locator("hw-problem-list").first();

test("an example replaces the payload in one step that the editor's undo takes back", async ({ page }) => {
  // Lower than every example, so that its first line could be scrolled away.
  await page.setViewportSize({ width: 1280, height: 480 });
  await page.goto("./#/playground/starter-github");
  const editor = page.getByRole("textbox", { name: "Payload template" });
  await replaceTemplate(page, '{"mine": 1}');
  for (const [item, part] of [
    ["GitHub", '"event_type": "wandb-add-artifact-alias"'],
    ["GitHub workflow_dispatch", '"ref": "main"'],
    ["Slack", '"blocks"'],
    ["Microsoft Teams", '"AdaptiveCard"'],
    ["Discord", '"embeds"'],
    ["Generic JSON", '"alias": "${alias}"'],
  ] as const) {
    await test.step(item, async () => {
      await chooseExample(page, item);
      await expect(editor).toContainText(part);
      await expect(editor.locator(".cm-line").first()).toBeInViewport();
      await expect(editor).not.toContainText('"mine"');
      await expect(problems(page)).toContainText("No problems");
      await expect(editor).toBeFocused();
      await page.keyboard.press("ControlOrMeta+z");
      await expect(editor).toHaveText('{"mine": 1}');
    });
  }
});

test("the GitHub workflow lists the event type of the payload", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("./#/playground/starter-github");
  await replaceTemplate(page, '{"event_type": "deploy-${alias}", "client_payload": {"model": "${alias}"}}');
  await chooseExample(page, "GitHub workflow for this payload…");
  const dialog = page.locator("hw-workflow-dialog");
  await expect(dialog).toContainText('types: ["deploy-prod"]');
  await expect(dialog).toContainText("WANDB_MODEL: ${{ github.event.client_payload['model'] }}");
  await dialog.getByRole("button", { name: "Copy" }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain('types: ["deploy-prod"]');
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await replaceTemplate(page, '{"text": "x"}');
  await chooseExample(page, "GitHub workflow for this payload…");
  await expect(dialog).toContainText("it is not a JSON object with an event_type or a ref");
});

test("a payload that its receiver rejects has an error, whose fix makes it acceptable", async ({ page }) => {
  await page.goto("./#/playground/starter-github");
  await page.getByRole("textbox", { name: "Payload template" }).waitFor();
  const editor = page.getByRole("textbox", { name: "Payload template" });
  await test.step("Slack", async () => {
    await setEndpoint(page, "https://hooks.slack.com/services/T0/B0/x");
    await replaceTemplate(page, '{"msg":"hi"}');
    await expect(problems(page)).toContainText("Slack rejects this payload: it has no “text” or “blocks”.");
    await problems(page).getByRole("button", { name: "Fix" }).click();
    await expect(editor).toHaveText('{"text":"hi"}');
    await expect(problems(page)).toContainText("No problems");
  });
  await test.step("GitHub", async () => {
    await setEndpoint(page, "https://api.github.com/repos/acme/deploy/dispatches");
    const members = Array.from({ length: 12 }, (_, index) => `"k${index}": "\${alias}"`).join(", ");
    await replaceTemplate(page, `{"ref": "main", "client_payload": {${members}}}`);
    for (const text of [
      "GitHub rejects this payload: it has no “event_type”.",
      "GitHub rejects “ref”",
      "“client_payload” has 12 entries; GitHub accepts at most 10.",
    ])
      await expect(problems(page)).toContainText(text);
  });
  await test.step("GitHub workflow_dispatch", async () => {
    await setEndpoint(page, "https://api.github.com/repos/acme/app/actions/workflows/deploy.yml/dispatches");
    await replaceTemplate(page, '{"client_payload": {"model": "${alias}"}}');
    await expect(problems(page)).toContainText("GitHub rejects this payload: it has no “ref”.");
    await problems(page).getByRole("button", { name: "Add “ref”" }).click();
    await problems(page).getByRole("button", { name: "Rename “client_payload” to “inputs”" }).click();
    await expect(editor).toHaveText('{"ref": "main", "inputs": {"model": "${alias}"}}');
    await expect(problems(page)).toContainText("No problems");
  });
  await test.step("Teams", async () => {
    await setEndpoint(page, "https://acme.webhook.office.com/webhookb2/0a@1b/IncomingWebhook/2c/3d");
    await replaceTemplate(page, '{"@type": "MessageCard", "summary": "New", "text": "By ${event_author}"}');
    await expect(problems(page)).toContainText("Microsoft retired these on 2026-03-31.");
    await problems(page).getByRole("button", { name: "Turn it into an Adaptive Card" }).click();
    await expect(editor).toContainText('"text": "By ${event_author}"');
    await expect(editor).toContainText('"contentType": "application/vnd.microsoft.card.adaptive"');
    await expect(problems(page)).toContainText("Microsoft retired these on 2026-03-31.");
    await expect(problems(page)).not.toContainText("MessageCard");
  });
});

test("a regular expression without anchors gets a hint, whose fix anchors it", async ({ page }) => {
  await page.goto("./#/automations/starter-github");
  const field = page.getByLabel("Alias matches regex");
  await field.fill("prod");
  await field.blur();
  await expect(page.getByText("matches anywhere in the value, also in “preprod”.")).toBeVisible();
  await page.getByRole("button", { name: "Write ^prod$" }).click();
  await expect(field).toHaveValue("^prod$");
  await expect(page.getByText("matches anywhere in the value, also in")).toBeHidden();
});
