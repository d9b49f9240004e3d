import "@awesome.me/webawesome/dist/components/button/button.js";
import { EditorView } from "@codemirror/view";
import type { Diagnostic, OfferedVariable } from "hookwright/payload";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { controls } from "../design/controls.ts";
import type { FixEvent } from "../design/finding.ts";
import { paneStyles } from "../design/pane-styles.ts";
import { type CodeEditor, TextChangeEvent } from "../editor/code-editor.ts";
import { applyFix, fixKey } from "../editor/template-lint.ts";
import { variableCompletion } from "../editor/variable-completion.ts";
import { variableHighlight } from "../editor/variable-highlight.ts";
import { variableHover } from "../editor/variable-hover.ts";
import { markIn, NO_MARKS, type VariableMarks } from "../editor/variable-marks.ts";
import { example } from "../messages/example.ts";
import { playground } from "../messages/playground.ts";
import { evidence } from "../messages/vocabulary.ts";
import { announceNote } from "../platform/announcement.ts";
import { loadView } from "../platform/load-view.ts";
import type { ExampleContext, ExampleEvent } from "./example-menu.ts";
import "./example-menu.ts";
import type { JumpEvent } from "./problem-list.ts";
import "./problem-list.ts";

/** The cursor's new position in the template, after the user moved it. */
export class CursorEvent extends Event {
  constructor(readonly position: number) {
    super("hw-cursor");
  }
}

/**
 * The editor of a payload template with the list of its problems; emits `hw-type` and `hw-cursor`. The slot `status` is for a
 * word on whether the text is saved.
 */
@customElement("hw-payload-editor")
export class PayloadEditor extends LitElement {
  static override styles = [
    controls,
    paneStyles,
    css`
      header.spread {
        flex-wrap: nowrap;
        padding: var(--hw-1) var(--hw-3);
      }

      .tools {
        display: flex;
        flex: none;
      }

      @media (width < 40rem) {
        header.spread {
          flex-wrap: wrap;
        }
      }

      /* A touch screen has no such keys. */
      @media (hover: none) {
        .keys {
          display: none;
        }
      }

      /* Five lines at least: in a low frame, the list of problems scrolls. */
      hw-code-editor {
        flex: 1 0 8rem;
      }

      hw-problem-list {
        flex: 0 1 auto;
        min-block-size: 3rem;
      }
    `,
  ];

  @property() text = "";
  /** The title above the editor; empty if what is around the editor names it. */
  @property() heading = "";
  /** The id of the automation that the payload belongs to. */
  @property() automationId = "";
  /** Whether the payload can only be read. */
  @property({ type: Boolean }) readonly = false;
  @property({ attribute: false }) variables: VariableMarks = NO_MARKS;
  /** Returns a variable's name by its index. */
  @property({ attribute: false }) nameOf: ((index: number) => string) | undefined;
  @property({ attribute: false }) problems: readonly Diagnostic[] = [];
  @property({ attribute: false }) options: readonly OfferedVariable[] = [];
  /** The event for which example payloads are made. */
  @property({ attribute: false }) examples: ExampleContext | undefined;
  @query("hw-code-editor") private editor?: CodeEditor;

  readonly #extensions = [
    variableHighlight,
    variableCompletion(() => this.options),
    variableHover(
      (position) => this.#variableAt(position),
      (option) => evidence[option.evidence].sentence(),
    ),
    fixKey(() => this.problems),
    EditorView.updateListener.of((update) => {
      if (!update.transactions.some((one) => one.isUserEvent("select"))) return;
      this.dispatchEvent(new CursorEvent(update.state.selection.main.head));
    }),
  ];

  /** Selects a range of the template and scrolls to it. */
  select(from: number, to: number) {
    this.editor?.select(from, to);
  }

  override render() {
    const editingTools = html`<span class="tools">
      <hw-example-menu .context=${this.#examples} .template=${this.#text} @hw-example=${this.#insert}></hw-example-menu>
      <wa-button appearance="plain" title=${playground.formatHelp()} @click=${this.#format}>
        ${playground.format()}
      </wa-button>
    </span>`;
    const tools = this.readonly ? nothing : editingTools;
    const keys = html`<span class="keys">${playground.keys()}</span>`;
    const help = html`<span class="small soft">${playground.insertHelp()} ${this.heading === "" ? nothing : keys}</span>`;
    return html`${
      this.heading === ""
        ? html`<header class="spread">${help} ${tools}</header>`
        : html`<header>
            <div class="heading">
              <h2>${this.heading}</h2>
              <slot name="status"></slot>
              <div class="end">${tools}</div>
            </div>
            <div class="subheading">${help}</div>
          </header>`
    }
      <hw-code-editor
        fills
        label=${playground.templateLabel()}
        .text=${this.text}
        .documentId=${this.automationId}
        ?readonly=${this.readonly}
        .marks=${this.variables}
        .problems=${this.problems}
        .extensions=${this.#extensions}
        @hw-type=${this.#typed}
      ></hw-code-editor>
      <hw-problem-list
        .problems=${this.problems}
        @hw-jump=${(event: JumpEvent) => this.select(event.from, event.to)}
        @hw-fix=${this.#fix}
      ></hw-problem-list>`;
  }

  #variableAt(position: number) {
    const index = markIn(this.variables, position);
    if (index === undefined) return undefined;
    const option = this.options.find(({ name }) => name === this.nameOf?.(index));
    return option && { from: this.variables.from(index), to: this.variables.to(index), option };
  }

  readonly #typed = (event: TextChangeEvent) => {
    this.text = event.text;
    this.dispatchEvent(new TextChangeEvent(event.text));
  };

  readonly #fix = (event: FixEvent) => {
    const view = this.editor?.view;
    if (view) applyFix(view, event.fix);
  };

  readonly #examples = () => this.examples;

  readonly #text = () => this.text;

  /** Replaces the text by an example, as one step of the editor's undo. */
  readonly #insert = (event: ExampleEvent) => {
    const isEmpty = this.text.trim() === "";
    this.editor?.edit([{ from: 0, to: this.text.length, insert: event.text }]);
    // Its first lines say the most: the cursor would be moved to the end of the inserted text.
    this.editor?.view?.dispatch({ selection: { anchor: 0 }, scrollIntoView: true });
    if (!isEmpty) announceNote(this, example.inserted(event.receiver));
  };

  readonly #format = () => {
    loadView(this, async () => {
      const { formatTemplate } = await import("./template-format.ts");
      this.editor?.edit(formatTemplate(this.text, this.variables));
    });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-payload-editor": PayloadEditor;
  }
}
