// Errors, tens of thousands of each kind, in Node and in browsers: the module must survive them.

import { broken } from "./every-call.js";

/** The kinds of broken values that no function reads as text, bytes or an object. */
export const UNREADABLE = ["a symbol", "a revoked proxy", "a Uint8Array whose memory was transferred"];

/**
 * Passes a value of the wrong type to every parameter that doesn't accept it, and returns the number of errors, at least
 * `count`. Throws where a call succeeds or fails with another error.
 */
export async function refuseMany(core, calls, kind, count) {
  const refusing = (await parameters(core, calls)).filter(({ fits }) => !fits.includes(kind));
  const uses = refusing.map(({ name, call }) => ({ name, use: () => call(broken[kind]) }));
  return failMany(uses, count, (error) => error instanceof core.ArgumentError);
}

/** Uses freed handles, as objects of methods and as arguments; else like {@link refuseMany}. */
export async function useFreedMany(core, calls, count) {
  const uses = [];
  for (const { name, on, call } of calls.callables(core)) {
    if (!on || /\.(free|constructor)$/.test(name)) continue;
    const handle = await on();
    const values = (calls.table(core)[name] ?? []).map(({ good }) => good());
    handle.free();
    handle.free();
    uses.push({ name, use: () => call(handle, values) });
  }
  const event = new core.Event(calls.eventText);
  event.free();
  for (const { name, good, call } of await parameters(core, calls)) {
    if (good instanceof core.Event) uses.push({ name, use: () => call(event) });
  }
  const isFreed = (error) => error instanceof core.ArgumentError && error.code === "argument/freed";
  return failMany(uses, count, isFreed);
}

/** Passes a template where an event is expected; else like {@link refuseMany}. */
export async function useAnotherClassMany(core, calls, count) {
  const template = new core.Template("");
  const uses = (await parameters(core, calls))
    .filter(({ good }) => good instanceof core.Event)
    .map(({ name, call }) => ({ name, use: () => call(template) }));
  return failMany(uses, count, (error) => /instance/.test(String(error)));
}

/** Every parameter of every function and method, with a function that calls it with a value in that place. */
async function parameters(core, calls) {
  const all = [];
  const places = calls.table(core);
  for (const { name, on, call } of calls.withParameters(core)) {
    const one = await on?.();
    for (const [at, { fits }] of places[name].entries()) {
      const values = places[name].map(({ good }) => good());
      all.push({ name, fits, good: values[at], call: (value) => call(one, values.with(at, value)) });
    }
  }
  return all;
}

async function failMany(uses, count, isExpected) {
  let errors = 0;
  for (const { name, use } of uses) {
    for (let times = 0; times < Math.ceil(count / uses.length); times += 1) {
      const error = await failure(use);
      if (!isExpected(error)) throw new Error(`${name}: ${error ?? "no error"}`);
      errors += 1;
    }
  }
  return errors;
}

async function failure(use) {
  try {
    await use();
  } catch (error) {
    return error;
  }
  return undefined;
}
