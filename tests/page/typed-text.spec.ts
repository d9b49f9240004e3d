import { readFile } from "node:fs/promises";
import type { BrowserContext, CDPSession, Page } from "@playwright/test";
import { type AppShell, readStoredWorkspace, readWorkspace, WORKSPACE_KEY } from "./app-shell.ts";
import { expect, test } from "./test.ts";
import { openView, replaceEditorText, replaceTemplate } from "./user-actions.ts";

const template = (page: Page) => page.getByRole("textbox", { name: "Payload template" });
const name = (page: Page) => page.getByLabel("Name", { exact: true });
const alert = (page: Page, text: string) => page.getByRole("alert").filter({ hasText: text });

/** Ends the page's process as a crash does. */
async function crash(page: Page) {
  const session: CDPSession = await page.context().newCDPSession(page);
  const crashed = page.waitForEvent("crash");
  // The page that would answer is gone.
  session.send("Page.crash").catch(() => undefined);
  await crashed;
}

/** Holds the lock on the workspace in a page that is not Hookwright's; returns a function that releases it. */
async function holdLock(page: Page): Promise<() => Promise<void>> {
  const release = await page.evaluateHandle(
    (lock) =>
      new Promise<{ now: () => void }>((resolve) => {
        const held = navigator.locks.request(
          lock,
          () =>
            new Promise<void>((now) => {
              resolve({ now });
            }),
        );
        held.catch(() => {});
      }),
    WORKSPACE_KEY,
  );
  return () => release.evaluate(({ now }) => now());
}

/** Opens a page of the same origin that runs no code of Hookwright, in place of a page or in a new one. */
async function openOtherPage({ context }: { context: BrowserContext }, page?: Page): Promise<Page> {
  const address = "./another-app";
  await context.route("**/another-app", (route) =>
    route.fulfill({ contentType: "text/html", body: "<!doctype html><title>Another app</title>" }),
  );
  const other = page ?? (await context.newPage());
  await other.goto(address);
  return other;
}

/** Applies commands to the workspace that the page holds, one after the other. */
async function rename(page: Page, names: readonly string[]) {
  await expect(page.getByRole("navigation")).toBeVisible();
  await page.evaluate(async (names) => {
    const { store } = document.querySelector<AppShell>("hw-app-shell") ?? {};
    for (const name of names) {
      const [automation] = store?.workspace.automations ?? [];
      if (store === undefined || automation === undefined) throw new Error("the page has no workspace yet");
      await store.apply({ type: "put_automation", automation: { ...automation, name } });
    }
  }, names);
}

const firstName = async (page: Page) => (await readWorkspace(page)).automations[0]?.name;

test("text that the user types without a pause survives a crash of the page", async ({ page, context }) => {
  await page.goto("./");
  await replaceTemplate(page, "typed: ");
  const stored = () =>
    page.evaluate(
      () => Object.entries(localStorage).find(([key]) => key.startsWith("hookwright.drafts."))?.[1],
    );
  // Every key comes before the pause after which the workspace is stored.
  let typed = "";
  while (!(await stored())?.includes("0123456789")) {
    await page.keyboard.type(String(typed.length % 10), { delay: 30 });
    typed += String(typed.length % 10);
  }
  expect(await readStoredWorkspace(page)).not.toContain("0123456789");
  await crash(page);
  const again = await context.newPage();
  await again.goto("./");
  await expect(template(again)).toContainText("typed: 0123456789");
  await expect.poll(() => readStoredWorkspace(again)).toContain("0123456789");
  await expect
    .poll(() => again.evaluate(() => Object.keys(localStorage).filter((key) => key.includes("drafts"))))
    .toEqual([]);
});

test("what the user typed into a form survives a crash of the page, for automations and webhooks", async ({
  page,
  context,
}) => {
  await page.goto("./#/automations/new");
  await name(page).fill("Half done");
  await openView(page, "Team settings");
  await page.goto("./#/settings/new");
  await page.getByLabel("Endpoint URL").fill("https://example.com/hook");
  const drafts = () => page.evaluate(() => JSON.stringify({ ...localStorage }));
  await expect.poll(drafts).toContain("https://example.com/hook");
  await crash(page);
  const again = await context.newPage();
  await again.goto("./#/settings/new");
  await expect(again.getByText("Your unsaved draft was restored.")).toBeVisible();
  await expect(again.getByLabel("Endpoint URL")).toHaveValue("https://example.com/hook");
  await again.goto("./#/automations/new");
  await expect(name(again)).toHaveValue("Half done");
  await again.getByRole("button", { name: "Discard" }).click();
  await expect(name(again)).toHaveValue("");
});

