import { readStoredWorkspace } from "./app-shell.ts";
import { expect, test } from "./test.ts";
import { FORCE, replaceTemplate } from "./user-actions.ts";

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

test("a first visit begins with an introduction, which can be closed for good and shown again", async ({
  page,
}) => {
  await page.goto("./");
  const introduction = page.getByRole("region", { name: "Test W&B webhook automations" });
  await expect(introduction).toContainText("this page never contacts W&B");
  await expect(introduction).toContainText("sends a request only when you click Send");
  await expect(introduction.getByRole("link", { name: "Create an automation" })).toHaveAttribute(
    "href",
    "#/automations/new",
  );
  await expect(introduction.getByRole("button", { name: "Import a file" })).toBeVisible();
  await introduction.getByRole("button", { name: "Dismiss" }).click();
  await expect(introduction).toHaveCount(0);
  await expect(page.getByRole("main")).toBeFocused();
  await page.reload();
  await expect(page.getByRole("navigation")).toBeVisible();
  await expect(introduction).toHaveCount(0);
  await page.getByRole("button", { name: "Help" }).click();
  await page.getByRole("menuitem", { name: "Show the introduction" }).click();
  await expect(introduction).toBeVisible();
});

test("the introduction ends with the user's first change, but not while the user types", async ({ page }) => {
  await page.goto("./");
  const introduction = page.getByRole("region", { name: "Test W&B webhook automations" });
  await expect(introduction).toBeVisible();
  await replaceTemplate(page, '{"mine": true}');
  await expect.poll(() => readStoredWorkspace(page)).toContain("mine");
  await expect(introduction).toBeVisible();
  await page.getByRole("tab", { name: "Request" }).click();
  await expect(introduction).toHaveCount(0);
  await page.getByRole("button", { name: "Help" }).click();
  await page.getByRole("menuitem", { name: "Show the introduction" }).click();
  await expect(introduction).toBeVisible();
  await expect(introduction.getByRole("button", { name: "Try the examples below" })).toBeVisible();
});

test("an empty workspace has no introduction, and offers no examples to try if the user asks for it", async ({
  page,
}) => {
  await page.goto("./");
  const introduction = page.getByRole("region", { name: "Test W&B webhook automations" });
  await expect(introduction).toBeVisible();
  await page.getByRole("button", { name: "Workspace" }).click();
  await page.getByRole("menuitem", { name: "Start empty" }).click();
  await expect(page.getByRole("heading", { name: "No automations yet" })).toBeVisible();
  await expect(introduction).toHaveCount(0);
  await page.getByRole("button", { name: "Help" }).click();
  await page.getByRole("menuitem", { name: "Show the introduction" }).click();
  await expect(introduction).toBeVisible();
  await expect(introduction.getByRole("button", { name: "Try the examples below" })).toHaveCount(0);
});

test("on a phone, the Playground has the screen below the introduction", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("./");
  await expect(page.getByRole("region", { name: "Test W&B webhook automations" })).toBeVisible();
  expect((await page.getByRole("main").boundingBox())?.height).toBeGreaterThanOrEqual(844 - 8 * 16);
});

test("a user who returns to a changed workspace sees no introduction", async ({ page }) => {
  await page.goto("./#/automations");
  await page.getByRole("switch").first().click(FORCE);
  await expect(page.getByRole("button", { name: "Undo" }).first()).toBeEnabled();
  await page.goto("./#/playground");
  await page.reload();
  await expect(page.getByRole("navigation")).toBeVisible();
  await expect(page.getByRole("region", { name: "Test W&B webhook automations" })).toHaveCount(0);
});

