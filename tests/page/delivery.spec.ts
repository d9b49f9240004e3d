import { createHmac } from "node:crypto";
import type { Page } from "@playwright/test";
import type { Workspace } from "hookwright";
import type { AppShell } from "./app-shell.ts";
import { type Receiver, startReceiver, unreachableAddress } from "./receiver.ts";
import { test as base, expect } from "./test.ts";
import {
  addSecret,
  chooseOption,
  openResultTab,
  openView,
  replaceSecret,
  replaceTemplate,
} from "./user-actions.ts";

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

const TEMPLATE = '{"who": "${event_author}", "key": "${SIGNING_KEY}"}';

/** Creates everything that a delivery needs with mouse and keyboard, from an empty workspace; ends in the Playground. */
async function createEverything(page: Page, endpoint: string) {
  await page.goto("./");
  await page.getByRole("button", { name: "Workspace" }).click();
  await page.getByRole("menuitem", { name: "Start empty" }).click();
  await openView(page, "Team settings");
  await page.getByRole("button", { name: "Create team" }).first().click();
  await page.getByLabel("Team name").pressSequentially("acme");
  await page.locator("hw-add-team-dialog").getByRole("button", { name: "Create team" }).click();
  await addSecret(page, "TOKEN", TOKEN);
  await addSecret(page, "SIGNING_KEY", SIGNING_KEY);
  await createWebhook(page, endpoint);
  await createAutomation(page);
  await openView(page, "Playground");
  await replaceTemplate(page, TEMPLATE);
}

async function createWebhook(page: Page, endpoint: string) {
  await page.getByRole("link", { name: "Create webhook" }).click();
  await page.getByLabel("Name", { exact: true }).pressSequentially("Deploy");
  await page.getByLabel("Endpoint URL").pressSequentially(endpoint);
  await page.getByLabel("Access token").selectOption("TOKEN");
  await page.getByLabel("Secret optional").selectOption("SIGNING_KEY");
  await page.getByRole("button", { name: "Create webhook" }).click();
  await expect(page.getByRole("link", { name: "Deploy" })).toBeVisible();
}

async function createAutomation(page: Page) {
  await openView(page, "Automations");
  await page.getByRole("link", { name: "Create automation" }).click();
  await chooseOption(page, "Event", "An artifact alias is added");
  await page.getByLabel("Alias matches regex").pressSequentially("prod");
  await page.getByLabel("Registry", { exact: true }).pressSequentially("models");
  await page.getByLabel("Webhook", { exact: true }).selectOption("Deploy");
  await page.getByLabel("Name", { exact: true }).pressSequentially("Deploy on alias");
  await page.getByRole("button", { name: "Create automation" }).click();
  await expect(page.getByRole("link", { name: "Deploy on alias" })).toBeVisible();
}

/** Opens the Playground's Send tab with what {@link createEverything} creates, without creating it by hand. */
async function openSendTab(page: Page, endpoint: string) {
  const workspace: Workspace = {
    teams: [
      {
        name: "acme",
        secrets: ["SIGNING_KEY", "TOKEN"],
        webhooks: [{ id: "deploy", name: "Deploy", endpoint, access_token: "TOKEN", secret: "SIGNING_KEY" }],
      },
    ],
    automations: [
      {
        id: "on-alias",
        name: "Deploy on alias",
        enabled: true,
        scope: { type: "registry", entity: "acme", registry: "models" },
        team: "acme",
        webhook: "deploy",
        trigger: { type: "ADD_ARTIFACT_ALIAS", filter: "" },
        payload: TEMPLATE,
      },
    ],
    samples: [],
    settings: { secret_retention: "tab", theme: "system" },
  };
  await page.goto("./");
  await expect(page.getByRole("textbox", { name: "Rendered payload" })).toContainText("ADD_ARTIFACT_ALIAS");
  await page.evaluate(
    async ({ workspace, values }) => {
      const shell = document.querySelector<AppShell>("hw-app-shell");
      if (!shell?.store || !shell.vault) throw new Error("the page has no workspace yet");
      await shell.store.apply({ type: "replace_workspace", workspace });
      for (const [name, value] of values) shell.vault.set("acme", name, value);
    },
    {
      workspace,
      values: [
        ["TOKEN", TOKEN],
        ["SIGNING_KEY", SIGNING_KEY],
      ] as const,
    },
  );
  await expect(page.getByRole("textbox", { name: "Rendered payload" })).toContainText('"who": "mina"');
  await openResultTab(page, "Send");
}

