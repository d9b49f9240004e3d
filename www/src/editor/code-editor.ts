import { closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { json } from "@codemirror/lang-json";
import { bracketMatching } from "@codemirror/language";
import { lintKeymap } from "@codemirror/lint";
import { Annotation, EditorState, type Extension, Transaction } from "@codemirror/state";
import { EditorView, keymap, lineNumbers } from "@codemirror/view";
import { css, LitElement, type PropertyValues } from "lit";
import { customElement, property } from "lit/decorators.js";
import { editorTheme } from "./editor-theme.ts";
import { difference } from "./text-difference.ts";
import { typingOver } from "./typing-over.ts";

const fromOutside = Annotation.define<boolean>();

/** What somebody typed into an editor. */
export class TypeEvent extends Event {
  constructor(readonly text: string) {
    super("hw-type");
  }
}

/** A CodeMirror editor for JSON; emits `hw-type` for what people type, not for what the page sets. */
@customElement("hw-code-editor")
export class CodeEditor extends LitElement {
  static override styles = css`
    :host {
      display: block;
      min-block-size: 0;
      overflow: hidden;
    }
  `;

  @property() text = "";
  /** Which document the text is of: undoing never reaches into another one. */
  @property() document = "";
  @property() label = "";
  @property({ type: Boolean }) readonly = false;
  /** Read once, when the editor is made. */
  @property({ attribute: false }) extensions: Extension = [];

  #view: EditorView | undefined;

  /** The editor itself, once it is on the page. */
  get view(): EditorView | undefined {
    return this.#view;
  }

  /** Selects a part of the text and shows it. */
  select(from: number, to: number) {
    const view = this.#view;
    if (!view) return;
    const end = view.state.doc.length;
    view.dispatch({
      selection: { anchor: Math.min(from, end), head: Math.min(to, end) },
      scrollIntoView: true,
    });
    view.focus();
  }

  /** Makes changes as if they had been typed: undo takes them back. */
  edit(changes: readonly { from: number; to: number; insert: string }[]) {
    this.#view?.dispatch({ changes: [...changes], scrollIntoView: true });
    this.#view?.focus();
  }

  protected override firstUpdated() {
    this.#view = new EditorView({
      root: this.shadowRoot ?? document,
      parent: this.renderRoot,
      state: this.#begin(),
    });
  }

  protected override updated(changed: PropertyValues<this>) {
    const view = this.#view;
    if (!view) return;
    const shown = view.state.doc.toString();
    if (changed.get("document") !== undefined) view.setState(this.#begin());
    else if (shown !== this.text) {
      view.dispatch({
        changes: difference(shown, this.text),
        annotations: [fromOutside.of(true), Transaction.addToHistory.of(false)],
      });
    }
  }

  #begin(): EditorState {
    return EditorState.create({ doc: this.text, extensions: this.#setup() });
  }

  #setup(): Extension {
    return [
      json(),
      editorTheme,
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ "aria-label": this.label }),
      keymap.of([...completionKeymap, ...lintKeymap, ...defaultKeymap]),
      this.readonly ? EditorState.readOnly.of(true) : this.#writing(),
      this.extensions,
    ];
  }

  #writing(): Extension {
    return [
      lineNumbers(),
      history(),
      bracketMatching(),
      closeBrackets(),
      typingOver,
      keymap.of([...closeBracketsKeymap, ...historyKeymap, indentWithTab]),
      EditorView.updateListener.of((update) => {
        const typed = update.docChanged && !update.transactions.some((one) => one.annotation(fromOutside));
        if (!typed) return;
        this.text = update.state.doc.toString();
        this.dispatchEvent(new TypeEvent(this.text));
      }),
    ];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-code-editor": CodeEditor;
  }
}
