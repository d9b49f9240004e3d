import "@awesome.me/webawesome/dist/components/button/button.js";
import type { Automation, WorkspaceStore } from "hookwright/payload";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { controls } from "../../design/controls.ts";
import { metrics } from "../../messages/metrics.ts";
import { type MetricTrigger, SuggestEvent } from "../../parts/metric-trigger.ts";
import { announce } from "../../platform/announcement.ts";
import { href } from "../../platform/route.ts";
import { WorkspaceController } from "../../workspace/workspace-controller.ts";
import { isSameTrigger } from "./comparison.ts";
import "../../design/icon.ts";

/** Asks the view to show the condition of an automation, as it is stored now. */
export class OpenAutomationEvent extends Event {
  constructor(readonly automation: Automation) {
    super("hw-open-automation");
  }
}

/**
 * Offers to write the plot's condition into an automation: into the one that the plot was opened for, or into a new one.
 * Emits `hw-suggest`, `hw-open-automation`, `hw-detach`, and `hw-keep-metric` to watch the automation's own metric again.
 */
@customElement("hw-plot-target")
export class PlotTarget extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        gap: var(--hw-2);
      }

      .name {
        min-inline-size: 0;
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) store?: WorkspaceStore;
  @property({ attribute: false }) trigger?: MetricTrigger;
  /** The automation that the plot was opened for, as it was stored then. */
  @property({ attribute: false }) base: Automation | undefined;
  private readonly controller = new WorkspaceController(this);

  override connectedCallback() {
    super.connectedCallback();
    // The workspace may have changed while another view was shown.
    this.requestUpdate();
  }

  /** Follows a change of the stored condition, unless the user changed the one in the plot. */
  protected override updated() {
    const { base, stored, trigger } = this;
    if (base === undefined || stored === undefined || trigger === undefined) return;
    const isOutdated = !isSameTrigger(base.trigger, stored.trigger);
    if (isOutdated && (isSameTrigger(trigger, base.trigger) || isSameTrigger(trigger, stored.trigger)))
      this.dispatchEvent(new OpenAutomationEvent(stored));
  }

  override render() {
    const { base, stored, trigger } = this;
    if (trigger === undefined) return nothing;
    return stored && base
      ? this.#existing(base, stored, trigger)
      : html`<div class="row">${base ? html`<p>${metrics.targetDeleted(base.name)}</p>` : nothing} ${this.#create(metrics.createAutomation(), trigger)}</div>`;
  }

  private get stored(): Automation | undefined {
    return this.controller.workspace.automations.find((one) => one.id === this.base?.id);
  }

  #existing(base: Automation, stored: Automation, trigger: MetricTrigger) {
    const isChanged = !isSameTrigger(trigger, stored.trigger);
    const isOutdated = !isSameTrigger(base.trigger, stored.trigger);
    const own = "condition" in stored.trigger ? stored.trigger.condition.name : undefined;
    const metric = trigger.condition.name;
    const changesMetric = own !== undefined && own !== metric;
    const update = changesMetric
      ? metrics.updateMetric(stored.name, metric)
      : metrics.updateAutomation(stored.name);
    return html`<div class="row">
        <p class="name">${metrics.target()} <a href=${href("automations", stored.id)}>${stored.name}</a></p>
        <wa-button appearance="plain" size="s" title=${metrics.detach(stored.name)} @click=${this.#detach}>
          <wa-icon name="close" label=${metrics.detach(stored.name)}></wa-icon>
        </wa-button>
        <wa-button appearance="accent" variant="brand" ?disabled=${!isChanged || isOutdated} @click=${() => this.#update(base, stored, trigger)}>${update}</wa-button>
        ${this.#create(metrics.createAnother(), trigger)}
      </div>
      ${
        changesMetric && !isOutdated
          ? html`<div class="row" role="status">
              <p>${metrics.watchesOther(stored.name, own, metric)}</p>
              <wa-button appearance="outlined" size="s" @click=${() => this.dispatchEvent(new Event("hw-keep-metric"))}>${metrics.watchAgain(own)}</wa-button>
            </div>`
          : nothing
      }
      ${
        isOutdated
          ? html`<div class="row" role="status">
              <p>${metrics.targetChanged(stored.name)}</p>
              <wa-button appearance="outlined" size="s" @click=${() => this.dispatchEvent(new OpenAutomationEvent(stored))}>${metrics.useStored()}</wa-button>
            </div>`
          : nothing
      }`;
  }

  #create(label: string, trigger: MetricTrigger) {
    return html`<wa-button appearance="outlined" @click=${() => this.dispatchEvent(new SuggestEvent(trigger))}>
      <wa-icon slot="start" name="bell"></wa-icon>${label}
    </wa-button>`;
  }

  async #update(base: Automation, stored: Automation, trigger: MetricTrigger) {
    const automation = { ...stored, trigger };
    if (!(await this.controller.apply({ type: "put_automation", automation, base: stored }))) return;
    announce(this, metrics.updated(base.name));
    this.dispatchEvent(new OpenAutomationEvent(automation));
  }

  readonly #detach = () => this.dispatchEvent(new Event("hw-detach"));
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-plot-target": PlotTarget;
  }
}
