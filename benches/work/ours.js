import * as core from "hookwright";

export { core };

/** A template of ours as a renderer of compiled events. */
export function byUs(template) {
  const compiled = new core.Template(template);
  return (event) => compiled.render(event);
}

/** Events as ours holds them. */
export const compiled = (events) => events.map((event) => new core.Event(JSON.stringify(event)));
