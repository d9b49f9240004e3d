import { withNative } from "../harness/native.js";
import { compare, OURS } from "../harness/row.js";
import { events } from "../work/events.js";
import { byUs, compiled, core } from "../work/ours.js";
import { templates } from "../work/templates.js";

const EVENTS = 1_000;
const TERMS = { operations: EVENTS * templates.length, unit: "ns per payload" };

/** @type {import("../harness/row.js").Row} */
const render = {
  id: "native-render",
  what: "render, native against wasm: bytes out, against a JavaScript string out",
  run: () =>
    withNative(templates, events(EVENTS), async (native) => {
      const all = compiled(events(EVENTS));
      const renderers = templates.map(byUs);
      const payloads = () => all.flatMap((event) => renderers.map((one) => one(event)));
      const work = () => {
        let sum = 0;
        for (const event of all) for (const one of renderers) sum += one(event).length;
        return sum;
      };
      const subjects = {
        [`${OURS}, wasm`]: { work, result: payloads },
        [`${OURS}, native`]: { time: native.time("render"), result: () => native.result("render") },
      };
      return { figures: await compare(subjects, TERMS), verdicts: [] };
    }),
};

/** @type {import("../harness/row.js").Row} */
const lines = {
  id: "native-lines",
  what: "render 1,000 events, NDJSON bytes in and out, native against wasm",
  run: () =>
    withNative(templates, events(EVENTS), async (native) => {
      const bytes = new TextEncoder().encode(
        events(EVENTS)
          .map((event) => `${JSON.stringify(event)}\n`)
          .join(""),
      );
      const renderers = templates.map((template) => new core.Template(template));
      const work = () => renderers.map((one) => one.renderLines(bytes));
      const subjects = {
        [`${OURS}, wasm`]: {
          work,
          result: () => work().map((payloads) => new TextDecoder().decode(payloads)),
        },
        [`${OURS}, native`]: { time: native.time("lines"), result: () => native.result("lines") },
      };
      return { figures: await compare(subjects, { ...TERMS, unit: "ns per event" }), verdicts: [] };
    }),
};

/** @type {import("../harness/row.js").Row} */
const copy = {
  id: "native-copy",
  what: "bytes written, native, against copying the same payloads",
  run: () =>
    withNative(templates, events(EVENTS), async (native) => {
      const subjects = {
        [`${OURS}, native`]: { time: native.time("render"), result: () => native.result("render") },
        "copying the payloads": { time: native.time("copy"), result: () => native.result("render") },
      };
      return { figures: await compare(subjects, TERMS), verdicts: [] };
    }),
};

export const rows = [render, lines, copy];
