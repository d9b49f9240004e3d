import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Locator, Page } from "@playwright/test";
import { readPage, readStorage, recordConsole } from "./page-contents.ts";
import { expect, test } from "./test.ts";
import {
  addSecret,
  chooseOption,
  FORCE,
  openResultTab,
  openView,
  replaceSecret,
  replaceTemplate,
} from "./user-actions.ts";

const TOKEN = 'made-up "token" 4711';
const KEY = "made-up signing key ☂";

/** Every encoding in which a value could leak. */
const ENCODINGS = [TOKEN, KEY].flatMap((value) => [
  value,
  JSON.stringify(value).slice(1, -1),
  encodeURIComponent(value),
  Buffer.from(value).toString("base64"),
  Buffer.from(value).toString("hex"),
  createHash("sha256").update(value).digest("hex"),
]);

function expectNoValue(text: string, where: string) {
  expect(text.length, where).toBeGreaterThan(0);
  for (const encoded of ENCODINGS) expect(text, where).not.toContain(encoded);
}

/** Clears the clipboard, clicks a button that copies, and returns what it copied. */
async function copiedBy(page: Page, button: Locator): Promise<string> {
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  await page.evaluate(() => navigator.clipboard.writeText(""));
  await button.click();
  await expect.poll(clipboard).not.toBe("");
  return clipboard();
}

/** Creates two secrets, selects them in the starter workspace's first webhook, and writes a payload that uses both. */
async function prepare(page: Page) {
  await page.goto("./#/settings");
  await addSecret(page, "TOKEN", TOKEN);
  await addSecret(page, "SIGNING_KEY", KEY);
  await page.getByRole("link", { name: "GitHub workflow" }).click();
  await page.getByLabel("Access token").selectOption("TOKEN");
  await page.getByLabel("Secret optional").selectOption("SIGNING_KEY");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("heading", { name: "Team settings" }).waitFor();
  await openView(page, "Playground");
  await replaceTemplate(page, '{"token": "${ACCESS_TOKEN}", "key": "$SIGNING_KEY", "bare": ${SIGNING_KEY}}');
  await expect(page.getByRole("textbox", { name: "Rendered payload" })).toContainText("••••••••");
}

