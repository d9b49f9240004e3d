import "@awesome.me/webawesome/dist/components/button/button.js";
import type { Diagnostic } from "hookwright/payload";
import { css, html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import { fixTitle } from "../messages/diagnostic.ts";
import { controls } from "./controls.ts";
import { FixEvent, findingStyles, findingText, severityIcon } from "./finding.ts";
import "./icon.ts";

/** A list of findings, each with an icon and in words; emits `hw-fix` when the user chooses a quick fix. */
@customElement("hw-diagnostics")
export class Diagnostics extends LitElement {
  static override styles = [
    controls,
    findingStyles,
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

      .finding {
        display: grid;
        gap: var(--hw-1);
        justify-items: start;
      }
    `,
  ];

  @property({ attribute: false }) findings: readonly Diagnostic[] = [];
  /** Whether to offer quick fixes: the parent element has to apply them. */
  @property({ type: Boolean }) fixable = false;

  override render() {
    return html`<ul>
      ${this.findings.map((finding) => {
        const { fix } = finding;
        return html`<li class=${finding.severity}>
          <wa-icon name=${severityIcon[finding.severity]}></wa-icon>
          <div class="finding">
            <span>${findingText(finding)}</span>
            ${
              this.fixable && fix
                ? html`<wa-button size="s" appearance="outlined" @click=${() => this.dispatchEvent(new FixEvent(fix))}>${fixTitle(fix)}</wa-button>`
                : ""
            }
          </div>
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
