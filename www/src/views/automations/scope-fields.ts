import "@awesome.me/webawesome/dist/components/select/select.js";
import "@awesome.me/webawesome/dist/components/option/option.js";
import {
  type Diagnostic,
  type EventTypeInfo,
  type OfferedScope,
  offeredScopes,
  type Scope,
} from "hookwright/payload";
import { css, html, LitElement, type PropertyValues } from "lit";
import { customElement, property } from "lit/decorators.js";
import { keyed } from "lit/directives/keyed.js";
import { controls, fieldText, focusDrawn } from "../../design/controls.ts";
import "../../design/diagnostics.ts";
import type { InvalidField } from "../../design/form-validity.ts";
import "../../design/text-field.ts";
import { automations } from "../../messages/automations.ts";
import { shared } from "../../messages/shared.ts";
import type { FormField } from "../../parts/form-target.ts";
import type { KnownScopes } from "../../parts/known-values.ts";
import { partsOf, type ScopeParts, scopeOf } from "./scope-parts.ts";

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
  /** The names to suggest. */
  @property({ attribute: false }) known?: KnownScopes;
  /** The problems of the scope with this event type. */
  @property({ attribute: false }) findings: readonly Diagnostic[] = [];
  /** The last scope of each type in this form: returning to a type restores what was typed for it. */
  readonly #typed = new Map<Scope["type"], Scope>();

  /** Shows the problems of all fields, and returns the fields with errors. */
  invalid(): InvalidField[] {
    return [...this.renderRoot.querySelectorAll("hw-text-field")].flatMap((field) => field.invalid());
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

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has("scope") && this.scope) this.#typed.set(this.scope.type, this.scope);
  }

  override render() {
    if (this.scope === undefined || this.event === undefined) return "";
    const { known } = this;
    const parts = partsOf(this.scope);
    const isRegistry = parts.type === "registry";
    const hasContainer = isRegistry || parts.type === "project";
    // Run events have no collection. One that is already set is shown, so that it can be removed.
    const hasCollection = hasContainer && (!this.event.isRunEvent || parts.collection !== "");
    return html`<fieldset class="grid" aria-describedby="findings help">
      <legend class="visually-hidden">${automations.scope()}</legend>
      <wa-select id="type" label=${automations.scope()} .value=${parts.type} @change=${this.#chooseType}>
        ${this.#types(parts.type).map(
          ({ scope, evidence }) => html`<wa-option value=${scope} .label=${automations.scopeType(scope)}>
            ${automations.scopeType(scope)} ${evidence === "sdk" ? html`<span class="soft">${automations.sdkOnly()}</span>` : ""}
          </wa-option>`,
        )}
      </wa-select>
      ${
        parts.type === "organization"
          ? this.#text("organization", automations.organization(), parts, known?.organizations)
          : this.#text("entity", automations.entity(), parts, known?.entities)
      }
      ${
        hasContainer
          ? keyed(
              // A project's field is not the registry's: its name is still to be typed, which is not an error yet.
              parts.type,
              this.#text(
                "container",
                isRegistry ? automations.registry() : automations.project(),
                parts,
                isRegistry ? known?.registries : known?.projects,
              ),
            )
          : ""
      }
      ${hasCollection ? this.#text("collection", automations.collection(), parts, known?.collections) : ""}
    </fieldset>
    <p id="help" class="soft small">${this.#help(parts)}</p>
    <hw-diagnostics id="findings" class=${this.findings.length > 0 ? "findings" : ""} role="status" .findings=${this.findings}></hw-diagnostics>`;
  }

  /** Returns the types that W&B takes for this event, and the chosen one. */
  #types(chosen: Scope["type"]): OfferedScope[] {
    const offered = this.event ? offeredScopes(this.event.eventType) : [];
    if (offered.some(({ scope }) => scope === chosen)) return offered;
    return [...offered, { scope: chosen, evidence: "assumed" }];
  }

  #help(parts: ScopeParts): string {
    const { event } = this;
    if (event?.isRunEvent) return automations.watchesRuns();
    if (event?.needsCollectionScope) return automations.needsCollection();
    return parts.collection === "" ? automations.watchesAll() : automations.watchesCollection();
  }

  #text(
    part: Exclude<keyof ScopeParts, "type">,
    label: string,
    parts: ScopeParts,
    suggestions: readonly string[] | undefined,
  ) {
    const required = part !== "collection" || (this.event?.needsCollectionScope ?? false);
    return html`<hw-text-field id=${part} class="data" label=${label} .value=${parts[part]} ?required=${required}
      missing=${automations.nameMissing()} spellcheck="false" autocomplete="off" .suggestions=${suggestions ?? []}
      @input=${(event: Event) => this.#edit({ ...parts, [part]: fieldText(event) })}>
      <span slot="label">${label} ${required ? "" : html`<span class="soft">${shared.optional()}</span>`}</span>
    </hw-text-field>`;
  }

  /**
   * Changes the type. The team means the same everywhere and stays; a registry's name is not a project's, and a collection
   * belongs to one of them.
   */
  readonly #chooseType = (event: Event) => {
    if (this.scope === undefined) return;
    const chosen = this.#types(this.scope.type).find(({ scope }) => scope === fieldText(event))?.scope;
    if (chosen === undefined || chosen === "collection" || chosen === this.scope.type) return;
    const { entity, organization } = partsOf(this.scope);
    const typed = this.#typed.get(chosen);
    const before = typed ? partsOf(typed) : { entity: "", organization: "", container: "", collection: "" };
    this.#edit({
      ...before,
      type: chosen,
      entity: entity || before.entity,
      organization: organization || before.organization,
    });
  };

  #edit(parts: ScopeParts) {
    this.dispatchEvent(new CustomEvent("hw-scope", { detail: scopeOf(parts) }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-scope-fields": ScopeFields;
  }
}
