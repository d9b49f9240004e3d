import type { Page } from "@playwright/test";
import type { SecretVault, WorkspaceStore } from "hookwright";
import { goTo, openResult, writeTemplate } from "./by-hand.ts";
import { pageText } from "./page-text.ts";
import { expect, test } from "./test.ts";

/** The page's outermost element, as far as these tests reach into it. */
type Shell = Element & { store?: WorkspaceStore; vault?: SecretVault };

const template = (page: Page) => page.getByRole("textbox", { name: "Payload template" });
const event = (page: Page) => page.getByRole("textbox", { name: "Sample event" });
const preview = (page: Page) => page.getByRole("textbox", { name: "Rendered payload" });

test.beforeEach(async ({ page }) => {
  await page.goto("./");
  await expect(preview(page)).toContainText("ADD_ARTIFACT_ALIAS");
});

test("the preview follows what is typed, and a reload keeps it", async ({ page }) => {
  await writeTemplate(page, '{"who": "${event_author}"}');
  await expect(preview(page)).toHaveText('{"who": "mina"}');
  await template(page).blur();
  const stored = () => page.evaluate(() => localStorage.getItem("hookwright.workspace"));
  await expect.poll(stored).toContain(JSON.stringify('{"who": "${event_author}"}'));
  await page.reload();
  await expect(preview(page)).toHaveText('{"who": "mina"}');
});

test("completion after a dollar sign inserts a variable", async ({ page }) => {
  await writeTemplate(page, '{"who": ""}');
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.type("${event_au", { delay: 20 });
  const option = page.getByRole("option", { name: /event_author/ });
  await expect(option).toContainText("mina");
  await option.click();
  await expect(template(page)).toHaveText('{"who": "${event_author}"}');
  await expect(preview(page)).toHaveText('{"who": "mina"}');
});

test("a problem says how its rule is known and which code it has, in the list and where it is underlined", async ({
  page,
}) => {
  await writeTemplate(page, '{"who": ${event_author}}');
  const problem = page.locator("hw-payload-editor hw-problem-list li");
  await expect(problem.locator(".evidence")).toHaveText("assumed · template/outside-string");
  await template(page).locator(".cm-lintRange-warning").first().hover();
  await expect(page.locator(".cm-diagnosticSource")).toHaveText("assumed · template/outside-string");
});

test("a quick fix repairs a misspelt variable, and undo takes the repair back", async ({ page }) => {
  await writeTemplate(page, '{"who": "${event_autor}"}');
  await page.locator("hw-payload-editor hw-problem-list .fix").click();
  await expect(template(page)).toHaveText('{"who": "${event_author}"}');
  await expect(page.getByText("No problems").first()).toBeVisible();
  await page.keyboard.press("ControlOrMeta+z");
  await expect(template(page)).toHaveText('{"who": "${event_autor}"}');
});

for (const [written, formatted] of [
  ['{"a":${event_author}}', ["{", '  "a": ${event_author}', "}"]],
  [
    '{"k":{"a":[${event_author},"${alias}"],"b":${artifact_metadata.a "b" {c}, "c":"${artifact_metadata.x, y}"}}',
    [
      "{",
      '  "k": {',
      '    "a": [',
      "      ${event_author},",
      '      "${alias}"',
      "    ],",
      '    "b": ${artifact_metadata.a "b" {c},',
      '    "c": "${artifact_metadata.x, y}"',
      "  }",
      "}",
    ],
  ],
  ['{"a":${event_author,"b":1', ["{", '  "a": ${event_author,"b": 1']],
  ['{"a":$ACCESS_TOKEN, "b": 1}', ["{", '  "a": $ACCESS_TOKEN,', '  "b": 1', "}"]],
] as const) {
  test(`Format keeps every variable of ${written}`, async ({ page }) => {
    await writeTemplate(page, written);
    await page.getByRole("button", { name: "Format" }).click();
    await expect(template(page).locator(".cm-line")).toHaveText([...formatted]);
    await page.keyboard.press("ControlOrMeta+z");
    await expect(template(page)).toHaveText(written);
  });
}

