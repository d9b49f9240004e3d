import init, { HookwrightError, sampleEvent } from "hookwright/render";
import { css, html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property } from "lit/decorators.js";
import { elements } from "../src/messages/elements.ts";
import { shared } from "../src/messages/shared.ts";
import { colouredText, colouredTextStyles } from "./coloured-text.ts";
import { CopyText } from "./copy-text.ts";
import { ElementInputs, type ElementNames, eventInput } from "./element-inputs.ts";
import { NOTHING_GIVEN } from "./given.ts";
import { followLanguage } from "./language.ts";
import type { View } from "./lazy-element.ts";
import { type Preview, preview, sentencesOf } from "./preview.ts";
import { problemStyles, problemsPart } from "./problems.ts";
import type { HookwrightPreviewResult } from "./results.ts";
import { sourceDisclosure, sourceField, sourceFieldStyles } from "./source-field.ts";
import { ResultEvent } from "./view-events.ts";
import { viewStyles } from "./view-styles.ts";

/** How much of a payload is shown, in UTF-16 code units. */
const MAX_SHOWN = 20_000;

const NAMES: ElementNames = {
  inputs: ["template", "event"],
  parts: ["template", "preview", "problems", "event"],
};

/** The contents of `<hookwright-preview>`. */
@customElement("hw-preview-view")
export class PreviewView extends LitElement implements View {
  static override styles = [
    ...viewStyles,
    colouredTextStyles,
    sourceFieldStyles,
    problemStyles,
    css`
      .empty {
        color: var(--hw-ink-soft);
        font-style: italic;
      }
    `,
  ];

  @property({ attribute: false }) given = NOTHING_GIVEN;
  readonly #copy = new CopyText(this);
  #inputs = new ElementInputs(NOTHING_GIVEN, NAMES);
  #preview: Preview | undefined;

  protected override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has("given")) return;
    const last = this.#inputs;
    this.#inputs = new ElementInputs(this.given, NAMES);
    if (this.#preview && this.#inputs.hasResultOf(last)) return;
    this.#preview = preview(this.#inputs, eventInput(this.#inputs, { sampleEvent, HookwrightError }));
    this.dispatchEvent(new ResultEvent<HookwrightPreviewResult>(this.#preview.result));
  }

  override render() {
    const shown = this.#preview;
    if (shown === undefined) return nothing;
    const { result } = shown;
    const problems = this.#inputs.shows("problems") ? result.problems : shown.elementProblems;
    return html`<div class="frame" part="frame" role="group" aria-label=${elements.preview()}>
      <div class="panes">
        ${this.#inputs.shows("template") ? this.#template(shown) : nothing}
        ${this.#inputs.shows("preview") ? this.#payload(shown) : nothing}
      </div>
      ${problemsPart({ problems, say: sentencesOf })}
      ${this.#event(shown)}
    </div>`;
  }

  #template({ result, templateSpans }: Preview) {
    return html`<div class="pane" part="template">
      <div class="heading">${elements.template()}</div>
      ${sourceField(this, {
        input: "template",
        label: elements.template(),
        text: result.template,
        spans: templateSpans,
        readonly: this.#inputs.readonly,
      })}
    </div>`;
  }

  #payload({ result, payloadSpans, blank }: Preview) {
    const { payload } = result;
    const text = payload ?? "";
    return html`<div class="pane" part="preview">
      <div class="heading">${elements.payload()} ${payload === undefined ? nothing : this.#copy.button(text)}</div>
      ${
        payload === undefined
          ? html`<p class="note soft">${result.event === "" ? elements.eventMissing() : elements.eventUnreadable()}</p>`
          : html`<div>
              <pre class="code" role="group" aria-label=${elements.payload()}>${colouredText(text.slice(0, MAX_SHOWN), payloadSpans)}</pre>
              ${text.length > MAX_SHOWN ? html`<p class="note small soft">${shared.partShown(MAX_SHOWN.toLocaleString(), text.length.toLocaleString())}</p>` : nothing}
              ${blank.length > 0 ? html`<p class="note small soft">${elements.blank(blank.map((name) => `\${${name}}`).join(", "))}</p>` : nothing}
            </div>`
      }
    </div>`;
  }

  #event({ result, eventType }: Preview) {
    return sourceDisclosure(this, this.#inputs, {
      input: "event",
      label: elements.eventJson(),
      text: result.event,
      summary: html`${elements.event()} ${eventType === "" ? nothing : html`<code>${eventType}</code>`}`,
    });
  }
}

/** Loads the core, and creates the contents of a `<hookwright-preview>`. */
export async function createPreviewView(host: Element): Promise<PreviewView> {
  await Promise.all([init(), followLanguage(host)]);
  return new PreviewView();
}
