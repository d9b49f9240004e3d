import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { addSecret, choose, DRAWN, goTo, openResult, replaceSecret, writeTemplate } from "./by-hand.ts";
import { consoleOf, pageText, stored } from "./page-text.ts";
import { expect, test } from "./test.ts";

const TOKEN = 'made-up "token" 4711';
const KEY = "made-up signing key ☂";

/** Every form in which a value could be written down by mistake. */
const FORMS = [TOKEN, KEY].flatMap((value) => [
  value,
  JSON.stringify(value).slice(1, -1),
  encodeURIComponent(value),
  Buffer.from(value).toString("base64"),
  Buffer.from(value).toString("hex"),
  createHash("sha256").update(value).digest("hex"),
]);

function expectNoValue(text: string, where: string) {
  expect(text.length, where).toBeGreaterThan(0);
  for (const form of FORMS) expect(text, where).not.toContain(form);
}

/** Two secrets, bound to the starter's first webhook, and a payload that uses both. */
async function prepare(page: Page) {
  await page.goto("./#/settings");
  await addSecret(page, "TOKEN", TOKEN);
  await addSecret(page, "SIGNING_KEY", KEY);
  await page.getByRole("link", { name: "GitHub: start a workflow" }).click();
  await page.getByLabel("Access token").selectOption("TOKEN");
  await page.getByLabel("Secret optional").selectOption("SIGNING_KEY");
  await page.getByRole("button", { name: "Save" }).click();
  await goTo(page, "Playground");
  await writeTemplate(page, '{"token": "${ACCESS_TOKEN}", "key": "$SIGNING_KEY", "bare": ${SIGNING_KEY}}');
  await expect(page.getByRole("textbox", { name: "Rendered payload" })).toContainText("••••••••");
}

