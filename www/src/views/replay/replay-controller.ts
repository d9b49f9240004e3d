import type { Automation, ReplayError } from "hookwright";
import type { ReactiveControllerHost } from "lit";
import { scriptAddress } from "../../platform/script-address.ts";
import { type FiringRow, Firings } from "./firings.ts";
import type { SearchQuery, WorkerRequest, WorkerResponse } from "./replay-messages.ts";
import workerAddress from "./replay-worker.ts?worker&url";

/** The state of a replay. */
export type Phase = "none" | "running" | "done" | "failed";

/** Has a worker replay a file of events, and keeps the results, also while another view is shown. */
export class ReplayController {
  phase: Phase = "none";
  name = "";
  size = 0;
  read = 0;
  events = 0;
  unreadable = 0;
  errors: ReplayError[] = [];
  firings = new Firings();
  /**
   * The firings to show: all, or the matches of a search so far. Until a search finds its first match, those shown
   * before it.
   */
  found: readonly FiringRow[] = [];
  isSearching = false;
  #isStale = false;
  automations: readonly Automation[] = [];
  payloads: readonly (string | undefined)[] | undefined;
  isExporting = false;
  #worker: Worker | undefined;
  #payloadTicket = 0;
  #searchTicket = 0;

  constructor(
    private readonly host: Pick<ReactiveControllerHost, "requestUpdate">,
    /** Called when more firings were found, with the number that was found before. */
    private readonly onFound: (countBefore: number) => void,
    /** Called when an export is ready. */
    private readonly onExported: (file: Blob) => void,
  ) {}

  start(name: string, file: Blob, automations: readonly Automation[]) {
    this.cancel();
    Object.assign(this, { phase: "running", name, size: file.size, automations });
    this.#worker = new Worker(scriptAddress(workerAddress), { type: "module" });
    this.#worker.addEventListener("message", (event: MessageEvent<WorkerResponse>) =>
      this.#receive(event.data),
    );
    this.#worker.addEventListener("error", () => this.#receive({ type: "failed" }));
    this.#request({ type: "run", file, automations });
  }

  /** Stops at once, and drops the results. */
  cancel() {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#payloadTicket += 1;
    Object.assign(this, { phase: "none", read: 0, events: 0, unreadable: 0, errors: [], isExporting: false });
    this.firings = new Firings();
    this.found = [];
    this.isSearching = false;
    this.#isStale = false;
    this.payloads = undefined;
    this.host.requestUpdate();
  }

  /** The number of firings found so far. */
  get foundCount(): number {
    return this.#isStale ? 0 : this.found.length;
  }

  /** Shows only the firings that match a query. An earlier search ends. */
  search(query: SearchQuery) {
    this.#searchTicket += 1;
    this.isSearching = query.text !== "";
    this.#isStale = this.isSearching;
    if (this.isSearching) return this.#request({ type: "search", ticket: this.#searchTicket, query });
    this.#request({ type: "stopSearch" });
    const { rows } = this.firings;
    const isIncluded = ({ automation }: FiringRow) => query.automationTexts[automation] !== undefined;
    this.found = query.automationTexts.includes(undefined) ? rows.filter(isIncluded) : rows;
    this.onFound(0);
  }

  /** Requests the payloads of these firings. Once they arrive, `payloads` is set and the host updates. */
  loadPayloads(rows: readonly FiringRow[]) {
    this.payloads = undefined;
    this.#payloadTicket += 1;
    this.#request({ type: "payloads", ticket: this.#payloadTicket, rows });
  }

  export(rows: readonly FiringRow[]) {
    this.isExporting = true;
    this.#request({ type: "export", rows });
  }

  #request(request: WorkerRequest) {
    this.#worker?.postMessage(request);
    this.host.requestUpdate();
  }

  #receive(response: WorkerResponse) {
    switch (response.type) {
      case "part":
        this.read = response.read;
        this.events = response.events;
        this.unreadable = response.unreadable;
        this.errors.push(...response.errors);
        this.firings.add(response.firings);
        if (response.isLast) {
          this.phase = "done";
          this.found = this.firings.rows;
          this.onFound(0);
        }
        break;
      case "found":
        if (response.ticket === this.#searchTicket) this.#addFound(response.indices, response.isLast);
        break;
      case "payloads":
        if (response.ticket === this.#payloadTicket) this.payloads = response.payloads;
        break;
      case "exported":
        this.isExporting = false;
        this.onExported(response.file);
        break;
      case "failed":
        this.phase = "failed";
        this.isExporting = false;
    }
    this.host.requestUpdate();
  }

  #addFound(indices: Uint32Array, isLast: boolean) {
    const earlier = this.#isStale ? [] : this.found;
    this.isSearching = !isLast;
    if (indices.length === 0 && !(isLast && this.#isStale)) return;
    this.found = earlier.concat(this.firings.at(indices));
    this.#isStale = false;
    this.onFound(earlier.length);
  }
}
