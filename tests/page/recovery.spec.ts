import type { Page } from "@playwright/test";
import { WORKSPACE_KEY } from "./app-shell.ts";
import { largeWorkspace, storeWorkspace } from "./large-workspace.ts";
import { expect, test } from "./test.ts";
import { replaceTemplate } from "./user-actions.ts";

/** How long a start may take on a busy machine, in milliseconds. */
const START_MS = 20_000;

/** Answers a request for a script as after the site was deployed again: its files have other names now. */
async function failOnce(page: Page, script: RegExp): Promise<() => Promise<void>> {
  await page.route(script, (route) => route.fulfill({ status: 404 }));
  return () => page.unroute(script);
}

/** The page's entry, and a script that it imports. */
for (const [what, script] of [
  ["the entry", /assets\/index-[^/]*\.js$/],
  ["a script that it imports", /assets\/lit-localize-[^/]*\.js$/],
] as const)
  test(`a page whose scripts are gone (${what}) says so, and a button reloads it`, async ({
    page,
    pageErrors,
  }) => {
    const deployed = await failOnce(page, script);
    await page.goto("./");
    const alert = page.getByRole("alert");
    await expect(alert).toContainText("could not be loaded");
    await deployed();
    await alert.getByRole("button", { name: "Reload" }).click();
    await expect(page.getByRole("navigation", { name: "Views" })).toBeVisible({ timeout: START_MS });
    expect(pageErrors.splice(0).join("\n")).toContain("404");
  });

test("a start that takes long offers to reload", async ({ page }) => {
  await page.clock.install();
  let hangs = true;
  await page.route("**/*.wasm", (route) => (hangs ? new Promise<void>(() => undefined) : route.continue()));
  await page.goto("./", { waitUntil: "commit" });
  await expect(page.getByText("Everything runs in your browser.")).toBeVisible();
  await expect(page.getByText("Loading takes longer than usual.")).toBeHidden();
  await page.clock.fastForward(20_000);
  await expect(page.getByText("Loading takes longer than usual.")).toBeVisible();
  hangs = false;
  await page.getByRole("button", { name: "Reload" }).click();
  await expect(page.getByRole("navigation", { name: "Views" })).toBeVisible({ timeout: START_MS });
});

test("a page whose storage is blocked says why it could not start, with a button", async ({
  page,
  pageErrors,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("Access is denied for this document.", "SecurityError");
      },
    });
  });
  await page.goto("./");
  const alert = page.getByRole("alert");
  await expect(alert).toContainText("Hookwright could not start.");
  await expect(alert.getByRole("button", { name: "Reload" })).toBeVisible();
  expect(pageErrors.splice(0)).not.toEqual([]);
});

test("a view whose script is gone offers to reload the page, which then opens the view", async ({
  page,
  pageErrors,
}) => {
  await page.goto("./");
  await expect(page.getByRole("navigation", { name: "Views" })).toBeVisible();
  const deployed = await failOnce(page, /assets\/team-settings-[^/]*\.js$/);
  await page.getByRole("link", { name: "Team settings" }).click();
  const notice = page.locator("hw-notice");
  await expect(notice).toContainText("This view could not be loaded.");
  await deployed();
  await notice.getByRole("button", { name: "Reload" }).click();
  await expect(page.getByRole("heading", { name: "Team settings", level: 1 })).toBeVisible();
  expect(pageErrors.splice(0).join("\n")).toContain("404");
});

test("after a start that never ended, the page lists what it would have shown, and the user decides", async ({
  page,
}) => {
  await storeWorkspace(page, largeWorkspace(10));
  await page.goto("./#/playground/a-4");
  await expect(page.getByRole("navigation", { name: "Views" })).toBeVisible();
  await expect.poll(() => page.evaluate(() => sessionStorage.getItem("hookwright.starting"))).toBeNull();
  // A renderer that crashes leaves this mark, and fires no event.
  const crash = async () => {
    await page.evaluate(() => {
      addEventListener("pagehide", () => sessionStorage.setItem("hookwright.starting", "true"));
    });
    await page.reload();
    await expect(page.getByRole("heading", { name: "The last start did not finish" })).toBeVisible();
  };
  await crash();
  await expect(page.getByRole("main")).toContainText("Playground");
  await expect(page.getByRole("main")).toContainText("Automation 00004");
  await expect(page.locator("hw-app-shell")).toHaveCount(0);
  await test.step("the stored workspace can be downloaded", async () => {
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Download the stored workspace" }).click();
    const stream = await (await download).createReadStream();
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(Buffer.from(chunk));
    expect(Buffer.concat(chunks).toString()).toBe(
      await page.evaluate((key) => localStorage.getItem(key), WORKSPACE_KEY),
    );
  });
  await test.step("another view opens", async () => {
    await page.getByRole("button", { name: "Open the list of automations" }).click();
    await expect(page.getByRole("link", { name: "Automation 00004" })).toBeVisible();
    await expect.poll(() => page.evaluate(() => sessionStorage.getItem("hookwright.starting"))).toBeNull();
  });
  await test.step("the same view can be tried again", async () => {
    await page.goto("./#/playground/a-4");
    await crash();
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page.getByRole("combobox", { name: "Automation" }).locator("option:checked")).toHaveText(
      "Automation 00004",
    );
  });
});

test("a trap of the core is reported in its pane, and a reload keeps what was typed", async ({
  page,
  pageErrors,
}) => {
  // The page's modules are not reachable from a test, so the core's rendering is replaced as it is compiled.
  await page.route(/assets\/.*\.js$/, async (route) => {
    const response = await route.fetch();
    const script = await response.text();
    const trapping = script.replace(
      /renderSpans\(([^)]*)\)\{/,
      (start) => `${start}if(globalThis.traps)throw new WebAssembly.RuntimeError("unreachable");`,
    );
    await route.fulfill({ response, body: trapping });
  });
  await page.goto("./");
  const payload = page.locator("hw-payload-preview");
  await expect(payload).toContainText("ADD_ARTIFACT_ALIAS");
  await page.evaluate(() => Object.assign(globalThis, { traps: true }));
  await replaceTemplate(page, '{"typed": "before the reload"}');
  await expect(payload.getByRole("alert")).toContainText(
    "Hookwright's core stopped because of an internal error.",
  );
  await page.reload();
  await expect(page.getByRole("textbox", { name: "Payload template" })).toHaveText(
    '{"typed": "before the reload"}',
  );
  await expect(payload).toContainText("before the reload");
  expect(pageErrors).toEqual([]);
});
