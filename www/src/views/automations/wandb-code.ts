import type { Automation, EventType, Scope } from "hookwright/payload";
import { containerName } from "../../parts/grouping.ts";

/** The classes of W&B's Python SDK for the events that it can create automations for. */
const EVENT_CLASSES: Partial<Record<EventType, string>> = {
  LINK_ARTIFACT: "OnLinkArtifact",
  UNLINK_ARTIFACT: "OnUnlinkArtifact",
  CREATE_ARTIFACT: "OnCreateArtifact",
  ADD_ARTIFACT_ALIAS: "OnAddArtifactAlias",
  ADD_ARTIFACT_TAG: "OnAddArtifactTag",
  REMOVE_ARTIFACT_TAG: "OnRemoveArtifactTag",
  ADD_COLLECTION_TAG: "OnAddCollectionTag",
  REMOVE_COLLECTION_TAG: "OnRemoveCollectionTag",
  RUN_METRIC: "OnRunMetric",
  RUN_METRIC_CHANGE: "OnRunMetric",
  RUN_METRIC_ZSCORE: "OnRunMetric",
  RUN_STATE: "OnRunState",
};

/** The names of metric conditions in the SDK's filters. */
const METRIC_FILTERS = {
  RUN_METRIC: "threshold_filter",
  RUN_METRIC_CHANGE: "change_filter",
  RUN_METRIC_ZSCORE: "zscore_filter",
} as const;

const REGISTRY_PREFIX = "wandb-registry-";

/**
 * Returns Python code that creates an automation with W&B's SDK (`wandb.automations`, tried with version 0.31); undefined if
 * the SDK can't create it: it has no class for the event, or lacks the comparison of the condition.
 */
export function wandbCode(automation: Automation, webhook: string): string | undefined {
  const { name, description, enabled, scope, team, trigger, payload } = automation;
  const eventClass = classOf(trigger.type);
  const filter = filterOf(automation);
  if (eventClass === undefined || filter === undefined || automation.action) return undefined;
  const eventArguments = ["scope=scope", ...(filter === "" ? [] : [`filter=${python(filter)}`])];
  const payloadArgument = payload ? `, payload=${python(payload)}` : "";
  return `import wandb
from wandb.automations import ${eventClass}, SendWebhook

api = wandb.Api()
scope = ${scopeCode(scope)}
webhooks = api.webhook_integrations(entity=${python(team)})
webhook = next(one for one in webhooks if one.name == ${python(webhook)})
event = ${eventClass}(${eventArguments.join(", ")})
action = SendWebhook.from_integration(webhook${payloadArgument})
automation = api.create_automation(
    event >> action,
    name=${python(name)},
    description=${python(description ?? "")},
    enabled=${enabled ? "True" : "False"},
)
print(automation.id)
`;
}

function classOf(type: string): string | undefined {
  return new Map(Object.entries(EVENT_CLASSES)).get(type);
}

/** Returns the filter as the SDK reads it, as JSON text; an empty string for none, undefined if the SDK rejects it. */
function filterOf({ trigger }: Automation): string | undefined {
  const filter = "filter" in trigger && typeof trigger.filter === "string" ? trigger.filter.trim() : "";
  const run = filter === "" ? {} : { run_filter: filter };
  if (trigger.type === "RUN_STATE")
    return JSON.stringify({ ...run, run_state_filter: { states: trigger.states } });
  if (!("condition" in trigger)) return filter;
  const { condition, type } = trigger;
  if ("cmp_op" in condition && ["$eq", "$ne"].includes(condition.cmp_op)) return undefined;
  return JSON.stringify({ ...run, run_metric_filter: { [METRIC_FILTERS[type]]: condition } });
}

function scopeCode(scope: Scope): string {
  switch (scope.type) {
    case "organization":
      return `api.organization(${python(containerName(scope.organization))})`;
    case "team":
      return `api.team(${python(containerName(scope.entity))})`;
    case "project":
      return containerCode(containerName(scope.entity), containerName(scope.project), scope.collection);
    case "registry":
      return containerCode(containerName(scope.entity), containerName(scope.registry), scope.collection);
  }
}

function containerCode(entity: string, name: string, collection: string | { name: string } | undefined) {
  if (collection !== undefined) {
    const path = `${entity}/${name}/${containerName(collection)}`;
    return `api.artifact_collection(type_name="model", name=${python(path)})  # the type of the collection's artifacts`;
  }
  if (name.startsWith(REGISTRY_PREFIX)) return `api.registry(${python(name.slice(REGISTRY_PREFIX.length))})`;
  return `api.project(${python(name)}, entity=${python(entity)})`;
}

/** Returns a Python string: JSON's escape sequences mean the same in Python. */
function python(text: string): string {
  return JSON.stringify(text);
}
