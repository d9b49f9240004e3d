import type { Condition } from "hookwright/payload";
import { automations } from "./automations.ts";
import { sentences } from "./diagnostic.ts";
import { msg, str } from "./localization.ts";
import { isKnownOperator, renderedEventTitle } from "./vocabulary.ts";

/** The two sentences of a condition: for an event that meets it, and for one that does not. */
type SentencePair = { readonly met: string; readonly notMet: string };

/** Returns a condition's sentence in the page's language: that it is met, why it is not, or why it was not evaluated. */
export function conditionSentence(condition: Condition): string {
  if (condition.verdict === "notReached")
    return msg("An earlier condition already decides.", { id: "condition.notReached" });
  const sentence = sentenceOf(condition);
  return condition.verdict === "met" ? sentence.met : sentence.notMet;
}

function sentenceOf(condition: Condition): SentencePair {
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
          str`It waits for the run status ${stateWords(expected)}; the run's status became ${stateWords(found)}.`,
          { id: "condition.runState.notMet" },
        ),
      };
    case "actionSupported":
      return {
        met: msg("Its action is a webhook.", { id: "condition.actionSupported.met" }),
        notMet: msg(str`Its action is ${found}, not a webhook: it is kept, and never runs here.`, {
          id: "condition.actionSupported.notMet",
        }),
      };
    case "triggerKnown":
      return {
        met: msg("Its trigger is of a known kind.", { id: "condition.triggerKnown.met" }),
        notMet: msg(str`Its trigger “${found}” is of an unknown kind: it is kept, and never fires here.`, {
          id: "condition.triggerKnown.notMet",
        }),
      };
    case "keptCondition":
      return {
        met: msg("Its condition is kept and not evaluated: it counts as met.", {
          id: "condition.keptCondition.met",
        }),
        notMet: msg("Its condition is kept and not evaluated.", { id: "condition.keptCondition.notMet" }),
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
        met: msg("All of these match.", { id: "condition.all.met" }),
        notMet: msg("Not all of these match.", { id: "condition.all.notMet" }),
      };
    case "any":
      return {
        met: msg("At least one of these matches.", { id: "condition.any.met" }),
        notMet: msg("None of these matches, and at least one must.", { id: "condition.any.notMet" }),
      };
    case "none":
      return {
        met: msg("None of these matches, as required.", { id: "condition.none.met" }),
        notMet: msg("One of these matches, and none may.", { id: "condition.none.notMet" }),
      };
    case "not":
      return {
        met: msg("Does not match, as required.", { id: "condition.not.met" }),
        notMet: msg("This matches, and must not.", { id: "condition.not.notMet" }),
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
        met: msg("The prior window's average is not zero.", { id: "condition.priorNotZero.met" }),
        notMet: msg("The prior window's average is zero, so the relative change is undefined.", {
          id: "condition.priorNotZero.notMet",
        }),
      };
    case "valuesDeviate":
      return {
        met: msg("The window's values differ.", { id: "condition.valuesDeviate.met" }),
        notMet: msg("The window's values are all equal, so their standard deviation is zero.", {
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

/** Returns the same sentence for both verdicts. */
function always(sentence: string): SentencePair {
  return { met: sentence, notMet: sentence };
}

/** Returns the sentence of an unknown operator, or of a known one with an operand that it does not accept. */
function unreadable(operator: string): SentencePair {
  return always(
    operator.startsWith("$") && !isKnownOperator(operator)
      ? msg(str`Unknown operator ${operator}: it never matches.`, {
          id: "condition.operatorUnknown",
        })
      : msg(str`The value of ${operator} is invalid: it never matches.`, {
          id: "condition.operandUnreadable",
        }),
  );
}

function scopeAllowed(level: string, event: string): SentencePair {
  return {
    met: msg(str`${level} scope is allowed for “${event}”.`, {
      id: "condition.scopeAllowed.met",
    }),
    notMet: msg(str`${level} scope is not allowed for “${event}”.`, {
      id: "condition.scopeAllowed.notMet",
    }),
  };
}

function wholeScope(): SentencePair {
  return {
    met: msg("The event is inside the scope.", { id: "condition.scope.met" }),
    notMet: msg("The event is outside the scope.", { id: "condition.scope.notMet" }),
  };
}

function scopeLevel(argument: (name: string) => string): SentencePair {
  const level = levelWord(argument("level"));
  const foundLevel = levelWord(argument("foundLevel") || argument("level"));
  const byId = argument("expectedId") !== "" && argument("expectedId") !== argument("foundId");
  const name = (which: "expected" | "found") =>
    byId ? `“${argument(which)}” (${argument(`${which}Id`)})` : `“${argument(which)}”`;
  const [expected, found] = [name("expected"), name("found")];
  return {
    met: msg(str`${level}: ${found}.`, { id: "condition.scopeLevel.met" }),
    notMet:
      argument("found") === ""
        ? msg(str`It watches ${level.toLowerCase()} ${expected}; the event has none.`, {
            id: "condition.scopeLevel.nowhere",
          })
        : msg(
            str`It watches ${level.toLowerCase()} ${expected}; the event is from ${foundLevel.toLowerCase()} ${found}.`,
            {
              id: "condition.scopeLevel.notMet",
            },
          ),
  };
}

/** The two phrases of an operator: for a value that passes its test, and for one that does not. */
interface Phrases {
  readonly does: string;
  readonly doesNot: string;
}

/** Returns the sentence for a test of one field; `found` is empty if the event has no such field. */
function fieldSentence(name: string, operator: string, expected: string, found: string): SentencePair {
  const { does, doesNot } = operatorPhrases(operator, expected);
  if (found === "")
    return {
      met: msg(str`The event has no ${name}, which this filter allows.`, { id: "condition.field.none" }),
      notMet: msg(str`The event has no ${name} that ${does}.`, { id: "condition.field.missing" }),
    };
  return {
    met: msg(str`${name}: ${quoted(found)} ${does}.`, { id: "condition.field.met" }),
    notMet: msg(str`${name}: ${quoted(found)} ${doesNot}.`, { id: "condition.field.notMet" }),
  };
}

/** Returns JSON with typographic quotes around its strings. */
function quoted(json: string): string {
  return json.replace(/"((?:[^"\\]|\\.)*)"/g, "“$1”");
}

/** Returns the string that `json` encodes, or `json` itself if it is something else or shortened. */
function unquoted(json: string): string {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === "string" ? value : json;
  } catch {
    return json;
  }
}

