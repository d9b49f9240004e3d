import type { Locator, Page } from "@playwright/test";
import { type AppShell, fillStorage, freeStorage, readStoredWorkspace, readWorkspace } from "./app-shell.ts";
import { readPage } from "./page-contents.ts";
import { expect, test } from "./test.ts";
import { openResultTab, openView, pressKey, replaceEditorText, replaceTemplate } from "./user-actions.ts";

const template = (page: Page) => page.getByRole("textbox", { name: "Payload template" });
const event = (page: Page) => page.getByRole("textbox", { name: "Sample event" });
const preview = (page: Page) => page.getByRole("textbox", { name: "Rendered payload" });

test.beforeEach(async ({ page }) => {
  await page.goto("./");
  await expect(preview(page)).toContainText("ADD_ARTIFACT_ALIAS");
});

test("the preview follows the template as it is typed, also after a reload", async ({ page }) => {
  await replaceTemplate(page, '{"who": "${event_author}"}');
  await expect(preview(page)).toHaveText('{"who": "mina"}');
  await template(page).blur();
  await expect.poll(() => readStoredWorkspace(page)).toContain(JSON.stringify('{"who": "${event_author}"}'));
  await page.reload();
  await expect(preview(page)).toHaveText('{"who": "mina"}');
});

test("completion after a dollar sign inserts a variable", async ({ page }) => {
  await replaceTemplate(page, '{"who": ""}');
  await pressKey(page, "ArrowLeft", 2);
  await page.keyboard.type("${event_au", { delay: 20 });
  const option = page.getByRole("option", { name: /event_author/ });
  await expect(option).toContainText("mina");
  await option.click();
  await expect(template(page)).toHaveText('{"who": "${event_author}"}');
  await expect(preview(page)).toHaveText('{"who": "mina"}');
});

test("completion offers the variables that the event fills before those without a value", async ({
  page,
}) => {
  await replaceTemplate(page, '{"who": ""}');
  await pressKey(page, "ArrowLeft", 2);
  await page.keyboard.type("$", { delay: 20 });
  const options = page.locator(".cm-tooltip-autocomplete").getByRole("option");
  await expect(options.filter({ hasText: "event_author" })).toBeVisible();
  const values = await options.evaluateAll((rows) =>
    rows.map((row) => row.querySelector(".cm-completionDetail")?.textContent ?? ""),
  );
  expect(values).toContain("");
  expect(values.slice(values.indexOf("")).join("")).toBe("");
});

test("a problem shows its evidence and its code, in the list and at its underline", async ({ page }) => {
  await replaceTemplate(page, '{"who": ${event_author}}');
  const problem = page.locator("hw-payload-editor hw-problem-list li");
  await expect(problem.locator(".evidence")).toHaveText("(assumed · template/outside-string)");
  await template(page).locator(".cm-lintRange-warning").first().hover();
  await expect(page.locator(".cm-diagnosticSource")).toHaveText("assumed · template/outside-string");
});

test("a quick fix corrects a misspelled variable by click and by keyboard, and undo reverts it", async ({
  page,
}) => {
  await replaceTemplate(page, '{"who": "${event_autor}"}');
  await page.getByRole("button", { name: "Fix: Write ${event_author}", exact: true }).click();
  await expect(template(page)).toHaveText('{"who": "${event_author}"}');
  await expect(page.getByText("No problems").first()).toBeVisible();
  await page.keyboard.press("ControlOrMeta+z");
  await expect(template(page)).toHaveText('{"who": "${event_autor}"}');

  await expect(page.locator("hw-payload-editor hw-problem-list .fix")).toBeVisible();
  await page.keyboard.press("ControlOrMeta+End");
  await pressKey(page, "ArrowLeft", 5);
  await page.keyboard.press("ControlOrMeta+.");
  await expect(template(page)).toHaveText('{"who": "${event_author}"}');
});

test("Format keeps every variable, and undo restores the template", async ({ page }) => {
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
    await test.step(written, async () => {
      await replaceTemplate(page, written);
      await page.getByRole("button", { name: "Format" }).click();
      await expect(template(page).locator(".cm-line")).toHaveText([...formatted]);
      await page.keyboard.press("ControlOrMeta+z");
      await expect(template(page)).toHaveText(written);
    });
  }
});

