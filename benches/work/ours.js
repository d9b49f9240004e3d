import * as core from "hookwright";

export { core };

/** Compiles a template to a renderer of event handles. */
export function byUs(template) {
  const compiled = new core.Template(template);
  return (event) => compiled.render(event);
}

/** Converts events to handles. */
export const compiled = (events) => events.map((event) => new core.Event(JSON.stringify(event)));
