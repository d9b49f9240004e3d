import type { Locator, Page } from "@playwright/test";
import { difference } from "../../www/src/editor/text-difference.ts";
import { type AppShell, readWorkspace } from "./app-shell.ts";
import { expect, test } from "./test.ts";
import { openResultTab, pressKey, replaceTemplate } from "./user-actions.ts";

const template = (page: Page) => page.getByRole("textbox", { name: "Payload template" });
const preview = (page: Page) => page.getByRole("textbox", { name: "Rendered payload" });
const markedVariables = (editor: Locator) => editor.locator(".cm-variable").allTextContents();

test.beforeEach(async ({ page }) => {
  await page.goto("./");
  await expect(preview(page)).toContainText("ADD_ARTIFACT_ALIAS");
});

test("variables stay marked while the user types any characters before them", async ({ page }) => {
  const names = ["event_author", "alias", "no_such_name"];
  const values = ["mina", "prod", "${no_such_name}"];
  const line = (texts: readonly string[]) => texts.map((text) => `"é😀": "${text}"`).join(", ");
  await replaceTemplate(page, `{"ö": "",\n${line(names.map((name) => `\${${name}}`))}}`);
  await pressKey(page, "ArrowUp", 2);
  await page.keyboard.press("Home");
  await pressKey(page, "ArrowRight", 7);
  for (const key of ["x", "é", "😀", "€"]) {
    await page.keyboard.insertText(key);
    await expect(preview(page)).toContainText(key);
    expect(await markedVariables(template(page))).toEqual(names.map((name) => `\${${name}}`));
    expect(await markedVariables(preview(page))).toEqual(values);
    await expect(template(page).locator(".cm-lintRange")).toHaveText(["${no_such_name}"]);
  }
  await expect(preview(page)).toContainText('{"ö": "xé😀€",');
  await expect(preview(page)).toContainText(line(values));
});

test("in every frame, the problems and the rendered payload belong to the same template", async ({
  page,
}) => {
  await replaceTemplate(page, '{"a": "", "who": "${no_such_name}"}');
  await expect(preview(page)).toHaveText('{"a": "", "who": "${no_such_name}"}');
  await page.keyboard.press("Home");
  await pressKey(page, "ArrowRight", 7);
  await page.evaluate(() => {
    const inShadowRoot = (element: Element | null | undefined, name: string) =>
      element?.shadowRoot?.querySelector(name);
    const playground = inShadowRoot(document.querySelector("hw-app-shell"), "hw-playground");
    const payload = inShadowRoot(playground, "hw-payload-editor");
    const result = inShadowRoot(inShadowRoot(playground, "hw-result-pane"), "hw-payload-preview");
    const texts = () =>
      [payload, result].map((pane) => {
        const editor = inShadowRoot(pane, "hw-code-editor");
        const content = inShadowRoot(editor, ".cm-content");
        const marks = [...(content?.querySelectorAll(".cm-variable, .cm-lintRange") ?? [])];
        return [content?.textContent, ...marks.map((mark) => mark.textContent)].join("|");
      });
    const frames: string[][] = [];
    Object.assign(globalThis, { frames });
    const record = () => {
      frames.push(texts());
      requestAnimationFrame(record);
    };
    requestAnimationFrame(record);
  });
  await page.keyboard.type("typed one by one", { delay: 15 });
  await expect(preview(page)).toContainText("typed one by one");
  const recorded: unknown = await page.evaluate(() => Reflect.get(globalThis, "frames"));
  const frames = Array.isArray(recorded) ? recorded : [];
  expect(frames.length).toBeGreaterThan(16);
  for (const [editor, preview] of frames) {
    const [text, ...marks] = String(editor).split("|");
    expect(marks.filter((mark) => mark !== "${no_such_name}")).toEqual([]);
    expect(marks.length).toBe(2);
    expect(preview).toBe(`${text}|\${no_such_name}`);
  }
});

