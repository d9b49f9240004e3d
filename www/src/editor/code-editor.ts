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
import { EditorView, keymap, lineNumbers, tooltips } from "@codemirror/view";
import type { Diagnostic } from "hookwright/payload";
import { css, LitElement, type PropertyValues } from "lit";
import { customElement, property } from "lit/decorators.js";
import { editorPhrases } from "../messages/editor.ts";
import { language } from "../messages/localization.ts";
import { loadView } from "../platform/load-view.ts";
import { editorTheme } from "./editor-theme.ts";
import { problemEffects } from "./template-lint.ts";
import { difference } from "./text-difference.ts";
import { variableEffect } from "./variable-highlight.ts";
import type { VariableMarks } from "./variable-marks.ts";

/** The text after the user changed it. */
export class TextChangeEvent extends Event {
  constructor(readonly text: string) {
    super("hw-type");
  }
}

/** A CodeMirror editor for JSON; emits `hw-type` when the user changes the text, but not when the page sets it. */
@customElement("hw-code-editor")
export class CodeEditor extends LitElement {
  static override styles = css`
    :host {
      display: block;
      min-block-size: 0;
      overflow: hidden;
    }

    /* A key press lays out and paints this editor only, not the page around it. */
    :host([fills]) .cm-editor {
      contain: strict;
    }

    /* Outside of the editor, so that it does not clip them. They have fixed positions; their container has no size. */
    .tooltips {
      position: absolute;
      inline-size: 0;
      block-size: 0;
    }
  `;

  @property() text = "";
  /** The id of the document that the text belongs to: undo never reaches into another document. */
  @property() documentId = "";
  @property() label = "";
  @property({ type: Boolean }) readonly = false;
  /** Whether the editor fills a given height; otherwise it is as high as its text. */
  @property({ type: Boolean, reflect: true }) fills = false;
  /** The variables to highlight. */
  @property({ attribute: false }) marks: VariableMarks | undefined;
  /** The problems to underline. */
  @property({ attribute: false }) problems: readonly Diagnostic[] | undefined;
  /** More extensions; read once, when the editor is created. */
  @property({ attribute: false }) extensions: Extension = [];

  #view: EditorView | undefined;
  readonly #history = new Compartment();
  readonly #words = new Compartment();
  /** The language of the editor's words. */
  #language = language();
  readonly #tooltips = document.createElement("div");
  /** The text of the document that was converted last, because converting a long one takes a while. */
  #cachedText: { readonly doc: Text; readonly text: string } | undefined;

  /** CodeMirror's view, once the element has rendered. */
  get view(): EditorView | undefined {
    return this.#view;
  }

  /** Selects a range of the text and scrolls to it. */
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

  /** Applies changes as one undo step of their own. */
  edit(changes: readonly { from: number; to: number; insert: string }[]) {
    const annotations = isolateHistory.of("full");
    this.#view?.dispatch({ changes: [...changes], annotations, scrollIntoView: true });
    this.#view?.focus();
  }

