import { countText } from "../../messages/numbers.ts";
import "@awesome.me/webawesome/dist/components/button/button.js";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { controls } from "../../design/controls.ts";
import { FocusKeeper } from "../../design/focus-keeper.ts";
import { replay } from "../../messages/replay.ts";
import type { ReplayController } from "./replay-controller.ts";

/** Chooses a file of events and shows its progress. Emits `hw-file`, `hw-sample`, `hw-download` and `hw-cancel`. */
@customElement("hw-replay-source")
export class ReplaySource extends LitElement {
  static override styles = [
    controls,
    css`
      p {
        max-inline-size: var(--hw-measure);
      }
    `,
  ];

  @property({ attribute: false, hasChanged: () => true }) replayed?: ReplayController;

  @query("section") private section?: HTMLElement;

  constructor() {
    super();
    new FocusKeeper(this, () => this.section);
  }

  override render() {
    const { replayed } = this;
    return html`<section tabindex="-1" aria-label=${replay.source()}>
      ${replayed?.phase === "running" ? this.#running(replayed) : this.#choices(replayed)}
    </section>`;
  }

  #choices(replayed: ReplayController | undefined) {
    const isDone = replayed?.phase === "done";
    return html`<div class="stack">
      ${isDone ? nothing : html`<p class="soft">${replay.intro()}</p>`}
      <div class="row">
        <wa-button variant=${isDone ? "neutral" : "brand"} appearance=${isDone ? "outlined" : "accent"} @click=${this.#choose}>
          ${isDone ? replay.chooseAnother() : replay.chooseFile()}
        </wa-button>
        <span class="soft">${replay.dropHere()}</span>
      </div>
      <div class="row">
        <wa-button appearance="outlined" @click=${() => this.#emit("hw-sample")}>${replay.sample()}</wa-button>
        <wa-button appearance="outlined" @click=${() => this.#emit("hw-download")}>${replay.downloadSample()}</wa-button>
      </div>
      ${
        replayed?.failure
          ? html`<p role="alert">${replay.failure[replayed.failure](replayed.name)}</p>`
          : nothing
      }
    </div>`;
  }

  #running({ read, size, events, listed }: ReplayController) {
    return html`<div class="row">
      <progress aria-label=${replay.progress()} max=${Math.max(1, size)} .value=${read}></progress>
      <span>${replay.reading(countText(events), countText(listed))}</span>
      <wa-button appearance="outlined" @click=${() => this.#emit("hw-cancel")}>${replay.cancel()}</wa-button>
    </div>`;
  }

  #choose() {
    const input = document.createElement("input");
    input.type = "file";
    input.accept = ".ndjson,.jsonl,.json,.gz,application/x-ndjson,application/json,application/gzip";
    input.addEventListener("change", () => {
      const file = input.files?.item(0);
      if (file) this.dispatchEvent(new CustomEvent<File>("hw-file", { detail: file }));
    });
    input.click();
  }

  #emit(name: "hw-sample" | "hw-download" | "hw-cancel") {
    this.dispatchEvent(new CustomEvent(name));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-replay-source": ReplaySource;
  }
}
