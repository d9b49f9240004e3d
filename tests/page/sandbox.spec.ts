import type { Page } from "@playwright/test";
import { type AppShell, readStoredWorkspace } from "./app-shell.ts";
import { expect, test } from "./test.ts";
import { addSecret, chooseOption, FORCE, openResultTab, openView, replaceTemplate } from "./user-actions.ts";

// The service worker also stores the site, as in a visitor's browser.
test.use({ storesSite: true });

/** Opens the form of a webhook that signs its requests with this key. */
async function openSigningWebhook(page: Page, key: string) {
  await page.goto("./#/settings");
  await addSecret(page, "SIGNING_KEY", key);
  await page.goto("./#/settings/starter-github");
  await page.getByLabel("Secret optional").selectOption("SIGNING_KEY");
}

/** Sends a test and expects the sandbox to accept its signature. */
async function sendAndExpectAccepted(page: Page) {
  await page.getByRole("button", { name: "Send test" }).click();
  await expect(page.getByText("Accepted", { exact: true })).toBeVisible();
  await expect(page.getByLabel("Body", { exact: true })).toContainText('"signature": "matches"');
}

test("the sandbox works on a page that was reloaded without its service worker", async ({
  page,
  context,
}) => {
  await openSigningWebhook(page, "made-up key");
  await sendAndExpectAccepted(page);
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("heading", { name: "Team settings" }).waitFor();
  await page.goto("./#/settings/starter-github");
  await page.getByRole("button", { name: "Send test" }).waitFor();
  const devtools = await context.newCDPSession(page);
  await Promise.all([page.waitForEvent("load"), devtools.send("Page.reload", { ignoreCache: true })]);
  expect(await page.evaluate(() => navigator.serviceWorker.controller)).toBeNull();
  await sendAndExpectAccepted(page);
});

test("the sandbox works after the browser stopped its worker, shows every header, and tells other senders to send again", async ({
  page,
  context,
  pageErrors,
}) => {
  await openSigningWebhook(page, "made-up key");
  await sendAndExpectAccepted(page);
  await expect(page.getByText("CORS settings")).toHaveCount(0);
  const devtools = await context.newCDPSession(page);
  await devtools.send("ServiceWorker.enable");
  await devtools.send("ServiceWorker.stopAllWorkers");
  await sendAndExpectAccepted(page);

  await devtools.send("ServiceWorker.stopAllWorkers");
  const [status, text] = await page.evaluate(async () => {
    const response = await fetch("sandbox/receive", { method: "POST", body: "{}" });
    return [response.status, await response.text()] as const;
  });
  expect(status).toBe(503);
  expect(text).toContain("Send again.");
  expect(pageErrors.splice(0).join("\n")).toContain("503");
});

test("the sandbox reports accepted credentials separately from the status that the user chose", async ({
  page,
  pageErrors,
}) => {
  await openSigningWebhook(page, "made-up key");
  await chooseOption(page, "Sandbox response", "503");
  await page.getByRole("button", { name: "Send test" }).click();
  await expect(page.getByText("Receiver failed", { exact: true })).toBeVisible();
  const body = page.getByLabel("Body", { exact: true });
  await expect(body).toContainText('"credentials": "accepted"');
  await expect(body).toContainText('"status_from": "picked"');
  await expect(body).not.toContainText('"accepted": true');
  expect(pageErrors.splice(0).join("\n")).toContain("503");
});

test("the sandbox checks each tab's requests against that tab's own secrets", async ({ page, context }) => {
  const other = await context.newPage();
  await openSigningWebhook(page, "made-up key");
  await other.goto("./#/settings");
  await other.getByRole("button", { name: "More for SIGNING_KEY" }).click();
  await other.getByRole("menuitem", { name: "Enter value" }).click();
  await other.getByLabel("Value", { exact: true }).fill("another key");
  await other.getByRole("button", { name: "Save" }).click();
  await other.goto("./#/settings/starter-github");
  await other.getByLabel("Secret optional").selectOption("SIGNING_KEY");
  const sent = page.waitForRequest((request) => request.url().endsWith("/sandbox/receive"));
  await sendAndExpectAccepted(page);
  const signature = (await sent).headers()["x-wandb-signature"] ?? "";
  await sendAndExpectAccepted(other);
  const result = await page.evaluate(async (signature) => {
    const headers = { "X-Wandb-Signature": signature };
    const response = await fetch("sandbox/receive", { method: "POST", headers, body: "{}" });
    return (await response.json()).signature;
  }, signature);
  expect(result).toBe("matches");
});

test("sending and cancelling keep the focus, and a cancelled request is not shown as a failure", async ({
  page,
}) => {
  await page.goto("./#/settings/starter-github");
  await page.getByLabel("Delay (ms)").fill("60000");
  await page.getByLabel("Delay (ms)").blur();
  await page.getByRole("button", { name: "Send test" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Cancel" }).and(page.locator(":focus"))).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.locator("hw-delivery-outcome")).toContainText("Cancelled");
  await expect(page.getByRole("button", { name: "Send test" })).toBeFocused();
});

test("a response to an earlier payload is labelled, and is removed when another automation opens", async ({
  page,
}) => {
  await page.goto("./#/playground/starter-github");
  await openResultTab(page, "Send");
  await page.getByRole("button", { name: "Send test" }).click();
  await expect(page.getByText("Accepted", { exact: true })).toBeVisible();
  await expect(page.getByText("an earlier payload")).toHaveCount(0);
  await replaceTemplate(page, '{"event_type": "another"}');
  await expect(page.getByText("an earlier payload")).toBeVisible();
  await page.goto("./#/playground/starter-slack");
  await expect(page.getByText("Nothing sent yet.")).toBeVisible();
});

test("the reason why nothing was sent stays visible when another tab changes the workspace", async ({
  page,
  context,
}) => {
  await page.goto("./#/settings");
  await addSecret(page, "TOKEN", "made-up");
  await page.goto("./#/settings/starter-github");
  await page.getByLabel("Access token").selectOption("TOKEN");
  await page.evaluate(() => document.querySelector<AppShell>("hw-app-shell")?.vault?.clear());
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("heading", { name: "Team settings" }).waitFor();
  await page.reload();
  await page.goto("./#/settings/starter-github");
  await page.getByRole("button", { name: "Send test" }).click();
  const error = page.locator("hw-send-panel").getByText("its value has not been entered");
  await expect(error).toBeVisible();
  const other = await context.newPage();
  await other.goto("./#/automations");
  await other.getByRole("switch").first().click(FORCE);
  await expect(page.getByRole("button", { name: "Undo" }).first()).toBeVisible();
  await expect.poll(() => readStoredWorkspace(page)).toContain('"enabled":false');
  await openView(other, "Team settings");
  await expect(error).toBeVisible();
});

test("a limit shows the value in use after an invalid one was typed", async ({ page }) => {
  await page.goto("./#/settings/starter-github");
  const limit = page.getByLabel("Time limit (s)");
  for (const typed of ["999", "999", "500"]) {
    await limit.fill(typed);
    await limit.blur();
    await expect(limit).toHaveValue("120");
  }
  const delay = page.getByLabel("Delay (ms)");
  for (const typed of ["-5", "-7"]) {
    await delay.fill(typed);
    await delay.blur();
    await expect(delay).toHaveValue("0");
  }
});
