import "@awesome.me/webawesome/dist/components/button/button.js";
import type { Automation } from "hookwright/payload";
import { css, html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { controls } from "../../design/controls.ts";
import { collectionOf, whereOf } from "../../parts/grouping.ts";
import "../../design/search-field.ts";
import { eventTitle } from "../../messages/event-title.ts";
import { firing } from "../../messages/firing.ts";
import { failure } from "../../workspace/failure.ts";
import "./firing-row.ts";
import { Judge } from "./judge.ts";

/** How many rows are drawn before somebody asks for more: thousands at once would hold up the page. */
const PAGE = 50;

/** How long nobody must type before all automations are judged anew, in milliseconds. */
const PAUSE = 120;

/** What was judged: all automations, those that fire first. */
interface Judged {
  readonly automations: readonly Automation[];
  readonly firing: ReadonlySet<string>;
}

/** Which automations the event at hand fires, and why; those that fire come first. */
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
  @state() private judged: Judged | undefined;
  @state() private refused = "";
  @state() private wanted = "";
  @state() private limit = PAGE;

  readonly #judge = new Judge();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #attempt = 0;

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#attempt++;
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has("event") && !changed.has("automations") && !changed.has("readable")) return;
    clearTimeout(this.#timer);
    const attempt = ++this.#attempt;
    this.#timer = setTimeout(() => this.#look(attempt), this.hasUpdated ? PAUSE : 0);
  }

  override render() {
    if (!this.readable) return html`<p class="note soft">${firing.eventBroken()}</p>`;
    if (this.refused !== "") return html`<p class="note" role="alert">${firing.refused(this.refused)}</p>`;
    const judged = this.judged;
    if (judged === undefined) return html`<p class="note soft" role="status">${firing.judging()}</p>`;
    const found = this.wanted === "" ? judged.automations : search(judged.automations, this.wanted);
    const left = found.length - this.limit;
    return html`<div class="head spread">
        <p role="status">${firing.count(String(judged.firing.size), String(judged.automations.length))}</p>
        ${
          judged.automations.length > 1
            ? html`<hw-search-field label=${firing.search()} @hw-search=${this.#search}></hw-search-field>`
            : nothing
        }
      </div>
      <ul aria-label=${firing.list()}>
        ${repeat(
          found.slice(0, this.limit),
          ({ id }) => id,
          (automation) => html`<li>
            <hw-firing-row .automation=${automation} .explanation=${this.#judge.explain(automation.id)}
              ?shown=${automation.id === this.current}></hw-firing-row>
          </li>`,
        )}
      </ul>
      ${found.length === 0 ? html`<p class="note soft">${firing.noMatch()}</p>` : nothing}
      ${left > 0 ? html`<p class="more"><wa-button appearance="outlined" @click=${this.#more}>${firing.more(String(Math.min(left, PAGE)))}</wa-button></p>` : nothing}`;
  }

  async #look(attempt: number) {
    if (!this.readable) return;
    const { automations } = this;
    try {
      const firing = await this.#judge.judge(automations, this.event, () => attempt === this.#attempt);
      if (firing === undefined || attempt !== this.#attempt) return;
      const fires = ({ id }: Automation) => firing.has(id);
      const sorted = [...automations.filter(fires), ...automations.filter((one) => !fires(one))];
      this.judged = { automations: sorted, firing };
      this.refused = "";
    } catch (error) {
      this.refused = failure(error);
    }
  }

  readonly #search = (event: CustomEvent<string>) => {
    this.wanted = event.detail;
    this.limit = PAGE;
  };

  readonly #more = () => {
    this.limit += PAGE;
  };
}

/** The automations that have the wanted text in their name, team, event or scope. */
function search(automations: readonly Automation[], wanted: string): Automation[] {
  return automations.filter(({ name, trigger, team, scope }) => {
    const texts = [name, team, eventTitle(trigger.type), whereOf(scope), collectionOf(scope)];
    return texts.join("\n").toLowerCase().includes(wanted);
  });
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-firing-view": FiringView;
  }
}
