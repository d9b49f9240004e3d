import "@awesome.me/webawesome/dist/components/button/button.js";
import { EditorView } from "@codemirror/view";
import type { Diagnostic, OfferedVariable } from "hookwright/payload";
import { css, html, LitElement } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { controls } from "../design/controls.ts";
import type { FixEvent } from "../design/finding.ts";
import { paneStyles } from "../design/pane-styles.ts";
import { type CodeEditor, TypeEvent } from "../editor/code-editor.ts";
import { applyFix, fixKey } from "../editor/template-lint.ts";
import { variableCompletion } from "../editor/variable-completion.ts";
import { variableHighlight } from "../editor/variable-highlight.ts";
import { variableHover } from "../editor/variable-hover.ts";
import { markIn, NO_MARKS, type VariableMarks } from "../editor/variable-marks.ts";
import { playground } from "../messages/playground.ts";
import { evidence } from "../messages/vocabulary.ts";
import { formatTemplate } from "./format-template.ts";
import type { JumpEvent } from "./problem-list.ts";
import "./problem-list.ts";

/** Where in the template somebody stands now. */
export class PlaceEvent extends Event {
  constructor(readonly position: number) {
    super("hw-place");
  }
}

/** The payload's template, with what is wrong with it below; emits `hw-type` and `hw-place`. */
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

      hw-code-editor {
        flex: 1;
      }

      hw-problem-list {
        flex: none;
        block-size: 9rem;
      }
    `,
  ];

  @property() text = "";
  /** Whose payload it is. */
  @property() automation = "";
  @property({ attribute: false }) variables: VariableMarks = NO_MARKS;
  /** A variable's name, by its index. */
  @property({ attribute: false }) nameOf: ((index: number) => string) | undefined;
  @property({ attribute: false }) problems: readonly Diagnostic[] = [];
  @property({ attribute: false }) options: readonly OfferedVariable[] = [];
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
      this.dispatchEvent(new PlaceEvent(update.state.selection.main.head));
    }),
  ];

  /** Selects a part of the template and shows it. */
  select(from: number, to: number) {
    this.editor?.select(from, to);
  }

  override render() {
    return html`<header class="spread">
        <span class="small soft">${playground.keys()}</span>
        <wa-button appearance="plain" title=${playground.formatHelp()} @click=${this.#format}>
          ${playground.format()}
        </wa-button>
      </header>
      <hw-code-editor
        label=${playground.templateLabel()}
        .text=${this.text}
        .document=${this.automation}
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

  readonly #typed = (event: TypeEvent) => {
    this.text = event.text;
    this.dispatchEvent(new TypeEvent(event.text));
  };

  readonly #fix = (event: FixEvent) => {
    const view = this.editor?.view;
    if (view) applyFix(view, event.fix);
  };

  readonly #format = () => {
    this.editor?.edit(formatTemplate(this.text, this.variables));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-payload-editor": PayloadEditor;
  }
}
