import { EditorView } from "@codemirror/view";

/**
 * Replaces a selection by what is typed. Chromium would keep the look of the replaced text in an inline style, which
 * the page's policy forbids.
 */
export const typingOver = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const { state } = view;
    const { from, to, empty } = state.selection.main;
    const { data } = event;
    if (event.inputType !== "insertText" || data === null || empty || event.isComposing || state.readOnly)
      return false;
    const insert = () =>
      state.update(state.replaceSelection(data), { userEvent: "input.type", scrollIntoView: true });
    const handled = state
      .facet(EditorView.inputHandler)
      .some((handler) => handler(view, from, to, data, insert));
    if (!handled) view.dispatch(insert());
    return true;
  },
});
