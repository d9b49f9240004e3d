import wasm from "hookwright/hookwright_bg.wasm";
import init, * as hookwright from "hookwright/web.js";
import { exercise } from "program.js";

export default {
  async fetch() {
    await init({ module_or_path: wasm });
    return Response.json(exercise(hookwright));
  },
};
