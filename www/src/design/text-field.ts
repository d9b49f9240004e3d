import WaInput from "@awesome.me/webawesome/dist/components/input/input.js";
import type { Diagnostic } from "hookwright/payload";
import { css, html, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { sentences, severityWord } from "../messages/diagnostic.ts";
import { shared } from "../messages/shared.ts";
import "../messages/webawesome.ts";
import "./diagnostics.ts";
import { FixEvent } from "./finding.ts";
import type { InvalidField } from "./form-validity.ts";
import { afterPress } from "./pointer-press.ts";

/** How many suggestions are rendered at most: a large workspace has thousands of names. */
const MAX_SUGGESTIONS = 200;

const problemStyles = css`
  #problems {
    display: grid;
    gap: var(--hw-1);
  }

  #problems > * {
    margin: 0;
  }

  #problems strong {
    color: var(--hw-error);
  }

  /* The browser draws an arrow of its own; it stays where it is to be clicked, and is not seen. */
  .control::-webkit-calendar-picker-indicator {
    opacity: 0;
  }

  .control[list] {
    background: var(--hw-chevron) no-repeat right center / 0.875rem;
  }
`;

/**
 * Web Awesome's input with inline problems and suggestions. A problem appears when the user has left the field or tried to
 * submit its form, and then follows what is typed. Emits `hw-fix` when the user chooses a quick fix of a finding.
 */
@customElement("hw-text-field")
export class TextField extends WaInput {
  static override css = [WaInput.css ?? [], problemStyles].flat();

  /** The findings about the value. */
  @property({ attribute: false }) findings: readonly Diagnostic[] = [];
  /** Whether to offer quick fixes: the parent element has to apply them. */
  @property({ type: Boolean }) fixable = false;
  /** An error of the value in a sentence; empty if there is none. */
  @property() error = "";
  /** The error of a required field that is empty. */
  @property() missing = "";
  /** Whether the value was stored before: then an empty one is a problem at once. */
  @property({ type: Boolean }) stored = false;
  /** The values to suggest while the user types. */
  @property({ attribute: false }) suggestions: readonly string[] = [];
  /** Whether problems are shown. */
  @state() private revealed = false;
  /** Whether the last rendering showed a problem. */
  private showsProblem = false;
  /** Whether the user has typed since the field got the focus. */
  private edited = false;

  constructor() {
    super();
    this.addEventListener("input", () => {
      // A problem is not shown while the user types. One that is shown already follows what is typed, to show when it is gone.
      if (!this.edited && !this.showsProblem) this.revealed = false;
      this.edited = true;
    });
    this.addEventListener("focusout", () => {
      if (this.edited) afterPress(() => this.reveal());
      this.edited = false;
    });
  }

  override firstUpdated(...changed: Parameters<WaInput["firstUpdated"]>) {
    super.firstUpdated(...changed);
    // A value that was there before was left before.
    if (this.value || this.stored) this.reveal();
  }

  /** Shows the field's problems. Returns the field if its value has an error, for the form to focus it. */
  invalid(): InvalidField[] {
    this.reveal();
    return this.problem === "" ? [] : [this];
  }

  override updated(changed: PropertyValues<this>) {
    super.updated(changed);
    this.showsProblem = this.revealed && (this.problem !== "" || this.findings.length > 0);
    const isInvalid = (this.revealed && this.problem !== "") || Boolean(this.customError);
    this.input.ariaInvalid = String(isInvalid);
    this.toggleAttribute("invalid", isInvalid);
    this.input.setAttribute("aria-describedby", "hint problems");
    if (this.suggestions.length > 0) this.input.setAttribute("list", "suggestions");
    else this.input.removeAttribute("list");
  }

  override render() {
    const own = this.ownError;
    return html`${super.render()}
      <div id="problems" aria-live="polite">
        ${this.revealed && own !== "" ? html`<p><strong>${severityWord("error")}</strong> ${own}</p>` : nothing}
        ${
          this.revealed && own === "" && this.findings.length > 0
            ? html`<hw-diagnostics ?fixable=${this.fixable} .findings=${this.findings}
                @hw-fix=${({ fix }: FixEvent) => this.dispatchEvent(new FixEvent(fix))}></hw-diagnostics>`
            : nothing
        }
      </div>
      ${
        this.suggestions.length > 0
          ? html`<datalist id="suggestions">${this.suggested.map((value) => html`<option value=${value}></option>`)}</datalist>`
          : nothing
      }`;
  }

  /** The suggestions to render: of very many, only some that contain what was typed. */
  private get suggested(): readonly string[] {
    if (this.suggestions.length <= MAX_SUGGESTIONS) return this.suggestions;
    const typed = (this.value ?? "").toLowerCase();
    const matching: string[] = [];
    for (const suggestion of this.suggestions) {
      if (matching.length === MAX_SUGGESTIONS) break;
      if (suggestion.toLowerCase().includes(typed)) matching.push(suggestion);
    }
    return matching;
  }

  private reveal() {
    this.revealed = true;
  }

  /** The error that is not a finding, or an empty string. */
  private get ownError(): string {
    if (this.required && (this.value ?? "").trim() === "") return this.missing || shared.valueMissing();
    return this.error;
  }

  private get problem(): string {
    const finding = this.findings.find(({ severity }) => severity === "error");
    return this.ownError || (finding ? sentences(finding).message : "");
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-text-field": TextField;
  }
}
