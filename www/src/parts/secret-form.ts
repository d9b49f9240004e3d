import "@awesome.me/webawesome/dist/components/button/button.js";
import {
  checkSecretName,
  checkSecretValue,
  type Diagnostic,
  HookwrightError,
  SecretVault,
  type WorkspaceStore,
} from "hookwright/payload";
import { html, LitElement } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { controls, fieldText } from "../design/controls.ts";
import { type Dialog, dialogHost } from "../design/dialog.ts";
import { settings } from "../messages/settings.ts";
import { shared } from "../messages/shared.ts";
import { announce, announceNote } from "../platform/announcement.ts";
import { FormCommand } from "../workspace/form-command.ts";
import { ValueStoredEvent } from "../workspace/secret-values.ts";
import { WorkspaceController } from "../workspace/workspace-controller.ts";
import "../design/diagnostics.ts";
import "../design/dialog.ts";
import { applyFixTo, type FixEvent } from "../design/finding.ts";
import { FormValidity } from "../design/form-validity.ts";
import { TextField } from "../design/text-field.ts";

/**
 * A dialog that creates a secret, or takes the value of an existing one. The value goes only to this tab's vault. Emits
 * `hw-value-stored`, which bubbles, after the vault has taken the value, and `hw-close` when the dialog closes.
 */
@customElement("hw-secret-form")
export class SecretForm extends LitElement {
  static override styles = [controls, dialogHost];

  /** The workspace to which a new secret is added; not needed for the value of an existing one. */
  @property({ attribute: false }) store?: WorkspaceStore;
  @property() team = "";
  /** The secret whose value is entered; undefined to create a secret. */
  @property() secret: string | undefined;
  /** Whether this tab has a value, which the new one replaces. */
  @property({ type: Boolean, attribute: false }) hasValue = false;
  /** The problems of the typed name. */
  @state() private findings: readonly Diagnostic[] = [];
  /** The problems of the typed value, which contain no part of it. */
  @state() private valueFindings: readonly Diagnostic[] = [];
  /** Whether the user tried to save a value with spaces around it: the next attempt saves it. */
  @state() private warned = false;
  /** Why the vault refused the value. */
  @state() private vaultErrors: readonly Diagnostic[] = [];
  @query("hw-dialog") private dialog?: Dialog;
  private readonly controller = new WorkspaceController(this);
  private readonly refused = new FormCommand(this);
  private readonly validity = new FormValidity(this);

  override render() {
    return html`<hw-dialog heading=${this.heading()} @hw-close=${() => this.dispatchEvent(new Event("hw-close"))}>
      <form class="stack" novalidate autocomplete="off" @submit=${this.submit}>
        ${this.secret === undefined ? this.name() : ""}
        <hw-text-field name="value" class="data" type="password" password-toggle label=${settings.value()}
          hint=${settings.secretsIntro()} required missing=${settings.enterAValue()} autocomplete="new-password"
          spellcheck="false" ?autofocus=${this.secret !== undefined} fixable .findings=${this.valueFindings}
          @hw-fix=${this.fixValue} @input=${this.checkValue}></hw-text-field>
        ${this.vaultErrors.length === 0 ? "" : html`<hw-diagnostics role="alert" .findings=${this.vaultErrors}></hw-diagnostics>`}
        <div class="row actions">
          <wa-button appearance="outlined" @click=${() => this.dialog?.close()}>${shared.cancel()}</wa-button>
          <wa-button type="submit" variant="brand" appearance="accent">
            ${this.warned ? settings.saveAnyway() : this.secret === undefined ? settings.addSecret() : settings.saveValue()}
          </wa-button>
        </div>
      </form>
    </hw-dialog>`;
  }

  private heading(): string {
    if (this.secret === undefined) return settings.addSecret();
    return this.hasValue ? settings.replaceSecret(this.secret) : settings.enterValueOf(this.secret);
  }

  private name() {
    return html`<hw-text-field name="name" class="data" label=${settings.secretName()} hint=${settings.secretNameRule()}
      required missing=${shared.nameBlank()} autofocus autocomplete="off" spellcheck="false"
      .findings=${[...this.findings, ...this.refused.findings]} @input=${this.checkName}></hw-text-field>`;
  }

  private checkName(event: Event) {
    const name = fieldText(event);
    this.refused.clear();
    this.findings = name === "" ? [] : checkSecretName(name);
  }

  private readonly checkValue = (event: Event) => this.#check(fieldText(event));

  #check(value: string) {
    this.valueFindings = value === "" ? [] : checkSecretValue(value);
    this.warned = false;
  }

  /** Applies a quick fix to the field itself: the value is kept nowhere else. */
  private readonly fixValue = ({ currentTarget, fix }: FixEvent) => {
    if (!(currentTarget instanceof TextField)) return;
    const value = applyFixTo(currentTarget.value ?? "", fix);
    currentTarget.value = value;
    this.#check(value);
    currentTarget.focus();
  };

  /** Stores a value in the vault. Returns whether the vault took it. */
  #storeValue(name: string, value: string): boolean {
    // All handles of a vault share the values of this tab.
    const vault = new SecretVault();
    try {
      vault.set(this.team, name, value);
      this.vaultErrors = [];
      return true;
    } catch (error) {
      if (!(error instanceof HookwrightError)) throw error;
      this.vaultErrors = [error.diagnostic];
      return false;
    } finally {
      vault.free();
    }
  }

  private async submit(event: SubmitEvent) {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    const form = event.target;
    this.refused.clear();
    await this.updateComplete;
    if (!this.validity.check(this.renderRoot.querySelectorAll("hw-text-field"))) return;
    // Who submits with Enter has not seen the warning yet.
    const hasSpaces = this.valueFindings.some(({ code }) => code === "secret/value-space");
    if (hasSpaces && !this.warned) {
      this.warned = true;
      return;
    }
    const fields = new FormData(form);
    const name = this.secret ?? String(fields.get("name") ?? "");
    const { team } = this;
    const exists = this.secret !== undefined;
    if (!exists && !(await this.refused.apply(this.controller, { type: "add_secret", team, name }))) return;
    // The secret exists from now on, even if the vault refuses its value.
    this.secret = name;
    if (!this.#storeValue(name, String(fields.get("value") ?? ""))) return;
    // Secret values are not part of the workspace, so undo can't restore them.
    if (exists) announceNote(this, settings.saved(name));
    else announce(this, settings.saved(name));
    this.dispatchEvent(new ValueStoredEvent());
    this.dialog?.close();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-secret-form": SecretForm;
  }
}
