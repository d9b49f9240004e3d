import "@awesome.me/webawesome/dist/components/button/button.js";
import type { Diagnostic } from "hookwright/payload";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { controls } from "../design/controls.ts";
import "../design/icon.ts";
import { settings } from "../messages/settings.ts";

/** Secrets without a value in this tab, apart from what is really wrong with a request. */
export interface Obstacles {
  /** The names of the secrets whose values this tab lacks. */
  readonly missing: readonly string[];
  /** The other findings that prevent sending. */
  readonly errors: readonly Diagnostic[];
}

/** Separates values that were only not entered in this tab from the other obstacles to a request. */
export function sortObstacles(obstacles: readonly Diagnostic[]): Obstacles {
  const names = obstacles.filter(isMissingValue).map(secretOf);
  return {
    missing: [...new Set(names.filter((name) => name !== undefined))],
    errors: obstacles.filter((obstacle) => !isMissingValue(obstacle)),
  };
}

/** Returns the name of the secret that a finding is about. */
export function secretOf({ arguments: values }: Diagnostic): string | undefined {
  const name = new Map(values instanceof Map ? values : Object.entries(values)).get("name");
  return typeof name === "string" ? name : undefined;
}

function isMissingValue({ code }: Diagnostic): boolean {
  return code === "request/token-missing" || code === "request/secret-missing";
}

/**
 * Names secrets that have no value in this tab, each with a button that opens a dialog to enter it. It renders nothing
 * while there are none. Elements that depend on the values update with a `SecretValuesController`.
 */
@customElement("hw-enter-value")
export class EnterValue extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        gap: var(--hw-1);
      }

      wa-icon {
        color: var(--hw-ink-soft);
      }
    `,
  ];

  /** The team that owns the secrets. */
  @property() team = "";
  /** The secrets whose values this tab lacks. */
  @property({ attribute: false }) names: readonly string[] = [];
  /** The secret whose value is being entered. */
  @state() private entering: string | undefined;

  override render() {
    return html`${this.names.map((name) => this.#row(name))}
      ${
        this.entering === undefined
          ? nothing
          : html`<hw-secret-form .team=${this.team} .secret=${this.entering} .hasValue=${false}
              @hw-close=${this.#closed}></hw-secret-form>`
      }`;
  }

  /** Opens the dialog, which most visits don't need: it is loaded now. */
  async #enter(name: string) {
    await import("./secret-form.ts");
    this.entering = name;
  }

  /** Focuses the next missing value: the button that opened the dialog disappears when its value is entered. */
  readonly #closed = async () => {
    this.entering = undefined;
    await this.updateComplete;
    if (!this.matches(":focus-within")) this.renderRoot.querySelector<HTMLElement>("wa-button")?.focus();
  };

  #row(name: string) {
    return html`<div class="row">
      <wa-icon name="info"></wa-icon>
      <span class="small"><span class="data">${name}</span>: ${settings.valueMissing()}</span>
      <wa-button size="s" appearance="outlined" title=${settings.enterValueOf(name)} @click=${() => this.#enter(name)}><span aria-hidden="true">${settings.enterValue()}</span>
        <span class="visually-hidden">${settings.enterValue()}: ${name}</span></wa-button>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-enter-value": EnterValue;
  }
}
