import type { Page } from "@playwright/test";
import type { SecretVault, WorkspaceStore } from "hookwright";
import { expect, test } from "./test.ts";

/** The page's outermost element, as far as these tests reach into it. */
type Shell = Element & { store?: WorkspaceStore; vault?: SecretVault };

const template = (page: Page) => page.getByRole("textbox", { name: "Payload template" });
const event = (page: Page) => page.getByRole("textbox", { name: "Sample event" });
const preview = (page: Page) => page.getByRole("textbox", { name: "Rendered payload" });

/** Replaces the whole template, as one paste does: brackets that close themselves stay out of it. */
async function write(page: Page, text: string) {
  await template(page).click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText(text);
}

/** Every text, attribute and field of the page, whatever element it is inside of. */
function everything(): string {
  const read = (root: Document | ShadowRoot): string[] =>
    [...root.querySelectorAll("*")].flatMap((element) => [
      ...[...element.attributes].map((attribute) => attribute.value),
      element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? element.value : "",
      element.textContent ?? "",
      ...(element.shadowRoot ? read(element.shadowRoot) : []),
    ]);
  return read(document).join("\n");
}

test.beforeEach(async ({ page }) => {
  await page.goto("./");
  await expect(preview(page)).toContainText("ADD_ARTIFACT_ALIAS");
});

test("the preview follows what is typed, and a reload keeps it", async ({ page }) => {
  await write(page, '{"who": "${event_author}"}');
  await expect(preview(page)).toHaveText('{"who": "mina"}');
  await template(page).blur();
  await page.waitForTimeout(400);
  await page.reload();
  await expect(preview(page)).toHaveText('{"who": "mina"}');
});

test("completion after a dollar sign inserts a variable", async ({ page }) => {
  await write(page, '{"who": ""}');
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.type("${event_au", { delay: 20 });
  const option = page.getByRole("option", { name: /event_author/ });
  await expect(option).toContainText("mina");
  await option.click();
  await expect(template(page)).toHaveText('{"who": "${event_author}"}');
  await expect(preview(page)).toHaveText('{"who": "mina"}');
});

test("a quick fix repairs a misspelt variable, and undo takes the repair back", async ({ page }) => {
  await write(page, '{"who": "${event_autor}"}');
  await page.locator("hw-payload-editor hw-problem-list .fix").click();
  await expect(template(page)).toHaveText('{"who": "${event_author}"}');
  await expect(page.getByText("No problems").first()).toBeVisible();
  await page.keyboard.press("ControlOrMeta+z");
  await expect(template(page)).toHaveText('{"who": "${event_autor}"}');
});

test("a hostile event leaves the payload valid JSON with exactly its texts, and can be undone", async ({
  page,
}) => {
  await write(page, '{"who": "${event_author}"}');
  await expect(event(page)).toContainText('"author": "mina",');
  await page.getByRole("button", { name: "Make hostile" }).click();
  await expect(preview(page)).toContainText("quoted");
  const payload = JSON.parse((await preview(page).locator(".cm-line").allInnerTexts()).join("\n"));
  expect(payload.who).toContain('mina "quoted" \\ back\\slash\nnext line');
  expect(payload.who).toContain("😀 ${ACCESS_TOKEN}");
  await page.getByRole("button", { name: "Undo hostile" }).click();
  await expect(event(page)).toContainText('"author": "mina",');
  await expect(preview(page)).toHaveText('{"who": "mina"}');
});

test("a value leads to its variable by click and by Enter, and a variable to its value", async ({ page }) => {
  await preview(page).getByText("mina", { exact: true }).click();
  await expect(template(page)).toBeFocused();
  expect(await page.evaluate(() => getSelection()?.toString())).toBe("${event_author}");
  await template(page).getByText("${event_type}").click();
  await preview(page).focus();
  await page.keyboard.press("Enter");
  await expect(template(page)).toBeFocused();
  expect(await page.evaluate(() => getSelection()?.toString())).toBe("${event_type}");
});