test("text for a sample that another tab deleted before it was stored is offered after a crash", async ({
  page,
  context,
}) => {
  await page.goto("./");
  await page.getByRole("button", { name: "New sample" }).click();
  await expect
    .poll(async () => (await readWorkspace(page)).samples.at(-1)?.name)
    .toContain("An artifact alias is added");
  const other = await openOtherPage({ context });
  // The text can't be stored before the sample is deleted.
  const release = await holdLock(other);
  await replaceEditorText(page, page.getByRole("textbox", { name: "Sample event" }), "typed before");
  await expect
    .poll(() => other.evaluate(() => JSON.stringify({ ...localStorage })))
    .toContain("typed before");
  await crash(page);
  await release();
  const again = await context.newPage();
  await again.goto("./#/settings");
  await expect(again.getByRole("navigation")).toBeVisible();
  await again.evaluate(async () => {
    const { store } = document.querySelector<AppShell>("hw-app-shell") ?? {};
    for (const { id } of store?.workspace.samples ?? []) await store?.apply({ type: "delete_sample", id });
  });
  await expect(again.getByText("was not saved.")).toBeVisible();
  const [download] = await Promise.all([
    again.waitForEvent("download"),
    again.getByRole("button", { name: "Download" }).click(),
  ]);
  expect(await readFile(await download.path(), "utf8")).toBe("typed before");
  await again.getByRole("button", { name: "Delete", exact: true }).click();
  await expect(again.getByText("was not saved.")).toHaveCount(0);
});

test("drafts of earlier tabs take little of localStorage, and none of them is lost", async ({
  page,
  context,
}) => {
  await page.goto("./#/settings");
  // From now on, this page takes over no drafts.
  await expect(page.locator("hw-app-shell")).toBeVisible();
  await page.evaluate(() => {
    const drafts = ["first", "second", "third"].map((key) => ({
      kind: "payload",
      key,
      value: key.repeat(80_000),
      bases: [],
    }));
    localStorage.setItem("hookwright.drafts.ended", JSON.stringify({ count: 1, drafts }));
  });
  const stored = (page: Page) =>
    page.evaluate(() =>
      Object.entries({ ...localStorage })
        .filter(([key]) => key.startsWith("hookwright.drafts."))
        .reduce((sum, [, json]) => sum + json.length, 0),
    );
  // The drafts of automations that no longer exist are offered by every page.
  for (const visit of ["takes them over", "reads some of them from the second copy"])
    await test.step(visit, async () => {
      const next = await context.newPage();
      await next.goto("./#/settings");
      await expect(next.getByText("was not saved.")).toHaveCount(3);
      await expect.poll(() => stored(next)).toBeLessThan(1_100_000);
      expect(await stored(next)).toBeGreaterThan(800_000);
      const keys = () => next.evaluate(readCopiedDrafts);
      await expect.poll(keys).toEqual(["first", "second", "third"]);
      await next.close();
    });
});

