import { initSync } from "hookwright/web";
import { Query } from "mingo";
import sift from "sift";
import { measure, spread } from "../harness/measure.js";
import { atLeast, compare, fastest, OURS, short } from "../harness/row.js";
import { aliases, automations, pattern } from "../work/automations.js";
import { core } from "../work/ours.js";

const MANY = 10_000;
const GROWTH = [100, 1_000, MANY, 100_000];
const EVENTS = 8;
const LIMIT = 2;

/** @type {import("../harness/row.js").Row} */
const match = {
  id: "match",
  what: `match one event against ${short(MANY)} automations`,
  async run() {
    const names = aliases(EVENTS, MANY);
    const patterns = Array.from({ length: MANY }, (_, number) => pattern(number));
    const queries = patterns.map((text) => new Query({ alias: { $regex: text } }));
    const sifts = patterns.map((text) => sift({ alias: { $regex: text } }));
    const expressions = patterns.map((text) => new RegExp(text));
    const peer = (matches) => {
      const one = (alias) => matches(alias).map((number) => `a${number}`);
      return { work: () => names.forEach(matches), result: () => names.map(one) };
    };
    const figures = await compare(
      {
        [OURS]: ours(new core.Matcher(automations(MANY)), names),
        mingo: peer((alias) => numbers(queries, (query) => query.test({ alias }))),
        sift: peer((alias) => numbers(sifts, (matches) => matches({ alias }))),
        "a loop over compiled RegExp": peer((alias) => numbers(expressions, (one) => one.test(alias))),
      },
      { operations: EVENTS, unit: "ns per event", rounds: 11 },
    );
    const [, mingo, sifted, loop] = figures;
    return {
      figures,
      verdicts: [atLeast(1_000, fastest([mingo, sifted]), this.what), atLeast(100, loop, this.what)],
    };
  },
};

/** @type {import("../harness/row.js").Row} */
const growth = {
  id: "growth-match",
  what: "match one event, as automations grow in number",
  async run() {
    const subjects = GROWTH.map((count) => [
      named(count),
      ours(new core.Matcher(automations(count)), aliases(1_000, count)),
    ]);
    const samples = await measure(Object.fromEntries(subjects), { operations: 1_000 });
    const times = GROWTH.map((count) => spread(samples[named(count)]));
    const grown = times[3].median / times[1].median;
    const verdict = {
      what: "… from 1,000 to 100,000 automations",
      target: `≤ ${LIMIT}×`,
      measured: `${short(grown)}×`,
      met: grown <= LIMIT,
    };
    return { figures: growthFigures(times, "ns per event"), verdicts: [verdict] };
  },
};

/** @type {import("../harness/row.js").Row} */
const explain = {
  id: "growth-explain",
  what: "explain one event for all automations, as they grow in number",
  async run() {
    const subjects = GROWTH.map((count) => {
      const matcher = new core.Matcher(automations(count));
      const [alias] = aliases(1, count);
      const event = added(alias);
      return [named(count), { work: () => matcher.explain(event), count }];
    });
    const times = [];
    for (const [name, { work, count }] of subjects) {
      const samples = await measure({ [name]: { work } }, { operations: count, rounds: 3 });
      times.push(spread(samples[name]));
    }
    return { figures: growthFigures(times, "ns per automation"), verdicts: [] };
  },
};

/** @type {import("../harness/row.js").Row} */
const compile = {
  id: "growth-compile",
  what: "compile automations from JavaScript objects, as they grow in number",
  run: async () => {
    const times = [];
    for (const count of GROWTH) {
      const list = automations(count);
      const work = () => new core.Matcher(list).free();
      const samples = await measure({ [named(count)]: { work } }, { operations: count, rounds: 3 });
      times.push(spread(samples[named(count)]));
    }
    return { figures: growthFigures(times, "ns per automation"), verdicts: [] };
  },
};

/** @type {import("../harness/row.js").Row} */
const memory = {
  id: "growth-memory",
  what: "wasm memory of compiled automations, as they grow in number",
  run: async () => {
    // The module is already initialised, so this returns its exports.
    const bytes = () => initSync().memory.buffer.byteLength;
    const kept = [];
    const sizes = GROWTH.map((count) => {
      const list = automations(count);
      const before = bytes();
      kept.push(new core.Matcher(list));
      const each = (bytes() - before) / count;
      return { median: each, low: each, high: each };
    });
    for (const matcher of kept) matcher.free();
    return { figures: growthFigures(sizes, "bytes per automation"), verdicts: [] };
  },
};

// Memory is measured first: wasm never returns memory, so earlier rows would hide the growth.
export const rows = [memory, match, growth, explain, compile];

/** Our matcher on compiled events; the result is the automations that fire. */
function ours(matcher, names) {
  const events = names.map(added);
  return {
    work: () => {
      for (const event of events) matcher.match(event);
    },
    result: () => events.map((event) => matcher.match(event).map(({ automation }) => automation)),
  };
}

function added(alias) {
  const sample = JSON.parse(core.sampleEvent("ADD_ARTIFACT_ALIAS"));
  return new core.Event(JSON.stringify({ ...sample, alias }));
}

function numbers(conditions, holds) {
  const found = [];
  for (let number = 0; number < conditions.length; number += 1)
    if (holds(conditions[number])) found.push(number);
  return found;
}

const named = (count) => `${OURS}, ${count.toLocaleString("en-US")} automations`;

function growthFigures(values, unit) {
  return GROWTH.map((count, at) => ({ name: named(count), unit, value: values[at] }));
}
