import {
  type Automation,
  checkEvent,
  type Diagnostic,
  Event,
  type OfferedVariable,
  offeredVariables,
  type Rendering,
  Template,
  type Webhook,
} from "hookwright";
import type { VariableMark } from "../editor/variable-highlight.ts";

/** A variable of a template, by its name and place. */
export interface TemplateVariable extends VariableMark {
  readonly name: string;
}

/** What is tried out: a template for an automation, on an event. */
export interface Attempt {
  readonly automation: Automation;
  readonly webhook: Webhook | undefined;
  readonly teamSecrets: readonly string[];
  readonly template: string;
  readonly event: string;
  /** Whether this tab holds the value of one of the team's secrets. */
  readonly holds: (name: string) => boolean;
}

/** What the core says of an attempt. */
export interface Trial {
  readonly variables: readonly TemplateVariable[];
  readonly options: readonly OfferedVariable[];
  readonly problems: readonly Diagnostic[];
  readonly eventProblems: readonly Diagnostic[];
  /** None while the event can't be read. */
  readonly rendering: Rendering | undefined;
}

/** Asks the core everything that the panes show. */
export function tryOut(attempt: Attempt): Trial {
  const { automation, webhook, teamSecrets } = attempt;
  const eventProblems = checkEvent(attempt.event);
  const event = eventProblems.length === 0 ? new Event(attempt.event) : undefined;
  const template = new Template(attempt.template, webhook?.secret);
  const eventType = automation.trigger.type;
  try {
    return {
      variables: template
        .uses()
        .map(({ name, kind, span }) => ({ name, kind, from: span.start, to: span.end })),
      options: offeredVariables(attempt.event, webhook, eventType),
      problems: template.check({
        eventType,
        teamSecrets: [...teamSecrets],
        ...(webhook && { webhook }),
        ...(event && { event: attempt.event }),
      }),
      eventProblems,
      rendering: event && template.renderParts(event, { eventType, ...standIns(attempt) }),
    };
  } finally {
    template.free();
    event?.free();
  }
}

/** A rendering with parts masks every value, so that it needs to know only which values there are. */
function standIns({ webhook, holds }: Attempt) {
  return {
    ...(webhook?.access_token !== undefined && holds(webhook.access_token) && { accessToken: "•" }),
    ...(webhook?.secret !== undefined && holds(webhook.secret) && { secret: "•" }),
  };
}