test("the help has the shortcuts, a table of variables to search, the privacy and the licences", async ({
  page,
  request,
}) => {
  await page.goto("./");
  const open = async (topic: string) => {
    await page.getByRole("button", { name: "Help" }).click();
    await page.getByRole("menuitem", { name: topic }).click();
    await expect(page.getByRole("dialog", { name: topic })).toBeVisible();
    return page.locator("hw-help-dialog");
  };
  await test.step("shortcuts", async () => {
    const dialog = await open("Keyboard shortcuts");
    await expect(dialog).toContainText("Explain the variable at the cursor");
    await expect(dialog.getByText("← →", { exact: true })).toHaveCount(1);
    const lastRow = await dialog.locator("section").first().locator("dd").last().boundingBox();
    const title = await dialog.getByRole("heading", { name: "In the template editor" }).boundingBox();
    expect((title?.y ?? 0) - ((lastRow?.y ?? 0) + (lastRow?.height ?? 0))).toBeGreaterThan(20);
    await dialog.getByRole("button", { name: "Close" }).click();
  });
  await test.step("variables", async () => {
    const dialog = await open("Payload variables");
    await expect(dialog.getByRole("row")).not.toHaveCount(2);
    await dialog.getByRole("searchbox").fill("version_string");
    await expect(dialog.getByRole("row")).toHaveCount(2);
    await expect(dialog.getByRole("row").nth(1)).toContainText("${artifact_version_string}");
    await expect(dialog.getByRole("row").nth(1)).toContainText("source: W&B docs");
    await dialog.getByRole("searchbox").fill("nothing of this name");
    await expect(dialog).toContainText("No variable matches.");
    await dialog.getByRole("button", { name: "Close" }).click();
  });
  await test.step("privacy", async () => {
    const dialog = await open("Privacy");
    await expect(dialog).toContainText("never contacts W&B");
    await dialog.getByRole("button", { name: "Close" }).click();
  });
  await test.step("about", async () => {
    const dialog = await open("About Hookwright");
    await expect(dialog).toContainText(/Version \d+\.\d+\.\d+/);
    const licences = await dialog
      .getByRole("link", { name: "Licences" })
      .evaluate((link) => Reflect.get(link, "href"));
    expect((await request.get(licences)).ok()).toBe(true);
    await dialog.getByRole("button", { name: "Close" }).click();
  });
  await test.step("the signature debugger", async () => {
    await page.getByRole("button", { name: "Help" }).click();
    await page.getByRole("menuitem", { name: "Signature debugger" }).click();
    await expect(page.getByRole("heading", { name: "Signature debugger", level: 1 })).toBeVisible();
  });
});

test("the logo leads to the Playground", async ({ page }) => {
  await page.goto("./#/replay");
  await page.getByRole("link", { name: "Hookwright" }).click();
  await expect(page).toHaveURL(/#\/playground/);
});

test("all views can be reached on a phone without scrolling sideways", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto("./");
  const links = page.getByRole("navigation", { name: "Views" }).getByRole("link");
  await expect(links).toHaveCount(5);
  for (const link of await links.all()) {
    await expect(link).toBeInViewport({ ratio: 1 });
    const { overflows, height } = await link.evaluate((element) => ({
      overflows: element.scrollWidth > element.clientWidth,
      height: element.clientHeight,
    }));
    expect(overflows).toBe(false);
    expect(height).toBeGreaterThanOrEqual(44);
  }
});

for (const hasTouch of [false, true])
  test.describe(hasTouch ? "with touch" : "with a mouse", () => {
    test.use({ hasTouch, isMobile: hasTouch });

    test("the header's links and buttons never overlap, at any width", async ({ page }) => {
      await page.goto("./#/replay");
      const header = page.getByRole("banner");
      await expect(header.getByRole("link", { name: "Replay" })).toBeVisible();
      for (const width of [360, 480, 639, 640, 700, 768, 830, 880, 900, 959, 960, 1024, 1280]) {
        await page.setViewportSize({ width, height: 900 });
        const parts = header.locator(".brand, nav a, .tools wa-button");
        const boxes = await parts.evaluateAll((elements) =>
          elements.map((element) => {
            const { left, right, top, bottom } = element.getBoundingClientRect();
            return {
              name: element.textContent?.trim() || element.getAttribute("title"),
              left,
              right,
              top,
              bottom,
            };
          }),
        );
        expect(boxes).toHaveLength(11);
        const overlaps = boxes.flatMap((one, index) =>
          boxes
            .slice(index + 1)
            .filter(
              (other) =>
                one.left < other.right &&
                other.left < one.right &&
                one.top < other.bottom &&
                other.top < one.bottom,
            )
            .map((other) => `${one.name} and ${other.name}`),
        );
        expect.soft(overlaps, `at ${width} pixels`).toEqual([]);
        expect
          .soft(Math.max(...boxes.map(({ right }) => right)), `at ${width} pixels`)
          .toBeLessThanOrEqual(width);
      }
    });
  });

