import type WaTextarea from "@awesome.me/webawesome/dist/components/textarea/textarea.js";
import "@awesome.me/webawesome/dist/components/textarea/textarea.js";
import "@awesome.me/webawesome/dist/components/button/button.js";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { controls } from "../../design/controls.ts";
import { argumentText } from "../../messages/diagnostic.ts";
import { metrics } from "../../messages/metrics.ts";
import type { HistoryState } from "./history-controller.ts";
import sample from "./sample.csv?url";

/** Offers a text to read as a run's history. */
export class LoadEvent extends Event {
  constructor(
    readonly name: string,
    readonly text: Blob,
  ) {
    super("hw-load");
  }
}

/** Chooses a run's history: the sample, a file, or pasted text. Emits `hw-load` and `hw-cancel`. */
@customElement("hw-history-source")
export class HistorySource extends LitElement {
  static override styles = [
    controls,
    css`
      .panel {
        padding: var(--hw-3) var(--hw-4);
      }

      progress {
        flex: 1;
        min-inline-size: 8rem;
      }

      summary {
        cursor: pointer;
      }

      details[open] > summary {
        margin-block-end: var(--hw-2);
      }
    `,
  ];

  @property({ attribute: false }) state: HistoryState = { kind: "none" };
  @query("input[type=file]") private file?: HTMLInputElement;
  @query("wa-textarea") private text?: WaTextarea;

  override render() {
    const { state } = this;
    return html`<section class="panel stack" aria-label=${metrics.history()}>
      ${state.kind === "none" ? html`<p>${metrics.emptyIntro()}</p>` : nothing}
      ${state.kind === "failed" ? html`<p role="alert">${metrics.failed(state.name)}</p>` : nothing}
      ${state.kind === "reading" ? this.#progress(state) : this.#choices(state)}
      ${state.kind === "read" ? this.#result(state) : nothing}
    </section>`;
  }

  #progress({ name, read, size, rows }: Extract<HistoryState, { kind: "reading" }>) {
    return html`<div class="row">
      <span role="status">${metrics.reading(name, rows.toLocaleString())}</span>
      <progress aria-label=${metrics.readingProgress()} max=${size} .value=${read}></progress>
      <wa-button appearance="outlined" @click=${() => this.dispatchEvent(new Event("hw-cancel"))}>${metrics.cancel()}</wa-button>
    </div>`;
  }

  #choices(state: HistoryState) {
    return html`<div class="row">
        <wa-button appearance=${state.kind === "none" ? "accent" : "outlined"} variant=${state.kind === "none" ? "brand" : "neutral"} @click=${this.#sample}>${metrics.sample()}</wa-button>
        <wa-button appearance="outlined" @click=${() => this.file?.click()}>${metrics.chooseFile()}</wa-button>
        <input type="file" hidden accept=".csv,.tsv,.jsonl,.ndjson,.json,.txt,text/csv,text/plain" @change=${this.#choose} />
        <span class="soft small">${metrics.dropHere()}</span>
      </div>
      <details>
        <summary>${metrics.pasteSummary()}</summary>
        <div class="stack">
          <wa-textarea label=${metrics.pasteLabel()} rows="6" spellcheck="false"></wa-textarea>
          <div class="row"><wa-button appearance="outlined" @click=${this.#paste}>${metrics.use()}</wa-button></div>
        </div>
      </details>`;
  }

  #result({ name, rows, columns, problems, problemCount }: Extract<HistoryState, { kind: "read" }>) {
    return html`<p>${metrics.rows(name, rows.toLocaleString())}</p>
      ${columns.every((column) => column.count === 0) ? html`<p role="alert">${metrics.noNumbers(name)}</p>` : nothing}
      ${
        problemCount === 0
          ? nothing
          : html`<details>
              <summary>${metrics.problems(problemCount.toLocaleString())}</summary>
              <ul class="small">
                ${problems.map(
                  ({ line, kind, found, expected }) =>
                    html`<li>${metrics.problemLine(line, metrics.problem[kind](argumentText(found), expected))}</li>`,
                )}
              </ul>
            </details>`
      }`;
  }

  async #sample() {
    const text = await (await fetch(sample)).blob();
    this.#load(metrics.sampleName(), text);
  }

  #choose() {
    const file = this.file?.files?.item(0);
    if (file) this.#load(file.name, file);
    if (this.file) this.file.value = "";
  }

  #paste() {
    if (this.text) this.#load(metrics.pasted(), new Blob([this.text.value ?? ""]));
  }

  #load(name: string, text: Blob) {
    this.dispatchEvent(new LoadEvent(name, text));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-history-source": HistorySource;
  }
}
