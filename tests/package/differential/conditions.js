// Splits a filter into its conditions, and combines their results.

/** Evaluates the filter from the results that `holds` returns for its conditions. It evaluates every condition. */
export function judge(filter, holds) {
  const verdicts = Object.entries(filter).map(([key, value]) => {
    switch (key) {
      case "$and":
        return all(value.map((part) => judge(part, holds)));
      case "$or":
        return !all(value.map((part) => !judge(part, holds)));
      case "$nor":
        return all(value.map((part) => !judge(part, holds)));
      case "$not":
        return !judge(value, holds);
      default:
        return judgeField(key, value, holds);
    }
  });
  return all(verdicts);
}

function judgeField(path, value, holds) {
  if (!hasOperators(value))
    return holds({ path, operator: "$eq", operand: value, filter: { [path]: value } });
  const verdicts = Object.entries(value).map(([operator, operand]) =>
    operator === "$not"
      ? !judgeField(path, operand, holds)
      : holds({ path, operator, operand, filter: { [path]: { [operator]: operand } } }),
  );
  return all(verdicts);
}

function hasOperators(value) {
  return typeof value === "object" && value !== null && (Object.keys(value)[0] ?? "").startsWith("$");
}

function all(verdicts) {
  return verdicts.every((verdict) => verdict);
}
