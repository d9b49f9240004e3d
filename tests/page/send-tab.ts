import type { Page } from "@playwright/test";
import type { Workspace } from "hookwright";
import type { AppShell } from "./app-shell.ts";
import { expect } from "./test.ts";
import { openResultTab } from "./user-actions.ts";

export const TOKEN = "made-up token 4711";
export const SIGNING_KEY = "made-up signing key ☂";

/** A payload that uses the signing secret. */
export const TEMPLATE = '{"who": "${event_author}", "key": "${SIGNING_KEY}"}';

/** Opens the Playground's Send tab with an automation whose webhook has a token and a secret, with values. */
export async function openSendTab(page: Page, endpoint: string, payload = TEMPLATE) {
  const workspace: Workspace = {
    teams: [
      {
        name: "acme",
        secrets: ["SIGNING_KEY", "TOKEN"],
        webhooks: [{ id: "deploy", name: "Deploy", endpoint, access_token: "TOKEN", secret: "SIGNING_KEY" }],
      },
    ],
    automations: [
      {
        id: "on-alias",
        name: "Deploy on alias",
        enabled: true,
        scope: { type: "registry", entity: "acme", registry: "models" },
        team: "acme",
        webhook: "deploy",
        trigger: { type: "ADD_ARTIFACT_ALIAS", filter: "" },
        payload,
      },
    ],
    samples: [],
    settings: { secret_retention: "tab", theme: "system" },
  };
  await page.goto("./");
  await expect(page.getByRole("navigation", { name: "Views" })).toBeVisible();
  await page.evaluate(
    async ({ workspace, values }) => {
      const shell = document.querySelector<AppShell>("hw-app-shell");
      if (!shell?.store || !shell.vault) throw new Error("the page has no workspace yet");
      await shell.store.apply({ type: "replace_workspace", workspace });
      // Values that are entered anew are bound to the endpoint of this workspace.
      shell.vault.clear();
      for (const [name, value] of values) shell.vault.set("acme", name, value);
      // As the form for values does, so that they are kept across a reload.
      dispatchEvent(new Event("hw-value-stored"));
    },
    {
      workspace,
      values: [
        ["TOKEN", TOKEN],
        ["SIGNING_KEY", SIGNING_KEY],
      ] as const,
    },
  );
  await page.goto("./#/playground/on-alias");
  await openResultTab(page, "Send");
  await expect(page.locator("hw-send-summary")).toContainText("Deploy on alias");
}
