import type { Automation, NearMiss } from "hookwright";
import type { ReactiveControllerHost } from "lit";
import { scriptAddress } from "../../platform/script-address.ts";
import type { FiringRow } from "./firings.ts";
import type {
  FailureReason,
  SearchQuery,
  ShownFiring,
  Summary,
  WorkerRequest,
  WorkerResponse,
} from "./replay-messages.ts";
import workerAddress from "./replay-worker.ts?worker&url";
import type { Range, TimelineData } from "./timeline-data.ts";

/** The number of firings on one page of the list. */
export const PAGE_SIZE = 25;

/** The state of a replay. */
export type Phase = "none" | "running" | "done" | "failed";

/** The part of a file in which an event is written. */
export type EventPlace = Pick<FiringRow, "start" | "length">;

/** The results that a replay begins with. */
const NOTHING = {
  phase: "none" as Phase,
  failure: undefined as FailureReason | undefined,
  read: 0,
  events: 0,
  unreadable: 0,
  listed: 0,
  summary: undefined as Summary | undefined,
  timeline: undefined as TimelineData | undefined,
  range: undefined as Range | undefined,
  page: 0,
  total: 0,
  skipped: 0,
  rows: [] as readonly ShownFiring[],
  isSearching: false,
  isExporting: false,
};

/** Has a worker replay a file of events, and keeps what the page shows of the results, also while another view is open. */
export class ReplayController {
  phase = NOTHING.phase;
  failure = NOTHING.failure;
  name = "";
  size = 0;
  read = NOTHING.read;
  events = NOTHING.events;
  unreadable = NOTHING.unreadable;
  /** The number of firings and skipped executions so far. */
  listed = NOTHING.listed;
  automations: readonly Automation[] = [];
  summary = NOTHING.summary;
  /** The firings that match the search, over time; undefined if no automation fired. */
  timeline = NOTHING.timeline;
  /** The range of the timeline that the list shows; undefined for all. */
  range = NOTHING.range;
  page = NOTHING.page;
  /** The number of firings that match the search and are in the range. */
  total = NOTHING.total;
  /** How many of them are skipped executions. */
  skipped = NOTHING.skipped;
  /** The firings on the current page. */
  rows = NOTHING.rows;
  isSearching = NOTHING.isSearching;
  isExporting = NOTHING.isExporting;
  /** The nearest misses that were found, by the automation's id: null where the file has no event of its type. */
  misses: ReadonlyMap<string, NearMiss | null> = new Map();
  #missesAsked: readonly Automation[] = [];
  #worker: Worker | undefined;
  #ticket = 0;
  #tickets = { search: 0, show: 0, misses: 0 };
  readonly #eventTexts = new Map<number, (text: string) => void>();

  constructor(
    private readonly host: Pick<ReactiveControllerHost, "requestUpdate">,
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
    this.#worker.addEventListener("error", () => this.#receive({ type: "failed", reason: "unreadable" }));
    this.#request({ type: "run", file, automations });
  }

  /** Stops at once, and drops the results. */
  cancel() {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#eventTexts.clear();
    Object.assign(this, NOTHING);
    this.misses = new Map();
    this.#missesAsked = [];
    this.#tickets = { search: 0, show: 0, misses: 0 };
    this.host.requestUpdate();
  }

  /** Shows only the firings that match a query. An earlier search ends. */
  search(query: SearchQuery) {
    this.#tickets.search = ++this.#ticket;
    this.isSearching = true;
    this.page = 0;
    this.#request({ type: "search", ticket: this.#tickets.search, query });
  }

  /** Lists only the firings in a range of the timeline. */
  choose(range: Range | undefined) {
    this.range = range;
    this.go(0);
  }

  /** Shows a page of the list. */
  go(page: number) {
    this.page = page;
    this.#tickets.show = ++this.#ticket;
    const first = page * PAGE_SIZE;
    this.#request({ type: "show", ticket: this.#tickets.show, range: this.range, first, count: PAGE_SIZE });
  }

  /** Finds the nearest misses of automations, unless they are known or being found. */
  findMisses(automations: readonly Automation[]) {
    const missing = automations.filter(({ id }) => !this.misses.has(id));
    const isAsked = missing.every((one) => this.#missesAsked.includes(one));
    if (this.phase !== "done" || isAsked) return;
    this.#missesAsked = missing;
    this.#tickets.misses = ++this.#ticket;
    this.#request({ type: "misses", ticket: this.#tickets.misses, automations: missing });
  }

  /** Reads the text of an event from the file. */
  eventText({ start, length }: EventPlace): Promise<string> {
    const ticket = ++this.#ticket;
    this.#request({ type: "event", ticket, start, length });
    return new Promise((resolve) => this.#eventTexts.set(ticket, resolve));
  }

  /** Exports the firings that the list shows on all its pages, with payloads where the automation's webhook exists. */
  export(webhooks: ReadonlySet<string>) {
    this.isExporting = true;
    this.#request({ type: "export", range: this.range, webhooks });
  }

  #request(request: WorkerRequest) {
    this.#worker?.postMessage(request);
    this.host.requestUpdate();
  }

  #receive(response: WorkerResponse) {
    switch (response.type) {
      case "progress":
        this.read = response.read;
        this.events = response.events;
        this.unreadable = response.unreadable;
        this.listed = response.listed;
        break;
      case "done":
        this.phase = "done";
        this.summary = response.summary;
        this.search({ text: "", automationTexts: this.automations.map(() => ""), status: "any" });
        break;
      case "found":
        if (response.ticket !== this.#tickets.search) break;
        this.timeline = response.timeline;
        this.isSearching = !response.isLast;
        this.go(this.page);
        break;
      case "shown":
        if (response.ticket !== this.#tickets.show) break;
        this.total = response.total;
        this.skipped = response.skipped;
        this.rows = response.rows;
        break;
      case "misses":
        if (response.ticket === this.#tickets.misses) this.#addMisses(response.misses);
        break;
      case "event":
        this.#eventTexts.get(response.ticket)?.(response.text);
        this.#eventTexts.delete(response.ticket);
        break;
      case "exported":
        this.isExporting = false;
        this.onExported(response.file);
        break;
      case "failed":
        this.phase = "failed";
        this.failure = response.reason;
        this.isExporting = false;
    }
    this.host.requestUpdate();
  }

  #addMisses(misses: readonly NearMiss[]) {
    const known = new Map(this.misses);
    for (const { id } of this.#missesAsked) known.set(id, null);
    for (const miss of misses) known.set(miss.explanation.automation, miss);
    this.misses = known;
    this.#missesAsked = [];
  }
}
