import { type EventType, githubWorkflow } from "hookwright/payload";
import { css, html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import { controls } from "../design/controls.ts";
import "../design/copy-button.ts";
import "../design/dialog.ts";
import { dialogHost } from "../design/dialog.ts";
import { example } from "../messages/example.ts";

/** A dialog with the GitHub workflow that a payload starts. Emits `hw-close`. */
@customElement("hw-workflow-dialog")
export class WorkflowDialog extends LitElement {
  static override styles = [
    controls,
    dialogHost,
    css`
      pre {
        max-block-size: 50dvh;
        padding: var(--hw-3);
        border: var(--hw-hairline) solid var(--hw-line-soft);
        border-radius: var(--hw-radius);
        overflow: auto;
      }
    `,
  ];

  @property() template = "";
  /** The sample event, as JSON text. */
  @property() event = "";
  @property({ attribute: false }) eventType: EventType = "LINK_ARTIFACT";

  override render() {
    const workflow = githubWorkflow(this.template, this.event, this.eventType);
    return html`<hw-dialog heading=${example.workflowHeading()} @hw-close=${() => this.dispatchEvent(new Event("hw-close"))}>
      ${
        workflow === undefined
          ? html`<p>${example.noWorkflow()}</p>`
          : html`<div class="stack">
              <p>${example.workflowHelp()}</p>
              <pre class="data" tabindex="0" role="region" aria-label=${example.workflowHeading()}>${workflow}</pre>
              <div class="row"><hw-copy-button .text=${workflow}></hw-copy-button></div>
            </div>`
      }
    </hw-dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-workflow-dialog": WorkflowDialog;
  }
}
