import { createHmac } from "node:crypto";
import type { Locator, Page } from "@playwright/test";
import { type Receiver, startReceiver, unreachableAddress } from "./receiver.ts";
import { openSendTab, SIGNING_KEY, TEMPLATE, TOKEN } from "./send-tab.ts";
import { test as base, expect } from "./test.ts";
import {
  addSecret,
  chooseOption,
  FORCE,
  openResultTab,
  openView,
  replaceSecret,
  replaceTemplate,
} from "./user-actions.ts";

const test = base.extend<{ receiver: Receiver }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern.
  receiver: async ({}, use) => {
    const receiver = await startReceiver("--token", TOKEN, "--secret", SIGNING_KEY);
    await use(receiver);
    await receiver.close();
  },
});

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
  const response = page.locator("hw-response-view");
  await expect(response.getByRole("heading")).toHaveText(["Body", "Headers"]);
  expect(await response.getByLabel("Body", { exact: true }).innerText()).toBe('{\n  "ok": true\n}');
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
      // The outcome and its explanation have the same colour and icon.
      const outcome = page.locator("hw-delivery-outcome");
      await expect(outcome.locator(".status .error")).toHaveText("Rejected");
      await expect(outcome.locator("li.error")).toContainText("The receiver rejected the credentials (401).");
      for (const icon of await outcome.locator("wa-icon").all())
        await expect(icon).toHaveAttribute("name", "cross");
      await expect(page.getByText("Check the values of the webhook's access token and secret")).toBeVisible();
      await expect(page.getByLabel("Body", { exact: true })).toContainText(`"error": "${reason}"`);
      // Chromium reports every failed status on the console.
      expect(pageErrors.splice(0).join("\n")).toContain("401");
      await openView(page, "Team settings");
      await replaceSecret(page, name, value);
    });
  }
});

/** The page's words after a send and, if they depend on a check of the server, after that. */
interface Expected {
  readonly payload?: string;
  readonly address: (receiver: Receiver) => string | Promise<string>;
  /** Words beside the button before anything is sent. */
  readonly before?: string;
  readonly button?: string;
  readonly seconds?: string;
  readonly outcome: string;
  readonly status?: RegExp;
  readonly says: string;
  readonly offers: readonly string[];
  readonly afterCheck?: { readonly says: string; readonly offers: readonly string[] };
}

