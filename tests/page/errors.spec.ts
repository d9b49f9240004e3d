// Errors in a browser; tests/package/arguments.test.js has them in Node.

import { join } from "node:path";
import { expect, test } from "./test.ts";

/** An origin without a server: every request to it is answered from a folder. Secure, so that its pages have Web Locks. */
const ORIGIN = "https://errors.test/";
const TESTS = join(import.meta.dirname, "..");

/** The number of errors of each kind that the module must survive. */
const MANY = 100_000;

test("the package still works in Chromium after 100,000 errors of each kind", async ({ page }) => {
  test.setTimeout(120_000);
  await page.route(`${ORIGIN}**`, (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === "/")
      return route.fulfill({ body: "<!doctype html><title>Errors</title>", contentType: "text/html" });
    const folder = pathname.startsWith("/hookwright/") ? "node_modules" : "package";
    const contentType = pathname.endsWith(".wasm") ? "application/wasm" : "text/javascript";
    return route.fulfill({ path: join(TESTS, folder, pathname), contentType });
  });
  await page.goto(ORIGIN);
  const result = await page.evaluate(async (count) => {
    const load = (path: string) => import(new URL(path, location.href).href);
    const core = await load("hookwright/web.js");
    await core.default();
    const { everyCall } = await load("every-call.js");
    const { refuseMany, UNREADABLE, useAnotherClassMany, useFreedMany } = await load("many-errors.js");
    const calls = await everyCall(core);
    const errors: Record<string, number> = {};
    for (const kind of UNREADABLE) errors[kind] = await refuseMany(core, calls, kind, count);
    errors["a freed handle"] = await useFreedMany(core, calls, count);
    errors["a handle of another class"] = await useAnotherClassMany(core, calls, count);
    const rendered = new core.Template("${event_type}").render(new core.Event(calls.eventText));
    return { errors, rendered };
  }, MANY);
  expect(result.rendered).toBe('"LINK_ARTIFACT"');
  expect(Object.keys(result.errors)).toHaveLength(5);
  for (const [kind, count] of Object.entries(result.errors)) expect(count, kind).toBeGreaterThanOrEqual(MANY);
});
