import type { Scope, SecretVault, Trigger, WorkspaceStore } from "hookwright/payload";
import { html, LitElement, type PropertyValues } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { keyed } from "lit/directives/keyed.js";
import { controls } from "../../design/controls.ts";
import { automations } from "../../messages/automations.ts";
import { DETAILS, href, NEW } from "../../platform/route.ts";
import { WorkspaceController } from "../../workspace/workspace-controller.ts";
import "./automation-details.ts";
import { automationDrafts } from "./automation-draft.ts";
import "./automation-form.ts";
import type { AutomationList } from "./automation-list.ts";
import "./automation-list.ts";

/** The Automations view: the list of all automations, or the details or the form of one. */
@customElement("hw-automations-view")
export class AutomationsView extends LitElement {
  static override styles = controls;

  @property({ attribute: false }) store?: WorkspaceStore;
  @property({ attribute: false }) vault?: SecretVault;
  /** The id of the automation whose details or form are shown, or `new`. */
  @property() automationId: string | undefined;
  /** The initial trigger of a new automation; undefined for the form's default. */
  @property({ attribute: false }) suggestion: Trigger | undefined;
  /** The field of the form that the address names, or `details` for the details. */
  @property() target: string | undefined;
  @query("hw-automation-list") private list?: AutomationList;
  /** The scope in whose group the user started a new automation. */
  private scope: Scope | undefined;
  /** The id of the automation that the form created. */
  private created: string | undefined;
  private readonly controller = new WorkspaceController(this);

  /** After the form closes, the focus goes to its automation in the list. */
  protected override updated(changed: PropertyValues<this>) {
    const previous = changed.get("automationId");
    if (this.automationId !== undefined || previous === undefined) return;
    void this.list?.focusRow(this.created ?? previous);
    this.created = undefined;
    this.scope = undefined;
  }

  override render() {
    if (this.automationId === undefined)
      return html`<hw-automation-list .store=${this.store}
        @hw-create-in=${({ detail }: CustomEvent<Scope>) => {
          this.scope = detail;
          location.hash = href("automations", NEW);
        }}></hw-automation-list>`;
    const stored = this.controller.workspace.automations.find((one) => one.id === this.automationId);
    // An automation with unsaved edits is still shown after another tab deleted it.
    const edited =
      stored ?? (this.automationId === NEW ? undefined : automationDrafts.get(this.automationId)?.base);
    if (edited === undefined && this.automationId !== NEW)
      return html`<div class="panel empty">
        <p>${automations.notFound()}</p>
        <a href=${href("automations")}>${automations.back()}</a>
      </div>`;
    if (this.target === DETAILS && stored)
      return html`<hw-automation-details .store=${this.store} .automation=${stored}></hw-automation-details>`;
    return keyed(
      this.automationId,
      html`<hw-automation-form .store=${this.store} .vault=${this.vault}
        .suggestion=${this.suggestion} .wantedScope=${this.scope} .automation=${edited} .isDeleted=${edited !== stored} .target=${this.target}
        @hw-created=${(event: CustomEvent<string>) => {
          this.created = event.detail;
        }}></hw-automation-form>`,
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-automations-view": AutomationsView;
  }
}
