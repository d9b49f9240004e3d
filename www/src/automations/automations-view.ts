import type { Trigger, WorkspaceStore } from "hookwright/payload";
import { html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import { keyed } from "lit/directives/keyed.js";
import { href, NEW } from "../app/route.ts";
import { controls } from "../design/controls.ts";
import { automations } from "../messages/automations.ts";
import { WorkspaceController } from "../workspace/workspace-controller.ts";
import "./automation-form.ts";
import "./automation-list.ts";

/** All automations, or one automation's form. */
@customElement("hw-automations-view")
export class AutomationsView extends LitElement {
  static override styles = controls;

  @property({ attribute: false }) store?: WorkspaceStore;
  /** The id of the automation whose form is shown, or `new`. */
  @property() automation: string | undefined;
  /** The trigger that a new automation begins with; else the form has its own. */
  @property({ attribute: false }) suggestion: Trigger | undefined;
  /** The place in the form that the address names. */
  @property() place: string | undefined;
  private readonly controller = new WorkspaceController(this);

  override render() {
    if (this.automation === undefined)
      return html`<hw-automation-list .store=${this.store}></hw-automation-list>`;
    const edited = this.controller.workspace.automations.find((one) => one.id === this.automation);
    if (edited === undefined && this.automation !== NEW)
      return html`<div class="panel empty">
        <p>${automations.gone()}</p>
        <a href=${href("automations")}>${automations.back()}</a>
      </div>`;
    return keyed(
      this.automation,
      html`<hw-automation-form .store=${this.store} 
        .suggestion=${this.suggestion} .automation=${edited} .place=${this.place}></hw-automation-form>`,
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-automations-view": AutomationsView;
  }
}
