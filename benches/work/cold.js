/** Prints the milliseconds from a core's bytes to its first result; each engine does its own kind of work. */

import { readFileSync } from "node:fs";

const [, , name, wasm] = process.argv;
const bytes = readFileSync(new URL(`../node_modules/${wasm}`, import.meta.url));

const FIRST = {
  Hookwright: async () => {
    const core = await import("hookwright/web");
    return () => {
      core.initSync({ module: bytes });
      const template = new core.Template('{"text":"${event_author} set ${alias}"}');
      return template.render(new core.Event(core.sampleEvent("ADD_ARTIFACT_ALIAS")));
    };
  },
  "minijinja-js": async () => {
    const core = await import("../node_modules/minijinja-js/dist/web/minijinja_js.js");
    return () => {
      core.initSync({ module: bytes });
      return new core.Environment().renderStr('{"text":"{{ author }} set {{ alias }}"}', {
        author: "mina",
        alias: "prod",
      });
    };
  },
  "@gorules/zen-engine-wasm": async () => {
    const core = await import("../node_modules/@gorules/zen-engine-wasm/dist/zen_engine_wasm.js");
    return () => {
      core.initSync({ module: bytes });
      return core.evaluateExpression("alias == 'prod'", { alias: "prod" });
    };
  },
  "@cedar-policy/cedar-wasm": async () => {
    const core = await import("../node_modules/@cedar-policy/cedar-wasm/web/cedar_wasm.js");
    return () => {
      core.initSync({ module: bytes });
      return core.isAuthorized({
        principal: { type: "User", id: "mina" },
        action: { type: "Action", id: "set" },
        resource: { type: "Alias", id: "prod" },
        context: {},
        policies: { staticPolicies: "permit(principal, action, resource);" },
        entities: [],
      });
    };
  },
};

const first = await FIRST[name]();
const start = performance.now();
const result = first();
const spent = performance.now() - start;
if (!result) throw new Error(`${name} returned nothing`);
console.log(spent);
