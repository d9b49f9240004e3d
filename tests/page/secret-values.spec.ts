import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { readWorkspace, WORKSPACE_KEY } from "./app-shell.ts";
import { expectNone, filesWith, startBrowser } from "./profile.ts";
import { openSendTab, TOKEN } from "./send-tab.ts";
import { expect, test } from "./test.ts";
import {
  addSecret,
  chooseFromMenu,
  chooseOption,
  confirm,
  openResultTab,
  openView,
  valuesKept,
} from "./user-actions.ts";

// The service worker also stores the site, as in a visitor's browser.
test.use({ storesSite: true });

/** Opens another page of the site's origin, which is not Hookwright. */
async function openOtherPage(page: Page, site: string) {
  const address = `${site}other.html`;
  const body = "<!doctype html><title>Another page</title>";
  await page.route(address, (route) => route.fulfill({ contentType: "text/html", body }));
  await page.goto(address);
}

const PAYLOAD = '{"who": "${event_author}"}';

/** Types the value of a secret that has none in this tab. */
async function enterValue(page: Page, name: string, value: string) {
  await page.getByRole("button", { name: `Enter value: ${name}` }).click();
  await page.getByLabel("Value", { exact: true }).pressSequentially(value);
  await page.getByRole("button", { name: "Save value" }).click();
  await expect(page.getByText("Value entered in this tab")).toBeVisible();
}

test("no file of the browser's profile has a secret's value: not while it is open, nor after close, kill, delete and a change of the setting", async ({
  site,
}) => {
  test.slow();
  const profile = await mkdtemp(join(tmpdir(), "hookwright-profile-"));
  const [first, second, third] = ["made-up first 4711", "made-up second 4712", "made-up third 4713"];
  const control = "a text that the tab does store 4714";
  try {
    await test.step("after closing the browser", async () => {
      const browser = await startBrowser(profile);
      const { page } = browser;
      await page.goto(`${site}#/settings`);
      await addSecret(page, "TOKEN", first);
      await valuesKept(page);
      await page.evaluate((text) => sessionStorage.setItem("control", text), control);
      await page.reload();
      await expect(page.getByText("Value entered in this tab")).toBeVisible();
      await expectNone([first], profile, "while the browser is open");
      await browser.close();
      await expectNone([first], profile, "after the browser was closed");
      // The search finds what a tab stores.
      expect(await filesWith(control, profile)).not.toEqual([]);
    });
    await test.step("after killing it", async () => {
      const browser = await startBrowser(profile);
      const { page } = browser;
      await page.goto(`${site}#/settings`);
      await enterValue(page, "TOKEN", second);
      await valuesKept(page);
      await page.reload();
      await expect(page.getByText("Value entered in this tab")).toBeVisible();
      await browser.kill();
      await expectNone([first, second], profile, "after the browser was killed");
    });
    await test.step("after deleting the secret, and after changing the setting", async () => {
      const browser = await startBrowser(profile);
      const { page } = browser;
      await page.goto(`${site}#/settings`);
      await enterValue(page, "TOKEN", third);
      await valuesKept(page);
      await chooseFromMenu(page, "TOKEN", "Delete");
      await confirm(page, "Delete");
      await expect(page.getByText("Deleted “TOKEN”")).toBeVisible();
      await addSecret(page, "TOKEN", third);
      await valuesKept(page);
      await chooseOption(page, "Forget secret values", "when the page reloads");
      await expect.poll(() => page.evaluate(() => sessionStorage.getItem("hookwright.secrets"))).toBeNull();
      await browser.close();
      await expectNone([first, second, third], profile, "in the end");
    });
  } finally {
    await rm(profile, { recursive: true, force: true });
  }
});

test("a duplicated tab asks for the values again and harms no other; only the page that left the key gets it", async ({
  page,
  context,
  site,
}) => {
  await page.goto("./#/settings");
  await addSecret(page, "TOKEN", "made-up original");
  await valuesKept(page);
  const [copy] = await Promise.all([
    context.waitForEvent("page"),
    page.evaluate(() => void window.open(location.href)),
  ]);
  await expect(copy.getByText("Value not entered in this tab")).toBeVisible();
  await enterValue(copy, "TOKEN", "made-up copy");
  await valuesKept(copy);
  for (const tab of [page, copy, page]) {
    await tab.reload();
    await expect(tab.getByText("Value entered in this tab")).toBeVisible();
  }

  await test.step("another page of the origin gets no key", async () => {
    await openOtherPage(page, site);
    const answer = await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      const { port1, port2 } = new MessageChannel();
      const answered = new Promise((resolve) => {
        port1.onmessage = ({ data }) => resolve(data);
      });
      const id = sessionStorage.getItem("hookwright.secrets.key");
      registration?.active?.postMessage({ type: "takeKey", id }, [port2]);
      return [typeof id, String(await answered)];
    });
    expect(answer).toEqual(["string", "undefined"]);
  });
  await test.step("a page without its key asks for the value again", async () => {
    await page.evaluate(() => sessionStorage.setItem("hookwright.secrets.key", "another"));
    await page.goto("./#/settings");
    await expect(page.getByText("Value not entered in this tab")).toBeVisible();
    await expect.poll(() => page.evaluate(() => sessionStorage.length)).toBe(0);
  });
});

