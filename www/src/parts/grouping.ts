import { type Automation, eventTypes, type Scope } from "hookwright/payload";

/** The automations of one organization, team, registry or project, in sections by collection. */
export interface Group {
  readonly kind: Scope["type"];
  /** The name of the scope without its collection, like `acme / model-registry`. */
  readonly name: string;
  /** The scope without a collection. */
  readonly scope: Scope;
  readonly sections: readonly Section[];
}

/** The automations on events of one collection, of all collections or, without any collection, of runs. */
export interface Section {
  readonly kind: "collection" | "allCollections" | "runs";
  /** The name of the one collection. */
  readonly collection: string | undefined;
  readonly automations: readonly Automation[];
}

const ORDER: readonly Scope["type"][] = ["organization", "team", "registry", "project"];

/** Groups automations by scope and by collection, sorted by name; those of all collections come first, runs last. */
export function group(automations: readonly Automation[]): Group[] {
  const scopes = by(automations, (one) => keysOf(one).scope);
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

const SECTIONS: readonly Section["kind"][] = ["allCollections", "collection", "runs"];

function groupOf(automations: Automation[]): Group {
  const [first] = automations;
  const sections = by(automations, (one) => keysOf(one).section);
  const scope =
    first === undefined ? ({ type: "team", entity: "" } as const) : withoutCollection(first.scope);
  return {
    kind: scope.type,
    name: scopeName(scope),
    scope,
    sections: [...sections.values()].map(sectionOf).sort(bySection),
  };
}

/** The keys of the group and the section to which an automation belongs. */
interface Keys {
  readonly scope: string;
  readonly section: string;
}

/** After a change of one automation, thousands of others are grouped again: these are the same objects as before. */
const knownKeys = new WeakMap<Automation, Keys>();

function keysOf(automation: Automation): Keys {
  const known = knownKeys.get(automation);
  if (known) return known;
  const { scope } = automation;
  const keys = {
    scope: JSON.stringify([scope.type, scopeName(scope)]),
    section: JSON.stringify([sectionKind(automation), collectionName(scope)]),
  };
  knownKeys.set(automation, keys);
  return keys;
}

function sectionOf(automations: Automation[]): Section {
  const [first] = automations;
  return {
    kind: first === undefined ? "allCollections" : sectionKind(first),
    collection: first && collectionName(first.scope),
    automations,
  };
}

function sectionKind({ scope, trigger }: Automation): Section["kind"] {
  if (collectionName(scope) !== undefined) return "collection";
  return isRunEvent(trigger.type) ? "runs" : "allCollections";
}

let runEvents: ReadonlySet<string> | undefined;

/** Asks the core once: a workspace may have thousands of automations. */
function isRunEvent(type: string): boolean {
  runEvents ??= new Set(eventTypes().flatMap((one) => (one.isRunEvent ? [one.eventType] : [])));
  return runEvents.has(type);
}

function withoutCollection(scope: Scope): Scope {
  if (scope.type !== "project" && scope.type !== "registry") return scope;
  const { collection: _, ...others } = scope;
  return others;
}

function bySection(one: Section, other: Section): number {
  const byKind = SECTIONS.indexOf(one.kind) - SECTIONS.indexOf(other.kind);
  return byKind || (one.collection ?? "").localeCompare(other.collection ?? "");
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
