import type { Automation, ReplayError } from "hookwright";
import type { ReactiveController, ReactiveControllerHost } from "lit";
import { scriptAddress } from "../app/script-address.ts";
import { Firings } from "./firings.ts";
import type { Answer, FiringRow, Request } from "./replay-messages.ts";
import workerAddress from "./replay-worker.ts?worker&url";

/** How far a replay is. */
export type Phase = "none" | "running" | "done" | "failed";

/** Has a worker replay a file of events, and keeps what it answers. */
export class ReplayController implements ReactiveController {
  phase: Phase = "none";
  name = "";
  size = 0;
  read = 0;
  events = 0;
  unreadable = 0;
  errors: ReplayError[] = [];
  firings = new Firings();
  automations: readonly Automation[] = [];
  payloads: readonly (string | undefined)[] | undefined;
  isExporting = false;
  #worker: Worker | undefined;
  #ticket = 0;

  constructor(
    private readonly host: ReactiveControllerHost,
    /** What to do when the whole file was read. */
    private readonly finished: () => void,
    /** What to do with an export that is ready. */
    private readonly exported: (file: Blob) => void,
  ) {
    host.addController(this);
  }

  hostDisconnected() {
    this.#worker?.terminate();
  }

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
    this.payloads = undefined;
    this.host.requestUpdate();
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
          this.finished();
        }
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
}
