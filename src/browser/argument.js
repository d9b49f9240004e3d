// Reads arguments for wasm, and checks handles. Nothing that wasm calls here throws: an error that passes through wasm
// leaves its stack damaged.

import { errorOf } from "./errors.js";

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

const pointer = Symbol("pointer");

/**
 * Makes every use of a freed handle of these classes an `ArgumentError`, before wasm is entered, and lets handles be freed
 * more than once.
 */
export function guardHandles(classes) {
  for (const [name, handleClass] of Object.entries(classes)) {
    const { prototype } = handleClass;
    if (Object.hasOwn(prototype, "__wbg_ptr")) continue;
    // wasm-bindgen's methods read this property, which is 0 after `free`.
    Object.defineProperty(prototype, "__wbg_ptr", {
      get() {
        return this[pointer] || throwFreed(name);
      },
      set(address) {
        this[pointer] = address;
      },
    });
    const { free } = prototype;
    prototype.free = function freeOnce() {
      if (this[pointer]) free.call(this);
    };
    if (Symbol.dispose) prototype[Symbol.dispose] = prototype.free;
  }
}

function throwFreed(what) {
  throw errorOf({
    code: "argument/freed",
    severity: "error",
    evidence: "assumed",
    message: `This ${what} was freed and can't be used any more.`,
    expected: "Create a new one, and free it after its last use.",
    arguments: { what },
  });
}