test("a hostile event leaves the payload valid JSON with exactly its texts, and can be undone", async ({
  page,
}) => {
  await writeTemplate(page, '{"who": "${event_author}"}');
  await expect(event(page)).toContainText('"author": "mina",');
  await page.getByRole("button", { name: "Stress-test values" }).click();
  await expect(preview(page)).toContainText("quoted");
  const payload = JSON.parse((await preview(page).locator(".cm-line").allInnerTexts()).join("\n"));
  expect(payload.who).toContain('mina "quoted" \\ back\\slash\nnext line');
  expect(payload.who).toContain("😀 ${ACCESS_TOKEN}");
  await page.getByRole("button", { name: "Restore the sample" }).click();
  await expect(event(page)).toContainText('"author": "mina",');
  await expect(preview(page)).toHaveText('{"who": "mina"}');
});

test("hostile values are never stored: the sample is as it was after another view and a reload", async ({
  page,
}) => {
  const samples = () =>
    page.evaluate(() => document.querySelector<Shell>("hw-app-shell")?.store?.workspace.samples);
  const before = await samples();
  await page.getByRole("button", { name: "Stress-test values" }).click();
  await expect(page.getByText("Showing stress-test values")).toBeVisible();
  await expect(event(page)).toContainText("quoted");
  await event(page).click();
  await page.keyboard.type("typed over them");
  await expect(event(page)).not.toContainText("typed over them");
  await page.getByRole("tab", { name: "Form" }).click();
  await expect(page.getByRole("textbox", { name: "author" })).toBeDisabled();
  await openResult(page, "Send");
  const [request] = await Promise.all([
    page.waitForRequest((request) => request.url().endsWith("/sandbox/receive")),
    page.getByRole("button", { name: "Send test" }).click(),
  ]);
  expect(request.postData()).toContain("quoted");
  await goTo(page, "Team settings");
  await goTo(page, "Playground");
  await expect(event(page)).toContainText('"author": "mina",');
  await page.getByRole("button", { name: "Stress-test values" }).click();
  await expect(event(page)).toContainText("quoted");
  await page.reload();
  await expect(event(page)).toContainText('"author": "mina",');
  expect(await samples()).toEqual(before);
});