test("with stress-test values the payload is valid JSON with exactly their strings, and the sample can be restored", async ({
  page,
}) => {
  await replaceTemplate(page, '{"who": "${event_author}"}');
  await expect(event(page)).toContainText('"author": "mina",');
  await page.getByRole("button", { name: "Stress-test values" }).click();
  await expect(preview(page)).toContainText("quoted");
  const payload = JSON.parse((await preview(page).locator(".cm-line").allInnerTexts()).join("\n"));
  expect(payload.who).toContain('mina "quoted" \\ back\\slash\nnext line');
  expect(payload.who).toContain("😀 ${ACCESS_TOKEN}");
  await page.getByRole("button", { name: "Show the original values" }).click();
  await expect(event(page)).toContainText('"author": "mina",');
  await expect(preview(page)).toHaveText('{"who": "mina"}');
});

test("stress-test values are read-only and never stored: the sample returns after opening another view and after reloading", async ({
  page,
}) => {
  const { samples: before } = await readWorkspace(page);
  await page.getByRole("button", { name: "Stress-test values" }).click();
  await expect(page.getByText("Showing stress-test values")).toBeVisible();
  await expect(event(page)).toContainText("quoted");
  await event(page).click();
  await page.keyboard.type("typed into them");
  await expect(event(page)).not.toContainText("typed into them");
  await page.getByRole("tab", { name: "Form" }).click();
  await expect(page.getByRole("textbox", { name: "author" })).toBeDisabled();
  await openResultTab(page, "Send");
  const [request] = await Promise.all([
    page.waitForRequest((request) => request.url().endsWith("/sandbox/receive")),
    page.getByRole("button", { name: "Send test" }).click(),
  ]);
  expect(request.postData()).toContain("quoted");
  await openView(page, "Team settings");
  await openView(page, "Playground");
  await page.getByRole("tab", { name: "JSON" }).click();
  await expect(event(page)).toContainText('"author": "mina",');
  await page.getByRole("button", { name: "Stress-test values" }).click();
  await expect(event(page)).toContainText("quoted");
  await page.reload();
  await expect(event(page)).toContainText('"author": "mina",');
  expect((await readWorkspace(page)).samples).toEqual(before);
});

test("while the event can't be read, the last payload keeps its scroll position, is marked as old, and has no links", async ({
  page,
}) => {
  const lines = Array.from({ length: 80 }, (_, index) => `"${index}": "\${event_author}"`);
  await replaceTemplate(page, `{${lines.join(",\n")}}`);
  await expect(preview(page)).toContainText('"0": "mina"');
  const scroller = page.locator("hw-payload-preview .cm-scroller");
  await scroller.evaluate((element) => element.scrollTo(0, 500));
  await event(page).click();
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.type(",");
  const notice = page.getByText("Showing the last payload.");
  await expect(notice).toBeVisible();
  expect(await scroller.evaluate((element) => element.scrollTop)).toBe(500);
  await page.keyboard.press("Backspace");
  await expect(notice).toBeHidden();
  expect(await scroller.evaluate((element) => element.scrollTop)).toBe(500);
  await page.keyboard.type(",");
  await expect(notice).toBeVisible();
  await preview(page).getByText("mina", { exact: true }).first().click();
  await expect(preview(page)).toBeFocused();
});

test("clicking a value selects its variable in the template, and Enter selects the variable that was clicked last", async ({
  page,
}) => {
  await preview(page).getByText("mina", { exact: true }).click();
  await expect(template(page)).toBeFocused();
  expect(await page.evaluate(() => getSelection()?.toString())).toBe("${event_author}");
  await template(page).getByText("${event_type}").click();
  await preview(page).focus();
  await page.keyboard.press("Enter");
  await expect(template(page)).toBeFocused();
  expect(await page.evaluate(() => getSelection()?.toString())).toBe("${event_type}");
});

test("editing a field in the form changes only its value and keeps every other character of the event", async ({
  page,
}) => {
  const metadata = '"metadata": {"n": 1.10, "big": 12345678901234567890123}';
  const text = (author: string) =>
    `{"type": "ADD_ARTIFACT_ALIAS", "author": "${author}",  "entity": "acme", "project": "p", "collection": "c", ` +
    `"artifact_version": {"id": "QQ==", "index": 1, ${metadata}}, "alias": "prod"}`;
  await replaceEditorText(page, event(page), text("mina"));
  await page.getByRole("tab", { name: "Form" }).click();
  await page.getByRole("textbox", { name: "author" }).fill("sora");
  await page.getByRole("tab", { name: "JSON" }).click();
  await expect(event(page)).toHaveText(text("sora"));
});

