import type { Automation, Condition } from "hookwright/payload";
import { firing, formField } from "../messages/firing.ts";
import { href } from "../platform/route.ts";
import { type ConditionTarget, type FormField, formTargetText } from "./form-target.ts";

/** A link to a field of an automation's form. */
export interface FieldLink {
  readonly href: string;
  readonly text: string;
  /** The text with the automation's name, for readers who don't see where the link is. */
  readonly label: string;
}

/** Returns a link to the form field that edits a condition of an automation; undefined if there is none. */
export function conditionLink({ id, name }: Automation, condition: Condition): FieldLink | undefined {
  const target = editedIn(condition);
  if (target === undefined) return undefined;
  const field = formField[target.field]();
  return {
    href: href("automations", id, formTargetText(target)),
    text: firing.edit(field),
    label: firing.editOf(field, name),
  };
}

/** Returns the field of an automation's form that edits a condition; undefined if there is none. */
function editedIn(condition: Condition): ConditionTarget | undefined {
  switch (condition.kind) {
    case "enabled":
      return { field: "enabled" };
    case "eventType":
    case "triggerKnown":
      return { field: "event" };
    case "scopeAllowed":
      return levelField(condition.arguments.found);
    case "scope":
      return levelField(condition.arguments.level);
    case "runState":
    case "runKilled":
      return { field: "states" };
    case "metricName":
      return { field: "metric" };
    case "filter":
    case "filterUnreadable":
    case "all":
    case "any":
    case "none":
    case "not":
    case "field":
    case "operatorUnknown":
      return { field: "filter", span: condition.span };
    case "windowFull":
    case "valuesFinite":
    case "priorNotZero":
    case "valuesDeviate":
    case "metric":
      return { field: "threshold" };
    case "automation":
    case "actionSupported":
    case "keptCondition":
    case "cooldown":
      return undefined;
  }
}

const LEVELS: readonly FormField[] = ["organization", "team", "project", "registry", "collection"];

function levelField(level: string | undefined): ConditionTarget | undefined {
  const field = LEVELS.find((one) => one === level);
  return field && { field };
}
