import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";

/** The core, built for Node. */
export type Core = typeof import("hookwright");

/** An element of `hookwright/elements` that shows examples. */
type ElementName = "preview" | "playground" | "match" | "metric";

/** A live example: the element, its inputs, and the result that it must have. */
export interface Example {
  readonly id: string;
  readonly element: ElementName;
  /** The type of the sample event, unless the example has an event of its own. */
  readonly eventType: string | undefined;
  /** The inputs and the expected result by name. */
  readonly parts: ReadonlyMap<string, string>;
  /** The codes of the expected problems. */
  readonly problems: readonly string[];
}

/** The inputs of each element, in the order in which a page shows them. */
export const INPUTS: Readonly<Record<ElementName, readonly string[]>> = {
  preview: ["template", "event"],
  playground: ["template", "event"],
  match: ["automation", "events"],
  metric: ["condition", "series"],
};

/**
 * Reads the examples in a folder, by id. Each is a Markdown file: its front matter has the element, the event's type and the
 * expected problems; its code blocks are the inputs and the expected result, `payload` or `fires`. A `receiver` in the front
 * matter takes the template from the core.
 */
export function readExamples(folder: string, core: Core): ReadonlyMap<string, Example> {
  const files = readdirSync(folder).filter((file) => file.endsWith(".md"));
  return new Map(
    files.map((file) => {
      const id = basename(file, ".md");
      return [id, readExample(id, readFileSync(join(folder, file), "utf8"), core)];
    }),
  );
}

/** Returns a sentence for each way in which an example's result differs from the expected one. */
export function exampleFailures(example: Example, core: Core): string[] {
  const failures: string[] = [];
  const expect = (what: string, found: string, expected: string) => {
    if (found !== expected)
      failures.push(`example ${example.id}: expected ${what} ${expected}, found ${found}`);
  };
  if (example.element === "match") {
    expect("firings", JSON.stringify(matched(example, core)), compactFires(example));
  } else if (example.element === "metric") {
    const metric = new core.RunMetric(JSON.parse(part(example, "condition")));
    const { firings } = metric.run(JSON.parse(part(example, "series")));
    expect("firings", JSON.stringify([...firings]), compactFires(example));
  } else {
    const template = new core.Template(part(example, "template"));
    const event = new core.Event(eventText(example, core));
    expect("payload", template.render(event), part(example, "payload"));
    const codes = template.checkFor(event).map(({ code }) => code);
    expect("problems", codes.join(", "), example.problems.join(", "));
  }
  return failures;
}

/** Returns the text of a part that the example must have. */
export function part(example: Example, name: string): string {
  const text = example.parts.get(name);
  if (text === undefined) throw new Error(`example ${example.id} has no part “${name}”`);
  return text;
}

/** Returns the expected firings: for each event whether it fires, or the indexes of the values that do. */
export function expectedFires(example: Example): readonly (boolean | number)[] {
  const fires: unknown = JSON.parse(part(example, "fires"));
  if (!Array.isArray(fires)) throw new Error(`example ${example.id}: “fires” is not an array`);
  return fires.filter((value) => typeof value === "boolean" || typeof value === "number");
}

function matched(example: Example, core: Core): boolean[] {
  const matcher = new core.Matcher([JSON.parse(part(example, "automation"))]);
  const events: unknown = JSON.parse(part(example, "events"));
  if (!Array.isArray(events)) throw new Error(`example ${example.id}: “events” is not an array`);
  return events.map((event) => matcher.match(new core.Event(JSON.stringify(event))).length > 0);
}

function compactFires(example: Example): string {
  return JSON.stringify(expectedFires(example));
}

function eventText(example: Example, core: Core): string {
  return example.parts.get("event") ?? core.sampleEvent(eventType(example.eventType, core));
}

/** Returns the type of event of this name. */
export function eventType(name: string | undefined, core: Core) {
  const type = core.eventTypes().find((info) => info.eventType === name)?.eventType;
  if (type === undefined) throw new Error(`unknown type of event: ${name}`);
  return type;
}

function readExample(id: string, source: string, core: Core): Example {
  const [, head = "", body = ""] = /^---\n([\s\S]*?)---\n([\s\S]*)$/.exec(source) ?? [];
  const settings = new Map(
    head
      .trim()
      .split("\n")
      .map((line) => {
        const [name = "", ...rest] = line.split(":");
        return [name.trim(), rest.join(":").trim()];
      }),
  );
  const element = (Object.keys(INPUTS) as ElementName[]).find((name) => name === settings.get("element"));
  if (element === undefined) throw new Error(`example ${id} has no element`);
  const parts = new Map<string, string>();
  for (const [, name = "", text = ""] of body.matchAll(/^```json (\w+)\n([\s\S]*?)\n?^```$/gm))
    parts.set(name, text);
  const receiver = core.receivers().find((info) => info.receiver === settings.get("receiver"));
  if (receiver)
    parts.set(
      "template",
      core.examplePayload(receiver.receiver, eventType(settings.get("event-type"), core)).trimEnd(),
    );
  const problems = (settings.get("problems") ?? "").split(/,\s*/).filter(Boolean);
  return { id, element, eventType: settings.get("event-type"), parts, problems };
}