/** Returns an operator in words, with its operand, which is JSON. */
function operatorPhrases(operator: string, json: string): Phrases {
  const operand = quoted(json);
  switch (operator) {
    case "$eq":
      return {
        does: msg(str`is ${operand}`, { id: "condition.eq" }),
        doesNot: msg(str`is not ${operand}`, { id: "condition.eq.not" }),
      };
    case "$ne":
      return {
        does: msg(str`is not ${operand}`, { id: "condition.ne" }),
        doesNot: msg(str`equals ${operand}, which is excluded`, { id: "condition.ne.not" }),
      };
    case "$gt":
    case "$gte":
    case "$lt":
    case "$lte":
      return ordered(automations.comparison[operator](), operand);
    case "$in":
      return {
        does: msg(str`is one of ${operand}`, { id: "condition.in" }),
        doesNot: msg(str`is not one of ${operand}`, { id: "condition.in.not" }),
      };
    case "$nin":
      return {
        does: msg(str`is not one of ${operand}`, { id: "condition.nin" }),
        doesNot: msg(str`is one of ${operand}, which are excluded`, { id: "condition.nin.not" }),
      };
    case "$exists":
      return {
        does: msg("exists", { id: "condition.exists" }),
        doesNot: msg("exists, but must not exist", { id: "condition.exists.not" }),
      };
    case "$regex":
      return {
        does: msg(str`matches the regex ${unquoted(json)}`, { id: "condition.regex" }),
        doesNot: msg(str`does not match the regex ${unquoted(json)}`, { id: "condition.regex.not" }),
      };
    case "$contains":
      return {
        does: msg(str`contains ${operand}`, { id: "condition.contains" }),
        doesNot: msg(str`does not contain ${operand}`, { id: "condition.contains.not" }),
      };
    case "$size":
      return {
        does: msg(str`has ${operand} items`, { id: "condition.size" }),
        doesNot: msg(str`does not have ${operand} items`, { id: "condition.size.not" }),
      };
    case "$all":
      return {
        does: msg(str`has all of ${operand}`, { id: "condition.all.operator" }),
        doesNot: msg(str`is missing some of ${operand}`, { id: "condition.all.operator.not" }),
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

function metric(operator: string, expected: string, computed: string): SentencePair {
  const { does, doesNot } = operatorPhrases(operator, expected);
  return {
    met: msg(str`The computed value ${computed} ${does}.`, { id: "condition.metric.met" }),
    notMet: msg(str`The computed value ${computed} ${doesNot}.`, { id: "condition.metric.notMet" }),
  };
}

function cooldown(until: string): SentencePair {
  return {
    met: msg("No firing for this run in the last 24 hours.", { id: "condition.cooldown.met" }),
    notMet:
      until === ""
        ? msg("Already fired for this run; in cooldown.", { id: "condition.cooldown.rests" })
        : msg(str`Already fired for this run; can fire again at ${until}.`, {
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