test("the last payload stays where it is while the event can't be read, says so, and leads nowhere", async ({
  page,
}) => {
  const lines = Array.from({ length: 80 }, (_, at) => `"${at}": "\${event_author}"`);
  await writeTemplate(page, `{${lines.join(",\n")}}`);
  await expect(preview(page)).toContainText('"0": "mina"');
  const scroller = page.locator("hw-payload-preview .cm-scroller");
  await scroller.evaluate((element) => element.scrollTo(0, 500));
  await event(page).click();
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.type(",");
  const old = page.getByText("Showing the last payload.");
  await expect(old).toBeVisible();
  expect(await scroller.evaluate((element) => element.scrollTop)).toBe(500);
  await page.keyboard.press("Backspace");
  await expect(old).toBeHidden();
  expect(await scroller.evaluate((element) => element.scrollTop)).toBe(500);
  await page.keyboard.type(",");
  await expect(old).toBeVisible();
  await preview(page).getByText("mina", { exact: true }).first().click();
  await expect(preview(page)).toBeFocused();
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

test("adding a key that is there leads to its field and keeps its value", async ({ page }) => {
  await page.getByRole("tab", { name: "Form" }).click();
  const accuracy = page.getByRole("textbox", { name: "accuracy" });
  await expect(accuracy).toHaveValue("0.931");
  const adder = page.getByRole("textbox", { name: "New key" }).last();
  await adder.fill("accuracy");
  await adder.press("Enter");
  await expect(accuracy).toBeFocused();
  await expect(page.locator("hw-notice")).toContainText("accuracy already exists");
  await expect(accuracy).toHaveValue("0.931");
  await adder.fill("loss");
  await adder.press("Enter");
  await expect(page.getByRole("textbox", { name: "loss" })).toHaveValue("");
});

test("the form's cursor stays where somebody types, backslashes and all", async ({ page }) => {
  await page.getByRole("tab", { name: "Form" }).click();
  const author = page.getByRole("textbox", { name: "author" });
  await author.fill("C");
  await author.press("Home");
  await page.keyboard.type("a\\b\\nc");
  await expect(author).toHaveValue("a\\b\\ncC");
  await author.blur();
  await expect(author).toHaveValue("a\\\\b\\ncC");
  await page.getByRole("tab", { name: "JSON" }).click();
  await expect(event(page)).toContainText('"author": "a\\\\b\\ncC"');
});

test("an event of another type has in the form all that its type needs, keeps the rest, and can be undone", async ({
  page,
}) => {
  const stored = () =>
    page.evaluate(() => document.querySelector<Shell>("hw-app-shell")?.store?.workspace.samples);
  await page.getByRole("tab", { name: "Form" }).click();
  await page.getByRole("textbox", { name: "author" }).fill("sora");
  await page.getByRole("textbox", { name: "author" }).blur();
  await expect.poll(async () => JSON.stringify(await stored())).toContain("sora");
  const before = await stored();
  await page.getByRole("combobox", { name: "type" }).selectOption("RUN_STATE");
  await expect(page.getByRole("textbox", { name: "state" })).toHaveValue("FINISHED");
  await expect(page.getByRole("textbox", { name: "display_name" })).toBeVisible();
  await expect(page.getByRole("textbox", { name: "author" })).toHaveValue("sora");
  await expect(page.getByRole("textbox", { name: "accuracy" })).toHaveCount(0);
  await expect(page.locator("hw-event-form .wrong")).toHaveCount(0);
  await page.getByRole("combobox", { name: "type" }).blur();
  await expect.poll(async () => JSON.stringify(await stored())).toContain("RUN_STATE");
  await page.getByRole("button", { name: "Undo" }).first().click();
  await expect(page.getByRole("textbox", { name: "accuracy" })).toHaveValue("0.931");
  expect(await stored()).toEqual(before);
});

test("an event that lacks a field says so where it is edited", async ({ page }) => {
  await event(page).click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText('{"type": "RUN_STATE", "author": 7}');
  await expect(page.locator("hw-event-pane hw-problem-list")).toContainText("author");
  await page.getByRole("tab", { name: "Form" }).click();
  await expect(page.locator("hw-event-form .wrong")).toContainText("assumed · event/field-shape");
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
  await writeTemplate(page, "{}");
  await page.getByRole("combobox", { name: "Automation" }).selectOption({ index: 1 });
  await expect(template(page)).not.toHaveText("{}");
  const other = await template(page).innerText();
  await template(page).click();
  await page.keyboard.press("ControlOrMeta+z");
  expect(await template(page).innerText()).toBe(other);
});

test("Tab passes through both editors, forth and back, and changes nothing", async ({ page }) => {
  const stored = () => page.evaluate(() => localStorage.getItem("hookwright.workspace"));
  const before = await stored();
  const texts = async () => [await template(page).innerText(), await event(page).innerText()];
  const shown = await texts();
  await page.getByRole("button", { name: "Format" }).focus();
  for (const [key, count] of [
    ["Tab", 20],
    ["Shift+Tab", 20],
  ] as const) {
    for (let step = 0; step < count; step += 1) await page.keyboard.press(key);
  }
  await template(page).focus();
  await page.keyboard.press("Tab");
  await expect(template(page)).not.toBeFocused();
  await event(page).focus();
  await page.keyboard.press("Tab");
  await expect(event(page)).not.toBeFocused();
  await event(page).focus();
  await page.keyboard.press("Shift+Tab");
  await expect(event(page)).not.toBeFocused();
  expect(await texts()).toEqual(shown);
  expect(await stored()).toBe(before);
});

test("Tab takes the offered variable, and control with a bracket indents", async ({ page }) => {
  await writeTemplate(page, '{"who": ""}');
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.type("${event_au", { delay: 20 });
  const option = page.getByRole("option", { name: /event_author/ });
  await expect(option).toBeVisible();
  // A list just opened takes no key yet.
  await expect(async () => {
    if (await option.isVisible()) await page.keyboard.press("Tab");
    expect(await option.count()).toBe(0);
  }).toPass();
  await expect(template(page)).toHaveText('{"who": "${event_author}"}');
  await expect(template(page)).toBeFocused();
  await page.keyboard.press("ControlOrMeta+]");
  await expect(template(page)).toHaveText('  {"who": "${event_author}"}');
  await page.keyboard.press("ControlOrMeta+[");
  await expect(template(page)).toHaveText('{"who": "${event_author}"}');
});

for (const [before, behind, chosen] of [
  ["${event_", "author}", "${event_author}"],
  ["${event_a", "nything else}", "${event_author}"],
  ["$", "{event_author}", "${event_author}"],
  ["$event_a", "uthor", "${event_author}"],
  ["${event_a", " text", "${event_author} text"],
] as const) {
  test(`completion in ${before}|${behind} takes the rest of the variable along`, async ({ page }) => {
    await writeTemplate(page, `{"who": "${before}${behind}"}`);
    for (let step = 0; step < behind.length + 2; step += 1) await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("Control+Space");
    await page.getByRole("option", { name: /event_author/ }).click();
    await expect(template(page)).toHaveText(`{"who": "${chosen}"}`);
  });
}

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
    await shell.store.apply({ type: "add_secret", team: team.name, name: "DEPLOY_TOKEN" });
    shell.vault.set(team.name, "DEPLOY_TOKEN", value);
    const bound = { ...webhook, access_token: "DEPLOY_TOKEN", secret: "DEPLOY_TOKEN" };
    await shell.store.apply({ type: "put_webhook", team: team.name, webhook: bound });
  }, value);
  await writeTemplate(page, '{"token": "${ACCESS_TOKEN}"}');
  await expect(preview(page)).toHaveText('{"token": "••••••••"}');
  expect(await pageText(page)).toContain("••••••••");
  const result = page.locator("hw-result-pane");
  for (const tab of ["Request", "Export"]) {
    await result.getByRole("tab", { name: tab, exact: true }).click();
    await expect(result).toContainText(tab === "Request" ? "X-Wandb-Signature" : "ACCESS_TOKEN");
    expect(await pageText(page)).not.toContain(value);
  }
});

