import init, { type HistoryColumn, HistoryReader, type Pause, type RunHistory, RunMetric } from "hookwright";
import type { MetricTrigger } from "../../parts/metric-trigger.ts";
import { seriesOf } from "./series.ts";
import type { Series, WorkerRequest, WorkerResponse } from "./worker-messages.ts";

/** How many values are evaluated before the worker handles the next request. */
const CHUNK = 20_000;

const ready = init();
let history: RunHistory | undefined;
let columns: readonly HistoryColumn[] = [];
let series: Series | undefined;
let newestTrigger: MetricTrigger | undefined;

addEventListener("message", (event: MessageEvent<WorkerRequest>) => {
  handle(event.data).catch(() => respond({ type: "failed" }));
});

async function handle(request: WorkerRequest): Promise<void> {
  await ready;
  switch (request.type) {
    case "load":
      return load(request.text);
    case "choose":
      series = history && seriesOf(history, columns, request.column);
      // The page gets a copy: the worker continues with its own arrays.
      if (series) respond({ type: "chosen", ...series });
      return;
    case "evaluate":
      newestTrigger = request.trigger;
      return evaluate(request.trigger);
  }
}

async function load(text: Blob): Promise<void> {
  const reader = new HistoryReader();
  const chunks = text.stream().getReader();
  let read = 0;
  for (let chunk = await chunks.read(); !chunk.done; chunk = await chunks.read()) {
    reader.push(chunk.value);
    read += chunk.value.byteLength;
    respond({ type: "reading", read, rows: reader.rows });
  }
  history = reader.finish();
  const { rows, problemCount, axis, firstMetric } = history;
  columns = history.columns();
  const problems = history.problems();
  respond({ type: "read", rows, problemCount, axis, firstMetric, columns, problems });
}

async function evaluate(trigger: MetricTrigger): Promise<void> {
  if (series === undefined) return;
  const { values, times } = series;
  const metric = new RunMetric(trigger);
  const column = () => new Float64Array(values.length);
  const columns = { computed: column(), line: column(), centre: column(), unit: column() };
  const firings: number[] = [];
  const inCooldown: number[] = [];
  const pauses: Pause[] = [];
  for (let from = 0; from < values.length; from += CHUNK) {
    const batch = metric.run(values.subarray(from, from + CHUNK), times?.subarray(from, from + CHUNK));
    for (const name of ["computed", "line", "centre", "unit"] as const) columns[name].set(batch[name], from);
    firings.push(...batch.firings);
    inCooldown.push(...batch.inCooldown);
    for (const pause of batch.pauses()) appendPause(pauses, pause);
    batch.free();
    await otherRequests();
    if (trigger !== newestTrigger) break;
  }
  metric.free();
  if (trigger !== newestTrigger) return;
  const met = { firings: Uint32Array.from(firings), inCooldown: Uint32Array.from(inCooldown) };
  const transferred = Object.values({ ...columns, ...met }).map((numbers) => numbers.buffer);
  respond({ type: "evaluated", trigger, ...columns, ...met, pauses }, transferred);
}

/** Appends a pause, or extends the last one if this one continues it in the next batch. */
function appendPause(pauses: Pause[], pause: Pause): void {
  const last = pauses.at(-1);
  if (last?.reason === pause.reason && last.to + 1 === pause.from)
    pauses[pauses.length - 1] = { ...last, to: pause.to };
  else pauses.push(pause);
}

/** Lets the worker receive the requests that arrived meanwhile. */
function otherRequests(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

function respond(response: WorkerResponse, transfer: Transferable[] = []): void {
  postMessage(response, { transfer });
}
