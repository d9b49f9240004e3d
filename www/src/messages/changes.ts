import type { ChangeSummary } from "hookwright/payload";
import { msg, str } from "./localization.ts";
import { sampleTitle } from "./vocabulary.ts";

/** Returns a change in words, like `endpoint of “GitHub deploy” changed`. */
export function changeText({ record, name: stored, action, fields }: ChangeSummary): string {
  const name = record === "sample" ? sampleTitle(stored) : stored;
  if (record === "workspace") return msg("workspace replaced", { id: "change.workspace" });
  const what = fields.map((field) => FIELDS[field]?.() ?? field).join(", ");
  if (record === "settings") return msg(str`setting changed: ${what}`, { id: "change.settings" });
  if (action === "changed") return fieldsChanged(name, fields, what);
  const kind = KINDS[record]();
  return action === "created"
    ? msg(str`${kind} “${name}” created`, { id: "change.created" })
    : msg(str`${kind} “${name}” deleted`, { id: "change.deleted" });
}

function fieldsChanged(name: string, fields: readonly string[], what: string): string {
  if (fields.length === 1 && fields[0] === "enabled")
    return msg(str`“${name}” switched on or off`, { id: "change.enabled" });
  return what === ""
    ? msg(str`“${name}” changed`, { id: "change.record" })
    : msg(str`${what} of “${name}” changed`, { id: "change.fields" });
}

const KINDS = {
  automation: () => msg("automation", { id: "change.kind.automation" }),
  sample: () => msg("sample", { id: "change.kind.sample" }),
  secret: () => msg("secret", { id: "change.kind.secret" }),
  team: () => msg("team", { id: "change.kind.team" }),
  webhook: () => msg("webhook", { id: "change.kind.webhook" }),
};

/** The fields of records, by their names in JSON. */
const FIELDS: Record<string, (() => string) | undefined> = {
  access_token: () => msg("access token", { id: "change.field.access_token" }),
  description: () => msg("description", { id: "change.field.description" }),
  enabled: () => msg("on/off switch", { id: "change.field.enabled" }),
  endpoint: () => msg("endpoint", { id: "change.field.endpoint" }),
  event: () => msg("event", { id: "change.field.event" }),
  name: () => msg("name", { id: "change.field.name" }),
  payload: () => msg("payload", { id: "change.field.payload" }),
  receiver: () => msg("receiver", { id: "change.field.receiver" }),
  scope: () => msg("scope", { id: "change.field.scope" }),
  secret: () => msg("secret", { id: "change.field.secret" }),
  secret_retention: () => msg("how long secret values are kept", { id: "change.field.secret_retention" }),
  signature: () => msg("signature encoding", { id: "change.field.signature" }),
  team: () => msg("team", { id: "change.field.team" }),
  theme: () => msg("theme", { id: "change.field.theme" }),
  trigger: () => msg("trigger", { id: "change.field.trigger" }),
  action: () => msg("action", { id: "change.field.action" }),
  unbound: () => msg("notice of missing secrets", { id: "change.field.unbound" }),
  webhook: () => msg("webhook", { id: "change.field.webhook" }),
};
