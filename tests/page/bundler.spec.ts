import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "./test.ts";

const VITE = join(import.meta.dirname, "../../www/node_modules/vite/bin/vite.js");
const PACKAGES = join(import.meta.dirname, "../node_modules");

/** An origin without a server: the test answers every request from the bundle. */
const ORIGIN = "http://bundled.test/";

const PAGE =
  '<!doctype html><title>Bundled</title><output></output><script type="module" src="main.js"></script>';

/** A program that uses the package and its smaller entry point, `hookwright/payload`. */
const PROGRAM = `
import { Event, HookwrightError, Matcher, sampleEvent, Template } from "hookwright";
import { check, EventError } from "hookwright/payload";

const event = new Event(sampleEvent("ADD_ARTIFACT_ALIAS"));
const results = [new Template('"\${event_author} set \${alias}"').render(event), check("\${alis}")[0].code, new Matcher().match(event).length];
try {
  new Event("{");
} catch (error) {
  results.push(error instanceof HookwrightError && error instanceof EventError && error.name);
}
document.querySelector("output").textContent = JSON.stringify(results);
`;

test("the package runs in a page after bundling", async ({ page }, info) => {
  const root = info.outputPath("app");
  mkdirSync(root, { recursive: true });
  symlinkSync(PACKAGES, join(root, "node_modules"));
  writeFileSync(join(root, "index.html"), PAGE);
  writeFileSync(join(root, "main.js"), PROGRAM);
  execFileSync("node", [VITE, "build", "--target", "esnext", "--logLevel", "error"], { cwd: root });

  await page.route(`${ORIGIN}**`, (route) => {
    const { pathname } = new URL(route.request().url());
    return route.fulfill({ path: join(root, "dist", pathname === "/" ? "index.html" : pathname) });
  });
  await page.goto(ORIGIN);
  await expect(page.getByRole("status")).toHaveText(
    JSON.stringify(['"mina set prod"', "template/unknown-variable", 0, "EventError"]),
  );
});
