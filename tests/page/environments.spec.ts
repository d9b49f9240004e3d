// The package in each environment of a browser; tests/package/environments.test.js has the others.

import { execFileSync } from "node:child_process";
import { createHmac } from "node:crypto";
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import type { Page } from "@playwright/test";
import webpack from "webpack";
import { EXPECTED, KEY } from "../package/environments/program.js";
import { expect, test } from "./test.ts";

const PROGRAM = join(import.meta.dirname, "../package/environments/program.js");
const VITE = join(import.meta.dirname, "../../www/node_modules/vite/bin/vite.js");
const PACKAGES = join(import.meta.dirname, "../node_modules");

/** An origin without a server: every request to it is answered from a folder. */
const ORIGIN = "http://environment.test/";

const OUTPUT = "<!doctype html><title>Environment</title><output></output>";

/** Shows the result in the page. */
const SHOW = 'document.querySelector("output").textContent = JSON.stringify';

const RESULT = JSON.stringify({
  ...EXPECTED,
  signature: createHmac("sha256", KEY).update(EXPECTED.payload).digest("base64"),
});

/** Creates a folder with an app: `main.js`, a page that loads `script`, the program, and the installed packages. */
function createApp(root: string, main: string, script = "main.js") {
  mkdirSync(root, { recursive: true });
  symlinkSync(PACKAGES, join(root, "node_modules"));
  cpSync(PROGRAM, join(root, "program.js"));
  writeFileSync(join(root, "package.json"), '{ "type": "module" }');
  writeFileSync(join(root, "main.js"), main);
  writeFileSync(join(root, "index.html"), `${OUTPUT}<script type="module" src="${script}"></script>`);
}

async function expectResult(page: Page, folder: string) {
  await page.route(`${ORIGIN}**`, (route) => {
    const { pathname } = new URL(route.request().url());
    const path = join(folder, pathname === "/" ? "index.html" : decodeURI(pathname));
    return route.fulfill({ path, ...(extname(path) === ".wasm" && { contentType: "application/wasm" }) });
  });
  await page.goto(ORIGIN);
  await expect(page.getByRole("status")).toHaveText(RESULT);
}

const BUNDLED = `
import * as hookwright from "hookwright";
import { exercise } from "./program.js";
${SHOW}(exercise(hookwright));
`;

test("the package renders, checks, matches and signs after bundling with Vite", async ({ page }, info) => {
  const app = info.outputPath("app");
  createApp(app, BUNDLED);
  execFileSync("node", [VITE, "build", "--target", "esnext", "--logLevel", "error"], { cwd: app });
  await expectResult(page, join(app, "dist"));
});

test("the package renders, checks, matches and signs after bundling with webpack", async ({ page }, info) => {
  const app = info.outputPath("app");
  createApp(app, BUNDLED, "dist/main.js");
  await new Promise<void>((resolve, reject) => {
    const options: webpack.Configuration = {
      context: app,
      entry: "./main.js",
      mode: "production",
      devtool: false,
      optimization: { minimize: false },
      output: { path: join(app, "dist") },
    };
    webpack(options, (error, stats) => {
      if (error) reject(error);
      else if (stats?.hasErrors()) reject(new Error(stats.toString()));
      else resolve();
    });
  });
  await expectResult(page, app);
});

test("the package renders, checks, matches and signs in a page with an import map", async ({
  page,
}, info) => {
  const app = info.outputPath("app");
  createApp(app, "");
  cpSync(join(PACKAGES, "hookwright"), join(app, "hookwright"), { recursive: true });
  writeFileSync(
    join(app, "index.html"),
    `${OUTPUT}
<script type="importmap">{ "imports": { "hookwright": "./hookwright/web.js" } }</script>
<script type="module">
import init, * as hookwright from "hookwright";
import { exercise } from "./program.js";
await init();
${SHOW}(exercise(hookwright));
</script>`,
  );
  await expectResult(page, app);
});

test("the package renders, checks, matches and signs in a Web Worker", async ({ page }, info) => {
  const app = info.outputPath("app");
  createApp(
    app,
    `const worker = new Worker("worker.js", { type: "module" });
worker.addEventListener("message", ({ data }) => ${SHOW}(data));`,
  );
  cpSync(join(PACKAGES, "hookwright"), join(app, "hookwright"), { recursive: true });
  writeFileSync(
    join(app, "worker.js"),
    `import init, * as hookwright from "./hookwright/web.js";
import { exercise } from "./program.js";
await init();
postMessage(exercise(hookwright));`,
  );
  await expectResult(page, app);
});
