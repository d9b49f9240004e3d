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
import type { RenderedPayload } from "./trial.ts";

/** The rendered payload, each variable's value marked; emits `hw-jump` with the place in the template. */
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

      :host([old]) hw-code-editor {
        --hw-surface: var(--hw-sunken);
        filter: grayscale(1);
      }

      .old {
        padding-inline: var(--hw-2);
        border-radius: var(--hw-radius);
        background: var(--hw-warning-soft);
      }
    `,
  ];

  /** Whether it is of an event that can't be read any more: it stays to look at, and leads nowhere. */
  @property({ type: Boolean }) old = false;
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
    const places = this.#places();
    if (!places) return;
    const index = markAt(places.template, position);
    if (index === undefined) return;
    this.editor?.view?.dispatch({
      selection: { anchor: places.payload.from(index), head: places.payload.to(index) },
      scrollIntoView: true,
    });
  }

  override render() {
    return html`<header class="spread">
        ${
          this.old
            ? html`<span class="small old">${playground.renderedOld()}</span>`
            : html`<span class="small soft">${playground.renderedHelp()}</span>`
        }
        <hw-copy-button .text=${this.rendering?.text ?? ""}></hw-copy-button>
      </header>
      <hw-code-editor
        readonly
        label=${playground.rendered()}
        .text=${this.rendering?.text ?? ""}
        .marks=${this.rendering?.places.payload ?? NO_MARKS}
        .extensions=${this.#extensions}
      ></hw-code-editor>`;
  }

  #places() {
    return this.old ? undefined : this.rendering?.places;
  }

  #jump(position: number): boolean {
    const places = this.#places();
    if (!places) return false;
    const index = markAt(places.payload, position);
    if (index === undefined) return false;
    this.dispatchEvent(new JumpEvent(places.template.from(index), places.template.to(index)));
    return true;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-payload-preview": PayloadPreview;
  }
}
