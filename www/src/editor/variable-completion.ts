import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
} from "@codemirror/autocomplete";
import type { Extension } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";
import type { OfferedVariable } from "hookwright/payload";
import { variableMeaning } from "../messages/variable.ts";
import { reachableList } from "./reachable-list.ts";

/** Offers the variables after `$` and `${`, each with what it means and what it is now. */
export function variableCompletion(options: () => readonly OfferedVariable[]): Extension {
  return [
    autocompletion({
      icons: false,
      override: [(context) => complete(context, options())],
    }),
    reachableList,
  ];
}

function complete(context: CompletionContext, options: readonly OfferedVariable[]): CompletionResult | null {
  const begun = context.matchBefore(/\$\{?[\w.]*$/u);
  if (!begun) return null;
  return {
    from: begun.from,
    options: options.map(completion),
    validFor: /^\$\{?[\w.]*$/u,
  };
}

function completion(option: OfferedVariable): Completion {
  return {
    label: `\${${option.name}}`,
    detail: option.value,
    info: variableMeaning(option),
    type: option.kind,
    apply: insert,
  };
}

/** Takes along the `}` that stands there already, since brackets close themselves. */
function insert(view: EditorView, completion: Completion, from: number, to: number) {
  const closed = view.state.sliceDoc(to, to + 1) === "}" && view.state.sliceDoc(from, to).startsWith("${");
  const end = closed ? to + 1 : to;
  view.dispatch({
    changes: { from, to: end, insert: completion.label },
    selection: { anchor: from + completion.label.length },
    userEvent: "input.complete",
  });
}
