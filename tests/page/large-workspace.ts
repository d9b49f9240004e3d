import type { Page } from "@playwright/test";
import type { Automation, SampleEvent, Workspace } from "hookwright";
import { WORKSPACE_KEY } from "./app-shell.ts";

/** Creates a workspace with `count` automations in 20 projects and 20 registries, about 300 bytes each. */
export function largeWorkspace(count: number): Workspace {
  return {
    teams: [
      {
        name: "acme",
        secrets: ["SLACK_TOKEN"],
        webhooks: [
          { id: "w-1", name: "Slack message", endpoint: "https://hooks.example.com/one" },
          {
            id: "w-2",
            name: "Deploy",
            endpoint: "https://hooks.example.com/two",
            access_token: "SLACK_TOKEN",
          },
        ],
      },
    ],
    automations: Array.from({ length: count }, (_, index) => automation(index)),
    samples: [sample()],
    settings: { secret_retention: "tab", theme: "system" },
  };
}

/** The name of the automation with this index. */
export function automationName(index: number): string {
  return `Automation ${String(index).padStart(5, "0")}`;
}

function automation(index: number): Automation {
  const place = index % 20;
  const common = {
    id: `a-${index}`,
    name: automationName(index),
    enabled: index % 7 !== 3,
    team: "acme",
    webhook: `w-${(index % 2) + 1}`,
    payload: `{"text": "\${event_type} on \${artifact_collection_name}", "number": ${index}}`,
  };
  const collection = `collection-${Math.floor(index / 40) % 25}`;
  return index % 2 === 0
    ? {
        ...common,
        scope: { type: "registry", entity: "acme", registry: `registry-${place}`, collection },
        trigger: { type: "ADD_ARTIFACT_ALIAS", filter: `{"alias": {"$regex": "^prod-${index}$"}}` },
      }
    : {
        ...common,
        scope: { type: "project", entity: "acme", project: `project-${place}`, collection },
        trigger: { type: "CREATE_ARTIFACT", filter: `{"collection": {"$eq": "model-${index}"}}` },
      };
}

function sample(): SampleEvent {
  const event = { type: "ADD_ARTIFACT_ALIAS", entity: "acme", registry: "registry-0", alias: "prod-0" };
  return { id: "s-1", name: "An alias", event: JSON.stringify(event, null, 2) };
}

/** Stores a workspace before the first page of a context opens; later pages keep what is stored then. */
export async function storeWorkspace(page: Page, workspace: Workspace) {
  await page.addInitScript(
    ([key, text]) => {
      if (localStorage.getItem(key) === null) localStorage.setItem(key, text);
    },
    [WORKSPACE_KEY, JSON.stringify({ version: 1, revision: 1, workspace })] as const,
  );
}
