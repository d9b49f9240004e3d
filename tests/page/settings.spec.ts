import { createHash, createHmac } from "node:crypto";
import type { Page } from "@playwright/test";
import { readPage, readStorage } from "./page-contents.ts";
import { expect, test } from "./test.ts";
import {
  addSecret,
  chooseOption,
  FORCE,
  replaceSecret,
  replaceTemplate,
  valuesKept,
} from "./user-actions.ts";

/** Creates two secrets, and fills in the form of a webhook that uses both and sends to the sandbox. */
async function fillInWebhook(page: Page) {
  await page.goto("./#/settings");
  await addSecret(page, "TOKEN", "open sesame");
  await addSecret(page, "SIGNING_KEY", "made-up key");
  await page.getByRole("link", { name: "Create webhook" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Deploy");
  await page.getByRole("button", { name: "Use this page's sandbox" }).click();
  await page.getByLabel("Access token").selectOption("TOKEN");
  await page.getByLabel("Secret optional").selectOption("SIGNING_KEY");
}

test("the sandbox accepts only the webhook's own token and signature, and neither secret is on the page or stored", async ({
  page,
  pageErrors,
}) => {
  await fillInWebhook(page);
  const payload = '{"text":"hello"}';
  await replaceTemplate(page, payload);
  const [request] = await Promise.all([
    page.waitForRequest((request) => request.url().endsWith("/sandbox/receive")),
    page.getByRole("button", { name: "Send test" }).click(),
  ]);
  await expect(page.getByText("Accepted", { exact: true })).toBeVisible();
  await expect(page.getByLabel("Body", { exact: true })).toContainText('"signature": "matches"');
  await expect(page.getByLabel("Body", { exact: true })).toContainText('"access_token": "matches"');
  const signature = createHmac("sha256", "made-up key").update(payload).digest("base64");
  expect(request.headers()["x-wandb-signature"]).toBe(signature);

  const result = await page.evaluate(async () => {
    const headers = { Authorization: "Bearer wrong", "X-Wandb-Signature": btoa("wrong") };
    const response = await fetch("sandbox/receive", { method: "POST", body: "{}", headers });
    const { access_token, signature } = await response.json();
    return [response.status, access_token, signature];
  });
  expect(result).toEqual([401, "differs", "differs"]);
  expect(pageErrors.splice(0)).toHaveLength(1);

  await test.step("the test comes before the button that saves", async () => {
    const [sending, saving] = await Promise.all(
      ["Send test", "Create webhook"].map((name) => page.getByRole("button", { name }).boundingBox()),
    );
    expect(sending?.y ?? 0).toBeLessThan(saving?.y ?? 0);
  });
  await page.getByRole("button", { name: "Create webhook" }).click();
  await page.getByRole("heading", { name: "Team settings" }).waitFor();
  await test.step("the list shows how the last test turned out", async () => {
    const row = page.getByRole("listitem").filter({ has: page.getByRole("link", { name: "Deploy" }) });
    await expect(row.locator("hw-last-send")).toContainText(/Last test:\s*Accepted\s*200 OK/);
  });
  const contents = (await readPage(page)) + (await readStorage(page));
  expect(contents).toContain("SIGNING_KEY");
  for (const secret of ["open sesame", "made-up key"]) {
    expect(contents).not.toContain(secret);
    expect(contents).not.toContain(createHash("sha256").update(secret).digest("hex"));
  }
});

test("the sandbox responds with the chosen status, or breaks the connection", async ({
  page,
  pageErrors,
}) => {
  await page.goto("./#/settings/starter-github");
  await chooseOption(page, "Sandbox response", "503");
  await page.getByRole("button", { name: "Send test" }).click();
  await expect(page.getByText("Receiver failed", { exact: true })).toBeVisible();
  await chooseOption(page, "Sandbox response", "a broken connection");
  await page.getByRole("button", { name: "Send test" }).click();
  await expect(page.getByText("No response", { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "Copy as curl" })).toBeVisible();
  expect(pageErrors.splice(0).join("\n")).toContain("503");
});

test("Escape closes an open list before the dialog around it", async ({ page }) => {
  await page.goto("./#/settings");
  await page.getByRole("button", { name: "More for GitHub workflow" }).click();
  await page.getByRole("menuitem", { name: "Test" }).click();
  await page.getByRole("combobox", { name: "Sandbox response" }).press("ArrowDown");
  await expect(page.getByRole("option", { name: "503" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("option", { name: "503" })).toBeHidden();
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("a request can be cancelled, and ends at its time limit", async ({ page }) => {
  await page.goto("./#/settings/starter-github");
  await page.getByLabel("Delay (ms)").fill("5000");
  await page.getByLabel("Time limit (s)").fill("1");
  await page.getByRole("button", { name: "Send test" }).click();
  await expect(page.getByText("No complete response within 1 s.")).toBeVisible();
  await page.getByLabel("Time limit (s)").fill("20");
  await page.getByRole("button", { name: "Send test" }).click();
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByText("The request was cancelled.")).toBeVisible();
});

test("a secret's value is kept after a reload, unless the setting is to forget it then", async ({ page }) => {
  await page.goto("./#/settings");
  await addSecret(page, "TOKEN", "open sesame");
  await valuesKept(page);
  await page.reload();
  await expect(page.getByText("Value entered in this tab")).toBeVisible();
  await expect(page.getByText("the tab stores them encrypted; only memory has the key")).toBeVisible();
  await chooseOption(page, "Forget secret values", "when the page reloads");
  await expect.poll(() => page.evaluate(() => sessionStorage.length)).toBe(0);
  await expect(page.getByText("Values are in this tab's memory only.")).toBeVisible();
  await page.reload();
  await expect(page.getByText("Value not entered in this tab")).toBeVisible();
});

test("an endpoint is checked while it is typed, and an invalid one is not saved", async ({ page }) => {
  await page.goto("./#/settings/new");
  await page.getByLabel("Name", { exact: true }).fill("Broken");
  const endpoint = page.getByLabel("Endpoint URL");
  await endpoint.fill("ftp://example.com");
  // An address is not reported while the user still types it.
  await expect(endpoint).toHaveAttribute("aria-invalid", "false");
  await endpoint.press("Tab");
  await expect(endpoint).toHaveAttribute("aria-invalid", "true");
  await expect(endpoint).toHaveAccessibleDescription(/^Error: .*ftp/);
  const form = page.getByRole("region", { name: "Webhook", exact: true });
  await expect(form.getByText("Webhooks can't be sent to “ftp:” addresses.")).toBeVisible();
  await page.getByRole("button", { name: "Create webhook" }).click();
  await expect(page.getByText("Nothing was saved. Check: Endpoint URL.")).toBeVisible();
  await expect(endpoint).toBeFocused();
  await page.goto("./#/settings");
  await expect(page.getByRole("link", { name: "Broken" })).toHaveCount(0);
});

test("quick fixes add the missing scheme to an endpoint, and remove an invisible character from a name", async ({
  page,
}) => {
  await page.goto("./#/settings/new");
  await page.getByLabel("Endpoint URL").fill("example.com/hook");
  await page.getByLabel("Endpoint URL").press("Tab");
  const form = page.getByRole("region", { name: "Webhook", exact: true });
  await expect(form.getByText("it does not start with https://")).toBeVisible();
  await form.getByRole("button", { name: "Add https:// at the start" }).click();
  await expect(page.getByLabel("Endpoint URL")).toHaveValue("https://example.com/hook");
  await expect(form.getByText("it does not start with https://")).toBeHidden();

  const name = page.getByLabel("Name", { exact: true });
  // A field that the user has not reached yet has no error.
  await expect(name).toHaveAttribute("aria-invalid", "false");
  await name.fill("De\u200bploy");
  await name.press("Tab");
  await expect(form.locator("#name").getByText("U+200B (zero-width character) at character 3")).toBeVisible();
  await form.locator("#name").getByRole("button", { name: "Write “Deploy”" }).click();
  await expect(name).toHaveValue("Deploy");
  await expect(name).toHaveAttribute("aria-invalid", "false");
});

test("deleting a webhook lists the automations that use it, and undo restores it", async ({ page }) => {
  await page.goto("./#/settings");
  await page.getByRole("button", { name: "More for GitHub workflow" }).click();
  const deletion = page.getByRole("menuitem", { name: "Delete" });
  // Not the icon of errors.
  await expect(deletion.locator("wa-icon[slot=icon]")).toHaveAttribute("name", "trash");
  await deletion.click();
  const dialog = page.locator("hw-confirm-dialog");
  await expect(dialog.getByText("Deploy on prod alias")).toBeVisible();
  await dialog.getByRole("button", { name: "Delete" }).click();
  await expect(page.getByRole("link", { name: "GitHub workflow" })).toHaveCount(0);
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("link", { name: "GitHub workflow" })).toBeVisible();
});

test("the form of a new webhook is empty, even right after editing another one", async ({ page }) => {
  await page.goto("./#/settings/starter-github");
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("GitHub workflow");
  await page.goto("./#/settings/new");
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("");
  await expect(page.getByLabel("Endpoint URL")).toHaveValue("");
});

test("opening a dialog does not move the page", async ({ page }) => {
  await page.goto("./#/settings");
  const heading = page.getByRole("heading", { name: "Webhooks" });
  const before = await heading.boundingBox();
  await page.getByRole("button", { name: "Create secret" }).click();
  await expect(page.getByRole("dialog", { name: "Create secret" })).toBeVisible();
  expect(await heading.boundingBox()).toEqual(before);
});

test("a new webhook's form asks for the name at its field only, after the user left it or saved", async ({
  page,
}) => {
  await page.goto("./#/settings/new");
  await page.getByLabel("Endpoint URL").fill("https://example.com/hook");
  await page.getByLabel("Endpoint URL").press("Tab");
  await expect(page.getByText("Enter a name.")).toHaveCount(0);
  await expect(page.getByText("has no name")).toHaveCount(0);
  await page.getByRole("button", { name: "Create webhook" }).click();
  await expect(page.getByText("Enter a name.")).toHaveCount(1);
  await expect(page.getByText("has no name")).toHaveCount(0);
});

test("a name that exists, or that W&B does not allow, is rejected at its field in the dialog", async ({
  page,
}) => {
  await page.goto("./#/settings");
  await addSecret(page, "TOKEN", "open sesame");
  await page.getByRole("button", { name: "Create secret" }).click();
  const dialog = page.locator("hw-secret-form");
  const name = dialog.getByLabel("Secret name");
  await test.step("the rule is stated before anything is typed", async () => {
    await expect(name).toHaveAccessibleDescription(/^Letters, digits and underscores/);
  });
  await test.step("the dialog ends like every other one", async () => {
    await expect(dialog.locator(".actions wa-button")).toHaveText(["Cancel", "Create secret"]);
  });
  await test.step("an empty form names the fields to fill in, without the browser's bubbles", async () => {
    await dialog.getByRole("button", { name: "Create secret" }).click();
    await expect(name).toBeFocused();
    await expect(name).toHaveAccessibleDescription(/Error: Enter a name\./);
    await expect(dialog.getByText("Enter the secret's value.")).toBeVisible();
  });
  await test.step("a character that W&B does not allow", async () => {
    await name.fill("github-token");
    await name.press("Tab");
    await expect(name).toHaveAttribute("aria-invalid", "true");
    await expect(dialog.getByText("Error:")).toHaveCount(2);
  });
  await test.step("a name that exists", async () => {
    await name.fill("TOKEN");
    await dialog.getByLabel("Value", { exact: true }).fill("another");
    await dialog.getByRole("button", { name: "Create secret" }).click();
    await expect(name).toHaveAttribute("aria-invalid", "true");
    await expect(name).toHaveAccessibleDescription(/Error: The .*TOKEN.* already exists/);
    await expect(page.locator("hw-notice .error")).toHaveCount(0);
  });
  await name.fill("TOKEN_2");
  await expect(name).toHaveAttribute("aria-invalid", "false");
  await dialog.getByRole("button", { name: "Create secret" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.getByText("TOKEN_2", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Create team" }).click();
  const team = page.getByLabel("Team name");
  await team.fill("acme");
  await page.locator("hw-add-team-dialog").getByRole("button", { name: "Create team" }).click();
  await expect(team).toHaveAccessibleDescription(/Error: The .*acme.* already exists/);
});

test("the receiver is recognized by the endpoint, or chosen, and its rules apply to the test payload", async ({
  page,
}) => {
  await page.goto("./#/settings/new");
  const receiver = page.getByLabel("Receiver", { exact: true });
  await page.getByLabel("Endpoint URL").fill("https://hooks.slack.com/services/T0/B0/x");
  await expect(receiver.locator("option:checked")).toHaveText("Recognize by the endpoint (Slack)");
  await replaceTemplate(page, '{"msg": "hi"}');
  const problems = page.locator("hw-webhook-test hw-problem-list");
  await expect(problems).toContainText("Slack");
  await receiver.selectOption("Any server");
  await expect(problems).toContainText("No problems");
  await receiver.selectOption("GitHub");
  await expect(problems).toContainText("event_type");
});

test("spaces around a secret's value are reported where it is entered, and a fix removes them", async ({
  page,
}) => {
  await page.goto("./#/settings");
  await page.getByRole("button", { name: "Create secret" }).click();
  const dialog = page.locator("hw-secret-form");
  await dialog.getByLabel("Secret name").fill("TOKEN");
  const value = dialog.getByLabel("Value", { exact: true });
  await value.fill("  open sesame ");
  await expect(dialog.getByText("Warning:")).toHaveCount(0);
  await value.press("Enter");
  await expect(dialog.getByText("Warning:")).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Save anyway" })).toBeVisible();
  await dialog.getByRole("button", { name: "Remove the whitespace" }).click();
  await expect(value).toHaveValue("open sesame");
  await expect(dialog.getByText("Warning:")).toHaveCount(0);
  await value.press("Enter");
  await expect(page.locator("hw-secret-list").getByText("Value entered in this tab")).toBeVisible();
});

test("a test payload is rendered with the webhook's secrets and the chosen event, and sent as it is previewed", async ({
  page,
}) => {
  await fillInWebhook(page);
  const preview = page.getByRole("textbox", { name: "Rendered payload" });
  await replaceTemplate(
    page,
    '{"token": "${ACCESS_TOKEN}", "key": "$SIGNING_KEY", "collection": "${artifact_collection_name}", "tag": "${tag}"}',
  );
  await expect(preview).toHaveText(
    '{"token": "••••••••", "key": "••••••••", "collection": "churn", "tag": ""}',
  );
  await expect(page.locator("hw-webhook-test hw-problem-list")).toContainText("“tag” is empty here");
  await page.getByLabel("Event to render it for").selectOption("An artifact tag is added");
  await expect(preview).toHaveText(
    '{"token": "••••••••", "key": "••••••••", "collection": "churn", "tag": "approved"}',
  );
  const [request] = await Promise.all([
    page.waitForRequest((request) => request.url().endsWith("/sandbox/receive")),
    page.getByRole("button", { name: "Send test" }).click(),
  ]);
  const body = '{"token": "open sesame", "key": "made-up key", "collection": "churn", "tag": "approved"}';
  expect(request.postData()).toBe(body);
  const signature = createHmac("sha256", "made-up key").update(body).digest("base64");
  expect(request.headers()["x-wandb-signature"]).toBe(signature);
});

test("the preview of a test payload shows the variables of secrets that another address does not get", async ({
  page,
}) => {
  await fillInWebhook(page);
  const preview = page.getByRole("textbox", { name: "Rendered payload" });
  await expect(preview).toHaveText("{}");
  await replaceTemplate(page, '{"token": "${ACCESS_TOKEN}"}');
  await expect(preview).toHaveText('{"token": "••••••••"}');
  await page.getByRole("combobox", { name: "Send to" }).selectOption("Another address");
  await page.getByLabel("Address for this test").fill("https://receiver.example/");
  await expect(preview).toHaveText('{"token": "${ACCESS_TOKEN}"}');
  await page.getByRole("checkbox", { name: /token and signature to this address/ }).click(FORCE);
  await expect(preview).toHaveText('{"token": "••••••••"}');
});

test("on a phone, the editor of a test payload shows five lines, with problems below it", async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("./#/settings/new");
  const editor = page.locator("hw-webhook-test hw-payload-editor hw-code-editor");
  const problems = page.locator("hw-webhook-test hw-problem-list");
  await expect(problems).toContainText("The payload is empty");
  expect((await editor.boundingBox())?.height).toBeGreaterThanOrEqual(5 * 20);
  const [list, frame] = await Promise.all([
    problems.boundingBox(),
    page.locator("hw-webhook-test .frame").first().boundingBox(),
  ]);
  const bottom = (box: typeof list) => (box?.y ?? 0) + (box?.height ?? 0);
  expect(bottom(list)).toBeLessThanOrEqual(bottom(frame));
});

test("a value that only this tab lacks is a state with a button to enter it; a secret that does not exist is an error", async ({
  page,
}) => {
  await fillInWebhook(page);
  await page.getByRole("button", { name: "Create webhook" }).click();
  const row = page.getByRole("listitem").filter({ has: page.getByRole("link", { name: "Deploy" }) });
  await expect(row).toBeVisible();
  await expect(row.getByText("Error:")).toHaveCount(0);
  await test.step("a value that can't be sent is an error", async () => {
    await replaceSecret(page, "TOKEN", "open\u00e9sesame");
    await expect(row.getByText("The value of “TOKEN” can't be sent in a header")).toBeVisible();
    expect(await row.innerText()).not.toContain("sesame");
    await replaceSecret(page, "TOKEN", "open sesame");
    await expect(row.getByText("Error:")).toHaveCount(0);
  });
  await test.step("after a reload, the values are missing, which is not an error", async () => {
    await chooseOption(page, "Forget secret values", "when the page reloads");
    await expect.poll(() => page.evaluate(() => sessionStorage.length)).toBe(0);
    await page.reload();
    await expect(row.getByText("Value not entered in this tab")).toHaveCount(2);
    await expect(page.getByText("Error:")).toHaveCount(0);
  });
  await test.step("they are entered in the row, and everything on the page knows", async () => {
    await row.getByRole("button", { name: "Enter value: TOKEN" }).click();
    await page.getByLabel("Value", { exact: true }).fill("open sesame");
    await page.getByRole("button", { name: "Save value" }).click();
    await expect(row.getByText("Value not entered in this tab")).toHaveCount(1);
    const secret = page.getByRole("listitem").filter({ hasText: /^\s*TOKEN/ });
    await expect(secret.getByText("Value entered in this tab")).toBeVisible();
  });
  await test.step("they can be entered in the webhook's form as well", async () => {
    await row.getByRole("link", { name: "Deploy" }).click();
    await page
      .locator("hw-webhook-form")
      .getByRole("button", { name: "Enter value: SIGNING_KEY" })
      .first()
      .click();
    await page.getByLabel("Value", { exact: true }).fill("made-up key");
    await page.getByRole("button", { name: "Save value" }).click();
    await expect(page.getByText("Value not entered in this tab")).toHaveCount(0);
    await page.getByRole("link", { name: "Cancel" }).click();
  });
  await test.step("a deleted secret is an error", async () => {
    await page.getByRole("button", { name: "More for TOKEN" }).click();
    await page.getByRole("menuitem", { name: "Delete" }).click();
    await page.locator("hw-confirm-dialog").getByRole("button", { name: "Delete" }).click();
    await expect(row.getByText("does not exist in its team")).toBeVisible();
    await expect(row.getByText("Value not entered in this tab")).toHaveCount(0);
  });
});

test("sending without an endpoint says what is missing, until one is typed", async ({ page }) => {
  await page.goto("./#/settings/new");
  await page.getByRole("button", { name: "Send test" }).click();
  await expect(page.getByText("Enter an endpoint URL first")).toBeVisible();
  await page.getByLabel("Endpoint URL").fill("ftp://example.com");
  await expect(page.getByText("Enter an endpoint URL first")).toBeHidden();
  await page.getByRole("button", { name: "Send test" }).click();
  await expect(page.locator("hw-send-panel").getByText("ftp:")).not.toHaveCount(0);
  await expect(page.locator("hw-notice .error")).toHaveCount(0);
});
