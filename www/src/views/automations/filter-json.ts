import type { Diagnostic, Fix } from "hookwright/payload";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { controls } from "../../design/controls.ts";
import type { CodeEditor, TextChangeEvent } from "../../editor/code-editor.ts";
import "../../editor/code-editor.ts";
import type { FixEvent } from "../../design/finding.ts";
import { applyFix, fixKey } from "../../editor/template-lint.ts";
import { automations } from "../../messages/automations.ts";
import { triggers } from "../../messages/triggers.ts";
import type { JumpEvent } from "../../parts/problem-list.ts";
import "../../parts/problem-list.ts";

/** An editor of a filter as JSON that underlines its problems. Emits `hw-filter` with the text. */
@customElement("hw-filter-json")
export class FilterJson extends LitElement {
  static override styles = [
    controls,
    css`
      .frame {
        border: var(--hw-hairline) solid var(--hw-line-strong);
        border-radius: var(--hw-radius);
        overflow: hidden;
      }

      hw-code-editor {
        min-block-size: 5rem;
        max-block-size: 20rem;
        overflow: auto;
      }

      .stack {
        gap: var(--hw-1);
      }
    `,
  ];

  @property() text = "";
  @property({ attribute: false }) findings: readonly Diagnostic[] = [];
  @query("hw-code-editor") private editor?: CodeEditor;

  readonly #extensions = [fixKey(() => this.findings)];

  /** Selects a range of the text and scrolls to it. */
  async select({ start, end }: { start: number; end: number }) {
    await this.updateComplete;
    await this.editor?.updateComplete;
    this.editor?.select(start, end);
  }

  override render() {
    return html`<div class="stack">
      <div class="frame">
        <hw-code-editor label=${triggers.filterJson()} .text=${this.text} .problems=${this.findings} .extensions=${this.#extensions}
          @hw-type=${(event: TextChangeEvent) => this.dispatchEvent(new CustomEvent("hw-filter", { detail: event.text }))}
        ></hw-code-editor>
        ${
          this.findings.length > 0
            ? html`<hw-problem-list .problems=${this.findings}
              @hw-jump=${({ from, to }: JumpEvent) => this.editor?.select(from, to)}
              @hw-fix=${(event: FixEvent) => this.#fix(event.fix)}></hw-problem-list>`
            : nothing
        }
      </div>
      <p class="soft small">${automations.filterHelp()} ${triggers.editorKeys()}</p>
    </div>`;
  }

  #fix(fix: Fix) {
    const view = this.editor?.view;
    if (view) applyFix(view, fix);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-filter-json": FilterJson;
  }
}
