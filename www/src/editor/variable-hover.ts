import type { Extension } from "@codemirror/state";
import { hoverTooltip, type Tooltip } from "@codemirror/view";
import type { OfferedVariable } from "hookwright/payload";
import { variableMeaning } from "../messages/variable.ts";

/** A variable's place and what is known about it. */
export interface HoveredVariable {
  readonly from: number;
  readonly to: number;
  readonly option: OfferedVariable;
}

/** Shows what a variable means, what it is now, and how that is known, while the pointer rests on it. */
export function variableHover(
  at: (position: number) => HoveredVariable | undefined,
  evidence: (option: OfferedVariable) => string,
): Extension {
  return hoverTooltip((_view, position): Tooltip | null => {
    const hovered = at(position);
    if (!hovered) return null;
    return {
      pos: hovered.from,
      end: hovered.to,
      create: () => ({ dom: card(hovered.option, evidence(hovered.option)) }),
    };
  });
}

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
