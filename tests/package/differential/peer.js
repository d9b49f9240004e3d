// Evaluates filters with mingo.

import { Query } from "mingo";

/** Returns whether the document matches, according to mingo. */
export function peer(filter, document) {
  return new Query(translated(filter)).test(document);
}

/** MongoDB allows `$not` only inside a field; W&B's SDK also writes it around filters, where it becomes `$nor`. */
function translated(filter) {
  const parts = Object.entries(filter).map(([key, value]) => {
    if (key === "$not") return { $nor: [translated(value)] };
    return { [key]: key.startsWith("$") ? value.map(translated) : condition(value) };
  });
  return parts.length === 1 ? parts[0] : { $and: parts };
}

/** RE2 matches code points, like JavaScript with the flag `u`. */
function condition(value) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const operations = Object.entries(value).map(([operator, operand]) => {
    if (operator === "$not") return [operator, condition(operand)];
    return [operator, operator === "$regex" ? new RegExp(operand, "u") : operand];
  });
  return Object.fromEntries(operations);
}
