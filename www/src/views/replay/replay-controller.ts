import type { Automation, ReplayError } from "hookwright";
import type { ReactiveControllerHost } from "lit";
import { scriptAddress } from "../../platform/script-address.ts";
import type { Wanted } from "./firing-search.ts";
import { Firings } from "./firings.ts";
import type { Answer, FiringRow, Request } from "./replay-messages.ts";
import workerAddress from "./replay-worker.ts?worker&url";

/** How far a replay is. */
export type Phase = "none" | "running" | "done" | "failed";

/** Has a worker replay a file of events, and keeps what it answers, also while another view is shown. */
export class ReplayController {
  phase: Phase = "none";
  name = "";
  size = 0;
  read = 0;
  events = 0;
  unreadable = 0;
  errors: ReplayError[] = [];
  firings = new Firings();
  /** The firings that are wanted: all, or what a search has found so far; until it finds one, those of before. */
  found: readonly FiringRow[] = [];
  isSearching = false;
  #isStale = false;
  automations: readonly Automation[] = [];
  payloads: readonly (string | undefined)[] | undefined;
  isExporting = false;
  #worker: Worker | undefined;
  #ticket = 0;
  #search = 0;

  constructor(
    private readonly host: Pick<ReactiveControllerHost, "requestUpdate">,
    /** What to do when more was found than before, of which there were so many. */
    private readonly foundMore: (before: number) => void,
    /** What to do with an export that is ready. */
    private readonly exported: (file: Blob) => void,
  ) {}

  start(name: string, file: Blob, automations: readonly Automation[]) {
    this.cancel();
    Object.assign(this, { phase: "running", name, size: file.size, automations });
    this.#worker = new Worker(scriptAddress(workerAddress), { type: "module" });
    this.#worker.addEventListener("message", (event: MessageEvent<Answer>) => this.#take(event.data));
    this.#worker.addEventListener("error", () => this.#take({ type: "failed" }));
    this.#ask({ type: "run", file, automations });
  }

  /** Stops at once; what was found is dropped. */
  cancel() {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#ticket += 1;
    Object.assign(this, { phase: "none", read: 0, events: 0, unreadable: 0, errors: [], isExporting: false });
    this.firings = new Firings();
    this.found = [];
    this.isSearching = false;
    this.#isStale = false;
    this.payloads = undefined;
    this.host.requestUpdate();
  }

  /** How many are found so far. */
  get foundCount(): number {
    return this.#isStale ? 0 : this.found.length;
  }

  /** Shows only the firings that are wanted; an earlier search ends. */
  search(wanted: Wanted) {
    this.#search += 1;
    this.isSearching = wanted.text !== "";
    this.#isStale = this.isSearching;
    if (this.isSearching) return this.#ask({ type: "search", ticket: this.#search, wanted });
    this.#ask({ type: "stopSearch" });
    const { rows } = this.firings;
    const isWanted = ({ automation }: FiringRow) => wanted.said[automation] !== undefined;
    this.found = wanted.said.includes(undefined) ? rows.filter(isWanted) : rows;
    this.foundMore(0);
  }

  /** Has the payloads of these rendered; they are there when the host updates next but one. */
  show(rows: readonly FiringRow[]) {
    this.payloads = undefined;
    this.#ticket += 1;
    this.#ask({ type: "payloads", ticket: this.#ticket, rows });
  }

  export(rows: readonly FiringRow[]) {
    this.isExporting = true;
    this.#ask({ type: "export", rows });
  }

  #ask(request: Request) {
    this.#worker?.postMessage(request);
    this.host.requestUpdate();
  }

  #take(answer: Answer) {
    switch (answer.type) {
      case "part":
        this.read = answer.read;
        this.events = answer.events;
        this.unreadable = answer.unreadable;
        this.errors.push(...answer.errors);
        this.firings.add(answer.firings);
        if (answer.isLast) {
          this.phase = "done";
          this.found = this.firings.rows;
          this.foundMore(0);
        }
        break;
      case "found":
        if (answer.ticket === this.#search) this.#found(answer.places, answer.isLast);
        break;
      case "payloads":
        if (answer.ticket === this.#ticket) this.payloads = answer.payloads;
        break;
      case "exported":
        this.isExporting = false;
        this.exported(answer.file);
        break;
      case "failed":
        this.phase = "failed";
        this.isExporting = false;
    }
    this.host.requestUpdate();
  }

  #found(places: Uint32Array, isLast: boolean) {
    const kept = this.#isStale ? [] : this.found;
    this.isSearching = !isLast;
    if (places.length === 0 && !(isLast && this.#isStale)) return;
    this.found = kept.concat(this.firings.at(places));
    this.#isStale = false;
    this.foundMore(kept.length);
  }
}
