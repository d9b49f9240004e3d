// The rules of MongoDB's manual that mingo does not follow, each with the differences that it explains.
//
// A rule explains a difference only if it applies to that condition and document, and if its result, computed here from
// values that mingo evaluates one by one, is Hookwright's.

import { peer } from "./peer.js";

const MISSING = Symbol("missing");
const ORDERS = ["$gt", "$gte", "$lt", "$lte"];

/** The rules, in the order in which they are tried; the names in quotation marks are pages of MongoDB's manual. */
const RULES = [
  {
    // “Query an Array of Embedded Documents”: a path goes through a list by way of the objects in it, or by an index;
    // lists in lists are not looked through, and where the path leads nowhere there is nothing to compare.
    name: "paths through lists",
    applies: ({ path }, document) => meetsList(document, path.split(".")),
  },
  {
    // “$in”, “$nin”, “$all”: each is made of equalities, so lists as a whole, null and missing fields count.
    name: "$in, $nin and $all are equalities",
    applies: ({ operator }) => ["$in", "$nin", "$all"].includes(operator),
  },
  {
    // “Comparison/Sort Order”: a missing field counts as null, so it is level with it.
    name: "null is level with a missing field",
    applies: ({ operator, operand }) => operand === null && ["$gte", "$lte"].includes(operator),
  },
  {
    // “Comparison/Sort Order”: lists and objects are ordered as a whole, item by item, in the order they have.
    name: "lists and objects are ordered as they stand",
    applies: ({ operator, operand }) => ORDERS.includes(operator) && isCompound(operand),
  },
  {
    // “Query on Embedded/Nested Documents”: equality asks for the same members in the same order.
    name: "objects are equal in order",
    applies: ({ operator, operand }) => ["$eq", "$ne"].includes(operator) && isCompound(operand),
  },
  {
    // “Query an Array”: the items are compared, not the items of lists among them.
    name: "nested arrays are not items",
    applies: ({ path }, document) =>
      valuesAt(document, path.split(".")).some(
        ({ value }) => Array.isArray(value) && value.some(Array.isArray),
      ),
  },
  {
    // “Comparison/Sort Order”: texts are compared byte by byte (UTF-8), not by UTF-16 units.
    name: "texts are ordered by bytes",
    applies: ({ operator, operand }) => ORDERS.includes(operator) && typeof operand === "string",
  },
];

/** Returns the rule that applies to this condition and document, and its result. */
export function rule(condition, document) {
  const found = RULES.find(({ applies }) => applies(condition, document));
  return found && { name: found.name, verdict: decide(condition, document) };
}

/** The names of the rules. */
export const names = RULES.map(({ name }) => name);

function decide({ path, operator, operand }, document) {
  const by = (other, value) => decide({ path, operator: other, operand: value }, document);
  const values = valuesAt(document, path.split("."));
  switch (operator) {
    case "$ne":
      return !by("$eq", operand);
    case "$nin":
      return !by("$in", operand);
    case "$in":
      return operand.some((value) => by("$eq", value));
    case "$all":
      return operand.length > 0 && operand.every((value) => by("$eq", value));
    case "$exists":
      return values.some(({ value }) => value !== MISSING) === operand;
    case "$size":
      return values.some(({ value }) => Array.isArray(value) && value.length === operand);
    default: {
      const each = values.flatMap(({ value, byIndex }) =>
        Array.isArray(value) && !byIndex ? [...value, value] : [value],
      );
      return each.some((value) => isMet(operator, operand, value === MISSING ? null : value));
    }
  }
}

/** Returns whether one value, as a whole, meets the condition. */
function isMet(operator, operand, value) {
  if (isCompound(operand) || isCompound(value) || operand === null || bothTexts(operand, value)) {
    if (operator === "$regex") return !isCompound(value) && byPeer(operator, operand, value);
    const order = compare(value, operand);
    if (operator === "$eq") return order === 0;
    if (rank(value) !== rank(operand)) return false;
    return { $gt: order > 0, $gte: order >= 0, $lt: order < 0, $lte: order <= 0 }[operator];
  }
  return byPeer(operator, operand, value);
}

function byPeer(operator, operand, value) {
  return peer({ value: { [operator]: operand } }, { value });
}

/** Returns the values at a path; a path through an array leads to many values, or to none. */
function valuesAt(value, [name, ...rest], byIndex = false) {
  if (name === undefined) return [{ value, byIndex }];
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => {
      const here = isObject(item) ? valuesAt(item, [name, ...rest]) : [];
      if (name !== String(index)) return here;
      const goesOn = rest.length === 0 || isCompound(item);
      return goesOn ? [...here, ...valuesAt(item, rest, rest.length === 0)] : here;
    });
  }
  if (!isObject(value) || !Object.hasOwn(value, name)) return [{ value: MISSING, byIndex }];
  return valuesAt(value[name], rest);
}

function meetsList(value, [name, ...rest]) {
  if (name === undefined) return false;
  if (Array.isArray(value)) return true;
  return isObject(value) && meetsList(value[name], rest);
}

/** Compares values in MongoDB's order: by type, then by value. */
function compare(a, b) {
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  if (Array.isArray(a)) return firstDifference(a, b, ([x, y]) => compare(x, y));
  if (isObject(a)) {
    return firstDifference(Object.entries(a), Object.entries(b), ([[key, x], [otherKey, y]]) => {
      return rank(x) - rank(y) || bytes(key, otherKey) || compare(x, y);
    });
  }
  if (typeof a === "string") return bytes(a, b);
  return Number(a) - Number(b);
}

function firstDifference(a, b, order) {
  const pairs = a.slice(0, b.length).map((item, index) => order([item, b[index]]));
  return pairs.find((difference) => difference !== 0) ?? a.length - b.length;
}

function rank(value) {
  if (value === null) return 0;
  if (Array.isArray(value)) return 4;
  return { number: 1, string: 2, object: 3, boolean: 5 }[typeof value];
}

function bytes(a, b) {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

function bothTexts(a, b) {
  return typeof a === "string" && typeof b === "string";
}

function isCompound(value) {
  return typeof value === "object" && value !== null;
}

function isObject(value) {
  return isCompound(value) && !Array.isArray(value);
}
