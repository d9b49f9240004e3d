import {
  acceptCompletion,
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  completionStatus,
} from "@codemirror/autocomplete";
import type { Extension } from "@codemirror/state";
import { type Command, EditorView, keymap } from "@codemirror/view";
import type { OfferedVariable } from "hookwright/payload";
import { variableMeaning } from "../messages/vocabulary.ts";

/** Completes variables after `$` and `${`, each with its meaning and its current value. */
export function variableCompletion(options: () => readonly OfferedVariable[]): Extension {
  return [
    autocompletion({
      icons: false,
      override: [(context) => complete(context, options())],
    }),
    focusableList,
    keymap.of([{ key: "Tab", run: accept }]),
  ];
}

/** Accepts a completion. Without an open list, Tab moves the focus; a list that is just opening accepts no key yet. */
const accept: Command = (view) => acceptCompletion(view) || completionStatus(view.state) === "active";

/** Patterns for the remainder of a variable after the cursor, by its beginning. */
const REMAINDERS: readonly { readonly typed: RegExp; readonly remainder: RegExp }[] = [
  { typed: /^\$\{/u, remainder: /^[^"${}]*\}/u },
  { typed: /^\$$/u, remainder: /^\{[^"${}]*\}/u },
  { typed: /^\$/u, remainder: /^\w*/u },
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
    // Among equally good matches, those with a value come first.
    boost: option.value === "" ? 0 : 1,
    apply: insert,
  };
}

/** Inserts a variable, replacing the remainder of the name and the closing brace after the cursor. */
function insert(view: EditorView, completion: Completion, from: number, to: number) {
  const after = view.state.sliceDoc(to, view.state.doc.lineAt(to).to);
  const form = REMAINDERS.find(({ typed }) => typed.test(view.state.sliceDoc(from, to)));
  const remainder = form?.remainder.exec(after);
  view.dispatch({
    changes: { from, to: to + (remainder?.[0].length ?? 0), insert: completion.label },
    selection: { anchor: from + completion.label.length },
    userEvent: "input.complete",
  });
}

/** Makes the list of completions focusable, so that it can also be scrolled by keyboard. */
const focusableList = EditorView.updateListener.of(({ view }) => {
  if (completionStatus(view.state) !== "active") return;
  view.requestMeasure({
    key: "focusable-list",
    read: (view) => view.dom.parentNode?.querySelector(".cm-tooltip-autocomplete > ul"),
    write: (list) => list?.setAttribute("tabindex", "0"),
  });
});
