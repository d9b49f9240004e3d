import { type Diagnostic, Event, HookwrightError, Template } from "hookwright/payload";

/*
 * Templates and events are compiled once, however many parts of the page need the same text; the newest of each is kept.
 * Do not keep the returned object: the next call with another text frees it.
 */

/** The problems of an event and, if there are none, the parsed event. */
export interface CompiledEvent {
  readonly problems: readonly Diagnostic[];
  /** Undefined if the text is not an event. */
  readonly event: Event | undefined;
}

let newestTemplate: { text: string; secretName: string | undefined; template: Template } | undefined;
let newestEvent: ReadEvent | undefined;

/** An event's text and the result of reading it. */
interface ReadEvent extends CompiledEvent {
  readonly text: string;
  /** The reason why the text is not an event. */
  readonly error?: HookwrightError;
}

/** Compiles `text`. `secretName` is the webhook's secret, usable as `$NAME`. */
export function compiledTemplate(text: string, secretName: string | undefined): Template {
  if (newestTemplate?.text === text && newestTemplate.secretName === secretName)
    return newestTemplate.template;
  const template = new Template(text, secretName);
  newestTemplate?.template.free();
  newestTemplate = { text, secretName, template };
  return template;
}

/** Returns the compiled event and its problems. */
export function compiledEvent(text: string): CompiledEvent {
  return newestOrRead(text);
}

/** Returns the compiled event; throws a `HookwrightError` if the text is not an event. */
export function validEvent(text: string): Event {
  const { event, error } = newestOrRead(text);
  if (event === undefined) throw error;
  return event;
}

function newestOrRead(text: string): ReadEvent {
  if (newestEvent?.text === text) return newestEvent;
  const newest = read(text);
  newestEvent?.event?.free();
  newestEvent = newest;
  return newest;
}

function read(text: string): ReadEvent {
  try {
    return { text, problems: [], event: Event.parse(text) };
  } catch (error) {
    if (!(error instanceof HookwrightError)) throw error;
    return { text, problems: [error.diagnostic], event: undefined, error };
  }
}
