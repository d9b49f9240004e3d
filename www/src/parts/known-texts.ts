import { type EventType, type SampleEvent, sampleEvent } from "hookwright/payload";

/** What the events at hand have in the fields that filters ask for most. */
export interface KnownTexts {
  readonly alias: readonly string[];
  readonly tag: readonly string[];
  readonly collection: readonly string[];
  readonly display_name: readonly string[];
  readonly user: readonly string[];
  readonly metric: readonly string[];
}

/** Each text once, in the order in which the samples have them; the core's own example of the kind comes last. */
export function knownTexts(samples: readonly SampleEvent[], eventType: EventType): KnownTexts {
  const events = [...samples.map(({ event }) => event), sampleEvent(eventType)].map(read);
  const all = (...paths: string[][]) => [
    ...new Set(events.flatMap((event) => paths.flatMap((path) => textsAt(event, path)))),
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

/** A sample may be half typed. */
function read(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function textsAt(value: unknown, path: readonly string[]): string[] {
  const [key, ...rest] = path;
  if (Array.isArray(value)) return value.flatMap((item) => textsAt(item, path));
  if (key === undefined) return typeof value === "string" && value !== "" ? [value] : [];
  if (typeof value !== "object" || value === null) return [];
  return textsAt(new Map(Object.entries(value)).get(key), rest);
}
