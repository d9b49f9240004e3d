import { closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, isolateHistory } from "@codemirror/commands";
import { json } from "@codemirror/lang-json";
import { bracketMatching } from "@codemirror/language";
import { lintKeymap } from "@codemirror/lint";
import {
  Annotation,
  Compartment,
  EditorState,
  type Extension,
  type Text,
  Transaction,
} from "@codemirror/state";
import { EditorView, keymap, lineNumbers } from "@codemirror/view";
import type { Diagnostic } from "hookwright/payload";
import { css, LitElement, type PropertyValues } from "lit";
import { customElement, property } from "lit/decorators.js";
import { editorTheme } from "./editor-theme.ts";
import { problemEffects } from "./template-lint.ts";
import { difference } from "./text-difference.ts";
import { typingOver } from "./typing-over.ts";
import { variableEffect } from "./variable-highlight.ts";
import type { VariableMarks } from "./variable-marks.ts";

/** A text is shown as it is, `\r` included, so that the core's places are the editor's; what is pasted brings none. */
const lineEnds: Extension = [
  EditorState.lineSeparator.of("\n"),
  EditorView.clipboardInputFilter.of((text) => text.replace(/\r\n?/g, "\n")),
];

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
  /** Where the text's variables are, for an editor that highlights them. */
  @property({ attribute: false }) marks: VariableMarks | undefined;
  /** What is wrong with the text. */
  @property({ attribute: false }) problems: readonly Diagnostic[] | undefined;
  /** Read once, when the editor is made. */
  @property({ attribute: false }) extensions: Extension = [];

  #view: EditorView | undefined;
  readonly #history = new Compartment();
  /** What the document was when its text was read last: to read a long one takes a while. */
  #read: { readonly doc: Text; readonly text: string } | undefined;

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

  /** Makes changes as if they had been typed: undo takes them back, and only them. */
  edit(changes: readonly { from: number; to: number; insert: string }[]) {
    const annotations = isolateHistory.of("full");
    this.#view?.dispatch({ changes: [...changes], annotations, scrollIntoView: true });
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
    const begun = changed.get("document") !== undefined;
    if (begun) view.setState(this.#begin());
    const shown = this.#shown(view.state.doc);
    const effects = [
      ...(this.marks && (begun || changed.has("marks")) ? [variableEffect(this.marks)] : []),
      ...(this.problems && (begun || changed.has("problems"))
        ? problemEffects(view.state, this.problems, this.text.length)
        : []),
    ];
    if (shown === this.text) {
      if (effects.length > 0) view.dispatch({ effects });
      return;
    }
    // One transaction, so that no mark or underline is ever seen at a place of an older text.
    view.dispatch({
      changes: difference(shown, this.text),
      effects,
      annotations: [fromOutside.of(true), Transaction.addToHistory.of(false)],
    });
    this.#read = { doc: view.state.doc, text: this.text };
    this.#forget(view);
  }

  /** The steps before a text from outside are of another text: undone after it, they would make one that never was. */
  #forget(view: EditorView) {
    if (this.readonly) return;
    view.dispatch({ effects: this.#history.reconfigure([]) });
    view.dispatch({ effects: this.#history.reconfigure(history()) });
  }

  #shown(doc: Text): string {
    if (this.#read?.doc !== doc) this.#read = { doc, text: doc.toString() };
    return this.#read.text;
  }

  #begin(): EditorState {
    return EditorState.create({ doc: this.text, extensions: this.#setup() });
  }

  #setup(): Extension {
    return [
      json(),
      editorTheme,
      EditorView.lineWrapping,
      lineEnds,
      EditorView.contentAttributes.of({ "aria-label": this.label, tabindex: "0" }),
      keymap.of([...completionKeymap, ...lintKeymap, ...defaultKeymap]),
      this.readonly ? EditorState.readOnly.of(true) : this.#writing(),
      this.extensions,
    ];
  }

  #writing(): Extension {
    return [
      lineNumbers(),
      this.#history.of(history()),
      bracketMatching(),
      closeBrackets(),
      typingOver,
      keymap.of([...closeBracketsKeymap, ...historyKeymap]),
      EditorView.updateListener.of((update) => {
        const typed = update.docChanged && !update.transactions.some((one) => one.annotation(fromOutside));
        if (!typed) return;
        this.text = this.#shown(update.state.doc);
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
