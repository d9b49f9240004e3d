import { closeSearchPanel, findNext, findPrevious, openSearchPanel, search } from "@codemirror/search";
import { Compartment, EditorState, type Extension, StateEffect, StateField } from "@codemirror/state";
import { EditorView, keymap, ViewPlugin } from "@codemirror/view";
import { searchPhrases } from "../messages/editor.ts";
import { whenLanguageChanges } from "../messages/localization.ts";

/** Opens the search panel of an editor, or focuses its field. */
export function openSearch(view: EditorView) {
  if (view.state.field(installed, false) === undefined)
    view.dispatch({ effects: StateEffect.appendConfig.of(extensions()) });
  openSearchPanel(view);
}

/** Is present in editors that have the search extensions. */
const installed = StateField.define({ create: () => true, update: (value) => value });

const scope = "editor search-panel";

function extensions() {
  return [
    installed,
    search({ top: true }),
    phrases.of(translated()),
    inPageLanguage,
    keymap.of([
      { key: "Mod-f", run: openSearchPanel, scope: "search-panel" },
      { key: "F3", run: findNext, shift: findPrevious, scope, preventDefault: true },
      { key: "Mod-g", run: findNext, shift: findPrevious, scope, preventDefault: true },
      { key: "Escape", run: closeSearchPanel, scope },
    ]),
    theme,
  ];
}

const phrases = new Compartment();

function translated(): Extension {
  return EditorState.phrases.of(searchPhrases());
}

/** Closes the panel when the page has another language: it can't change its words while it is open. */
const inPageLanguage = ViewPlugin.define((view) => ({
  destroy: whenLanguageChanges(() => {
    closeSearchPanel(view);
    view.dispatch({ effects: phrases.reconfigure(translated()) });
  }),
}));

const focusRing = {
  outline: "var(--hw-focus-width) solid var(--hw-focus)",
  outlineOffset: "calc(var(--hw-focus-width) * -1)",
};

const theme = EditorView.theme({
  ".cm-panels": { backgroundColor: "var(--hw-raised)", color: "var(--hw-ink)" },
  ".cm-panels-top": { borderBlockEnd: "var(--hw-hairline) solid var(--hw-line-soft)" },
  ".cm-panel.cm-search": {
    padding: "var(--hw-1) var(--hw-8) var(--hw-1) var(--hw-2)",
    fontFamily: "var(--hw-font)",
    "& input, & button, & label": {
      margin: "var(--hw-1) var(--hw-2) var(--hw-1) 0",
      fontSize: "var(--hw-text-s)",
    },
    "& [name=close]": { minInlineSize: "var(--hw-6)", minBlockSize: "var(--hw-6)", color: "inherit" },
  },
  ".cm-textfield": {
    minBlockSize: "var(--hw-6)",
    padding: "0 var(--hw-2)",
    border: "var(--hw-hairline) solid var(--hw-line-strong)",
    borderRadius: "var(--hw-radius)",
    backgroundColor: "var(--hw-surface)",
    color: "inherit",
    "&:focus-visible": focusRing,
  },
  ".cm-button": {
    minBlockSize: "var(--hw-6)",
    padding: "0 var(--hw-2)",
    border: "var(--hw-hairline) solid var(--hw-line-strong)",
    borderRadius: "var(--hw-radius)",
    backgroundColor: "transparent",
    backgroundImage: "none",
    color: "inherit",
    "&:hover": { backgroundColor: "var(--hw-hover)" },
    "&:active": { backgroundImage: "none" },
    "&:focus-visible": focusRing,
  },
  ".cm-searchMatch": {
    backgroundColor: "var(--hw-warning-soft)",
    outline: "var(--hw-hairline) solid var(--hw-warning)",
  },
  ".cm-searchMatch.cm-searchMatch-selected": {
    backgroundColor: "var(--hw-accent-soft)",
    outlineColor: "var(--hw-accent)",
  },
});
