import "@awesome.me/webawesome/dist/components/option/option.js";
import "@awesome.me/webawesome/dist/components/select/select.js";
import { type EventType, eventTypes, sampleEvent } from "hookwright/payload";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { controls, fieldText } from "../../design/controls.ts";
import "../../design/copy-button.ts";
import { replay } from "../../messages/replay.ts";
import { eventTitle } from "../../messages/vocabulary.ts";

/** Describes the format of a file of events, with an example of every type of event that shows all its fields. */
@customElement("hw-event-format")
export class EventFormat extends LitElement {
  static override styles = [
    controls,
    css`
      .text {
        display: grid;
        gap: var(--hw-2);
        max-inline-size: var(--hw-measure);
        margin-block: var(--hw-2);
      }

      ul {
        padding-inline-start: var(--hw-4);
        list-style: disc;
      }

      wa-select {
        max-inline-size: 24rem;
      }

      pre {
        max-block-size: 24rem;
        padding: var(--hw-3);
        border-radius: var(--hw-radius);
        background: var(--hw-sunken);
        overflow: auto;
      }
    `,
  ];

  /** Whether the description is expanded. */
  @property({ type: Boolean }) open = false;
  @state() private eventType: EventType = "ADD_ARTIFACT_ALIAS";

  override render() {
    return html`<details ?open=${this.open} @toggle=${this.#toggled}>
      <summary>${replay.format()}</summary>
      ${this.open ? this.#description() : nothing}
    </details>`;
  }

  #description() {
    const example = JSON.stringify(JSON.parse(sampleEvent(this.eventType)), null, 2);
    return html`<div class="text">
        <p>${replay.formatIntro()}</p>
        <ul>${replay.formatNotes.map((note) => html`<li>${note()}</li>`)}</ul>
        <wa-select label=${replay.formatExample()} .value=${this.eventType} @change=${this.#choose}>
          ${eventTypes().map(({ eventType }) => html`<wa-option value=${eventType}>${eventTitle(eventType)}</wa-option>`)}
        </wa-select>
      </div>
      <pre class="data" tabindex="0" role="region" aria-label=${replay.formatExample()}>${example}</pre>
      <hw-copy-button label=${replay.formatCopy()} .text=${example}></hw-copy-button>`;
  }

  readonly #toggled = (event: Event) => {
    this.open = event.target instanceof HTMLDetailsElement && event.target.open;
  };

  readonly #choose = (event: Event) => {
    const chosen = eventTypes().find(({ eventType }) => eventType === fieldText(event));
    if (chosen) this.eventType = chosen.eventType;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-event-format": EventFormat;
  }
}
