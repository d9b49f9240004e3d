import { msg } from "@lit/localize";
import type { Operator } from "hookwright";

/** An operator in a word or two, as it stands between a field and a value. */
export function operatorWord(operator: Operator): string {
  return WORDS[operator]();
}

/** Whether an operator is one of those that W&B's SDK knows. */
export function isKnownOperator(text: string): boolean {
  return Object.hasOwn(WORDS, text);
}

const WORDS: Record<Operator, () => string> = {
  $all: () => msg("has all of", { id: "operator.all" }),
  $and: () => msg("all of", { id: "operator.and" }),
  $contains: () => msg("contains", { id: "operator.contains" }),
  $eq: () => msg("is", { id: "operator.eq" }),
  $exists: () => msg("exists", { id: "operator.exists" }),
  $gt: () => msg("is above", { id: "operator.gt" }),
  $gte: () => msg("is at or above", { id: "operator.gte" }),
  $in: () => msg("is one of", { id: "operator.in" }),
  $lt: () => msg("is below", { id: "operator.lt" }),
  $lte: () => msg("is at or below", { id: "operator.lte" }),
  $ne: () => msg("is not", { id: "operator.ne" }),
  $nin: () => msg("is none of", { id: "operator.nin" }),
  $nor: () => msg("none of", { id: "operator.nor" }),
  $not: () => msg("not", { id: "operator.not" }),
  $or: () => msg("one of", { id: "operator.or" }),
  $regex: () => msg("matches regex", { id: "operator.regex" }),
  $size: () => msg("has the size", { id: "operator.size" }),
};
