import "@awesome.me/webawesome/dist/components/button/button.js";
import type { Diagnostic } from "hookwright/payload";
import { css, html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { controls } from "../design/controls.ts";
import { FixEvent, findingDetail, findingMessage, findingStyles, severityIcon } from "../design/finding.ts";
import "../design/icon.ts";
import { bySeverity, fixTitle, problemCounts } from "../messages/diagnostic.ts";
import { playground } from "../messages/playground.ts";

/** The number of problems per page; rendering thousands on each key press would delay typing. */
const PAGE = 100;

/** A request to show a range of the text, in UTF-16 code units. */
export class JumpEvent extends Event {
  constructor(
    readonly from: number,
    readonly to: number,
  ) {
    super("hw-jump");
  }
}

/**
 * The problems in a text, errors first, below a line that counts them; only that line if there is none. Emits `hw-jump` to
 * show where a problem is, and `hw-fix` to apply its quick fix.
 */
@customElement("hw-problem-list")
export class ProblemList extends LitElement {
  static override styles = [
    controls,
    findingStyles,
    css`
      :host {
        display: flex;
        flex: none;
        flex-direction: column;
        max-block-size: 12rem;
        /* Contains the absolutely positioned hidden labels, which would otherwise extend the page. */
        position: relative;
        border-block-start: var(--hw-hairline) solid var(--hw-line-soft);
        background: var(--hw-page);
      }

      p {
        flex: none;
        font-weight: 500;
      }

      ul {
        overflow: auto;
        min-block-size: 0;
      }

      p,
      li {
        display: flex;
        align-items: start;
        gap: var(--hw-2);
        padding: var(--hw-1) var(--hw-3);
      }

      wa-icon {
        margin-block-start: var(--hw-1);
      }

      .none wa-icon {
        color: var(--hw-good);
      }

      .line {
        flex: none;
        min-inline-size: 4rem;
        color: var(--hw-ink-soft);
      }

      button {
        padding: 0;
        border: 0;
        border-radius: var(--hw-radius);
        background: transparent;
        color: inherit;
        font: inherit;
        text-align: start;
        cursor: pointer;
      }

      .finding {
        flex: 1;
        min-inline-size: 0;
      }

      .jump {
        display: flex;
        gap: var(--hw-2);
      }

      /* Below the message, after the line's number. */
      .jump:has(> .line) + .detail {
        margin-inline-start: calc(4rem + var(--hw-2));
      }

      .jump:hover {
        background: var(--hw-hover);
      }

      .fix {
        min-block-size: var(--hw-6);
        padding-inline: var(--hw-2);
        border: var(--hw-hairline) solid var(--hw-line-strong);
        font-weight: 500;
      }

      .fix:hover {
        background: var(--hw-hover);
      }

      .more {
        flex: none;
        align-self: start;
        margin: var(--hw-1) var(--hw-3);
      }
    `,
  ];

  @property({ attribute: false }) problems: readonly Diagnostic[] = [];
  @state() private limit = PAGE;

  /** The problems, errors first. */
  #sorted: readonly Diagnostic[] = [];

  override willUpdate(changed: PropertyValues<this>) {
    if (changed.has("problems")) this.#sorted = bySeverity(this.problems);
    if (this.problems.length <= PAGE) this.limit = PAGE;
  }

  override render() {
    if (this.problems.length === 0) {
      return html`<p class="none"><wa-icon name="done"></wa-icon>${playground.noProblems()}</p>`;
    }
    const hidden = this.problems.length - this.limit;
    const worst = this.#sorted[0]?.severity ?? "hint";
    return html`<p class=${worst}><wa-icon name=${severityIcon[worst]}></wa-icon>${problemCounts(this.problems)}</p>
      <ul aria-label=${playground.problems()}>
        ${this.#sorted.slice(0, this.limit).map((problem) => this.#problem(problem))}
      </ul>
      ${
        hidden > 0
          ? html`<wa-button class="more" size="s" appearance="outlined" @click=${this.#more}>${playground.moreProblems(String(Math.min(hidden, PAGE)))}</wa-button>`
          : nothing
      }`;
  }

  readonly #more = () => {
    this.limit += PAGE;
  };

  #problem(problem: Diagnostic) {
    const { span, fix } = problem;
    return html`<li class=${problem.severity} data-code=${problem.code}>
      <wa-icon name=${severityIcon[problem.severity]}></wa-icon>
      <div class="finding">
        <button
          type="button"
          class="jump"
          title=${span ? playground.line(span.line, span.column) : nothing}
          @click=${() => span && this.dispatchEvent(new JumpEvent(span.start, span.end))}
        >
          ${span ? html`<span class="line">${playground.lineNumber(String(span.line))}</span>` : nothing}
          <span>${findingMessage(problem)}</span>
        </button>
        <div class="detail">${findingDetail(problem)}</div>
      </div>
      ${
        fix
          ? html`<button type="button" class="fix" title=${fixTitle(fix)} aria-label="${playground.fix()}: ${fixTitle(fix)}" @click=${() => this.dispatchEvent(new FixEvent(fix))}>
            ${playground.fix()}
          </button>`
          : nothing
      }
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-problem-list": ProblemList;
  }
}
