import {
  checkWebhook,
  type Diagnostic,
  HookwrightError,
  previewRequest,
  type Team,
  type Webhook,
} from "hookwright/payload";

/** What keeps a webhook from sending in this tab; nothing while it is too unfinished to be judged. */
export function sendingErrors(team: Team, webhook: Webhook): readonly Diagnostic[] {
  try {
    const errors = checkWebhook(webhook, team.secrets).filter(({ severity }) => severity === "error");
    const { obstacles } = previewRequest({ team: team.name, webhook, payload: "" });
    // A secret that is gone has no value either; once is enough.
    const said = new Set(errors.map(secretOf));
    return [...errors, ...obstacles.filter((obstacle) => !said.has(secretOf(obstacle)))];
  } catch (error) {
    if (error instanceof HookwrightError) return [];
    throw error;
  }
}

function secretOf({ arguments: values }: Diagnostic): string | undefined {
  return new Map(values instanceof Map ? values : Object.entries(values)).get("name");
}
