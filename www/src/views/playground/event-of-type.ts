import { checkEvent, type EventTypeInfo, sampleEvent } from "hookwright/payload";
import { applyEdits, modify, type Node, parseTree } from "jsonc-parser";

const LAYOUT = { formattingOptions: { tabSize: 2, insertSpaces: true, eol: "\n" } };

/**
 * The event as one of another type. What tells the core's examples of the two types apart goes and comes; all else
 * stays as it is. Where that makes no event yet, the example gives what is still missing.
 */
export function eventOfType(event: string, from: EventTypeInfo | undefined, to: EventTypeInfo): string {
  const before = new Set(from ? keys(sampleEvent(from.eventType)) : []);
  const example = sampleEvent(to.eventType);
  const wanted = keys(example);
  const foreign = [...before].filter((key) => !wanted.includes(key));
  const typed = set(event, "type", to.rendered);
  const rest = foreign.reduce((text, key) => set(text, key, undefined), typed);
  const changed = complete(
    rest,
    example,
    wanted.filter((key) => !before.has(key)),
  );
  return checkEvent(changed).length === 0 ? changed : complete(changed, example, wanted);
}

/** The event with these fields of the example, where it has none of its own. */
function complete(event: string, example: string, wanted: readonly string[]): string {
  const own = keys(event);
  const values = new Map<string, unknown>(Object.entries(JSON.parse(example)));
  return wanted
    .filter((key) => !own.includes(key))
    .reduce((text, key) => set(text, key, values.get(key)), event);
}

function set(event: string, key: string, value: unknown): string {
  return applyEdits(event, modify(event, [key], value, LAYOUT));
}

function keys(event: string): string[] {
  const properties: readonly Node[] = parseTree(event)?.children ?? [];
  return properties.map(({ children }) => String(children?.[0]?.value));
}