/** Leaves no byte free in localStorage. */
async function fillStorage(page: Page) {
  await page.evaluate(() => {
    for (let size = 5 << 20; size >= 1; size = Math.floor(size / 2)) {
      try {
        for (let count = 0; count < 4; count += 1)
          localStorage.setItem(`filler ${size} ${count}`, "x".repeat(size));
      } catch {
        // No room for so much: try less.
      }
    }
  });
}

async function emptyStorage(page: Page) {
  await page.evaluate(() => {
    for (const key of Object.keys(localStorage)) if (key.startsWith("filler")) localStorage.removeItem(key);
  });
}

test("what can't be saved stays in the editor, says so, and is saved once there is room", async ({
  page,
}) => {
  await fillStorage(page);
  const long = `{"who": "\${event_author}", "long": "${"x".repeat(5000)}"}`;
  await writeTemplate(page, long);
  const banner = page.getByText("Not saved: the browser's storage is full or unavailable.");
  await expect(banner).toBeVisible();
  await page.getByRole("combobox", { name: "Automation" }).selectOption({ index: 1 });
  await page.getByRole("combobox", { name: "Automation" }).selectOption({ index: 0 });
  await expect(template(page)).toHaveText(long);
  await emptyStorage(page);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(banner).toBeHidden();
  await page.reload();
  await expect(template(page)).toHaveText(long);
});

test("what was typed a moment before the page is left is there when it is back", async ({ page }) => {
  await writeTemplate(page, '{"typed": "at the last moment"}');
  await page.goto("about:blank");
  await page.goBack();
  await expect(template(page)).toHaveText('{"typed": "at the last moment"}');
});

test("another tab's change to the event comes in while this one types its template, and neither is lost", async ({
  page,
  context,
}) => {
  const other = await context.newPage();
  await other.goto("./");
  await expect(preview(other)).toContainText("ADD_ARTIFACT_ALIAS");
  await writeTemplate(page, '{"who": "${event_author}');
  const typing = page.keyboard.type(" and some more words, one after the other", { delay: 15 });
  await other.getByRole("tab", { name: "Form" }).click();
  await other.getByRole("textbox", { name: "author" }).fill("sora");
  await typing;
  await page.keyboard.type('"}');
  const typed = "sora and some more words, one after the other";
  await expect(preview(page)).toHaveText(`{"who": "${typed}"}`);
  await expect(preview(other)).toHaveText(`{"who": "${typed}"}`);
});

