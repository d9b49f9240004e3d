import type { EventTypeInfo, Scope } from "hookwright";
import { css, html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import { controls } from "../design/controls.ts";
import { automations } from "../messages/automations.ts";
import { shared } from "../messages/shared.ts";
import { type ScopeFields as Fields, fieldsOf, scopeOf } from "./draft.ts";
import type { FormField } from "./form-place.ts";

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
    `,
  ];

  @property({ attribute: false }) scope?: Scope;
  /** What the chosen event asks of a scope. */
  @property({ attribute: false }) event?: EventTypeInfo | undefined;

  /** Whether every field that must be filled is; where not, the browser shows it. */
  reportValidity(): boolean {
    return [...this.renderRoot.querySelectorAll("input")].every((input) => input.reportValidity());
  }

  /** Puts the cursor into the field of a level of the scope, or onto the level where the scope has no such field. */
  focusLevel(level: FormField) {
    const ids = new Map<FormField, string>([
      ["team", "entity"],
      ["project", "place"],
      ["registry", "place"],
    ]);
    const field = this.renderRoot.querySelector<HTMLElement>(`#${ids.get(level) ?? level}`);
    (field ?? this.renderRoot.querySelector<HTMLElement>("#type"))?.focus();
  }

  override render() {
    if (this.scope === undefined) return "";
    const fields = fieldsOf(this.scope);
    const narrow = fields.type === "registry" || fields.type === "project";
    const place = fields.type === "registry" ? automations.registry() : automations.project();
    return html`<fieldset class="grid">
      <legend class="visually-hidden">${automations.scope()}</legend>
      <div class="field">
        <label for="type">${automations.scope()}</label>
        <select id="type" @change=${(event: Event) => this.edit("type", event)}>
          ${KINDS.map((kind) => html`<option value=${kind} ?selected=${kind === fields.type}>${this.kind(kind)}</option>`)}
        </select>
      </div>
      ${fields.type === "organization" ? this.text("organization", automations.organization(), fields, true) : this.text("entity", automations.entity(), fields, true)}
      ${narrow ? this.text("place", place, fields, true) : ""}
      ${narrow ? this.text("collection", automations.collection(), fields, this.event?.needsCollectionScope ?? false) : ""}
    </fieldset>`;
  }

  private text(field: Exclude<keyof Fields, "type">, label: string, fields: Fields, required: boolean) {
    return html`<div class="field">
      <label for=${field}>${label} ${required ? "" : html`<span class="soft">${shared.optional()}</span>`}</label>
      <input id=${field} class="data" .value=${fields[field]} ?required=${required} spellcheck="false"
        @input=${(event: Event) => this.edit(field, event)} />
    </div>`;
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
    if (!(event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement)) return;
    const detail = scopeOf({ ...fieldsOf(this.scope), [field]: event.target.value });
    this.dispatchEvent(new CustomEvent("hw-scope", { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-scope-fields": ScopeFields;
  }
}