test("adding an existing key focuses its field and keeps its value", async ({ page }) => {
  await page.getByRole("tab", { name: "Form" }).click();
  const accuracy = page.getByRole("textbox", { name: "accuracy" });
  await expect(accuracy).toHaveValue("0.931");
  const newKey = page.getByRole("textbox", { name: "New key" }).last();
  await newKey.fill("accuracy");
  await newKey.press("Enter");
  await expect(accuracy).toBeFocused();
  await expect(page.locator("hw-notice")).toContainText("“accuracy” already exists");
  await expect(accuracy).toHaveValue("0.931");
  await newKey.fill("loss");
  await newKey.press("Enter");
  await expect(page.getByRole("textbox", { name: "loss" })).toHaveValue("");
});

test("the form's cursor stays where the user types, even after a backslash", async ({ page }) => {
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

test("choosing another event type in the form adds the fields it needs, keeps the others, and can be undone", async ({
  page,
}) => {
  const samples = async () => (await readWorkspace(page)).samples;
  await page.getByRole("tab", { name: "Form" }).click();
  await page.getByRole("textbox", { name: "author" }).fill("form-author");
  await page.getByRole("textbox", { name: "author" }).blur();
  await expect.poll(async () => JSON.stringify(await samples())).toContain("form-author");
  const before = await samples();
  const type = page.getByRole("combobox", { name: "Event type" });
  await type.focus();
  await type.selectOption("RUN_STATE");
  await expect(page.getByRole("textbox", { name: "state" })).toHaveValue("FINISHED");
  await expect(page.getByRole("textbox", { name: "Display name" })).toBeVisible();
  await expect(page.getByRole("textbox", { name: "author" })).toHaveValue("form-author");
  await expect(page.getByRole("textbox", { name: "accuracy" })).toHaveCount(0);
  await expect(page.locator("hw-event-form .wrong")).toHaveCount(0);
  // Leaving the field saves at once, so that no save is pending when the user undoes.
  await type.focus();
  await page.keyboard.press("Tab");
  const isSaved = async () =>
    (await samples())
      .map((sample) => JSON.stringify(sample))
      .some((text) => /form-author.*FINISHED/.test(text));
  await expect.poll(isSaved).toBe(true);
  await page.getByRole("button", { name: "Undo" }).first().click();
  await expect(page.getByRole("textbox", { name: "accuracy" })).toHaveValue("0.931");
  expect(await samples()).toEqual(before);
});

test("a missing or invalid field of the event is reported in the JSON editor and in the form", async ({
  page,
}) => {
  await replaceEditorText(page, event(page), '{"type": "RUN_STATE", "author": 7}');
  await expect(page.locator("hw-event-pane hw-problem-list")).toContainText("author");
  await page.getByRole("tab", { name: "Form" }).click();
  await expect(page.locator("hw-event-form .wrong")).toContainText("assumed · event/field-shape");
});

test("a divider moves by arrow keys, Home and End, and keeps its position after a reload", async ({
  page,
}) => {
  const divider = page.getByRole("separator", { name: "Width of the template" });
  const before = Number(await divider.getAttribute("aria-valuenow"));
  await divider.focus();
  await page.keyboard.press("ArrowLeft");
  await expect(divider).toHaveAttribute("aria-valuenow", String(before - 2));
  await page.reload();
  await expect(divider).toHaveAttribute("aria-valuenow", String(before - 2));
  await divider.focus();
  await page.keyboard.press("Home");
  await expect(divider).toHaveAttribute("aria-valuenow", "15");
  await page.keyboard.press("End");
  const max = await divider.getAttribute("aria-valuemax");
  await expect(divider).toHaveAttribute("aria-valuenow", max ?? "");
});

test("undo in the editor never restores another automation's payload", async ({ page }) => {
  await replaceTemplate(page, "{}");
  await page.getByRole("combobox", { name: "Automation" }).selectOption({ index: 1 });
  await expect(template(page)).not.toHaveText("{}");
  const other = await template(page).innerText();
  await template(page).click();
  await page.keyboard.press("ControlOrMeta+z");
  expect(await template(page).innerText()).toBe(other);
});

test("Tab and Shift+Tab pass through both editors without changing anything", async ({ page }) => {
  const stored = await readStoredWorkspace(page);
  const texts = async () => [await template(page).innerText(), await event(page).innerText()];
  const before = await texts();
  await page.getByRole("button", { name: "Format" }).focus();
  for (const key of ["Tab", "Shift+Tab"]) await pressKey(page, key, 20);
  await template(page).focus();
  await page.keyboard.press("Tab");
  await expect(template(page)).not.toBeFocused();
  await event(page).focus();
  await page.keyboard.press("Tab");
  await expect(event(page)).not.toBeFocused();
  await event(page).focus();
  await page.keyboard.press("Shift+Tab");
  await expect(event(page)).not.toBeFocused();
  expect(await texts()).toEqual(before);
  expect(await readStoredWorkspace(page)).toBe(stored);
});

test("Tab accepts the offered variable, and Control with a bracket indents", async ({ page }) => {
  await replaceTemplate(page, '{"who": ""}');
  await pressKey(page, "ArrowLeft", 2);
  await page.keyboard.type("${event_au", { delay: 20 });
  const option = page.getByRole("option", { name: /event_author/ });
  await expect(option).toBeVisible();
  // For a moment after it opens, the list ignores keys.
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

test("completion replaces the variable's remaining characters after the cursor", async ({ page }) => {
  for (const [before, after, completed] of [
    ["${event_", "author}", "${event_author}"],
    ["${event_a", "nything else}", "${event_author}"],
    ["$", "{event_author}", "${event_author}"],
    ["$event_a", "uthor", "${event_author}"],
    ["${event_a", " text", "${event_author} text"],
  ] as const) {
    await test.step(`${before}|${after}`, async () => {
      await replaceTemplate(page, `{"who": "${before}${after}"}`);
      await pressKey(page, "ArrowLeft", after.length + 2);
      await page.keyboard.press("Control+Space");
      await page.getByRole("option", { name: /event_author/ }).click();
      await expect(template(page)).toHaveText(`{"who": "${completed}"}`);
    });
  }
});

test("an empty template is previewed as the empty object that is sent", async ({ page }) => {
  await template(page).click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.press("Delete");
  await expect(preview(page)).toHaveText("{}");
  await expect(page.getByText("The payload is empty, so the body is {}")).toBeVisible();
});

test("on narrow pages, the result begins with its verdict or the button for it", async ({ page }) => {
  for (const width of [390, 768]) {
    await page.setViewportSize({ width, height: 844 });
    await page.getByRole("tab", { name: "Result" }).click();
    const notice = page.locator("hw-fit-notice");
    await expect(notice).toContainText("Would fire for this sample.");
    const [outer, verdict] = await Promise.all([
      notice.boundingBox(),
      notice.locator(".subheading").boundingBox(),
    ]);
    expect(verdict?.y).toBe(outer?.y);
  }
});

test("on a phone the panes are tabs", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(event(page)).toBeHidden();
  await page.getByRole("tab", { name: "Sample event" }).click();
  await expect(event(page)).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test("a secret's value is masked in the payload, the request and its copy, and the export", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const value = "correct horse battery";
  await page.evaluate(async (value) => {
    const shell = document.querySelector<AppShell>("hw-app-shell");
    if (!shell?.store || !shell.vault) throw new Error("the page has no workspace yet");
    const { teams } = shell.store.workspace;
    const [team] = teams;
    const webhook = team?.webhooks[0];
    if (!team || !webhook) throw new Error("the starter workspace has no webhook");
    await shell.store.apply({ type: "add_secret", team: team.name, name: "DEPLOY_TOKEN" });
    shell.vault.set(team.name, "DEPLOY_TOKEN", value);
    const bound = { ...webhook, access_token: "DEPLOY_TOKEN", secret: "DEPLOY_TOKEN" };
    await shell.store.apply({ type: "put_webhook", team: team.name, webhook: bound });
  }, value);
  await replaceTemplate(page, '{"token": "${ACCESS_TOKEN}"}');
  await expect(preview(page)).toHaveText('{"token": "••••••••"}');
  expect(await readPage(page)).toContain("••••••••");
  const result = page.locator("hw-result-pane");
  for (const tab of ["Request", "Export"]) {
    await result.getByRole("tab", { name: tab, exact: true }).click();
    await expect(result).toContainText(tab === "Request" ? "X-Wandb-Signature" : "ACCESS_TOKEN");
    expect(await readPage(page)).not.toContain(value);
    if (tab !== "Request") continue;
    await page.getByRole("button", { name: "Copy request" }).click();
    await expect(result.getByText("Copied")).toBeVisible();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain("Authorization: Bearer ••••••••");
    expect(copied).toContain('{"token": "••••••••"}');
  }
});

test("a template that can't be saved stays in the editor with a warning, and is saved once storage has space", async ({
  page,
}) => {
  await fillStorage(page);
  const long = `{"who": "\${event_author}", "long": "${"x".repeat(5000)}"}`;
  await replaceTemplate(page, long);
  const banner = page.getByText("Not saved: the browser's storage is full or unavailable.");
  await expect(banner).toBeVisible();
  await page.getByRole("combobox", { name: "Automation" }).selectOption({ index: 1 });
  await page.getByRole("combobox", { name: "Automation" }).selectOption({ index: 0 });
  await expect(template(page)).toHaveText(long);
  await freeStorage(page);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(banner).toBeHidden();
  await page.reload();
  await expect(template(page)).toHaveText(long);
});

test("text that is typed just before leaving the page is there after going back", async ({ page }) => {
  await replaceTemplate(page, '{"typed": "at the last moment"}');
  await page.goto("about:blank");
  await page.goBack();
  await expect(template(page)).toHaveText('{"typed": "at the last moment"}');
});

test("another tab's edit of the event appears while this tab types in the template, and neither is lost", async ({
  page,
  context,
}) => {
  const other = await context.newPage();
  await other.goto("./");
  await expect(preview(other)).toContainText("ADD_ARTIFACT_ALIAS");
  await replaceTemplate(page, '{"who": "${event_author}');
  const typing = page.keyboard.type(" and some more words, one after the other", { delay: 15 });
  await other.getByRole("tab", { name: "Form" }).click();
  await other.getByRole("textbox", { name: "author" }).fill("sora");
  await typing;
  await page.keyboard.type('"}');
  const typed = "sora and some more words, one after the other";
  await expect(preview(page)).toHaveText(`{"who": "${typed}"}`);
  await expect(preview(other)).toHaveText(`{"who": "${typed}"}`);
});

test("another tab's edit of the same template never replaces text that is being typed", async ({
  page,
  context,
}) => {
  const other = await context.newPage();
  await other.goto("./");
  await expect(preview(other)).toContainText("ADD_ARTIFACT_ALIAS");
  await replaceTemplate(page, '{"mine": "');
  const typing = page.keyboard.type("one word after another", { delay: 15 });
  await replaceTemplate(other, '{"theirs": true}');
  await typing;
  await expect(template(page)).toContainText('{"mine": "one word after another');
  for (const tab of [page, other]) await expect(preview(tab)).toContainText("one word after another");
});

/** Returns the payload of each automation in the page's workspace, by the automation's ID. */
async function payloads(page: Page): Promise<Record<string, string>> {
  const { automations } = await readWorkspace(page);
  return Object.fromEntries(automations.map(({ id, payload }) => [id, payload ?? ""]));
}

test("typing continues in the same automation when another tab deletes it", async ({ page, context }) => {
  await replaceTemplate(page, '{"mine": ""}');
  await expect.poll(async () => (await payloads(page))["starter-github"]).toBe('{"mine": ""}');
  const { "starter-github": _, ...otherPayloads } = await payloads(page);
  const other = await context.newPage();
  await other.goto("./");
  await expect(preview(other)).toContainText("mine");
  await other.evaluate(async () => {
    const { store } = document.querySelector<AppShell>("hw-app-shell") ?? {};
    await store?.apply({ type: "delete_automation", id: "starter-github" });
  });
  await expect(page.getByRole("alert")).toContainText("was deleted");
  await expect(template(page)).toHaveText('{"mine": ""}');
  await pressKey(page, "ArrowLeft", 2);
  await page.keyboard.type("typed on");
  await expect(template(page)).toHaveText('{"mine": "typed on"}');
  await expect
    .poll(() => payloads(other))
    .toEqual({ ...otherPayloads, "starter-github": '{"mine": "typed on"}' });
  await expect(page.getByRole("alert")).toBeHidden();
});

test("an automation that another tab deletes stays visible until the user chooses another one", async ({
  page,
  context,
}) => {
  await template(page).click();
  const other = await context.newPage();
  await other.goto("./");
  await expect(preview(other)).toContainText("ADD_ARTIFACT_ALIAS");
  await other.evaluate(async () => {
    const { store } = document.querySelector<AppShell>("hw-app-shell") ?? {};
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

test("a variable's meaning, value and evidence are shown on hover and by F1, until Escape or a cursor key", async ({
  page,
}) => {
  await replaceTemplate(page, '{"who": "${event_author}"}');
  await expect(preview(page)).toHaveText('{"who": "mina"}');
  await template(page).getByText("${event_author}").hover();
  const card = page.locator(".cm-variable-card");
  await expect(card).toContainText("The user who triggered the event.");
  await expect(card).toContainText("mina");
  await expect(card).toContainText("Documented by W&B");
  await page.mouse.move(0, 0);
  await expect(card).toHaveCount(0);
  await pressKey(page, "ArrowLeft", 2);
  await page.keyboard.press("F1");
  await expect(card).toContainText("The user who triggered the event.");
  await page.keyboard.press("Escape");
  await expect(card).toHaveCount(0);
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("F1");
  await expect(card).toContainText("Documented by W&B");
  await page.keyboard.press("ArrowLeft");
  await expect(card).toHaveCount(0);
});

test("a divider follows the pointer down to a pane's minimum width", async ({ page }) => {
  const divider = page.getByRole("separator", { name: "Width of the sample event" });
  const box = await divider.boundingBox();
  if (!box) throw new Error("the divider is not on the page");
  const y = box.y + box.height / 2;
  const { width } = page.viewportSize() ?? { width: 0 };
  await page.mouse.move(box.x + box.width / 2, y);
  await page.mouse.down();
  await page.mouse.move(width * 0.75, y, { steps: 4 });
  await expect(divider).toHaveAttribute("aria-valuenow", "75");
  await page.mouse.move(width, y, { steps: 4 });
  await expect(divider).toHaveAttribute("aria-valuenow", "85");
  await page.mouse.up();
  await page.mouse.move(width / 2, y);
  await expect(divider).toHaveAttribute("aria-valuenow", "85");
});

test("the Send tab sends the payload of the preview to the sandbox, and keeps the response", async ({
  page,
}) => {
  await replaceTemplate(page, '{"who": "${event_author}"}');
  await expect(preview(page)).toHaveText('{"who": "mina"}');
  await expect(page.getByRole("link", { name: "Edit webhook" })).toHaveAttribute(
    "href",
    "#/settings/starter-github/acme",
  );
  await openResultTab(page, "Send");
  const [request] = await Promise.all([
    page.waitForRequest((request) => request.url().endsWith("/sandbox/receive")),
    page.getByRole("button", { name: "Send test" }).click(),
  ]);
  expect(request.postData()).toBe('{"who": "mina"}');
  await expect(page.getByText("Accepted", { exact: true })).toBeVisible();
  await openResultTab(page, "Payload");
  await openResultTab(page, "Send");
  await expect(page.getByText("Accepted", { exact: true })).toBeVisible();
});

test("going back in the browser shows the previous automation, also in the picker", async ({ page }) => {
  const automation = page.getByRole("combobox", { name: "Automation" });
  await automation.selectOption("Announce new versions");
  await expect(template(page)).toContainText("AdaptiveCard");
  await automation.selectOption("Notify reviewers of tags");
  await expect(template(page)).toContainText("blocks");
  await page.goBack();
  await expect(template(page)).toContainText("AdaptiveCard");
  await expect(automation).toHaveValue("starter-teams");
});

test("a template that can't be saved survives opening another view, and the browser asks before the tab closes", async ({
  page,
}) => {
  await fillStorage(page);
  const long = `{"long": "${"x".repeat(5000)}"}`;
  await replaceTemplate(page, long);
  await expect(page.getByText("Not saved: the browser's storage is full or unavailable.")).toBeVisible();
  await openView(page, "Team settings");
  await openView(page, "Playground");
  await expect(template(page)).toHaveText(long);
  const asked = page.waitForEvent("dialog");
  await page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe("beforeunload");
  await dialog.dismiss();
  await freeStorage(page);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByText("Not saved: the browser's storage is full or unavailable.")).toBeHidden();
  await page.reload();
  await expect(template(page)).toHaveText(long);
});

test("the Send tab clears its error once the event is fixed", async ({ page }) => {
  const error = page.locator("hw-send-panel").getByText("Invalid JSON");
  await openResultTab(page, "Send");
  await replaceEditorText(page, event(page), "{");
  await page.getByRole("button", { name: "Send test" }).click();
  await expect(error).toBeVisible();
  await replaceEditorText(
    page,
    event(page),
    '{"type": "ADD_ARTIFACT_ALIAS", "author": "mina", "entity": "acme", "project": "p", "collection": "c", ' +
      '"artifact_version": {"id": "QQ==", "index": 1}, "alias": "prod"}',
  );
  await expect(error).toBeHidden();
  await page.getByRole("button", { name: "Send test" }).click();
  await expect(page.getByText("Accepted", { exact: true })).toBeVisible();
});

const automationPicker = (page: Page) => page.getByRole("combobox", { name: "Automation" });

test("the Playground shows the same automation, sample and tabs after opening another view, reloading and undoing", async ({
  page,
}) => {
  await automationPicker(page).selectOption("Notify reviewers of tags");
  const sample = page.getByRole("combobox", { name: "Sample" });
  await sample.selectOption({ label: await sample.locator("optgroup option").first().innerText() });
  const chosen = await sample.locator("option:checked").innerText();
  await page.getByRole("tab", { name: "Form" }).click();
  await openResultTab(page, "Request");
  const expectSamePlace = async () => {
    await expect(automationPicker(page)).toHaveValue("starter-slack");
    await expect(sample.locator("option:checked")).toHaveText(chosen);
    await expect(page.getByRole("tab", { name: "Form" })).toHaveAttribute("aria-selected", "true");
    await expect(page.getByRole("textbox", { name: "Author" })).toBeVisible();
    await expect(page.locator("hw-request-preview")).toBeVisible();
    expect(new URL(page.url()).hash).toBe("#/playground/starter-slack");
  };
  await expectSamePlace();
  await openView(page, "Team settings");
  await openView(page, "Playground");
  await expectSamePlace();
  await page.reload();
  await expectSamePlace();
  await page.getByRole("textbox", { name: "Author" }).fill("someone else");
  await page.getByRole("textbox", { name: "Author" }).blur();
  await expect.poll(() => readStoredWorkspace(page)).toContain("someone else");
  await page.getByRole("banner").getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("textbox", { name: "Author" })).not.toHaveValue("someone else");
  await expectSamePlace();
  const other = await page.context().newPage();
  await other.goto("./");
  await expect(automationPicker(other)).toHaveValue("starter-slack");
});

test("on a phone, the open pane stays open after another view", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole("tab", { name: "Sample event" }).click();
  await openView(page, "Team settings");
  await openView(page, "Playground");
  await expect(event(page)).toBeVisible();
});

test("an address that names no automation says so and offers the others, and an unknown view offers ways on", async ({
  page,
}) => {
  await page.goto("./#/playground/nonexistent");
  await expect(page.getByRole("alert")).toContainText("This automation does not exist");
  await expect(template(page)).toHaveCount(0);
  await automationPicker(page).selectOption("Announce new versions");
  await expect(template(page)).toContainText("AdaptiveCard");
  await page.goto("./#/whatever");
  await expect(page.getByRole("heading", { name: "Nothing here" })).toBeVisible();
  await page.getByRole("link", { name: "Open the Playground" }).click();
  await expect(automationPicker(page)).toHaveValue("starter-teams");
});

test("errors are listed first with their lines, and the list says how many there are", async ({ page }) => {
  await replaceTemplate(page, '{"a": ${alias},\n"b": ${tag},\noops}');
  const list = page.locator("hw-payload-editor hw-problem-list");
  await expect(list).toContainText("1 error, 3 warnings");
  await expect(list.getByRole("listitem").first()).toContainText("Line 3");
  await expect(list.getByRole("listitem").first()).toContainText("Error:");
  await expect(list.getByRole("listitem").nth(1)).toContainText("Line 1");
  await expect(page.locator("hw-fit-notice")).toContainText("but the payload has 1 error");
  const height = async () => (await list.boundingBox())?.height ?? 0;
  const tall = await height();
  // The button is named by what is wrong, without the advice and the evidence.
  const jump = list.getByRole("button", { name: /^Line 3 Error: Invalid JSON in the payload: [^.]+\.$/ });
  await jump.click();
  await expect(template(page)).toBeFocused();
  await replaceTemplate(page, "{}");
  await expect(list).toHaveText("No problems");
  await expect(page.locator("hw-fit-notice")).toContainText("Would fire for this sample.");
  expect(await height()).toBeLessThan(tall / 2);
});

test("the list of automations marks those with errors and disabled ones", async ({ page }) => {
  await replaceTemplate(page, '{"a": oops}');
  await template(page).blur();
  await expect.poll(() => readStoredWorkspace(page)).toContain("oops");
  await page.evaluate(async () => {
    const { store } = document.querySelector<AppShell>("hw-app-shell") ?? {};
    await store?.apply({ type: "enable_automation", id: "starter-teams", enabled: false });
  });
  await automationPicker(page).focus();
  const options = automationPicker(page).getByRole("option");
  await expect(options.nth(0)).toHaveText("Deploy on prod alias (1 error)");
  await expect(options.nth(1)).toHaveText("Announce new versions (disabled)");
  await expect(options.nth(2)).toHaveText("Notify reviewers of tags");
});

test("a saved text is marked as saved", async ({ page }) => {
  const sign = page.locator("hw-payload-editor [slot=status]");
  await expect(sign).toHaveText("Saved");
  await fillStorage(page);
  await replaceTemplate(page, `{"long": "${"x".repeat(5000)}"}`);
  await expect(sign).toHaveText("Not saved");
  await freeStorage(page);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(sign).toHaveText("Saved");
});

test("an empty Playground says what to do first, and loads the examples", async ({ page }) => {
  await page.evaluate(() => document.querySelector<AppShell>("hw-app-shell")?.store?.reset("empty"));
  await expect(page.getByRole("heading", { name: "No automations yet" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Create automation" })).toBeVisible();
  const main = page.getByRole("main");
  await expect(main.getByRole("button", { name: "Import a file" })).toBeVisible();
  await main.getByRole("button", { name: "Load the examples" }).click();
  await expect(preview(page)).toContainText("ADD_ARTIFACT_ALIAS");
});

test("the form begins with what triggers the automation and where it happened, in words, with the ids last", async ({
  page,
}) => {
  await page.getByRole("tab", { name: "Form" }).click();
  const labels = page.locator("hw-event-form label > span");
  await expect(labels).toContainText([
    "Event type",
    "Alias",
    "Registry",
    "Collection",
    "Author",
    "Team (entity)",
  ]);
  const fields = await labels.allInnerTexts();
  expect(fields.slice(0, 5)).toEqual(["Event type", "Alias", "Registry", "Collection", "Author"]);
  expect(fields.slice(-4)).toEqual(["Registry", "Collection", "Team (entity)", "Organization"]);
  await page.getByRole("textbox", { name: "Registry" }).first().fill("another-registry");
  await page.getByRole("tab", { name: "JSON" }).click();
  await expect(event(page)).toContainText('"name": "another-registry"');
});

test("a long reference to an artifact breaks at the pane's edge, not after its hyphen", async ({ page }) => {
  await page.setViewportSize({ width: 1100, height: 800 });
  await replaceTemplate(page, '{"version": "${artifact_version}"}');
  await expect(preview(page)).toContainText("wandb-artifact://_id/");
  const reference = preview(page).locator('.cm-variable[data-kind="artifact"]');
  const edges = await reference.evaluate((element) =>
    [...element.getClientRects()].map(({ right }) => right),
  );
  const box = await preview(page).boundingBox();
  expect(edges.length).toBeGreaterThan(1);
  expect(edges[0]).toBeGreaterThan((box?.x ?? 0) + (box?.width ?? 0) - 40);
});

test("the panes' titles and second rows are aligned, keys and strings differ in colour, and Tab follows the order on the screen", async ({
  page,
}) => {
  const tops = (locator: Locator) =>
    locator.evaluateAll((elements) => elements.map((element) => element.getBoundingClientRect().top));
  for (const rows of [page.locator("hw-panes h2"), page.locator("hw-panes .subheading")]) {
    const found = await tops(rows.filter({ visible: true }));
    expect(found).toHaveLength(3);
    expect(new Set(found).size).toBe(1);
  }
  const color = (text: string) =>
    event(page)
      .getByText(text, { exact: true })
      .first()
      .evaluate((token) => getComputedStyle(token).color);
  expect(await color('"author"')).not.toBe(await color('"mina"'));

  const tab = page.getByRole("tab", { name: "JSON" });
  const stressTest = page.getByRole("button", { name: "Stress-test values" });
  const boxes = await Promise.all([tab.boundingBox(), stressTest.boundingBox(), event(page).boundingBox()]);
  const [tabBox, buttonBox, editorBox] = boxes;
  expect(buttonBox?.x).toBeGreaterThan((tabBox?.x ?? 0) + (tabBox?.width ?? 0));
  expect((buttonBox?.y ?? 0) + (buttonBox?.height ?? 0)).toBeLessThanOrEqual((editorBox?.y ?? 0) + 1);
  await tab.focus();
  await page.keyboard.press("Tab");
  await expect(stressTest).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(event(page)).toBeFocused();
});

test("no label of the result's tabs is cut off, at any width of the page", async ({ page }) => {
  const group = page.locator("hw-result-pane wa-tab-group");
  for (const width of [390, 768, 960, 1024, 1280, 1366, 1440, 1920]) {
    await page.setViewportSize({ width, height: 900 });
    if (width < 960) await page.getByRole("tab", { name: "Result", exact: true }).click();
    const pane = await group.boundingBox();
    const last = group.getByRole("tab", { name: "Which automations fire?" });
    await expect(last).toBeVisible();
    const box = await last.boundingBox();
    expect
      .soft((box?.x ?? 0) + (box?.width ?? 0), `at ${width} pixels`)
      .toBeLessThanOrEqual((pane?.x ?? 0) + (pane?.width ?? 0));
  }
});

test("the focused tab has one ring", async ({ page }) => {
  const request = page.locator("hw-result-pane").getByRole("tab", { name: "Request" });
  await page.locator("hw-result-pane").getByRole("tab", { name: "Payload" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(request).toBeFocused();
  const rings = await request.evaluate((tab) => {
    const parts = [tab, ...(tab.shadowRoot?.querySelectorAll("*") ?? [])];
    return parts.filter((part) => getComputedStyle(part).outlineStyle !== "none").length;
  });
  expect(rings).toBe(1);
});
