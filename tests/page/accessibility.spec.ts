import type { Locator, Page } from "@playwright/test";
import axe, { type AxeResults } from "axe-core";
import { goTo, openResult, writeTemplate } from "./by-hand.ts";
import { expect, test } from "./test.ts";

const VIEWS = [
  "playground",
  "automations",
  "automations/new",
  "automations/starter-github",
  "metrics",
  "replay",
  "settings",
  "settings/new",
  "settings/starter-github",
];

/** What axe finds wrong with the page as it is now. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<AxeResults>("axe.run(document)");
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`);
}

for (const colorScheme of ["light", "dark"] as const) {
  for (const view of VIEWS) {
    test(`axe finds nothing wrong with ${view} when it is ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.goto(`./#/${view}`);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      expect(await violations(page)).toEqual([]);
    });
  }
}

test("no view is wider than a phone of 360 pixels", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  for (const view of VIEWS) {
    await page.goto(`./#/${view}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect.soft(width, view).toBe(360);
  }
});

/** States that a view comes to under somebody's hands. */
const STATES: readonly [string, (page: Page) => Promise<void>][] = [
  [
    "the list of completions",
    async (page) => {
      await writeTemplate(page, '{"who": ""}');
      for (let step = 0; step < 2; step += 1) await page.keyboard.press("ArrowLeft");
      await page.keyboard.type("${");
      await expect(page.locator(".cm-tooltip-autocomplete").getByRole("option").first()).toBeVisible();
    },
  ],
  [
    "a template with problems",
    async (page) => {
      await writeTemplate(page, '{"a": ${alias}, "b": "${event_autor} ${tag}", c}');
      await expect(page.getByRole("button", { name: "Fix" }).first()).toBeVisible();
    },
  ],
  [
    "the event's form",
    async (page) => {
      await page.getByRole("tab", { name: "Form" }).click();
      await expect(page.getByRole("textbox", { name: "author" })).toBeVisible();
    },
  ],
  ["the request", (page) => openResult(page, "Request")],
  ["the export", (page) => openResult(page, "Export")],
  [
    "an answer",
    async (page) => {
      await openResult(page, "Send");
      await page.getByRole("button", { name: "Send test" }).click();
      await expect(page.getByText("Accepted", { exact: true })).toBeVisible();
    },
  ],
  [
    "a dialog",
    async (page) => {
      await goTo(page, "Team settings");
      await page.getByRole("button", { name: "Create secret" }).click();
      await page.getByLabel("Secret name").fill("not a name");
    },
  ],
  [
    "a menu",
    async (page) => {
      await goTo(page, "Automations");
      await page.getByRole("button", { name: "More for Announce new versions" }).click();
    },
  ],
];

for (const [state, reach] of STATES) {
  test(`axe finds nothing wrong with ${state}`, async ({ page }) => {
    await page.goto("./");
    await expect(page.getByRole("textbox", { name: "Rendered payload" })).toContainText("ADD_ARTIFACT_ALIAS");
    await reach(page);
    expect(await violations(page)).toEqual([]);
  });
}

test("by keyboard alone, from a fresh load, an automation is tried out and sent", async ({ page }) => {
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

test("going to another view puts the focus on it without drawing a line round all of it", async ({
  page,
}) => {
  await page.goto("./");
  await goTo(page, "Automations");
  await expect(page.getByRole("main")).toBeFocused();
  expect(await page.getByRole("main").evaluate((main) => getComputedStyle(main).outlineStyle)).toBe("none");
  await page.getByRole("searchbox").waitFor();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("searchbox")).toBeFocused();
});
