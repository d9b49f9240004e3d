import type { Diagnostic } from "hookwright";
import { css, html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import { sentences, severityWord } from "../messages/diagnostic.ts";
import { controls } from "./controls.ts";
import type { IconName } from "./icon.ts";
import "./icon.ts";

const ICON: Record<Diagnostic["severity"], IconName> = { error: "cross", warning: "alert", hint: "info" };

/** Findings, each with an icon, a word for how bad it is, and its sentences. */
@customElement("hw-diagnostics")
export class Diagnostics extends LitElement {
  static override styles = [
    controls,
    css`
      ul {
        display: grid;
        gap: var(--hw-1);
      }

      li {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: var(--hw-2);
      }

      .error hw-icon,
      .error strong {
        color: var(--hw-error);
      }

      .warning hw-icon,
      .warning strong {
        color: var(--hw-warning);
      }
    `,
  ];

  @property({ attribute: false }) findings: readonly Diagnostic[] = [];

  override render() {
    return html`<ul>
      ${this.findings.map((finding) => {
        const { message, expected } = sentences(finding);
        return html`<li class=${finding.severity}>
          <hw-icon name=${ICON[finding.severity]}></hw-icon>
          <span><strong>${severityWord(finding.severity)}</strong> ${message} <span class="soft">${expected}</span></span>
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
