import { createHmac } from "node:crypto";
import type { Page } from "@playwright/test";
import { readPage, readStorage } from "./page-contents.ts";
import { expect, test } from "./test.ts";
import { addSecret, chooseFromMenu, openResultTab } from "./user-actions.ts";

test("a webhook signs in hexadecimal where it is set to, and the sandbox reports the encoding that matches", async ({
  page,
}) => {
  await page.goto("./#/settings");
  await addSecret(page, "SIGNING_KEY", "wandb-secret");
  await page.goto("./#/settings/starter-github");
  await page.getByLabel("Secret optional").selectOption("SIGNING_KEY");
  const body = page.getByLabel("Body", { exact: true });
  for (const [option, encoding] of [
    ["Base64 (documented)", "base64"],
    ["Hexadecimal (observed)", "hex"],
  ] as const) {
    await page.getByLabel("Signature encoding").selectOption(option);
    const [request] = await Promise.all([
      page.waitForRequest((request) => request.url().endsWith("/sandbox/receive")),
      page.getByRole("button", { name: "Send test" }).click(),
    ]);
    // Without a payload, the body is {}.
    const expected = createHmac("sha256", "wandb-secret").update("{}").digest(encoding);
    expect(request.headers()["x-wandb-signature"]).toBe(expected);
    await expect(body).toContainText('"signature": "matches"');
    await expect(body).toContainText(`"signature_encoding": "${encoding}"`);
  }
  await expect(page.getByRole("link", { name: "Signature debugger" })).toHaveAttribute("href", "#/signature");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page).toHaveURL(/#\/settings$/);
  await page.goto("./#/playground/starter-github");
  await openResultTab(page, "Request");
  const preview = page.locator("hw-request-preview");
  await expect(preview).toContainText(/[0-9a-f]{64}/);
  const formula = preview.getByRole("tooltip", { includeHidden: true });
  await expect(formula).toBeHidden();
  await preview.getByText(/^[0-9a-f]{64}$/).focus();
  await expect(formula).toBeVisible();
  await expect(formula).toContainText("hex(HMAC-SHA256(SIGNING_KEY, body))");
});

/** Fills in the signature debugger and checks. */
async function debug(page: Page, header: string, secret: string, body: string) {
  await page.getByLabel("X-Wandb-Signature header").fill(header);
  await page.getByLabel("Secret", { exact: true }).fill(secret);
  await page.getByLabel("Body, as the receiver got it").fill(body);
  await page.getByRole("button", { name: "Check" }).click();
  return page.locator("hw-signature-view").getByRole("status");
}

test("the signature debugger says which difference explains a signature, and keeps nothing", async ({
  page,
}) => {
  await page.goto("./#/settings");
  await chooseFromMenu(page, "GitHub workflow", "Signature debugger");
  await expect(page.getByRole("heading", { name: "Signature debugger", level: 1 })).toBeVisible();
  expect(page.url()).toContain("#/signature");

  // The one signature on record, from a public notebook.
  const recorded = "52559e38b703c126364613936a92a8b4382b409539f153b22c86e5c2e419327a";
  await expect(await debug(page, recorded, "wandb-secret", "{}")).toContainText(
    "The signature is valid for this secret and this body.",
  );
  const pasted = '{"b": 1, "a": "é"}';
  const signed = (body: string, key = "debug key") => createHmac("sha256", key).update(body).digest("base64");
  for (const [header, secret, explanation] of [
    [signed(pasted), "debug key", "The signature is valid for this secret"],
    [`sha256=${signed(pasted)}`, "debug key", "Remove “sha256=”"],
    [signed(`${pasted}\n`), "debug key", "ends with a line feed"],
    [signed("{}"), "debug key", "The signed body is {}"],
    [signed(JSON.stringify(JSON.parse(pasted))), "debug key", "JSON as JSON.stringify writes it"],
    [signed('{"a": "\\u00e9", "b": 1}'), "debug key", "json.dumps(…, sort_keys=True)"],
    [signed(pasted), " debug key ", "Remove the whitespace around the secret"],
    [signed(pasted, "another"), "debug key", "No match:"],
    ["a9993e364706816aba3e25717850c26c9cd0d89d", "debug key", "like HMAC-SHA1"],
  ] as const) {
    await expect(await debug(page, header, secret, pasted)).toContainText(explanation);
  }
  expect(await readStorage(page)).not.toContain("debug key");
  await page.goto("./#/automations");
  await page.goto("./#/signature");
  await expect(page.getByLabel("X-Wandb-Signature header")).toHaveValue("");
  expect(await readPage(page)).not.toContain("debug key");
});
