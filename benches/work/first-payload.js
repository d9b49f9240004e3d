/** Prints the milliseconds from the import of a renderer to its first payload, in a process that has loaded nothing else. */

import { readFileSync } from "node:fs";

const [, , name] = process.argv;
const event = readFileSync(
  new URL("../../src/model/event/samples/add_artifact_alias.json", import.meta.url),
  "utf8",
);
const EXPECTED = '{"text":"mina set prod"}';

const FIRST = {
  Hookwright: async () => {
    const { render } = await import("hookwright/render");
    return render('{"text":"${event_author} set ${alias}"}', event);
  },
  "minijinja-js": async () => {
    const { Environment } = await import("minijinja-js");
    return new Environment().renderStr('{"text":"{{ author }} set {{ alias }}"}', JSON.parse(event));
  },
};

const start = performance.now();
const payload = await FIRST[name]();
const spent = performance.now() - start;
if (payload !== EXPECTED) throw new Error(`${name} rendered ${payload}`);
console.log(spent);
