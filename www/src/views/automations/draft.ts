import type { Scope, Workspace } from "hookwright/payload";
import { containerName } from "../../parts/grouping.ts";

/** The parts of a scope as a form has them; a part that the kind has not is empty. */
export interface ScopeFields {
  readonly type: Scope["type"];
  readonly organization: string;
  readonly entity: string;
  readonly place: string;
  readonly collection: string;
}

/** A scope's parts; ids stay with the scope that has them. */
export function fieldsOf(scope: Scope): ScopeFields {
  const empty = { organization: "", entity: "", place: "", collection: "" };
  switch (scope.type) {
    case "organization":
      return { ...empty, type: scope.type, organization: containerName(scope.organization) };
    case "team":
      return { ...empty, type: scope.type, entity: containerName(scope.entity) };
    case "project":
    case "registry": {
      const place = containerName(scope.type === "project" ? scope.project : scope.registry);
      const collection = scope.collection === undefined ? "" : containerName(scope.collection);
      return { ...empty, type: scope.type, entity: containerName(scope.entity), place, collection };
    }
  }
}

/** The scope of a form's parts. */
export function scopeOf({ type, organization, entity, place, collection }: ScopeFields): Scope {
  const narrowed = collection === "" ? {} : { collection };
  switch (type) {
    case "organization":
      return { type, organization };
    case "team":
      return { type, entity };
    case "project":
      return { type, entity, project: place, ...narrowed };
    case "registry":
      return { type, entity, registry: place, ...narrowed };
  }
}

/** The scope that a new automation begins with: where the last one watches. */
export function firstScope(workspace: Workspace): Scope {
  const last = workspace.automations.at(-1)?.scope;
  return last ?? { type: "registry", entity: workspace.teams[0]?.name ?? "", registry: "" };
}

/** The scope that a new automation on a run's event begins with: the last one's project. */
export function firstProject(workspace: Workspace): Scope {
  const last = workspace.automations.findLast((one) => one.scope.type === "project")?.scope;
  return last ?? { type: "project", entity: workspace.teams[0]?.name ?? "", project: "" };
}
