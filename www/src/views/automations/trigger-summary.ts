import type { FilterRow, Trigger } from "hookwright";
import { automations } from "../../messages/automations.ts";
import { whenLanguageChanges } from "../../messages/localization.ts";
import { triggers } from "../../messages/triggers.ts";
import { metricName } from "../../parts/metric-trigger.ts";
import { filterOf, parseString, rowsOf } from "./automation-checks.ts";

/** The summary of each trigger object: the list asks for those of all automations at every change. */
let cache = new WeakMap<Trigger, string>();

whenLanguageChanges(() => {
  cache = new WeakMap();
});

/** Returns a trigger's conditions in a few words, like `alias matches regex ^prod$`; an empty string if it has none. */
export function triggerSummary(trigger: Trigger): string {
  const known = cache.get(trigger);
  if (known !== undefined) return known;
  const summary = [ownCondition(trigger), filterSummary(filterOf(trigger))].filter(Boolean).join(" · ");
  cache.set(trigger, summary);
  return summary;
}

function ownCondition(trigger: Trigger): string {
  if ("condition" in trigger) return metricName(trigger);
  if (trigger.type === "RUN_STATE")
    return trigger.states.map((state) => automations.state[state]()).join(", ");
  return "";
}

function filterSummary(filter: string): string {
  const rows = rowsOf(filter);
  return rows === undefined ? automations.customFilter() : rows.map(rowSummary).join(" · ");
}

function rowSummary({ field, operator, value }: FilterRow): string {
  return `${field} ${triggers.operator(operator)} ${parseString(value) ?? value}`;
}
