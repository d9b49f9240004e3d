import { msg, str } from "@lit/localize";
import { automations } from "./automations.ts";
import type { Sentence } from "./condition.ts";

/** What an operator says of a value that passes its test, and of one that does not. */
interface Phrases {
  readonly does: string;
  readonly doesNot: string;
}

/** What a test of one field says; `found` is empty where the event has no such field. */
export function fieldSentence(name: string, operator: string, expected: string, found: string): Sentence {
  const { does, doesNot } = operatorPhrases(operator, expected);
  if (found === "")
    return {
      met: msg(str`The event has no ${name}, which this filter accepts.`, { id: "condition.field.none" }),
      notMet: msg(str`The event has no ${name} that ${does}.`, { id: "condition.field.missing" }),
    };
  return {
    met: msg(str`${name}: ${found} ${does}.`, { id: "condition.field.met" }),
    notMet: msg(str`${name}: ${found} ${doesNot}.`, { id: "condition.field.notMet" }),
  };
}

/** An operator in words, its operand as JSON. */
export function operatorPhrases(operator: string, operand: string): Phrases {
  switch (operator) {
    case "$eq":
      return {
        does: msg(str`is ${operand}`, { id: "condition.eq" }),
        doesNot: msg(str`is not ${operand}`, { id: "condition.eq.not" }),
      };
    case "$ne":
      return {
        does: msg(str`is not ${operand}`, { id: "condition.ne" }),
        doesNot: msg("is what it must not be", { id: "condition.ne.not" }),
      };
    case "$gt":
    case "$gte":
    case "$lt":
    case "$lte":
      return ordered(automations.comparison[operator](), operand);
    case "$in":
      return {
        does: msg(str`is one of ${operand}`, { id: "condition.in" }),
        doesNot: msg(str`is none of ${operand}`, { id: "condition.in.not" }),
      };
    case "$nin":
      return {
        does: msg(str`is none of ${operand}`, { id: "condition.nin" }),
        doesNot: msg(str`is one of ${operand}, and must be none`, { id: "condition.nin.not" }),
      };
    case "$exists":
      return {
        does: msg("is there", { id: "condition.exists" }),
        doesNot: msg("is there, and must be missing", { id: "condition.exists.not" }),
      };
    case "$regex":
      return {
        does: msg(str`matches the regex ${operand}`, { id: "condition.regex" }),
        doesNot: msg(str`does not match the regex ${operand}`, { id: "condition.regex.not" }),
      };
    case "$contains":
      return {
        does: msg(str`contains ${operand}`, { id: "condition.contains" }),
        doesNot: msg(str`does not contain ${operand}`, { id: "condition.contains.not" }),
      };
    case "$size":
      return {
        does: msg(str`has ${operand} items`, { id: "condition.size" }),
        doesNot: msg(str`has not ${operand} items`, { id: "condition.size.not" }),
      };
    case "$all":
      return {
        does: msg(str`has all of ${operand}`, { id: "condition.all.operator" }),
        doesNot: msg(str`has not all of ${operand}`, { id: "condition.all.operator.not" }),
      };
    default:
      return { does: `${operator} ${operand}`, doesNot: `✗ ${operator} ${operand}` };
  }
}

function ordered(comparison: string, operand: string): Phrases {
  return {
    does: msg(str`is ${comparison} ${operand}`, { id: "condition.order" }),
    doesNot: msg(str`is not ${comparison} ${operand}`, { id: "condition.order.not" }),
  };
}
