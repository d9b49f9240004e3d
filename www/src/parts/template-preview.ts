import {
  type Automation,
  type Diagnostic,
  type OfferedVariable,
  offeredVariables,
  type VariableKind,
  type VariableUse,
  variableKinds,
  type Webhook,
} from "hookwright/payload";
import type { VariableMarks } from "../editor/variable-marks.ts";
import { errorText } from "../messages/diagnostic.ts";
import { type AutomationContext, automationContext } from "./automation-context.ts";
import { compiledEvent, compiledTemplate } from "./compiled.ts";
import type { ExampleContext } from "./example-menu.ts";

/** The body of a request whose payload is empty, as the request preview shows it. */
const EMPTY_BODY = "{}";

/** The template to preview, and everything that its result depends on. */
export interface PreviewInput {
  readonly automation: Automation;
  readonly webhook: Webhook | undefined;
  readonly teamSecrets: readonly string[];
  readonly template: string;
  readonly event: string;
  /** Whether this tab has the value of one of the team's secrets. */
  readonly hasValue: (secret: string) => boolean;
}

/** A rendered payload with the spans of its variables. */
export interface RenderedPayload {
  readonly text: string;
  /** Whether the template is empty, so that the body is an empty object. */
  readonly isEmpty: boolean;
  readonly spans: VariableSpans;
}

/** The result of previewing a template with an event. */
export interface TemplatePreview {
  readonly variables: VariableMarks;
  /** Returns a variable's name by its index. */
  readonly nameOf: (index: number) => string;
  readonly options: readonly OfferedVariable[];
  readonly problems: readonly Diagnostic[];
  /** The event for which example payloads are made. */
  readonly examples: ExampleContext;
  readonly eventProblems: readonly Diagnostic[];
  /** Whether the event can be read. */
  readonly isEventReadable: boolean;
  /** Undefined while the event can't be read, and if rendering failed. */
  readonly rendering: RenderedPayload | undefined;
  /** Why rendering failed, in a sentence; undefined if it did not. */
  readonly failure: string | undefined;
}

/** Previews templates for one editor. On most key presses only the template has changed; the rest is cached. */
export class TemplatePreviewer {
  #offer: Offer | undefined;
  #last: CachedPreview | undefined;

  /** Returns the same object as before while no input has changed, so that elements that show it have nothing to update. */
  preview(input: PreviewInput): TemplatePreview {
    const { automation, webhook, teamSecrets, template, event } = input;
    const { name, trigger } = automation;
    const context = JSON.stringify([name, trigger, webhook, teamSecrets, placeholders(input)]);
    const last = this.#last;
    if (last?.template === template && last.event === event && last.context === context) return last.preview;
    const preview = this.#compute(input);
    this.#last = { template, event, context, preview };
    return preview;
  }

  #compute(input: PreviewInput): TemplatePreview {
    const { automation, webhook, teamSecrets } = input;
    const owner = automationContext(automation);
    const { event, problems: eventProblems } = compiledEvent(input.event);
    const template = compiledTemplate(input.template, webhook?.secret);
    const { result: rendered, failure } = attempt(
      () => event && template.renderSpans(event, { ...owner, ...placeholders(input) }),
    );
    const context = {
      ...(owner.eventType && { eventType: owner.eventType }),
      teamSecrets: [...teamSecrets],
      ...(webhook && { webhook }),
    };
    const problems = event ? template.checkFor(event, context) : template.check(context);
    const isEmpty = problems.some(({ code }) => code === "template/payload-empty");
    const rendering = rendered && {
      text: isEmpty ? EMPTY_BODY : rendered.text,
      isEmpty,
      spans: new VariableSpans(rendered.spans),
    };
    return {
      variables: rendering ? rendering.spans.template : marksOf(template.uses()),
      nameOf: names(input),
      options: this.#offered(input.event, webhook, owner),
      examples: { eventType: owner.eventType ?? "LINK_ARTIFACT", event: input.event },
      problems,
      eventProblems,
      isEventReadable: event !== undefined,
      rendering,
      failure,
    };
  }

  #offered(
    event: string,
    webhook: Webhook | undefined,
    owner: AutomationContext,
  ): readonly OfferedVariable[] {
    const last = this.#offer;
    if (last?.event === event && last.webhook === webhook && last.owner === owner) return last.options;
    const { eventType, automation } = owner;
    const compiled = compiledEvent(event).event;
    // A text that is not an event gives no values, so it need not be read again.
    const options = compiled
      ? compiled.offeredVariables(webhook, eventType, automation)
      : offeredVariables("", webhook, eventType, automation);
    this.#offer = { event, webhook, owner, options };
    return options;
  }
}

/** Calls the core; an error is returned in a sentence. */
function attempt<T>(call: () => T): { readonly result?: T; readonly failure: string | undefined } {
  try {
    return { result: call(), failure: undefined };
  } catch (error) {
    return { failure: errorText(error) };
  }
}

interface Offer {
  readonly event: string;
  readonly webhook: Webhook | undefined;
  readonly owner: AutomationContext;
  readonly options: readonly OfferedVariable[];
}

interface CachedPreview {
  readonly template: string;
  readonly event: string;
  /** The other inputs, as JSON. */
  readonly context: string;
  readonly preview: TemplatePreview;
}

function marksOf(uses: readonly VariableUse[]): VariableMarks {
  return {
    count: uses.length,
    from: (index) => uses[index]?.span.start ?? 0,
    to: (index) => uses[index]?.span.end ?? 0,
    kind: (index) => uses[index]?.kind ?? "unknown",
  };
}

/** Returns a function that looks up names. They are read only when the user points at a variable. */
function names({ template, webhook }: PreviewInput): (index: number) => string {
  let names: readonly string[] | undefined;
  return (index) => {
    names ??= compiledTemplate(template, webhook?.secret)
      .uses()
      .map(({ name }) => name);
    return names[index] ?? "";
  };
}

/** Returns placeholders for the secrets that have values. Their content is irrelevant: rendering with spans masks all secret values. */
function placeholders({ webhook, hasValue }: PreviewInput) {
  return {
    ...(webhook?.access_token !== undefined && hasValue(webhook.access_token) && { accessToken: "•" }),
    ...(webhook?.secret !== undefined && hasValue(webhook.secret) && { secret: "•" }),
  };
}

/** The core's numbers for each variable: start and end in the payload, start and end in the template, kind. */
const FIELDS_PER_VARIABLE = 5;
const [PAYLOAD, TEMPLATE, KIND] = [0, 2, 4];

/** The spans of a template's variables, in the template and in the payload, read from the core's numbers on demand. */
export class VariableSpans {
  readonly payload: VariableMarks;
  readonly template: VariableMarks;

  constructor(numbers: Uint32Array) {
    this.payload = marks(numbers, PAYLOAD);
    this.template = marks(numbers, TEMPLATE);
  }
}

function marks(numbers: Uint32Array, column: number): VariableMarks {
  const number = (index: number, offset: number) => numbers[index * FIELDS_PER_VARIABLE + offset] ?? 0;
  return {
    count: numbers.length / FIELDS_PER_VARIABLE,
    from: (index) => number(index, column),
    to: (index) => number(index, column + 1),
    kind: (index) => kinds()[number(index, KIND)] ?? "unknown",
  };
}

let kindTable: readonly VariableKind[] | undefined;

function kinds(): readonly VariableKind[] {
  kindTable ??= variableKinds();
  return kindTable;
}
