/** A stored workspace with many automations, about 300 bytes each, in 20 registries and 20 projects. */
export function largeWorkspace(count) {
  const workspace = {
    teams: [
      {
        name: "acme",
        secrets: ["TOKEN"],
        webhooks: [
          { id: "w-0", name: "Slack message", endpoint: "https://hooks.example.com/one" },
          { id: "w-1", name: "Deploy", endpoint: "https://hooks.example.com/two", access_token: "TOKEN" },
        ],
      },
    ],
    automations: Array.from({ length: count }, (_, index) => automation(index)),
    samples: [{ id: "s-1", name: "An alias", event: JSON.stringify(EVENT, null, 2) }],
    settings: { secret_retention: "tab", theme: "system" },
  };
  return JSON.stringify({ version: 1, revision: 1, workspace });
}

const EVENT = { type: "ADD_ARTIFACT_ALIAS", entity: "acme", registry: "registry-0", alias: "prod-0" };

function automation(index) {
  const collection = `collection-${Math.floor(index / 40) % 25}`;
  const isRegistry = index % 2 === 0;
  return {
    id: `a-${index}`,
    name: `Automation ${String(index).padStart(5, "0")}`,
    enabled: true,
    scope: isRegistry
      ? { type: "registry", entity: "acme", registry: `registry-${index % 20}`, collection }
      : { type: "project", entity: "acme", project: `project-${index % 20}`, collection },
    team: "acme",
    webhook: `w-${index % 2}`,
    trigger: isRegistry
      ? { type: "ADD_ARTIFACT_ALIAS", filter: `{"alias": {"$regex": "^prod-${index}$"}}` }
      : { type: "CREATE_ARTIFACT", filter: `{"collection": {"$eq": "model-${index}"}}` },
    payload: `{"text": "\${event_type} on \${artifact_collection_name}", "number": ${index}}`,
  };
}
