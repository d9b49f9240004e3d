import type { Automation, Scope } from "hookwright/payload";

/** The automations of one organization, team, registry or project, in sections by collection. */
export interface Group {
  readonly kind: Scope["type"];
  /** The name of the scope without its collection, like `acme / model-registry`. */
  readonly name: string;
  readonly sections: readonly Section[];
}

/** The automations of one collection or, without a collection, of all collections. */
export interface Section {
  readonly collection: string | undefined;
  readonly automations: readonly Automation[];
}

const ORDER: readonly Scope["type"][] = ["organization", "team", "registry", "project"];

/** Groups automations by scope and by collection, sorted by name; those of all collections come first. */
export function group(automations: readonly Automation[]): Group[] {
  const scopes = by(automations, ({ scope }) => JSON.stringify([scope.type, scopeName(scope)]));
  return [...scopes.values()].map(groupOf).sort(byScope);
}

/** Returns the name of an organization, team, registry, project or collection, which may come with its id. */
export function containerName(container: string | { readonly name: string }): string {
  return typeof container === "string" ? container : container.name;
}

/** Returns the name of a scope without its collection. */
export function scopeName(scope: Scope): string {
  switch (scope.type) {
    case "organization":
      return containerName(scope.organization);
    case "team":
      return containerName(scope.entity);
    case "project":
      return `${containerName(scope.entity)} / ${containerName(scope.project)}`;
    case "registry":
      return `${containerName(scope.entity)} / ${containerName(scope.registry)}`;
  }
}

/** Returns the name of the collection that a scope is restricted to. */
export function collectionName(scope: Scope): string | undefined {
  const narrowed = scope.type === "project" || scope.type === "registry" ? scope.collection : undefined;
  return narrowed === undefined ? undefined : containerName(narrowed);
}

function groupOf(automations: Automation[]): Group {
  const [first] = automations;
  const collections = by(automations, ({ scope }) => collectionName(scope));
  const sections = [...collections].map(([collection, inside]) => ({ collection, automations: inside }));
  return {
    kind: first?.scope.type ?? "project",
    name: first === undefined ? "" : scopeName(first.scope),
    sections: sections.sort((one, other) => (one.collection ?? "").localeCompare(other.collection ?? "")),
  };
}

/** Like `Map.groupBy`, which older browsers lack. */
function by<Key>(
  automations: readonly Automation[],
  keyOf: (automation: Automation) => Key,
): Map<Key, Automation[]> {
  const groups = new Map<Key, Automation[]>();
  for (const automation of automations) {
    const key = keyOf(automation);
    const inside = groups.get(key);
    if (inside) inside.push(automation);
    else groups.set(key, [automation]);
  }
  return groups;
}

function byScope(one: Group, other: Group): number {
  return ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind) || one.name.localeCompare(other.name);
}