test("a value that an earlier version stored unencrypted is taken over and erased", async ({ page }) => {
  await page.goto("./#/settings");
  await addSecret(page, "TOKEN", "made-up");
  await valuesKept(page);
  await page.evaluate(() => {
    sessionStorage.clear();
    sessionStorage.setItem("hookwright.secret.acme.TOKEN", "made-up earlier");
  });
  await page.reload();
  await expect(page.getByText("Value entered in this tab")).toBeVisible();
  await valuesKept(page);
  await expect.poll(() => page.evaluate(() => Object.keys(sessionStorage))).toEqual(["hookwright.secrets"]);
  expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage }))).not.toContain("earlier");
});

test("another tab that empties the workspace and undoes it leaves this tab's values", async ({
  page,
  context,
}) => {
  await page.goto("./#/settings");
  await addSecret(page, "TOKEN", "made-up");
  const other = await context.newPage();
  await other.goto("./#/settings");
  await other.getByRole("button", { name: "Workspace" }).click();
  await other.getByRole("menuitem", { name: "Start empty" }).click();
  await confirm(other, "Start empty");
  await expect(page.getByText("Create a team first.")).toBeVisible();
  await other.getByRole("button", { name: "Undo" }).first().click();
  await expect(page.getByText("Value entered in this tab")).toBeVisible();
  await page.reload();
  await expect(page.getByText("Value entered in this tab")).toBeVisible();
});

test("a token over plain http is sent at the second click, with the reason beside the button", async ({
  page,
}) => {
  const sent: string[] = [];
  await page.route("http://hooks.test/**", (route) => {
    sent.push(route.request().headers().authorization ?? "none");
    return route.fulfill({ body: "ok", headers: { "Access-Control-Allow-Origin": "*" } });
  });
  await openSendTab(page, "http://hooks.test/deploy", PAYLOAD);
  const panel = page.locator("hw-send-panel");
  await expect(panel.getByText("The request would be sent unencrypted to hooks.test")).toBeVisible();
  await expect(panel.getByText("to hooks.test", { exact: true })).toBeVisible();
  // A double-click is one decision.
  await panel.getByRole("button", { name: "Send test" }).dblclick();
  await expect(panel.getByText("Nothing was sent yet.")).toBeVisible();
  expect(sent).toEqual([]);
  await panel.getByRole("button", { name: "Send to hooks.test" }).click();
  await expect(panel.getByText("Accepted", { exact: true })).toBeVisible();
  expect(sent).toEqual([`Bearer ${TOKEN}`]);

  await test.step("sending again, and to another address, needs two clicks as well", async () => {
    await panel.getByRole("button", { name: "Send test" }).click();
    await expect(panel.getByRole("button", { name: "Send to hooks.test" })).toBeVisible();
    await panel.getByRole("combobox", { name: "Send to" }).selectOption("Another address");
    await panel.getByLabel("Address for this test").fill("http://hooks.test/other");
    await expect(panel.getByText("would be sent unencrypted")).toHaveCount(0);
    await panel.getByRole("button", { name: "Send test" }).click();
    await expect.poll(() => sent).toEqual([`Bearer ${TOKEN}`, "none"]);
  });
});

test("a token goes to an endpoint that something else than the user chose only after a second click that shows both", async ({
  page,
  context,
  site,
}) => {
  const sent: string[] = [];
  await page.route(/^https:\/\/(evil|third)\.test\//, (route) => {
    if (route.request().method() === "POST") sent.push(route.request().url());
    return route.fulfill({ body: "ok", headers: { "Access-Control-Allow-Origin": "*" } });
  });
  await openSendTab(page, "https://good.test/hook", PAYLOAD);
  const other = await context.newPage();
  await openOtherPage(other, site);
  await other.evaluate((key) => {
    const stored = localStorage.getItem(key) ?? "";
    const revision = Number(/"revision":(\d+)/.exec(stored)?.[1]);
    const changed = stored
      .replace(`"revision":${revision}`, `"revision":${revision + 1}`)
      .replace("https://good.test/hook", "https://evil.test/hook");
    localStorage.setItem(key, changed);
  }, WORKSPACE_KEY);
  const panel = page.locator("hw-send-panel");
  await expect(panel.getByText("to evil.test", { exact: true })).toBeVisible();
  const question = panel.getByText(
    "“TOKEN” would be sent to https://evil.test/hook. In this tab you bound it to https://good.test/hook.",
  );
  await expect(question).toBeVisible();
  await panel.getByRole("button", { name: "Send test" }).click();
  await expect(panel.getByText("Nothing was sent yet.")).toBeVisible();
  expect(sent).toEqual([]);

  await test.step("the binding survives a reload", async () => {
    await valuesKept(page);
    await page.reload();
    await openResultTab(page, "Send");
    await expect(question).toBeVisible();
    await panel.getByRole("button", { name: "Send test" }).click();
    await panel.getByRole("button", { name: "Send to evil.test" }).click();
    await expect(panel.getByText("Accepted", { exact: true })).toBeVisible();
    expect(sent).toEqual(["https://evil.test/hook"]);
    await expect(question).toHaveCount(0);
  });
  await test.step("the user's own edit of the endpoint is a choice", async () => {
    await page.goto("./#/settings/deploy");
    await page.getByLabel("Endpoint URL").fill("https://third.test/hook");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("heading", { name: "Team settings" }).waitFor();
    await openView(page, "Playground");
    await openResultTab(page, "Send");
    await expect(panel.getByText("to third.test", { exact: true })).toBeVisible();
    await panel.getByRole("button", { name: "Send test" }).click();
    await expect.poll(() => sent).toEqual(["https://evil.test/hook", "https://third.test/hook"]);
  });
});

