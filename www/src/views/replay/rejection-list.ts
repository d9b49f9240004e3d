import type { Rejection } from "hookwright";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { controls } from "../../design/controls.ts";
import { countText } from "../../messages/numbers.ts";
import "../../design/copy-button.ts";
import { evidenceBadge, findingStyles } from "../../design/finding.ts";
import { sentences } from "../../messages/diagnostic.ts";
import { replay } from "../../messages/replay.ts";

/** The entries of a file that are not events, grouped by reason, with their line numbers. */
@customElement("hw-rejection-list")
export class RejectionList extends LitElement {
  static override styles = [
    controls,
    findingStyles,
    css`
      ul {
        display: grid;
        gap: var(--hw-2);
      }

      li {
        overflow-wrap: anywhere;
      }

      .count {
        font-weight: 500;
      }

      .lines {
        max-block-size: 8rem;
        padding-block: var(--hw-1);
        overflow: auto;
      }
    `,
  ];

  @property({ attribute: false }) rejections: readonly Rejection[] = [];
  /** The number of all entries that are not events. */
  @property({ type: Number }) total = 0;
  /** Whether every entry is a line of its own. */
  @property({ type: Boolean }) linewise = false;

  override render() {
    const grouped = this.rejections.reduce((sum, { count }) => sum + count, 0);
    return html`<ul>
      ${this.rejections.map((rejection) => this.#rejection(rejection))}
      ${grouped < this.total ? html`<li>${replay.rejectedOther(countText(this.total - grouped))}</li>` : nothing}
    </ul>`;
  }

  #rejection({ diagnostic, count, lines }: Rejection) {
    const { message, expected } = sentences(diagnostic);
    const first = countText(lines[0] ?? 0);
    return html`<li>
      <span class="count">${replay.rejected(countText(count), first, this.linewise)}</span> ${message}
      <span class="soft">${expected}</span> ${evidenceBadge(diagnostic.evidence, diagnostic.code)}
      ${count > 1 ? this.#lines(count, lines) : nothing}
    </li>`;
  }

  #lines(count: number, lines: readonly number[]) {
    const numbers = lines.join(", ");
    return html`<details>
      <summary class="small">${replay.allLines()}</summary>
      ${lines.length < count ? html`<p class="small">${replay.linesCut(countText(lines.length))}</p>` : nothing}
      <p class="lines data" tabindex="0">${numbers}</p>
      <hw-copy-button label=${replay.copyLines()} .text=${numbers}></hw-copy-button>
    </details>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-rejection-list": RejectionList;
  }
}
