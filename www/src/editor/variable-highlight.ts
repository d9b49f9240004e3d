import { type Extension, RangeSetBuilder, StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate } from "@codemirror/view";
import type { VariableKind } from "hookwright/payload";
import { firstBehind, NO_MARKS, type VariableMarks } from "./variable-marks.ts";

const replaceMarks = StateEffect.define<VariableMarks>();

interface Known {
  readonly marks: VariableMarks;
  /** Whether they are of the text as it is now; new ones follow every change. */
  readonly current: boolean;
}

const field = StateField.define<Known>({
  create: () => ({ marks: NO_MARKS, current: true }),
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
    for (next = Math.max(next, firstBehind(marks, from)); next < marks.count; next += 1) {
      const [start, end] = [marks.from(next), marks.to(next)];
      if (start >= to) break;
      if (start < end && end <= state.doc.length) builder.add(start, end, looks[marks.kind(next)]);
    }
  }
  return builder.finish();
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
    // Below the letters: on them, it would hide every underscore.
    borderBlockEnd: "var(--hw-hairline) solid var(--kind)",
    paddingBlockEnd: "var(--hw-hairline)",
  },
  ...Object.fromEntries(
    KINDS.map((kind) => [`.cm-variable[data-kind="${kind}"]`, { "--kind": `var(--hw-kind-${kind})` }]),
  ),
});

/** Colours variables by what they are about. */
export const variableHighlight: Extension = [field, inSight, colours];

/** Tells an editor where the variables of its text are, as part of a transaction. */
export function variableEffect(marks: VariableMarks): StateEffect<VariableMarks> {
  return replaceMarks.of(marks);
}
