import "@awesome.me/webawesome/dist/components/button/button.js";
import { checkSecretName, type Diagnostic, type SecretVault, type WorkspaceStore } from "hookwright";
import { css, html, LitElement } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { announce } from "../app/announcement.ts";
import { controls } from "../design/controls.ts";
import { settings } from "../messages/settings.ts";
import { shared } from "../messages/shared.ts";
import { WorkspaceController } from "../workspace/workspace-controller.ts";
import "../design/diagnostics.ts";
import "../design/dialog.ts";
import "../design/icon.ts";

/** Adds a secret, or replaces the value of one; the value goes to the vault and nowhere else. Emits `hw-close`. */
@customElement("hw-secret-form")
export class SecretForm extends LitElement {
  static override styles = [
    controls,
    css`
      .value {
        display: grid;
        grid-template-columns: 1fr auto;
        gap: var(--hw-1);
      }
    `,
  ];

  @property({ attribute: false }) store?: WorkspaceStore;
  @property({ attribute: false }) vault?: SecretVault;
  @property() team = "";
  /** The secret whose value is replaced; without one, a secret is added. */
  @property() secret: string | undefined;
  @state() private findings: readonly Diagnostic[] = [];
  @state() private revealed = false;
  private readonly controller = new WorkspaceController(this);

  override render() {
    const heading = this.secret === undefined ? settings.addSecret() : settings.replaceSecret(this.secret);
    return html`<hw-dialog heading=${heading} @hw-close=${this.close}>
      <form class="stack" autocomplete="off" @submit=${this.submit}>
        ${this.secret === undefined ? this.name() : ""}
        <div class="field">
          <label for="value">${settings.value()}</label>
          <div class="value">
            <input id="value" name="value" class="data" required autocomplete="new-password" spellcheck="false"
              type=${this.revealed ? "text" : "password"} ?autofocus=${this.secret !== undefined} />
            <wa-button appearance="outlined" aria-pressed=${this.revealed} title=${settings.revealValue()} @click=${() => {
              this.revealed = !this.revealed;
            }}>
              <wa-icon name=${this.revealed ? "hide" : "reveal"} label=${this.revealed ? settings.hideValue() : settings.revealValue()}></wa-icon>
            </wa-button>
          </div>
          <p class="soft small">${settings.secretsIntro()}</p>
        </div>
        <div class="row"><wa-button type="submit" variant="brand" appearance="accent">${shared.save()}</wa-button></div>
      </form>
    </hw-dialog>`;
  }

  private name() {
    return html`<div class="field">
      <label for="name">${settings.secretName()}</label>
      <input id="name" name="name" class="data" required autofocus autocomplete="off" spellcheck="false"
        aria-invalid=${this.findings.length > 0} aria-describedby="findings" @input=${this.typed} />
      <hw-diagnostics id="findings" .findings=${this.findings}></hw-diagnostics>
    </div>`;
  }

  private typed(event: Event) {
    if (event.target instanceof HTMLInputElement)
      this.findings = event.target.value === "" ? [] : checkSecretName(event.target.value);
  }

  private async submit(event: SubmitEvent) {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement) || this.findings.length > 0) return;
    const fields = new FormData(event.target);
    const name = this.secret ?? String(fields.get("name") ?? "");
    if (
      this.secret === undefined &&
      !(await this.controller.apply({ type: "add_secret", team: this.team, name }))
    )
      return;
    this.vault?.set(this.team, name, String(fields.get("value") ?? ""));
    announce(this, settings.saved(name));
    this.close();
  }

  private close() {
    this.dispatchEvent(new Event("hw-close"));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-secret-form": SecretForm;
  }
}
