import { type Extension, RangeSet, StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView } from "@codemirror/view";
import type { VariableKind } from "hookwright";

/** A variable's place in the text that an editor shows, in UTF-16 code units. */
export interface VariableMark {
  readonly from: number;
  readonly to: number;
  readonly kind: VariableKind;
}

const replaceMarks = StateEffect.define<readonly VariableMark[]>();

const field = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    const replaced = transaction.effects.find((effect) => effect.is(replaceMarks));
    if (replaced) return decorations(replaced.value, transaction.newDoc.length);
    return marks.map(transaction.changes);
  },
  provide: (self) => EditorView.decorations.from(self),
});

function decorations(marks: readonly VariableMark[], length: number): DecorationSet {
  const ranges = marks
    .filter((mark) => mark.from < mark.to && mark.to <= length)
    .map((mark) =>
      Decoration.mark({ class: "cm-variable", attributes: { "data-kind": mark.kind } }).range(
        mark.from,
        mark.to,
      ),
    );
  return RangeSet.of(ranges, true);
}

const KINDS: readonly VariableKind[] = [
  "project",
  "event",
  "label",
  "artifact",
  "metadata",
  "secret",
  "unknown",
];

const colours = EditorView.theme({
  ".cm-variable, .cm-variable *": { color: "var(--kind)" },
  ".cm-variable": {
    borderRadius: "var(--hw-hairline)",
    backgroundColor: "color-mix(in srgb, var(--kind) 10%, transparent)",
    boxShadow: "inset 0 calc(-1 * var(--hw-hairline)) var(--kind)",
  },
  ...Object.fromEntries(
    KINDS.map((kind) => [`.cm-variable[data-kind="${kind}"]`, { "--kind": `var(--hw-kind-${kind})` }]),
  ),
});

/** Colours variables by what they are about. */
export const variableHighlight: Extension = [field, colours];

/** Tells an editor where the variables of its text are. */
export function showVariables(view: EditorView, marks: readonly VariableMark[]) {
  view.dispatch({ effects: replaceMarks.of(marks) });
}
