import {
  type Automation,
  checkEvent,
  type Diagnostic,
  Event,
  type EventType,
  type OfferedVariable,
  offeredVariables,
  Template,
  type VariableKind,
  variableKinds,
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

/** A part of a text, in UTF-16 code units. */
interface Range {
  readonly start: number;
  readonly end: number;
}

/** What one variable became, and where. */
export interface RenderedVariable {
  readonly output: Range;
  readonly template: Range;
  readonly kind: VariableKind;
}

/** A rendered payload, with the places of what variables became. */
export interface RenderedPayload {
  readonly text: string;
  readonly parts: readonly RenderedVariable[];
}

/** What the core says of an attempt. */
export interface Trial {
  readonly variables: readonly TemplateVariable[];
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

  tryOut(attempt: Attempt): Trial {
    const { automation, webhook, teamSecrets } = attempt;
    const eventType = automation.trigger.type;
    const { event, problems: eventProblems } = this.#read(attempt.event);
    const template = new Template(attempt.template, webhook?.secret);
    try {
      const rendering = event && rendered(template, event, { eventType, ...standIns(attempt) });
      return {
        variables: rendering ? named(rendering, attempt) : used(template),
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

/** How many numbers the core gives for each variable. */
const NUMBERS = 5;

function rendered(
  template: Template,
  event: Event,
  options: Parameters<Template["renderPlaces"]>[1],
): RenderedPayload {
  const kinds = variableKinds();
  const { text, places } = template.renderPlaces(event, options);
  const number = (at: number) => places[at] ?? 0;
  const parts = Array.from({ length: places.length / NUMBERS }, (_, index): RenderedVariable => {
    const at = index * NUMBERS;
    return {
      output: { start: number(at), end: number(at + 1) },
      template: { start: number(at + 2), end: number(at + 3) },
      kind: kinds[number(at + 4)] ?? "unknown",
    };
  });
  return { text, parts };
}

/** The template's variables. Their names are asked for when somebody points at one: rarely, compared with keys. */
function named({ parts }: RenderedPayload, { template, webhook }: Attempt): readonly TemplateVariable[] {
  let names: readonly string[] | undefined;
  const nameOf = (index: number) => {
    names ??= namesIn(template, webhook?.secret);
    return names[index] ?? "";
  };
  return parts.map(({ template: { start, end }, kind }, index) => ({
    from: start,
    to: end,
    kind,
    get name() {
      return nameOf(index);
    },
  }));
}

function namesIn(text: string, secret: string | undefined): readonly string[] {
  const template = new Template(text, secret);
  try {
    return template.uses().map(({ name }) => name);
  } finally {
    template.free();
  }
}

function used(template: Template): readonly TemplateVariable[] {
  return template.uses().map(({ name, kind, span }) => ({ name, kind, from: span.start, to: span.end }));
}

/** A rendering with parts masks every value, so that it needs to know only which values there are. */
function standIns({ webhook, holds }: Attempt) {
  return {
    ...(webhook?.access_token !== undefined && holds(webhook.access_token) && { accessToken: "•" }),
    ...(webhook?.secret !== undefined && holds(webhook.secret) && { secret: "•" }),
  };
}
