// What mingo says, in mingo's own words for the same filter.

import { Query } from "mingo";

/** Whether the document matches, by mingo. */
export function peer(filter, document) {
  return new Query(translated(filter)).test(document);
}

/** MongoDB knows `$not` inside a field only, W&B's SDK writes it around filters, too: there it becomes `$nor`. */
function translated(filter) {
  const parts = Object.entries(filter).map(([key, value]) => {
    if (key === "$not") return { $nor: [translated(value)] };
    return { [key]: key.startsWith("$") ? value.map(translated) : condition(value) };
  });
  return parts.length === 1 ? parts[0] : { $and: parts };
}

/** RE2 looks at characters, JavaScript does so with the flag `u`. */
function condition(value) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const operations = Object.entries(value).map(([operator, operand]) => {
    if (operator === "$not") return [operator, condition(operand)];
    return [operator, operator === "$regex" ? new RegExp(operand, "u") : operand];
  });
  return Object.fromEntries(operations);
}
