import { isolateHistory } from "@codemirror/commands";
import { setDiagnostics, type Diagnostic as Underline } from "@codemirror/lint";
import { EditorSelection, type EditorState, type StateEffect } from "@codemirror/state";
import { type Command, type EditorView, keymap } from "@codemirror/view";
import type { Diagnostic, Fix } from "hookwright/payload";
import { fixTitle, sentences } from "../messages/diagnostic.ts";
import { evidence } from "../messages/vocabulary.ts";

/** Returns the effects that underline problems, with quick fixes. `length` is the length of the checked text; spans are clamped to it. */
export function problemEffects(
  state: EditorState,
  found: readonly Diagnostic[],
  length: number,
): readonly StateEffect<unknown>[] {
  const { effects } = setDiagnostics(
    state,
    found.flatMap((diagnostic) => underline(diagnostic, length)),
  );
  return [effects ?? []].flat();
}

function underline(diagnostic: Diagnostic, length: number): Underline[] {
  const { span, fix, severity } = diagnostic;
  if (!span) return [];
  return [
    {
      from: Math.min(span.start, length),
      to: Math.min(span.end, length),
      severity,
      // Composed only when shown: there may be thousands of problems, new at every key press.
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

/** Applies a quick fix as one undo step. */
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

/** Applies the quick fix of the problem at the cursor on Control or Command with `.`. */
export function fixKey(found: () => readonly Diagnostic[]) {
  const run: Command = (view) => {
    const { head } = view.state.selection.main;
    const problem = found().find(({ fix, span }) => fix && span && span.start <= head && head <= span.end);
    if (!problem?.fix) return false;
    applyFix(view, problem.fix);
    return true;
  };
  return keymap.of([{ key: "Mod-.", run }]);
}
