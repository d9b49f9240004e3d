import type { Condition } from "hookwright/payload";
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { controls } from "../design/controls.ts";
import type { IconName } from "../design/icon.ts";
import "../design/icon.ts";
import { evidenceBadge, findingStyles } from "../design/finding.ts";
import { GrowingLimit } from "../design/growing-limit.ts";
import { conditionSentence } from "../messages/condition.ts";
import { firing } from "../messages/firing.ts";
import "./long-value.ts";
import { longValues, shortened } from "./shortened.ts";

const ICON: Record<Condition["verdict"], IconName> = { met: "done", notMet: "cross", notReached: "more" };

/** How many conditions are shown at first: a filter may have thousands. */
const FIRST_CONDITIONS = 200;

/** The conditions of an automation as a tree, each with its verdict as icon and word. */
@customElement("hw-condition-tree")
export class ConditionTree extends LitElement {
  static override styles = [
    controls,
    findingStyles,
    css`
      ul ul {
        margin-inline-start: var(--hw-2);
        padding-inline-start: var(--hw-3);
        border-inline-start: var(--hw-hairline) solid var(--hw-line-soft);
      }

      .condition {
        display: grid;
        grid-template-columns: auto var(--verdict-width) 1fr;
        align-items: start;
        gap: var(--hw-2);
        padding-block: var(--hw-1);
      }

      wa-icon {
        margin-block-start: 0.125rem;
      }

      .met wa-icon {
        color: var(--hw-good);
      }

      .notMet > :is(wa-icon, .verdict) {
        color: var(--hw-error);
      }

      .notReached {
        color: var(--hw-ink-soft);
      }

      .sentence {
        overflow-wrap: anywhere;
      }

      @media (width < 40rem) {
        .condition {
          grid-template-columns: auto 1fr;
        }

        .sentence {
          grid-column: 2;
        }
      }
    `,
  ];

  @property({ attribute: false }) condition?: Condition;
  readonly #limit = new GrowingLimit(this, FIRST_CONDITIONS);
  /** How many more conditions one rendering may show. */
  #remaining = 0;

  override render() {
    if (this.condition === undefined) return nothing;
    this.#remaining = this.#limit.limit;
    const all = countConditions(this.condition);
    const branches = this.#branches(this.condition.children);
    return html`<ul>${branches}</ul>
      ${this.#limit.more(Math.min(this.#limit.limit, all), all, firing.conditionsShown)}`;
  }

  /** Renders conditions in the order of the tree, until the limit is reached. */
  #branches(conditions: readonly Condition[]): TemplateResult[] {
    const branches: TemplateResult[] = [];
    for (const condition of conditions) {
      if (this.#remaining === 0) break;
      this.#remaining -= 1;
      branches.push(this.#branch(condition));
    }
    return branches;
  }

  #branch(condition: Condition): TemplateResult {
    const { verdict, children } = condition;
    return html`<li>
      <div class="condition ${verdict}">
        <wa-icon name=${ICON[verdict]}></wa-icon>
        <span class="verdict">${firing.verdict[verdict]()}</span>
        <span class="sentence">
          ${conditionSentence(shortened(condition))} ${condition.evidence && evidenceBadge(condition.evidence)}
          ${longValues(condition).map(
            ({ name, value }) =>
              html`<hw-long-value label=${(firing.valueNames.get(name) ?? firing.otherValue)()} .value=${value}></hw-long-value>`,
          )}
        </span>
      </div>
      ${children.length > 0 ? html`<ul>${this.#branches(children)}</ul>` : nothing}
    </li>`;
  }
}

/** Returns the number of conditions below a condition. */
function countConditions({ children }: Condition): number {
  return children.reduce((count, child) => count + 1 + countConditions(child), 0);
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-condition-tree": ConditionTree;
  }
}
