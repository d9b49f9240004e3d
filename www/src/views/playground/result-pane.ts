import type { WaTabShowEvent } from "@awesome.me/webawesome/dist/events/tab-show.js";
import type { Automation, SecretVault, SendTarget, Webhook } from "hookwright/payload";
import { css, html, LitElement, noChange, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { controls } from "../../design/controls.ts";
import { paneStyles } from "../../design/pane-styles.ts";
import { tabs } from "../../design/tabs.ts";
import { playground } from "../../messages/playground.ts";
import type { PayloadPreview } from "../../parts/payload-preview.ts";
import { loadView, loadViewWithFullCore } from "../../platform/load-view.ts";
import { RememberedChoice } from "../../platform/memory.ts";
import "../../parts/payload-preview.ts";
import { JumpEvent } from "../../parts/problem-list.ts";
import "./fit-notice.ts";
import { automationContext } from "../../parts/automation-context.ts";
import type { RenderedPayload, TemplatePreview } from "../../parts/template-preview.ts";

const TABS = ["payload", "request", "export", "send", "firing"] as const;
type Tab = (typeof TABS)[number];

const lastTab = new RememberedChoice<Tab>("hookwright.result", TABS, "payload");

/** The results: payload, request, scripts, sending, and the automations that fire. Emits `hw-jump` and `hw-fit`. */
@customElement("hw-result-pane")
export class ResultPane extends LitElement {
  static override styles = [
    controls,
    tabs,
    paneStyles,
    css`
      :host {
        container-type: inline-size;
      }

      .short {
        display: none;
      }

      /* In a narrow pane, the long label would be cut off: a shorter one is shown. The accessible name stays. */
      @container (width < 31rem) {
        .long {
          position: absolute;
          clip-path: inset(50%);
        }

        .short {
          display: inline;
        }
      }

      @container (width < 26rem) {
        wa-tab::part(base) {
          padding-inline: var(--hw-2);
        }
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
  /** The event that the payload is rendered for: the sample, or the sample with stress-test values. */
  @property() event = "";
  /** The sample itself, which decides what fires: stress-test values name a team that no automation watches. */
  @property() sample = "";
  /** The name of the sample event. */
  @property({ attribute: false }) eventName: string | undefined;
  /** Whether the user has done something in the Playground, or the page is idle. */
  @property({ type: Boolean }) used = false;
  /** Whether a sample is being made. */
  @property({ type: Boolean }) busy = false;
  @state() private selectedTab: Tab = lastTab.value;
  @query("hw-payload-preview") private preview?: PayloadPreview;

  /** The last rendering. It stays visible while the event is invalid, as it often is while the user types. */
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

  protected override firstUpdated() {
    this.#load();
  }

  override render() {
    const labels: Record<Tab, string | TemplateResult> = {
      payload: playground.payload(),
      request: playground.request(),
      export: playground.exportTab(),
      send: playground.send(),
      firing: html`<span class="long">${playground.firing()}</span><span class="short" aria-hidden="true">${playground.firingShort()}</span>`,
    };
    return html`<hw-fit-notice
      .automation=${this.automation}
      .webhook=${this.webhook}
      .event=${this.sample}
      .errors=${this.result?.problems.filter(({ severity }) => severity === "error").length ?? 0}
      ?readable=${this.result?.isEventReadable}
      ?active=${this.used || this.selectedTab !== "payload"}
      ?busy=${this.busy}
      @hw-fit=${() => this.dispatchEvent(new Event("hw-fit"))}
    ></hw-fit-notice>
    <wa-tab-group without-scroll-controls active=${this.selectedTab} @wa-tab-show=${this.#chosen}>
      ${TABS.map(
        (tab) => html`<wa-tab panel=${tab} ?active=${tab === this.selectedTab}>${labels[tab]}</wa-tab>
          <wa-tab-panel name=${tab} ?active=${tab === this.selectedTab}>${this.#panel(tab)}</wa-tab-panel>`,
      )}
    </wa-tab-group>`;
  }

  #panel(tab: Tab) {
    if (tab !== "send") return tab === this.selectedTab ? this.#selectedPanel() : nothing;
    // The hidden panel stays in the page, to keep its response. It receives changed texts only when it is shown.
    const ifShown = (text: string) => (this.selectedTab === "send" ? text : noChange);
    return html`<hw-send-panel
      .vault=${this.vault}
      .team=${this.automation?.team}
      .webhook=${this.webhook}
      .template=${ifShown(this.template)}
      .event=${ifShown(this.event)}
      .owner=${this.automation && automationContext(this.automation)}
      .automation=${this.automation}
      .eventName=${this.eventName}
    ></hw-send-panel>`;
  }

  #selectedPanel() {
    const isReadable = this.result?.isEventReadable ?? false;
    const failure = this.result?.failure;
    switch (this.selectedTab) {
      case "payload":
        if (!this.#lastRendering && failure === undefined)
          return html`<p class="soft">${playground.eventInvalid()}</p>`;
        return html`<hw-payload-preview
          ?stale=${!isReadable}
          .rendering=${this.#lastRendering}
          .failure=${failure}
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
          .owner=${this.automation && automationContext(this.automation)}
          ?readable=${isReadable}
        ></hw-export-view>`;
      case "firing":
        return html`<hw-firing-view
          .automations=${this.automations}
          .event=${this.sample}
          ?readable=${isReadable}
          current=${this.automation?.id ?? ""}
        ></hw-firing-view>`;
      case "send":
        return nothing;
    }
  }

  #target(): SendTarget | undefined {
    const { automation, webhook } = this;
    return automation && webhook && { team: automation.team, webhook, ...automationContext(automation) };
  }

  readonly #chosen = (event: WaTabShowEvent) => {
    this.selectedTab = lastTab.choose(event.detail.name);
    this.#load();
  };

  #load() {
    // These views are loaded when the user opens them: most visits don't need them at once.
    if (this.selectedTab === "request") loadView(this, () => import("./request-preview.ts"));
    if (this.selectedTab === "export") loadView(this, () => import("./export-view.ts"));
    if (this.selectedTab === "firing") loadViewWithFullCore(this, () => import("./firing-view.ts"));
    if (this.selectedTab === "send") loadView(this, () => import("../../parts/send/send-panel.ts"));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-result-pane": ResultPane;
  }
}