test("no view, dialog, response, script, address, storage or console contains a secret's value", async ({
  page,
  context,
  pageErrors,
}) => {
  test.slow();
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const consoleText = recordConsole(context);
  const search = async (where: string) => {
    expectNoValue(await readPage(page), where);
    expectNoValue(await readStorage(page), `storage at ${where}`);
  };
  await prepare(page);
  await search("the Playground");

  await openResultTab(page, "Request");
  await expect(page.locator("hw-request-preview")).toContainText("X-Wandb-Signature");
  await search("the request");

  await openResultTab(page, "Export");
  for (const form of ["bash script", "curl", "fetch (Node)", "Python", "PowerShell"]) {
    const exports = page.locator("hw-export-view");
    await exports.getByLabel("Export format").selectOption(form);
    await expect(exports.getByRole("region", { name: form })).toContainText("ACCESS_TOKEN");
    await search(`the export for ${form}`);
    const copy = await copiedBy(page, exports.getByRole("button", { name: "Copy" }));
    expect(copy).toContain("ACCESS_TOKEN");
    expectNoValue(copy, `the copy for ${form}`);
  }

  await openResultTab(page, "Send");
  await page.getByRole("button", { name: "Send test" }).click();
  await expect(page.getByText("Accepted", { exact: true })).toBeVisible();
  await expect(page.getByLabel("Body", { exact: true })).toContainText('"signature": "matches"');
  await search("the response in the Playground");
  await chooseOption(page, "Sandbox response", "a broken connection");
  await page.getByRole("button", { name: "Send test" }).click();
  for (const name of ["Copy as curl", "Copy as bash script"]) {
    const copy = await copiedBy(page, page.getByRole("button", { name }));
    expect(copy).toContain("ACCESS_TOKEN");
    expectNoValue(copy, name);
  }
  await search("the alternatives to sending");
  // Chromium reports the broken connection on the console.
  expect(pageErrors.splice(0)).toHaveLength(1);

  for (const view of ["automations", "automations/new", "automations/starter-github", "settings/new"]) {
    await page.goto(`./#/${view}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await search(view);
  }

  await page.goto("./#/settings/starter-github");
  await replaceTemplate(page, '{"token": "${ACCESS_TOKEN}", "key": "$SIGNING_KEY"}');
  await expect(page.getByRole("textbox", { name: "Rendered payload" })).toContainText("••••••••");
  await page.getByRole("button", { name: "Send test" }).click();
  await expect(page.getByText("Accepted", { exact: true })).toBeVisible();
  await search("the response in the webhook's form");

  await openView(page, "Team settings");
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
  await page.getByRole("button", { name: "More for GitHub workflow" }).click();
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
  expectNoValue(`${consoleText()}.`, "the console");
});

test("a reload restores everything except secret values that were kept in memory only", async ({ page }) => {
  await prepare(page);
  await openView(page, "Team settings");
  await chooseOption(page, "Forget secret values", "when the page reloads");
  await expect
    .poll(() => page.evaluate(() => JSON.stringify({ ...sessionStorage })))
    .not.toContain("made-up");
  await openView(page, "Automations");
  await page.getByRole("switch", { name: "Enabled: Announce new versions" }).click(FORCE);
  await expect(page.getByText("Disabled")).toBeVisible();
  const before = await readStorage(page);

  await page.reload();
  await expect(page.getByText("Disabled")).toBeVisible();
  expect(JSON.parse(await readStorage(page))[0]).toEqual(JSON.parse(before)[0]);
  await openView(page, "Team settings");
  await expect(page.locator("hw-secret-list").getByText("Value not entered in this tab")).toHaveCount(2);
  await page.getByRole("link", { name: "GitHub workflow" }).click();
  await expect(page.getByLabel("Access token")).toHaveValue("TOKEN");
  await expect(page.getByLabel("Secret optional")).toHaveValue("SIGNING_KEY");

  await openView(page, "Playground");
  await expect(page.getByRole("textbox", { name: "Payload template" })).toContainText(
    '"bare": ${SIGNING_KEY}',
  );
  await openResultTab(page, "Request");
  const request = page.locator("hw-request-preview");
  await expect(request).toContainText("POST");
  await expect(request).toContainText("Bearer <TOKEN>");
  await expect(request).toContainText("<base64(HMAC-SHA256(SIGNING_KEY, body))>");
  await expect(request.getByRole("button", { name: "Enter value: TOKEN" })).toBeVisible();
  await expect(request.getByRole("button", { name: "Enter value: SIGNING_KEY" })).toBeVisible();
  await openResultTab(page, "Send");
  await page.getByRole("button", { name: "Send test" }).click();
  await expect(page.getByText("Enter the value of “TOKEN”, or remove the access token")).toBeVisible();
});

test("the sandbox rejects a signature that was made with a replaced secret value", async ({
  page,
  pageErrors,
}) => {
  await page.goto("./#/settings");
  await addSecret(page, "SIGNING_KEY", KEY);
  await page.goto("./#/settings/starter-github");
  await page.getByLabel("Secret optional").selectOption("SIGNING_KEY");
  await page.getByRole("button", { name: "Save" }).click();
  // Saving opens this view.
  await page.getByRole("heading", { name: "Team settings" }).waitFor();
  await page.goto("./#/settings/starter-github");
  const sent = page.waitForRequest((request) => request.url().endsWith("/sandbox/receive"));
  await page.getByRole("button", { name: "Send test" }).click();
  await expect(page.getByText("Accepted", { exact: true })).toBeVisible();
  const headers = (await sent).headers();

  await openView(page, "Team settings");
  await replaceSecret(page, "SIGNING_KEY", "another key");
  await page.goto("./#/settings/starter-github");
  await page.getByRole("button", { name: "Send test" }).click();
  await expect(page.getByText("Accepted", { exact: true })).toBeVisible();
  const result = await page.evaluate(async (signature) => {
    const response = await fetch("sandbox/receive", {
      method: "POST",
      headers: { "X-Wandb-Signature": signature },
    });
    return [response.status, (await response.json()).signature];
  }, headers["x-wandb-signature"] ?? "");
  expect(result).toEqual([401, "differs"]);
  expect(pageErrors.splice(0).join("\n")).toContain("401");
});

test("deleting a team deletes its secrets' values, and undo says that they must be entered again", async ({
  page,
}) => {
  await page.goto("./#/settings");
  await addSecret(page, "TOKEN", TOKEN);
  await page.getByRole("button", { name: "Delete team" }).click();
  await page.locator("hw-confirm-dialog").getByRole("button", { name: "Delete team" }).click();
  await expect(page.getByText("Deleted “acme”")).toBeVisible();
  expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage }))).not.toContain("made-up");
  await page.getByRole("button", { name: "Undo" }).first().click();
  await expect(
    page.getByText("restored without their values. Enter the values again in Team settings: TOKEN (acme)."),
  ).toBeVisible();
  await expect(page.getByText("Value not entered in this tab")).toBeVisible();
});
