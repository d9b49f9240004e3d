// The package in each environment that runs JavaScript without a browser; tests/page/environments.spec.ts has the others.

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { createInterface } from "node:readline";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { EXPECTED, KEY } from "./environments/program.js";

const folder = fileURLToPath(new URL("environments/", import.meta.url));
const packages = fileURLToPath(new URL("../node_modules/", import.meta.url));

/** The signature of the payload, by OpenSSL. */
const signature = execFileSync("openssl", ["dgst", "-sha256", "-hmac", KEY, "-binary"], {
  input: EXPECTED.payload,
}).toString("base64");

/** The command that runs a program in each environment. */
const commands = {
  "Node, as an ES module": [process.execPath, "node.mjs"],
  "Node, as a CommonJS module": [process.execPath, "node.cjs"],
  Deno: [
    join(packages, ".bin/deno"),
    "run",
    "--quiet",
    "--node-modules-dir=manual",
    "--allow-read",
    "node.mjs",
  ],
  Bun: [join(packages, ".bin/bun"), "run", "node.mjs"],
};

for (const [environment, [program, ...args]] of Object.entries(commands)) {
  test(`the package renders, checks, matches and signs in ${environment}`, () => {
    const printed = execFileSync(program, args, { cwd: folder, encoding: "utf8" });
    assert.deepEqual(JSON.parse(printed), { ...EXPECTED, signature });
  });
}

test("the package renders, checks, matches and signs in workerd, which runs Cloudflare Workers", async () => {
  const scratch = mkdtempSync(join(tmpdir(), "hookwright-workerd-"));
  const config = join(scratch, "config.capnp");
  writeFileSync(config, workerdConfig(scratch));
  const server = spawn(
    join(packages, ".bin/workerd"),
    ["serve", "--control-fd=3", "--socket-addr=http=127.0.0.1:0", config],
    { stdio: ["ignore", "ignore", "inherit", "pipe"] },
  );
  try {
    const port = await listeningPort(server);
    const response = await fetch(`http://127.0.0.1:${port}/`);
    assert.deepEqual(await response.json(), { ...EXPECTED, signature });
  } finally {
    server.kill();
    rmSync(scratch, { recursive: true });
  }
});

/** Returns the configuration, in this folder, of a worker whose modules are the program and the package's files. */
function workerdConfig(from) {
  const root = join(packages, "hookwright");
  const files = readdirSync(root, { recursive: true }).filter((file) => statSync(join(root, file)).isFile());
  const modules = [
    ["worker", "esModule", join(folder, "workerd.js")],
    ["program.js", "esModule", join(folder, "program.js")],
    ...files
      .filter((file) => file.endsWith(".js"))
      .map((file) => [`hookwright/${file}`, "esModule", join(root, file)]),
    ["hookwright/hookwright_bg.wasm", "wasm", join(root, "hookwright_bg.wasm")],
  ];
  const lines = modules.map(
    ([name, kind, file]) => `(name = "${name}", ${kind} = embed "${relative(from, file)}")`,
  );
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = .worker)],
  sockets = [(name = "http", http = (), service = "main")],
);
const worker :Workerd.Worker = (
  compatibilityDate = "2026-01-01",
  modules = [${lines.join(",\n")}],
);
`;
}

/** Resolves with the port that the server listens on, which it reports as a line of JSON. */
async function listeningPort(server) {
  for await (const line of createInterface({ input: server.stdio[3] })) {
    const { event, port } = JSON.parse(line);
    if (event === "listen") return port;
  }
  return assert.fail("workerd ended before it listened");
}
