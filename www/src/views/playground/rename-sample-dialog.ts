import "@awesome.me/webawesome/dist/components/button/button.js";
import type { SampleEvent, WorkspaceStore } from "hookwright/payload";
import { html, LitElement } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { controls } from "../../design/controls.ts";
import { type Dialog, dialogHost } from "../../design/dialog.ts";
import "../../design/dialog.ts";
import { FormValidity } from "../../design/form-validity.ts";
import "../../design/text-field.ts";
import { playground } from "../../messages/playground.ts";
import { shared } from "../../messages/shared.ts";
import { sampleTitle } from "../../messages/vocabulary.ts";
import { FormCommand } from "../../workspace/form-command.ts";
import { WorkspaceController } from "../../workspace/workspace-controller.ts";

/** A dialog that renames a sample. Emits `hw-close`. */
@customElement("hw-rename-sample-dialog")
export class RenameSampleDialog extends LitElement {
  static override styles = [controls, dialogHost];

  @property({ attribute: false }) store?: WorkspaceStore;
  @property({ attribute: false }) sample?: SampleEvent;
  @query("hw-dialog") private dialog?: Dialog;
  private readonly controller = new WorkspaceController(this);
  private readonly refused = new FormCommand(this);
  private readonly validity = new FormValidity(this);

  override render() {
    const heading = playground.renameSampleOf(sampleTitle(this.sample?.name ?? ""));
    return html`<hw-dialog heading=${heading} @hw-close=${() => this.dispatchEvent(new Event("hw-close"))}>
      <form class="stack" novalidate autocomplete="off" @submit=${this.#submit}>
        <hw-text-field name="name" label=${shared.name()} required missing=${shared.nameBlank()} autofocus
          .value=${sampleTitle(this.sample?.name ?? "")} .findings=${this.refused.findings} @input=${this.refused.clear}></hw-text-field>
        <div class="row actions">
          <wa-button appearance="outlined" @click=${() => this.dialog?.close()}>${shared.cancel()}</wa-button>
          <wa-button type="submit" variant="brand" appearance="accent">${shared.save()}</wa-button>
        </div>
      </form>
    </hw-dialog>`;
  }

  readonly #submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    const name = String(new FormData(event.target).get("name") ?? "").trim();
    this.refused.clear();
    await this.updateComplete;
    if (!this.validity.check(this.renderRoot.querySelectorAll("hw-text-field"))) return;
    // The newest sample, because the user may have edited its event meanwhile.
    const newest = this.controller.workspace.samples.find(({ id }) => id === this.sample?.id);
    if (newest === undefined) return;
    const command = { type: "put_sample", sample: { ...newest, name }, base: newest } as const;
    if (await this.refused.apply(this.controller, command)) this.dialog?.close();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-rename-sample-dialog": RenameSampleDialog;
  }
}
