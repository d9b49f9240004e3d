import "@awesome.me/webawesome/dist/components/button/button.js";
import { html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import { controls } from "../../design/controls.ts";
import { replay } from "../../messages/replay.ts";
import type { ReplayController } from "./replay-controller.ts";

/** Chooses a file of events and shows its progress. Emits `hw-file`, `hw-sample` and `hw-cancel`. */
@customElement("hw-replay-source")
export class ReplaySource extends LitElement {
  static override styles = controls;

  @property({ attribute: false, hasChanged: () => true }) replayed?: ReplayController;

  override render() {
    if (this.replayed?.phase === "running") return this.#running(this.replayed);
    return html`<div class="stack">
      <p class="soft">${replay.intro()}</p>
      <div class="row">
        <wa-button variant="brand" appearance="accent" @click=${this.#choose}>${replay.chooseFile()}</wa-button>
        <wa-button appearance="outlined" @click=${() => this.#emit("hw-sample")}>${replay.sample()}</wa-button>
        <span class="soft">${replay.dropHere()}</span>
      </div>
      ${this.#outcome()}
    </div>`;
  }

  #running({ read, size, events, firings }: ReplayController) {
    return html`<div class="row">
      <progress aria-label=${replay.progress()} max=${Math.max(1, size)} .value=${read}></progress>
      <span>${replay.reading(events.toLocaleString(), firings.length.toLocaleString())}</span>
      <wa-button appearance="outlined" @click=${() => this.#emit("hw-cancel")}>${replay.cancel()}</wa-button>
    </div>`;
  }

  #outcome() {
    const { phase, name, events } = this.replayed ?? { phase: "none", name: "", events: 0 };
    const text =
      phase === "done"
        ? replay.done(name, events.toLocaleString())
        : phase === "failed"
          ? replay.failed(name)
          : "";
    return html`<p role="status" ?hidden=${text === ""}>${text}</p>`;
  }

  #choose() {
    const input = document.createElement("input");
    input.type = "file";
    input.accept = ".ndjson,.jsonl,.json,application/x-ndjson,application/json";
    input.addEventListener("change", () => {
      const file = input.files?.item(0);
      if (file) this.dispatchEvent(new CustomEvent<File>("hw-file", { detail: file }));
    });
    input.click();
  }

  #emit(name: "hw-sample" | "hw-cancel") {
    this.dispatchEvent(new CustomEvent(name));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-replay-source": ReplaySource;
  }
}
