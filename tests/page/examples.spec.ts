import { execFileSync } from "node:child_process";
import { cpSync, symlinkSync } from "node:fs";
import { extname, join } from "node:path";
import type { Page } from "@playwright/test";
import { expect, test } from "./test.ts";

const EXAMPLES = join(import.meta.dirname, "../../examples");
const PACKAGES = join(import.meta.dirname, "../node_modules");
const VITE = join(import.meta.dirname, "../../www/node_modules/vite/bin/vite.js");

/** An origin without a server: every request to it is answered from a folder. */
const ORIGIN = "http://example.test/";

async function open(page: Page, folder: string) {
  await page.route(`${ORIGIN}**`, (route) => {
    const { pathname } = new URL(route.request().url());
    const path = join(folder, pathname === "/" ? "index.html" : decodeURI(pathname));
    return route.fulfill({ path, ...(extname(path) === ".wasm" && { contentType: "application/wasm" }) });
  });
  await page.goto(ORIGIN);
}

test("the example with a bundler renders and checks while the user types", async ({ page }, info) => {
  const app = info.outputPath("app");
  cpSync(join(EXAMPLES, "bundler"), app, { recursive: true });
  symlinkSync(PACKAGES, join(app, "node_modules"));
  execFileSync("node", [VITE, "build", "--target", "esnext", "--logLevel", "error"], { cwd: app });
  await open(page, join(app, "dist"));
  await expect(page.getByRole("status")).toHaveText('{"text": "mina set prod"}');
  await page.getByLabel("Template").fill('{"text": "${event_autor}"}');
  await expect(page.getByRole("listitem")).toContainText("event_autor");
});

test("the example with an element shows the payload", async ({ page }, info) => {
  const app = info.outputPath("app");
  cpSync(join(EXAMPLES, "elements"), app, { recursive: true });
  cpSync(join(PACKAGES, "hookwright"), join(app, "hookwright"), { recursive: true });
  await open(page, app);
  const payload = page.locator("hookwright-preview").getByLabel("Payload", { exact: true });
  await expect(payload).toHaveText('{"text": "mina set prod on churn"}');
});

test("the example without a bundler finds the package through its import map", async ({ page }, info) => {
  const app = info.outputPath("app");
  cpSync(join(EXAMPLES, "page"), app, { recursive: true });
  cpSync(join(PACKAGES, "hookwright"), join(app, "hookwright"), { recursive: true });
  await open(page, app);
  await expect(page.getByRole("status")).toHaveText('{"text": "mina set prod"}');
});
