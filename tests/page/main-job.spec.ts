import { createHmac } from "node:crypto";
import type { Page } from "@playwright/test";
import { addSecret, choose, goTo, openResult, replaceSecret, writeTemplate } from "./by-hand.ts";
import { deadAddress, type Receiver, startReceiver } from "./receiver.ts";
import { test as base, expect } from "./test.ts";

const TOKEN = "made-up token 4711";
const SIGNING_KEY = "made-up signing key ☂";

const test = base.extend<{ receiver: Receiver }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern.
  receiver: async ({}, use) => {
    const receiver = await startReceiver("--token", TOKEN, "--secret", SIGNING_KEY);
    await use(receiver);
    await receiver.close();
  },
});

// Making everything by hand takes some fifty clicks and words: longer than one test gets on a busy machine.
test.describe.configure({ timeout: 120_000 });

/** Makes everything that a delivery needs, by clicks and keys from an empty workspace; ends at the Send tab. */
async function makeByHand(page: Page, endpoint: string) {
  await page.goto("./");
  await page.getByRole("button", { name: "Workspace" }).click();
  await page.getByRole("menuitem", { name: "Start empty" }).click();
  await goTo(page, "Team settings");
  await page.getByRole("button", { name: "Create team" }).first().click();
  await page.getByLabel("Team name").pressSequentially("acme");
  await page.locator("hw-add-team-dialog").getByRole("button", { name: "Create team" }).click();
  await addSecret(page, "TOKEN", TOKEN);
  await addSecret(page, "SIGNING_KEY", SIGNING_KEY);
  await makeWebhook(page, endpoint);
  await makeAutomation(page);
  await goTo(page, "Playground");
  await writeTemplate(page, '{"who": "${event_author}", "key": "${SIGNING_KEY}"}');
}

async function makeWebhook(page: Page, endpoint: string) {
  await page.getByRole("link", { name: "Create webhook" }).click();
  await page.getByLabel("Name", { exact: true }).pressSequentially("Deploy");
  await page.getByLabel("Endpoint URL").pressSequentially(endpoint);
  await page.getByLabel("Access token").selectOption("TOKEN");
  await page.getByLabel("Secret optional").selectOption("SIGNING_KEY");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("link", { name: "Deploy" })).toBeVisible();
}

async function makeAutomation(page: Page) {
  await goTo(page, "Automations");
  await page.getByRole("link", { name: "Create automation" }).click();
  await choose(page, "Event", "An artifact alias is added");
  await page.getByRole("textbox", { name: "Registry", exact: true }).pressSequentially("models");
  await page.getByLabel("Webhook", { exact: true }).selectOption("Deploy");
  await page.getByLabel("Name", { exact: true }).pressSequentially("Deploy on alias");
  await page.getByRole("button", { name: "Create automation" }).click();
  await expect(page.getByRole("link", { name: "Deploy on alias" })).toBeVisible();
}

/** Sends the webhook of the form to another address, by hand. */
async function sendTo(page: Page, endpoint: string) {
  await page.getByLabel("Endpoint URL").fill(endpoint);
  await page.getByRole("button", { name: "Send test" }).click();
}

