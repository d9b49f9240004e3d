import { msg } from "./localization.ts";

/** Returns the phrases of CodeMirror's editor in the page's language, by CodeMirror's own English. */
export function editorPhrases(): Record<string, string> {
  return {
    Completions: msg("Completions", { id: "editor.completions" }),
    "Control character": msg("Control character", { id: "editor.controlCharacter" }),
    Diagnostics: msg("Problems", { id: "editor.problems" }),
    "No diagnostics": msg("No problems", { id: "editor.noProblems" }),
    "Selection deleted": msg("Selection deleted", { id: "editor.selectionDeleted" }),
    close: msg("Close", { id: "editor.close" }),
  };
}

/** Returns the phrases of CodeMirror's search panel in the page's language, by CodeMirror's own English. */
export function searchPhrases(): Record<string, string> {
  return {
    Find: msg("Find", { id: "editor.search.find" }),
    Replace: msg("Replace", { id: "editor.search.replaceWith" }),
    all: msg("Select all", { id: "editor.search.all" }),
    "by word": msg("Whole word", { id: "editor.search.byWord" }),
    close: msg("Close the search", { id: "editor.search.close" }),
    "current match": msg("Current match", { id: "editor.search.currentMatch" }),
    "match case": msg("Match case", { id: "editor.search.matchCase" }),
    next: msg("Next", { id: "editor.search.next" }),
    "on line": msg("on line", { id: "editor.search.onLine" }),
    previous: msg("Previous", { id: "editor.search.previous" }),
    regexp: msg("Regular expression", { id: "editor.search.regexp" }),
    replace: msg("Replace", { id: "editor.search.replace" }),
    "replace all": msg("Replace all", { id: "editor.search.replaceAll" }),
    "replaced $ matches": msg("Replaced $ matches", { id: "editor.search.replacedMatches" }),
    "replaced match on line $": msg("Replaced the match on line $", { id: "editor.search.replacedLine" }),
  };
}
