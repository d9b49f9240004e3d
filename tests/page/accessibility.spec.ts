import type { Locator, Page } from "@playwright/test";
import { expectNoViolations, violations } from "./axe.ts";
import { expect, test } from "./test.ts";
import { openResultTab, openView, pressKey, replaceTemplate } from "./user-actions.ts";

/** The address and the heading of each view. */
const VIEWS = [
  ["playground", "Playground"],
  ["automations", "Automations"],
  ["automations/new", /Create automation|New automation/],
  ["automations/starter-github", /Edit/],
  ["automations/starter-github/details", "Deploy on prod alias"],
  ["metrics", "Run metrics"],
  ["replay", "Replay"],
  ["settings", "Team settings"],
  ["settings/new", /Create webhook|New webhook/],
  ["settings/starter-github", /Edit/],
] as const;

for (const [view, heading] of VIEWS) {
  test(`axe finds no violation in ${view}, in either theme`, async ({ page }) => {
    test.slow();
    await page.goto(`./#/${view}`);
    await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
    await expectNoViolations(page, view);
  });
}

test("every view fits a phone that is 360 pixels wide, and has at most one primary action", async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const primary = page
    .getByRole("main")
    .locator("wa-button[variant=brand][appearance=accent]")
    .filter({ visible: true });
  for (const [view, heading] of VIEWS) {
    await page.goto(`./#/${view}`);
    await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect.soft(width, view).toBe(360);
    expect.soft(await primary.count(), view).toBeLessThanOrEqual(1);
  }
});

/** States of the views that a user reaches from the Playground. */
const STATES: readonly [string, (page: Page) => Promise<void>][] = [
  [
    "the event's form",
    async (page) => {
      await page.getByRole("tab", { name: "Form" }).click();
      await expect(page.getByRole("textbox", { name: "author" })).toBeVisible();
    },
  ],
  ["the request", (page) => openResultTab(page, "Request")],
  ["the export", (page) => openResultTab(page, "Export")],
  [
    "a response",
    async (page) => {
      await openResultTab(page, "Send");
      await page.getByRole("button", { name: "Send test" }).click();
      await expect(page.getByText("Accepted", { exact: true })).toBeVisible();
    },
  ],
  [
    "the list of completions",
    async (page) => {
      await replaceTemplate(page, '{"who": ""}');
      await pressKey(page, "ArrowLeft", 2);
      await page.keyboard.type("${");
      await expect(page.locator(".cm-tooltip-autocomplete").getByRole("option").first()).toBeVisible();
    },
  ],
  [
    "a template with problems",
    async (page) => {
      // Closes the list of completions, which covers the editor.
      await page.keyboard.press("Escape");
      await replaceTemplate(page, '{"a": ${alias}, "b": "${event_autor} ${tag}", c}');
      await expect(page.getByRole("button", { name: "Fix" }).first()).toBeVisible();
    },
  ],
  [
    "a dialog",
    async (page) => {
      await openView(page, "Team settings");
      await page.getByRole("button", { name: "Create secret" }).click();
      await page.getByLabel("Secret name").fill("not a name");
    },
  ],
  [
    "a menu",
    async (page) => {
      await page.getByRole("button", { name: "Close" }).click();
      await openView(page, "Automations");
      await page.getByRole("button", { name: "More for Announce new versions" }).click();
      await expect(page.getByRole("menuitem", { name: "Delete" })).toBeVisible();
    },
  ],
];

test("axe finds no violation in the states that a user reaches", async ({ page }) => {
  test.slow();
  await page.goto("./");
  await expect(page.getByRole("textbox", { name: "Rendered payload" })).toContainText("ADD_ARTIFACT_ALIAS");
  for (const [state, reach] of STATES) {
    await test.step(state, async () => {
      await reach(page);
      expect.soft(await violations(page), state).toEqual([]);
    });
  }
});

test("a template can be edited and sent by keyboard alone", async ({ page }) => {
  await page.goto("./");
  await expect(page.getByRole("textbox", { name: "Rendered payload" })).toContainText("ADD_ARTIFACT_ALIAS");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
  await page.keyboard.press("Enter");
  const tabTo = async (target: Locator) => {
    for (let step = 0; step < 40; step += 1) {
      if (await target.evaluate((element) => element.matches(":focus"))) return;
      await page.keyboard.press("Escape");
      await page.keyboard.press("Tab");
    }
    await expect(target).toBeFocused();
  };
  await tabTo(page.getByRole("textbox", { name: "Payload template" }));
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText('{"by": "${event_author}"}');
  await expect(page.getByRole("textbox", { name: "Rendered payload" })).toHaveText('{"by": "mina"}');
  await tabTo(page.locator("hw-result-pane").getByRole("tab", { name: "Payload" }));
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowLeft");
  await expect(page.getByRole("tab", { name: "Send" })).toBeFocused();
  await tabTo(page.getByRole("button", { name: "Send test" }));
  await page.keyboard.press("Enter");
  await expect(page.getByText("Accepted", { exact: true })).toBeVisible();
});

test("opening another view moves the focus to it without drawing an outline", async ({ page }) => {
  await page.goto("./");
  await openView(page, "Automations");
  await expect(page.getByRole("main")).toBeFocused();
  expect(await page.getByRole("main").evaluate((main) => getComputedStyle(main).outlineStyle)).toBe("none");
  await page.getByRole("searchbox").waitFor();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("searchbox")).toBeFocused();
});
