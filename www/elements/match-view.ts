import type { Condition } from "hookwright";
import init from "hookwright";
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { evidenceBadge, findingStyles } from "../src/design/finding.ts";
import type { IconName } from "../src/design/icon.ts";
import { conditionSentence } from "../src/messages/condition.ts";
import { sentences } from "../src/messages/diagnostic.ts";
import { elements } from "../src/messages/elements.ts";
import { firing } from "../src/messages/firing.ts";
import { countText } from "../src/messages/numbers.ts";
import { firingReason } from "../src/parts/firing-reason.ts";
import { shortened } from "../src/parts/shortened.ts";
import { colouredTextStyles } from "./coloured-text.ts";
import { ElementInputs, type ElementNames } from "./element-inputs.ts";
import { NOTHING_GIVEN } from "./given.ts";
import { icon } from "./icon.ts";
import { followLanguage } from "./language.ts";
import type { View } from "./lazy-element.ts";
import { type Match, type MatchRow, match } from "./match.ts";
import { problemStyles, problemsPart } from "./problems.ts";
import type { HookwrightMatchResult } from "./results.ts";
import { sourceDisclosure, sourceFieldStyles } from "./source-field.ts";
import { ResultEvent } from "./view-events.ts";
import { viewStyles } from "./view-styles.ts";

const CONDITION_ICONS: Record<Condition["verdict"], IconName> = {
  met: "done",
  notMet: "cross",
  notReached: "more",
};

const NAMES: ElementNames = {
  inputs: ["automation", "events"],
  parts: ["results", "automation", "events"],
};

/** The contents of `<hookwright-match>`. */
@customElement("hw-match-view")
export class MatchView extends LitElement implements View {
  static override styles = [
    ...viewStyles,
    findingStyles,
    colouredTextStyles,
    sourceFieldStyles,
    problemStyles,
    css`
      .title {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 0 var(--hw-2);
        padding: var(--hw-2) var(--hw-3);
      }

      .title strong {
        font-weight: 600;
      }

      .title [role="status"] {
        margin-inline-start: auto;
      }

      .row > summary,
      .row.unread {
        display: grid;
        grid-template-columns: auto auto minmax(0, 1fr);
        align-items: start;
        gap: 0 var(--hw-2);
        padding-block: var(--hw-1);
        font-size: inherit;
        font-weight: 400;
        color: inherit;
      }

      .row > summary::before {
        margin-block-start: calc((1lh - 0.875rem) / 2);
        color: var(--hw-ink-soft);
      }

      .row.unread {
        padding-inline: calc(var(--hw-3) + 0.875rem + var(--hw-2)) var(--hw-3);
        grid-template-columns: auto minmax(0, 1fr);
      }

      .text {
        display: grid;
        grid-template-columns: 6.5rem minmax(0, 1fr);
        gap: 0 var(--hw-2);
        overflow-wrap: anywhere;
      }

      .text > .soft {
        grid-column: 2;
      }

      .text code {
        color: var(--hw-ink-soft);
        font-family: var(--hw-mono);
        font-size: var(--hw-text-s);
        white-space: normal;
      }

      .verdict {
        font-weight: 500;
      }

      .fires > .icon,
      .fires .verdict,
      .met > .icon {
        color: var(--hw-good);
      }

      .notMet > .icon,
      .notMet > .verdict {
        color: var(--hw-error);
      }

      .notReached {
        color: var(--hw-ink-soft);
      }

      .doesNotFire > .icon {
        color: var(--hw-ink-soft);
      }

      li + li {
        border-block-start: var(--hw-hairline) solid var(--hw-line-soft);
      }

      .conditions {
        margin: 0 var(--hw-3) var(--hw-2) calc(var(--hw-3) + 0.875rem + var(--hw-2));
        padding-block-start: var(--hw-1);
        border-block-start: var(--hw-hairline) solid var(--hw-line-soft);
      }

      .conditions li + li {
        border: 0;
      }

      .conditions ul {
        margin-inline-start: var(--hw-2);
        padding-inline-start: var(--hw-3);
        border-inline-start: var(--hw-hairline) solid var(--hw-line-soft);
      }

      .condition {
        display: grid;
        grid-template-columns: auto 6.5rem minmax(0, 1fr);
        gap: 0 var(--hw-2);
        padding-block: 0.125rem;
        overflow-wrap: anywhere;
      }

      @container (inline-size < 32rem) {
        .text,
        .condition {
          grid-template-columns: minmax(0, 1fr);
        }

        .text > .soft {
          grid-column: 1;
        }

        .condition {
          grid-template-columns: auto minmax(0, 1fr);
        }

        .sentence {
          grid-column: 2;
        }
      }
    `,
  ];

