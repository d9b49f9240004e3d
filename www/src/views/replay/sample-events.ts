import { type Automation, eventTypes, sampleEvent } from "hookwright/payload";
import { exampleEvent } from "../../parts/automation-context.ts";

/** The number of events in the sample file. */
const SAMPLE_SIZE = 500;

const HOUR_MS = 3_600_000;

/** Returns a file of made-up events, one each hour up to `last`: mostly of the types that the automations wait for. */
export function sampleEvents(automations: readonly Automation[], last: Date): Blob {
  // An example depends only on the type of the trigger.
  const examples = new Map<string, object>();
  const fitting = automations.map((automation) => {
    const { type } = automation.trigger;
    const example = examples.get(type) ?? (JSON.parse(exampleEvent(automation)) as object);
    examples.set(type, example);
    return example;
  });
  const others = eventTypes().map(({ eventType }): object => JSON.parse(sampleEvent(eventType)));
  const samples = [...fitting, ...fitting, ...others];
  const end = Math.floor(last.getTime() / HOUR_MS);
  const lines = Array.from({ length: SAMPLE_SIZE }, (_, index) => {
    const time = new Date((end - SAMPLE_SIZE + index) * HOUR_MS).toISOString();
    return `${JSON.stringify({ ...samples[(index * 7) % samples.length], time })}\n`;
  });
  return new Blob(lines, { type: "application/x-ndjson" });
}