test("another tab's change to the same template never replaces what is being typed", async ({
  page,
  context,
}) => {
  const other = await context.newPage();
  await other.goto("./");
  await expect(preview(other)).toContainText("ADD_ARTIFACT_ALIAS");
  await writeTemplate(page, '{"mine": "');
  const typing = page.keyboard.type("one word after another", { delay: 15 });
  await writeTemplate(other, '{"theirs": true}');
  await typing;
  await expect(template(page)).toContainText('{"mine": "one word after another');
  for (const tab of [page, other]) await expect(preview(tab)).toContainText("one word after another");
});

/** What is stored, as the tab knows it. */
function payloads(page: Page): Promise<Record<string, string>> {
  return page.evaluate(() => {
    const { store } = document.querySelector<Shell>("hw-app-shell") ?? {};
    return Object.fromEntries(
      store?.workspace.automations.map(({ id, payload }) => [id, payload ?? ""]) ?? [],
    );
  });
}

test("no key lands in another automation when the one that somebody writes is deleted in another tab", async ({
  page,
  context,
}) => {
  await writeTemplate(page, '{"mine": ""}');
  await expect.poll(async () => (await payloads(page))["starter-github"]).toBe('{"mine": ""}');
  const { "starter-github": _, ...others } = await payloads(page);
  const other = await context.newPage();
  await other.goto("./");
  await expect(preview(other)).toContainText("mine");
  await other.evaluate(async () => {
    const { store } = document.querySelector<Shell>("hw-app-shell") ?? {};
    await store?.apply({ type: "delete_automation", id: "starter-github" });
  });
  await expect(page.getByRole("alert")).toContainText("was deleted");
  await expect(template(page)).toHaveText('{"mine": ""}');
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.type("typed on");
  await expect(template(page)).toHaveText('{"mine": "typed on"}');
  await expect.poll(() => payloads(other)).toEqual({ ...others, "starter-github": '{"mine": "typed on"}' });
  await expect(page.getByRole("alert")).toBeHidden();
});

test("an automation that was deleted in another tab stays shown until another one is asked for", async ({
  page,
  context,
}) => {
  await template(page).click();
  const other = await context.newPage();
  await other.goto("./");
  await other.evaluate(async () => {
    const { store } = document.querySelector<Shell>("hw-app-shell") ?? {};
    for (const { id } of store?.workspace.automations.slice(0, 2) ?? [])
      await store?.apply({ type: "delete_automation", id });
  });
  await expect(page.getByRole("alert")).toContainText("was deleted");
  await event(page).click();
  await expect(page.getByRole("combobox", { name: "Automation" })).toHaveValue("starter-github");
  await page.getByRole("combobox", { name: "Automation" }).selectOption({ index: 0 });
  await expect(page.getByRole("alert")).toBeHidden();
  await page.goBack();
  await expect(page.getByRole("combobox", { name: "Automation" }).getByRole("option")).toHaveCount(
    Object.keys(await payloads(other)).length,
  );
});

test("a variable under the pointer says what it means, what it is and how that is known", async ({
  page,
}) => {
  await writeTemplate(page, '{"who": "${event_author}"}');
  await expect(preview(page)).toHaveText('{"who": "mina"}');
  await template(page).getByText("${event_author}").hover();
  const card = page.locator(".cm-variable-card");
  await expect(card).toContainText("The user who caused the event.");
  await expect(card).toContainText("mina");
  await expect(card).toContainText("Documented by W&B");
});

test("F1 says of the variable at the cursor what the pointer would, and Escape or going on ends it", async ({
  page,
}) => {
  await writeTemplate(page, '{"who": "${event_author}"}');
  await expect(preview(page)).toHaveText('{"who": "mina"}');
  const card = page.locator(".cm-variable-card");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("F1");
  await expect(card).toContainText("The user who caused the event.");
  await page.keyboard.press("Escape");
  await expect(card).toHaveCount(0);
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("F1");
  await expect(card).toContainText("Documented by W&B");
  await page.keyboard.press("ArrowLeft");
  await expect(card).toHaveCount(0);
});

