import { readFile } from "node:fs/promises";
import { expect, test } from "./test.ts";
import { FORCE, openResultTab } from "./user-actions.ts";

test("an export has colours, and can be copied, wrapped and downloaded under a sensible name", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("./#/playground/starter-github");
  await openResultTab(page, "Export");
  const exports = page.locator("hw-export-view");
  for (const [form, extension, start] of [
    ["curl", ".curl.sh", "(\n"],
    ["bash script", ".sh", "#!/usr/bin/env bash\n"],
    ["PowerShell", ".ps1", "\ufeff# "],
    ["Python", ".py", "# "],
    ["fetch (Node)", ".mjs", "// "],
  ] as const) {
    await exports.getByLabel("Export format").selectOption(form);
    const code = exports.getByRole("region", { name: form });
    await expect(code.locator(".string")).not.toHaveCount(0);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      exports.getByRole("button", { name: "Download" }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^GitHub-[\w-]+\./);
    expect(download.suggestedFilename().endsWith(extension)).toBe(true);
    const text = await readFile(await download.path(), "utf8");
    expect(text.startsWith(start)).toBe(true);
    expect(text.replace("\ufeff", "")).toBe(await code.textContent());
    await exports.getByRole("button", { name: "Copy" }).click();
    await expect(exports.getByText("Copied")).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text.replace("\ufeff", ""));
    // The word is beside the button, which keeps its name.
    await expect(exports.getByRole("button", { name: "Copy", exact: true })).toBeVisible();
    await expect(exports.getByText("Copied")).toBeHidden();
  }
  const code = exports.getByRole("region");
  const overflows = () => code.evaluate((element) => element.scrollWidth > element.clientWidth);
  expect(await overflows()).toBe(true);
  await exports.getByRole("checkbox", { name: "Wrap lines" }).click(FORCE);
  expect(await overflows()).toBe(false);
});

test("the export of a webhook that sends to the sandbox asks for an address", async ({ page }) => {
  await page.goto("./#/playground/starter-github");
  await openResultTab(page, "Export");
  const script = page.locator("hw-export-view").getByRole("region");
  await expect(script).toContainText("Set API_ENDPOINT to the address of a receiver");
  await expect(script).not.toContainText("sandbox/receive");
});
