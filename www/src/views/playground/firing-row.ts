import type { Automation, SampleVerdict } from "hookwright";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { controls } from "../../design/controls.ts";
import type { IconName } from "../../design/icon.ts";
import { conditionLink } from "../../parts/condition-field.ts";
import "../../design/icon.ts";
import { firing } from "../../messages/firing.ts";
import "../../parts/condition-tree.ts";
import { type FiringExplanation, firingReason } from "../../parts/firing-reason.ts";

const ICONS: Record<SampleVerdict, IconName> = {
  fires: "done",
  dependsOnEarlierValues: "info",
  doesNotFire: "cross",
};

/** One automation: whether it fires, the reason in one line, and all its conditions if the user expands it. */
@customElement("hw-firing-row")
export class FiringRow extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        --verdict-width: 6.5rem;
        display: block;
        padding: var(--hw-2) var(--hw-3);
      }

      summary {
        display: grid;
        grid-template-columns: auto var(--verdict-width) 1fr auto;
        align-items: start;
        gap: var(--hw-1) var(--hw-2);
        /* Words say that it opens. */
        padding-inline-start: 0;
        background: none;
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

      .summary {
        display: grid;
        min-inline-size: 0;
        overflow-wrap: anywhere;
      }

      .name {
        font-weight: 500;
      }

      .toggle {
        position: relative;
        color: var(--hw-accent);
        text-decoration: underline;
      }

      .edit {
        display: inline-block;
        margin-block-start: var(--hw-1);
        margin-inline-start: calc(1rem + var(--verdict-width) + 2 * var(--hw-2));
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

        .summary {
          grid-row: 2;
          grid-column: 2 / -1;
        }

        .edit {
          margin-inline-start: calc(1rem + var(--hw-2));
        }
      }
    `,
  ];

  @property({ attribute: false }) automation?: Automation;
  @property({ attribute: false }) explanation: FiringExplanation | undefined;
  /** Whether this is the automation whose payload the Playground shows. */
  @property({ type: Boolean }) shown = false;
  @state() private isOpen = false;

  override render() {
    const { automation, explanation } = this;
    if (!automation || !explanation) return nothing;
    const { verdict, condition } = explanation;
    return html`<details @toggle=${this.#toggled}>
        <summary class=${verdict}>
          <wa-icon name=${ICONS[verdict]}></wa-icon>
          <span class="verdict">${firing.sampleVerdict[verdict]()}</span>
          <span class="summary">
            <span><span class="name">${automation.name}</span>${this.shown ? html` <span class="soft">(${firing.current()})</span>` : nothing}</span>
            <span class="reason soft">${firingReason(explanation)}</span>
          </span>
          <span class="toggle small">
            ${firing.whyOf[verdict]()}
            <span class="visually-hidden">${firing.conditionsOf(automation.name)}</span>
          </span>
        </summary>
        ${this.isOpen ? html`<hw-condition-tree .condition=${condition}></hw-condition-tree>` : nothing}
      </details>
      ${this.#editLink(automation, explanation)}`;
  }

  /** Returns a link to the form field of the condition that keeps the automation from firing. */
  #editLink(automation: Automation, { verdict, reason }: FiringExplanation) {
    const link = verdict === "doesNotFire" && reason && conditionLink(automation, reason);
    return link
      ? html`<a class="edit small" href=${link.href} aria-label=${link.label}>${link.text}</a>`
      : nothing;
  }

  readonly #toggled = (event: Event) => {
    this.isOpen = event.target instanceof HTMLDetailsElement && event.target.open;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-firing-row": FiringRow;
  }
}