  @property({ attribute: false }) given = NOTHING_GIVEN;
  #inputs = new ElementInputs(NOTHING_GIVEN, NAMES);
  #match: Match | undefined;

  protected override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has("given")) return;
    const last = this.#inputs;
    this.#inputs = new ElementInputs(this.given, NAMES);
    if (this.#match && this.#inputs.hasResultOf(last)) return;
    this.#match = match(this.#inputs);
    this.dispatchEvent(new ResultEvent<HookwrightMatchResult>(this.#match.result));
  }

  override render() {
    const [inputs, shown] = [this.#inputs, this.#match];
    if (shown === undefined) return nothing;
    return html`<div class="frame" part="frame" role="group" aria-label=${elements.match()}>
      ${problemsPart({ problems: shown.problems, say: sentences })}
      ${inputs.shows("results") ? this.#results(shown) : nothing}
      ${sourceDisclosure(this, inputs, { input: "automation", label: elements.automation() })}
      ${sourceDisclosure(this, inputs, { input: "events", label: elements.events() })}
    </div>`;
  }

  #results({ result, evaluated, failure }: Match) {
    if (failure !== undefined)
      return html`<p class="failure error" part="results" role="status">${icon("cross")} ${failure}</p>`;
    if (evaluated === undefined) return nothing;
    const { name, trigger, rows } = evaluated;
    const fired = result.fires.filter(Boolean).length;
    return html`<div part="results">
      <div class="title">
        <strong>${name}</strong>
        <span class="soft small">${trigger}</span>
        <span class="small" role="status">${elements.fired(countText(fired), countText(rows.length))}</span>
      </div>
      <ul>
        ${rows.map((row) => html`<li>${this.#row(row)}</li>`)}
      </ul>
    </div>`;
  }

  #row({ title, detail, explanation, failure }: MatchRow) {
    if (explanation === undefined)
      return html`<div class="row unread error">${icon("cross")}
        <span class="text"><span class="verdict">${title}</span><span>${failure}</span></span>
      </div>`;
    const { verdict, condition } = explanation;
    return html`<details class="row">
      <summary class=${verdict}>
        ${icon(verdict === "fires" ? "done" : "cross")}
        <span class="text">
          <span class="verdict">${firing.sampleVerdict[verdict]()}</span>
          <span>${title} <code>${detail}</code></span>
          <span class="soft">${firingReason(explanation)}</span>
        </span>
      </summary>
      <div class="conditions">${conditionList(condition.children)}</div>
    </details>`;
  }
}

/** Renders conditions as a tree, each with its verdict as icon and word. */
function conditionList(conditions: readonly Condition[]): TemplateResult {
  return html`<ul>
    ${conditions.map(
      (condition) => html`<li>
        <div class="condition ${condition.verdict}">
          ${icon(CONDITION_ICONS[condition.verdict])}
          <span class="verdict">${firing.verdict[condition.verdict]()}</span>
          <span class="sentence">
            ${conditionSentence(shortened(condition))} ${condition.evidence && evidenceBadge(condition.evidence)}
          </span>
        </div>
        ${condition.children.length > 0 ? conditionList(condition.children) : nothing}
      </li>`,
    )}
  </ul>`;
}

/** Loads the core, and creates the contents of a `<hookwright-match>`. */
export async function createMatchView(host: Element): Promise<MatchView> {
  await Promise.all([init(), followLanguage(host)]);
  return new MatchView();
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-match-view": MatchView;
  }
}
