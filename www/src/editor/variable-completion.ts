import {
  acceptCompletion,
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  completionStatus,
} from "@codemirror/autocomplete";
import type { Extension } from "@codemirror/state";
import { type Command, type EditorView, keymap } from "@codemirror/view";
import type { OfferedVariable } from "hookwright/payload";
import { variableMeaning } from "../messages/vocabulary.ts";
import { reachableList } from "./reachable-list.ts";

/** Offers the variables after `$` and `${`, each with what it means and what it is now. */
export function variableCompletion(options: () => readonly OfferedVariable[]): Extension {
  return [
    autocompletion({
      icons: false,
      override: [(context) => complete(context, options())],
    }),
    reachableList,
    keymap.of([{ key: "Tab", run: accept }]),
  ];
}

/** With no list open, Tab goes on to what comes next on the page. A list just opened takes no key yet. */
const accept: Command = (view) => acceptCompletion(view) || completionStatus(view.state) === "active";

/** How a variable goes on, by how it begins. */
const REST: readonly { readonly typed: RegExp; readonly rest: RegExp }[] = [
  { typed: /^\$\{/u, rest: /^[^"${}]*\}/u },
  { typed: /^\$$/u, rest: /^\{[^"${}]*\}/u },
  { typed: /^\$/u, rest: /^\w*/u },
];

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

/** Takes along what stands there already of the variable: the rest of its name, and the bracket that closes it. */
function insert(view: EditorView, completion: Completion, from: number, to: number) {
  const behind = view.state.sliceDoc(to, view.state.doc.lineAt(to).to);
  const rest = REST.find(({ typed }) => typed.test(view.state.sliceDoc(from, to)))?.rest.exec(behind);
  view.dispatch({
    changes: { from, to: to + (rest?.[0].length ?? 0), insert: completion.label },
    selection: { anchor: from + completion.label.length },
    userEvent: "input.complete",
  });
}
