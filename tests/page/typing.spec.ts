import type { Locator, Page } from "@playwright/test";
import type { WorkspaceStore } from "hookwright";
import { difference } from "../../www/src/editor/text-difference.ts";
import { openResult, writeTemplate } from "./by-hand.ts";
import { expect, test } from "./test.ts";

/** The page's outermost element, as far as these tests reach into it. */
type Shell = Element & { store?: WorkspaceStore };

const template = (page: Page) => page.getByRole("textbox", { name: "Payload template" });
const preview = (page: Page) => page.getByRole("textbox", { name: "Rendered payload" });
const marked = (editor: Locator) => editor.locator(".cm-variable").allTextContents();

test.beforeEach(async ({ page }) => {
  await page.goto("./");
  await expect(preview(page)).toContainText("ADD_ARTIFACT_ALIAS");
});

test("variables stay marked at their places while somebody types before them, whatever the letters", async ({
  page,
}) => {
  const names = ["event_author", "alias", "nobody"];
  const values = ["mina", "prod", "${nobody}"];
  const line = (texts: readonly string[]) => texts.map((text) => `"é😀": "${text}"`).join(", ");
  await writeTemplate(page, `{"ö": "",\n${line(names.map((name) => `\${${name}}`))}}`);
  for (let step = 0; step < 2; step += 1) await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Home");
  for (let step = 0; step < 7; step += 1) await page.keyboard.press("ArrowRight");
  for (const key of ["x", "é", "😀", "€"]) {
    await page.keyboard.insertText(key);
    await expect(preview(page)).toContainText(key);
    expect(await marked(template(page))).toEqual(names.map((name) => `\${${name}}`));
    expect(await marked(preview(page))).toEqual(values);
    await expect(template(page).locator(".cm-lintRange")).toHaveText(["${nobody}"]);
  }
  await expect(preview(page)).toContainText('{"ö": "xé😀€",');
  await expect(preview(page)).toContainText(line(values));
});

test("what is wrong and what is rendered are of the same text in every frame", async ({ page }) => {
  await writeTemplate(page, '{"a": "", "who": "${nobody}"}');
  await expect(preview(page)).toHaveText('{"a": "", "who": "${nobody}"}');
  await page.keyboard.press("Home");
  for (let step = 0; step < 7; step += 1) await page.keyboard.press("ArrowRight");
  await page.evaluate(() => {
    const inside = (element: Element | null | undefined, name: string) =>
      element?.shadowRoot?.querySelector(name);
    const playground = inside(document.querySelector("hw-app-shell"), "hw-playground");
    const payload = inside(playground, "hw-payload-editor");
    const result = inside(inside(playground, "hw-result-pane"), "hw-payload-preview");
    const texts = () =>
      [payload, result].map((pane) => {
        const editor = inside(pane, "hw-code-editor");
        const content = inside(editor, ".cm-content");
        const marks = [...(content?.querySelectorAll(".cm-variable, .cm-lintRange") ?? [])];
        return [content?.textContent, ...marks.map((mark) => mark.textContent)].join("|");
      });
    const seen: string[][] = [];
    Object.assign(globalThis, { seen });
    const look = () => {
      seen.push(texts());
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await page.keyboard.type("typed one by one", { delay: 15 });
  await expect(preview(page)).toContainText("typed one by one");
  const seen: unknown = await page.evaluate(() => Reflect.get(globalThis, "seen"));
  const frames = Array.isArray(seen) ? seen : [];
  expect(frames.length).toBeGreaterThan(16);
  for (const [one, other] of frames) {
    const [text, ...marks] = String(one).split("|");
    expect(marks.filter((mark) => mark !== "${nobody}")).toEqual([]);
    expect(marks.length).toBe(2);
    expect(other).toBe(`${text}|\${nobody}`);
  }
});

test("a template with line ends of Windows is marked and followed as any other", async ({ page }) => {
  await page.evaluate(async () => {
    const { store } = document.querySelector<Shell>("hw-app-shell") ?? {};
    const [automation] = store?.workspace.automations ?? [];
    if (!store || !automation) throw new Error("the workspace has no automation");
    const payload = '{\r\n"a": "${alias}",\r\n"b": "${nobody}"}';
    await store.apply({ type: "put_automation", automation: { ...automation, payload } });
  });
  await expect(preview(page)).toContainText("nobody");
  for (const key of ["", "1", "2"]) {
    await template(page).click();
    await page.keyboard.press("ControlOrMeta+End");
    await page.keyboard.insertText(key);
    await expect(preview(page)).toContainText(`}${key === "2" ? "12" : key}`);
    expect(await marked(template(page))).toEqual(["${alias}", "${nobody}"]);
    expect(await marked(preview(page))).toEqual(["prod", "${nobody}"]);
  }
  await page.keyboard.press("ControlOrMeta+Home");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Home");
  await page.keyboard.type("  ");
  await expect(preview(page)).toContainText('  "a"');
  await openResult(page, "Send");
  const [request] = await Promise.all([
    page.waitForRequest((request) => request.url().endsWith("/sandbox/receive")),
    page.getByRole("button", { name: "Send test" }).click(),
  ]);
  expect(request.postData()).toBe('{\r\n  "a": "prod",\r\n"b": "${nobody}"}12');
});

test("what was typed while a tab was hidden is in it when it shows", async ({ page }) => {
  await openResult(page, "Send");
  await openResult(page, "Payload");
  await writeTemplate(page, '{"who": "${event_author}"}');
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.type(', "new": 1');
  const payload = '{"who": "mina", "new": 1}';
  await expect(preview(page)).toHaveText(payload);
  await openResult(page, "Export");
  await expect(page.locator("hw-export-view pre")).toContainText(payload);
  await openResult(page, "Request");
  await expect(page.locator("hw-request-preview pre")).toHaveText(payload);
  await openResult(page, "Send");
  const [request] = await Promise.all([
    page.waitForRequest((request) => request.url().endsWith("/sandbox/receive")),
    page.getByRole("button", { name: "Send test" }).click(),
  ]);
  expect(request.postData()).toBe(payload);
});

test("after the header's undo, the editor's own undo makes no text that never was", async ({ page }) => {
  const stored = () =>
    page.evaluate(
      () => document.querySelector<Shell>("hw-app-shell")?.store?.workspace.automations[0]?.payload,
    );
  await writeTemplate(page, '{"a": "one"}');
  await template(page).blur();
  await expect.poll(stored).toBe('{"a": "one"}');
  await writeTemplate(page, '{"b": "two", "c": 3}');
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

test("of very many problems a hundred are listed until somebody asks for more, and each is underlined", async ({
  page,
}) => {
  const lines = Array.from({ length: 130 }, (_, at) => `"${at}": "\${event_autor}"`);
  await writeTemplate(page, `{${lines.join(",\n")}}`);
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

test("the one replacement between two texts makes the second of the first and is no longer than it must be", () => {
  const letters = "|a|b|aa|ab|ba|bb|aab|aba|abab|babab|aaaaab|a😀b|a😁b".split("|");
  for (const before of letters) {
    for (const after of letters) {
      const { from, to, insert } = difference(before, after);
      expect(before.slice(0, from) + insert + before.slice(to)).toBe(after);
      const shorter = Math.min(before.length, after.length);
      expect(from < shorter && before[from] === after[from]).toBe(false);
      expect(to > from && insert !== "" && before[to - 1] === insert.at(-1)).toBe(false);
    }
  }
});
