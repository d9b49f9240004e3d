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
  await importFile(page, file("https://example.com/hook"));
  await page.getByRole("button", { name: "Leave without secrets" }).click();
  await expect(page.getByText(NOTICE)).toHaveCount(0);
  expect(await readStoredWorkspace(page)).not.toContain("unbound");
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
