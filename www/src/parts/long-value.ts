import type { Condition } from "hookwright/payload";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { controls } from "../design/controls.ts";
import { countText } from "../messages/numbers.ts";
import "../design/copy-button.ts";
import { firing } from "../messages/firing.ts";
import { TextParts } from "./text-parts.ts";

/** The longest value that a sentence shows in full, in UTF-16 units: a metadata value may have a million. */
const MAX_LENGTH = 160;

/** How much of a longer value a sentence shows, from its start and from its end. */
const START_LENGTH = 100;
const END_LENGTH = 40;

/** An argument of a condition that is too long for a sentence. */
export interface LongValue {
  readonly name: string;
  readonly value: string;
}

/** Returns the arguments of a condition that `shortened` shortens, in full. */
export function longValues({ arguments: values }: Condition): readonly LongValue[] {
  return Object.entries(values)
    .filter(([, value]) => value.length > MAX_LENGTH)
    .map(([name, value]) => ({ name, value }));
}

/** Returns a condition with the middle of its long arguments left out, so that its sentence stays readable. */
export function shortened(condition: Condition): Condition {
  if (longValues(condition).length === 0) return condition;
  const values = Object.entries(condition.arguments).map(([name, value]) => [name, shorten(value)] as const);
  return { ...condition, arguments: Object.fromEntries(values) };
}

function shorten(value: string): string {
  if (value.length <= MAX_LENGTH) return value;
  // An unpaired surrogate at a cut would be shown as a replacement character.
  const start = value.slice(0, START_LENGTH).replace(/[\uD800-\uDBFF]$/, "");
  const end = value.slice(-END_LENGTH).replace(/^[\uDC00-\uDFFF]/, "");
  return `${start} … ${end}`;
}

/** A long value that is shown in full only when the user expands it, with a button that copies it. */
@customElement("hw-long-value")
export class LongValueDetails extends LitElement {
  static override styles = [
    controls,
    css`
      summary {
        color: var(--hw-accent);
        cursor: pointer;
      }

      pre {
        max-block-size: 12rem;
        padding: var(--hw-2);
        border-radius: var(--hw-radius);
        background: var(--hw-sunken);
        overflow: auto;
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property() label = "";
  @property({ attribute: false }) value = "";
  @state() private isOpen = false;
  private readonly parts = new TextParts(this);

  override render() {
    const label = firing.fullValue(this.label, countText(this.value.length));
    return html`<details @toggle=${this.#toggled}>
      <summary class="small">${label}</summary>
      ${
        this.isOpen
          ? html`<pre class="data" tabindex="0" role="region" aria-label=${label}>${this.parts.part(this.value)}</pre>
            ${this.parts.more()}
            <hw-copy-button .text=${this.value}></hw-copy-button>`
          : nothing
      }
    </details>`;
  }

  readonly #toggled = (event: Event) => {
    this.isOpen = event.target instanceof HTMLDetailsElement && event.target.open;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-long-value": LongValueDetails;
  }
}