/** Enters another address in the webhook's form and sends a test to it. */
async function sendTo(page: Page, endpoint: string) {
  await page.getByLabel("Endpoint URL").fill(endpoint);
  await page.getByRole("button", { name: "Send test" }).click();
}

test("an automation that is created by hand is previewed, sent, and accepted by a server that checks it independently", async ({
  page,
  receiver,
}) => {
  await createEverything(page, receiver.address("accept"));
  const preview = page.getByRole("textbox", { name: "Rendered payload" });
  await expect(preview).toHaveText('{"who": "mina", "key": "••••••••"}');

  await openResultTab(page, "Request");
  const body = JSON.stringify({ who: "mina", key: SIGNING_KEY }).replace(/([:,])"/g, '$1 "');
  const shown = page.locator("hw-request-preview");
  await expect(shown).toContainText(receiver.address("accept"));
  await expect(shown).toContainText(createHmac("sha256", SIGNING_KEY).update(body).digest("base64"));

  await openResultTab(page, "Send");
  await page.getByRole("button", { name: "Send test" }).click();
  await expect(page.getByText("Accepted", { exact: true })).toBeVisible();
  await expect(page.getByLabel("Body", { exact: true })).toContainText('{"ok": true}');
  await expect(page.getByText("Only the headers that the receiver's CORS settings expose")).toBeVisible();
});

test("a wrong access token and a wrong signing secret are rejected, and the page says so", async ({
  page,
  receiver,
  pageErrors,
}) => {
  await openSendTab(page, receiver.address("accept"));
  for (const [name, value, reason] of [
    ["TOKEN", TOKEN, "token"],
    ["SIGNING_KEY", SIGNING_KEY, "signature"],
  ] as const) {
    await test.step(name, async () => {
      await openView(page, "Team settings");
      await replaceSecret(page, name, "another value");
      await openView(page, "Playground");
      await openResultTab(page, "Send");
      await page.getByRole("button", { name: "Send test" }).click();
      await expect(page.getByText("Rejected", { exact: true })).toBeVisible();
      await expect(page.getByText("The receiver rejected the credentials (status 401).")).toBeVisible();
      await expect(page.getByText("Check the values of the webhook's access token and secret")).toBeVisible();
      await expect(page.getByLabel("Body", { exact: true })).toContainText(`{"error": "${reason}"}`);
      // Chromium reports every failed status on the console.
      expect(pageErrors.splice(0).join("\n")).toContain("401");
      await openView(page, "Team settings");
      await replaceSecret(page, name, value);
    });
  }
});

test("each kind of failure has its own explanation, as far as a browser can tell them apart", async ({
  page,
  receiver,
  pageErrors,
}) => {
  await openSendTab(page, receiver.address("accept"));
  await openView(page, "Team settings");
  await page.getByRole("link", { name: "Deploy" }).click();
  const panel = page.locator("hw-send-panel");
  const alternatives = ["Send without custom headers", "Copy as curl", "Copy as bash script"];

  await sendTo(page, receiver.address("status/500"));
  await expect(panel).toContainText("Rejected");
  await expect(panel).toContainText("The receiver failed (status 500).");

  await sendTo(page, receiver.address("status/422"));
  await expect(panel).toContainText("The receiver rejected the request (status 422).");

  await sendTo(page, receiver.address("redirect"));
  await expect(panel).toContainText("Failed");
  await expect(panel).toContainText("The endpoint redirects to another address.");
  await expect(panel).toContainText("(the browser hides this)");

  await sendTo(page, receiver.address("big"));
  await expect(panel).toContainText("Accepted");
  await expect(panel).toContainText("The response has more than 1000000 bytes; the rest was not read.");

  await page.getByLabel("Time limit (s)").fill("1");
  await sendTo(page, receiver.address("slow"));
  await expect(panel).toContainText("No complete response within 1000 ms.");
  await expect(panel.getByRole("button", { name: "Copy as bash script" })).toBeVisible();
  await page.getByLabel("Time limit (s)").fill("10");

  for (const address of [receiver.address("no-cors"), await unreachableAddress()]) {
    await sendTo(page, address);
    await expect(panel).toContainText("The browser couldn't read a response.");
    await expect(panel).toContainText("The server is unreachable");
    await expect(panel).toContainText("(CORS): the browser does not reveal which.");
    for (const name of alternatives) await expect(panel.getByRole("button", { name })).toBeVisible();
  }

  expect(pageErrors.splice(0).join("\n")).toMatch(/500[\s\S]*422[\s\S]*CORS[\s\S]*ERR_CONNECTION_REFUSED/);
});

test("where the browser can't read a response, curl delivers, and a request without custom headers and secrets too", async ({
  page,
  context,
  receiver,
  pageErrors,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openSendTab(page, receiver.address("no-cors"));
  await page.getByRole("button", { name: "Send test" }).click();
  await expect(page.getByText("The browser couldn't read a response.")).toBeVisible();

  await test.step("the copied curl command is accepted", async () => {
    await page.getByRole("button", { name: "Copy as curl" }).click();
    await expect(page.getByText("Copied")).toBeVisible();
    const command = await page.evaluate(() => navigator.clipboard.readText());
    expect(await run(command, { ACCESS_TOKEN: TOKEN, SECRET: SIGNING_KEY })).toContain('{"ok": true}');
  });

  await test.step("a secret's value is not sent where a redirect could carry it to another server", async () => {
    const methods: string[] = [];
    page.on("request", (request) => methods.push(request.method()));
    await page.getByRole("button", { name: "Send without custom headers" }).click();
    await expect(page.getByText("The payload contains the value of “SIGNING_KEY”.")).toBeVisible();
    await expect(page.getByRole("button", { name: "Copy as bash script" })).toBeVisible();
    expect(methods).not.toContain("POST");
  });

  await test.step("without it, the request is sent, and the page says that the response is hidden", async () => {
    await replaceTemplate(page, '{"who": "${event_author}"}');
    await page.getByRole("button", { name: "Send test" }).click();
    await expect(page.getByText("The browser couldn't read a response.")).toBeVisible();
    const [request] = await Promise.all([
      page.waitForRequest(
        (request) =>
          request.url() === receiver.address("no-cors") &&
          request.method() === "POST" &&
          request.headers()["content-type"] === "text/plain",
      ),
      page.getByRole("button", { name: "Send without custom headers" }).click(),
    ]);
    await expect(page.getByText("Sent", { exact: true })).toBeVisible();
    await expect(page.getByText("the browser hides the response")).toBeVisible();
    const headers = Object.keys(request.headers());
    for (const name of ["authorization", "x-wandb-signature"]) expect(headers).not.toContain(name);
  });
  expect(pageErrors.splice(0).join("\n")).toContain("CORS");
});

test("secret values that a receiver repeats in its response are masked", async ({ page, receiver }) => {
  await openSendTab(page, receiver.address("echo"));
  await page.getByRole("button", { name: "Send test" }).click();
  await expect(page.getByText("Accepted", { exact: true })).toBeVisible();
  const body = page.getByLabel("Body", { exact: true });
  await expect(body).toContainText("Bearer ••••••••");
  await expect(body).toContainText("x-wandb-signature");
  const shown = await page.locator("hw-send-panel").innerText();
  // The middle of the secret's base64 form, which does not depend on the bytes around it.
  const encoded = Buffer.from(`"key": "${SIGNING_KEY}"`).toString("base64").slice(12, -12);
  for (const value of [TOKEN, SIGNING_KEY, encoded]) expect(shown).not.toContain(value);
});

async function run(command: string, values: Record<string, string>): Promise<string> {
  const { execFile } = await import("node:child_process");
  const { promisify } = await import("node:util");
  const env = { ...process.env, ...values };
  const { stdout } = await promisify(execFile)("bash", ["-c", command], { env });
  return stdout;
}
