import { css, html, nothing } from "lit";
import { type ColouredSpan, colouredText } from "./coloured-text.ts";
import type { ElementInputs } from "./element-inputs.ts";
import { InputEditEvent } from "./view-events.ts";

/** Styles for fields whose text is coloured by an element of equal size below it. */
export const sourceFieldStyles = css`
  .source {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }

  .source > * {
    grid-area: 1 / 1;
  }

  .source textarea {
    inline-size: 100%;
    margin: 0;
    border: 0;
    background: transparent;
    caret-color: var(--hw-ink);
    outline-offset: calc(-1 * var(--hw-focus-width));
    overflow: hidden;
    resize: none;
    -webkit-text-fill-color: transparent;
  }

  .source textarea::selection {
    background: color-mix(in srgb, var(--hw-accent) 25%, transparent);
  }

  @media (forced-colors: active) {
    .source pre {
      visibility: hidden;
    }

    .source textarea {
      -webkit-text-fill-color: currentColor;
    }
  }
`;

/** A text of an element that the user may edit. */
export interface Source {
  /** The name of the input. */
  readonly input: string;
  readonly label: string;
  readonly text: string;
  readonly spans?: readonly ColouredSpan[];
  readonly readonly: boolean;
}

/** An input in a disclosure. */
interface DisclosedSource {
  readonly input: string;
  readonly label: string;
  /** The text; by default the one that was given. */
  readonly text?: string;
  /** The content of the disclosure's summary; by default the label. */
  readonly summary?: unknown;
}

/** Renders a coloured text, as a field that emits `hw-edit` from `host` if the user may edit it. */
export function sourceField(host: EventTarget, { input, label, text, spans = [], readonly }: Source) {
  if (readonly)
    return html`<pre class="code" role="group" aria-label=${label}>${colouredText(text, spans)}</pre>`;
  const edited = (event: Event) => {
    if (event.target instanceof HTMLTextAreaElement)
      host.dispatchEvent(new InputEditEvent(input, event.target.value));
  };
  // A line break at the end has no line of its own without something after it.
  return html`<div class="source">
    <pre class="code" aria-hidden="true">${colouredText(text, spans)}${"\u200b"}</pre>
    <textarea
      class="code"
      aria-label=${label}
      spellcheck="false"
      autocomplete="off"
      autocapitalize="off"
      .value=${text}
      @input=${edited}
    ></textarea>
  </div>`;
}

/** Renders an input in a disclosure that is closed at first; nothing if this part is not shown. */
export function sourceDisclosure(
  host: EventTarget,
  inputs: ElementInputs,
  { input, label, text = inputs.text(input), summary }: DisclosedSource,
) {
  if (!inputs.shows(input)) return nothing;
  return html`<details part=${input}>
    <summary>${summary ?? label}</summary>
    ${sourceField(host, { input, label, text, readonly: inputs.readonly })}
  </details>`;
}
