// The memory of the module after many uses. Linear memory never shrinks, so its size shows a leak of any call.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { Event, sampleEvent, Template } from "hookwright/render";
import { initSync } from "../node_modules/hookwright/hookwright_render.js";

// The module is initialized already, so this returns its exports.
const { memory } = initSync({
  module: readFileSync(new URL(import.meta.resolve("hookwright/hookwright_render_bg.wasm"))),
});

const TEXT = '{"text": "${event_author} set ${alias} on ${artifact_metadata.accuracy}"}';
const SAMPLE = sampleEvent("ADD_ARTIFACT_ALIAS");

test("after a million renders, memory has the size that it had after a thousand", () => {
  const template = new Template(TEXT);
  const render = (times) => {
    for (let time = 0; time < times; time += 1) {
      // A new event each time: its handle is freed as `using` would free it.
      const event = new Event(SAMPLE);
      template.render(event);
      event[Symbol.dispose]();
    }
    return memory.buffer.byteLength;
  };
  const afterThousand = render(1_000);
  assert.equal(render(1_000_000), afterThousand);
});

test("handles that nothing refers to any more are freed by garbage collection", async () => {
  setFlagsFromString("--expose-gc");
  const collectGarbage = runInNewContext("gc");
  const long = `${TEXT}${" ".repeat(100_000)}`;
  /** Creates templates of 100 KB without freeing them, and waits until garbage collection has freed them. */
  const createAndCollect = async (count) => {
    for (let created = 0; created < count; created += 1) new Template(long);
    collectGarbage();
    // Finalizers run in a task of their own.
    await new Promise((resolve) => setImmediate(resolve));
    return memory.buffer.byteLength;
  };
  const first = await createAndCollect(100);
  let last = first;
  for (let round = 0; round < 20; round += 1) last = await createAndCollect(100);
  // 20 rounds without collection would need 200 MB more.
  assert.ok(last - first < 20_000_000, `${first} bytes, then ${last}`);
});
