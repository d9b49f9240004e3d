import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const popup = {
  border: "var(--hw-hairline) solid var(--hw-line-soft)",
  borderRadius: "var(--hw-radius)",
  backgroundColor: "var(--hw-raised)",
  color: "var(--hw-ink)",
  boxShadow: "var(--hw-shadow)",
};

const surface = EditorView.theme({
  "&": {
    height: "100%",
    backgroundColor: "var(--hw-surface)",
    color: "var(--hw-ink)",
    fontSize: "var(--hw-text-field)",
  },
  "&.cm-focused": { outline: "var(--hw-focus-width) solid var(--hw-focus)", outlineOffset: "-2px" },
  ".cm-scroller": { fontFamily: "var(--hw-mono)", lineHeight: "1.6" },
  ".cm-content": { padding: "var(--hw-2) 0", caretColor: "var(--hw-ink)" },
  ".cm-line": { padding: "0 var(--hw-3)", color: "var(--hw-ink-soft)" },
  ".cm-gutters": { backgroundColor: "transparent", color: "var(--hw-ink-soft)", border: "none" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "transparent" },
  "&.cm-focused .cm-activeLine": { backgroundColor: "var(--hw-sunken)" },
  ".cm-cursor": { borderLeftColor: "var(--hw-ink)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "var(--hw-accent-soft)",
  },
  ".cm-matchingBracket, &.cm-focused .cm-matchingBracket": {
    backgroundColor: "transparent",
    outline: "var(--hw-hairline) solid var(--hw-line-strong)",
  },
});

const problems = EditorView.theme({
  ".cm-lintRange": {
    backgroundImage: "none",
    textDecoration: "underline wavy var(--hw-ink-soft)",
    // Below underscores, so that it does not hide them.
    textUnderlineOffset: "0.3em",
  },
  ".cm-lintRange-error": { backgroundImage: "none", textDecorationColor: "var(--hw-error)" },
  ".cm-lintRange-warning": { backgroundImage: "none", textDecorationColor: "var(--hw-warning)" },
  ".cm-lintRange-hint": { backgroundImage: "none", textDecorationColor: "var(--hw-accent)" },
  ".cm-diagnostic": { padding: "var(--hw-1) var(--hw-2)", maxInlineSize: "32rem", whiteSpace: "normal" },
  ".cm-diagnosticAction": {
    display: "block",
    marginLeft: "0",
    backgroundColor: "var(--hw-accent)",
    color: "var(--hw-on-accent)",
  },
});

const popups = EditorView.theme({
  ".cm-tooltip": popup,
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "var(--hw-mono)", maxBlockSize: "16rem" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "var(--hw-1) var(--hw-2)" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": {
    backgroundColor: "var(--hw-accent-soft)",
    color: "var(--hw-ink)",
  },
  ".cm-completionDetail": { color: "var(--hw-ink-soft)", fontStyle: "normal" },
  ".cm-completionMatchedText": { fontWeight: "600", textDecoration: "none" },
  ".cm-tooltip.cm-completionInfo": { padding: "var(--hw-2)", maxInlineSize: "20rem" },
  // There is no space beside the list, and it would cover the text.
  ".cm-completionInfo.cm-completionInfo-right-narrow, .cm-completionInfo.cm-completionInfo-left-narrow": {
    display: "none",
  },
  ".cm-variable-card": {
    display: "grid",
    gap: "var(--hw-1)",
    padding: "var(--hw-2)",
    maxInlineSize: "24rem",
    fontSize: "var(--hw-text-s)",
  },
  ".cm-variable-card code": { fontFamily: "var(--hw-mono)", overflowWrap: "anywhere" },
  ".cm-variable-card small": { color: "var(--hw-ink-soft)" },
});

/**
 * Colours keys and values; braces and commas have the colour of the line. Those get no elements of their own: with one for
 * each, layout and paint took twice as long at every key press.
 */
const json = syntaxHighlighting(
  HighlightStyle.define([
    { tag: tags.propertyName, color: "var(--hw-json-key)" },
    { tag: tags.string, color: "var(--hw-json-string)" },
    { tag: [tags.number, tags.bool, tags.null], color: "var(--hw-json-number)" },
  ]),
);

/** The theme of every editor, in the page's colours. */
export const editorTheme: Extension = [surface, problems, popups, json];
