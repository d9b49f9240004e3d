import "@awesome.me/webawesome/dist/components/button/button.js";
import type { WorkspaceStore } from "hookwright/payload";
import { html, LitElement } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { controls } from "../design/controls.ts";
import { type Dialog, dialogHost } from "../design/dialog.ts";
import { settings } from "../messages/settings.ts";
import { shared } from "../messages/shared.ts";
import { FormCommand } from "../workspace/form-command.ts";
import { WorkspaceController } from "../workspace/workspace-controller.ts";
import "../design/dialog.ts";
import { FormValidity } from "../design/form-validity.ts";
import "../design/text-field.ts";

/** A dialog for a new team's name; emits `hw-added` with the name when the team is added, and `hw-close` when it closes. */
@customElement("hw-add-team-dialog")
export class AddTeamDialog extends LitElement {
  static override styles = [controls, dialogHost];

  @property({ attribute: false }) store?: WorkspaceStore;
  @query("hw-dialog") private dialog?: Dialog;
  private readonly controller = new WorkspaceController(this);
  private readonly refused = new FormCommand(this);
  private readonly validity = new FormValidity(this);

  override render() {
    return html`<hw-dialog heading=${settings.addTeam()} @hw-close=${() => this.dispatchEvent(new Event("hw-close"))}>
      <form class="stack" novalidate @submit=${this.submit}>
        <hw-text-field name="name" label=${settings.teamName()} hint=${settings.teamNameHelp()} required
          missing=${shared.nameBlank()} autofocus autocomplete="off" .findings=${this.refused.findings}
          @input=${this.refused.clear}></hw-text-field>
        <div class="row actions">
          <wa-button appearance="outlined" @click=${() => this.dialog?.close()}>${shared.cancel()}</wa-button>
          <wa-button type="submit" variant="brand" appearance="accent">${settings.addTeam()}</wa-button>
        </div>
      </form>
    </hw-dialog>`;
  }

  private async submit(event: SubmitEvent) {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    const name = String(new FormData(event.target).get("name") ?? "").trim();
    this.refused.clear();
    await this.updateComplete;
    if (!this.validity.check(this.renderRoot.querySelectorAll("hw-text-field"))) return;
    const team = { name, secrets: [], webhooks: [] };
    if (!(await this.refused.apply(this.controller, { type: "add_team", team }))) return;
    this.dialog?.close();
    this.dispatchEvent(new CustomEvent("hw-added", { detail: name }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-add-team-dialog": AddTeamDialog;
  }
}
