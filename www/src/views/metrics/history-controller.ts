import { metricFirings } from "hookwright";
import type { ReactiveControllerHost } from "lit";
import type { MetricTrigger } from "../../parts/metric-trigger.ts";
import { scriptAddress } from "../../platform/script-address.ts";
import workerAddress from "./history-worker.ts?worker&url";
import type { Evaluation, ReadHistory, Series, WorkerRequest, WorkerResponse } from "./worker-messages.ts";

/** How far the page has read a history. */
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
 * Has a worker read a run's history and evaluate triggers on its metrics, and keeps the results. The history is kept
 * while another view is shown, so that the user can create an automation without reading the file again.
 */
export class HistoryController {
  state: HistoryState = { kind: "none" };
  series: Series | undefined;
  evaluation: Evaluation | undefined;
  #worker: Worker | undefined;
  #requestedTrigger: MetricTrigger | undefined;

  constructor(
    private readonly host: Pick<ReactiveControllerHost, "requestUpdate">,
    /** Called when a history was read. */
    private readonly onRead: (history: ReadHistory) => void,
    /** Called when the series of another metric was chosen. */
    private readonly onChosen: (series: Series) => void,
  ) {}

  load(name: string, text: Blob) {
    this.cancel();
    this.#show({ kind: "reading", name, read: 0, size: text.size, rows: 0 });
    this.#worker = new Worker(scriptAddress(workerAddress), { type: "module" });
    this.#worker.addEventListener("message", (event: MessageEvent<WorkerResponse>) =>
      this.#receive(event.data),
    );
    this.#worker.addEventListener("error", () => this.#show({ kind: "failed", name }));
    this.#request({ type: "load", text });
  }

  /** Stops at once, and drops the history. */
  cancel() {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#requestedTrigger = undefined;
    this.series = undefined;
    this.evaluation = undefined;
    this.#show({ kind: "none" });
  }

  choose(column: number) {
    this.#request({ type: "choose", column });
  }

  /** Evaluates a trigger on the chosen series: at once if only the comparison changed, else in the worker. */
  evaluate(trigger: MetricTrigger) {
    const { series, evaluation } = this;
    const requested = this.#requestedTrigger;
    this.#requestedTrigger = trigger;
    if (series && evaluation && formulaKey(evaluation.trigger) === formulaKey(trigger)) {
      const met = metricFirings(trigger, evaluation.computed, series.times);
      const { firings, inCooldown } = met;
      met.free();
      this.evaluation = { ...evaluation, trigger, firings, inCooldown };
      this.host.requestUpdate();
    } else if (requested === undefined || formulaKey(requested) !== formulaKey(trigger)) {
      this.#request({ type: "evaluate", trigger });
    }
  }

  #request(request: WorkerRequest) {
    this.#worker?.postMessage(request);
  }

  #receive(response: WorkerResponse) {
    const { state } = this;
    const name = state.kind === "none" ? "" : state.name;
    switch (response.type) {
      case "reading":
        if (state.kind === "reading") this.#show({ ...state, read: response.read, rows: response.rows });
        return;
      case "read":
        this.#show({ ...response, kind: "read", name });
        return this.onRead(response);
      case "chosen":
        this.series = response;
        this.evaluation = undefined;
        this.#requestedTrigger = undefined;
        this.host.requestUpdate();
        return this.onChosen(response);
      case "evaluated":
        return this.#takeEvaluation(response);
      case "failed":
        return this.#show({ kind: "failed", name });
    }
  }

  #takeEvaluation(evaluation: Evaluation) {
    const requested = this.#requestedTrigger;
    if (requested === undefined || formulaKey(requested) !== formulaKey(evaluation.trigger)) return;
    this.evaluation = evaluation;
    // The user may have changed the comparison meanwhile.
    this.evaluate(requested);
  }

  #show(state: HistoryState) {
    this.state = state;
    this.host.requestUpdate();
  }
}

/** Returns a key of the parts of a trigger that determine the computed numbers: all but what they are compared with. */
function formulaKey({ condition, type }: MetricTrigger): string {
  const comparison = ["cmp_op", "threshold", "change_dir", "change_amount"];
  const formula = Object.entries(condition).filter(([name]) => !comparison.includes(name));
  return JSON.stringify([type, formula.sort()]);
}
