import "@awesome.me/webawesome/dist/components/button/button.js";
import {
  checkSecretName,
  type Diagnostic,
  HookwrightError,
  type SecretVault,
  type WorkspaceStore,
} from "hookwright/payload";
import { html, LitElement } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { controls, fieldText } from "../../design/controls.ts";
import type { Dialog } from "../../design/dialog.ts";
import { sentences } from "../../messages/diagnostic.ts";
import { settings } from "../../messages/settings.ts";
import { shared } from "../../messages/shared.ts";
import { announce, announceNote } from "../../platform/announcement.ts";
import { FormCommand } from "../../workspace/form-command.ts";
import { WorkspaceController } from "../../workspace/workspace-controller.ts";
import "../../design/diagnostics.ts";
import "../../design/dialog.ts";
import "../../design/text-field.ts";

/**
 * Adds a secret, or replaces a secret's value. The value goes only to the vault. Emits `hw-value-stored` after the vault has
 * taken the value, and `hw-close` when the dialog closes.
 */
@customElement("hw-secret-form")
export class SecretForm extends LitElement {
  static override styles = controls;

  @property({ attribute: false }) store?: WorkspaceStore;
  @property({ attribute: false }) vault?: SecretVault;
  @property() team = "";
  /** The secret whose value is replaced; undefined to add a secret. */
  @property() secret: string | undefined;
  /** The problems of the typed name. */
  @state() private findings: readonly Diagnostic[] = [];
  /** Why the vault refused the value. */
  @state() private vaultErrors: readonly Diagnostic[] = [];
  @query("hw-dialog") private dialog?: Dialog;
  private readonly controller = new WorkspaceController(this);
  private readonly refused = new FormCommand(this);

  override render() {
    const heading = this.secret === undefined ? settings.addSecret() : settings.replaceSecret(this.secret);
    return html`<hw-dialog heading=${heading} @hw-close=${() => this.dispatchEvent(new Event("hw-close"))}>
      <form class="stack" autocomplete="off" @submit=${this.submit}>
        ${this.secret === undefined ? this.name() : ""}
        <hw-text-field name="value" class="data" type="password" password-toggle label=${settings.value()}
          hint=${settings.secretsIntro()} required autocomplete="new-password" spellcheck="false"
          ?autofocus=${this.secret !== undefined}></hw-text-field>
        <hw-diagnostics role="alert" .findings=${this.vaultErrors}></hw-diagnostics>
        <div class="row"><wa-button type="submit" variant="brand" appearance="accent">${shared.save()}</wa-button></div>
      </form>
    </hw-dialog>`;
  }

  private name() {
    const findings = [...this.findings, ...this.refused.findings];
    const [first] = findings;
    return html`<hw-text-field name="name" class="data" label=${settings.secretName()} required autofocus
      autocomplete="off" spellcheck="false" .customError=${first ? sentences(first).message : null} @input=${this.checkName}>
      <hw-diagnostics slot="hint" .findings=${findings}></hw-diagnostics>
    </hw-text-field>`;
  }

  private checkName(event: Event) {
    const name = fieldText(event);
    this.refused.clear();
    this.findings = name === "" ? [] : checkSecretName(name);
  }

  /** Stores a value in the vault. Returns whether the vault took it. */
  #storeValue(name: string, value: string): boolean {
    try {
      this.vault?.set(this.team, name, value);
      this.vaultErrors = [];
      return true;
    } catch (error) {
      if (!(error instanceof HookwrightError)) throw error;
      this.vaultErrors = [error.diagnostic];
      return false;
    }
  }

  private async submit(event: SubmitEvent) {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement) || this.findings.length > 0) return;
    const fields = new FormData(event.target);
    const name = this.secret ?? String(fields.get("name") ?? "");
    const { team } = this;
    const replaces = this.secret !== undefined;
    const added =
      this.secret !== undefined ||
      (await this.refused.apply(this.controller, { type: "add_secret", team, name }));
    if (!added) return;
    // The secret exists from now on, even if the vault refuses its value.
    this.secret = name;
    if (!this.#storeValue(name, String(fields.get("value") ?? ""))) return;
    // Secret values are not part of the workspace, so undo can't restore them.
    if (replaces) announceNote(this, settings.saved(name));
    else announce(this, settings.saved(name));
    this.dispatchEvent(new Event("hw-value-stored"));
    this.dialog?.close();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-secret-form": SecretForm;
  }
}
