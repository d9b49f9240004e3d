import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { Browser, Page } from "@playwright/test";
import { type AppShell, readStoredWorkspace, readWorkspace } from "./app-shell.ts";
import { violations } from "./axe.ts";
import { expect, test } from "./test.ts";
import { addSecret, chooseFromMenu, replaceEditorText, replaceTemplate } from "./user-actions.ts";

/** Makes the fragment of a link with zlib instead of the browser. */
function fragmentOf(content: unknown, version = "1"): string {
  const text = typeof content === "string" ? content : JSON.stringify(content);
  return `#/share/${version}/${deflateRawSync(Buffer.from(text)).toString("base64url")}`;
}

/** Reads a link with zlib instead of the browser. */
function contentOf(link: string): string {
  const data = /#\/share\/1\/([\w-]+)$/.exec(link)?.[1];
  if (data === undefined) throw new Error(`not a link: ${link}`);
  return inflateRawSync(Buffer.from(data, "base64url")).toString();
}

// The elements around the dialogs, whose contents are slotted into them.
const shareDialog = (page: Page) => page.locator("hw-share-dialog");
const sharedDialog = (page: Page) => page.locator("hw-shared-dialog");

async function linkIn(page: Page): Promise<string> {
  const field = shareDialog(page).getByRole("textbox", { name: "Link" });
  await expect(field).toHaveValue(/#\/share\//);
  return field.inputValue();
}

async function shareWorkspace(page: Page) {
  await page.getByRole("button", { name: "Workspace" }).click();
  await page.getByRole("menuitem", { name: "Share…" }).click();
}

/** Opens a link in a new profile, as another user would. */
async function visit(browser: Browser, link: string) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(link);
  return page;
}

/** Returns the workspace that the page holds, as JSON. */
async function held(page: Page): Promise<string> {
  return JSON.stringify(await readWorkspace(page));
}