const DISPATCH = '{"event_type": "deploy", "client_payload": {"who": "${event_author}"}}';
const SCRIPTS = ["Copy as curl", "Copy as bash script"];
const [NO_SIGNATURE, NO_HEADERS, CHECK] = [
  "Send without the signature",
  "Send without custom headers and token",
  "Check whether the server responds",
];
const RECEIVERS: Record<string, Expected> = {
  "GitHub, without the signature": {
    address: (receiver) => receiver.address("api/v3/repos/acme/deploy/dispatches"),
    before: "GitHub does not let browsers send X-Wandb-Signature",
    button: NO_SIGNATURE,
    outcome: "Accepted",
    status: /204 No Content/,
    says: "Empty response body.",
    offers: [],
  },
  "GitHub, with the signature": {
    address: (receiver) => receiver.address("api/v3/repos/acme/deploy/dispatches"),
    button: "Send with the signature",
    outcome: "No response",
    says: "The browser couldn't read a response.",
    offers: [NO_SIGNATURE, CHECK, ...SCRIPTS],
    afterCheck: {
      says: "The server responds, but its CORS rules don't allow this request from this page.",
      offers: [NO_SIGNATURE, ...SCRIPTS],
    },
  },
  "Slack, accepted": {
    address: (receiver) => receiver.address("services/T0/B0/made-up"),
    payload: '{"text": "${event_author}"}',
    outcome: "Accepted",
    status: /200 OK/,
    says: "ok",
    offers: [],
  },
  "Slack, rejected": {
    address: (receiver) => receiver.address("services/T0/B0/made-up"),
    payload: '{"blocks": "${event_author}"}',
    outcome: "Rejected",
    status: /400 Bad Request/,
    says: "invalid_blocks",
    offers: [],
  },
  "a closed port": {
    address: () => unreachableAddress(),
    outcome: "No response",
    says: "The server is unreachable, or it doesn't allow this request from this page (CORS).",
    offers: [NO_SIGNATURE, NO_HEADERS, CHECK, ...SCRIPTS],
    afterCheck: { says: "No server responds at this address.", offers: SCRIPTS },
  },
  "a receiver without CORS": {
    address: (receiver) => receiver.address("no-cors"),
    outcome: "No response",
    says: "The server is unreachable, or it doesn't allow this request from this page (CORS).",
    offers: [NO_SIGNATURE, NO_HEADERS, CHECK, ...SCRIPTS],
    afterCheck: {
      says: "The server responds, but its CORS rules don't allow this request from this page.",
      offers: [NO_SIGNATURE, NO_HEADERS, ...SCRIPTS],
    },
  },
  "a slow receiver": {
    address: (receiver) => receiver.address("slow"),
    seconds: "1",
    outcome: "No response",
    says: "No complete response within 1 s. The receiver may still have processed the request",
    offers: SCRIPTS,
  },
  "a redirect": {
    address: (receiver) => receiver.address("redirect"),
    outcome: "Redirected",
    says: "The endpoint redirects to another address.",
    offers: [],
  },
  "status 401": {
    address: (receiver) => receiver.address("status/401"),
    outcome: "Rejected",
    status: /401 Unauthorized/,
    says: "The receiver rejected the credentials (401).",
    offers: [],
  },
  "status 422": {
    address: (receiver) => receiver.address("status/422"),
    outcome: "Rejected",
    status: /422 Unprocessable/,
    says: "The receiver rejected the request (422).",
    offers: [],
  },
  "status 500": {
    address: (receiver) => receiver.address("status/500"),
    outcome: "Receiver failed",
    status: /500 Internal Server Error/,
    says: "The receiver failed (500).",
    offers: [],
  },
  "a response that is too large": {
    address: (receiver) => receiver.address("big"),
    outcome: "Accepted, with a warning",
    status: /200 OK/,
    says: "The response has more than 1,000,000 bytes; the rest was not read.",
    offers: [],
  },
  "a body that is not JSON": {
    address: (receiver) => receiver.address("status/200"),
    payload: '{"who": ${event_author}, oops}',
    before: "The payload has an error. It is sent as it is.",
    button: "Send anyway",
    outcome: "Accepted, with a warning",
    status: /200 OK/,
    says: "The receiver accepted the request, but the request's body is not JSON.",
    offers: [],
  },
};

test("each kind of receiver and failure has its own words, and only remedies that can help", async ({
  page,
  receiver,
  pageErrors,
}) => {
  test.slow();
  const panel = page.locator("hw-send-panel");
  for (const [name, row] of Object.entries(RECEIVERS)) {
    await test.step(name, async () => {
      await openSendTab(page, await row.address(receiver), row.payload ?? DISPATCH);
      await expect(panel.getByText("Nothing sent yet.")).toBeVisible();
      if (row.before) await expect(panel).toContainText(row.before);
      await panel.getByLabel("Time limit (s)").fill(row.seconds ?? "10");
      await panel.getByLabel("Time limit (s)").blur();
      await panel.getByRole("button", { name: row.button ?? "Send test" }).click();
      const outcome = panel.locator("hw-delivery-outcome");
      await expect(outcome.getByText(row.outcome, { exact: true })).toBeVisible();
      if (row.status) await expect(outcome).toContainText(row.status);
      await expect(panel).toContainText(row.says);
      expect(await offers(panel)).toEqual(row.offers);
      if (!row.afterCheck) return;
      await panel.getByRole("button", { name: CHECK }).click();
      await expect(panel).toContainText(row.afterCheck.says);
      expect(await offers(panel)).toEqual(row.afterCheck.offers);
    });
  }
  // Chromium reports every failed request and status on the console.
  expect(pageErrors.splice(0).join("\n")).toContain("500");
});