test.describe("on a touch screen", () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  test("fields have text that iOS does not zoom into, controls fit a finger, and no hint names a key", async ({
    page,
  }) => {
    await page.goto("./");
    const fontSize = (element: Element) => Number.parseFloat(getComputedStyle(element).fontSize);
    const template = page.getByRole("textbox", { name: "Payload template" });
    expect(await template.evaluate(fontSize)).toBeGreaterThanOrEqual(16);
    expect((await page.getByRole("button", { name: "Format" }).boundingBox())?.height).toBeGreaterThanOrEqual(
      44,
    );
    await expect(page.getByText("Type $ to insert a variable.")).toBeVisible();
    await expect(page.getByText("F1: explain")).toBeHidden();
    await page.goto("./#/automations/new");
    for (const field of [
      page.getByLabel("Name", { exact: true }),
      page.getByLabel("Registry", { exact: true }),
      page.getByLabel("Webhook", { exact: true }),
    ]) {
      expect.soft(await field.evaluate(fontSize)).toBeGreaterThanOrEqual(16);
      expect.soft((await field.boundingBox())?.height).toBeGreaterThanOrEqual(40);
    }
    const event = page.getByRole("combobox", { name: "Event" });
    expect(await event.evaluate(fontSize)).toBeGreaterThanOrEqual(16);
    const box = await page.locator("wa-select#event [part~=combobox]").boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(44);
  });

  test("no field of any view has smaller text", async ({ page }) => {
    for (const [view, open] of [
      ["playground", []],
      ["playground", ["Sample event", "Form"]],
      ["automations", []],
      ["automations/new", []],
      ["metrics", ["Paste or type values"]],
      ["replay", []],
      ["signature", []],
      ["settings", []],
      ["settings/new", []],
    ] as const) {
      await page.goto(`./#/${view}`);
      await expect(page.getByRole("heading", { level: 1 })).toBeAttached();
      await expect(page.locator("main > :not(h1)").first()).not.toHaveJSProperty("updateComplete", undefined);
      for (const text of open)
        await page.getByText(text, { exact: true }).locator("visible=true").first().click();
      await expect.poll(() => page.evaluate(smallFields), view).toEqual([]);
    }
  });
});

test("a page that can't start says so with the reason", async ({ page, pageErrors }) => {
  await page.route("**/*payload_bg*.wasm", (route) => route.abort());
  await page.goto("./");
  await expect(page.getByRole("alert")).toContainText("Hookwright could not start.");
  await expect(page.getByRole("alert")).toContainText("Failed to fetch");
  expect(pageErrors.splice(0).join("\n")).toContain("Failed to fetch");
});

test("a view that can't be loaded says so, and opens once it can be loaded", async ({ page, pageErrors }) => {
  // Before the page loads it when it is idle, too.
  await page.route("**/hookwright_bg*.wasm", (route) => route.abort());
  await page.goto("./");
  await page.getByRole("link", { name: "Automations" }).click();
  await expect(page.getByText("This view could not be loaded.")).toBeVisible();
  await page.unroute("**/hookwright_bg*.wasm");
  await page.getByRole("link", { name: "Playground" }).click();
  await page.getByRole("link", { name: "Automations" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Automations" })).toBeVisible();
  expect(pageErrors.splice(0).join("\n")).toContain("net::ERR_FAILED");
});

test("a first visit waits only for the payload's wasm; the one that evaluates automations is loaded when the page is idle", async ({
  page,
}) => {
  const modules: string[] = [];
  page.on("request", (request) => {
    const name = /(\w+)_bg-[^/]*\.wasm$/.exec(request.url())?.[1];
    if (name) modules.push(name);
  });
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/hookwright_bg*.wasm", async (route) => {
    await released;
    await route.continue();
  });
  await page.goto("./");
  await expect(page.getByRole("navigation")).toBeVisible();
  await expect(page.locator("hw-payload-preview")).toContainText("ADD_ARTIFACT_ALIAS");
  await expect(page.getByText("Checking whether this event fires the automation…")).toBeVisible();
  release();
  await expect(page.getByText("Would fire for this sample.")).toBeVisible();
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

/** Returns the fields of the page whose text is smaller than 16 pixels, shadow roots included. */
function smallFields(): string[] {
  // A select of Web Awesome has an invisible input for its value, which takes no focus.
  const fields =
    "input:not([type=checkbox], [type=radio], [type=range], [type=file], .value-input), select, textarea, .cm-content";
  const inside = (root: Document | ShadowRoot): string[] =>
    [...root.querySelectorAll("*")].flatMap((element) => [
      ...(element.matches(fields) && Number.parseFloat(getComputedStyle(element).fontSize) < 16
        ? [`${element.localName} ${element.id} ${element.className}`]
        : []),
      ...(element.shadowRoot ? inside(element.shadowRoot) : []),
    ]);
  return inside(document);
}
