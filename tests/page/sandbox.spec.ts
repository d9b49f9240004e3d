import type { Page } from "@playwright/test";
import { addSecret, choose } from "./by-hand.ts";
import { expect, test } from "./test.ts";

/** A webhook's form whose requests the sandbox checks for a signature. */
async function openSigned(page: Page, key: string) {
  await page.goto("./#/settings");
  await addSecret(page, "SIGNING_KEY", key);
  await page.goto("./#/settings/starter-github");
  await page.getByLabel("Secret optional").selectOption("SIGNING_KEY");
}

async function sendAccepted(page: Page) {
  await page.getByRole("button", { name: "Send test" }).click();
  await expect(page.getByText("Accepted", { exact: true })).toBeVisible();
  await expect(page.getByLabel("Body", { exact: true })).toContainText('"signature": "matches"');
}

test("the sandbox works on a page that was reloaded past its service worker", async ({ page, context }) => {
  await openSigned(page, "a key of keys");
  await sendAccepted(page);
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("heading", { name: "Team settings" }).waitFor();
  await page.goto("./#/settings/starter-github");
  await page.getByRole("button", { name: "Send test" }).waitFor();
  const devtools = await context.newCDPSession(page);
  await Promise.all([page.waitForEvent("load"), devtools.send("Page.reload", { ignoreCache: true })]);
  expect(await page.evaluate(() => navigator.serviceWorker.controller)).toBeNull();
  await sendAccepted(page);
});

test("the sandbox works after the browser stopped its worker", async ({ page, context }) => {
  await openSigned(page, "a key of keys");
  await sendAccepted(page);
  const devtools = await context.newCDPSession(page);
  await devtools.send("ServiceWorker.enable");
  await devtools.send("ServiceWorker.stopAllWorkers");
  await sendAccepted(page);
});

test("a stopped worker that was told nothing yet says what to do", async ({ page, context, complaints }) => {
  await openSigned(page, "a key of keys");
  await sendAccepted(page);
  const devtools = await context.newCDPSession(page);
  await devtools.send("ServiceWorker.enable");
  await devtools.send("ServiceWorker.stopAllWorkers");
  const answer = await page.evaluate(async () => {
    const answer = await fetch("sandbox/receive", { method: "POST", body: "{}" });
    return [answer.status, await answer.text()] as const;
  });
  expect(answer[0]).toBe(503);
  expect(answer[1]).toContain("Send again.");
  expect(complaints.splice(0).join("\n")).toContain("503");
});

test("the sandbox tells apart that the credentials are right and which status was picked", async ({
  page,
  complaints,
}) => {
  await openSigned(page, "a key of keys");
  await choose(page, "Sandbox answers", "503");
  await page.getByRole("button", { name: "Send test" }).click();
  await expect(page.getByText("Refused", { exact: true })).toBeVisible();
  const body = page.getByLabel("Body", { exact: true });
  await expect(body).toContainText('"credentials": "accepted"');
  await expect(body).toContainText('"status_from": "picked"');
  await expect(body).not.toContainText('"accepted": true');
  expect(complaints.splice(0).join("\n")).toContain("503");
});

test("the sandbox hides no header of its answer, and nothing says that it does", async ({ page }) => {
  await openSigned(page, "a key of keys");
  await sendAccepted(page);
  await expect(page.getByText("From another origin")).toHaveCount(0);
});

test("what one tab told the sandbox holds for that tab, whatever another tells it", async ({
  page,
  context,
}) => {
  const other = await context.newPage();
  await openSigned(page, "a key of keys");
  await other.goto("./#/settings");
  await other.getByRole("button", { name: "More for SIGNING_KEY" }).click();
  await other.getByRole("menuitem", { name: "Replace value" }).click();
  await other.getByLabel("Value", { exact: true }).fill("another key");
  await other.getByRole("button", { name: "Save" }).click();
  await other.goto("./#/settings/starter-github");
  await other.getByLabel("Secret optional").selectOption("SIGNING_KEY");
  const sent = page.waitForRequest((request) => request.url().endsWith("/sandbox/receive"));
  await sendAccepted(page);
  const signature = (await sent).headers()["x-wandb-signature"] ?? "";
  await sendAccepted(other);
  const verdict = await page.evaluate(async (signature) => {
    const headers = { "X-Wandb-Signature": signature };
    const answer = await fetch("sandbox/receive", { method: "POST", headers });
    return (await answer.json()).signature;
  }, signature);
  expect(verdict).toBe("matches");
});
