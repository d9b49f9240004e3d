import type { Automation, Place, Scope } from "hookwright/payload";

/** Automations that watch one place, inside it by collection. */
export interface Group {
  readonly kind: Scope["type"];
  /** The place's name, like `acme / model-registry`. */
  readonly name: string;
  readonly sections: readonly Section[];
}

/** Automations of one collection, or (without one) of the whole place. */
export interface Section {
  readonly collection: string | undefined;
  readonly automations: readonly Automation[];
}

const ORDER: readonly Scope["type"][] = ["organization", "team", "registry", "project"];

/** By registry and by project, the whole place before its collections, each by name. */
export function group(automations: readonly Automation[]): Group[] {
  const places = by(automations, ({ scope }) => JSON.stringify([scope.type, whereOf(scope)]));
  return [...places.values()].map(groupOf).sort(byPlace);
}

/** The name of a place, with or without its id. */
export function nameOf(place: Place): string {
  return typeof place === "string" ? place : place.name;
}

/** Where a scope is, its collection left out. */
export function whereOf(scope: Scope): string {
  switch (scope.type) {
    case "organization":
      return nameOf(scope.organization);
    case "team":
      return nameOf(scope.entity);
    case "project":
      return `${nameOf(scope.entity)} / ${nameOf(scope.project)}`;
    case "registry":
      return `${nameOf(scope.entity)} / ${nameOf(scope.registry)}`;
  }
}

/** The collection that a scope is narrowed to. */
export function collectionOf(scope: Scope): string | undefined {
  const narrowed = scope.type === "project" || scope.type === "registry" ? scope.collection : undefined;
  return narrowed === undefined ? undefined : nameOf(narrowed);
}

function groupOf(automations: Automation[]): Group {
  const [first] = automations;
  const collections = by(automations, ({ scope }) => collectionOf(scope));
  const sections = [...collections].map(([collection, inside]) => ({ collection, automations: inside }));
  return {
    kind: first?.scope.type ?? "project",
    name: first === undefined ? "" : whereOf(first.scope),
    sections: sections.sort((one, other) => (one.collection ?? "").localeCompare(other.collection ?? "")),
  };
}

/** `Map.groupBy`, which browsers have only since 2024. */
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

function byPlace(one: Group, other: Group): number {
  return ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind) || one.name.localeCompare(other.name);
}
