// Generates filters and documents of every shape that MongoDB's rules distinguish, reproducible by seed.

/** A pseudo-random generator of numbers from 0 to 1: mulberry32. */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const FIELDS = ["a", "b", "c"];
const PATHS = ["a", "b", "a.b", "a.b.c", "a.0", "a.1", "a.0.b", "a.b.0", "a.1.0", "b.c", "b.0.c.1", "c.00"];
const NUMBERS = [0, -0, 1, 2, -1, 1.5, -1.5, 3, 1e-7, 5e-324, 1e21, 1.7e308, 2 ** 31, 2 ** 53 - 1, 2 ** 53];
const TEXTS = ["", "a", "ab", "b", "prod", "prod-1", "Prod", "é", "1", "null", "a\nb", "x.y"];
// Characters that UTF-16 and UTF-8 order differently.
const FAR_TEXTS = ["😀", "😀b", "\uffee", "\ufffd"];
const EXPRESSIONS = [
  "",
  "^a",
  "b$",
  "^$",
  "^prod",
  "prod|x",
  "^(prod|b)$",
  "[a-c]+",
  "\\d",
  "^\\D+$",
  "(?:ab)*b",
  "^\\w+-\\d$",
  "\\bprod\\b",
  "a?b",
  "x\\.y",
  "[^a-z]",
  "(a|ab)(b|$)",
  "d-{1,2}",
  "^.{2,4}$",
  "\\s",
  "é",
];
const COMPARISONS = ["$eq", "$ne", "$gt", "$gte", "$lt", "$lte"];

/** Creates documents, and filters on their fields. */
export class Generator {
  constructor(seed) {
    this.random = random(seed);
  }

  document() {
    const fields = FIELDS.filter(() => this.chance(0.75));
    return Object.fromEntries(fields.map((field) => [field, this.value(3)]));
  }

  /** Half of the operands come from the document, so that filters match often. */
  filter(document, depth = 3) {
    const parts = this.chance(0.8) ? 1 : 2;
    return Object.fromEntries(Array.from({ length: parts }, () => this.member(document, depth)));
  }

  member(document, depth) {
    if (depth === 0 || this.chance(0.5)) return [this.pick(PATHS), this.condition(document, 2)];
    const filters = () => Array.from({ length: this.integer(4) }, () => this.filter(document, depth - 1));
    const operator = this.pick(["$and", "$or", "$nor", "$not"]);
    return [operator, operator === "$not" ? this.filter(document, depth - 1) : filters()];
  }

  condition(document, depth) {
    if (this.chance(0.2)) return this.operand(document);
    const parts = this.chance(0.75) ? 1 : 2;
    return Object.fromEntries(Array.from({ length: parts }, () => this.operation(document, depth)));
  }

  operation(document, depth) {
    const operands = () => Array.from({ length: this.integer(4) }, () => this.operand(document));
    switch (this.integer(10)) {
      case 0:
        return ["$in", operands()];
      case 1:
        return ["$nin", operands()];
      case 2:
        return ["$all", operands()];
      case 3:
        return ["$exists", this.chance(0.5)];
      case 4:
        return ["$size", this.integer(4)];
      case 5:
        return ["$regex", this.pick(EXPRESSIONS)];
      case 6:
        if (depth > 0) {
          const parts = Array.from({ length: 1 + this.integer(2) }, () =>
            this.operation(document, depth - 1),
          );
          return ["$not", Object.fromEntries(parts)];
        }
        return ["$exists", true];
      default:
        return [this.pick(COMPARISONS), this.chance(0.2) ? this.pick(FAR_TEXTS) : this.operand(document)];
    }
  }

  operand(document) {
    if (this.chance(0.5)) return this.value(2);
    let value = document[this.pick(FIELDS)] ?? null;
    while (value !== null && typeof value === "object" && this.chance(0.5)) {
      value = this.pick(Object.values(value)) ?? null;
    }
    return this.chance(0.5) ? turned(value) : value;
  }

  value(depth) {
    const kind = this.integer(depth > 0 ? 8 : 5);
    if (kind === 0) return null;
    if (kind === 1) return this.chance(0.5);
    if (kind === 2) return this.pick(NUMBERS);
    if (kind < 5) return this.pick(this.chance(0.4) ? FAR_TEXTS : TEXTS);
    if (kind === 5) {
      const keys = ["b", "c", "0"].filter(() => this.chance(0.7));
      return Object.fromEntries(keys.map((key) => [key, this.value(depth - 1)]));
    }
    return Array.from({ length: this.integer(4) }, () => this.value(depth - 1));
  }

  integer(below) {
    return Math.floor(this.random() * below);
  }

  chance(probability) {
    return this.random() < probability;
  }

  pick(list) {
    return list[this.integer(list.length)];
  }
}

/** Returns the object with its members in another order. */
function turned(value) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toReversed());
}
