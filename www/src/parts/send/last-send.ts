import "@awesome.me/webawesome/dist/components/relative-time/relative-time.js";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { controls } from "../../design/controls.ts";
import "../../design/icon.ts";
import { send } from "../../messages/send.ts";
import { timeText } from "../../messages/times.ts";
import { outcomeOf } from "./outcome.ts";
import { SendsController, sends } from "./sends.ts";

/** How the last send of an automation, or through a webhook, turned out in this tab; nothing before the first one. */
@customElement("hw-last-send")
export class LastSend extends LitElement {
  static override styles = [
    controls,
    css`
      p {
        gap: var(--hw-1);
      }

      .good wa-icon {
        color: var(--hw-good);
      }

      .warning wa-icon {
        color: var(--hw-warning);
      }

      .error wa-icon {
        color: var(--hw-error);
      }
    `,
  ];

  /** The id of the automation. */
  @property() automation: string | undefined;
  /** The id of the webhook; not needed for the sends of an automation. */
  @property() webhook: string | undefined;

  constructor() {
    super();
    this.addController(new SendsController(this));
  }

  override render() {
    const { automation, webhook } = this;
    const record = sends.records.find(({ plan }) =>
      automation === undefined ? plan.webhook.id === webhook : plan.automation?.id === automation,
    );
    if (record === undefined) return nothing;
    const { word, tone, icon, status } = outcomeOf(record.state);
    return html`<p class="row small ${tone}">
      <span class="soft">${send.last()}</span>
      <wa-icon name=${icon}></wa-icon>${word}
      ${status === "" ? nothing : html`<span class="data">${status}</span>`}
      <span class="soft" title=${timeText(record.time)}><wa-relative-time .date=${new Date(record.time)} sync></wa-relative-time></span>
    </p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-last-send": LastSend;
  }
}
