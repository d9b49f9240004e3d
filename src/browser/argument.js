const encoder = new TextEncoder();

/**
 * Writes a string to `target` as UTF-8 and returns the number of bytes. Returns the negative number of bytes that are
 * enough if the string does not fit, and NaN if the value is not a string.
 */
export function encode(value, target) {
  if (typeof value !== "string") return Number.NaN;
  const { read, written } = encoder.encodeInto(value, target);
  // A character of UTF-16 takes at most three bytes.
  return read === value.length ? written : -3 * value.length;
}