/** Returns the names of the other ways to send that the page offers. */
function offers(panel: Locator): Promise<string[]> {
  return panel
    .locator(".result > hw-send-alternatives")
    .locator("wa-button")
    .evaluateAll((buttons) => buttons.map((button) => button.textContent?.trim() ?? ""));
}

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
    await page.getByRole("button", { name: "Send without custom headers and token" }).click();
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
      page.getByRole("button", { name: "Send without custom headers and token" }).click(),
    ]);
    await expect(page.locator("hw-delivery-outcome")).toContainText(
      "Sent; the browser can't show the response",
    );
    await expect(page.getByText("it is unknown whether the receiver accepted the request")).toBeVisible();
    const headers = Object.keys(request.headers());
    for (const name of ["authorization", "x-wandb-signature"]) expect(headers).not.toContain(name);
  });
  expect(pageErrors.splice(0).join("\n")).toContain("CORS");
});

test("before sending, the page says what goes where; another address gets no secret unless the user wants it", async ({
  page,
  receiver,
}) => {
  await openSendTab(page, receiver.address("accept"), DISPATCH);
  const panel = page.locator("hw-send-panel");
  const summary = page.locator("hw-send-summary");
  const body = '{"event_type": "deploy", "client_payload": {"who": "mina"}}';
  await expect(summary).toContainText(`POST ${receiver.address("accept")}`);
  await expect(summary).toContainText("Deploy on alias");
  await expect(summary).toContainText("An artifact alias is added");
  await expect(summary).toContainText(`${body.length} bytes of JSON`);
  await expect(summary).toContainText("access token TOKEN · signed in base64 with SIGNING_KEY");

  const sendTo = panel.getByRole("combobox", { name: "Send to" });
  await sendTo.selectOption("Another address");
  const consent = panel.getByRole("checkbox", { name: /token and signature to this address/ });
  await expect(consent).toBeDisabled();
  await panel.getByLabel("Address for this test").fill(receiver.address("echo/other"));
  await expect(consent).toBeEnabled();
  await expect(summary).toContainText(`POST ${receiver.address("echo/other")}`);
  await expect(summary).toContainText("Sent without the webhook's token and secret.");
  await panel.getByRole("button", { name: "Send test" }).click();
  await expect(page.getByText("Accepted", { exact: true })).toBeVisible();
  expect(Object.keys(await received(page, receiver.address("echo/other")))).not.toContain("authorization");

  await test.step("the choice is kept while another view is shown", async () => {
    await openView(page, "Team settings");
    await openView(page, "Playground");
    await openResultTab(page, "Send");
    await expect(sendTo).toHaveValue("other");
    await expect(summary).toContainText(receiver.address("echo/other"));
  });

  await consent.click(FORCE);
  await expect(summary).toContainText("access token TOKEN · signed in base64 with SIGNING_KEY");
  await panel.getByRole("button", { name: "Send test" }).click();
  await expect(page.getByText("Accepted", { exact: true })).toBeVisible();
  await expect
    .poll(() => received(page, receiver.address("echo/other")))
    .toMatchObject({ authorization: `Bearer ${TOKEN}` });

  await test.step("consent to an address includes another query, and the endpoint that the webhook is bound to", async () => {
    for (const address of [receiver.address("echo/other?x=1"), receiver.address("accept")]) {
      await panel.getByLabel("Address for this test").fill(address);
      await expect(summary).toContainText(address);
      await expect(consent).toBeChecked();
      await expect(summary).toContainText("access token TOKEN · signed in base64 with SIGNING_KEY");
    }
  });
  const unticked = panel.getByText("Unticked, because the address is now another one.");
  await test.step("consent to one address is not consent to another, and the page says so", async () => {
    await expect(unticked).toHaveCount(0);
    for (const address of [receiver.address("echo/third"), "https://receiver.example/echo/other"]) {
      await panel.getByLabel("Address for this test").fill(address);
      await expect(consent).not.toBeChecked();
      await expect(unticked).toBeVisible();
      await expect(summary).toContainText("Sent without the webhook's token and secret.");
    }
  });
  await test.step("consent that is taken back ends", async () => {
    await panel.getByLabel("Address for this test").fill(receiver.address("echo/other"));
    await consent.click(FORCE);
    await expect(consent).not.toBeChecked();
    await expect(summary).toContainText("Sent without the webhook's token and secret.");
  });
});

