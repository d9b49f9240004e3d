import init from "hookwright/render";
import { css, html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property } from "lit/decorators.js";
import { elements } from "../src/messages/elements.ts";
import { shared } from "../src/messages/shared.ts";
import { colouredText, colouredTextStyles } from "./coloured-text.ts";
import { CopyText } from "./copy-text.ts";
import { followLanguage } from "./language.ts";
import type { View } from "./lazy-element.ts";
import { type Preview, preview, sentencesOf } from "./preview.ts";
import { problemList, problemStyles } from "./problems.ts";
import type { HookwrightPreviewResult } from "./results.ts";
import { sampleEventText } from "./sample-events.ts";
import { sourceField, sourceFieldStyles } from "./source-field.ts";
import { ResultEvent } from "./view-events.ts";
import { viewStyles } from "./view-styles.ts";

/** How much of a payload is shown, in UTF-16 code units. */
const MAX_SHOWN = 20_000;

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

  @property({ attribute: false }) texts: ReadonlyMap<string, string> = new Map();
  @property({ type: Boolean }) readonly = false;
  @property({ attribute: false }) shownParts: ReadonlySet<string> | undefined;
  @property({ attribute: "event-type" }) eventType = "";
  readonly #copy = new CopyText(this);
  #preview: Preview | undefined;

  protected override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has("texts") && !changed.has("eventType")) return;
    const template = this.texts.get("template") ?? "";
    const event = this.texts.get("event") || sampleEventText(this.eventType);
    const last = this.#preview?.result;
    if (last?.template === template && last.event === event) return;
    this.#preview = preview(template, event);
    this.dispatchEvent(new ResultEvent<HookwrightPreviewResult>(this.#preview.result));
  }

  override render() {
    const shown = this.#preview;
    if (shown === undefined) return nothing;
    const { result } = shown;
    return html`<div class="frame" part="frame" role="group" aria-label=${elements.preview()}>
      <div class="panes">
        ${this.#shows("template") ? this.#template(shown) : nothing}
        ${this.#shows("preview") ? this.#payload(shown) : nothing}
      </div>
      ${
        result.problems.length > 0 && this.#shows("problems")
          ? html`<div class="problems" part="problems" role="status">
              ${problemList({ problems: result.problems, say: sentencesOf })}
            </div>`
          : nothing
      }
      ${this.#shows("event") ? this.#event(shown) : nothing}
    </div>`;
  }

  #shows(part: string): boolean {
    return this.shownParts?.has(part) ?? true;
  }

  #template({ result, templateSpans }: Preview) {
    return html`<div class="pane" part="template">
      <div class="heading">${elements.template()}</div>
      ${sourceField(this, {
        input: "template",
        label: elements.template(),
        text: result.template,
        spans: templateSpans,
        readonly: this.readonly,
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
          ? html`<p class="note soft">${elements.eventUnreadable()}</p>`
          : html`<div>
              <pre class="code" role="group" aria-label=${elements.payload()}>${colouredText(text.slice(0, MAX_SHOWN), payloadSpans)}</pre>
              ${text.length > MAX_SHOWN ? html`<p class="note small soft">${shared.partShown(MAX_SHOWN.toLocaleString(), text.length.toLocaleString())}</p>` : nothing}
              ${blank.length > 0 ? html`<p class="note small soft">${elements.blank(blank.map((name) => `\${${name}}`).join(", "))}</p>` : nothing}
            </div>`
      }
    </div>`;
  }

  #event({ result, eventType }: Preview) {
    return html`<details part="event">
      <summary>${elements.event()} ${eventType === "" ? nothing : html`<code>${eventType}</code>`}</summary>
      ${sourceField(this, {
        input: "event",
        label: elements.eventJson(),
        text: result.event,
        readonly: this.readonly,
      })}
    </details>`;
  }
}

/** Loads the core, and creates the contents of a `<hookwright-preview>`. */
export async function createPreviewView(host: Element): Promise<PreviewView> {
  await Promise.all([init(), followLanguage(host)]);
  return new PreviewView();
}
