import { Event } from "hookwright";

/** Reads JSON. Throws the core's error, which says where the text is wrong in words that are translated. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    // The core reads events as JSON, too.
    Event.parse(text).free();
    throw error;
  }
}
