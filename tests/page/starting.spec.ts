import { expect, test } from "./test.ts";

test("until its scripts run, the page says what it is, and afterwards nothing of that is left", async ({
  page,
}) => {
  let arrive = () => {};
  const held = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await page.route("**/*payload_bg*.wasm", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto("./", { waitUntil: "commit" });
  await expect(page.getByText("A workbench for W&B webhook automations")).toBeVisible();
  arrive();
  await expect(page.getByRole("navigation")).toBeVisible();
  await expect(page.locator("#starting")).toHaveCount(0);
});

test("a page that can't start says so, and why", async ({ page, complaints }) => {
  await page.route("**/*payload_bg*.wasm", (route) => route.abort());
  await page.goto("./");
  await expect(page.getByRole("alert")).toContainText("Hookwright could not start.");
  await expect(page.getByRole("alert")).toContainText("Failed to fetch");
  expect(complaints.splice(0).join("\n")).toContain("Failed to fetch");
});

test("a view that can't be loaded says so, and is there when it can", async ({ page, complaints }) => {
  await page.goto("./");
  await expect(page.getByRole("navigation")).toBeVisible();
  await page.route("**/hookwright_bg*.wasm", (route) => route.abort());
  await page.getByRole("link", { name: "Automations" }).click();
  await expect(page.getByText("This view could not be loaded.")).toBeVisible();
  await page.unroute("**/hookwright_bg*.wasm");
  await page.getByRole("link", { name: "Playground" }).click();
  await page.getByRole("link", { name: "Automations" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Automations" })).toBeVisible();
  expect(complaints.splice(0).join("\n")).toContain("net::ERR_FAILED");
});

test("a first visit loads only the payload's wasm, and the rest with the first view that matches", async ({
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

test("an address that changes while the workspace is still opened is the one that is shown", async ({
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
