const MAX_DEPTH = 127;

/**
 * Copies a value as `JSON.stringify` would represent it, so that reading the copy can't run the caller's code. Returns
 * undefined, or throws, for a value without a JSON form or with more nested arrays and objects than `MAX_DEPTH`.
 */
export function plain(value, depth = 0) {
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (typeof value === "bigint" || depth > MAX_DEPTH) throw new TypeError("The value has no JSON form");
  if (typeof value === "string" || typeof value === "boolean" || value === null) return value;
  if (typeof value !== "object") return undefined;
  if (typeof value.toJSON === "function") return plain(value.toJSON(), depth + 1);
  if (Array.isArray(value)) return Array.from(value, (item) => plain(item, depth + 1) ?? null);
  const copy = {};
  for (const key of Object.keys(value)) {
    const member = plain(value[key], depth + 1);
    if (member !== undefined) copy[key] = member;
  }
  return copy;
}
