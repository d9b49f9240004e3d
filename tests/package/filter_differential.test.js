// Filters against mingo, an independent implementation of MongoDB's query language. `$contains` is W&B's own and has
// no peer; integers beyond 2^53 are not exact in JavaScript. Both are tested in Rust.
//
// HOOKWRIGHT_PAIRS sets the number of pairs, HOOKWRIGHT_SEED the seed.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Event, Filter, sampleEvent } from "hookwright";
import { judge } from "./differential/conditions.js";
import { Generator } from "./differential/generate.js";
import { peer } from "./differential/peer.js";
import { names, rule } from "./differential/rules.js";

const pairs = Number(process.env.HOOKWRIGHT_PAIRS ?? 20_000);
const seed = Number(process.env.HOOKWRIGHT_SEED ?? 1);
const sample = JSON.parse(sampleEvent("RUN_STATE"));

test(`${pairs} pairs of filter and document give mingo's result, or the one of MongoDB's manual`, (t) => {
  const generator = new Generator(seed);
  const decided = new Map(names.map((name) => [name, 0]));
  const total = { matches: 0, differences: 0, conditions: 0 };
  for (let pair = 0; pair < pairs; pair++) {
    const document = generator.document();
    const filter = generator.filter(document);
    const about = () =>
      `seed ${seed}, pair ${pair}: ${JSON.stringify(filter)} on ${JSON.stringify(document)}`;
    const event = new Event(JSON.stringify({ ...sample, run: { ...sample.run, fields: document } }));
    // Every condition of the filter by itself, then the whole: what joins conditions has no exceptions.
    const ours = verdict(filter, event);
    const joined = judge(filter, (condition) => {
      const holds = verdict(condition.filter, event);
      total.conditions++;
      if (holds !== peer(condition.filter, document)) {
        const found = rule(condition, document);
        assert.ok(found, `no rule decides ${JSON.stringify(condition.filter)}; ${about()}`);
        assert.equal(
          holds,
          found.verdict,
          `“${found.name}” on ${JSON.stringify(condition.filter)}; ${about()}`,
        );
        decided.set(found.name, decided.get(found.name) + 1);
      }
      return holds;
    });
    assert.equal(ours, joined, about());
    if (ours) total.matches++;
    if (ours !== peer(filter, document)) total.differences++;
    event.free();
  }
  t.diagnostic(`${pairs} pairs: ${total.matches} match, ${total.differences} differ from mingo`);
  t.diagnostic(`${total.conditions} conditions in them`);
  for (const [name, count] of decided) t.diagnostic(`${count} conditions decided by: ${name}`);
  assert.ok(total.matches > pairs / 5 && total.matches < (pairs * 4) / 5, "both verdicts are common");
  assert.ok(
    [...decided.values()].every((count) => count > 0),
    "every rule is needed",
  );
});

function verdict(filter, event) {
  const compiled = new Filter(JSON.stringify(filter));
  const holds = compiled.matches(event);
  assert.equal(compiled.explain(event).verdict, holds ? "met" : "notMet");
  compiled.free();
  return holds;
}