test("what is made by hand is previewed, sent and accepted by a server that checks for itself", async ({
  page,
  receiver,
}) => {
  await makeByHand(page, receiver.at("accept"));
  const preview = page.getByRole("textbox", { name: "Rendered payload" });
  await expect(preview).toHaveText('{"who": "mina", "key": "••••••••"}');

  await openResult(page, "Request");
  const body = JSON.stringify({ who: "mina", key: SIGNING_KEY }).replace(/([:,])"/g, '$1 "');
  const shown = page.locator("hw-request-preview");
  await expect(shown).toContainText(receiver.at("accept"));
  await expect(shown).toContainText(createHmac("sha256", SIGNING_KEY).update(body).digest("base64"));

  await openResult(page, "Send");
  await page.getByRole("button", { name: "Send test" }).click();
  await expect(page.getByText("Accepted", { exact: true })).toBeVisible();
  await expect(page.getByLabel("Body", { exact: true })).toContainText('{"ok": true}');
  await expect(page.getByText("Only the headers that the receiver's CORS settings expose")).toBeVisible();
});

for (const [name, refusal] of [
  ["TOKEN", "token"],
  ["SIGNING_KEY", "signature"],
] as const) {
  test(`a wrong value of ${name} is refused, and the page says so`, async ({
    page,
    receiver,
    complaints,
  }) => {
    await makeByHand(page, receiver.at("accept"));
    await goTo(page, "Team settings");
    await replaceSecret(page, name, "another value");
    await goTo(page, "Playground");
    await openResult(page, "Send");
    await page.getByRole("button", { name: "Send test" }).click();
    await expect(page.getByText("Rejected", { exact: true })).toBeVisible();
    await expect(page.getByText("The receiver rejected the credentials (status 401).")).toBeVisible();
    await expect(page.getByText("Check the values of the webhook's access token and secret")).toBeVisible();
    await expect(page.getByLabel("Body", { exact: true })).toContainText(`{"error": "${refusal}"}`);
    // Chromium writes every failed status to the console.
    expect(complaints.splice(0).join("\n")).toContain("401");
  });
}

test("every way to fail is told apart as far as a browser can", async ({ page, receiver, complaints }) => {
  await makeByHand(page, receiver.at("accept"));
  await goTo(page, "Team settings");
  await page.getByRole("link", { name: "Deploy" }).click();
  const panel = page.locator("hw-send-panel");
  const ways = ["Send without custom headers", "Copy as curl", "Copy as script"];

  await sendTo(page, receiver.at("status/500"));
  await expect(panel).toContainText("Rejected");
  await expect(panel).toContainText("The receiver failed (status 500).");

  await sendTo(page, receiver.at("status/422"));
  await expect(panel).toContainText("The receiver rejected the request (status 422).");

  await sendTo(page, receiver.at("redirect"));
  await expect(panel).toContainText("Failed");
  await expect(panel).toContainText("The endpoint redirects to another address.");
  await expect(panel).toContainText("(the browser hides this)");

  await sendTo(page, receiver.at("big"));
  await expect(panel).toContainText("Accepted");
  await expect(panel).toContainText("The response has more than 1000000 bytes; the rest was not read.");

  await page.getByLabel("Time limit (s)").fill("1");
  await sendTo(page, receiver.at("slow"));
  await expect(panel).toContainText("No complete response within 1000 ms.");
  await expect(panel.getByRole("button", { name: "Copy as script" })).toBeVisible();
  await page.getByLabel("Time limit (s)").fill("10");

  for (const silent of [receiver.at("no-cors"), await deadAddress()]) {
    await sendTo(page, silent);
    await expect(panel).toContainText("The browser couldn't read a response.");
    await expect(panel).toContainText("The server is unreachable");
    await expect(panel).toContainText("(CORS): the browser does not reveal which.");
    for (const way of ways) await expect(panel.getByRole("button", { name: way })).toBeVisible();
  }

  expect(complaints.splice(0).join("\n")).toMatch(/500[\s\S]*422[\s\S]*CORS[\s\S]*ERR_CONNECTION_REFUSED/);
});

test("without custom headers a request passes a server that allows none, and the page says what is hidden", async ({
  page,
  receiver,
  complaints,
}) => {
  await makeByHand(page, receiver.at("no-cors"));
  await writeTemplate(page, '{"who": "${event_author}"}');
  await openResult(page, "Send");
  await page.getByRole("button", { name: "Send test" }).click();
  const [request] = await Promise.all([
    page.waitForRequest((request) => request.url() === receiver.at("no-cors") && request.method() === "POST"),
    page.getByRole("button", { name: "Send without custom headers" }).click(),
  ]);
  await expect(page.getByText("Sent", { exact: true })).toBeVisible();
  await expect(page.getByText("the browser hides the response")).toBeVisible();
  const headers = Object.keys(request.headers());
  for (const name of ["authorization", "x-wandb-signature"]) expect(headers).not.toContain(name);
  expect(request.headers()["content-type"]).toBe("text/plain");
  expect(complaints.splice(0).join("\n")).toContain("CORS");
});

test("a payload with a secret's value never goes out where a redirect could carry it on", async ({
  page,
  receiver,
  complaints,
}) => {
  await makeByHand(page, receiver.at("no-cors"));
  await openResult(page, "Send");
  await page.getByRole("button", { name: "Send test" }).click();
  await expect(page.getByText("The browser couldn't read a response.")).toBeVisible();
  const sent: string[] = [];
  page.on("request", (request) => sent.push(request.method()));
  await page.getByRole("button", { name: "Send without custom headers" }).click();
  await expect(page.getByText("The payload contains the value of “SIGNING_KEY”.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Copy as script" })).toBeVisible();
  expect(sent).not.toContain("POST");
  expect(complaints.splice(0).join("\n")).toContain("CORS");
});

test("what a receiver repeats of the secrets is shown as dots", async ({ page, receiver }) => {
  await makeByHand(page, receiver.at("echo"));
  await openResult(page, "Send");
  await page.getByRole("button", { name: "Send test" }).click();
  await expect(page.getByText("Accepted", { exact: true })).toBeVisible();
  const body = page.getByLabel("Body", { exact: true });
  await expect(body).toContainText("Bearer ••••••••");
  await expect(body).toContainText("x-wandb-signature");
  const shown = await page.locator("hw-send-panel").innerText();
  const inside = Buffer.from(`"key": "${SIGNING_KEY}"`).toString("base64").slice(12, -12);
  for (const value of [TOKEN, SIGNING_KEY, inside]) expect(shown).not.toContain(value);
});

test("the curl command that the page offers is accepted where the browser is not", async ({
  page,
  context,
  receiver,
  complaints,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await makeByHand(page, receiver.at("no-cors"));
  await openResult(page, "Send");
  await page.getByRole("button", { name: "Send test" }).click();
  await page.getByRole("button", { name: "Copy as curl" }).click();
  await expect(page.getByText("Copied")).toBeVisible();
  const command = await page.evaluate(() => navigator.clipboard.readText());
  expect(await run(command, { ACCESS_TOKEN: TOKEN, SECRET: SIGNING_KEY })).toContain('{"ok": true}');
  expect(complaints.splice(0).join("\n")).toContain("CORS");
});

async function run(command: string, values: Record<string, string>): Promise<string> {
  const { execFile } = await import("node:child_process");
  const { promisify } = await import("node:util");
  const env = { ...process.env, ...values };
  const { stdout } = await promisify(execFile)("bash", ["-c", command], { env });
  return stdout;
}
