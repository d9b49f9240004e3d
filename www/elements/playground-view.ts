import { EditorView } from "@codemirror/view";
import init, {
  type Automation,
  type EventType,
  type Fix,
  HookwrightError,
  newTrigger,
  sampleEvent,
  type Webhook,
} from "hookwright/payload";
import { css, html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { applyFixTo } from "../src/design/finding.ts";
import "../src/editor/code-editor.ts";
import type { TextChangeEvent } from "../src/editor/code-editor.ts";
import { variableCompletion } from "../src/editor/variable-completion.ts";
import { variableHighlight } from "../src/editor/variable-highlight.ts";
import { variableHover } from "../src/editor/variable-hover.ts";
import { markIn } from "../src/editor/variable-marks.ts";
import { fixTitle, sentences } from "../src/messages/diagnostic.ts";
import { elements } from "../src/messages/elements.ts";
import { playground } from "../src/messages/playground.ts";
import { evidence } from "../src/messages/vocabulary.ts";
import { compiledEvent } from "../src/parts/compiled.ts";
import {
  type RenderedPayload,
  type TemplatePreview,
  TemplatePreviewer,
} from "../src/parts/template-preview.ts";
import { type ColouredSpan, colouredText, colouredTextStyles } from "./coloured-text.ts";
import { CopyText } from "./copy-text.ts";
import { ElementInputs, type ElementNames, eventInput } from "./element-inputs.ts";
import { NOTHING_GIVEN } from "./given.ts";
import { icon } from "./icon.ts";
import { followLanguage } from "./language.ts";
import type { View } from "./lazy-element.ts";
import { problemList, problemStyles } from "./problems.ts";
import type { HookwrightElementProblem, HookwrightPreviewResult } from "./results.ts";
import { InputEditEvent, ResultEvent } from "./view-events.ts";
import { viewStyles } from "./view-styles.ts";

/** The webhook that a template is checked for: its address belongs to no known service, and its token is masked. */
const WEBHOOK: Webhook = {
  id: "embedded",
  name: "webhook",
  endpoint: "https://example.com/hook",
  access_token: "ACCESS_TOKEN",
};

const NAMES: ElementNames = {
  inputs: ["template", "event"],
  parts: ["template", "event", "preview", "problems"],
};

/** The height at which an editor begins to scroll. */
const editorHeight = EditorView.theme({
  "&": { maxHeight: "24rem" },
  ".cm-scroller": { overflow: "auto" },
});

/** The contents of `<hookwright-playground>`. */
@customElement("hw-playground-view")
export class PlaygroundView extends LitElement implements View {
  static override styles = [
    ...viewStyles,
    colouredTextStyles,
    problemStyles,
    css`
      .panes {
        grid-template-areas: "template" "preview" "event";
      }

      .template {
        grid-area: template;
      }

      .preview {
        grid-area: preview;
      }

      .event {
        grid-area: event;
        border-block-start: var(--hw-hairline) solid var(--hw-line-soft);
      }

      @container (inline-size >= 40rem) {
        .panes:has(> .template):has(> .preview) {
          grid-template-areas: "template preview" "event event";
        }

        .panes > .event {
          border-inline-start: 0;
          border-block-start: var(--hw-hairline) solid var(--hw-line-soft);
        }
      }

      .preview > div {
        max-block-size: 24rem;
        overflow: auto;
      }

      .preview .code {
        padding-block-start: var(--hw-2);
      }
    `,
  ];

  @property({ attribute: false }) given = NOTHING_GIVEN;
  @query(".template hw-code-editor") private editor?: HTMLElementTagNameMap["hw-code-editor"];
  readonly #copy = new CopyText(this);
  readonly #previewer = new TemplatePreviewer();
  #inputs = new ElementInputs(NOTHING_GIVEN, NAMES);
  #elementProblems: readonly HookwrightElementProblem[] = [];
  #template = "";
  #event = "";
  #preview: TemplatePreview | undefined;
  #result: HookwrightPreviewResult | undefined;

  readonly #templateExtensions = [
    editorHeight,
    variableHighlight,
    variableCompletion(() => this.#preview?.options ?? []),
    variableHover(
      (position) => this.#variableAt(position),
      (option) => evidence[option.evidence].sentence(),
    ),
  ];

  protected override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has("given")) return;
    const last = this.#inputs;
    this.#inputs = new ElementInputs(this.given, NAMES);
    if (this.#result && this.#inputs.hasResultOf(last)) return;
    const event = eventInput(this.#inputs, { sampleEvent, HookwrightError });
    this.#template = this.#inputs.text("template");
    this.#event = event.event;
    this.#elementProblems = [...this.#inputs.problems, ...event.problems];
    this.#preview = this.#previewer.preview({
      automation: automationFor(this.#event),
      webhook: WEBHOOK,
      teamSecrets: ["ACCESS_TOKEN"],
      template: this.#template,
      event: this.#event,
      hasValue: () => true,
    });
    const { rendering, problems } = this.#preview;
    this.#result = {
      template: this.#template,
      event: this.#event,
      payload: rendering?.text,
      problems: [...this.#elementProblems, ...problems, ...this.#eventProblems(this.#preview)],
    };
    this.dispatchEvent(new ResultEvent(this.#result));
  }

  override render() {
    const [result, preview] = [this.#result, this.#preview];
    if (result === undefined || preview === undefined) return nothing;
    return html`<div class="frame" part="frame" role="group" aria-label=${elements.playground()}>
      <div class="panes">
        ${this.#inputs.shows("template") ? this.#templatePane(preview) : nothing}
        ${this.#inputs.shows("preview") ? this.#payloadPane(preview) : nothing}
        ${this.#inputs.shows("event") ? this.#eventPane(preview) : nothing}
      </div>
      ${
        this.#inputs.shows("problems") || this.#elementProblems.length > 0
          ? html`<div class="problems" part="problems" role="status">
              ${this.#problems(this.#inputs.shows("problems") ? result.problems : this.#elementProblems)}
            </div>`
          : nothing
      }
    </div>`;
  }

  #templatePane({ variables, problems }: TemplatePreview) {
    return html`<div class="pane template" part="template">
      <div class="heading">${elements.template()}</div>
      <hw-code-editor
        label=${playground.templateLabel()}
        .text=${this.#template}
        ?readonly=${this.#inputs.readonly}
        .marks=${variables}
        .problems=${problems}
        .extensions=${this.#templateExtensions}
        @hw-type=${(event: TextChangeEvent) => this.#edit("template", event.text)}
      ></hw-code-editor>
    </div>`;
  }

  #payloadPane({ rendering, failure }: TemplatePreview) {
    return html`<div class="pane preview" part="preview">
      <div class="heading">${elements.payload()} ${rendering ? this.#copy.button(rendering.text) : nothing}</div>
      ${
        rendering
          ? html`<div tabindex="0" role="group" aria-label=${elements.payload()}><pre class="code">${colouredText(rendering.text, spansOf(rendering, this.#template))}</pre></div>`
          : html`<p class="note soft">${failure ?? (this.#event === "" ? elements.eventMissing() : elements.eventUnreadable())}</p>`
      }
    </div>`;
  }

  #eventPane(preview: TemplatePreview) {
    return html`<details class="event" part="event">
      <summary>${elements.event()} <code>${compiledEvent(this.#event).event?.eventType}</code></summary>
      <hw-code-editor
        label=${elements.eventJson()}
        .text=${this.#event}
        ?readonly=${this.#inputs.readonly}
        .problems=${this.#eventProblems(preview)}
        .extensions=${editorHeight}
        @hw-type=${(event: TextChangeEvent) => this.#edit("event", event.text)}
      ></hw-code-editor>
    </details>`;
  }

  #problems(problems: HookwrightPreviewResult["problems"]) {
    if (problems.length === 0)
      return html`<p class="good small">${icon("done")} ${playground.noProblems()}</p>`;
    const apply = (fix: Fix) => this.#applyFix(fix);
    const fix = { label: playground.fix(), title: fixTitle, apply };
    return problemList({ problems, say: sentences, ...(this.#inputs.readonly ? {} : { fix }) });
  }

  /** Returns the problems of the event; without one there is nothing that could be wrong. */
  #eventProblems({ eventProblems }: TemplatePreview) {
    return this.#event === "" ? [] : eventProblems;
  }

  #applyFix(fix: Fix) {
    this.#edit("template", applyFixTo(this.#template, fix));
    this.editor?.view?.focus();
  }

  #edit(input: string, text: string) {
    this.dispatchEvent(new InputEditEvent(input, text));
  }

  #variableAt(position: number) {
    const preview = this.#preview;
    const index = preview && markIn(preview.variables, position);
    if (preview === undefined || index === undefined) return undefined;
    const option = preview.options.find(({ name }) => name === preview.nameOf(index));
    return option && { from: preview.variables.from(index), to: preview.variables.to(index), option };
  }
}

/** Loads the core, and creates the contents of a `<hookwright-playground>`. */
export async function createPlaygroundView(host: Element): Promise<PlaygroundView> {
  await Promise.all([init(), followLanguage(host)]);
  return new PlaygroundView();
}

/** One automation for each type of event, so that what depends on it is cached. */
const automations = new Map<EventType, Automation>();

/** Returns an automation that waits for an event of the same type. */
function automationFor(event: string): Automation {
  const type = compiledEvent(event).event?.eventType ?? "LINK_ARTIFACT";
  const known = automations.get(type);
  if (known) return known;
  const automation: Automation = {
    id: "embedded",
    name: "",
    enabled: true,
    scope: { type: "team", entity: "team" },
    team: "team",
    trigger: newTrigger(type, ""),
  };
  automations.set(type, automation);
  return automation;
}

/** Returns the spans of variables in a payload. One without a value is still there as the template has it. */
function spansOf({ text, spans }: RenderedPayload, template: string): readonly ColouredSpan[] {
  const { payload, template: written } = spans;
  return Array.from({ length: payload.count }, (_, index) => {
    const [start, end] = [payload.from(index), payload.to(index)];
    const hasValue = text.slice(start, end) !== template.slice(written.from(index), written.to(index));
    return { start, end, kind: payload.kind(index), hasValue };
  });
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-playground-view": PlaygroundView;
  }
}
