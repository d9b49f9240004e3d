import "@awesome.me/webawesome/dist/components/button/button.js";
import type { EventType, FilterField, FilterRow } from "hookwright";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { controls, fieldText, focusDrawn } from "../../design/controls.ts";
import { FixEvent } from "../../design/finding.ts";
import type { InvalidField } from "../../design/form-validity.ts";
import { afterPress } from "../../design/pointer-press.ts";
import type { TextField } from "../../design/text-field.ts";
import "../../design/text-field.ts";
import { fixTitle, sentences, severityWord } from "../../messages/diagnostic.ts";
import { triggers } from "../../messages/triggers.ts";
import "./known-matches.ts";
import { offsetInString, parseString, type RowProblem } from "./automation-checks.ts";

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

      .error strong {
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
        background: var(--hw-accent-soft);
        color: inherit;
      }

      .warning mark {
        background: var(--hw-warning-soft);
        text-decoration: underline wavy var(--hw-warning);
      }

      .error mark {
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
  @property({ attribute: false }) problems: readonly RowProblem[] = [];
  /** Whether problems are shown: the user has left the field, or tried to submit the form. */
  @state() private revealed = false;
  @query("hw-text-field") private input?: TextField;

  /** Shows the field's problems. Returns the field if its pattern has an error. */
  invalid(): InvalidField[] {
    this.revealed = true;
    return this.input && this.#error() !== "" ? [this.input] : [];
  }

  override async focus() {
    await this.updateComplete;
    await focusDrawn(this.input);
  }

  override render() {
    const { filterField, row, eventType } = this;
    if (filterField === undefined) return nothing;
    const text = row ? (parseString(row.value) ?? "") : "";
    const isValid = this.#error() === "";
    return html`<div class="field">
      <hw-text-field class="data" label=${triggers.conditionLabel(filterField.field, filterField.operator)} spellcheck="false" autocomplete="off"
        .value=${text} .suggestions=${filterField.operator === "$regex" ? [] : this.known}
        .customError=${this.revealed && !isValid ? this.#error() : null}
        @input=${(event: Event) => this.dispatchEvent(new CustomEvent("hw-pattern", { detail: fieldText(event) }))}
        @focusout=${() => {
          if (row) afterPress(() => this.#reveal());
        }}>
        <div slot="hint">
          ${filterField.operator === "$regex" ? triggers.regexHelp() : nothing}
          ${row === undefined && filterField.standing === "needed" ? html`<strong>${triggers.neededByApp()}</strong>` : nothing}
          <div aria-live="polite">${this.revealed ? this.problems.map((problem) => this.#problem(problem, text)) : nothing}</div>
        </div>
      </hw-text-field>
      ${
        row === undefined || this.known.length === 0 || !isValid
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
      <span class="row">
              <wa-button size="s" appearance="outlined" class="show" @click=${() => this.#show(from, to)}>${triggers.showInFilter()}</wa-button>
        ${
          diagnostic.fix
            ? html`<wa-button size="s" appearance="outlined" @click=${() => diagnostic.fix && this.dispatchEvent(new FixEvent(diagnostic.fix))}>${fixTitle(diagnostic.fix)}</wa-button>`
            : nothing
        }
      </span>
    </div>`;
  }

  #reveal() {
    this.revealed = true;
  }

  /** Returns the first error of the pattern, or an empty string. */
  #error(): string {
    const error = this.problems.find(({ diagnostic }) => diagnostic.severity === "error");
    return error ? sentences(error.diagnostic).message : "";
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
