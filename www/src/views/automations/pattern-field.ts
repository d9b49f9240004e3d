import "@awesome.me/webawesome/dist/components/button/button.js";
import type { EventType, FilterField, FilterRow } from "hookwright";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { controls, fieldText, focusDrawn } from "../../design/controls.ts";
import type { TextField } from "../../design/text-field.ts";
import "../../design/text-field.ts";
import { sentences, severityWord } from "../../messages/diagnostic.ts";
import { triggers } from "../../messages/triggers.ts";
import "./known-matches.ts";
import { offsetInString, parseString, type RowProblem, rowProblems } from "./automation-checks.ts";

/**
 * The operand of a condition for which W&B's app has a field; an empty operand means no condition. Emits `hw-pattern`.
 */
@customElement("hw-pattern-field")
export class PatternField extends LitElement {
  static override styles = [
    controls,
    css`
      .problem {
        display: grid;
        gap: var(--hw-1);
      }

      .problem strong {
        color: var(--hw-error);
      }

      .warning strong {
        color: var(--hw-warning);
      }

      code {
        font-family: var(--hw-mono);
        overflow-wrap: anywhere;
        white-space: pre-wrap;
      }

      mark {
        background: var(--hw-error-soft);
        color: var(--hw-error);
        text-decoration: underline wavy;
      }

      .show {
        justify-self: start;
      }
    `,
  ];

  /** The field of W&B's app. */
  @property({ attribute: false }) filterField?: FilterField;
  @property({ attribute: false }) eventType: EventType = "LINK_ARTIFACT";
  /** The condition; undefined if there is none. */
  @property({ attribute: false }) row: FilterRow | undefined;
  /** The values of the field in the sample events. */
  @property({ attribute: false }) known: readonly string[] = [];
  @query("hw-text-field") private input?: TextField;

  override async focus() {
    await this.updateComplete;
    await focusDrawn(this.input);
  }

  override render() {
    const { filterField, row, eventType } = this;
    if (filterField === undefined) return nothing;
    const text = row ? (parseString(row.value) ?? "") : "";
    const problems = row ? rowProblems(row, eventType) : [];
    const [first] = problems;
    return html`<div class="field">
      <hw-text-field class="data" label=${triggers.conditionLabel(filterField.field, filterField.operator)} spellcheck="false" autocomplete="off"
        .value=${text} .customError=${first ? sentences(first.diagnostic).message : null}
        @input=${(event: Event) => this.dispatchEvent(new CustomEvent("hw-pattern", { detail: fieldText(event) }))}>
        <div slot="hint">
          ${filterField.operator === "$regex" ? triggers.regexHelp() : nothing}
          ${row === undefined && filterField.standing === "needed" ? triggers.neededByApp() : nothing}
          <div aria-live="polite">${problems.map((problem) => this.#problem(problem, text))}</div>
        </div>
      </hw-text-field>
      ${
        row === undefined || this.known.length === 0
          ? nothing
          : html`<hw-known-matches .row=${row} .eventType=${eventType} .values=${this.known}></hw-known-matches>`
      }
    </div>`;
  }

  /** A finding, with the pattern and the affected range marked in it. */
  #problem({ diagnostic, start, end }: RowProblem, text: string) {
    const { message, expected } = sentences(diagnostic);
    const [from, to] = [offsetInString(text, start), offsetInString(text, end)];
    return html`<div class="problem ${diagnostic.severity}" data-code=${diagnostic.code}>
      <code>${text.slice(0, from)}<mark>${text.slice(from, to) || "‸"}</mark>${text.slice(to)}</code>
      <span><strong>${severityWord(diagnostic.severity)}</strong> ${message} <span class="soft">${expected}</span></span>
      <wa-button size="s" appearance="outlined" class="show" @click=${() => this.#show(from, to)}>${triggers.showInFilter()}</wa-button>
    </div>`;
  }

  #show(from: number, to: number) {
    this.input?.focus();
    this.input?.setSelectionRange(from, to);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-pattern-field": PatternField;
  }
}
