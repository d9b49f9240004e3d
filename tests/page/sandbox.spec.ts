import type { Page } from "@playwright/test";
import { addSecret, choose, DRAWN, goTo, openResult, writeTemplate } from "./by-hand.ts";
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
  await choose(page, "Sandbox response", "503");
  await page.getByRole("button", { name: "Send test" }).click();
  await expect(page.getByText("Rejected", { exact: true })).toBeVisible();
  const body = page.getByLabel("Body", { exact: true });
  await expect(body).toContainText('"credentials": "accepted"');
  await expect(body).toContainText('"status_from": "picked"');
  await expect(body).not.toContainText('"accepted": true');
  expect(complaints.splice(0).join("\n")).toContain("503");
});

test("the sandbox hides no header of its answer, and nothing says that it does", async ({ page }) => {
  await openSigned(page, "a key of keys");
  await sendAccepted(page);
  await expect(page.getByText("CORS settings")).toHaveCount(0);
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

test("sending and cancelling keep the focus, and what was cancelled is no failure", async ({ page }) => {
  await page.goto("./#/settings/starter-github");
  await page.getByLabel("Delay (ms)").fill("60000");
  await page.getByLabel("Delay (ms)").blur();
  await page.getByRole("button", { name: "Send test" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Cancel" }).and(page.locator(":focus"))).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByText("Cancelled", { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "Send test" })).toBeFocused();
});

test("an answer to an earlier payload says so, and one from elsewhere goes", async ({ page }) => {
  await page.goto("./#/playground/starter-github");
  await openResult(page, "Send");
  await page.getByRole("button", { name: "Send test" }).click();
  await expect(page.getByText("Accepted", { exact: true })).toBeVisible();
  await expect(page.getByText("an earlier payload")).toHaveCount(0);
  await writeTemplate(page, '{"event_type": "another"}');
  await expect(page.getByText("an earlier payload")).toBeVisible();
  await page.goto("./#/playground/starter-slack");
  await expect(page.getByText("Nothing sent yet.")).toBeVisible();
});

test("why nothing was sent stays to be read when the workspace changes elsewhere", async ({
  page,
  context,
}) => {
  await page.goto("./#/settings");
  await addSecret(page, "TOKEN", "made-up");
  await page.goto("./#/settings/starter-github");
  await page.getByLabel("Access token").selectOption("TOKEN");
  await page.evaluate(() => sessionStorage.clear());
  await page.getByRole("button", { name: "Save" }).click();
  await page.reload();
  await page.goto("./#/settings/starter-github");
  await page.getByRole("button", { name: "Send test" }).click();
  const why = page.locator("hw-send-panel").getByText("its value is not at hand");
  await expect(why).toBeVisible();
  const other = await context.newPage();
  await other.goto("./#/automations");
  await other.getByRole("switch").first().click(DRAWN);
  await expect(page.getByRole("button", { name: "Undo" }).first()).toBeVisible();
  await expect
    .poll(() => page.evaluate(() => localStorage.getItem("hookwright.workspace")))
    .toContain('"enabled":false');
  await goTo(other, "Team settings");
  await expect(why).toBeVisible();
});

test("limits show what is used, whatever was typed", async ({ page }) => {
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
