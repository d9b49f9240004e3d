import { type Automation, type EventType, eventTypes, sampleEvent } from "hookwright/payload";

const HOURS = 3_600_000;

/** A file of made-up events over some days: each kind that the automations wait for, and others between. */
export function sampleEvents(automations: readonly Automation[], count: number, last: Date): Blob {
  const wanted = automations.map(({ trigger }): EventType => trigger.type);
  const kinds = [...wanted, ...wanted, ...eventTypes().map(({ eventType }) => eventType)];
  const samples = kinds.map((kind): object => JSON.parse(sampleEvent(kind)));
  const end = Math.floor(last.getTime() / HOURS);
  const lines = Array.from({ length: count }, (_, index) => {
    const time = new Date((end - count + index) * HOURS).toISOString();
    return `${JSON.stringify({ ...samples[(index * 7) % samples.length], time })}\n`;
  });
  return new Blob(lines, { type: "application/x-ndjson" });
}
