import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { chromium } from "playwright-core";
import { ratio, spread } from "../harness/measure.js";
import { atLeast, atMost, OURS } from "../harness/row.js";
import { withSite } from "../harness/site.js";

const ROUNDS = 9;
const COLD = fileURLToPath(new URL("../work/cold.js", import.meta.url));

const FIRST_ROUNDS = 25;
const FIRST_PAYLOAD = fileURLToPath(new URL("../work/first-payload.js", import.meta.url));
const RENDERERS = [OURS, "minijinja-js"];

/** The wasm file of each core, in its package. */
const CORES = {
  [OURS]: "hookwright/hookwright_bg.wasm",
  "minijinja-js": "minijinja-js/dist/web/minijinja_js_bg.wasm",
  "@gorules/zen-engine-wasm": "@gorules/zen-engine-wasm/dist/zen_engine_wasm_bg.wasm",
  "@cedar-policy/cedar-wasm": "@cedar-policy/cedar-wasm/web/cedar_wasm_bg.wasm",
};

/** The two smaller builds of the package, with the design's limits in KB. */
const BUILDS = {
  payload: { file: "hookwright/hookwright_payload_bg.wasm", limit: 280 },
  render: { file: "hookwright/hookwright_render_bg.wasm", limit: 80 },
};
const WHOLE_LIMIT = 500;
const FIRST_LOAD_LIMIT = 480;

/** @type {import("../harness/row.js").Row} */
const size = {
  id: "wasm-size",
  what: "the whole core as wasm, gzip -9",
  async run() {
    const builds = Object.entries(BUILDS).map(([name, { file, limit }]) => [`${OURS}/${name}`, file, limit]);
    const files = [...Object.entries(CORES), ...builds];
    const sizes = files.map(([name, path, limit]) => [name, gzipped(wasmOf(path)) / 1000, limit]);
    const [[, ours]] = sizes;
    const figures = sizes.map(([name, kilobytes]) => ({
      name,
      unit: "KB",
      value: same(kilobytes),
      ...(name !== OURS && { ratio: same(kilobytes / ours) }),
    }));
    const verdicts = sizes
      .filter(([, , limit]) => limit !== undefined)
      .map(([name, kilobytes, limit]) => atMost(limit, kilobytes, "KB", `${name} as wasm, gzip -9`));
    return { figures, verdicts: [atMost(WHOLE_LIMIT, ours, "KB", size.what), ...verdicts] };
  },
};

/** @type {import("../harness/row.js").Row} */
const start = {
  id: "wasm-start",
  what: "wasm bytes in memory to first result, each time in a new process",
  async run() {
    const names = Object.keys(CORES);
    const samples = Object.fromEntries(names.map((name) => [name, []]));
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const name of names) samples[name].push(cold(name));
    }
    const figures = names.map((name) => ({
      name,
      unit: "ms",
      value: spread(samples[name]),
      ...(name !== OURS && { ratio: ratio(samples[OURS], samples[name]) }),
    }));
    return { figures, verdicts: [] };
  },
};

/** @type {import("../harness/row.js").Row} */
const firstPayload = {
  id: "first-payload",
  what: "import of hookwright/render to the first payload, each time in a new process",
  async run() {
    const samples = Object.fromEntries(RENDERERS.map((name) => [name, []]));
    for (let round = 0; round < FIRST_ROUNDS; round += 1) {
      for (const name of RENDERERS) samples[name].push(milliseconds(FIRST_PAYLOAD, name));
    }
    const [ours, peer] = RENDERERS.map((name) => ({
      name,
      unit: "ms",
      value: spread(samples[name]),
      ...(name !== OURS && { ratio: ratio(samples[OURS], samples[name]) }),
    }));
    return { figures: [ours, peer], verdicts: [atLeast(3, peer, firstPayload.what)] };
  },
};

/** @type {import("../harness/row.js").Row} */
const firstLoad = {
  id: "first-load",
  what: "page, bytes until it can be used, gzip -9",
  async run() {
    if (!process.env.FIRST_LOAD)
      throw new Error("FIRST_LOAD has no bytes: start the benchmarks with `cargo xtask bench`");
    const kilobytes = Number(process.env.FIRST_LOAD) / 1000;
    const figures = [
      { name: OURS, unit: "KB", value: same(kilobytes) },
      {
        name: `${OURS}, with the whole core, which the page then loads in the background`,
        unit: "KB",
        value: same((await visitBytes()) / 1000),
      },
    ];
    return { figures, verdicts: [atMost(FIRST_LOAD_LIMIT, kilobytes, "KB", firstLoad.what)] };
  },
};

export const rows = [size, firstLoad, start, firstPayload];

/** Returns the bytes that a first visit receives until it has the whole core, headers included, compressed as by a host. */
function visitBytes() {
  return withSite(async (url) => {
    const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });
    try {
      const page = await browser.newPage();
      const session = await page.context().newCDPSession(page);
      await session.send("Network.enable");
      const urls = new Map();
      session.on("Network.requestWillBeSent", ({ requestId, request }) => urls.set(requestId, request.url));
      let bytes = 0;
      const loaded = new Promise((resolve) => {
        session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
          bytes += encodedDataLength;
          if (/\/hookwright_bg-[^/]+\.wasm$/.test(urls.get(requestId))) resolve();
        });
      });
      await page.goto(url);
      await loaded;
      return bytes;
    } finally {
      await browser.close();
    }
  });
}

const same = (value) => ({ median: value, low: value, high: value });
const gzipped = (bytes) => gzipSync(bytes, { level: 9 }).length;

/** Not every package exports its wasm, so the file is found in the package's folder. */
function wasmOf(path) {
  const folders = createRequire(import.meta.url).resolve.paths("hookwright") ?? [];
  const [folder] = folders.filter((candidate) => candidate.endsWith("benches/node_modules"));
  return readFileSync(`${folder}/${path}`);
}

function cold(name) {
  return milliseconds(COLD, name, CORES[name]);
}

/** Runs a program, which prints its time, in a new process. */
function milliseconds(program, ...args) {
  return Number(execFileSync(process.execPath, [program, ...args], { encoding: "utf8" }));
}
