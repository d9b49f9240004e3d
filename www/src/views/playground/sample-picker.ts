import "@awesome.me/webawesome/dist/components/button/button.js";
import type { EventType, SampleEvent, WorkspaceStore } from "hookwright/payload";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { controls, focusDrawn } from "../../design/controls.ts";
import { announce } from "../../platform/announcement.ts";
import { loadView } from "../../platform/load-view.ts";
import "../../design/icon.ts";
import type { ChooseEvent } from "../../design/menu.ts";
import "../../design/menu.ts";
import { playground } from "../../messages/playground.ts";
import { shared } from "../../messages/shared.ts";
import { eventTitle, sampleTitle } from "../../messages/vocabulary.ts";
import { NO_SAMPLES, type SampleGroups } from "../../parts/sample-groups.ts";
import { WorkspaceController } from "../../workspace/workspace-controller.ts";

/** Reports the sample that the user chose for the preview. */
export class SampleChoice extends Event {
  constructor(readonly sampleId: string) {
    super("hw-sample");
  }
}

/** Chooses one of the workspace's sample events, renames or deletes the current one. Emits `hw-sample`. */
@customElement("hw-sample-picker")
export class SamplePicker extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: flex;
        gap: var(--hw-2);
      }

      label {
        display: flex;
        flex: 1;
        min-inline-size: 0;
        align-items: center;
        gap: var(--hw-2);
      }
    `,
  ];

  @property({ attribute: false }) store?: WorkspaceStore;
  @property({ attribute: false }) samples: SampleGroups = NO_SAMPLES;
  /** The id of the current sample. */
  @property() sampleId = "";
  /** The text of the current sample as this tab shows it: what was just typed may not be stored yet. */
  @property({ attribute: false }) typed: string | undefined;
  /** The event type that the automation waits for. */
  @property({ attribute: false }) eventType: EventType | undefined;
  @state() private renaming: SampleEvent | undefined;
  @query("select") private select?: HTMLSelectElement;
  private readonly controller = new WorkspaceController(this);

  override render() {
    const { fitting, others, unreadable } = this.samples;
    const shown = [...fitting, ...others, ...unreadable].find(({ id }) => id === this.sampleId);
    const title = this.eventType ? eventTitle(this.eventType) : "";
    return html`<label>
        <span>${playground.sample()}</span>
        <select title=${shown ? sampleTitle(shown.name) : nothing} @change=${this.#picked}>
          ${
            shown && fitting.length > 0
              ? nothing
              : html`<option value="" .selected=${!shown}>${playground.sampleOf(title)}</option>`
          }
          ${fitting.map((sample) => this.#option(sample, sampleTitle(sample.name)))}
          ${this.#group(playground.otherSamples(), others, (name) => name)}
          ${this.#group(playground.unreadableSamples(), unreadable, playground.unreadableSample)}
        </select>
      </label>
      ${shown ? this.#menu(shown) : nothing}
      ${
        this.renaming
          ? html`<hw-rename-sample-dialog .store=${this.store} .sample=${this.renaming} @hw-close=${() => {
              this.renaming = undefined;
            }}></hw-rename-sample-dialog>`
          : nothing
      }`;
  }

  #group(label: string, samples: readonly SampleEvent[], labelOf: (name: string) => string) {
    if (samples.length === 0) return nothing;
    return html`<optgroup label=${label}>${samples.map((sample) => this.#option(sample, labelOf(sampleTitle(sample.name))))}</optgroup>`;
  }

  #option({ id }: SampleEvent, text: string) {
    return html`<option value=${id} .selected=${id === this.sampleId}>${text}</option>`;
  }

  #menu(sample: SampleEvent) {
    return html`<hw-menu
      label=${shared.moreFor(sampleTitle(sample.name))}
      .items=${[
        { id: "rename", label: playground.renameSample(), icon: "edit" },
        { id: "delete", label: shared.delete(), icon: "trash", danger: true },
      ]}
      @hw-choose=${(event: ChooseEvent) => this.#choose(event.item, sample)}
    ></hw-menu>`;
  }

  readonly #picked = (event: Event) => {
    if (event.target instanceof HTMLSelectElement) this.dispatchEvent(new SampleChoice(event.target.value));
  };

  #choose(item: string, sample: SampleEvent) {
    if (item === "rename") {
      loadView(this, () => import("./rename-sample-dialog.ts"));
      this.renaming = sample;
    }
    if (item === "delete") void this.#delete(sample);
  }

  /** Deletes a sample, unless another tab has changed it since it was rendered. */
  async #delete(sample: SampleEvent) {
    const { id, name } = sample;
    const base = { ...sample, event: this.typed ?? sample.event };
    if (!(await this.controller.apply({ type: "delete_sample", id, base }))) return;
    announce(this, shared.deleted(name));
    await focusDrawn(this.select);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-sample-picker": SamplePicker;
  }
}
