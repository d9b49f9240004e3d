import { msg, str } from "@lit/localize";
import type { Condition } from "hookwright/payload";
import { automations } from "./automations.ts";
import { fieldSentence, operatorPhrases } from "./condition-field.ts";
import { sentences } from "./diagnostic.ts";
import { renderedEventTitle } from "./event-title.ts";
import { isKnownOperator } from "./operator.ts";

/** What a condition says where it holds, and where it does not. */
export type Sentence = { readonly met: string; readonly notMet: string };

/** What a condition says, in the page's language: that it holds, or what stands in its way. */
export function conditionSentence(condition: Condition): string {
  const sentence = sentenceOf(condition);
  return condition.verdict === "met" ? sentence.met : sentence.notMet;
}

function sentenceOf(condition: Condition): Sentence {
  const argument = (name: string) => condition.arguments[name] ?? "";
  const expected = argument("expected");
  const found = argument("found");
  switch (condition.kind) {
    case "automation":
      return {
        met: msg("It fires.", { id: "condition.automation.met" }),
        notMet: msg("It does not fire.", { id: "condition.automation.notMet" }),
      };
    case "enabled":
      return {
        met: msg("It is enabled.", { id: "condition.enabled.met" }),
        notMet: msg("It is disabled.", { id: "condition.enabled.notMet" }),
      };
    case "scopeAllowed":
      return scopeAllowed(levelWord(found), renderedEventTitle(argument("eventType")));
    case "eventType":
      return {
        met: msg(str`The event is “${renderedEventTitle(found)}”.`, { id: "condition.eventType.met" }),
        notMet: msg(
          str`It waits for “${renderedEventTitle(expected)}”; this event is “${renderedEventTitle(found)}”.`,
          {
            id: "condition.eventType.notMet",
          },
        ),
      };
    case "scope":
      return argument("level") === "" ? wholeScope() : scopeLevel(argument);
    case "runState":
      return {
        met: msg(str`The run's status became ${stateWords(found)}.`, { id: "condition.runState.met" }),
        notMet: msg(
          str`It waits for the run status ${stateWords(expected)}; the run became ${stateWords(found)}.`,
          { id: "condition.runState.notMet" },
        ),
      };
    case "runKilled":
      return {
        met: msg("The run was not killed.", { id: "condition.runKilled.met" }),
        notMet: msg("The run was killed, and a killed run never triggers.", {
          id: "condition.runKilled.notMet",
        }),
      };
    case "metricName":
      return {
        met: msg(str`The run logged “${expected}”.`, { id: "condition.metricName.met" }),
        notMet: msg(str`It watches the metric “${expected}”; the run logged “${found}”.`, {
          id: "condition.metricName.notMet",
        }),
      };
    case "field":
      return fieldSentence(argument("field"), argument("operator"), expected, found);
    case "operatorUnknown":
      return unreadable(argument("operator"));
    case "filter":
      return {
        met: msg("The filter matches.", { id: "condition.filter.met" }),
        notMet: msg("The filter does not match.", { id: "condition.filter.notMet" }),
      };
    case "filterUnreadable":
      return always(unreadableFilter(condition.finding));
    case "all":
      return {
        met: msg("All of these hold.", { id: "condition.all.met" }),
        notMet: msg("Not all of these hold.", { id: "condition.all.notMet" }),
      };
    case "any":
      return {
        met: msg("At least one of these holds.", { id: "condition.any.met" }),
        notMet: msg("None of these holds, and one must.", { id: "condition.any.notMet" }),
      };
    case "none":
      return {
        met: msg("None of these holds, as it must be.", { id: "condition.none.met" }),
        notMet: msg("One of these holds, and none may.", { id: "condition.none.notMet" }),
      };
    case "not":
      return {
        met: msg("This does not hold, as it must be.", { id: "condition.not.met" }),
        notMet: msg("This holds, and it must not.", { id: "condition.not.notMet" }),
      };
    case "windowFull":
      return {
        met: msg("The window is full.", { id: "condition.windowFull.met" }),
        notMet: msg(str`The window is not full yet: ${found} of ${expected} values.`, {
          id: "condition.windowFull.notMet",
        }),
      };
    case "valuesFinite":
      return {
        met: msg("All values are finite.", { id: "condition.valuesFinite.met" }),
        notMet: msg(str`A value in the window is not finite: ${found}.`, {
          id: "condition.valuesFinite.notMet",
        }),
      };
    case "priorNotZero":
      return {
        met: msg("The values before do not come to zero.", { id: "condition.priorNotZero.met" }),
        notMet: msg("The values before come to zero, and nothing is a percentage of zero.", {
          id: "condition.priorNotZero.notMet",
        }),
      };
    case "valuesDeviate":
      return {
        met: msg("The window's values differ.", { id: "condition.valuesDeviate.met" }),
        notMet: msg("The window's values are all equal, so nothing can be measured by their deviation.", {
          id: "condition.valuesDeviate.notMet",
        }),
      };
    case "metric":
      return metric(argument("operator"), expected, argument("computed"));
    case "cooldown":
      return cooldown(argument("until"));
  }
}

