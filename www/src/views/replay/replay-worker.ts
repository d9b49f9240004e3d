import init, { type Automation, automationValues, Event, NearestMisses, Replay, Template } from "hookwright";
import { timeText, utcText } from "../../messages/times.ts";
import { EventFile, FileError } from "./event-file.ts";
import { type FiringRow, Firings } from "./firings.ts";
import type { SearchQuery, ShownFiring, WorkerRequest, WorkerResponse } from "./replay-messages.ts";
import { type Range, timelineOf, wholeRange } from "./timeline-data.ts";

/** How many firings are searched before the worker handles the next request. */
const SEARCHED_AT_ONCE = 2_000;

/** How long a search may hold back what it found, in milliseconds: each report takes time for all firings. */
const REPORT_MS = 200;

const ready = init();
let file = new EventFile(new Blob());
let automations: readonly Automation[] = [];
const templates = new Map<number, Template | undefined>();
const firings = new Firings();
/** The indices of the firings that the newest search found so far. */
let found = new Uint32Array();
/** The tickets of the newest search and the newest request for nearest misses; older ones end early. */
const newest = { search: 0, misses: 0 };

addEventListener("message", (event: MessageEvent<WorkerRequest>) => {
  handle(event.data).catch((error: unknown) =>
    respond({ type: "failed", reason: error instanceof FileError ? error.reason : "unreadable" }),
  );
});

async function handle(request: WorkerRequest): Promise<void> {
  await ready;
  switch (request.type) {
    case "run":
      file = new EventFile(request.file);
      automations = request.automations;
      return run();
    case "search":
      newest.search = request.ticket;
      return search(request.ticket, request.query);
    case "show":
      return show(request.ticket, request.range, request.first, request.count);
    case "misses":
      newest.misses = request.ticket;
      return findMisses(request.ticket, request.automations);
    case "event":
      return respond({ type: "event", ticket: request.ticket, text: await textOf(request) });
    case "export":
      return respond({ type: "exported", file: await exportRows(within(request.range), request.webhooks) });
  }
}

async function run(): Promise<void> {
  const replay = new Replay([...automations]);
  for await (const { bytes, read } of file.read()) {
    firings.add(replay.push(bytes));
    const { events, unreadable } = replay;
    respond({ type: "progress", read, events, unreadable, listed: firings.length });
  }
  firings.add(replay.finish());
  const { events, unreadable, rejections, isLinewise, firedCounts, skippedCounts } = replay;
  replay.free();
  const summary = { events, unreadable, rejections, isLinewise, listed: firings.length };
  respond({ type: "done", summary: { ...summary, fired: firedCounts, skipped: skippedCounts } });
}

/** Searches the firings part by part. Between two parts, the worker handles other requests. */
async function search(ticket: number, { text, automationTexts, status }: SearchQuery): Promise<void> {
  const author = new Template("${event_author}");
  const indices: number[] = [];
  let reported = Number.NEGATIVE_INFINITY;
  for (let first = 0; first < firings.length; first += SEARCHED_AT_ONCE) {
    const part = Array.from(
      { length: Math.min(SEARCHED_AT_ONCE, firings.length - first) },
      (_, position) => first + position,
    ).filter(
      (index) =>
        automationTexts[firings.automationOf(index)] !== undefined &&
        (status === "any" || (status === "skipped") === firings.isSkipped(index)),
    );
    const matches = text === "" ? part : await matchesIn(part, text, automationTexts, author);
    indices.push(...matches);
    if (text === "") continue;
    await nextTurn();
    if (newest.search !== ticket) break;
    // Until the first match, the earlier results stay.
    if (matches.length === 0 || performance.now() - reported < REPORT_MS) continue;
    report(ticket, indices, false);
    reported = performance.now();
  }
  author.free();
  if (newest.search === ticket) report(ticket, indices, true);
}

function report(ticket: number, indices: readonly number[], isLast: boolean) {
  found = Uint32Array.from(indices);
  const { axis } = firings;
  const range = wholeRange(firings, axis);
  respond({ type: "found", ticket, timeline: range && timelineOf(firings, found, axis, range), isLast });
}

