import { createHash, createHmac } from "node:crypto";
import type { Page } from "@playwright/test";
import { addSecret, choose, replaceSecret } from "./by-hand.ts";
import { expect, test } from "./test.ts";

async function makeWebhook(page: Page) {
  await page.goto("./#/settings");
  await addSecret(page, "TOKEN", "open sesame");
  await addSecret(page, "SIGNING_KEY", "a key of keys");
  await page.getByRole("link", { name: "Create webhook" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Deploy");
  await page.getByRole("button", { name: "Use this page's sandbox" }).click();
  await page.getByLabel("Access token").selectOption("TOKEN");
  await page.getByLabel("Secret optional").selectOption("SIGNING_KEY");
}

test("the sandbox accepts a request with the webhook's own token and signature", async ({ page }) => {
  await makeWebhook(page);
  const payload = '{"text":"hello"}';
  await page.getByRole("textbox", { name: "Test payload optional" }).fill(payload);
  const [request] = await Promise.all([
    page.waitForRequest((request) => request.url().endsWith("/sandbox/receive")),
    page.getByRole("button", { name: "Send test" }).click(),
  ]);
  await expect(page.getByText("Accepted", { exact: true })).toBeVisible();
  await expect(page.getByLabel("Body", { exact: true })).toContainText('"signature": "matches"');
  await expect(page.getByLabel("Body", { exact: true })).toContainText('"access_token": "matches"');
  const signature = createHmac("sha256", "a key of keys").update(payload).digest("base64");
  expect(request.headers()["x-wandb-signature"]).toBe(signature);
});

test("the sandbox refuses a wrong token and a wrong signature, each by name", async ({
  page,
  complaints,
}) => {
  await makeWebhook(page);
  await page.getByRole("button", { name: "Send test" }).click();
  await expect(page.getByText("Accepted", { exact: true })).toBeVisible();
  const verdict = await page.evaluate(async () => {
    const headers = { Authorization: "Bearer wrong", "X-Wandb-Signature": btoa("wrong") };
    const answer = await fetch("sandbox/receive", { method: "POST", body: "{}", headers });
    const { access_token, signature } = await answer.json();
    return [answer.status, access_token, signature];
  });
  expect(verdict).toEqual([401, "differs", "differs"]);
  expect(complaints.splice(0)).toHaveLength(1);
});

test("the sandbox answers with the status that was picked, or not at all", async ({ page, complaints }) => {
  await page.goto("./#/settings/starter-github");
  await choose(page, "Sandbox response", "503");
  await page.getByRole("button", { name: "Send test" }).click();
  await expect(page.getByText("Rejected")).toBeVisible();
  await choose(page, "Sandbox response", "a broken connection");
  await page.getByRole("button", { name: "Send test" }).click();
  await expect(page.getByText("Failed")).toBeVisible();
  await expect(page.getByRole("button", { name: "Copy as curl" })).toBeVisible();
  expect(complaints.splice(0).join("\n")).toContain("503");
});

test("Escape closes a list before the dialog that it is in", async ({ page }) => {
  await page.goto("./#/settings");
  await page.getByRole("button", { name: "More for GitHub: start a workflow" }).click();
  await page.getByRole("menuitem", { name: "Test" }).click();
  await page.getByRole("combobox", { name: "Sandbox response" }).press("ArrowDown");
  await expect(page.getByRole("option", { name: "503" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("option", { name: "503" })).toBeHidden();
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("a request can be cancelled, and one that takes too long ends", async ({ page }) => {
  await page.goto("./#/settings/starter-github");
  await page.getByLabel("Delay (ms)").fill("5000");
  await page.getByLabel("Time limit (s)").fill("1");
  await page.getByRole("button", { name: "Send test" }).click();
  await expect(page.getByText("No whole answer came within 1000 ms.")).toBeVisible();
  await page.getByLabel("Time limit (s)").fill("20");
  await page.getByRole("button", { name: "Send test" }).click();
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByText("The request was cancelled.")).toBeVisible();
});

test("no secret's value stands in the page, in localStorage or in an export", async ({ page }) => {
  await makeWebhook(page);
  await page.getByRole("button", { name: "Send test" }).click();
  await expect(page.getByText("Accepted", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Save" }).click();
  const written = await page.evaluate(() => {
    const texts = (root: Document | ShadowRoot): string =>
      [...root.querySelectorAll("*")]
        .map((element) => {
          const value = element instanceof HTMLInputElement ? element.value : "";
          return `${element.shadowRoot ? texts(element.shadowRoot) : ""}${value}${element.textContent}`;
        })
        .join("\n");
    return texts(document) + JSON.stringify({ ...localStorage });
  });
  expect(written).toContain("SIGNING_KEY");
  for (const secret of ["open sesame", "a key of keys"]) {
    expect(written).not.toContain(secret);
    expect(written).not.toContain(createHash("sha256").update(secret).digest("hex"));
  }
});

test("a secret's value survives a reload where the tab keeps it, and not where memory does", async ({
  page,
}) => {
  await page.goto("./#/settings");
  await addSecret(page, "TOKEN", "open sesame");
  await page.reload();
  await expect(page.getByText("Value entered in this tab")).toBeVisible();
  await choose(page, "Forget secret values", "when the page reloads");
  await expect.poll(() => page.evaluate(() => sessionStorage.length)).toBe(0);
  await page.reload();
  await expect(page.getByText("Value not entered in this tab")).toBeVisible();
});

test("an endpoint is judged while it is typed, and a broken one is not saved", async ({ page }) => {
  await page.goto("./#/settings/new");
  await page.getByLabel("Name", { exact: true }).fill("Broken");
  await page.getByLabel("Endpoint URL").fill("ftp://example.com");
  const endpoint = page.getByLabel("Endpoint URL");
  await expect(endpoint).toHaveAttribute("aria-invalid", "true");
  await expect(endpoint).toHaveAccessibleDescription(/^Error: .*ftp/);
  await expect(page.getByText("The endpoint starts with “ftp:”.")).toBeVisible();
  await page.getByRole("button", { name: "Save" }).click();
  await page.goto("./#/settings");
  await expect(page.getByRole("link", { name: "Broken" })).toHaveCount(0);
});

test("what an endpoint lacks is added by one click", async ({ page }) => {
  await page.goto("./#/settings/new");
  await page.getByLabel("Endpoint URL").fill("example.com/hook");
  await expect(page.getByText("it does not begin with https://")).toBeVisible();
  await page.getByRole("button", { name: "Put https:// before it" }).click();
  await expect(page.getByLabel("Endpoint URL")).toHaveValue("https://example.com/hook");
  await expect(page.getByText("it does not begin with https://")).toBeHidden();
});

test("deleting a webhook names the automations that lose it, and undo brings it back", async ({ page }) => {
  await page.goto("./#/settings");
  await page.getByRole("button", { name: "More for GitHub: start a workflow" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  const dialog = page.locator("hw-confirm-dialog");
  await expect(dialog.getByText("Deploy what is aliased prod")).toBeVisible();
  await dialog.getByRole("button", { name: "Delete" }).click();
  await expect(page.getByRole("link", { name: "GitHub: start a workflow" })).toHaveCount(0);
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("link", { name: "GitHub: start a workflow" })).toBeVisible();
});

test("a new webhook begins empty, also right after another one was edited", async ({ page }) => {
  await page.goto("./#/settings/starter-github");
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("GitHub: start a workflow");
  await page.goto("./#/settings/new");
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("");
  await expect(page.getByLabel("Endpoint URL")).toHaveValue("");
});

test("a secret or a team that is there already is refused at its field, inside the dialog", async ({
  page,
}) => {
  await page.goto("./#/settings");
  await addSecret(page, "TOKEN", "open sesame");
  await page.getByRole("button", { name: "Create secret" }).click();
  const name = page.getByLabel("Secret name");
  await name.fill("TOKEN");
  await page.getByLabel("Value", { exact: true }).fill("another");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(name).toHaveAttribute("aria-invalid", "true");
  await expect(name).toHaveAccessibleDescription(/^Error: There is a .*TOKEN.* already/);
  await expect(page.locator("hw-notice .error")).toHaveCount(0);
  await name.fill("TOKEN_2");
  await expect(name).toHaveAttribute("aria-invalid", "false");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.getByText("TOKEN_2", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Create team" }).click();
  const team = page.getByLabel("Team name");
  await team.fill("acme");
  await page.locator("hw-add-team-dialog").getByRole("button", { name: "Create team" }).click();
  await expect(team).toHaveAccessibleDescription(/^Error: There is a .*acme.* already/);
});

test("a webhook whose secret is gone or has no value, or can't go into a header, says so in its row", async ({
  page,
}) => {
  await makeWebhook(page);
  await page.getByRole("button", { name: "Save" }).click();
  const row = page.getByRole("listitem").filter({ has: page.getByRole("link", { name: "Deploy" }) });
  await expect(row).toBeVisible();
  await expect(row.getByText("Error:")).toHaveCount(0);
  await replaceSecret(page, "TOKEN", "open\u00e9sesame");
  await expect(row.getByText("The value of “TOKEN” can't be sent in a header")).toBeVisible();
  expect(await row.innerText()).not.toContain("sesame");
  await replaceSecret(page, "TOKEN", "open sesame");
  await expect(row.getByText("Error:")).toHaveCount(0);
  await choose(page, "Forget secret values", "when the page reloads");
  await expect.poll(() => page.evaluate(() => sessionStorage.length)).toBe(0);
  await page.reload();
  await expect(row.getByText("Enter the value of “TOKEN”")).toBeVisible();
  await expect(row.getByText("Enter the value of “SIGNING_KEY”")).toBeVisible();
  await page.getByRole("button", { name: "More for TOKEN" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await page.locator("hw-confirm-dialog").getByRole("button", { name: "Delete" }).click();
  await expect(row.getByText("its team has no secret of that name")).toBeVisible();
  await expect(row.getByText("Enter the value of “TOKEN”")).toHaveCount(0);
});

test("sending with no endpoint says what is missing, until one is typed", async ({ page }) => {
  await page.goto("./#/settings/new");
  await page.getByRole("button", { name: "Send test" }).click();
  await expect(page.getByText("Enter an endpoint URL first")).toBeVisible();
  await page.getByLabel("Endpoint URL").fill("ftp://example.com");
  await expect(page.getByText("Enter an endpoint URL first")).toBeHidden();
  await page.getByRole("button", { name: "Send test" }).click();
  await expect(page.locator("hw-send-panel").getByText("ftp:")).not.toHaveCount(0);
  await expect(page.locator("hw-notice .error")).toHaveCount(0);
});
