import "@awesome.me/webawesome/dist/components/button/button.js";
import type { WorkspaceStore } from "hookwright";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { save } from "../app/file.ts";
import { controls } from "../design/controls.ts";
import { FileDrop } from "../design/file-drop.ts";
import { sentences } from "../messages/diagnostic.ts";
import { replay } from "../messages/replay.ts";
import { WorkspaceController } from "../workspace/workspace-controller.ts";
import { PAGE } from "./firing-list.ts";
import { ReplayController } from "./replay-controller.ts";
import type { FiringRow } from "./replay-messages.ts";
import { sampleEvents } from "./sample-events.ts";
import "../design/search-field.ts";
import "./firing-list.ts";
import "./replay-source.ts";
import "./timeline.ts";

/** How many events the sample has. */
const SAMPLE = 500;

/** A file of events, run through the workspace's automations. */
@customElement("hw-replay-view")
export class ReplayView extends LitElement {
  static override styles = [
    controls,
    css`
      hw-search-field {
        flex: 0 1 20rem;
      }
    `,
  ];

  @property({ attribute: false }) store?: WorkspaceStore;
  @state() private wanted = "";
  @state() private page = 0;
  /** The firings that are wanted; found anew only when the list or the search changes. */
  private found: readonly FiringRow[] = [];
  private readonly controller = new WorkspaceController(this);
  private readonly replayed = new ReplayController(
    this,
    () => this.#find(),
    (file) => save(replay.exportName(), file),
  );

  constructor() {
    super();
    new FileDrop(this, (file) => this.#start(file.name, file));
  }

  override render() {
    return html`<div class="stack">
      <h1>${replay.replayed()}</h1>
      <hw-replay-source .replayed=${this.replayed} @hw-cancel=${() => this.replayed.cancel()} @hw-sample=${this.#sample}
        @hw-file=${(event: CustomEvent<File>) => this.#start(event.detail.name, event.detail)}></hw-replay-source>
      ${this.replayed.phase === "done" ? this.#result() : nothing} ${this.#unreadable()}
    </div>`;
  }

  #result() {
    const { firings, automations, payloads, isExporting } = this.replayed;
    if (firings.length === 0) return html`<p class="panel empty">${replay.nothingFired()}</p>`;
    const shown = this.found.slice(this.page * PAGE, (this.page + 1) * PAGE);
    return html`<hw-firing-timeline .rows=${this.found}></hw-firing-timeline>
      <div class="spread">
        <hw-search-field .label=${replay.search()} @hw-search=${this.#search}></hw-search-field>
        <span role="status">${replay.fired(this.found.length.toLocaleString())}</span>
        <wa-button appearance="outlined" ?disabled=${isExporting} @click=${() => this.replayed.export(this.found)}>
          ${isExporting ? replay.exporting() : replay.exportAll()}
        </wa-button>
      </div>
      ${
        this.found.length === 0
          ? html`<p class="soft">${replay.nothingFound()}</p>`
          : html`<hw-firing-list .rows=${shown} .automations=${automations} .payloads=${payloads} .page=${this.page}
              .all=${this.found.length} @hw-page=${(event: CustomEvent<number>) => this.#go(event.detail)}></hw-firing-list>`
      }`;
  }

  #unreadable() {
    const { errors, unreadable } = this.replayed;
    if (unreadable === 0) return nothing;
    return html`<details>
      <summary>${replay.unreadable(unreadable.toLocaleString())}</summary>
      <ul>
        ${errors.map(({ line, diagnostic }) => html`<li>${replay.unreadableLine(String(line), sentences(diagnostic).message)}</li>`)}
      </ul>
    </details>`;
  }

  #start(name: string, file: Blob) {
    this.wanted = "";
    this.replayed.start(name, file, this.controller.workspace.automations);
  }

  #sample() {
    const events = sampleEvents(this.controller.workspace.automations, SAMPLE, new Date());
    this.#start(replay.sampleName(), events);
  }

  readonly #search = (event: CustomEvent<string>) => {
    this.wanted = event.detail;
    this.#find();
  };

  /** Finds the wanted firings anew, and shows the first of them. */
  #find() {
    const { automations, firings } = this.replayed;
    const fits = automations.map(({ name, trigger }) => `${name}\n${trigger.type}`.toLowerCase());
    const wanted = fits.flatMap((text, index) => (text.includes(this.wanted) ? [index] : []));
    this.found = firings.of(this.wanted === "" ? undefined : new Set(wanted));
    this.#go(0);
  }

  #go(page: number) {
    this.page = page;
    this.replayed.show(this.found.slice(page * PAGE, (page + 1) * PAGE));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-replay-view": ReplayView;
  }
}
