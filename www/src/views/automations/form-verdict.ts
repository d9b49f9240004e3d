import { type Automation, eventTypes } from "hookwright/payload";
import { automations } from "../../messages/automations.ts";
import { sentences } from "../../messages/diagnostic.ts";
import { type Delivery, fitVerdict, type Verdict, warning } from "../../parts/fit-verdict.ts";
import { mustBeAccepted, triggerFindings } from "./automation-checks.ts";
import type { PreviewedEvent } from "./previewed-sample.ts";
import { partsOf } from "./scope-parts.ts";

/**
 * Returns the verdict on the previewed event for an automation that is being edited. While the trigger or the scope is
 * incomplete, it says what is missing instead: the core would compare the event with an empty name.
 */
export function formVerdict(draft: Automation, { check }: PreviewedEvent, delivery: Delivery): Verdict {
  const missing = missingFields(draft);
  if (missing.length > 0) return warning(automations.verdictIncomplete(missing.join(", ")));
  // The name has nothing to do with firing: its field says what is wrong with it.
  const unfinished = triggerFindings(draft).find(
    (finding) => mustBeAccepted(finding) && !finding.code.startsWith("name/"),
  );
  if (unfinished && check?.verdict !== "doesNotFire") return warning(sentences(unfinished).message);
  if (check === undefined) return warning(automations.verdictUnknown());
  return fitVerdict(check, delivery);
}

/** Returns the labels of the fields of the trigger and the scope that are still empty. */
function missingFields({ scope, trigger }: Automation): string[] {
  const { type, organization, entity, container, collection } = partsOf(scope);
  const info = eventTypes().find(({ eventType }) => eventType === trigger.type);
  const isRegistry = type === "registry";
  const hasContainer = isRegistry || type === "project";
  const fields: [string, boolean][] = [
    [automations.organization(), type === "organization" && organization === ""],
    [automations.entity(), type !== "organization" && entity === ""],
    [isRegistry ? automations.registry() : automations.project(), hasContainer && container === ""],
    [automations.collection(), (info?.needsCollectionScope ?? false) && hasContainer && collection === ""],
    [automations.states(), trigger.type === "RUN_STATE" && trigger.states.length === 0],
    [automations.metric(), "condition" in trigger && trigger.condition.name.trim() === ""],
  ];
  return fields.filter(([, isMissing]) => isMissing).map(([label]) => label);
}
