import "@awesome.me/webawesome/dist/components/button/button.js";
import type { Diagnostic } from "hookwright/payload";
import { html, type TemplateResult } from "lit";
import { shared } from "../messages/shared.ts";
import "./diagnostics.ts";
import "./icon.ts";

/** The end of a form that has its own address. */
interface FormEnd {
  /** The label of the button that submits the form. */
  readonly action: string;
  /** The address to which Cancel leads. */
  readonly cancelHref: string;
  /** Called when the user leaves with Cancel. */
  readonly onCancel: () => void;
  /** The labels of the fields that have errors, after the user tried to submit. */
  readonly incomplete: readonly string[];
  /** Why saving failed. */
  readonly refusals: readonly Diagnostic[];
}

/**
 * Renders what keeps a form from being saved, Cancel and the button that submits it. It is not an element, because a button
 * in a shadow root of its own would not belong to the form.
 */
export function formActions({ action, cancelHref, onCancel, incomplete, refusals }: FormEnd): TemplateResult {
  return html`<div class="field">
    <div role="alert">
      ${
        incomplete.length === 0
          ? ""
          : html`<p class="row actions failed"><wa-icon name="cross"></wa-icon>${shared.incomplete(incomplete.join(", "))}</p>`
      }
      <hw-diagnostics .findings=${refusals}></hw-diagnostics>
    </div>
    <div class="row actions">
      <wa-button appearance="outlined" href=${cancelHref} @click=${onCancel}>${shared.cancel()}</wa-button>
      <wa-button type="submit" variant="brand" appearance="accent">${action}</wa-button>
    </div>
  </div>`;
}
