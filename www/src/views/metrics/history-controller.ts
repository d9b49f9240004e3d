import { metricFirings } from "hookwright";
import type { ReactiveControllerHost } from "lit";
import type { MetricTrigger } from "../../parts/metric-fields.ts";
import { scriptAddress } from "../../platform/script-address.ts";
import workerAddress from "./history-worker.ts?worker&url";
import type { Answer, Judged, ReadHistory, Request, Series } from "./worker-messages.ts";

/** How far a history is. */
export type HistoryState =
  | { readonly kind: "none" }
  | {
      readonly kind: "reading";
      readonly name: string;
      readonly read: number;
      readonly size: number;
      readonly rows: number;
    }
  | ({ readonly kind: "read"; readonly name: string } & ReadHistory)
  | { readonly kind: "failed"; readonly name: string };

/**
 * Has a worker read a run's history and judge its metrics, and keeps what it answers. The history stays while another
 * view is shown: making an automation is no reason to read a file again.
 */
export class HistoryController {
  state: HistoryState = { kind: "none" };
  series: Series | undefined;
  judged: Judged | undefined;
  #worker: Worker | undefined;
  #asked: MetricTrigger | undefined;

  constructor(
    private readonly host: Pick<ReactiveControllerHost, "requestUpdate">,
    /** What to do with a history that was just read. */
    private readonly read: (history: ReadHistory) => void,
    /** What to do with a series that was just chosen. */
    private readonly chosen: (series: Series) => void,
  ) {}

  load(name: string, text: Blob) {
    this.cancel();
    this.#show({ kind: "reading", name, read: 0, size: text.size, rows: 0 });
    this.#worker = new Worker(scriptAddress(workerAddress), { type: "module" });
    this.#worker.addEventListener("message", (event: MessageEvent<Answer>) => this.#take(event.data));
    this.#worker.addEventListener("error", () => this.#show({ kind: "failed", name }));
    this.#ask({ type: "load", text });
  }

  /** Stops at once; what was read is dropped. */
  cancel() {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#asked = undefined;
    this.series = undefined;
    this.judged = undefined;
    this.#show({ kind: "none" });
  }

  choose(column: number) {
    this.#ask({ type: "choose", column });
  }

  /** Judges the series again: where only the comparison changed, at once. */
  judge(trigger: MetricTrigger) {
    const { series, judged } = this;
    const asked = this.#asked;
    this.#asked = trigger;
    if (series && judged && formula(judged.trigger) === formula(trigger)) {
      const met = metricFirings(trigger, judged.computed, series.times);
      const { firings, resting } = met;
      met.free();
      this.judged = { ...judged, trigger, firings, resting };
      this.host.requestUpdate();
    } else if (asked === undefined || formula(asked) !== formula(trigger)) {
      this.#ask({ type: "judge", trigger });
    }
  }

  #ask(request: Request) {
    this.#worker?.postMessage(request);
  }

  #take(answer: Answer) {
    const { state } = this;
    const name = state.kind === "none" ? "" : state.name;
    switch (answer.type) {
      case "reading":
        if (state.kind === "reading") this.#show({ ...state, read: answer.read, rows: answer.rows });
        return;
      case "read":
        this.#show({ ...answer, kind: "read", name });
        return this.read(answer);
      case "chosen":
        this.series = answer;
        this.judged = undefined;
        this.#asked = undefined;
        this.host.requestUpdate();
        return this.chosen(answer);
      case "judged":
        return this.#judged(answer);
      case "failed":
        return this.#show({ kind: "failed", name });
    }
  }

  #judged(judged: Judged) {
    const asked = this.#asked;
    if (asked === undefined || formula(asked) !== formula(judged.trigger)) return;
    this.judged = judged;
    // The comparison may have moved on meanwhile.
    this.judge(asked);
  }

  #show(state: HistoryState) {
    this.state = state;
    this.host.requestUpdate();
  }
}

/** What of a trigger decides the numbers, without what they are compared with. */
function formula({ condition, type }: MetricTrigger): string {
  const compared = ["cmp_op", "threshold", "change_dir", "change_amount"];
  const others = Object.entries(condition).filter(([name]) => !compared.includes(name));
  return JSON.stringify([type, others.sort()]);
}
