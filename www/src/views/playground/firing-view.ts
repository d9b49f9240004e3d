import "@awesome.me/webawesome/dist/components/button/button.js";
import type { Automation } from "hookwright/payload";
import { css, html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { controls } from "../../design/controls.ts";
import { collectionName, scopeName } from "../../parts/grouping.ts";
import "../../design/search-field.ts";
import { errorText } from "../../messages/diagnostic.ts";
import { firing } from "../../messages/firing.ts";
import { eventTitle } from "../../messages/vocabulary.ts";
import "./firing-row.ts";
import { FiringEvaluator } from "./firing-evaluator.ts";

/** How many more rows each click shows: thousands of rows at once would block the page. */
const PAGE_SIZE = 50;

/** How long the user must pause typing before the automations are evaluated again, in milliseconds. */
const PAUSE_MS = 120;

/** The result of an evaluation. */
interface Evaluation {
  /** All automations, in the workspace's order. */
  readonly automations: readonly Automation[];
  /** The ids of the automations that fire. */
  readonly firing: ReadonlySet<string>;
}

/** Shows which automations the current event fires, and why: first the one that the Playground shows, then those that fire. */
@customElement("hw-firing-view")
export class FiringView extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
      }

      .head {
        padding: var(--hw-3);
      }

      .head > p {
        font-weight: 500;
      }

      li {
        border-block-start: var(--hw-hairline) solid var(--hw-line-soft);
      }

      .note,
      .more {
        padding: var(--hw-3);
      }
    `,
  ];

  @property({ attribute: false }) automations: readonly Automation[] = [];
  /** The event's JSON text. */
  @property() event = "";
  /** Whether the event can be read. */
  @property({ type: Boolean }) readable = false;
  /** The id of the automation whose payload the Playground shows. */
  @property() current = "";
  @state() private evaluation: Evaluation | undefined;
  /** Why the last evaluation failed; empty if it did not. */
  @state() private failure = "";
  @state() private query = "";
  @state() private limit = PAGE_SIZE;

  readonly #evaluator = new FiringEvaluator();
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The number of the newest evaluation; older ones end early. */
  #newest = 0;

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#newest++;
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has("event") && !changed.has("automations") && !changed.has("readable")) return;
    clearTimeout(this.#timer);
    const number = ++this.#newest;
    this.#timer = setTimeout(() => this.#evaluate(number), this.hasUpdated ? PAUSE_MS : 0);
  }

  override render() {
    if (!this.readable) return html`<p class="note soft">${firing.eventInvalid()}</p>`;
    if (this.failure !== "")
      return html`<p class="note" role="alert">${firing.notEvaluated(this.failure)}</p>`;
    const { evaluation } = this;
    if (evaluation === undefined) return html`<p class="note soft" role="status">${firing.evaluating()}</p>`;
    const sorted = this.#sorted(evaluation);
    const found = this.query === "" ? sorted : search(sorted, this.query);
    const hiddenCount = found.length - this.limit;
    return html`<div class="head spread">
        <p role="status">${firing.count(String(evaluation.firing.size), String(evaluation.automations.length))}</p>
        ${
          evaluation.automations.length > 1
            ? html`<hw-search-field label=${firing.search()} @hw-search=${this.#search}></hw-search-field>`
            : nothing
        }
      </div>
      <ul aria-label=${firing.list()}>
        ${repeat(
          found.slice(0, this.limit),
          ({ id }) => id,
          (automation) => html`<li>${this.#row(automation)}</li>`,
        )}
      </ul>
      ${found.length === 0 ? html`<p class="note soft">${firing.noMatch()}</p>` : nothing}
      ${hiddenCount > 0 ? html`<p class="more"><wa-button appearance="outlined" @click=${this.#more}>${firing.more(String(Math.min(hiddenCount, PAGE_SIZE)))}</wa-button></p>` : nothing}`;
  }

  #row(automation: Automation) {
    try {
      const explanation = this.#evaluator.explain(automation);
      return html`<hw-firing-row .automation=${automation} .explanation=${explanation}
        ?shown=${automation.id === this.current}></hw-firing-row>`;
    } catch (error) {
      return html`<p class="note">${automation.name}: ${firing.notEvaluated(errorText(error))}</p>`;
    }
  }

  /** Returns the automation that the Playground shows, then those that fire, then the others. */
  #sorted({ automations, firing }: Evaluation): readonly Automation[] {
    const rank = ({ id }: Automation) => (id === this.current ? 0 : firing.has(id) ? 1 : 2);
    return [0, 1, 2].flatMap((wanted) => automations.filter((one) => rank(one) === wanted));
  }

  async #evaluate(number: number) {
    if (!this.readable) return;
    const { automations } = this;
    try {
      const firing = await this.#evaluator.evaluate(automations, this.event, () => number === this.#newest);
      if (firing === undefined || number !== this.#newest) return;
      this.evaluation = { automations, firing };
      this.failure = "";
    } catch (error) {
      this.failure = errorText(error);
    }
  }

  readonly #search = (event: CustomEvent<string>) => {
    this.query = event.detail;
    this.limit = PAGE_SIZE;
  };

  readonly #more = () => {
    this.limit += PAGE_SIZE;
  };
}

/** Returns the automations whose name, team, event or scope contains the query, which is in lower case. */
function search(automations: readonly Automation[], query: string): Automation[] {
  return automations.filter(({ name, trigger, team, scope }) => {
    const texts = [name, team, eventTitle(trigger.type), scopeName(scope), collectionName(scope)];
    return texts.join("\n").toLowerCase().includes(query);
  });
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-firing-view": FiringView;
  }
}
