/** A webhook, and the team that owns it. */
export interface CreatedWebhook {
  readonly team: string;
  readonly webhook: string;
}

const created = new Map<string, CreatedWebhook>();

/** Hands over a webhook that the user created for an automation, for that automation's form to select it. */
export function handOverWebhook(automation: string, webhook: CreatedWebhook): void {
  created.set(automation, webhook);
}

/** Returns the webhook that was created for an automation, once. */
export function takeCreatedWebhook(automation: string): CreatedWebhook | undefined {
  const webhook = created.get(automation);
  created.delete(automation);
  return webhook;
}
