import { type Extension, RangeSetBuilder, StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate } from "@codemirror/view";
import type { VariableKind } from "hookwright/payload";
import { firstEndingAfter, NO_MARKS, type VariableMarks } from "./variable-marks.ts";

const replaceMarks = StateEffect.define<VariableMarks>();

interface MarksState {
  readonly marks: VariableMarks;
  /** Whether the marks belong to the current text: false between a text change and the marks for the new text. */
  readonly current: boolean;
}

const field = StateField.define<MarksState>({
  create: () => ({ marks: NO_MARKS, current: true }),
  update(state, transaction) {
    const replaced = transaction.effects.find((effect) => effect.is(replaceMarks));
    if (replaced) return { marks: replaced.value, current: true };
    return transaction.docChanged ? { ...state, current: false } : state;
  },
});

/** Decorates only the visible variables: a template may have thousands, and changes with every key press. */
const visibleMarks = ViewPlugin.define(
  (view) => ({
    decorations: decorations(view),
    update({ view, startState, state, viewportChanged, docChanged, changes }: ViewUpdate) {
      const marksState = state.field(field);
      if (marksState.current && (viewportChanged || marksState !== startState.field(field)))
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
    for (next = Math.max(next, firstEndingAfter(marks, from)); next < marks.count; next += 1) {
      const [start, end] = [marks.from(next), marks.to(next)];
      if (start >= to) break;
      if (start < end && end <= state.doc.length) builder.add(start, end, kindMarks[marks.kind(next)]);
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
  "run",
  "secret",
  "unknown",
];

const markOf = (kind: VariableKind) =>
  Decoration.mark({ class: "cm-variable", attributes: { "data-kind": kind } });

const kindMarks: Readonly<Record<VariableKind, Decoration>> = {
  project: markOf("project"),
  event: markOf("event"),
  label: markOf("label"),
  artifact: markOf("artifact"),
  metadata: markOf("metadata"),
  run: markOf("run"),
  secret: markOf("secret"),
  unknown: markOf("unknown"),
};

const colours = EditorView.theme({
  ".cm-variable, .cm-variable *": { color: "var(--kind)" },
  ".cm-variable": {
    borderRadius: "var(--hw-hairline)",
    backgroundColor: "color-mix(in srgb, var(--kind) 10%, transparent)",
    // Below the text, because a line on its baseline would hide underscores.
    borderBlockEnd: "var(--hw-hairline) solid var(--kind)",
    paddingBlockEnd: "var(--hw-hairline)",
  },
  ...Object.fromEntries(
    KINDS.map((kind) => [
      `.cm-variable[data-kind="${kind}"]`,
      { "--kind": `var(--hw-kind-${kind})`, ...wrapping(kind) },
    ]),
  ),
});

/** References to artifacts have no words: a break after a hyphen would leave most of the line empty. */
function wrapping(kind: VariableKind) {
  return kind === "artifact" ? { wordBreak: "break-all" } : {};
}

/** Colours variables by their kind. */
export const variableHighlight: Extension = [field, visibleMarks, colours];

/** Returns the effect that sets an editor's variables. */
export function variableEffect(marks: VariableMarks): StateEffect<VariableMarks> {
  return replaceMarks.of(marks);
}
