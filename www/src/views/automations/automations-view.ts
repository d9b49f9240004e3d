import type { SecretVault, Trigger, WorkspaceStore } from "hookwright/payload";
import { html, LitElement, type PropertyValues } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { keyed } from "lit/directives/keyed.js";
import { controls } from "../../design/controls.ts";
import { automations } from "../../messages/automations.ts";
import { href, NEW } from "../../platform/route.ts";
import { WorkspaceController } from "../../workspace/workspace-controller.ts";
import { automationDrafts } from "./automation-drafts.ts";
import "./automation-form.ts";
import type { AutomationList } from "./automation-list.ts";
import "./automation-list.ts";

/** All automations, or one automation's form. */
@customElement("hw-automations-view")
export class AutomationsView extends LitElement {
  static override styles = controls;

  @property({ attribute: false }) store?: WorkspaceStore;
  @property({ attribute: false }) vault?: SecretVault;
  /** The id of the automation whose form is shown, or `new`. */
  @property() automation: string | undefined;
  /** The trigger that a new automation begins with; else the form has its own. */
  @property({ attribute: false }) suggestion: Trigger | undefined;
  /** The place in the form that the address names. */
  @property() place: string | undefined;
  @query("hw-automation-list") private list?: AutomationList;
  /** The automation that the form has made. */
  private made: string | undefined;
  private readonly controller = new WorkspaceController(this);

  /** Back from a form, the focus goes to what it was about. */
  protected override updated(changed: PropertyValues<this>) {
    const left = changed.get("automation");
    if (this.automation !== undefined || left === undefined) return;
    void this.list?.focusRow(this.made ?? left);
    this.made = undefined;
  }

  override render() {
    if (this.automation === undefined)
      return html`<hw-automation-list .store=${this.store}></hw-automation-list>`;
    const stored = this.controller.workspace.automations.find((one) => one.id === this.automation);
    // What somebody edits stays in their hand when another tab deletes it.
    const edited =
      stored ?? (this.automation === NEW ? undefined : automationDrafts.get(this.automation)?.base);
    if (edited === undefined && this.automation !== NEW)
      return html`<div class="panel empty">
        <p>${automations.gone()}</p>
        <a href=${href("automations")}>${automations.back()}</a>
      </div>`;
    return keyed(
      this.automation,
      html`<hw-automation-form .store=${this.store} .vault=${this.vault}
        .suggestion=${this.suggestion} .automation=${edited} .isGone=${edited !== stored} .place=${this.place}
        @hw-created=${(event: CustomEvent<string>) => {
          this.made = event.detail;
        }}></hw-automation-form>`,
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-automations-view": AutomationsView;
  }
}
