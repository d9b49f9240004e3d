import type { Workspace } from "hookwright/payload";
import { NEW } from "../platform/route.ts";
import { type Draft, tabDrafts } from "./tab-drafts.ts";

/** Returns the drafts of earlier pages that no view shows, because their record was deleted. */
export function deletedDrafts(workspace: Workspace): readonly Draft[] {
  return tabDrafts.inherited.filter((draft) => isDeleted(draft, workspace));
}

function isDeleted({ kind, key }: Draft, { teams, automations, samples }: Workspace): boolean {
  if (key.startsWith(NEW)) return false;
  const has = (records: readonly { readonly id: string }[]) => records.some(({ id }) => id === key);
  switch (kind) {
    case "payload":
    case "payload.other":
    case "automation":
      return !has(automations);
    case "event":
    case "event.other":
      // The built-in samples are not part of the workspace.
      return !key.startsWith("of-") && !has(samples);
    default:
      return !teams.some(({ webhooks }) => has(webhooks));
  }
}
