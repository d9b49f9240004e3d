import { EditorView } from "@codemirror/view";

/** Lets the list of completions be scrolled by keyboard as well as by the editor's own arrow keys. */
export const reachableList = EditorView.updateListener.of(({ view }) => {
  view.requestMeasure({
    key: "reachable-list",
    read: (view) => view.dom.querySelector(".cm-tooltip-autocomplete > ul"),
    write: (list) => list?.setAttribute("tabindex", "0"),
  });
});