test("an imported endpoint that looks like another address is kept and reported, and nothing is sent to it", async ({
  page,
}) => {
  const endpoint = "https://hooks.slack.com\t.evil.test/x";
  const sent: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("evil.test")) sent.push(request.url());
  });
  await openSendTab(page, endpoint, PAYLOAD);
  const panel = page.locator("hw-send-panel");
  const finding = "The endpoint contains a tab, so it is not the address that it looks like";
  await expect(panel.getByText(finding).first()).toBeVisible();
  await panel.getByRole("button", { name: "Send test" }).click();
  await expect(panel.locator("[role=status]").getByText(finding)).toBeVisible();
  await openView(page, "Team settings");
  await expect(page.getByRole("listitem").filter({ hasText: "Deploy" }).getByText(finding)).toHaveCount(1);
  expect((await readWorkspace(page)).teams[0]?.webhooks[0]?.endpoint).toBe(endpoint);
  expect(sent).toEqual([]);
});

test("where the browser bypasses the sandbox, nothing secret goes to the web server; the sandbox answers below its whole folder", async ({
  page,
  context,
  pageErrors,
}) => {
  await openSendTab(page, "hookwright:sandbox", PAYLOAD);
  const panel = page.locator("hw-send-panel");
  const send = panel.getByRole("button", { name: "Send test" });
  await send.click();
  await expect(panel.getByText("Accepted", { exact: true })).toBeVisible();

  for (const path of ["sandbox/receive/", "sandbox/", "sandbox/other?x=1"]) {
    const body = await page.evaluate(
      async (path) => (await fetch(path, { method: "POST", body: "{}" })).text(),
      path,
    );
    expect(body, path).toContain("Nothing left the browser.");
  }
  const query = await page.evaluate(async () => {
    const response = await fetch("sandbox/receive?x=1#f", { method: "POST", body: "{}" });
    return (await response.json()).access_token;
  });
  expect(query).toBe("absent");
  // Chromium reports the statuses on the console.
  expect(pageErrors.splice(0)).toHaveLength(4);

  const posts: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST") posts.push(request.url());
  });
  const devtools = await context.newCDPSession(page);
  await devtools.send("Network.enable");
  await devtools.send("Network.setBypassServiceWorker", { bypass: true });
  await send.click();
  await expect(panel.getByText("Nothing was sent: the browser bypasses the sandbox")).toBeVisible();
  expect(posts).toEqual([]);
  // The web server has no file for the probe.
  expect(pageErrors.splice(0).join("\n")).toContain("404");
});

test("inside another page, Hookwright reads no storage and offers to open in its own tab", async ({
  page,
  context,
  site,
}) => {
  await context.addInitScript(() => {
    if (window.top === window.self) return;
    const reads: string[] = [];
    Object.assign(window, { reads });
    for (const method of ["getItem", "key"] as const) {
      const original = Storage.prototype[method];
      Storage.prototype[method] = function (this: Storage, at: never) {
        reads.push(String(at));
        return original.call(this, at);
      };
    }
  });
  const framing = new URL("/framing.html", site).href;
  await page.route(framing, (route) =>
    route.fulfill({
      contentType: "text/html",
      body: `<!doctype html><iframe src="${site}#/settings"></iframe>`,
    }),
  );
  await page.goto(framing);
  const frame = page.frameLocator("iframe");
  await expect(frame.getByText("Hookwright does not run inside another page")).toBeVisible();
  await expect(frame.locator("hw-app-shell")).toHaveCount(0);
  const reads = await page.frames()[1]?.evaluate(() => Reflect.get(window, "reads"));
  expect(reads).toEqual([]);
  const [own] = await Promise.all([
    context.waitForEvent("page"),
    frame.getByRole("link", { name: "Open Hookwright in its own tab" }).click(),
  ]);
  await expect(own.getByRole("heading", { name: "Team settings" })).toBeVisible();
});
