import "@awesome.me/webawesome/dist/components/button/button.js";
import type { WorkspaceStore } from "hookwright";
import { html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import { controls } from "../design/controls.ts";
import { settings } from "../messages/settings.ts";
import { WorkspaceController } from "../workspace/workspace-controller.ts";
import "../design/dialog.ts";
import "../design/text-field.ts";

/** Asks for a new team's name; emits `hw-added` with it, or `hw-close`. */
@customElement("hw-add-team-dialog")
export class AddTeamDialog extends LitElement {
  static override styles = controls;

  @property({ attribute: false }) store?: WorkspaceStore;
  private readonly controller = new WorkspaceController(this);

  override render() {
    return html`<hw-dialog heading=${settings.addTeam()} @hw-close=${() => this.dispatchEvent(new Event("hw-close"))}>
      <form class="stack" @submit=${this.submit}>
        <hw-text-field name="name" label=${settings.teamName()} required autofocus autocomplete="off"></hw-text-field>
        <div class="row"><wa-button type="submit" variant="brand" appearance="accent">${settings.addTeam()}</wa-button></div>
      </form>
    </hw-dialog>`;
  }

  private async submit(event: SubmitEvent) {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    const name = String(new FormData(event.target).get("name") ?? "").trim();
    const team = { name, secrets: [], webhooks: [] };
    if (await this.controller.apply({ type: "add_team", team }))
      this.dispatchEvent(new CustomEvent("hw-added", { detail: name }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-add-team-dialog": AddTeamDialog;
  }
}
