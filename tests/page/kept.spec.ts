import type { Page } from "@playwright/test";
import { readStoredWorkspace, WORKSPACE_KEY } from "./app-shell.ts";
import { expect, test } from "./test.ts";
import { chooseFromMenu } from "./user-actions.ts";

// The service worker also stores the site, as in a visitor's browser.
test.use({ storesSite: true });

/** A stored workspace with an action and a trigger that the page does not know. JavaScript would round two of its numbers. */
const STORED = `{"version":1,"revision":7,"workspace":{"teams":[{"name":"acme","secrets":[],"webhooks":[{"id":"w","name":"Deploy","endpoint":"https://example.com/"}]}],"automations":[
  {"id":"a","name":"Ask ARIA","enabled":true,"scope":{"type":"team","entity":"acme"},"team":"acme","trigger":{"type":"LINK_ARTIFACT","filter":""},"action":{"type":"ARIA","big":12345678901234567890,"price":1.10,"prompt":"Look at \${run_name}"}},
  {"id":"b","name":"From the future","enabled":true,"scope":{"type":"team","entity":"acme"},"team":"acme","trigger":{"type":"RUN_DELETED","grace":[1.0,{"x":null}]},"webhook":"w","payload":"{\\"a\\": \\"\${event_author}\\"}"},
  {"id":"c","name":"Deploy it","enabled":true,"scope":{"type":"team","entity":"acme"},"team":"acme","trigger":{"type":"LINK_ARTIFACT","filter":""},"webhook":"w","payload":"{}"}
],"samples":[],"settings":{"secret_retention":"tab","theme":"system"}}}`;

async function open(page: Page, address: string) {
  await page.addInitScript(
    ([key, text]) => {
      if (localStorage.getItem(key) === null) localStorage.setItem(key, text);
    },
    [WORKSPACE_KEY, STORED] as const,
  );
  await page.goto(address);
}

test("an action that is not a webhook is reported, edited around, and stored with its exact numbers", async ({
  page,
}) => {
  await open(page, "./#/automations");
  await expect(page.getByRole("link", { name: "Deploy it" })).toBeVisible();
  await expect(page.getByText("The action is ARIA, not a webhook").first()).toBeVisible();
  await chooseFromMenu(page, "Ask ARIA", "Edit");
  await expect(page.getByText("It is kept as it is, and never runs here.")).toBeVisible();
  await expect(page.getByLabel("Webhook", { exact: true })).toHaveCount(0);
  await page.getByLabel("Name", { exact: true }).fill("Ask ARIA again");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("link", { name: "Ask ARIA again" })).toBeVisible();
  await expect
    .poll(() => readStoredWorkspace(page))
    .toContain(
      '"action":{"type":"ARIA","big":12345678901234567890,"price":1.10,"prompt":"Look at ${run_name}"}',
    );
});

test("a trigger of an unknown kind is reported, shown as it is, and can be tried in the Playground", async ({
  page,
}) => {
  await open(page, "./#/automations");
  await expect(page.getByText("Unknown trigger “RUN_DELETED”").first()).toBeVisible();
  await chooseFromMenu(page, "From the future", "Edit");
  await expect(page.getByText("The conditions of “RUN_DELETED” are kept as they are")).toBeVisible();
  await page.getByLabel("Name", { exact: true }).fill("Still from the future");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("link", { name: "Still from the future" })).toBeVisible();
  await expect
    .poll(() => readStoredWorkspace(page))
    .toContain('"trigger":{"type":"RUN_DELETED","grace":[1.0,{"x":null}]}');
  await page.goto("./#/playground/b");
  await expect(page.getByRole("textbox", { name: "Rendered payload" })).toHaveText('{"a": "mina"}');
});

test("in the Playground, an action that is not a webhook can't be given a payload, and the notice says that it never runs here", async ({
  page,
}) => {
  await open(page, "./#/playground/a");
  const template = page.getByRole("textbox", { name: "Payload template" });
  await template.click();
  await page.keyboard.type("typed");
  await expect(template).toHaveText("");
  await expect(page.locator("hw-fit-notice")).toContainText("Would not fire:");
  await expect(page.locator("hw-fit-notice")).toContainText("ARIA");
});