/** Returns the keys of the drafts in the second copy, in order. */
async function readCopiedDrafts(): Promise<string[]> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open("hookwright");
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const texts = await new Promise<string[]>((resolve, reject) => {
    const request = database.transaction("texts").objectStore("texts").getAll();
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  database.close();
  const contents = texts.map((text) => JSON.parse(text) as { drafts?: { key: string }[] });
  return contents.flatMap(({ drafts = [] }) => drafts.map(({ key }) => key)).sort();
}

test("cleared storage is stored again by the open tab, which says so once", async ({ page, context }) => {
  await page.goto("./#/automations");
  await rename(page, ["First", "Second"]);
  const other = await openOtherPage({ context });
  await other.evaluate(() => localStorage.clear());
  await expect(page.getByText("This tab saved its copy again.")).toBeVisible();
  await expect.poll(() => readStoredWorkspace(other)).toContain("Second");
  await page.getByRole("button", { name: "Dismiss" }).click();
  // A tab that stored the examples, because it found nothing.
  await other.evaluate((key) => {
    const examples = '{"version":1,"revision":0,"workspace":{"teams":[],"automations":[],"samples":[]}}';
    localStorage.setItem(key, examples);
  }, WORKSPACE_KEY);
  await expect.poll(() => readStoredWorkspace(other)).toContain("Second");
  const opened = await context.newPage();
  await other.evaluate(() => localStorage.clear());
  await opened.goto("./#/automations");
  await expect(opened.getByRole("link", { name: "Second" })).toBeVisible();
  expect(await firstName(page)).toBe("Second");
});

test("an older workspace is set aside by the open tab, and can be used instead", async ({
  page,
  context,
}) => {
  await page.goto("./#/automations");
  await rename(page, ["First"]);
  const older = (await readStoredWorkspace(page)).replace("First", "Older");
  await rename(page, ["Second", "Third"]);
  const other = await openOtherPage({ context });
  await other.evaluate(([key, text]) => localStorage.setItem(key, text), [WORKSPACE_KEY, older] as const);
  await expect(page.getByText("Another copy of the workspace was set aside")).toBeVisible();
  expect(await firstName(page)).toBe("Third");
  await page.getByRole("button", { name: "Use this copy" }).click();
  await expect(page.getByRole("link", { name: "Older" })).toBeVisible();
  await expect(page.getByText("Another copy of the workspace was set aside")).toHaveCount(0);
});

test("damaged text is set aside with its unpaired surrogates", async ({ page, context }) => {
  await openOtherPage({ context }, page);
  await page.evaluate((key) => localStorage.setItem(key, '{"version":1,"\ud800'), WORKSPACE_KEY);
  await page.goto("./");
  await expect(page.getByText("A stored workspace could not be read.")).toBeVisible();
  expect(await page.evaluate(() => localStorage.getItem("hookwright.set-aside.1"))).toBe(
    '{"version":1,"\ud800',
  );
});

test("a workspace of a newer version is left unchanged at opening, without examples in its place", async ({
  page,
  context,
}) => {
  const newer = '{"version":99,"workspace":{"unknown":true}}';
  await openOtherPage({ context }, page);
  await page.evaluate(([key, text]) => localStorage.setItem(key, text), [WORKSPACE_KEY, newer] as const);
  await page.goto("./");
  await expect(page.getByRole("heading", { name: "A newer version saved this workspace" })).toBeVisible();
  await expect(page.getByText("A newer version of this page saved the workspace.")).toBeVisible();
  await expect(template(page)).toHaveCount(0);
  expect(await readStoredWorkspace(page)).toBe(newer);
});

test("a storage that can't be read at the start is reported, and its workspace is not replaced", async ({
  page,
}) => {
  await page.goto("./#/automations");
  await rename(page, ["Precious"]);
  const before = await readStoredWorkspace(page);
  await page.addInitScript((key) => {
    const { getItem } = Storage.prototype;
    Storage.prototype.getItem = function (wanted) {
      if (wanted === key && !Reflect.get(globalThis, "readable"))
        throw new DOMException("no", "SecurityError");
      return getItem.call(this, wanted);
    };
  }, WORKSPACE_KEY);
  await page.reload();
  await expect(page.getByText("The browser does not let this page store data.")).toBeVisible();
  await page.evaluate(() => Object.assign(globalThis, { readable: true }));
  expect(await readStoredWorkspace(page)).toBe(before);
});

test("an announced revision that never arrives delays one change only", async ({ page, context }) => {
  await page.goto("./#/automations");
  const other = await openOtherPage({ context });
  await other.evaluate(() => {
    const name = "hookwright.revision.18446744073709551615";
    return new Promise<void>((resolve) => {
      const held = navigator.locks.request(name, { mode: "shared" }, () => {
        resolve();
        return new Promise(() => {});
      });
      held.catch(() => {});
    });
  });
  await rename(page, ["Waited for"]);
  const elapsed = await page.evaluate(async () => {
    const { store } = document.querySelector<AppShell>("hw-app-shell") ?? {};
    const start = performance.now();
    for (let count = 0; count < 5; count += 1)
      await store?.apply({ type: "enable_automation", id: "starter-github", enabled: count % 2 === 0 });
    return performance.now() - start;
  });
  // Each of the five would wait for three seconds.
  expect(elapsed).toBeLessThan(10_000);
});

test("while another tab holds the workspace, the page says so, asks before it closes, and offers to continue", async ({
  page,
  context,
}) => {
  await page.goto("./");
  await expect(template(page)).toBeVisible();
  const other = await openOtherPage({ context });
  const release = await holdLock(other);
  await replaceTemplate(page, "typed meanwhile");
  await template(page).blur();
  await expect(page.getByText("Another tab is busy.")).toBeVisible();
  await expect(page.getByText("Saving…").first()).toBeVisible();
  const opened = await context.newPage();
  await opened.goto("./", { waitUntil: "commit" });
  await expect(opened.getByText("Another tab of Hookwright is busy.")).toBeVisible();
  const asks = () => page.evaluate(() => !dispatchEvent(new Event("beforeunload", { cancelable: true })));
  expect(await asks()).toBe(true);
  await page.getByRole("button", { name: "Continue without it" }).click({ timeout: 20_000 });
  await expect(page.getByText("Another tab is busy.")).toBeHidden();
  await expect.poll(() => readStoredWorkspace(page)).toContain("typed meanwhile");
  expect(await asks()).toBe(false);
  await expect(template(opened)).toContainText("typed meanwhile");
  await release();
});

test("of two texts that two tabs type at once, both are offered", async ({ page, context }) => {
  await page.goto("./#/playground/starter-github");
  const other = await context.newPage();
  await other.goto("./#/playground/starter-github");
  for (const tab of [page, other]) await expect(template(tab)).toBeVisible();
  const release = await holdLock(await openOtherPage({ context }));
  await replaceTemplate(page, "typed in this tab");
  await template(page).blur();
  await replaceTemplate(other, "typed in the other tab");
  await template(other).blur();
  await release();
  await expect(alert(other, "There is another version of this payload")).toBeVisible();
  await expect(template(other)).toHaveText("typed in the other tab");
  await other.getByRole("button", { name: "Show the other version" }).click();
  await expect(template(other)).toHaveText("typed in this tab");
  await expect.poll(() => readStoredWorkspace(page)).toContain("typed in this tab");
  await expect(template(page)).toHaveText("typed in this tab");
  await other.getByRole("button", { name: "Discard" }).click();
  await expect(alert(other, "There is another version of this payload")).toHaveCount(0);
});