function unreadableFilter(finding: Condition["finding"]): string {
  const reason = finding === undefined ? "" : sentences(finding).message;
  return msg(str`The filter can't be read: ${reason}`, { id: "condition.filterUnreadable" });
}

/** A sentence that is the same whatever the verdict. */
function always(sentence: string): Sentence {
  return { met: sentence, notMet: sentence };
}

/** An operator that nobody knows, or a known one with something that it does not take. */
function unreadable(operator: string): Sentence {
  return always(
    operator.startsWith("$") && !isKnownOperator(operator)
      ? msg(str`Nobody knows the operator ${operator}, so it never matches.`, {
          id: "condition.operatorUnknown",
        })
      : msg(str`What is given for ${operator} can't be read, so it never matches.`, {
          id: "condition.operandUnreadable",
        }),
  );
}

function scopeAllowed(level: string, event: string): Sentence {
  return {
    met: msg(str`W&B lets an automation on the level “${level}” wait for this event.`, {
      id: "condition.scopeAllowed.met",
    }),
    notMet: msg(str`W&B has no automation on the level “${level}” that waits for “${event}”.`, {
      id: "condition.scopeAllowed.notMet",
    }),
  };
}

function wholeScope(): Sentence {
  return {
    met: msg("The event happened inside the scope.", { id: "condition.scope.met" }),
    notMet: msg("The event happened outside of the scope.", { id: "condition.scope.notMet" }),
  };
}

function scopeLevel(argument: (name: string) => string): Sentence {
  const level = levelWord(argument("level"));
  const foundLevel = levelWord(argument("foundLevel") || argument("level"));
  const byId = argument("expectedId") !== "" && argument("expectedId") !== argument("foundId");
  const name = (which: "expected" | "found") =>
    byId ? `${argument(which)} (${argument(`${which}Id`)})` : argument(which);
  const [expected, found] = [name("expected"), name("found")];
  return {
    met: msg(str`${level}: ${found}.`, { id: "condition.scopeLevel.met" }),
    notMet:
      argument("found") === ""
        ? msg(str`It watches ${level}: ${expected}; the event names none.`, {
            id: "condition.scopeLevel.nowhere",
          })
        : msg(str`It watches ${level}: ${expected}; the event happened in ${foundLevel}: ${found}.`, {
            id: "condition.scopeLevel.notMet",
          }),
  };
}

function metric(operator: string, expected: string, computed: string): Sentence {
  if (computed === "")
    return always(
      msg("The metric's values were not looked at: another condition fails.", {
        id: "condition.metric.notReached",
      }),
    );
  const { does, doesNot } = operatorPhrases(operator, expected);
  return {
    met: msg(str`The metric: ${computed} ${does}.`, { id: "condition.metric.met" }),
    notMet: msg(str`The metric: ${computed} ${doesNot}.`, { id: "condition.metric.notMet" }),
  };
}

function cooldown(until: string): Sentence {
  return {
    met: msg("It has not fired for this run within the cooldown.", { id: "condition.cooldown.met" }),
    notMet:
      until === ""
        ? msg("It fired for this run already and rests.", { id: "condition.cooldown.rests" })
        : msg(str`It fired for this run already and rests until ${until}.`, {
            id: "condition.cooldown.until",
          }),
  };
}

function stateWords(states: string): string {
  const words = new Map(Object.entries(automations.state));
  return states.replace(/\w+/g, (state) => words.get(state)?.() ?? state);
}

function levelWord(level: string): string {
  const words = new Map([
    ["organization", automations.organization],
    ["team", automations.team],
    ["project", automations.project],
    ["registry", automations.registry],
    ["collection", automations.collection],
  ]);
  return words.get(level)?.() ?? level;
}