/** Serves a page from another site. */
async function servePage(html: string) {
  const server = createServer((_, response) => {
    response.writeHead(200, { "Content-Type": "text/html" }).end(html);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${port}/`, close };
}

const LINK_EVENT = join(import.meta.dirname, "../../src/model/event/samples/link_artifact.json");

const TEMPLATE = '{"text": "${artifact_collection_name} 한국어 “quoted”"}';

/** A workspace of another person, with a webhook that names secrets. */
const TEAM = {
  format: "hookwright",
  version: 1,
  workspace: {
    teams: [
      {
        name: "acme",
        secrets: ["TOKEN", "SIGNING_KEY"],
        webhooks: [
          {
            id: "w",
            name: "Deploy",
            endpoint: "https://example.com/hook",
            access_token: "TOKEN",
            secret: "SIGNING_KEY",
          },
        ],
      },
    ],
    automations: [
      {
        id: "a",
        name: "Deploy on link",
        enabled: true,
        scope: { type: "team", entity: "acme" },
        team: "acme",
        trigger: { type: "LINK_ARTIFACT" },
        webhook: "w",
        payload: '{"text": "linked"}',
      },
    ],
    samples: [{ id: "s", name: "Their event", event: '{"type": "LINK_ARTIFACT"' }],
  },
};

test("a template and its event travel in a link, and a first visit decides what happens to them", async ({
  page,
  browser,
}) => {
  await page.goto("./#/playground/starter-github");
  await replaceTemplate(page, TEMPLATE);
  await page.getByRole("button", { name: "Share…" }).click();
  const link = await linkIn(page);
  const content = JSON.parse(contentOf(link));
  expect(Object.keys(content)).toEqual(["format", "version", "template", "event"]);
  expect(content.template).toBe(TEMPLATE);
  expect(JSON.parse(content.event).type).toBe("ADD_ARTIFACT_ALIAS");
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Share…" })).toBeFocused();

  const other = await visit(browser, link);
  await expect(sharedDialog(other).getByText("Shared template", { exact: true })).toBeVisible();
  expect(await violations(other)).toEqual([]);
  const before = await held(other);

  await test.step("a reload asks again, and closing the dialog changes nothing", async () => {
    await other.reload();
    await expect(sharedDialog(other).getByRole("dialog")).toBeVisible();
    await sharedDialog(other).getByRole("button", { name: "Cancel" }).click();
    await expect(sharedDialog(other).getByRole("dialog")).toBeHidden();
    await expect.poll(() => other.url()).not.toContain("share");
    expect(await held(other)).toBe(before);
    await other.reload();
    await expect(other.locator("hw-payload-editor")).toBeVisible();
    await expect(sharedDialog(other).getByRole("dialog")).toBeHidden();
  });

  await test.step("adding it is one step, which undo reverts", async () => {
    await other.goto(link);
    await sharedDialog(other).getByRole("button", { name: "Add to workspace" }).click();
    await expect(other.getByRole("textbox", { name: "Payload template" })).toContainText("quoted");
    await expect(other.locator("hw-event-pane")).toContainText("ADD_ARTIFACT_ALIAS");
    const { automations, samples } = await readWorkspace(other);
    expect(automations.at(-1)).toMatchObject({ name: "Shared template", payload: TEMPLATE });
    expect(samples.at(-1)?.event).toBe(content.event);
    await expect(other.locator("hw-notice")).toContainText("The contents of the link were added.");
    await other.locator("hw-notice").getByRole("button", { name: "Undo" }).click();
    await expect.poll(() => held(other)).toBe(before);
    await expect(other.getByRole("textbox", { name: "Payload template" })).toBeVisible();
  });
  await other.context().close();
});

test("an automation travels with its webhook and without the values of its secrets", async ({ page }) => {
  await page.goto(`./${fragmentOf(TEAM)}`);
  const dialog = sharedDialog(page);
  await expect(dialog.getByRole("listitem").filter({ hasText: "SIGNING_KEY" })).toContainText("New");
  await expect(dialog.getByRole("listitem").filter({ hasText: "https://example.com/hook" })).toBeVisible();
  await expect(dialog).toContainText("Without secrets: Deploy.");
  await dialog.getByRole("button", { name: "Add to workspace" }).click();
  await expect(page.getByRole("combobox", { name: "Automation" })).toHaveValue("a");
  const webhook = (await readWorkspace(page)).teams[0]?.webhooks.find(({ id }) => id === "w");
  expect(webhook).toEqual({
    id: "w",
    name: "Deploy",
    endpoint: "https://example.com/hook",
    unbound: { access_token: "TOKEN", secret: "SIGNING_KEY" },
  });

  await page.evaluate(() =>
    document.querySelector<AppShell>("hw-app-shell")?.vault?.set("acme", "TOKEN", "hunter2-token"),
  );
  await page.goto("./#/automations");
  await chooseFromMenu(page, "Deploy on link", "Share…");
  const link = await linkIn(page);
  const { workspace } = JSON.parse(contentOf(link));
  expect(contentOf(link)).not.toContain("hunter2");
  expect(workspace.automations.map(({ id }: { id: string }) => id)).toEqual(["a"]);
  expect(workspace.teams[0].secrets).toEqual(["TOKEN", "SIGNING_KEY"]);
  expect(workspace.teams[0].webhooks.map(({ id }: { id: string }) => id)).toEqual(["w"]);
  await page.keyboard.press("Escape");

  await test.step("whoever has everything already is not asked to change anything", async () => {
    await page.goto(link);
    await expect(sharedDialog(page)).toContainText("Your workspace has all of this already.");
    await sharedDialog(page).getByRole("button", { name: "Show" }).click();
    await expect(page.getByRole("combobox", { name: "Automation" })).toHaveValue("a");
  });

  await test.step("another automation with the same id is replaced only after the dialog said so", async () => {
    const [mine] = TEAM.workspace.automations;
    const theirs = { ...TEAM.workspace, automations: [{ ...mine, payload: '{"text": "changed"}' }] };
    await page.goto(`./${fragmentOf({ ...TEAM, workspace: theirs })}`);
    await expect(
      sharedDialog(page).getByRole("listitem").filter({ hasText: "Deploy on link" }),
    ).toContainText("Replaces yours");
    await sharedDialog(page).getByRole("button", { name: "Add and replace" }).click();
    await expect(page.getByRole("textbox", { name: "Payload template" })).toContainText("changed");
  });
});

test("nothing that contains the value of a secret is shared, and the dialog says where it is", async ({
  page,
}) => {
  const value = "hunter2-value";
  await page.goto("./#/settings");
  await addSecret(page, "API_KEY", value);
  await page.goto("./#/playground/starter-github");
  const share = async () => {
    await page.getByRole("button", { name: "Share…" }).click();
    const alert = shareDialog(page).getByRole("alert");
    await expect(alert).toContainText("the value of the secret API_KEY");
    await expect(shareDialog(page).getByRole("textbox")).toHaveCount(0);
    await expect(shareDialog(page).getByRole("button", { name: "Copy link" })).toHaveCount(0);
    const text = await alert.innerText();
    await page.keyboard.press("Escape");
    return text;
  };
  await replaceTemplate(page, `{"token": "${value}"}`);
  expect(await share()).toContain("the template of “Deploy on prod alias”");
  await replaceTemplate(page, `{"token": "${Buffer.from(value).toString("base64")}"}`);
  expect(await share()).toContain("the template of “Deploy on prod alias”");
  await replaceTemplate(page, "{}");
  await replaceEditorText(page, page.getByRole("textbox", { name: "Event" }), `{"author": "${value}"}`);
  expect(await share()).toContain("the event “");

  const put = (command: unknown) =>
    page.evaluate(
      (command) => document.querySelector<AppShell>("hw-app-shell")?.store?.apply(command as never),
      command,
    );
  const shareAll = async (place: string) => {
    await shareWorkspace(page);
    await expect(shareDialog(page).getByRole("alert")).toContainText(place);
    await page.keyboard.press("Escape");
  };
  await replaceEditorText(page, page.getByRole("textbox", { name: "Event" }), "{}");
  const endpoint = `https://example.com/?key=${value}`;
  await put({ type: "put_webhook", team: "acme", webhook: { id: "k", name: "Keyed", endpoint } });
  await shareAll("the endpoint of “Keyed”");
  await put({ type: "delete_webhook", id: "k" });
  const { automations } = await readWorkspace(page);
  await put({ type: "put_automation", automation: { ...automations[0], payload: "{}", description: value } });
  await shareAll("a name, a description or a filter");
});

test("the user chooses the automations of the workspace, and too much for a link becomes a file", async ({
  page,
  browser,
}) => {
  await page.goto("./#/automations");
  await shareWorkspace(page);
  const whole = JSON.parse(contentOf(await linkIn(page))).workspace;
  const { teams, automations, samples } = await readWorkspace(page);
  expect({ ...whole, settings: undefined }).toEqual({ teams, automations, samples, settings: undefined });

  const dialog = shareDialog(page);
  const checkbox = (name: string) => dialog.locator("wa-checkbox").filter({ hasText: name });
  await checkbox("Announce new versions").click();
  await checkbox("Notify reviewers of tags").click();
  await checkbox("Sample events").click();
  await expect
    .poll(async () => JSON.parse(contentOf(await linkIn(page))).workspace.automations.length)
    .toBe(1);
  const part = JSON.parse(contentOf(await linkIn(page))).workspace;
  expect(part.samples).toEqual([]);
  expect(part.teams[0].webhooks.map(({ name }: { name: string }) => name)).toEqual(["GitHub workflow"]);
  await checkbox("All automations").click();
  await checkbox("All automations").click();
  await expect(dialog).toContainText("Choose at least one automation.");
  await page.keyboard.press("Escape");

  // Random letters don't compress.
  const letters = Array.from({ length: 12_000 }, (_, index) => ((index * index * 7919) % 8191).toString(36));
  const long = { ...automations[0], id: "long", name: "Long", payload: JSON.stringify(letters.join("")) };
  await page.evaluate(
    (automation) =>
      document
        .querySelector<AppShell>("hw-app-shell")
        ?.store?.apply({ type: "put_automation", automation } as never),
    long,
  );
  await chooseFromMenu(page, "Long", "Share…");
  await expect(dialog).toContainText("Some chat and mail programs cut links of more than 8,000");
  await expect(dialog.getByRole("textbox", { name: "Link" })).toHaveCount(0);
  const downloading = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Download as a file" }).click();
  const file = await readFile(await (await downloading).path(), "utf8");

  const other = await visit(browser, new URL("./", page.url()).href);
  await other.locator("hw-payload-editor").waitFor();
  await other.evaluate(
    (text) => document.querySelector<AppShell>("hw-app-shell")?.store?.importFile(text),
    file,
  );
  expect((await readWorkspace(other)).automations).toEqual([long]);
  await other.context().close();
});

test("a link that can't be read is explained, and changes nothing", async ({ page }) => {
  const damaged = "This link is damaged";
  const { workspace } = TEAM;
  const good = fragmentOf(TEAM);
  const hostile: readonly (readonly [string, string, string])[] = [
    ["no data", "#/share/1/", damaged],
    ["no version", "#/share", damaged],
    ["truncated", good.slice(0, -20), damaged],
    ["a character missing", good.replace("/1/", "/1/").slice(0, 40) + good.slice(41), damaged],
    ["characters of other alphabets", `${good}+/=`, damaged],
    ["text after the end", `${good}AAAA`, damaged],
    ["not compressed", `#/share/1/${Buffer.from("hello").toString("base64url")}`, damaged],
    ["not UTF-8", `#/share/1/${deflateRawSync(Buffer.from([0xff, 0xfe])).toString("base64url")}`, damaged],
    ["not JSON", fragmentOf("hello"), damaged],
    ["other JSON", fragmentOf({ template: "{}" }), damaged],
    ["a strange version", fragmentOf(TEAM, "x"), damaged],
    ["a newer link", fragmentOf(TEAM, "2"), "A newer version of Hookwright made this link (format 2;"],
    ["a newer file", fragmentOf({ ...TEAM, version: 2 }), "can't be read"],
    ["a wrong template", fragmentOf({ ...TEAM, template: 7 }), "can't be read"],
    ["a wrong workspace", fragmentOf({ ...TEAM, workspace: { ...workspace, teams: 7 } }), "can't be read"],
    ["an unknown member", fragmentOf({ ...TEAM, workspace: { ...workspace, extra: 7 } }), "can't be read"],
    [
      "a webhook of no team",
      fragmentOf({ ...TEAM, workspace: { ...workspace, teams: [] } }),
      "can't be read",
    ],
    ["deep nesting", fragmentOf(`${"[".repeat(100_000)}`), damaged],
    ["a bomb", fragmentOf(`"${"x".repeat(64 * 1024 * 1024)}"`), "This link contains more than 4 MB"],
  ];
  await page.goto("./");
  await expect(page.locator("hw-payload-editor")).toBeVisible();
  const before = await held(page);
  for (const [name, fragment, sentence] of hostile) {
    await page.evaluate((fragment) => {
      location.hash = fragment;
    }, fragment);
    const alert = sharedDialog(page).getByRole("alert");
    await expect(alert, name).toContainText(sentence);
    await expect(alert, name).toContainText("Nothing in your workspace was changed.");
    await sharedDialog(page).getByRole("button", { name: "Close" }).last().click();
    await expect(sharedDialog(page).getByRole("dialog"), name).toBeHidden();
    expect(page.url(), name).not.toContain("share");
  }
  expect(await held(page)).toBe(before);
  expect(await readStoredWorkspace(page)).not.toContain("Deploy on link");
});

test("names and texts in a link are shown as text, and long ones are cut", async ({ page }) => {
  const name = `<img src=x onerror=alert(1)>${"é".repeat(5000)}`;
  const [automation] = TEAM.workspace.automations;
  const workspace = {
    ...TEAM.workspace,
    automations: [{ ...automation, name, payload: "x".repeat(300_000) }],
  };
  await page.setViewportSize({ width: 390, height: 740 });
  await page.goto(`./${fragmentOf({ ...TEAM, workspace })}`);
  await expect(sharedDialog(page).getByRole("listitem").filter({ hasText: "<img" })).toBeVisible();
  expect(await page.locator("img").count()).toBe(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  const size = await sharedDialog(page).getByRole("dialog").boundingBox();
  expect(size?.width).toBeLessThanOrEqual(390);
});

test("the embedded view works in a frame of another origin, and touches nothing that is stored", async ({
  page,
  site,
}) => {
  const event = await readFile(LINK_EVENT, "utf8");
  const fragment = fragmentOf({ format: "hookwright", version: 1, template: TEMPLATE, event });
  const requests: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  await page.addInitScript(() => {
    const touched: string[] = [];
    Object.assign(globalThis, { touched });
    const watch = (target: object, name: string) => {
      const descriptor = Object.getOwnPropertyDescriptor(target, name);
      Object.defineProperty(target, name, {
        ...descriptor,
        get() {
          touched.push(name);
          return descriptor?.get?.call(this);
        },
      });
    };
    for (const name of ["localStorage", "sessionStorage", "indexedDB"]) watch(globalThis, name);
  });
  const outer = await servePage(
    `<!doctype html><title>Outer</title><iframe title="Embedded" width="900" height="600" src="${site}index.html?embed${fragment}"></iframe>`,
  );
  await page.goto(outer.url);
  const frame = page.frameLocator("iframe");
  const payload = frame.locator("hw-payload-preview");
  await expect(payload).toContainText("quoted");
  await replaceEditorText(
    page,
    frame.getByRole("textbox", { name: "Payload template" }),
    '{"edited": "${alias}"',
  );
  await expect(frame.locator("hw-problem-list").first()).toContainText("error");
  await expect(frame.getByRole("navigation")).toHaveCount(0);
  const link = frame.getByRole("link", { name: "Open in Hookwright" });
  await expect(link).toHaveAttribute("target", "_blank");
  await expect
    .poll(async () => JSON.parse(contentOf((await link.getAttribute("href")) ?? "")).template)
    .toBe('{"edited": "${alias}"');

  const inside = page.frames().find((one) => one.url().includes("?embed"));
  expect(await inside?.evaluate(() => Reflect.get(globalThis, "touched"))).toEqual([]);
  const foreign = requests.filter(
    (url) => !url.startsWith(site) && url !== outer.url && !url.startsWith("data:"),
  );
  expect(foreign).toEqual([]);

  await test.step("also in a tab of its own, where the workspace stays as it is", async () => {
    await page.goto(`./index.html?embed&readonly&lang=ko${fragment}`);
    await expect(page.getByRole("link", { name: "Hookwright에서 열기" })).toBeVisible();
    await expect(page.locator("hw-payload-editor").getByRole("button")).toHaveCount(0);
    expect(await page.evaluate(() => Reflect.get(globalThis, "touched"))).toEqual([]);
    expect(
      await page.evaluate(async () => [
        localStorage.length,
        sessionStorage.length,
        (await indexedDB.databases()).length,
      ]),
    ).toEqual([0, 0, 0]);
    expect(await violations(page)).toEqual([]);
    await page.goto("./index.html?embed#/share/1/AAAA");
    await expect(page.getByRole("alert")).toContainText("This link is damaged");
    expect(await page.evaluate(() => Reflect.get(globalThis, "touched"))).toEqual([]);
  });
  outer.close();
});

test("the documentation's examples open in the Playground as the reader has edited them", async ({
  page,
}) => {
  await page.goto("./docs/en/elements.html");
  const link = (element: string) =>
    page.locator(element).first().getByRole("link", { name: "Open in the Playground" });
  const href = async (element: string) => (await link(element).getAttribute("href")) ?? "";
  const playground = page.locator("hookwright-playground").first();
  await playground.scrollIntoViewIfNeeded();
  await expect(link("hookwright-playground")).toBeVisible();
  await replaceEditorText(page, playground.getByRole("textbox", { name: "Payload template" }), TEMPLATE);
  await expect
    .poll(async () => JSON.parse(contentOf(await href("hookwright-playground"))).template)
    .toBe(TEMPLATE);
  await link("hookwright-playground").click();
  await sharedDialog(page).getByRole("button", { name: "Add to workspace" }).click();
  await expect(page.getByRole("textbox", { name: "Payload template" })).toContainText("quoted");

  await test.step("an automation is carried over with its events, a condition leads to Run metrics", async () => {
    await page.goto("./docs/en/elements.html");
    await page.locator("hookwright-match").first().scrollIntoViewIfNeeded();
    await expect(link("hookwright-match")).toBeVisible();
    const { workspace } = JSON.parse(contentOf(await href("hookwright-match")));
    expect(workspace.automations[0].name).toBe("Deploy on alias prod");
    expect(workspace.samples.map(({ event }: { event: string }) => JSON.parse(event).alias)).toEqual([
      "prod",
      "pre-prod",
      undefined,
    ]);
    await page.locator("hookwright-metric").first().scrollIntoViewIfNeeded();
    await expect(link("hookwright-metric")).toBeVisible();
    const match = await href("hookwright-match");
    await link("hookwright-metric").click();
    await sharedDialog(page).getByRole("button", { name: "Add to workspace" }).click();
    await expect(page).toHaveURL(/#\/metrics\//);
    await page.goto(match);
    await sharedDialog(page).getByRole("button", { name: "Add to workspace" }).click();
    await expect(page.getByRole("combobox", { name: "Automation" })).toHaveValue("deploy");
    await expect(page.locator("hw-event-pane")).toContainText("ADD_ARTIFACT_ALIAS");
  });
});
