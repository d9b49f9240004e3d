import type WaTextarea from "@awesome.me/webawesome/dist/components/textarea/textarea.js";
import { countText } from "../../messages/numbers.ts";
import "@awesome.me/webawesome/dist/components/textarea/textarea.js";
import "@awesome.me/webawesome/dist/components/button/button.js";
import type { HistoryColumn } from "hookwright";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { controls } from "../../design/controls.ts";
import { FocusKeeper } from "../../design/focus-keeper.ts";
import { GrowingLimit } from "../../design/growing-limit.ts";
import { argumentText } from "../../messages/diagnostic.ts";
import { metrics } from "../../messages/metrics.ts";
import type { HistoryState } from "./history-controller.ts";
import { type RememberedHistory, rememberedHistory, rememberHistory } from "./remembered-history.ts";
import sample from "./sample.csv?url";

/** How many columns that are not numbers are listed at first. */
const FIRST_UNREAD = 50;

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

      details[open] > summary {
        margin-block-end: var(--hw-2);
      }
    `,
  ];

  @property({ attribute: false }) state: HistoryState = { kind: "none" };
  /** The history of before the page was reloaded, until another one is loaded. */
  private remembered: RememberedHistory | undefined = rememberedHistory();
  @query("input[type=file]") private file?: HTMLInputElement;
  @query("section") private section?: HTMLElement;
  @query("wa-textarea") private text?: WaTextarea;
  private readonly limit = new GrowingLimit(this, FIRST_UNREAD);

  constructor() {
    super();
    new FocusKeeper(this, () => this.section);
  }

  protected override firstUpdated() {
    // The sample run is loaded again; a file must be chosen by the user.
    if (this.remembered?.kind === "sample" && this.state.kind === "none") void this.#sample();
  }

  override render() {
    const { state, remembered } = this;
    return html`<section class="panel stack" tabindex="-1" aria-label=${metrics.history()}>
      ${state.kind === "none" ? html`<p>${metrics.emptyIntro()}</p>` : nothing}
      ${state.kind === "none" && remembered?.kind === "file" ? html`<p role="status">${metrics.reloaded(remembered.name)}</p>` : nothing}
      ${state.kind === "failed" ? html`<p role="alert">${metrics.failed(state.name)}</p>` : nothing}
      ${state.kind === "reading" ? this.#progress(state) : this.#choices(state)}
      ${state.kind === "read" ? this.#findings(state) : nothing}
    </section>`;
  }

  #progress({ name, read, size, rows }: Extract<HistoryState, { kind: "reading" }>) {
    return html`<div class="row">
      <span role="status">${metrics.reading(name, countText(rows))}</span>
      <progress aria-label=${metrics.readingProgress()} max=${size} .value=${read}></progress>
      <wa-button appearance="outlined" @click=${() => this.dispatchEvent(new Event("hw-cancel"))}>${metrics.cancel()}</wa-button>
    </div>`;
  }

  #choices(state: HistoryState) {
    return html`<div class="row">
        ${state.kind === "read" ? html`<p class="name">${metrics.rows(state.name, countText(state.rows))}</p>` : nothing}
        <wa-button appearance=${state.kind === "none" ? "accent" : "outlined"} variant=${state.kind === "none" ? "brand" : "neutral"} @click=${this.#sample}>${metrics.sample()}</wa-button>
        <wa-button appearance="outlined" @click=${() => this.file?.click()}>${metrics.chooseFile()}</wa-button>
        <input type="file" hidden accept=".csv,.tsv,.jsonl,.ndjson,.json,.txt,text/csv,text/plain" @change=${this.#choose} />
        <span class="soft small">${state.kind === "read" && this.remembered?.kind === "file" ? metrics.notKept() : metrics.dropHere()}</span>
      </div>
      <details>
        <summary>${metrics.pasteSummary()}</summary>
        <div class="stack">
          <wa-textarea label=${metrics.pasteLabel()} rows="6" spellcheck="false"></wa-textarea>
          <div class="row"><wa-button appearance="outlined" @click=${this.#paste}>${metrics.use()}</wa-button></div>
        </div>
      </details>`;
  }

  #findings({ name, columns, firstMetric, problems, problemCount }: Extract<HistoryState, { kind: "read" }>) {
    const unread = columns.filter(
      ({ role, count, others }) => others > 0 || (role === "metric" && count === 0),
    );
    return html`${firstMetric === undefined ? html`<p role="alert">${metrics.noNumbers(name)}</p>` : nothing}
      ${
        unread.length === 0
          ? nothing
          : html`<details ?open=${firstMetric === undefined}>
              <summary>${metrics.unreadColumns(unread.length)}</summary>
              <ul class="small">
                ${unread.slice(0, this.limit.limit).map((column) => html`<li>${unreadText(column)}</li>`)}
              </ul>
              ${this.limit.more(Math.min(this.limit.limit, unread.length), unread.length, metrics.unreadShown)}
            </details>`
      }
      ${
        problemCount === 0
          ? nothing
          : html`<details>
              <summary>${metrics.problems(countText(problemCount))}</summary>
              <ul class="small">
                ${problems.map(
                  ({ line, kind, found, expected }) =>
                    html`<li>${metrics.problemLine(line, metrics.problem[kind](argumentText(found), expected))}</li>`,
                )}
              </ul>
            </details>`
      }`;
  }

  /** Remembers, until the tab is closed, which history is shown. */
  remember(history: RememberedHistory | undefined) {
    this.remembered = history;
    rememberHistory(history);
  }

  async #sample() {
    const text = await (await fetch(sample)).blob();
    this.#load(metrics.sampleName(), text, { kind: "sample" });
  }

  #choose() {
    const file = this.file?.files?.item(0);
    if (file) this.#load(file.name, file, { kind: "file", name: file.name });
    if (this.file) this.file.value = "";
  }

  #paste() {
    const name = metrics.pasted();
    if (this.text) this.#load(name, new Blob([this.text.value ?? ""]), { kind: "file", name });
  }

  #load(name: string, text: Blob, remembered: RememberedHistory) {
    this.remember(remembered);
    this.dispatchEvent(new LoadEvent(name, text));
  }
}

/** Returns a sentence on a column that has no numbers, or other cells too. */
function unreadText({ name, run, count, others, firstUnread }: HistoryColumn): string {
  const column = run === undefined ? name : metrics.columnOfRun(run, name);
  if (firstUnread === undefined) return metrics.emptyColumn(column);
  const { line, found, reason } = firstUnread;
  const example = metrics.unreadReason[reason](found, countText(line));
  return count === 0
    ? metrics.columnWithoutNumbers(column, example)
    : metrics.columnWithOthers(column, others, example);
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-history-source": HistorySource;
  }
}
