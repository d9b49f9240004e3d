/*
 * The texts of share links for what the elements show. This is apart from the link's own code, because the elements contain it
 * before anything is loaded.
 */

const FORMAT = { format: "hookwright", version: 1 };

/** Returns the text with an automation and its events as samples; undefined if the automation can't be read. */
export function automationText(automation: string, events: string): string | undefined {
  const read = objectIn(automation);
  if (read === undefined || typeof read.team !== "string") return undefined;
  // Its webhook is not known here.
  const { webhook: _, ...shared } = read;
  const list = valueIn(events);
  const samples = (Array.isArray(list) ? list : []).map((event, index) => ({
    id: `${String(read.id)}-event-${index + 1}`,
    name: `${String(read.name)} ${index + 1}`,
    event: JSON.stringify(event, null, 2),
  }));
  return workspaceText(read.team, shared, samples);
}

/** Returns the text with an automation that waits for a condition; undefined if the condition can't be read. */
export function conditionText(condition: string): string | undefined {
  const read = objectIn(condition);
  if (read === undefined) return undefined;
  const trigger = read.trigger ?? read;
  const name = objectValue(objectValue(trigger)?.condition)?.name;
  if (typeof name !== "string") return undefined;
  const team = "acme";
  const scope = { type: "team", entity: team };
  return workspaceText(team, { id: `metric-${name}`, name, enabled: true, scope, team, trigger }, []);
}

function workspaceText(team: string, automation: object, samples: readonly object[]): string {
  const teams = [{ name: team, secrets: [], webhooks: [] }];
  return JSON.stringify({ ...FORMAT, workspace: { teams, automations: [automation], samples } });
}

function objectIn(text: string): Readonly<Record<string, unknown>> | undefined {
  return objectValue(valueIn(text));
}

function valueIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function objectValue(value: unknown): Readonly<Record<string, unknown>> | undefined {
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  return isObject ? (value as Readonly<Record<string, unknown>>) : undefined;
}
