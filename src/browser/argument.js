// Reads arguments for wasm. Nothing here throws: an error that passes through wasm would leave wasm's stack damaged.

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

// The class's own getters, which accept arrays of any realm and ignore properties that the caller defined.
const typedArray = Object.getPrototypeOf(Uint8Array.prototype);
const getter = (name) => Object.getOwnPropertyDescriptor(typedArray, name).get;
const [classOf, lengthOf] = [getter(Symbol.toStringTag), getter("length")];
const { set, keys } = typedArray;

/** Returns the length of a typed array of this class; NaN for other values, and for arrays whose memory was transferred. */
export function typedArrayLength(value, name) {
  if (classOf.call(value) !== name) return Number.NaN;
  try {
    // Unlike the length, which is 0 then, this throws if the memory was transferred or is now too small.
    keys.call(value);
    return lengthOf.call(value);
  } catch {
    return Number.NaN;
  }
}

/** Copies a typed array to `target`, which has the same class and length; returns whether it did. */
export function copyTypedArray(value, target) {
  try {
    set.call(target, value);
    return true;
  } catch {
    return false;
  }
}
