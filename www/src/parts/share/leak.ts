import type { SecretVault, Workspace } from "hookwright/payload";
import { share } from "../../messages/share.ts";

/**
 * Looks for secret values of this tab in the contents of a link. Returns a sentence that says where the first one is, or
 * undefined if there is none. `text` is the whole text of the link, for what has no place of its own.
 */
export function leakIn(part: Workspace, text: string, vault: SecretVault): string | undefined {
  for (const { name, payload } of part.automations) {
    const secret = payload === undefined ? undefined : vault.secretIn(payload);
    if (secret !== undefined) return share.secretIn.template(secret, name);
  }
  for (const { name, event } of part.samples) {
    const secret = vault.secretIn(event);
    if (secret !== undefined) return share.secretIn.event(secret, name);
  }
  for (const { name, endpoint } of part.teams.flatMap((team) => team.webhooks)) {
    const secret = vault.secretIn(endpoint);
    if (secret !== undefined) return share.secretIn.endpoint(secret, name);
  }
  const secret = vault.secretIn(text);
  return secret === undefined ? undefined : share.secretIn.other(secret);
}
