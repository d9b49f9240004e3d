import { atLeast, compare, OURS } from "../harness/row.js";
import { events } from "../work/events.js";
import { bySource } from "../work/javascript.js";
import { core } from "../work/ours.js";
import { templates } from "../work/templates.js";
import { byHand } from "./render.js";

const EVENTS = 10_000;
/** The template with the most variables, and the one with metadata. */
const CHOSEN = [templates[0], templates[3]];

/** @type {import("../harness/row.js").Row} */
const lines = {
  id: "lines",
  what: "render 10,000 events, NDJSON bytes in and out",
  async run() {
    const all = events(EVENTS).map((event) => JSON.stringify(event));
    const bytes = new TextEncoder().encode(`${all.join("\n")}\n`);
    const subjects = {
      [OURS]: subject(byUs, bytes),
      "JavaScript, JSON.parse for each line": subject(byLine, bytes),
      "JavaScript, one JSON.parse": subject(atOnce, bytes),
    };
    const figures = await compare(subjects, {
      operations: EVENTS * CHOSEN.length,
      unit: "ns per event",
      rounds: 9,
    });
    return { figures, verdicts: [atLeast(4, byHand(figures), lines.what)] };
  },
};

export const rows = [lines];

function byUs(template) {
  const compiled = new core.Template(template);
  return (bytes) => compiled.renderLines(bytes);
}

function byLine(template) {
  const render = bySource(template);
  return (bytes) => {
    const payloads = new TextDecoder().decode(bytes).trimEnd().split("\n");
    for (let at = 0; at < payloads.length; at += 1) payloads[at] = render(JSON.parse(payloads[at]));
    payloads.push("");
    return new TextEncoder().encode(payloads.join("\n"));
  };
}

function atOnce(template) {
  const render = bySource(template);
  return (bytes) => {
    const text = new TextDecoder().decode(bytes).trimEnd();
    let payloads = "";
    for (const event of JSON.parse(`[${text.replaceAll("\n", ",")}]`)) payloads += `${render(event)}\n`;
    return new TextEncoder().encode(payloads);
  };
}

function subject(make, bytes) {
  const renderers = CHOSEN.map(make);
  const work = () => renderers.map((render) => render(bytes));
  return { work, result: () => work().map((payloads) => new TextDecoder().decode(payloads)) };
}
