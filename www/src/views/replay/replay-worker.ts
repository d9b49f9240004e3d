import init, { type Automation, Event, Replay, type ReplayPart, Template } from "hookwright";
import { FiringColumns } from "./firing-columns.ts";
import { search, type Wanted } from "./firing-search.ts";
import type { Answer, FiringRow, Request } from "./replay-messages.ts";

/** How much of the file is read between two looks at what else was asked. */
const PIECE = 1 << 20;

const ready = init();
let file = new Blob();
let automations: readonly Automation[] = [];
const templates = new Map<number, Template | undefined>();
const fired = new FiringColumns();
/** The newest search; older ones end at the next piece. */
let searching = 0;

addEventListener("message", (event: MessageEvent<Request>) => {
  answer(event.data).catch(() => send({ type: "failed" }));
});

async function answer(request: Request): Promise<void> {
  await ready;
  switch (request.type) {
    case "run":
      ({ file, automations } = request);
      return run();
    case "payloads":
      return send({
        type: "payloads",
        ticket: request.ticket,
        payloads: await Promise.all(request.rows.map(payload)),
      });
    case "search":
      searching = request.ticket;
      return find(request.ticket, request.wanted);
    case "stopSearch":
      searching = 0;
      return;
    case "export":
      return send({ type: "exported", file: await exported(request.rows) });
  }
}

async function run(): Promise<void> {
  const replay = new Replay([...automations]);
  for (let at = 0; at < file.size; at += PIECE) {
    const piece = await file.slice(at, at + PIECE).arrayBuffer();
    tell(replay, replay.push(new Uint8Array(piece)), at + piece.byteLength, false);
  }
  tell(replay, replay.finish(), file.size, true);
  replay.free();
}

function tell(replay: Replay, part: ReplayPart, read: number, isLast: boolean) {
  const { events, unreadable } = replay;
  const { errors, automations, lines, starts, lengths, times } = part;
  const firings = { automations, lines, starts, lengths, times };
  part.free();
  fired.add(firings);
  const transferred = Object.values(firings).map((numbers) => numbers.buffer);
  send({ type: "part", read, events, unreadable, errors, firings, isLast }, transferred);
}

/** Looks through the file piece by piece, and hears between two of them what else was asked. */
async function find(ticket: number, wanted: Wanted): Promise<void> {
  const author = new Template("${event_author}");
  for (const part of fired.parts()) {
    const places = await search(file, part, wanted, ({ automation }, line) => {
      const event = new Event(line);
      const payload = rendered(automation, event) ?? "";
      const texts = [payload, author.render(event)];
      event.free();
      return texts;
    });
    if (searching !== ticket) break;
    if (places.length > 0) send({ type: "found", ticket, places, isLast: false }, [places.buffer]);
  }
  author.free();
  if (searching === ticket) send({ type: "found", ticket, places: new Uint32Array(), isLast: true });
}

/** What the automation would send; secrets stay as they are named. Nothing where it sends an empty body. */
async function payload(row: FiringRow): Promise<string | undefined> {
  const event = new Event((await file.slice(row.start, row.start + row.length).text()).trim());
  const payload = rendered(row.automation, event);
  event.free();
  return payload;
}

function rendered(place: number, event: Event): string | undefined {
  const automation = automations[place];
  if (automation === undefined) return undefined;
  return templateOf(place, automation)?.render(event, { eventType: automation.trigger.type });
}

function templateOf(place: number, { payload }: Automation): Template | undefined {
  if (!templates.has(place)) templates.set(place, payload == null ? undefined : new Template(payload));
  return templates.get(place);
}

/** A line for each firing. */
async function exported(rows: readonly FiringRow[]): Promise<Blob> {
  const lines: string[] = [];
  for (const row of rows) {
    const automation = automations[row.automation];
    const line = {
      line: row.line,
      time: Number.isNaN(row.time) ? null : new Date(row.time).toISOString(),
      automation: automation?.id,
      name: automation?.name,
      event_type: automation?.trigger.type,
      payload: (await payload(row)) ?? null,
    };
    lines.push(`${JSON.stringify(line)}\n`);
  }
  return new Blob(lines, { type: "application/x-ndjson" });
}

function send(answer: Answer, transfer: Transferable[] = []): void {
  postMessage(answer, { transfer });
}
