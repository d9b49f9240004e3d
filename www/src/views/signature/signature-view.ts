import "@awesome.me/webawesome/dist/components/button/button.js";
import "@awesome.me/webawesome/dist/components/textarea/textarea.js";
import { debugSignature, type SignatureReport } from "hookwright";
import { css, html, LitElement, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { controls, fieldText } from "../../design/controls.ts";
import "../../design/icon.ts";
import "../../design/text-field.ts";
import { bodyChanges, encodings, secretChanges, signature } from "../../messages/signature.ts";

/** The signature debugger: says how a received signature was made. Sends and stores nothing. */
@customElement("hw-signature-view")
export class SignatureView extends LitElement {
  static override styles = [
    controls,
    css`
      .stack {
        max-inline-size: var(--hw-form);
      }

      .panel {
        display: grid;
        gap: var(--hw-3);
        padding: var(--hw-4);
      }

      .verdict {
        display: flex;
        gap: var(--hw-2);
        font-weight: 600;
      }

      .verdict wa-icon {
        flex: none;
      }

      ul {
        display: grid;
        gap: var(--hw-2);
        padding-inline-start: var(--hw-6);
        list-style: disc;
        overflow-wrap: anywhere;
      }

      wa-textarea::part(textarea) {
        font-family: var(--hw-mono);
      }
    `,
  ];

  @state() private header = "";
  @state() private secret = "";
  @state() private body = "";
  @state() private report: SignatureReport | undefined;

  override render() {
    return html`<div class="stack">
      <h1 tabindex="-1">${signature.title()}</h1>
      <p>${signature.intro()}</p>
      <form class="stack" autocomplete="off" novalidate @submit=${this.submit}>
        <hw-text-field class="data" label=${signature.header()} hint=${signature.headerHelp()} spellcheck="false"
          .value=${this.header} @input=${(event: Event) => this.edit({ header: fieldText(event) })}></hw-text-field>
        <hw-text-field class="data" type="password" password-toggle label=${signature.secret()} hint=${signature.secretHelp()}
          autocomplete="off" spellcheck="false"
          .value=${this.secret} @input=${(event: Event) => this.edit({ secret: fieldText(event) })}></hw-text-field>
        <wa-textarea rows="8" spellcheck="false" label=${signature.body()} hint=${signature.bodyHelp()}
          .value=${this.body} @input=${(event: Event) => this.edit({ body: fieldText(event) })}></wa-textarea>
        <div class="row"><wa-button type="submit" variant="brand" appearance="accent">${signature.check()}</wa-button></div>
      </form>
      <section role="status">${this.report ? this.result(this.report) : nothing}</section>
    </div>`;
  }

  private result(report: SignatureReport) {
    const { header, matching } = report;
    if (header.encoding === undefined)
      return this.verdict("cross", signature.noSignature(), [signature.noSignatureNext()]);
    if (header.bytes !== 32) return this.verdict("cross", signature.wrongLength(header.bytes), []);
    if (!matching)
      return this.verdict(
        "cross",
        signature.nothing(report.compared),
        signature.nextSteps(report.bodyIsJson),
        signature.next(),
      );
    const isExact = matching.secret === "none" && matching.body === "none";
    const steps = [
      matching.secret === "none" ? "" : secretChanges[matching.secret](),
      matching.body === "none" ? "" : bodyChanges[matching.body](),
      header.prefix === "" ? "" : signature.prefix(header.prefix),
      header.surrounded ? signature.surrounded() : "",
      encodings[header.encoding](),
    ];
    return this.verdict(
      isExact ? "done" : "alert",
      isExact ? signature.matches() : signature.matchesChanged(),
      steps.filter((step) => step !== ""),
      signature.changes(),
    );
  }

  private verdict(icon: string, sentence: string, steps: readonly string[], heading = "") {
    return html`<div class="panel">
      <p class="verdict"><wa-icon name=${icon}></wa-icon>${sentence}</p>
      ${steps.length > 0 && heading !== "" ? html`<h2>${heading}</h2>` : nothing}
      ${steps.length > 0 ? html`<ul>${steps.map((step) => html`<li>${step}</li>`)}</ul>` : nothing}
    </div>`;
  }

  private edit(change: { header?: string; secret?: string; body?: string }) {
    Object.assign(this, change);
    // It belongs to the previous texts.
    this.report = undefined;
  }

  private submit(event: SubmitEvent) {
    event.preventDefault();
    this.report = debugSignature(this.header, this.secret, this.body);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-signature-view": SignatureView;
  }
}
