import init, {
  type Automation,
  automationValues,
  Event,
  Replay,
  type ReplayPart,
  Template,
} from "hookwright";
import { timeText } from "../../messages/shared.ts";
import { FiringColumns, type FiringRow, type IndexedFiring } from "./firings.ts";
import type { SearchQuery, WorkerRequest, WorkerResponse } from "./replay-messages.ts";

/** How many bytes of the file are read before the worker handles the next request. */
const CHUNK_BYTES = 1 << 20;

const ready = init();
let file = new Blob();
let automations: readonly Automation[] = [];
const templates = new Map<number, Template | undefined>();
const fired = new FiringColumns();
/** The ticket of the newest search; an older search ends at its next part. */
let currentSearch = 0;

addEventListener("message", (event: MessageEvent<WorkerRequest>) => {
  handle(event.data).catch(() => respond({ type: "failed" }));
});

async function handle(request: WorkerRequest): Promise<void> {
  await ready;
  switch (request.type) {
    case "run":
      ({ file, automations } = request);
      return run();
    case "payloads":
      return respond({
        type: "payloads",
        ticket: request.ticket,
        payloads: await Promise.all(request.rows.map(payloadOf)),
      });
    case "search":
      currentSearch = request.ticket;
      return search(request.ticket, request.query);
    case "stopSearch":
      currentSearch = 0;
      return;
    case "export":
      return respond({ type: "exported", file: await exportRows(request.rows) });
  }
}

async function run(): Promise<void> {
  const replay = new Replay([...automations]);
  for (let offset = 0; offset < file.size; offset += CHUNK_BYTES) {
    const chunk = await file.slice(offset, offset + CHUNK_BYTES).arrayBuffer();
    respondWithPart(replay, replay.push(new Uint8Array(chunk)), offset + chunk.byteLength, false);
  }
  respondWithPart(replay, replay.finish(), file.size, true);
  replay.free();
}

function respondWithPart(replay: Replay, part: ReplayPart, read: number, isLast: boolean) {
  const { events, unreadable } = replay;
  const { errors, automations, lines, starts, lengths, times } = part;
  const firings = { automations, lines, starts, lengths, times };
  part.free();
  fired.add(firings);
  const transferred = Object.values(firings).map((numbers) => numbers.buffer);
  respond({ type: "part", read, events, unreadable, errors, firings, isLast }, transferred);
}

/** Searches the firings part by part. Between two parts, the worker handles other requests. */
async function search(ticket: number, query: SearchQuery): Promise<void> {
  const author = new Template("${event_author}");
  for (const part of fired.parts()) {
    const indices = await matchesIn(part, query, ({ automation }, line) => {
      const event = new Event(line);
      const texts = [render(automation, event) ?? "", author.render(event)];
      event.free();
      return texts;
    });
    if (currentSearch !== ticket) break;
    if (indices.length > 0) respond({ type: "found", ticket, indices, isLast: false }, [indices.buffer]);
  }
  author.free();
  if (currentSearch === ticket) respond({ type: "found", ticket, indices: new Uint32Array(), isLast: true });
}

/**
 * Returns the indices of the firings of one part that match a query: by the automation, by line and time and, only if
 * none of these match, by the texts of the event. The part's lines are read from the file at once.
 */
async function matchesIn(
  part: readonly IndexedFiring[],
  { text, automationTexts }: SearchQuery,
  textsOf: (firing: IndexedFiring, line: string) => readonly string[],
): Promise<Uint32Array<ArrayBuffer>> {
  const candidates = part.filter(({ automation }) => automationTexts[automation] !== undefined);
  const first = candidates[0];
  const last = candidates.at(-1);
  if (first === undefined || last === undefined) return new Uint32Array();
  const bytes = new Uint8Array(await file.slice(first.start, last.start + last.length).arrayBuffer());
  const decoder = new TextDecoder();
  const matches = (firing: IndexedFiring) => {
    const { automation, line, start, length, time } = firing;
    if (automationTexts[automation]?.includes(text) || String(line).includes(text)) return true;
    if (timeText(time).toLowerCase().includes(text)) return true;
    const offset = start - first.start;
    const event = decoder.decode(bytes.subarray(offset, offset + length)).trim();
    return textsOf(firing, event).some((one) => one.toLowerCase().includes(text));
  };
  return Uint32Array.from(candidates.filter(matches), ({ index }) => index);
}

/**
 * Returns the payload that a firing would send, with the names of secrets in place of their values; undefined for an
 * empty body.
 */
async function payloadOf(row: FiringRow): Promise<string | undefined> {
  const event = new Event((await file.slice(row.start, row.start + row.length).text()).trim());
  const payload = render(row.automation, event);
  event.free();
  return payload;
}

function render(index: number, event: Event): string | undefined {
  const automation = automations[index];
  if (automation === undefined) return undefined;
  return templateOf(index, automation)?.render(event, {
    eventType: automation.trigger.type,
    automation: automationValues(automation.name, automation.trigger),
  });
}

function templateOf(index: number, { payload }: Automation): Template | undefined {
  if (!templates.has(index)) templates.set(index, payload == null ? undefined : new Template(payload));
  return templates.get(index);
}

/** Returns the export: one line of JSON for each firing. */
async function exportRows(rows: readonly FiringRow[]): Promise<Blob> {
  const lines: string[] = [];
  for (const row of rows) {
    const automation = automations[row.automation];
    const line = {
      line: row.line,
      time: Number.isNaN(row.time) ? null : new Date(row.time).toISOString(),
      automation: automation?.id,
      name: automation?.name,
      event_type: automation?.trigger.type,
      payload: (await payloadOf(row)) ?? null,
    };
    lines.push(`${JSON.stringify(line)}\n`);
  }
  return new Blob(lines, { type: "application/x-ndjson" });
}

function respond(response: WorkerResponse, transfer: Transferable[] = []): void {
  postMessage(response, { transfer });
}