test("a quick fix is applied by keyboard where the cursor stands", async ({ page }) => {
  await writeTemplate(page, '{"who": "${event_autor}"}');
  await expect(page.locator("hw-payload-editor hw-problem-list .fix")).toBeVisible();
  for (let step = 0; step < 5; step += 1) await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ControlOrMeta+.");
  await expect(template(page)).toHaveText('{"who": "${event_author}"}');
});

test("a divider follows the pointer, no further than a pane's narrowest", async ({ page }) => {
  const divider = page.getByRole("separator", { name: "Width of the sample event" });
  const box = await divider.boundingBox();
  if (!box) throw new Error("the divider is not on the page");
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const { width } = page.viewportSize() ?? { width: 0 };
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  await page.mouse.move(width * 0.75, at.y, { steps: 4 });
  await expect(divider).toHaveAttribute("aria-valuenow", "75");
  await page.mouse.move(width, at.y, { steps: 4 });
  await expect(divider).toHaveAttribute("aria-valuenow", "85");
  await page.mouse.up();
  await page.mouse.move(width / 2, at.y);
  await expect(divider).toHaveAttribute("aria-valuenow", "85");
});

test("a divider goes as far as it may by Home and End", async ({ page }) => {
  const divider = page.getByRole("separator", { name: "Width of the template" });
  await divider.focus();
  await page.keyboard.press("Home");
  await expect(divider).toHaveAttribute("aria-valuenow", "15");
  await page.keyboard.press("End");
  const max = await divider.getAttribute("aria-valuemax");
  await expect(divider).toHaveAttribute("aria-valuenow", max ?? "");
});

test("the Send tab sends what the preview shows, to the sandbox", async ({ page }) => {
  await writeTemplate(page, '{"who": "${event_author}"}');
  await expect(preview(page)).toHaveText('{"who": "mina"}');
  await openResult(page, "Send");
  const [request] = await Promise.all([
    page.waitForRequest((request) => request.url().endsWith("/sandbox/receive")),
    page.getByRole("button", { name: "Send test" }).click(),
  ]);
  expect(request.postData()).toBe('{"who": "mina"}');
  await expect(page.getByText("Accepted", { exact: true })).toBeVisible();
  await openResult(page, "Payload");
  await openResult(page, "Send");
  await expect(page.getByText("Accepted", { exact: true })).toBeVisible();
});

test("going back shows the automation that was there, also in its list", async ({ page }) => {
  const automation = page.getByRole("combobox", { name: "Automation" });
  await automation.selectOption("Announce new versions");
  await expect(template(page)).toContainText("AdaptiveCard");
  await automation.selectOption("Notify reviewers of tags");
  await expect(template(page)).toContainText("blocks");
  await page.goBack();
  await expect(template(page)).toContainText("AdaptiveCard");
  await expect(automation).toHaveValue("starter-teams");
});

test("what can't be saved outlives a look at another view, and the browser asks before it goes", async ({
  page,
}) => {
  await fillStorage(page);
  const long = `{"long": "${"x".repeat(5000)}"}`;
  await writeTemplate(page, long);
  await expect(page.getByText("Not saved: the browser's storage is full or unavailable.")).toBeVisible();
  await goTo(page, "Team settings");
  await goTo(page, "Playground");
  await expect(template(page)).toHaveText(long);
  const asked = page.waitForEvent("dialog");
  await page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe("beforeunload");
  await dialog.dismiss();
  await emptyStorage(page);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByText("Not saved: the browser's storage is full or unavailable.")).toBeHidden();
  await page.reload();
  await expect(template(page)).toHaveText(long);
});

test("Send forgets why it could not send once the event is repaired", async ({ page }) => {
  const replace = async (text: string) => {
    await event(page).click();
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.insertText(text);
  };
  const why = page.locator("hw-send-panel").getByText("Invalid JSON");
  await openResult(page, "Send");
  await replace("{");
  await page.getByRole("button", { name: "Send test" }).click();
  await expect(why).toBeVisible();
  await replace(
    '{"type": "ADD_ARTIFACT_ALIAS", "author": "mina", "entity": "acme", "project": "p", "collection": "c", ' +
      '"artifact_version": {"id": "QQ==", "index": 1}, "alias": "prod"}',
  );
  await expect(why).toBeHidden();
  await page.getByRole("button", { name: "Send test" }).click();
  await expect(page.getByText("Accepted", { exact: true })).toBeVisible();
});
