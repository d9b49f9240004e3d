import { checkWebhook, HookwrightError, previewRequest, type Team, type Webhook } from "hookwright/payload";
import { type Obstacles, secretOf, sortObstacles } from "../../parts/enter-value.ts";

/** Returns what keeps a webhook from sending in this tab; nothing if the webhook is too incomplete to check. */
export function webhookObstacles(team: Team, webhook: Webhook): Obstacles {
  try {
    const errors = checkWebhook(webhook, team.secrets).filter(({ severity }) => severity === "error");
    const { obstacles } = previewRequest({ team: team.name, webhook, payload: "" });
    // A deleted secret has no value either; one error for each secret is enough.
    const reported = new Set(errors.map(secretOf).filter((name) => name !== undefined));
    const codes = new Set(errors.map(({ code }) => code));
    const others = obstacles.filter(
      (obstacle) => !reported.has(secretOf(obstacle) ?? "") && !codes.has(obstacle.code),
    );
    // A new endpoint is confirmed where the request is sent.
    const kept = others.filter(({ code }) => code !== "request/new-endpoint");
    return sortObstacles([...errors, ...kept]);
  } catch (error) {
    if (error instanceof HookwrightError) return { missing: [], errors: [] };
    throw error;
  }
}
