import {
  type EventType,
  type SampleEvent,
  type Scope,
  sampleEvent,
  type Workspace,
} from "hookwright/payload";

/** Values to suggest in a filter: those that events have in the fields that filters use most. */
export interface KnownValues {
  readonly alias: readonly string[];
  readonly tag: readonly string[];
  readonly collection: readonly string[];
  readonly display_name: readonly string[];
  readonly user: readonly string[];
  readonly metric: readonly string[];
}

/** Collects the values of the sample events, each once and in order, followed by those of the core's own example. */
export function knownValues(samples: readonly SampleEvent[], eventType: EventType): KnownValues {
  const events = [...samples.map(({ event }) => event), sampleEvent(eventType)].map(parse);
  const all = (...paths: string[][]) => [
    ...new Set(events.flatMap((event) => paths.flatMap((path) => stringsAt(event, path)))),
  ];
  return {
    alias: all(["alias"], ["artifact_version", "aliases"]),
    tag: all(["tag"], ["artifact_version", "tags"]),
    collection: all(["collection"], ["collection", "name"]),
    display_name: all(["run", "display_name"]),
    user: all(["run", "user"], ["author"]),
    metric: all(["metric", "name"]),
  };
}

/** Names to suggest in a scope: those of the workspace's teams, automations and sample events. */
export interface KnownScopes {
  readonly organizations: readonly string[];
  readonly entities: readonly string[];
  readonly registries: readonly string[];
  readonly projects: readonly string[];
  readonly collections: readonly string[];
}

/** Collects the names of a workspace's scopes and sample events, each once: first those that automations use. */
export function knownScopes({ teams, automations, samples }: Workspace): KnownScopes {
  const events = samples.map(({ event }) => parse(event));
  const named = (key: Container) => [
    ...automations.flatMap(({ scope }) => nameIn(scope, key)),
    ...events.flatMap((event) => [[key], [key, "name"]].flatMap((path) => stringsAt(event, path))),
  ];
  const once = (names: readonly string[]) => [...new Set(names)];
  return {
    organizations: once(named("organization")),
    entities: once([...teams.map(({ name }) => name), ...named("entity")]),
    registries: once(named("registry")),
    projects: once(named("project")),
    collections: once(named("collection")),
  };
}

type Container = "organization" | "entity" | "registry" | "project" | "collection";

/** Returns the name that a scope has for a container, if any. */
function nameIn(scope: Scope, key: Container): readonly string[] {
  const container = (scope as Partial<Record<Container, string | { readonly name: string }>>)[key];
  const name = typeof container === "object" ? container.name : container;
  return name ? [name] : [];
}

/** Parses a sample; one that the user is still typing may be invalid. */
function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function stringsAt(value: unknown, path: readonly string[]): string[] {
  const [key, ...inner] = path;
  if (Array.isArray(value)) return value.flatMap((item) => stringsAt(item, path));
  if (key === undefined) return typeof value === "string" && value !== "" ? [value] : [];
  if (typeof value !== "object" || value === null) return [];
  return stringsAt(new Map(Object.entries(value)).get(key), inner);
}
