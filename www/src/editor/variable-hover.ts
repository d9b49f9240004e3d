import { type Extension, StateEffect, StateField } from "@codemirror/state";
import { type Command, EditorView, hoverTooltip, keymap, showTooltip, type Tooltip } from "@codemirror/view";
import type { OfferedVariable } from "hookwright/payload";
import { variableMeaning } from "../messages/vocabulary.ts";

/** The span of a variable and its description. */
export interface HoveredVariable {
  readonly from: number;
  readonly to: number;
  readonly option: OfferedVariable;
}

/** Shows a variable's meaning, its current value and the evidence for it, on hover or, at the cursor, with F1. */
export function variableHover(
  variableAt: (position: number) => HoveredVariable | undefined,
  evidence: (option: OfferedVariable) => string,
): Extension {
  const tooltip = (position: number): Tooltip | null => {
    const hovered = variableAt(position);
    if (!hovered) return null;
    const { from: pos, to: end, option } = hovered;
    return { pos, end, create: () => ({ dom: card(option, evidence(option)) }) };
  };
  const show: Command = (view) => {
    const { head } = view.state.selection.main;
    // Directly after its last character, the cursor is still at the variable.
    const position = variableAt(head) ? head : head - 1;
    const option = variableAt(position)?.option;
    if (!option) return false;
    const announcement = [variableMeaning(option), option.value, evidence(option)].join(" ");
    view.dispatch({ effects: [replaceShown.of(tooltip(position)), EditorView.announce.of(announcement)] });
    return true;
  };
  const hide: Command = (view) => {
    if (!view.state.field(shown)) return false;
    view.dispatch({ effects: replaceShown.of(null) });
    return true;
  };
  return [
    hoverTooltip((_view, position) => tooltip(position)),
    shown,
    keymap.of([
      { key: "F1", run: show, preventDefault: true },
      { key: "Escape", run: hide },
    ]),
    EditorView.domEventHandlers({ blur: (_event, view) => hide(view) && false }),
  ];
}

const replaceShown = StateEffect.define<Tooltip | null>();

/** The card that the user opened with F1, until the cursor moves. */
const shown = StateField.define<Tooltip | null>({
  create: () => null,
  update(shown, transaction) {
    const replaced = transaction.effects.find((effect) => effect.is(replaceShown));
    if (replaced) return replaced.value;
    return transaction.docChanged || transaction.selection ? null : shown;
  },
  provide: (field) => showTooltip.from(field),
});

function card(option: OfferedVariable, evidence: string): HTMLElement {
  const meaning = document.createElement("span");
  meaning.append(variableMeaning(option));
  const value = document.createElement("code");
  value.append(option.value);
  const source = document.createElement("small");
  source.append(evidence);
  const card = document.createElement("div");
  card.className = "cm-variable-card";
  card.append(meaning, value, source);
  return card;
}