test("a test without the webhook's secrets says that their variables are sent as text", async ({
  page,
  receiver,
}) => {
  await openSendTab(page, receiver.address("accept"), '{"token": "${ACCESS_TOKEN}", "key": "$SIGNING_KEY"}');
  const panel = page.locator("hw-send-panel");
  const summary = page.locator("hw-send-summary");
  await expect(summary).not.toContainText("instead of their values");
  await panel.getByRole("combobox", { name: "Send to" }).selectOption("Another address");
  await panel.getByLabel("Address for this test").fill(receiver.address("echo/open"));
  await expect(summary).toContainText(
    "The payload has the text ${ACCESS_TOKEN}, $SIGNING_KEY instead of their values.",
  );
});

/** Returns the headers of the latest request that the receiver recorded at an address, with names in lower case. */
async function received(page: Page, address: string): Promise<Record<string, string>> {
  const record = await (await page.request.get(address)).json();
  const headers: [string, string][] = record.headers;
  return Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value]));
}

test("the sends of this tab are listed with W&B's statuses, the last one also in the list of automations; one can be looked at again, and sent again", async ({
  page,
  receiver,
  pageErrors,
}) => {
  await openSendTab(page, receiver.address("status/500"), DISPATCH);
  const panel = page.locator("hw-send-panel");
  const rows = page.locator("hw-send-list tbody").getByRole("row");
  await panel.getByRole("button", { name: "Send test" }).click();
  await expect(page.getByText("Receiver failed", { exact: true })).toBeVisible();
  await panel.getByRole("combobox", { name: "Send to" }).selectOption("This page's sandbox");
  await panel.getByRole("button", { name: "Send test" }).click();
  await expect(page.getByText("Accepted", { exact: true })).toBeVisible();
  await expect(rows).toHaveCount(2);
  await expect(rows.nth(0)).toContainText(/Finished\s*200 OK/);
  await expect(rows.nth(0)).toContainText("This page's sandbox");
  await expect(rows.nth(1)).toContainText(/Failed\s*500 Internal Server Error/);
  await expect(rows.nth(1)).toContainText("Deploy on alias");

  await openView(page, "Automations");
  const last = page.getByRole("listitem").filter({ hasText: "Deploy on alias" }).locator("hw-last-send");
  await expect(last).toContainText(/Last test:\s*Accepted\s*200 OK/);
  await expect(last.locator("wa-icon")).toHaveAttribute("name", "done");
  await expect(last.locator("wa-relative-time")).toHaveText(/this minute|1 minute ago/);
  await openView(page, "Playground");
  await openResultTab(page, "Send");
  await expect(rows).toHaveCount(2);
  await rows.nth(1).getByRole("button").click();
  await expect(panel.locator("hw-delivery-outcome")).toContainText("Receiver failed");
  await panel.locator("summary").click();
  const request = panel.locator("hw-request-view");
  await expect(request).toContainText(`POST ${receiver.address("status/500")}`);
  await expect(request).toContainText("Bearer ••••••••");
  await expect(request).toContainText('"who": "mina"');
  await expect(panel.getByRole("button", { name: "Copy as bash script" })).toBeVisible();
  expect(await panel.innerText()).not.toContain(TOKEN);

  await panel.getByRole("button", { name: "Send again" }).click();
  await expect(rows).toHaveCount(3);
  await expect(rows.nth(0)).toContainText(/Failed\s*500/);
  await panel.getByRole("button", { name: "Clear the list" }).click();
  await expect(rows).toHaveCount(0);
  await expect(page.getByText("Nothing sent yet.")).toBeVisible();
  expect(pageErrors.splice(0).join("\n")).toContain("500");
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
