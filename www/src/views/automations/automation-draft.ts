import {
  type Automation,
  eventTypes,
  newTrigger,
  type Scope,
  type Trigger,
  type Workspace,
} from "hookwright/payload";
import { metricName } from "../../parts/metric-trigger.ts";
import { Drafts } from "../../workspace/form-draft.ts";

/** The automations with unsaved edits, by id. */
export const automationDrafts = new Drafts<Automation>();

/**
 * Returns the automation that the form of a new one begins with. Without a suggested trigger, it waits for a linked
 * version.
 */
export function newAutomation(workspace: Workspace, suggestion: Trigger | undefined): Automation {
  const trigger = suggestion ?? newTrigger("LINK_ARTIFACT", "");
  const isRunEvent = eventTypes().some((one) => one.eventType === trigger.type && one.isRunEvent);
  return {
    id: crypto.randomUUID(),
    name: suggestion && "condition" in suggestion ? metricName(suggestion) : "",
    enabled: true,
    scope: isRunEvent ? defaultProject(workspace) : defaultScope(workspace),
    team: workspace.teams[0]?.name ?? "",
    trigger,
  };
}

/** Returns the initial scope of an automation on a run event: the last automation's project. */
export function defaultProject(workspace: Workspace): Scope {
  const last = workspace.automations.findLast((one) => one.scope.type === "project")?.scope;
  return last ?? { type: "project", entity: workspace.teams[0]?.name ?? "", project: "" };
}

/** Returns the initial scope of any other automation: the last automation's scope. */
function defaultScope(workspace: Workspace): Scope {
  const last = workspace.automations.at(-1)?.scope;
  return last ?? { type: "registry", entity: workspace.teams[0]?.name ?? "", registry: "" };
}
