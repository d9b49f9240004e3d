import { Prec } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { controls } from "../design/controls.ts";
import { paneStyles } from "../design/pane-styles.ts";
import type { CodeEditor } from "../editor/code-editor.ts";
import { countText } from "../messages/numbers.ts";
import "../editor/code-editor.ts";
import "../design/icon.ts";
import { variableHighlight } from "../editor/variable-highlight.ts";
import { firstEndingAfter, markAt, NO_MARKS, type VariableMarks } from "../editor/variable-marks.ts";
import { playground } from "../messages/playground.ts";
import { JumpEvent } from "./problem-list.ts";
import "../design/copy-button.ts";
import type { RenderedPayload } from "./template-preview.ts";

/** How much of a payload is shown, in UTF-16 units. */
const MAX_SHOWN = 1_000_000;

/** The rendered payload with its variables' values marked; emits `hw-jump` with the variable's range in the template. */
@customElement("hw-payload-preview")
export class PayloadPreview extends LitElement {
  static override styles = [
    controls,
    paneStyles,
    css`
      header.spread {
        flex-wrap: nowrap;
        padding: var(--hw-1) var(--hw-3);
      }

      hw-code-editor {
        flex: 1;
      }

      :host([stale]) hw-code-editor {
        --hw-surface: var(--hw-sunken);
        filter: grayscale(1);
      }

      .failure {
        flex-wrap: nowrap;
        align-items: start;
        padding: var(--hw-3);
      }

      .failure wa-icon {
        color: var(--hw-error);
      }

      .cut {
        padding: 0 var(--hw-3) var(--hw-1);
      }

      .stale {
        padding-inline: var(--hw-2);
        border-radius: var(--hw-radius);
        background: var(--hw-warning-soft);
      }
    `,
  ];

  /** Whether the event can't be read any more: the last payload is still shown, but its values have no links. */
  @property({ type: Boolean }) stale = false;
  @property({ attribute: false }) rendering: RenderedPayload | undefined;
  /** Why the payload could not be rendered; undefined if it could. */
  @property({ attribute: false }) failure: string | undefined;
  @query("hw-code-editor") private editor?: CodeEditor;
  #cut: { rendering: RenderedPayload | undefined; text: string; marks: VariableMarks } | undefined;

  readonly #extensions = [
    variableHighlight,
    EditorView.theme({ ".cm-variable": { cursor: "pointer" } }),
    EditorView.contentAttributes.of({ "aria-readonly": "true" }),
    EditorView.domEventHandlers({
      click: (_event, view) => this.#jump(view.state.selection.main.head),
    }),
    Prec.highest(keymap.of([{ key: "Enter", run: (view) => this.#jump(view.state.selection.main.head) }])),
  ];

  /** Selects the value of the variable at a position of the template. */
  selectValueOf(position: number) {
    const spans = this.#spans();
    if (!spans) return;
    const index = markAt(spans.template, position);
    if (index === undefined) return;
    this.editor?.view?.dispatch({
      selection: {
        anchor: Math.min(spans.payload.from(index), MAX_SHOWN),
        head: Math.min(spans.payload.to(index), MAX_SHOWN),
      },
      scrollIntoView: true,
    });
  }

  override render() {
    if (this.failure !== undefined)
      return html`<p class="row failure" role="alert"><wa-icon name="cross"></wa-icon>${this.failure}</p>`;
    const shown = this.#shown();
    const length = this.rendering?.text.length ?? 0;
    return html`<header class="spread">
        ${
          this.stale
            ? html`<span class="small stale">${playground.renderedEarlier()}</span>`
            : html`<span class="small soft">${this.rendering?.isEmpty ? playground.emptyBody() : playground.renderedHelp()}</span>`
        }
        <hw-copy-button .text=${this.rendering?.text ?? ""}></hw-copy-button>
      </header>
      ${
        length > MAX_SHOWN
          ? html`<p class="small cut" role="status">
              ${playground.payloadCut(countText(MAX_SHOWN), countText(length - MAX_SHOWN))}
            </p>`
          : nothing
      }
      <hw-code-editor
        fills
        readonly
        label=${playground.rendered()}
        .text=${shown.text}
        .marks=${shown.marks}
        .extensions=${this.#extensions}
      ></hw-code-editor>`;
  }

  /** Returns the part of the payload that is shown, with the marks inside of it. */
  #shown(): { readonly text: string; readonly marks: VariableMarks } {
    const text = this.rendering?.text ?? "";
    const marks = this.rendering?.spans.payload ?? NO_MARKS;
    if (text.length <= MAX_SHOWN) return { text, marks };
    const known = this.#cut;
    if (known !== undefined && known.rendering === this.rendering) return known;
    const count = firstEndingAfter(marks, MAX_SHOWN);
    const cut = { rendering: this.rendering, text: text.slice(0, MAX_SHOWN), marks: { ...marks, count } };
    this.#cut = cut;
    return cut;
  }

  #spans() {
    return this.stale ? undefined : this.rendering?.spans;
  }

  #jump(position: number): boolean {
    const spans = this.#spans();
    if (!spans) return false;
    const index = markAt(spans.payload, position);
    if (index === undefined) return false;
    this.dispatchEvent(new JumpEvent(spans.template.from(index), spans.template.to(index)));
    return true;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-payload-preview": PayloadPreview;
  }
}
