import { isolateHistory } from "@codemirror/commands";
import { type Diagnostic as Squiggle, setDiagnostics } from "@codemirror/lint";
import { EditorSelection, type EditorState, type StateEffect } from "@codemirror/state";
import { type Command, type EditorView, keymap } from "@codemirror/view";
import type { Diagnostic, Fix } from "hookwright/payload";
import { fixTitle, sentences } from "../messages/diagnostic.ts";
import { evidence } from "../messages/vocabulary.ts";

/** Underlines what the core found in a text of this length, with its repairs one click away: part of a transaction. */
export function problemEffects(
  state: EditorState,
  found: readonly Diagnostic[],
  length: number,
): readonly StateEffect<unknown>[] {
  const { effects } = setDiagnostics(
    state,
    found.flatMap((diagnostic) => squiggle(diagnostic, length)),
  );
  return [effects ?? []].flat();
}

function squiggle(diagnostic: Diagnostic, length: number): Squiggle[] {
  const { span, fix, severity } = diagnostic;
  if (!span) return [];
  return [
    {
      from: Math.min(span.start, length),
      to: Math.min(span.end, length),
      severity,
      // Its words are put together when somebody points at it: there may be thousands, new at every key.
      get message() {
        const { message, expected } = sentences(diagnostic);
        return [message, expected].filter(Boolean).join(" ");
      },
      get source() {
        return `${evidence[diagnostic.evidence].word()} · ${diagnostic.code}`;
      },
      get actions() {
        return fix ? [{ name: fixTitle(fix), apply: (view: EditorView) => applyFix(view, fix) }] : [];
      },
    },
  ];
}

/** Makes a repair's edits, as one step that undo takes back. */
export function applyFix(view: EditorView, fix: Fix) {
  const changes = view.state.changes(
    fix.edits.map(({ span, text }) => ({ from: span.start, to: span.end, insert: text })),
  );
  view.dispatch({
    changes,
    selection: EditorSelection.cursor(changes.mapPos(view.state.selection.main.head)),
    annotations: isolateHistory.of("full"),
  });
  view.focus();
}

/** Control or Command with `.` repairs what the cursor stands on. */
export function fixKey(found: () => readonly Diagnostic[]) {
  const run: Command = (view) => {
    const at = view.state.selection.main.head;
    const touched = found().find(({ fix, span }) => fix && span && span.start <= at && at <= span.end);
    if (!touched?.fix) return false;
    applyFix(view, touched.fix);
    return true;
  };
  return keymap.of([{ key: "Mod-.", run }]);
}
