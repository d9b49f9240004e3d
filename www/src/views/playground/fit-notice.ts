import "@awesome.me/webawesome/dist/components/button/button.js";
import type { Automation, Webhook } from "hookwright/payload";
import { css, html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { controls } from "../../design/controls.ts";
import "../../design/icon.ts";
import { paneStyles } from "../../design/pane-styles.ts";
import { playground } from "../../messages/playground.ts";
import { fitVerdict, type Verdict, warning } from "../../parts/fit-verdict.ts";
import type { FitCheck } from "../../parts/sample-check.ts";
import { fullCore } from "../../platform/load-view.ts";
import { href } from "../../platform/route.ts";

/** How long the user must pause typing before the event is checked again, in milliseconds. */
const PAUSE_MS = 120;

/** A verdict with what the user can do about it. */
interface ActionableVerdict extends Verdict {
  readonly action?: "sample" | "edit" | undefined;
}

/**
 * The heading of the result, and below it whether the shown event fires the shown automation and, if not, the first reason.
 * Emits `hw-fit` when the user asks for a sample that does. Where the heading is visible, the height is fixed, so that
 * nothing moves when the verdict arrives.
 */
@customElement("hw-fit-notice")
export class FitNotice extends LitElement {
  static override styles = [
    controls,
    paneStyles,
    css`
      :host {
        flex: none;
      }

      .warning {
        background: var(--hw-warning-soft);
      }

      /* There, the heading is hidden. */
      @media (width < 60rem) {
        .heading:not(:has(.end > *)) {
          block-size: 0;
        }
      }

      .subheading wa-icon {
        flex: none;
      }

      .warning wa-icon {
        color: var(--hw-warning);
      }

      .good wa-icon {
        color: var(--hw-good);
      }

      p {
        display: -webkit-box;
        flex: 1;
        min-inline-size: 0;
        overflow: hidden;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 2;
        font-size: var(--hw-text-s);
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) automation: Automation | undefined;
  @property({ attribute: false }) webhook: Webhook | undefined;
  /** The event's JSON text. */
  @property() event = "";
  /** The number of errors in the payload's template. */
  @property({ type: Number }) errors = 0;
  /** Whether the event can be read. */
  @property({ type: Boolean }) readable = false;
  /** Whether to load the matching engines and check the event. */
  @property({ type: Boolean }) active = false;
  /** Whether a sample is being made. */
  @property({ type: Boolean }) busy = false;
  @state() private check: FitCheck | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The event and the parts of the automation that were checked last. */
  #checked = "";
  #verdict: ActionableVerdict | undefined;

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    const previous = changed.get("automation");
    if (previous && previous.id !== this.automation?.id) this.check = undefined;
    if (this.active && this.readable) this.#checkSoon();
    this.#verdict = this.#findVerdict();
  }

  override render() {
    const { automation } = this;
    const verdict = this.#verdict;
    if (!automation || !verdict) return nothing;
    return html`<div class="heading">
        <h2>${playground.result()}</h2>
        <div class="end">${this.#action(automation, verdict)}</div>
      </div>
      <div class="subheading ${verdict.kind}">
        <wa-icon name=${verdict.icon}></wa-icon>
        <p role="status" title=${verdict.text}>${verdict.text}</p>
      </div>`;
  }

  #action({ id }: Automation, { action }: ActionableVerdict) {
    if (action === "edit")
      return html`<a class="small" href=${href("automations", id)}>${playground.editAutomation()}</a>`;
    if (action === undefined) return nothing;
    return html`<wa-button appearance="outlined" ?loading=${this.busy} @click=${() => this.dispatchEvent(new Event("hw-fit"))}>
      ${playground.makeFitting()}
    </wa-button>`;
  }

  #findVerdict(): ActionableVerdict {
    if (!this.readable) return warning(playground.fitUnreadable());
    const { check, webhook, errors } = this;
    if (!check) return { icon: "info", kind: "neutral", text: playground.fitChecking() };
    return {
      ...fitVerdict(check, { hasWebhook: webhook !== undefined, errors }),
      action: this.#actionFor(check),
    };
  }

  /** Returns what helps: another sample, or a change of the automation. */
  #actionFor({ verdict, isFixable }: FitCheck): ActionableVerdict["action"] {
    if (verdict === "doesNotFire") return isFixable ? "sample" : "edit";
    return this.webhook ? undefined : "edit";
  }

  /** Checks the event after the user has paused typing, if it or the automation's trigger has changed. */
  #checkSoon() {
    const { automation, event } = this;
    if (!automation) return;
    const { id, enabled, scope, trigger } = automation;
    const checked = JSON.stringify([id, enabled, scope, trigger, event]);
    if (checked === this.#checked) return;
    this.#checked = checked;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#check(automation, event, checked), this.check ? PAUSE_MS : 0);
  }

  async #check(automation: Automation, event: string, checked: string) {
    try {
      await fullCore();
      const { checkEvent } = await import("../../parts/sample-check.ts");
      if (checked === this.#checked) this.check = checkEvent(automation, event);
    } catch {
      // The next change or click tries again.
      if (checked === this.#checked) this.#checked = "";
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-fit-notice": FitNotice;
  }
}
