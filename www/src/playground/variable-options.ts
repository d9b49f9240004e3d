import type { Event } from "hookwright";
import { type Automation, Template, variables, type Webhook } from "hookwright";
import { findNodeAtLocation, parseTree } from "jsonc-parser";
import type { VariableOption } from "../editor/variable-option.ts";

/** What a template of this automation may use: the core's table, with what the author and the event put into it. */
export function variableOptions(
  automation: Automation,
  webhook: Webhook | undefined,
  eventText: string,
  event: Event | undefined,
): VariableOption[] {
  const named = variables().flatMap((info) =>
    names(info.name, webhook, eventText).map((name) => ({ info, name })),
  );
  const values = event
    ? currentValues(
        automation,
        webhook,
        named.map(({ name }) => name),
        event,
      )
    : [];
  return named.map(({ info, name }, at) => ({
    name,
    kind: info.kind,
    meaning: info.meaning,
    evidence: info.evidence,
    value: values[at] ?? "",
  }));
}

/** The table's placeholders stand for what this event and this webhook have. */
function names(name: string, webhook: Webhook | undefined, eventText: string): string[] {
  if (name.endsWith("<KEY>")) return metadataKeys(eventText).map((key) => name.replace("<KEY>", () => key));
  if (name === "SECRET_NAME") return webhook?.secret === undefined ? [] : [webhook.secret];
  if (name === "ACCESS_TOKEN") return webhook?.access_token === undefined ? [] : [name];
  return [name];
}

function metadataKeys(eventText: string): string[] {
  const root = parseTree(eventText);
  const metadata = root && findNodeAtLocation(root, ["artifact_version", "metadata"]);
  return metadata?.children?.map((property) => String(property.children?.[0]?.value)) ?? [];
}

/** What each variable renders now, each in a string of its own, where the core escapes it. */
function currentValues(
  automation: Automation,
  webhook: Webhook | undefined,
  names: readonly string[],
  event: Event,
): string[] {
  const template = new Template(`[${names.map((name) => `"\${${name}}"`).join(",")}]`, webhook?.secret);
  try {
    const { text } = template.renderParts(event, { eventType: automation.trigger.type, undefined: "blank" });
    const values: unknown = JSON.parse(text);
    return Array.isArray(values) ? values.map(String) : [];
  } catch {
    return [];
  } finally {
    template.free();
  }
}