test("no view, dialog, answer, script, address, storage or console holds a secret's value", async ({
  page,
  context,
  complaints,
}) => {
  test.slow();
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const written = consoleOf(context);
  const search = async (where: string) => {
    expectNoValue(await pageText(page), where);
    expectNoValue(await stored(page), `what is stored at ${where}`);
  };
  await prepare(page);
  await search("the Playground");

  await openResult(page, "Request");
  await expect(page.locator("hw-request-preview")).toContainText("X-Wandb-Signature");
  await search("the request");

  await openResult(page, "Export");
  for (const form of ["bash script", "curl", "fetch (JavaScript)", "Python"]) {
    const exports = page.locator("hw-export-view");
    await exports.getByRole("tab", { name: form }).click();
    await expect(exports.getByRole("region", { name: form })).toContainText("ACCESS_TOKEN");
    await search(`the export for ${form}`);
    await exports.getByRole("button", { name: "Copy" }).click();
    await expect(page.getByText("Copied")).toBeVisible();
    expectNoValue(await page.evaluate(() => navigator.clipboard.readText()), `the copy for ${form}`);
  }

  await openResult(page, "Send");
  await page.getByRole("button", { name: "Send test" }).click();
  await expect(page.getByText("Accepted", { exact: true })).toBeVisible();
  await expect(page.getByLabel("Body", { exact: true })).toContainText('"signature": "matches"');
  await search("the answer in the Playground");
  await choose(page, "Sandbox response", "a broken connection");
  await page.getByRole("button", { name: "Send test" }).click();
  for (const way of ["Copy as curl", "Copy as script"]) {
    await page.getByRole("button", { name: way }).click();
    expectNoValue(await page.evaluate(() => navigator.clipboard.readText()), way);
  }
  await search("the ways on");
  // Chromium writes the broken connection to the console.
  expect(complaints.splice(0)).toHaveLength(1);

  for (const view of ["automations", "automations/new", "automations/starter-github", "settings/new"]) {
    await page.goto(`./#/${view}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await search(view);
  }

  await page.goto("./#/settings/starter-github");
  await page.getByRole("textbox", { name: "Test payload optional" }).fill("{}");
  await page.getByRole("button", { name: "Send test" }).click();
  await expect(page.getByText("Accepted", { exact: true })).toBeVisible();
  await search("the answer in the webhook's form");

  await goTo(page, "Team settings");
  await search("Team settings");
  await page.getByRole("button", { name: "More for TOKEN" }).click();
  await page.getByRole("menuitem", { name: "Replace value" }).click();
  await expect(page.getByLabel("Value", { exact: true })).toHaveValue("");
  await search("the dialog that replaces a value");
  await page.getByRole("button", { name: "Close" }).click();
  await page.getByRole("button", { name: "More for TOKEN" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await search("the dialog that deletes a secret");
  await page.locator("hw-confirm-dialog").getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("button", { name: "More for GitHub: start a workflow" }).click();
  await page.getByRole("menuitem", { name: "Test" }).click();
  await page.locator("hw-webhook-list").getByRole("button", { name: "Send test" }).click();
  await expect(page.getByText("Accepted", { exact: true })).toBeVisible();
  await search("the dialog that tests a webhook");
  await page.getByRole("button", { name: "Close" }).click();

  await page.getByRole("button", { name: "Workspace" }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("menuitem", { name: "Export to a file" }).click(),
  ]);
  const file = await readFile(await download.path(), "utf8");
  expect(file).toContain("SIGNING_KEY");
  expectNoValue(file, "the file");
  expectNoValue(`${written()}.`, "the console");
});

test("a reload brings everything back but the values that only memory held", async ({ page }) => {
  await prepare(page);
  await goTo(page, "Team settings");
  await choose(page, "Forget secret values", "when the page reloads");
  await expect
    .poll(() => page.evaluate(() => JSON.stringify({ ...sessionStorage })))
    .not.toContain("made-up");
  await goTo(page, "Automations");
  await page.getByRole("switch", { name: "Enabled: Announce new versions" }).click(DRAWN);
  await expect(page.getByText("Disabled")).toBeVisible();
  const before = await stored(page);

  await page.reload();
  await expect(page.getByText("Disabled")).toBeVisible();
  expect(JSON.parse(await stored(page))[0]).toEqual(JSON.parse(before)[0]);
  await goTo(page, "Team settings");
  await expect(page.getByText("Value not entered in this tab")).toHaveCount(2);
  await page.getByRole("link", { name: "GitHub: start a workflow" }).click();
  await expect(page.getByLabel("Access token")).toHaveValue("TOKEN");
  await expect(page.getByLabel("Secret optional")).toHaveValue("SIGNING_KEY");

  await goTo(page, "Playground");
  await expect(page.getByRole("textbox", { name: "Payload template" })).toContainText(
    '"bare": ${SIGNING_KEY}',
  );
  await openResult(page, "Request");
  const request = page.locator("hw-request-preview");
  await expect(request).toContainText("POST");
  await expect(request).toContainText("Bearer <TOKEN>");
  await expect(request).toContainText("<base64(HMAC-SHA256(SIGNING_KEY, body))>");
  await expect(request).toContainText("Enter the value of “TOKEN”");
  await expect(request).toContainText("Enter the value of “SIGNING_KEY”");
  await openResult(page, "Send");
  await page.getByRole("button", { name: "Send test" }).click();
  await expect(page.getByText("Enter the value of “TOKEN”, or take the access token out")).toBeVisible();
});

test("the sandbox refuses what was sent with a value that is no longer the webhook's", async ({
  page,
  complaints,
}) => {
  await page.goto("./#/settings");
  await addSecret(page, "SIGNING_KEY", KEY);
  await page.goto("./#/settings/starter-github");
  await page.getByLabel("Secret optional").selectOption("SIGNING_KEY");
  await page.getByRole("button", { name: "Save" }).click();
  await page.goto("./#/settings/starter-github");
  const sent = page.waitForRequest((request) => request.url().endsWith("/sandbox/receive"));
  await page.getByRole("button", { name: "Send test" }).click();
  await expect(page.getByText("Accepted", { exact: true })).toBeVisible();
  const headers = (await sent).headers();

  await goTo(page, "Team settings");
  await replaceSecret(page, "SIGNING_KEY", "another key");
  await page.goto("./#/settings/starter-github");
  await page.getByRole("button", { name: "Send test" }).click();
  await expect(page.getByText("Accepted", { exact: true })).toBeVisible();
  const answer = await page.evaluate(async (signature) => {
    const answer = await fetch("sandbox/receive", {
      method: "POST",
      headers: { "X-Wandb-Signature": signature },
    });
    return [answer.status, (await answer.json()).signature];
  }, headers["x-wandb-signature"] ?? "");
  expect(answer).toEqual([401, "differs"]);
  expect(complaints.splice(0).join("\n")).toContain("401");
});

test("deleting a team forgets its secrets' values, and undoing that says that they must be entered again", async ({
  page,
}) => {
  await page.goto("./#/settings");
  await addSecret(page, "TOKEN", TOKEN);
  await page.getByRole("button", { name: "Delete team" }).click();
  await page.locator("hw-confirm-dialog").getByRole("button", { name: "Delete team" }).click();
  await expect(page.getByText("Deleted acme")).toBeVisible();
  expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage }))).not.toContain("made-up");
  await page.getByRole("button", { name: "Undo" }).first().click();
  await expect(
    page.getByText("restored without their values. Enter the values again in Team settings: TOKEN (acme)."),
  ).toBeVisible();
  await expect(page.getByText("Value not entered in this tab")).toBeVisible();
});
