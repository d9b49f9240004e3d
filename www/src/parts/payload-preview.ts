import { Prec } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import { css, html, LitElement } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { controls } from "../design/controls.ts";
import { paneStyles } from "../design/pane-styles.ts";
import type { CodeEditor } from "../editor/code-editor.ts";
import "../editor/code-editor.ts";
import { variableHighlight } from "../editor/variable-highlight.ts";
import { markAt, NO_MARKS } from "../editor/variable-marks.ts";
import { playground } from "../messages/playground.ts";
import { JumpEvent } from "./problem-list.ts";
import "../design/copy-button.ts";
import type { RenderedPayload } from "./template-preview.ts";

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
  @query("hw-code-editor") private editor?: CodeEditor;

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
      selection: { anchor: spans.payload.from(index), head: spans.payload.to(index) },
      scrollIntoView: true,
    });
  }

  override render() {
    return html`<header class="spread">
        ${
          this.stale
            ? html`<span class="small stale">${playground.renderedEarlier()}</span>`
            : html`<span class="small soft">${this.rendering?.isEmpty ? playground.emptyBody() : playground.renderedHelp()}</span>`
        }
        <hw-copy-button .text=${this.rendering?.text ?? ""}></hw-copy-button>
      </header>
      <hw-code-editor
        fills
        readonly
        label=${playground.rendered()}
        .text=${this.rendering?.text ?? ""}
        .marks=${this.rendering?.spans.payload ?? NO_MARKS}
        .extensions=${this.#extensions}
      ></hw-code-editor>`;
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
