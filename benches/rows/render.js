import { atLeast, compare, fastest, OURS } from "../harness/row.js";
import { byHandlebars, byMinijinja, byMustache } from "../work/engines.js";
import { events } from "../work/events.js";
import { BY_HAND, byStringify } from "../work/javascript.js";
import { byUs, compiled, core } from "../work/ours.js";
import { templates } from "../work/templates.js";

const EVENTS = 1_000;
const TERMS = { operations: EVENTS * templates.length, unit: "ns per payload" };
const PEERS = {
  ...BY_HAND,
  "JavaScript, JSON.stringify for each value": byStringify,
  Handlebars: byHandlebars,
  Mustache: byMustache,
  "minijinja-js": byMinijinja,
};

/** @type {import("../harness/row.js").Row} */
const strings = {
  id: "render",
  what: "render, compiled template and event, string out",
  async run() {
    const figures = await compare(
      pairs(({ length }) => length),
      TERMS,
    );
    return { figures, verdicts: [atLeast(1.5, byHand(figures), strings.what)] };
  },
};

/** @type {import("../harness/row.js").Row} */
const joined = {
  id: "render-joined",
  what: "render as above, and read the string: JavaScript joins its parts only then",
  async run() {
    return {
      figures: await compare(
        pairs((payload) => payload.charCodeAt(payload.length - 1)),
        TERMS,
      ),
      verdicts: [],
    };
  },
};

/** @type {import("../harness/row.js").Row} */
const texts = {
  id: "render-text",
  what: "render from the event's JSON text, string out",
  async run() {
    const all = events(EVENTS).map((event) => JSON.stringify(event));
    const ours = (template) => {
      const compiledTemplate = new core.Template(template);
      return (text) => compiledTemplate.renderJson(text);
    };
    const parsing = (make) => (template) => {
      const render = make(template);
      return (text) => render(JSON.parse(text));
    };
    const peers = mapped(BY_HAND, (make) => subject(parsing(make), all, ({ length }) => length));
    const subjects = { [OURS]: subject(ours, all, ({ length }) => length), ...peers };
    const figures = await compare(subjects, TERMS);
    return { figures, verdicts: [atLeast(1.2, byHand(figures), texts.what)] };
  },
};

export const rows = [strings, joined, texts];

/** The fastest of the hand-written renderers. */
export const byHand = (figures) => fastest(figures.filter(({ name }) => name.startsWith("JavaScript")));

/** Hookwright and the peers, on every template with every event. */
function pairs(read) {
  const parsed = events(EVENTS);
  return {
    [OURS]: subject(byUs, compiled(parsed), read),
    ...mapped(PEERS, (make) => subject(make, parsed, read)),
  };
}

/** Renders everything; `read` uses each payload, so that the engine can't optimise the rendering away. */
function subject(make, all, read) {
  const renderers = templates.map(make);
  const work = () => {
    let sum = 0;
    for (const event of all) for (const render of renderers) sum += read(render(event));
    return sum;
  };
  return { work, result: () => all.map((event) => renderers.map((render) => render(event))) };
}

const mapped = (object, change) =>
  Object.fromEntries(Object.entries(object).map(([name, value]) => [name, change(value)]));
