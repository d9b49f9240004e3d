import type { Operator } from "hookwright";
import { msg, str } from "./localization.ts";
import { operatorWord } from "./vocabulary.ts";

/** Messages of a trigger's fields. */
export const triggers = {
  addCondition: () => msg("Add condition", { id: "triggers.addCondition" }),
  conditionLabel: (field: string, operator: Operator) => `${fieldWord(field)} ${operatorWord(operator)}`,
  comparisonOfApp: () =>
    msg("W&B's app offers this comparison; its Python SDK does not.", {
      id: "triggers.comparisonOfApp",
    }),
  conditionOn: (field: string) => msg(str`Condition on ${field}`, { id: "triggers.conditionOn" }),
  editAsJson: () => msg("Edit as JSON", { id: "triggers.editAsJson" }),
  editorKeys: () => msg("Tab leaves the editor.", { id: "triggers.editorKeys" }),
  field: () => msg("Field", { id: "triggers.field" }),
  fieldMissing: () => msg("Enter a field.", { id: "triggers.fieldMissing" }),
  kept: (type: string) =>
    msg(str`The conditions of “${type}” are kept as they are: Hookwright does not know them.`, {
      id: "triggers.kept",
    }),
  filterJson: () => msg("Filter as JSON", { id: "triggers.filterJson" }),
  fires: {
    aggregate: {
      AVERAGE: (count: string, metric: string) =>
        msg(str`the average of the last ${count} values of “${metric}”`, { id: "triggers.fires.average" }),
      MAX: (count: string, metric: string) =>
        msg(str`the maximum of the last ${count} values of “${metric}”`, { id: "triggers.fires.max" }),
      MIN: (count: string, metric: string) =>
        msg(str`the minimum of the last ${count} values of “${metric}”`, { id: "triggers.fires.min" }),
      NONE: (metric: string) => msg(str`a value of “${metric}”`, { id: "triggers.fires.none" }),
      EACH: (count: string, metric: string) =>
        msg(str`“${metric}” over the last ${count} values`, { id: "triggers.fires.each" }),
    },
    change: {
      ANY: (what: string, amount: string, prior: string) =>
        msg(
          str`Fires when ${what} changes by at least ${amount}, compared with the prior window (${prior} values).`,
          {
            id: "triggers.fires.change.any",
          },
        ),
      DECREASE: (what: string, amount: string, prior: string) =>
        msg(
          str`Fires when ${what} falls by at least ${amount}, compared with the prior window (${prior} values).`,
          {
            id: "triggers.fires.change.decrease",
          },
        ),
      INCREASE: (what: string, amount: string, prior: string) =>
        msg(
          str`Fires when ${what} rises by at least ${amount}, compared with the prior window (${prior} values).`,
          {
            id: "triggers.fires.change.increase",
          },
        ),
    },
    threshold: (what: string, sign: string, threshold: string) =>
      msg(str`Fires when ${what} is ${sign} ${threshold}.`, { id: "triggers.fires.threshold" }),
    zScore: {
      ANY: (metric: string, deviations: string, count: string) =>
        msg(
          str`Fires when a value of “${metric}” is at least ${deviations} standard deviations away from the mean of ${count} values.`,
          { id: "triggers.fires.zScore.any" },
        ),
      DECREASE: (metric: string, deviations: string, count: string) =>
        msg(
          str`Fires when a value of “${metric}” is at least ${deviations} standard deviations below the mean of ${count} values.`,
          { id: "triggers.fires.zScore.decrease" },
        ),
      INCREASE: (metric: string, deviations: string, count: string) =>
        msg(
          str`Fires when a value of “${metric}” is at least ${deviations} standard deviations above the mean of ${count} values.`,
          { id: "triggers.fires.zScore.increase" },
        ),
    },
  },
  named: {
    AVERAGE: (metric: string) => msg(str`average ${metric}`, { id: "triggers.named.average" }),
    MAX: (metric: string) => msg(str`maximum ${metric}`, { id: "triggers.named.max" }),
    MIN: (metric: string) => msg(str`minimum ${metric}`, { id: "triggers.named.min" }),
    change: {
      ANY: (what: string, amount: string) =>
        msg(str`${what} changes by ${amount}`, { id: "triggers.named.change.any" }),
      DECREASE: (what: string, amount: string) =>
        msg(str`${what} falls by ${amount}`, { id: "triggers.named.change.decrease" }),
      INCREASE: (what: string, amount: string) =>
        msg(str`${what} rises by ${amount}`, { id: "triggers.named.change.increase" }),
    },
    zScore: (metric: string, deviations: string) =>
      msg(str`${metric} deviates by ${deviations} standard deviations`, { id: "triggers.named.zScore" }),
  },
  known: () => msg("Known values", { id: "triggers.known" }),
  killed: () => msg("W&B never triggers for a killed run.", { id: "triggers.killed" }),
  matchCount: (matched: string, known: string) =>
    msg(str`Matches ${matched} of ${known} known values, from the sample events.`, {
      id: "triggers.matchCount",
    }),
  matches: () => msg("matches", { id: "triggers.matches" }),
  doesNotMatch: () => msg("does not match", { id: "triggers.matchesNot" }),
  metricMissing: () => msg("Enter the metric's name.", { id: "triggers.metricMissing" }),
  moreKnown: (count: string) => msg(str`and ${count} more`, { id: "triggers.moreKnown" }),
  neededByApp: () =>
    msg("W&B's app requires a pattern. Without one, Hookwright matches every value.", {
      id: "triggers.neededByApp",
    }),
  noConditions: () =>
    msg("No conditions: every event of this type in the scope triggers it.", { id: "triggers.noConditions" }),
  notJson: () =>
    msg("This is not valid JSON, so the form can't show it. Your text is kept.", { id: "triggers.notJson" }),
  onlyJson: () =>
    msg("The form can't show this filter completely, so it is shown as JSON.", { id: "triggers.onlyJson" }),
  operand: () => msg("Value", { id: "triggers.operand" }),
  operandForm: () => msg("Value type", { id: "triggers.operandForm" }),
  operandJson: () => msg("JSON", { id: "triggers.operandJson" }),
  operandMissing: () => msg("Enter a value, or remove the condition.", { id: "triggers.operandMissing" }),
  operandText: () => msg("String", { id: "triggers.operandText" }),
  operator: operatorWord,
  operatorLabel: () => msg("Condition", { id: "triggers.operatorLabel" }),
  regexHelp: () =>
    msg(
      "A regular expression (RE2 syntax). Matches anywhere in the value; use ^ and $ to match the whole value.",
      {
        id: "triggers.regexHelp",
      },
    ),
  removeCondition: (field: string) =>
    msg(str`Remove the condition on ${field}`, { id: "triggers.removeCondition" }),
  showInFilter: () => msg("Show in the JSON filter", { id: "triggers.showPlace" }),
  tryText: () => msg("Test another value (not saved)", { id: "triggers.tryText" }),
  noStates: () => msg("Choose at least one.", { id: "triggers.noStates" }),
  unnamedMetric: () => msg("…", { id: "triggers.unnamedMetric" }),
};

/** Returns the name of a filter field in W&B's app, or the field's own name. */
function fieldWord(field: string): string {
  const words = new Map([
    ["alias", () => msg("Alias", { id: "triggers.fieldWord.alias" })],
    ["display_name", () => msg("Run name", { id: "triggers.fieldWord.displayName" })],
    ["tag", () => msg("Tag", { id: "triggers.fieldWord.tag" })],
    ["user", () => msg("User", { id: "triggers.fieldWord.user" })],
  ]);
  return words.get(field)?.() ?? field;
}
