import {
  type Automation,
  newTrigger,
  offeredScopes,
  type Scope,
  type Trigger,
  type Workspace,
} from "hookwright/payload";
import { metricName } from "../../parts/metric-trigger.ts";
import { Drafts } from "../../workspace/form-draft.ts";
import { partsOf, scopeForEvent, scopeOf } from "./scope-parts.ts";

/** The automations with unsaved edits, by id. */
export const automationDrafts = new Drafts("automation", readAutomation);

/** Returns a stored value if it is an automation that the form can show. */
function readAutomation(value: unknown): Automation | undefined {
  return isAutomation(value) ? value : undefined;
}

function isAutomation(value: unknown): value is Automation {
  if (typeof value !== "object" || value === null) return false;
  const { id, name, team, enabled, scope, trigger, payload = "" }: Record<string, unknown> = { ...value };
  const areStrings = [id, name, team, payload].every((one) => typeof one === "string");
  return areStrings && typeof enabled === "boolean" && [scope, trigger].every(hasType);
}

function hasType(value: unknown): boolean {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}

/**
 * Returns the automation that the form of a new one begins with. Without a suggested trigger, it waits for a linked
 * version. Without a suggested scope, it has the registry or project of the last automation, but never its collection: an
 * optional field that was filled in without being asked would be overlooked.
 */
export function newAutomation(
  workspace: Workspace,
  suggestion: Trigger | undefined,
  wantedScope: Scope | undefined,
): Automation {
  const trigger = suggestion ?? newTrigger("LINK_ARTIFACT", "");
  return {
    id: crypto.randomUUID(),
    name: "condition" in trigger ? metricName(trigger) : "",
    enabled: true,
    scope: wantedScope ?? defaultScope(workspace, trigger),
    team: workspace.teams[0]?.name ?? "",
    trigger,
  };
}

/** Returns the scope of the last automation that W&B takes for the trigger, without its collection. */
function defaultScope({ teams, automations }: Workspace, { type }: Trigger): Scope {
  const entity = teams[0]?.name ?? "";
  const offered = offeredScopes(type);
  const last = automations.findLast(({ scope }) => scope.type === offered[0]?.scope)?.scope;
  const scope = last ?? scopeForEvent({ type: "registry", entity, registry: "" }, type);
  return scopeOf({ ...partsOf(scope), collection: "" });
}
