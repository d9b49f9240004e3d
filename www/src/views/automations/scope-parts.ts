import { type EventType, eventTypes, offeredScopes, type Scope } from "hookwright/payload";
import { containerName } from "../../parts/grouping.ts";

/** The parts of a scope as the form's fields show them; a part that the scope's type doesn't have is empty. */
export interface ScopeParts {
  readonly type: Scope["type"];
  readonly organization: string;
  readonly entity: string;
  /** The registry or the project. */
  readonly container: string;
  readonly collection: string;
}

/** Returns a scope's parts, without the ids of its containers. */
export function partsOf(scope: Scope): ScopeParts {
  const empty = { organization: "", entity: "", container: "", collection: "" };
  switch (scope.type) {
    case "organization":
      return { ...empty, type: scope.type, organization: containerName(scope.organization) };
    case "team":
      return { ...empty, type: scope.type, entity: containerName(scope.entity) };
    case "project":
    case "registry": {
      const container = containerName(scope.type === "project" ? scope.project : scope.registry);
      const collection = scope.collection === undefined ? "" : containerName(scope.collection);
      return { ...empty, type: scope.type, entity: containerName(scope.entity), container, collection };
    }
  }
}

/** Returns the scope that consists of these parts. */
export function scopeOf({ type, organization, entity, container, collection }: ScopeParts): Scope {
  const narrowed = collection === "" ? {} : { collection };
  switch (type) {
    case "organization":
      return { type, organization };
    case "team":
      return { type, entity };
    case "project":
      return { type, entity, project: container, ...narrowed };
    case "registry":
      return { type, entity, registry: container, ...narrowed };
  }
}

/**
 * Returns the scope for another event type: the same one if W&B takes its type for the event, else the first type that it
 * takes, with the same team. Run events have no collection, so theirs is dropped.
 */
export function scopeForEvent(scope: Scope, eventType: EventType): Scope {
  const offered = offeredScopes(eventType);
  const parts = partsOf(scope);
  if (offered.some((one) => one.scope === scope.type))
    return isRunEvent(eventType) && parts.collection !== "" ? scopeOf({ ...parts, collection: "" }) : scope;
  const [first] = offered;
  if (first === undefined || first.scope === "collection") return scope;
  return scopeOf({ ...parts, type: first.scope, container: "", collection: "" });
}

function isRunEvent(eventType: EventType): boolean {
  return eventTypes().some((one) => one.eventType === eventType && one.isRunEvent);
}
