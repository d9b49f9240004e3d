import { type Extension, RangeSetBuilder, StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate } from "@codemirror/view";
import type { VariableKind } from "hookwright";

/** A variable's place in the text that an editor shows, in UTF-16 code units. */
export interface VariableMark {
  readonly from: number;
  readonly to: number;
  readonly kind: VariableKind;
}

const replaceMarks = StateEffect.define<readonly VariableMark[]>();

interface Known {
  readonly marks: readonly VariableMark[];
  /** Whether they are of the text as it is now; new ones follow every change. */
  readonly current: boolean;
}

const field = StateField.define<Known>({
  create: () => ({ marks: [], current: true }),
  update(known, transaction) {
    const replaced = transaction.effects.find((effect) => effect.is(replaceMarks));
    if (replaced) return { marks: replaced.value, current: true };
    return transaction.docChanged ? { ...known, current: false } : known;
  },
});

/** Marks what is in sight only: a template may have thousands of variables, and changes with every key. */
const inSight = ViewPlugin.define(
  (view) => ({
    decorations: decorations(view),
    update({ view, startState, state, viewportChanged, docChanged, changes }: ViewUpdate) {
      const known = state.field(field);
      if (known.current && (viewportChanged || known !== startState.field(field)))
        this.decorations = decorations(view);
      else if (docChanged) this.decorations = this.decorations.map(changes);
    },
  }),
  { decorations: (plugin) => plugin.decorations },
);

function decorations({ state, visibleRanges }: EditorView): DecorationSet {
  const { marks } = state.field(field);
  const builder = new RangeSetBuilder<Decoration>();
  let next = 0;
  for (const { from, to } of visibleRanges) {
    next = Math.max(next, firstBehind(marks, from));
    for (let mark = marks[next]; mark && mark.from < to; mark = marks[next]) {
      next += 1;
      if (mark.from < mark.to && mark.to <= state.doc.length)
        builder.add(mark.from, mark.to, looks[mark.kind]);
    }
  }
  return builder.finish();
}

/** Which mark is the first that ends behind this place; they ascend. */
function firstBehind(marks: readonly VariableMark[], place: number): number {
  let [low, high] = [0, marks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((marks[middle]?.to ?? 0) > place) high = middle;
    else low = middle + 1;
  }
  return low;
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

const look = (kind: VariableKind) =>
  Decoration.mark({ class: "cm-variable", attributes: { "data-kind": kind } });

const looks: Readonly<Record<VariableKind, Decoration>> = {
  project: look("project"),
  event: look("event"),
  label: look("label"),
  artifact: look("artifact"),
  metadata: look("metadata"),
  secret: look("secret"),
  unknown: look("unknown"),
};

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
export const variableHighlight: Extension = [field, inSight, colours];

/** Tells an editor where the variables of its text are. */
export function showVariables(view: EditorView, marks: readonly VariableMark[]) {
  view.dispatch({ effects: replaceMarks.of(marks) });
}
