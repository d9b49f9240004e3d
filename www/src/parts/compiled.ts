import { checkEvent, type Diagnostic, Event, Template } from "hookwright/payload";

/*
 * Templates and events are compiled once, however many parts of the page ask about the same text. The newest of each is
 * kept, and freed when another text replaces it: use a handle at once, and ask for it again later.
 */

/** An event's text as the core reads it. */
export interface CompiledEvent {
  readonly problems: readonly Diagnostic[];
  /** Undefined if the text is not an event. */
  readonly event: Event | undefined;
}

let newestTemplate: { text: string; secretName: string | undefined; template: Template } | undefined;
let newestEvent: ({ text: string } & CompiledEvent) | undefined;

/** Returns the compiled template of a webhook whose secret has this name. */
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
  if (newestEvent?.text === text) return newestEvent;
  const problems = checkEvent(text);
  const event = problems.length === 0 ? new Event(text) : undefined;
  newestEvent?.event?.free();
  newestEvent = { text, problems, event };
  return newestEvent;
}