  protected override firstUpdated() {
    this.#tooltips.className = "tooltips";
    this.#view = new EditorView({
      root: this.shadowRoot ?? document,
      parent: this.renderRoot,
      state: this.#createState(),
    });
    this.renderRoot.append(this.#tooltips);
  }

  protected override updated(changed: PropertyValues<this>) {
    const view = this.#view;
    if (!view) return;
    const isOtherDocument = changed.get("documentId") !== undefined;
    const isOtherLanguage = this.#language !== language();
    this.#language = language();
    if (isOtherDocument) view.setState(this.#createState());
    const shown = this.#textOf(view.state.doc);
    const effects = [
      ...(isOtherLanguage ? [this.#words.reconfigure(this.#translated())] : []),
      ...(this.marks && (isOtherDocument || changed.has("marks")) ? [variableEffect(this.marks)] : []),
      ...(this.problems && (isOtherDocument || changed.has("problems"))
        ? problemEffects(view.state, this.problems, this.text.length)
        : []),
    ];
    if (shown === this.text) {
      if (effects.length > 0) view.dispatch({ effects });
      return;
    }
    // One transaction, so that no mark or underline is ever shown at a position of an older text.
    view.dispatch({
      changes: difference(shown, this.text),
      effects,
      annotations: [setByPage.of(true), Transaction.addToHistory.of(false)],
    });
    this.#cachedText = { doc: view.state.doc, text: this.text };
    this.#clearHistory(view);
  }

  /** Clears the undo history after the page replaced the text: its steps belong to another text. */
  #clearHistory(view: EditorView) {
    if (this.readonly) return;
    view.dispatch({ effects: this.#history.reconfigure([]) });
    view.dispatch({ effects: this.#history.reconfigure(history()) });
  }

  #textOf(doc: Text): string {
    if (this.#cachedText?.doc !== doc) this.#cachedText = { doc, text: doc.toString() };
    return this.#cachedText.text;
  }

  #createState(): EditorState {
    return EditorState.create({
      doc: this.text,
      extensions: [
        json(),
        editorTheme,
        EditorView.lineWrapping,
        lineEnds,
        tooltips({ parent: this.#tooltips }),
        this.#words.of(this.#translated()),
        keymap.of([...completionKeymap, ...lintKeymap, ...defaultKeymap]),
        search,
        this.readonly ? EditorState.readOnly.of(true) : this.#editingExtensions(),
        this.extensions,
      ],
    });
  }

  /** Returns the extensions that depend on the page's language. */
  #translated(): Extension {
    return [
      EditorState.phrases.of(editorPhrases()),
      EditorView.contentAttributes.of({ "aria-label": this.label, tabindex: "0" }),
    ];
  }

  #editingExtensions(): Extension {
    return [
      lineNumbers(),
      this.#history.of(history()),
      bracketMatching(),
      closeBrackets(),
      replaceSelection,
      keymap.of([...closeBracketsKeymap, ...historyKeymap]),
      EditorView.updateListener.of((update) => {
        const isTyped = update.docChanged && !update.transactions.some((one) => one.annotation(setByPage));
        if (!isTyped) return;
        this.text = this.#textOf(update.state.doc);
        this.dispatchEvent(new TextChangeEvent(this.text));
      }),
    ];
  }
}

/** Marks a transaction that sets the text from the `text` property rather than from user input. */
const setByPage = Annotation.define<boolean>();

/** Keeps `\r` in the text, so that the core's offsets are valid in the editor. Pasted text is normalized to `\n`. */
const lineEnds: Extension = [
  EditorState.lineSeparator.of("\n"),
  EditorView.clipboardInputFilter.of((text) => text.replace(/\r\n?/g, "\n")),
];

/** Opens the search panel. Its module is loaded when an editor is first focused, so that it opens without a delay. */
const search: Extension = [
  EditorView.domEventHandlers({
    focus: () => {
      loadSearch().catch(() => undefined);
    },
  }),
  keymap.of([
    {
      key: "Mod-f",
      run: (view) => {
        loadView(view.dom, async () => (await loadSearch()).openSearch(view));
        return true;
      },
    },
  ]),
];

const loadSearch = () => import("./editor-search.ts");

/**
 * Replaces a selection by the typed text. Otherwise Chromium copies the old style into a `style` attribute, which the
 * CSP blocks.
 */
const replaceSelection = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const { state } = view;
    const { from, to, empty } = state.selection.main;
    const { data } = event;
    if (event.inputType !== "insertText" || data === null || empty || event.isComposing || state.readOnly)
      return false;
    const insert = () =>
      state.update(state.replaceSelection(data), { userEvent: "input.type", scrollIntoView: true });
    const handled = state
      .facet(EditorView.inputHandler)
      .some((handler) => handler(view, from, to, data, insert));
    if (!handled) view.dispatch(insert());
    return true;
  },
});

declare global {
  interface HTMLElementTagNameMap {
    "hw-code-editor": CodeEditor;
  }
}
