import {
  type Automation,
  checkEvent,
  type Diagnostic,
  Event,
  type EventType,
  type OfferedVariable,
  offeredVariables,
  Template,
  type VariableUse,
  type Webhook,
} from "hookwright/payload";
import type { VariableMarks } from "../editor/variable-marks.ts";
import { Places } from "./places.ts";

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

/** A rendered payload, with the places of what variables became. */
export interface RenderedPayload {
  readonly text: string;
  readonly places: Places;
}

/** What the core says of an attempt. */
export interface Trial {
  readonly variables: VariableMarks;
  /** A variable's name, by its index. */
  readonly nameOf: (index: number) => string;
  readonly options: readonly OfferedVariable[];
  readonly problems: readonly Diagnostic[];
  readonly eventProblems: readonly Diagnostic[];
  /** None while the event can't be read. */
  readonly rendering: RenderedPayload | undefined;
}

/** Asks the core everything that the panes show; at most keys only the template is new. */
export class Trials {
  #event: ReadEvent | undefined;
  #offer: Offer | undefined;
  #last: Tried | undefined;

  /** The last answer, as long as nothing that it depends on is another: what shows it then has nothing to do. */
  tryOut(attempt: Attempt): Trial {
    const { automation, webhook, teamSecrets, template, event } = attempt;
    const rest = JSON.stringify([automation.trigger.type, webhook, teamSecrets, standIns(attempt)]);
    const last = this.#last;
    if (last?.template === template && last.event === event && last.rest === rest) return last.trial;
    const trial = this.#tryOut(attempt);
    this.#last = { template, event, rest, trial };
    return trial;
  }

  #tryOut(attempt: Attempt): Trial {
    const { automation, webhook, teamSecrets } = attempt;
    const eventType = automation.trigger.type;
    const { event, problems: eventProblems } = this.#read(attempt.event);
    const template = new Template(attempt.template, webhook?.secret);
    try {
      const rendering = event && rendered(template, event, { eventType, ...standIns(attempt) });
      return {
        variables: rendering ? rendering.places.template : used(template.uses()),
        nameOf: names(attempt),
        options: this.#offered(attempt.event, webhook, eventType),
        problems: template.check({
          eventType,
          teamSecrets: [...teamSecrets],
          ...(webhook && { webhook }),
          ...(event && { event: attempt.event }),
        }),
        eventProblems,
        rendering,
      };
    } finally {
      template.free();
    }
  }

  #read(text: string): ReadEvent {
    if (this.#event?.text === text) return this.#event;
    this.#event?.event?.free();
    const problems = checkEvent(text);
    this.#event = { text, problems, event: problems.length === 0 ? new Event(text) : undefined };
    return this.#event;
  }

  #offered(event: string, webhook: Webhook | undefined, eventType: EventType): readonly OfferedVariable[] {
    const last = this.#offer;
    if (last?.event === event && last.webhook === webhook && last.eventType === eventType)
      return last.options;
    const options = offeredVariables(event, webhook, eventType);
    this.#offer = { event, webhook, eventType, options };
    return options;
  }
}

interface ReadEvent {
  readonly text: string;
  readonly problems: readonly Diagnostic[];
  readonly event: Event | undefined;
}

interface Offer {
  readonly event: string;
  readonly webhook: Webhook | undefined;
  readonly eventType: EventType;
  readonly options: readonly OfferedVariable[];
}

interface Tried {
  readonly template: string;
  readonly event: string;
  readonly rest: string;
  readonly trial: Trial;
}

function rendered(
  template: Template,
  event: Event,
  options: Parameters<Template["renderPlaces"]>[1],
): RenderedPayload {
  const { text, places } = template.renderPlaces(event, options);
  return { text, places: new Places(places) };
}

function used(uses: readonly VariableUse[]): VariableMarks {
  return {
    count: uses.length,
    from: (index) => uses[index]?.span.start ?? 0,
    to: (index) => uses[index]?.span.end ?? 0,
    kind: (index) => uses[index]?.kind ?? "unknown",
  };
}

/** The names are asked for when somebody points at a variable: rarely, compared with keys. */
function names({ template: text, webhook }: Attempt): (index: number) => string {
  let names: readonly string[] | undefined;
  return (index) => {
    names ??= namesIn(text, webhook?.secret);
    return names[index] ?? "";
  };
}

function namesIn(text: string, secret: string | undefined): readonly string[] {
  const template = new Template(text, secret);
  try {
    return template.uses().map(({ name }) => name);
  } finally {
    template.free();
  }
}

/** A rendering with parts masks every value, so that it needs to know only which values there are. */
function standIns({ webhook, holds }: Attempt) {
  return {
    ...(webhook?.access_token !== undefined && holds(webhook.access_token) && { accessToken: "•" }),
    ...(webhook?.secret !== undefined && holds(webhook.secret) && { secret: "•" }),
  };
}
