import init, { HistoryReader, type RunHistory, RunMetric } from "hookwright";
import type { MetricTrigger } from "../../parts/metric-trigger.ts";
import type { Answer, Request, Series } from "./worker-messages.ts";

/** Values that are judged between two looks at what else was asked. */
const CHUNK = 20_000;

const ready = init();
let history: RunHistory | undefined;
let series: Series | undefined;
let newest: MetricTrigger | undefined;

addEventListener("message", (event: MessageEvent<Request>) => {
  answer(event.data).catch(() => send({ type: "failed" }));
});

async function answer(request: Request): Promise<void> {
  await ready;
  switch (request.type) {
    case "load":
      return load(request.text);
    case "choose":
      series = history && chosen(history, request.column);
      // A copy goes to the page: this side judges with its own.
      if (series) send({ type: "chosen", ...series });
      return;
    case "judge":
      newest = request.trigger;
      return judge(request.trigger);
  }
}

async function load(text: Blob): Promise<void> {
  const reader = new HistoryReader();
  const pieces = text.stream().getReader();
  let read = 0;
  for (let piece = await pieces.read(); !piece.done; piece = await pieces.read()) {
    reader.push(piece.value);
    read += piece.value.byteLength;
    send({ type: "reading", read, rows: reader.rows });
  }
  history = reader.finish();
  const { rows, problemCount } = history;
  send({ type: "read", rows, problemCount, columns: history.columns(), problems: history.problems() });
}

function chosen(history: RunHistory, column: number): Series {
  const values = history.values(column);
  const steps = history.steps(column);
  const times = history.times(column);
  const known = times.some((time) => !Number.isNaN(time)) ? { times } : {};
  return { column, values, steps: rises(steps) ? steps : values.map((_, index) => index), ...known };
}

function rises(steps: Float64Array): boolean {
  return steps.every((step, index) => Number.isFinite(step) && step >= (steps[index - 1] ?? step));
}

async function judge(trigger: MetricTrigger): Promise<void> {
  if (series === undefined) return;
  const { values, times } = series;
  const metric = new RunMetric(trigger);
  const all = () => new Float64Array(values.length);
  const judged = { computed: all(), line: all(), centre: all(), unit: all() };
  const firings: number[] = [];
  const resting: number[] = [];
  for (let from = 0; from < values.length; from += CHUNK) {
    const batch = metric.run(values.subarray(from, from + CHUNK), times?.subarray(from, from + CHUNK));
    for (const name of ["computed", "line", "centre", "unit"] as const) judged[name].set(batch[name], from);
    firings.push(...batch.firings);
    resting.push(...batch.resting);
    batch.free();
    await otherMessages();
    if (trigger !== newest) break;
  }
  metric.free();
  if (trigger !== newest) return;
  const met = { firings: Uint32Array.from(firings), resting: Uint32Array.from(resting) };
  const transferred = Object.values({ ...judged, ...met }).map((numbers) => numbers.buffer);
  send({ type: "judged", trigger, ...judged, ...met }, transferred);
}

/** Lets what was asked meanwhile come in. */
function otherMessages(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

function send(answer: Answer, transfer: Transferable[] = []): void {
  postMessage(answer, { transfer });
}
