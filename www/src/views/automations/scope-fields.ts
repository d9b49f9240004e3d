import "@awesome.me/webawesome/dist/components/select/select.js";
import "@awesome.me/webawesome/dist/components/option/option.js";
import type { Diagnostic, EventTypeInfo, Scope } from "hookwright/payload";
import { css, html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import { controls } from "../../design/controls.ts";
import { fieldText } from "../../design/field-text.ts";
import { focusDrawn } from "../../design/focus.ts";
import "../../design/diagnostics.ts";
import "../../design/text-field.ts";
import { automations } from "../../messages/automations.ts";
import { shared } from "../../messages/shared.ts";
import type { FormField } from "../../parts/form-place.ts";
import { type ScopeFields as Fields, fieldsOf, scopeOf } from "./draft.ts";

const KINDS: readonly Scope["type"][] = ["registry", "project", "team", "organization"];

/** Where an automation watches; emits `hw-scope` with the changed scope. */
@customElement("hw-scope-fields")
export class ScopeFields extends LitElement {
  static override styles = [
    controls,
    css`
      .grid {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(14rem, 100%), 1fr));
        gap: var(--hw-3);
      }

      .said {
        display: block;
        margin-block-start: var(--hw-2);
      }
    `,
  ];

  @property({ attribute: false }) scope?: Scope;
  /** What the chosen event asks of a scope. */
  @property({ attribute: false }) event?: EventTypeInfo | undefined;
  /** What is wrong with the scope for this event. */
  @property({ attribute: false }) findings: readonly Diagnostic[] = [];

  /** Whether every field that must be filled is; where not, the browser shows it. */
  reportValidity(): boolean {
    return [...this.renderRoot.querySelectorAll("hw-text-field")].every((field) => field.reportValidity());
  }

  /** Puts the cursor into the field of a level of the scope, or onto the level where the scope has no such field. */
  async focusLevel(level: FormField) {
    const ids = new Map<FormField, string>([
      ["team", "entity"],
      ["project", "place"],
      ["registry", "place"],
    ]);
    const field = this.renderRoot.querySelector<HTMLElement>(`#${ids.get(level) ?? level}`);
    await focusDrawn(field ?? this.renderRoot.querySelector<HTMLElement>("#type"));
  }

  override render() {
    if (this.scope === undefined) return "";
    const fields = fieldsOf(this.scope);
    const narrow = fields.type === "registry" || fields.type === "project";
    const place = fields.type === "registry" ? automations.registry() : automations.project();
    return html`<fieldset class="grid" aria-describedby="findings">
      <legend class="visually-hidden">${automations.scope()}</legend>
      <wa-select id="type" label=${automations.scope()} .value=${fields.type} @change=${(event: Event) => this.edit("type", event)}>
        ${KINDS.map((kind) => html`<wa-option value=${kind}>${this.kind(kind)}</wa-option>`)}
      </wa-select>
      ${fields.type === "organization" ? this.text("organization", automations.organization(), fields, true) : this.text("entity", automations.entity(), fields, true)}
      ${narrow ? this.text("place", place, fields, true) : ""}
      ${narrow ? this.text("collection", automations.collection(), fields, this.event?.needsCollectionScope ?? false) : ""}
    </fieldset>
    <hw-diagnostics id="findings" class=${this.findings.length > 0 ? "said" : ""} role="status" .findings=${this.findings}></hw-diagnostics>`;
  }

  private text(field: Exclude<keyof Fields, "type">, label: string, fields: Fields, required: boolean) {
    return html`<hw-text-field id=${field} class="data" .value=${fields[field]} ?required=${required} spellcheck="false"
      @input=${(event: Event) => this.edit(field, event)}>
      <span slot="label">${label} ${required ? "" : html`<span class="soft">${shared.optional()}</span>`}</span>
    </hw-text-field>`;
  }

  private kind(kind: Scope["type"]): string {
    const words = {
      registry: automations.registry,
      project: automations.project,
      team: automations.teamScope,
      organization: automations.organization,
    };
    return words[kind]();
  }

  private edit(field: keyof Fields, event: Event) {
    if (this.scope === undefined) return;
    const detail = scopeOf({ ...fieldsOf(this.scope), [field]: fieldText(event) });
    this.dispatchEvent(new CustomEvent("hw-scope", { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-scope-fields": ScopeFields;
  }
}