/**
 * Returns the firings of a part that match a text: by the automation, by line and time and, only if none of these match,
 * by the payload and the author. The part's events are read from the file at once.
 */
async function matchesIn(
  part: readonly number[],
  text: string,
  automationTexts: SearchQuery["automationTexts"],
  author: Template,
): Promise<readonly number[]> {
  const [first, last] = [part[0], part.at(-1)];
  if (first === undefined || last === undefined) return [];
  const [{ start }, end] = [firings.at(first), firings.at(last)];
  const bytes = await file.slice(start, end.start + end.length - start);
  const decoder = new TextDecoder();
  return part.filter((index) => {
    const row = firings.at(index);
    if (automationTexts[row.automation]?.includes(text) || String(row.line).includes(text)) return true;
    if ([timeText(row.time), utcText(row.time)].some((time) => time.toLowerCase().includes(text)))
      return true;
    const line = bytes.subarray(row.start - start, row.start - start + row.length);
    const event = new Event(decoder.decode(line).trim());
    const texts = [render(row.automation, event) ?? "", author.render(event)];
    event.free();
    return texts.some((one) => one.toLowerCase().includes(text));
  });
}

/** Returns the indices of the found firings in a range. */
function within(range: Range | undefined): Uint32Array {
  if (range === undefined) return found;
  const { axis } = firings;
  return found.filter((index) => {
    const position = firings.positionOf(index, axis);
    return position >= range.from && position <= range.to;
  });
}

async function show(ticket: number, range: Range | undefined, first: number, count: number) {
  const indices = within(range);
  const rows = Array.from(indices.subarray(first, first + count), (index) => firings.at(index));
  respond({
    type: "shown",
    ticket,
    total: indices.length,
    skipped: indices.reduce((count, index) => count + Number(firings.isSkipped(index)), 0),
    rows: await Promise.all(
      rows.map(async (row): Promise<ShownFiring> => ({ ...row, payload: await payloadOf(row) })),
    ),
  });
}

/** Reads the file again, and compares its events with automations that did not fire. */
async function findMisses(ticket: number, asked: readonly Automation[]): Promise<void> {
  const misses = new NearestMisses([...asked]);
  for await (const { bytes } of file.read()) {
    misses.push(bytes);
    await nextTurn();
    if (newest.misses !== ticket) return misses.free();
  }
  respond({ type: "misses", ticket, misses: misses.finish() });
}

/** Lets the worker handle the requests that arrived meanwhile. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

async function textOf({ start, length }: Pick<FiringRow, "start" | "length">): Promise<string> {
  return new TextDecoder().decode(await file.slice(start, length)).trim();
}

/**
 * Returns the payload that a firing would send, with the names of secrets in place of their values; undefined if
 * the automation has no payload.
 */
async function payloadOf(row: FiringRow): Promise<string | undefined> {
  const event = new Event(await textOf(row));
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

/** The body of a request of an automation without a payload. */
const EMPTY_BODY = "{}";

/**
 * Returns the export: one line of JSON for each firing. An automation whose webhook is not one of these sends nothing, so its
 * lines have no payload.
 */
async function exportRows(indices: Uint32Array, webhooks: ReadonlySet<string>): Promise<Blob> {
  const lines: string[] = [];
  for (const index of indices) {
    const row = firings.at(index);
    const automation = automations[row.automation];
    const webhook =
      automation?.webhook != null && webhooks.has(automation.webhook) ? automation.webhook : null;
    const line = {
      line: row.line,
      time: isoTime(row.time),
      automation: automation?.id,
      name: automation?.name,
      event_type: automation?.trigger.type,
      status: row.isSkipped ? "skipped" : "fired",
      webhook,
      payload: webhook === null ? null : ((await payloadOf(row)) ?? EMPTY_BODY),
    };
    lines.push(`${JSON.stringify(line)}\n`);
  }
  return new Blob(lines, { type: "application/x-ndjson" });
}

function isoTime(time: number): string | null {
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

function respond(response: WorkerResponse): void {
  postMessage(response);
}