test("a template with Windows line endings is marked and rendered like any other", async ({ page }) => {
  await page.evaluate(async () => {
    const { store } = document.querySelector<AppShell>("hw-app-shell") ?? {};
    const [automation] = store?.workspace.automations ?? [];
    if (!store || !automation) throw new Error("the workspace has no automation");
    const payload = '{\r\n"a": "${alias}",\r\n"b": "${no_such_name}"}';
    await store.apply({ type: "put_automation", automation: { ...automation, payload } });
  });
  await expect(preview(page)).toContainText("no_such_name");
  for (const key of ["", "1", "2"]) {
    await template(page).click();
    await page.keyboard.press("ControlOrMeta+End");
    await page.keyboard.insertText(key);
    await expect(preview(page)).toContainText(`}${key === "2" ? "12" : key}`);
    expect(await markedVariables(template(page))).toEqual(["${alias}", "${no_such_name}"]);
    expect(await markedVariables(preview(page))).toEqual(["prod", "${no_such_name}"]);
  }
  await page.keyboard.press("ControlOrMeta+Home");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Home");
  await page.keyboard.type("  ");
  await expect(preview(page)).toContainText('  "a"');
  await openResultTab(page, "Send");
  const [request] = await Promise.all([
    page.waitForRequest((request) => request.url().endsWith("/sandbox/receive")),
    page.getByRole("button", { name: "Send anyway" }).click(),
  ]);
  expect(request.postData()).toBe('{\r\n  "a": "prod",\r\n"b": "${no_such_name}"}12');
});

test("a result tab shows the current template when it is opened again", async ({ page }) => {
  await openResultTab(page, "Send");
  await openResultTab(page, "Payload");
  await replaceTemplate(page, '{"who": "${event_author}"}');
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.type(', "new": 1');
  const payload = '{"who": "mina", "new": 1}';
  await expect(preview(page)).toHaveText(payload);
  await openResultTab(page, "Export");
  await expect(page.locator("hw-export-view pre")).toContainText(payload);
  await openResultTab(page, "Request");
  await expect(page.locator("hw-request-preview pre")).toHaveText(payload);
  await openResultTab(page, "Send");
  const [request] = await Promise.all([
    page.waitForRequest((request) => request.url().endsWith("/sandbox/receive")),
    page.getByRole("button", { name: "Send test" }).click(),
  ]);
  expect(request.postData()).toBe(payload);
});

test("after undoing in the header, the editor's own undo produces no text that never existed", async ({
  page,
}) => {
  const stored = async () => (await readWorkspace(page)).automations[0]?.payload;
  await replaceTemplate(page, '{"a": "one"}');
  await template(page).blur();
  await expect.poll(stored).toBe('{"a": "one"}');
  await replaceTemplate(page, '{"b": "two", "c": 3}');
  await template(page).blur();
  await expect.poll(stored).toBe('{"b": "two", "c": 3}');
  await page.getByRole("banner").getByRole("button", { name: "Undo" }).click();
  await expect(template(page)).toHaveText('{"a": "one"}');
  await template(page).click();
  for (let step = 0; step < 3; step += 1) {
    await page.keyboard.press("ControlOrMeta+z");
    await expect(template(page)).toHaveText('{"a": "one"}');
  }
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.type("!");
  await expect(template(page)).toHaveText('{"a": "one"}!');
  await page.keyboard.press("ControlOrMeta+z");
  await expect(template(page)).toHaveText('{"a": "one"}');
});

test("a hundred of many problems are listed until the user shows more, and all are underlined", async ({
  page,
}) => {
  const lines = Array.from({ length: 130 }, (_, index) => `"${index}": "\${event_autor}"`);
  await replaceTemplate(page, `{${lines.join(",\n")}}`);
  const list = page.locator("hw-payload-editor hw-problem-list");
  await expect(list.getByRole("listitem")).toHaveCount(100);
  await list.getByRole("button", { name: "Show 30 more" }).click();
  await expect(list.getByRole("listitem")).toHaveCount(130);
  await expect(list.getByRole("button", { name: /Show \d+ more/ })).toHaveCount(0);
  const last = template(page).locator(".cm-lintRange").last();
  await last.hover();
  const tooltip = page.locator(".cm-tooltip-lint");
  await expect(tooltip).toContainText("event_autor");
  await tooltip.getByRole("button").click();
  await expect(list.getByRole("listitem")).toHaveCount(129);
});

test("the replacement that turns one text into another is correct and minimal", () => {
  const texts = "|a|b|aa|ab|ba|bb|aab|aba|abab|babab|aaaaab|a😀b|a😁b".split("|");
  for (const before of texts) {
    for (const after of texts) {
      const { from, to, insert } = difference(before, after);
      expect(before.slice(0, from) + insert + before.slice(to)).toBe(after);
      const shorter = Math.min(before.length, after.length);
      expect(from < shorter && before[from] === after[from]).toBe(false);
      expect(to > from && insert !== "" && before[to - 1] === insert.at(-1)).toBe(false);
    }
  }
});
