import { expect, test } from "./test.ts";

test("the page describes itself until its scripts run, and then removes that text", async ({ page }) => {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/*payload_bg*.wasm", async (route) => {
    await released;
    await route.continue();
  });
  await page.goto("./", { waitUntil: "commit" });
  await expect(page.getByText("A workbench for W&B webhook automations")).toBeVisible();
  release();
  await expect(page.getByRole("navigation")).toBeVisible();
  await expect(page.locator("#starting")).toHaveCount(0);
});

test("a page that can't start says so with the reason", async ({ page, pageErrors }) => {
  await page.route("**/*payload_bg*.wasm", (route) => route.abort());
  await page.goto("./");
  await expect(page.getByRole("alert")).toContainText("Hookwright could not start.");
  await expect(page.getByRole("alert")).toContainText("Failed to fetch");
  expect(pageErrors.splice(0).join("\n")).toContain("Failed to fetch");
});

test("a view that can't be loaded says so, and opens once it can be loaded", async ({ page, pageErrors }) => {
  await page.goto("./");
  await expect(page.getByRole("navigation")).toBeVisible();
  await page.route("**/hookwright_bg*.wasm", (route) => route.abort());
  await page.getByRole("link", { name: "Automations" }).click();
  await expect(page.getByText("This view could not be loaded.")).toBeVisible();
  await page.unroute("**/hookwright_bg*.wasm");
  await page.getByRole("link", { name: "Playground" }).click();
  await page.getByRole("link", { name: "Automations" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Automations" })).toBeVisible();
  expect(pageErrors.splice(0).join("\n")).toContain("net::ERR_FAILED");
});

test("a first visit loads only the payload's wasm; the first view that evaluates automations loads the other one", async ({
  page,
}) => {
  const modules: string[] = [];
  page.on("request", (request) => {
    const name = /(\w+)_bg-[^/]*\.wasm$/.exec(request.url())?.[1];
    if (name) modules.push(name);
  });
  await page.goto("./");
  await expect(page.getByRole("navigation")).toBeVisible();
  await expect(page.locator("hw-payload-preview")).toContainText("ADD_ARTIFACT_ALIAS");
  expect(modules).toEqual(["hookwright_payload"]);
  await page.getByRole("tab", { name: "Which automations fire?" }).click();
  await expect(page.getByText("Fires").first()).toBeVisible();
  expect(modules).toEqual(["hookwright_payload", "hookwright"]);
});

test("the view that is shown is the one of the latest address, also if it changes while the workspace is being opened", async ({
  page,
  context,
}) => {
  const holder = await context.newPage();
  await holder.goto("./");
  await expect(holder.getByRole("navigation")).toBeVisible();
  await holder.evaluate(
    () =>
      new Promise<void>((held) => {
        void navigator.locks.request("hookwright.workspace", () => {
          held();
          return new Promise<void>((release) => Object.assign(globalThis, { release }));
        });
      }),
  );
  await page.goto("./");
  const waiting = () =>
    page.evaluate(async () => {
      const { pending } = await navigator.locks.query();
      return pending?.some(({ name }) => name === "hookwright.workspace");
    });
  await expect.poll(waiting).toBe(true);
  await page.goto("./#/settings");
  await holder.evaluate(() => Reflect.get(globalThis, "release")());
  await expect(page.getByRole("heading", { name: "Team settings", level: 1 })).toBeVisible();
});
