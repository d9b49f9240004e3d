import "@awesome.me/webawesome/dist/components/select/select.js";
import "@awesome.me/webawesome/dist/components/option/option.js";
import type { Diagnostic, EventTypeInfo, Scope } from "hookwright/payload";
import { css, html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import { controls, fieldText, focusDrawn } from "../../design/controls.ts";
import "../../design/diagnostics.ts";
import "../../design/text-field.ts";
import { automations } from "../../messages/automations.ts";
import { shared } from "../../messages/shared.ts";
import type { FormField } from "../../parts/form-target.ts";
import { containerName } from "../../parts/grouping.ts";

const SCOPE_TYPES: readonly Scope["type"][] = ["registry", "project", "team", "organization"];

/** The parts of a scope as the form's fields show them; a part that the scope's type doesn't have is empty. */
interface ScopeParts {
  readonly type: Scope["type"];
  readonly organization: string;
  readonly entity: string;
  /** The registry or the project. */
  readonly container: string;
  readonly collection: string;
}

/** The fields of an automation's scope. Emits `hw-scope` with the changed scope. */
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

      .findings {
        display: block;
        margin-block-start: var(--hw-2);
      }
    `,
  ];

  @property({ attribute: false }) scope?: Scope;
  /** The chosen event type, which determines the scopes that fit. */
  @property({ attribute: false }) event?: EventTypeInfo | undefined;
  /** The problems of the scope with this event type. */
  @property({ attribute: false }) findings: readonly Diagnostic[] = [];

  /** Returns whether every required field is filled; if not, the browser reports the first empty one. */
  reportValidity(): boolean {
    return [...this.renderRoot.querySelectorAll("hw-text-field")].every((field) => field.reportValidity());
  }

  /** Focuses the field of a level of the scope; the selection of the scope's type if the scope has no such field. */
  async focusLevel(level: FormField) {
    const ids = new Map<FormField, string>([
      ["team", "entity"],
      ["project", "container"],
      ["registry", "container"],
    ]);
    const field = this.renderRoot.querySelector<HTMLElement>(`#${ids.get(level) ?? level}`);
    await focusDrawn(field ?? this.renderRoot.querySelector<HTMLElement>("#type"));
  }

  override render() {
    if (this.scope === undefined) return "";
    const parts = partsOf(this.scope);
    const hasCollection = parts.type === "registry" || parts.type === "project";
    const containerLabel = parts.type === "registry" ? automations.registry() : automations.project();
    return html`<fieldset class="grid" aria-describedby="findings">
      <legend class="visually-hidden">${automations.scope()}</legend>
      <wa-select id="type" label=${automations.scope()} .value=${parts.type} @change=${(event: Event) => this.edit("type", event)}>
        ${SCOPE_TYPES.map((type) => html`<wa-option value=${type}>${this.typeName(type)}</wa-option>`)}
      </wa-select>
      ${parts.type === "organization" ? this.text("organization", automations.organization(), parts, true) : this.text("entity", automations.entity(), parts, true)}
      ${hasCollection ? this.text("container", containerLabel, parts, true) : ""}
      ${hasCollection ? this.text("collection", automations.collection(), parts, this.event?.needsCollectionScope ?? false) : ""}
    </fieldset>
    <hw-diagnostics id="findings" class=${this.findings.length > 0 ? "findings" : ""} role="status" .findings=${this.findings}></hw-diagnostics>`;
  }

  private text(part: Exclude<keyof ScopeParts, "type">, label: string, parts: ScopeParts, required: boolean) {
    return html`<hw-text-field id=${part} class="data" .value=${parts[part]} ?required=${required} spellcheck="false"
      @input=${(event: Event) => this.edit(part, event)}>
      <span slot="label">${label} ${required ? "" : html`<span class="soft">${shared.optional()}</span>`}</span>
    </hw-text-field>`;
  }

  private typeName(type: Scope["type"]): string {
    const names = {
      registry: automations.registry,
      project: automations.project,
      team: automations.teamScope,
      organization: automations.organization,
    };
    return names[type]();
  }

  private edit(part: keyof ScopeParts, event: Event) {
    if (this.scope === undefined) return;
    const detail = scopeOf({ ...partsOf(this.scope), [part]: fieldText(event) });
    this.dispatchEvent(new CustomEvent("hw-scope", { detail }));
  }
}

/** Returns a scope's parts, without the ids of its containers. */
function partsOf(scope: Scope): ScopeParts {
  const empty = { organization: "", entity: "", container: "", collection: "" };
  switch (scope.type) {
    case "organization":
      return { ...empty, type: scope.type, organization: containerName(scope.organization) };
    case "team":
      return { ...empty, type: scope.type, entity: containerName(scope.entity) };
    case "project":
    case "registry": {
      const container = containerName(scope.type === "project" ? scope.project : scope.registry);
      const collection = scope.collection === undefined ? "" : containerName(scope.collection);
      return { ...empty, type: scope.type, entity: containerName(scope.entity), container, collection };
    }
  }
}

/** Returns the scope that consists of these parts. */
function scopeOf({ type, organization, entity, container, collection }: ScopeParts): Scope {
  const narrowed = collection === "" ? {} : { collection };
  switch (type) {
    case "organization":
      return { type, organization };
    case "team":
      return { type, entity };
    case "project":
      return { type, entity, project: container, ...narrowed };
    case "registry":
      return { type, entity, registry: container, ...narrowed };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-scope-fields": ScopeFields;
  }
}
