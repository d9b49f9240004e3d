import "@awesome.me/webawesome/dist/components/button/button.js";
import type { Diagnostic } from "hookwright/payload";
import { css, html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import { fixTitle, sentences, severityWord } from "../messages/diagnostic.ts";
import { controls } from "./controls.ts";
import { FixEvent } from "./fix-event.ts";
import type { IconName } from "./icon.ts";
import "./icon.ts";
import { knownBy, knownByStyles } from "./known-by.ts";

const ICON: Record<Diagnostic["severity"], IconName> = { error: "cross", warning: "alert", hint: "info" };

/** Findings, each with an icon, a word for how bad it is, and its sentences; emits `hw-fix` where it offers repairs. */
@customElement("hw-diagnostics")
export class Diagnostics extends LitElement {
  static override styles = [
    controls,
    knownByStyles,
    css`
      :host {
        color: var(--hw-ink);
      }

      ul {
        display: grid;
        gap: var(--hw-1);
      }

      li {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: var(--hw-2);
      }

      wa-button {
        margin-inline-start: var(--hw-1);
      }

      .error wa-icon,
      .error strong {
        color: var(--hw-error);
      }

      .warning wa-icon,
      .warning strong {
        color: var(--hw-warning);
      }
    `,
  ];

  @property({ attribute: false }) findings: readonly Diagnostic[] = [];
  /** Whether whoever shows them can make their repairs. */
  @property({ type: Boolean }) repairs = false;

  override render() {
    return html`<ul>
      ${this.findings.map((finding) => {
        const { message, expected } = sentences(finding);
        const { fix } = finding;
        return html`<li class=${finding.severity}>
          <wa-icon name=${ICON[finding.severity]}></wa-icon>
          <span><strong>${severityWord(finding.severity)}</strong> ${message} <span class="soft">${expected}</span> ${knownBy(finding.evidence, finding.code)}
            ${
              this.repairs && fix
                ? html`<wa-button size="s" appearance="outlined" @click=${() => this.dispatchEvent(new FixEvent(fix))}>${fixTitle(fix)}</wa-button>`
                : ""
            }</span>
        </li>`;
      })}
    </ul>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-diagnostics": Diagnostics;
  }
}
