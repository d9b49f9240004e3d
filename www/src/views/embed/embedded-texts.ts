/** The parts of a share link that the embedded view shows. */
export interface EmbeddedTexts {
  readonly template: string;
  readonly event: string;
  /** The name of the automation, if the link names it. */
  readonly name: string;
}

/** Returns the template and the event in a link's text, or the first ones of its workspace; undefined if there is no template. */
export function embeddedTexts(text: string): EmbeddedTexts | undefined {
  const file = parsed(text);
  if (member(file, "format") !== "hookwright" || member(file, "version") !== 1) return undefined;
  const workspace = member(file, "workspace");
  const automation = items(workspace, "automations").find((one) => stringIn(one, "payload") !== undefined);
  const template = stringIn(file, "template") ?? stringIn(automation, "payload");
  if (template === undefined) return undefined;
  const event = stringIn(file, "event") ?? stringIn(items(workspace, "samples")[0], "event");
  return { template, event: event ?? "", name: stringIn(automation, "name") ?? "" };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function member(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

function items(value: unknown, name: string): readonly unknown[] {
  const found = member(value, name);
  return Array.isArray(found) ? found : [];
}

function stringIn(value: unknown, name: string): string | undefined {
  const found = member(value, name);
  return typeof found === "string" ? found : undefined;
}
