import { Prec } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import { css, html, LitElement, type PropertyValues } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { controls } from "../design/controls.ts";
import type { CodeEditor } from "../editor/code-editor.ts";
import "../editor/code-editor.ts";
import { showVariables, variableHighlight } from "../editor/variable-highlight.ts";
import { playground } from "../messages/playground.ts";
import { JumpEvent } from "./problem-list.ts";
import "../design/copy-button.ts";
import type { RenderedPayload } from "./trial.ts";

/** The rendered payload, each variable's value marked; emits `hw-jump` with the place in the template. */
@customElement("hw-payload-preview")
export class PayloadPreview extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-block-size: 0;
      }

      header.spread {
        flex-wrap: nowrap;
        padding: var(--hw-1) var(--hw-3);
      }

      hw-code-editor {
        flex: 1;
      }
    `,
  ];

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

  /** Selects what the variable at this place of the template became. */
  showPlace(position: number) {
    const part = this.rendering?.parts.find(
      ({ template }) => template.start <= position && position <= template.end,
    );
    if (part)
      this.editor?.view?.dispatch({
        selection: { anchor: part.output.start, head: part.output.end },
        scrollIntoView: true,
      });
  }

  override render() {
    return html`<header class="spread">
        <span class="small soft">${playground.renderedHelp()}</span>
        <hw-copy-button .text=${this.rendering?.text ?? ""}></hw-copy-button>
      </header>
      <hw-code-editor
        readonly
        label=${playground.rendered()}
        .text=${this.rendering?.text ?? ""}
        .extensions=${this.#extensions}
      ></hw-code-editor>`;
  }

  protected override async updated(changed: PropertyValues<this>) {
    if (!changed.has("rendering")) return;
    await this.editor?.updateComplete;
    const view = this.editor?.view;
    if (!view || view.state.doc.length !== this.rendering?.text.length) return;
    showVariables(
      view,
      this.rendering.parts.map(({ output, kind }) => ({ from: output.start, to: output.end, kind })),
    );
  }

  #jump(position: number): boolean {
    const part = this.rendering?.parts.find(
      ({ output }) => output.start <= position && position <= output.end,
    );
    if (!part) return false;
    this.dispatchEvent(new JumpEvent(part.template.start, part.template.end));
    return true;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-payload-preview": PayloadPreview;
  }
}
