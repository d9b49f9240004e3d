import { msg, str } from "@lit/localize";
import type { Operator } from "hookwright";
import { operatorWord } from "./operator.ts";

/** What the trigger's fields say. */
export const triggers = {
  addCondition: () => msg("Add condition", { id: "triggers.addCondition" }),
  asked: (field: string, operator: Operator) => `${fieldWord(field)} ${operatorWord(operator)}`,
  comparisonOfApp: () =>
    msg("W&B's app offers this comparison; its Python SDK does not have it.", {
      id: "triggers.comparisonOfApp",
    }),
  conditionOn: (field: string) => msg(str`Condition on ${field}`, { id: "triggers.conditionOn" }),
  editAsJson: () => msg("Edit as JSON", { id: "triggers.editAsJson" }),
  editorKeys: () => msg("Tab leaves the editor.", { id: "triggers.editorKeys" }),
  field: () => msg("Field", { id: "triggers.field" }),
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
        msg(str`Fires when ${what} changes by at least ${amount}, against the ${prior} values before.`, {
          id: "triggers.fires.change.any",
        }),
      DECREASE: (what: string, amount: string, prior: string) =>
        msg(str`Fires when ${what} falls by at least ${amount}, against the ${prior} values before.`, {
          id: "triggers.fires.change.decrease",
        }),
      INCREASE: (what: string, amount: string, prior: string) =>
        msg(str`Fires when ${what} rises by at least ${amount}, against the ${prior} values before.`, {
          id: "triggers.fires.change.increase",
        }),
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
      msg(str`${metric} is off by ${deviations} standard deviations`, { id: "triggers.named.zScore" }),
  },
  known: () => msg("Known values", { id: "triggers.known" }),
  killed: () => msg("W&B never triggers for a killed run.", { id: "triggers.killed" }),
  matchCount: (matched: string, known: string) =>
    msg(str`Matches ${matched} of ${known} known values, from the sample events.`, {
      id: "triggers.matchCount",
    }),
  matches: () => msg("matches", { id: "triggers.matches" }),
  matchesNot: () => msg("does not match", { id: "triggers.matchesNot" }),
  moreKnown: (count: string) => msg(str`and ${count} more`, { id: "triggers.moreKnown" }),
  neededByApp: () =>
    msg("W&B's app wants one. Empty, it fires for every one here.", { id: "triggers.neededByApp" }),
  noConditions: () =>
    msg("No further conditions: every such event in the scope fires it.", { id: "triggers.noConditions" }),
  notJson: () =>
    msg("This is not JSON yet, so there is no form. What is typed is kept.", { id: "triggers.notJson" }),
  onlyJson: () =>
    msg("The form can't show all that this filter says, so it stays as JSON.", { id: "triggers.onlyJson" }),
  operand: () => msg("Value", { id: "triggers.operand" }),
  operandForm: () => msg("Typed as", { id: "triggers.operandForm" }),
  operandJson: () => msg("JSON", { id: "triggers.operandJson" }),
  operandText: () => msg("Text", { id: "triggers.operandText" }),
  operator: operatorWord,
  operatorLabel: () => msg("Condition", { id: "triggers.operatorLabel" }),
  regexHelp: () =>
    msg("A regular expression in RE2's syntax; it may match anywhere in the text: ^ and $ pin it down.", {
      id: "triggers.regexHelp",
    }),
  removeCondition: (field: string) =>
    msg(str`Remove the condition on ${field}`, { id: "triggers.removeCondition" }),
  showPlace: () => msg("Show the place", { id: "triggers.showPlace" }),
  tryText: () => msg("Try another", { id: "triggers.tryText" }),
  noStates: () => msg("Choose at least one.", { id: "triggers.noStates" }),
  unnamedMetric: () => msg("the metric", { id: "triggers.unnamedMetric" }),
};

/** What W&B's app calls a field that filters ask for; others are called by their name. */
function fieldWord(field: string): string {
  const words = new Map([
    ["alias", () => msg("Alias", { id: "triggers.fieldWord.alias" })],
    ["display_name", () => msg("Run name", { id: "triggers.fieldWord.displayName" })],
    ["tag", () => msg("Tag", { id: "triggers.fieldWord.tag" })],
    ["user", () => msg("User", { id: "triggers.fieldWord.user" })],
  ]);
  return words.get(field)?.() ?? field;
}