test("the form changes its own place of the event and keeps every other character", async ({ page }) => {
  const numbers = '"metadata": {"n": 1.10, "big": 12345678901234567890123}';
  const text = (author: string) =>
    `{"type": "ADD_ARTIFACT_ALIAS", "author": "${author}",  "entity": "acme", "project": "p", "collection": "c", ` +
    `"artifact_version": {"id": "QQ==", "index": 1, ${numbers}}, "alias": "prod"}`;
  await event(page).click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText(text("mina"));
  await page.getByRole("tab", { name: "Form" }).click();
  await page.getByRole("textbox", { name: "author" }).fill("sora");
  await page.getByRole("tab", { name: "JSON" }).click();
  await expect(event(page)).toHaveText(text("sora"));
});

test("an event that lacks a field says so where it is edited", async ({ page }) => {
  await event(page).click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText('{"type": "RUN_STATE", "author": 7}');
  await expect(page.locator("hw-event-pane hw-problem-list")).toContainText("author");
  await page.getByRole("tab", { name: "Form" }).click();
  await expect(page.locator("hw-event-form .wrong")).toBeVisible();
});

test("dividers move by arrow keys and stay where they were after a reload", async ({ page }) => {
  const divider = page.getByRole("separator", { name: "Width of the template" });
  const before = Number(await divider.getAttribute("aria-valuenow"));
  await divider.focus();
  await page.keyboard.press("ArrowLeft");
  await expect(divider).toHaveAttribute("aria-valuenow", String(before - 2));
  await page.reload();
  await expect(divider).toHaveAttribute("aria-valuenow", String(before - 2));
});

test("undo never brings one automation's payload into another", async ({ page }) => {
  await write(page, "{}");
  await page.getByRole("combobox", { name: "Automation" }).selectOption({ index: 1 });
  await expect(template(page)).not.toHaveText("{}");
  const other = await template(page).innerText();
  await template(page).click();
  await page.keyboard.press("ControlOrMeta+z");
  expect(await template(page).innerText()).toBe(other);
});

test("Escape, then Tab leaves the editor", async ({ page }) => {
  await template(page).click();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  await expect(template(page)).not.toBeFocused();
});

test("on a phone the panes are tabs", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(event(page)).toBeHidden();
  await page.getByRole("tab", { name: "Sample event" }).click();
  await expect(event(page)).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test("a secret's value is masked wherever it would show", async ({ page }) => {
  const value = "correct horse battery";
  await page.evaluate(async (value) => {
    const shell = document.querySelector<Shell>("hw-app-shell");
    if (!shell?.store || !shell.vault) throw new Error("the shell has no workspace");
    const { teams } = shell.store.workspace;
    const [team] = teams;
    const webhook = team?.webhooks[0];
    if (!team || !webhook) throw new Error("the starter has no webhook");
    shell.vault.set(team.name, "DEPLOY_TOKEN", value);
    await shell.store.apply({ type: "add_secret", team: team.name, name: "DEPLOY_TOKEN" });
    const bound = { ...webhook, access_token: "DEPLOY_TOKEN", secret: "DEPLOY_TOKEN" };
    await shell.store.apply({ type: "put_webhook", team: team.name, webhook: bound });
  }, value);
  await write(page, '{"token": "${ACCESS_TOKEN}"}');
  await expect(preview(page)).toHaveText('{"token": "••••••••"}');
  expect(await page.evaluate(everything)).toContain("••••••••");
  const result = page.locator("hw-result-pane");
  for (const tab of ["Request", "Export"]) {
    await result.getByRole("tab", { name: tab, exact: true }).click();
    await expect(result).toContainText(tab === "Request" ? "X-Wandb-Signature" : "ACCESS_TOKEN");
    expect(await page.evaluate(everything)).not.toContain(value);
  }
});
