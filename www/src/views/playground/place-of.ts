import type { Condition } from "hookwright/payload";
import type { FormField, FormTarget } from "../../parts/form-target.ts";

/** Where in an automation's form a condition is edited; some are edited nowhere. */
export function placeOf(condition: Condition): FormTarget | undefined {
  switch (condition.kind) {
    case "enabled":
      return { field: "enabled" };
    case "eventType":
      return { field: "event" };
    case "scopeAllowed":
      return level(condition.arguments.found);
    case "scope":
      return level(condition.arguments.level);
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
    case "cooldown":
      return undefined;
  }
}

const LEVELS: readonly FormField[] = ["organization", "team", "project", "registry", "collection"];

function level(name: string | undefined): FormTarget | undefined {
  const field = LEVELS.find((one) => one === name);
  return field && { field };
}
