import type { Condition, SampleVerdict } from "hookwright";
import { conditionSentence } from "../messages/condition.ts";
import { firing } from "../messages/firing.ts";
import { playground } from "../messages/playground.ts";
import { shortened } from "./shortened.ts";

/** Whether an event fires an automation, and why. */
export interface FiringExplanation {
  readonly verdict: SampleVerdict;
  /** The first condition that is not met; undefined if the event fires the automation. */
  readonly reason: Condition | undefined;
  /** All conditions of the automation. */
  readonly condition: Condition;
}

/** Returns why an automation fires or doesn't, in one line. */
export function firingReason({ verdict, reason, condition }: FiringExplanation): string {
  if (reason) {
    const sentence = conditionSentence(shortened(reason));
    return verdict === "dependsOnEarlierValues" ? playground.fitDepends(sentence) : sentence;
  }
  const met = metField(condition);
  return met ? firing.allMetWith(conditionSentence(shortened(met))) : firing.allMet();
}

/** Returns the first condition on a field that is met: the most informative one. */
function metField(condition: Condition): Condition | undefined {
  if (condition.kind === "field") return condition.verdict === "met" ? condition : undefined;
  // A met condition inside a negation is not a reason to fire.
  if (condition.kind === "none" || condition.kind === "not") return undefined;
  for (const child of condition.children) {
    const met = metField(child);
    if (met) return met;
  }
  return undefined;
}
