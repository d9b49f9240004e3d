import type { WaTabShowEvent } from "@awesome.me/webawesome/dist/events/tab-show.js";
import type { Automation, SecretVault, SendTarget, Webhook } from "hookwright/payload";
import { css, html, LitElement, noChange, nothing, type PropertyValues } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { controls } from "../../design/controls.ts";
import { paneStyles } from "../../design/pane-styles.ts";
import { tabs } from "../../design/tabs.ts";
import { playground } from "../../messages/playground.ts";
import { loadMatchingView, loadView } from "../../platform/load-view.ts";
import "./export-view.ts";
import type { PayloadPreview } from "../../parts/payload-preview.ts";
import "../../parts/payload-preview.ts";
import { JumpEvent } from "../../parts/problem-list.ts";
import "./request-preview.ts";
import type { RenderedPayload, TemplatePreview } from "../../parts/template-preview.ts";

const VIEWS = ["payload", "request", "export", "send", "firing"] as const;
type View = (typeof VIEWS)[number];

/** The results: payload, request, scripts, sending, and the automations that fire. Emits `hw-jump`. */
@customElement("hw-result-pane")
export class ResultPane extends LitElement {
  static override styles = [
    controls,
    tabs,
    paneStyles,
    css`
      wa-tab-group::part(nav) {
        padding-block-start: var(--hw-1);
      }

      wa-tab-panel {
        overflow: auto;
      }

      wa-tab-panel > :not(p) {
        flex: 1;
      }

      p {
        padding: var(--hw-3);
      }

      hw-send-panel {
        padding: var(--hw-3);
      }
    `,
  ];

  @property({ attribute: false }) result: TemplatePreview | undefined;
  @property({ attribute: false }) automation: Automation | undefined;
  /** All automations of the workspace. */
  @property({ attribute: false }) automations: readonly Automation[] = [];
  @property({ attribute: false }) webhook: Webhook | undefined;
  @property({ attribute: false }) vault: SecretVault | undefined;
  @property() template = "";
  @property() event = "";
  @state() private view: View = "payload";
  @query("hw-payload-preview") private preview?: PayloadPreview;

  /**
   * The last rendering: it is still shown while the event is invalid, as events mostly are while the user types them.
   */
  #lastRendering: RenderedPayload | undefined;

  /** Selects the value of the variable at this position of the template. */
  selectValueOf(position: number) {
    this.preview?.selectValueOf(position);
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    const previous = changed.get("automation");
    if (previous && previous.id !== this.automation?.id) this.#lastRendering = undefined;
    this.#lastRendering = this.result?.rendering ?? this.#lastRendering;
  }

  override render() {
    const labels: Record<View, string> = {
      payload: playground.payload(),
      request: playground.request(),
      export: playground.exportTab(),
      send: playground.send(),
      firing: playground.firing(),
    };
    return html`<wa-tab-group without-scroll-controls active=${this.view} @wa-tab-show=${this.#chosen}>
      ${VIEWS.map(
        (view) => html`<wa-tab panel=${view} ?active=${view === this.view}>${labels[view]}</wa-tab>
          <wa-tab-panel name=${view} ?active=${view === this.view}>${this.#panel(view)}</wa-tab-panel>`,
      )}
    </wa-tab-group>`;
  }

  #panel(view: View) {
    if (view !== "send") return view === this.view ? this.#view() : nothing;
    // The panel keeps its response while it is hidden. It takes later changes of the texts when it is shown again.
    const ifShown = (text: string) => (this.view === "send" ? text : noChange);
    return html`<hw-send-panel
      .vault=${this.vault}
      .team=${this.automation?.team}
      .webhook=${this.webhook}
      .template=${ifShown(this.template)}
      .event=${ifShown(this.event)}
      .eventType=${this.automation?.trigger.type}
    ></hw-send-panel>`;
  }

  #view() {
    const rendering = this.result?.rendering;
    switch (this.view) {
      case "payload":
        if (!this.#lastRendering) return html`<p class="soft">${playground.eventInvalid()}</p>`;
        return html`<hw-payload-preview
          ?stale=${!rendering}
          .rendering=${this.#lastRendering}
          @hw-jump=${({ from, to }: JumpEvent) => this.dispatchEvent(new JumpEvent(from, to))}
        ></hw-payload-preview>`;
      case "request":
        return html`<hw-request-preview
          .target=${this.#target()}
          .template=${this.template}
          .event=${this.event}
        ></hw-request-preview>`;
      case "export":
        return html`<hw-export-view
          .webhook=${this.webhook}
          .template=${this.template}
          .event=${this.event}
          .eventType=${this.automation?.trigger.type}
          ?readable=${rendering !== undefined}
        ></hw-export-view>`;
      case "firing":
        return html`<hw-firing-view
          .automations=${this.automations}
          .event=${this.event}
          ?readable=${rendering !== undefined}
          current=${this.automation?.id ?? ""}
        ></hw-firing-view>`;
      case "send":
        return nothing;
    }
  }

  #target(): SendTarget | undefined {
    const { automation, webhook } = this;
    return automation && webhook && { team: automation.team, webhook, eventType: automation.trigger.type };
  }

  readonly #chosen = (event: WaTabShowEvent) => {
    this.view = VIEWS.find((view) => view === event.detail.name) ?? this.view;
    // These views are loaded when the user opens them: most visits don't need them at once.
    if (this.view === "firing") loadMatchingView(this, () => import("./firing-view.ts"));
    if (this.view === "send") loadView(this, () => import("../../parts/send/send-panel.ts"));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-result-pane": ResultPane;
  }
}
