import type { Automation, Condition, Explanation } from "hookwright";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { controls } from "../../design/controls.ts";
import { placeText } from "../../parts/form-place.ts";
import { href } from "../../platform/route.ts";
import "../../design/icon.ts";
import { conditionSentence } from "../../messages/condition.ts";
import { firing, formField } from "../../messages/firing.ts";
import { clipped } from "./clipped.ts";
import "./condition-tree.ts";
import { placeOf } from "./place-of.ts";

/** One automation: whether it fires, why in one line, all its conditions on demand. */
@customElement("hw-firing-row")
export class FiringRow extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
        padding: var(--hw-2) var(--hw-3);
      }

      summary {
        display: grid;
        grid-template-columns: auto 6.5rem 1fr auto;
        align-items: start;
        gap: var(--hw-1) var(--hw-2);
        cursor: pointer;
      }

      summary wa-icon {
        margin-block-start: 0.125rem;
      }

      .fires :is(wa-icon, .verdict) {
        color: var(--hw-good);
      }

      .verdict {
        font-weight: 500;
      }

      .what {
        display: grid;
        min-inline-size: 0;
        overflow-wrap: anywhere;
      }

      .name {
        font-weight: 500;
      }

      .cue {
        position: relative;
        color: var(--hw-accent);
        text-decoration: underline;
      }

      .open {
        display: inline-block;
        margin-block-start: var(--hw-1);
        margin-inline-start: calc(1rem + 6.5rem + 2 * var(--hw-2));
      }

      hw-condition-tree {
        display: block;
        margin-block-start: var(--hw-2);
        padding-block-start: var(--hw-1);
        border-block-start: var(--hw-hairline) solid var(--hw-line-soft);
      }

      @media (width < 40rem) {
        summary {
          grid-template-columns: auto 1fr auto;
        }

        .what {
          grid-row: 2;
          grid-column: 2 / -1;
        }

        .open {
          margin-inline-start: calc(1rem + var(--hw-2));
        }
      }
    `,
  ];

  @property({ attribute: false }) automation?: Automation;
  @property({ attribute: false }) explanation: Explanation | undefined;
  /** Whether this is the automation whose payload the Playground shows. */
  @property({ type: Boolean }) shown = false;
  @state() private isOpen = false;

  override render() {
    const { automation, explanation } = this;
    if (!automation || !explanation) return nothing;
    const { fires, condition } = explanation;
    return html`<details @toggle=${this.#toggled}>
        <summary class=${fires ? "fires" : "firesNot"}>
          <wa-icon name=${fires ? "done" : "cross"}></wa-icon>
          <span class="verdict">${fires ? firing.fires() : firing.firesNot()}</span>
          <span class="what">
            <span><span class="name">${automation.name}</span>${this.shown ? html` <span class="soft">(${firing.shown()})</span>` : nothing}</span>
            <span class="reason soft">${reasonOf(explanation)}</span>
          </span>
          <span class="cue small">
            ${fires ? firing.why() : firing.whyNot()}
            <span class="visually-hidden">${firing.conditionsOf(automation.name)}</span>
          </span>
        </summary>
        ${this.isOpen ? html`<hw-condition-tree .condition=${condition}></hw-condition-tree>` : nothing}
      </details>
      ${this.#way(automation, explanation)}`;
  }

  /** The way to the field that stands in the way. */
  #way(automation: Automation, { reason }: Explanation) {
    const place = reason && placeOf(reason);
    if (!place) return nothing;
    const field = formField[place.field]();
    return html`<a class="open small" href=${href("automations", automation.id, placeText(place))}
      aria-label=${firing.openOf(field, automation.name)}>${firing.open(field)}</a>`;
  }

  readonly #toggled = (event: Event) => {
    this.isOpen = event.target instanceof HTMLDetailsElement && event.target.open;
  };
}

/** Why an automation fires or does not, in one line. */
function reasonOf({ reason, condition }: Explanation): string {
  if (reason) return conditionSentence(clipped(reason));
  const held = heldField(condition);
  return held ? firing.allHoldWith(conditionSentence(clipped(held))) : firing.allHold();
}

/** The first test of the filter that holds: what most people look for. */
function heldField(condition: Condition): Condition | undefined {
  if (condition.kind === "field") return condition.verdict === "met" ? condition : undefined;
  // What holds below a negation is no reason to fire.
  if (condition.kind === "none" || condition.kind === "not") return undefined;
  for (const child of condition.children) {
    const held = heldField(child);
    if (held) return held;
  }
  return undefined;
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-firing-row": FiringRow;
  }
}
