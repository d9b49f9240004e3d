/**
 * Hookwright and its peers on the same work, in one process and one run. `cargo xtask bench` starts it.
 *
 *   node bench.js [--list] [--out <file>] [<row>…]
 *
 * Runs the rows whose ids begin with one of the given words; without words, every row.
 */

import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { environment } from "./harness/environment.js";
import { figureTable, targetTable } from "./harness/table.js";

const ROWS = ["match", "render", "lines", "metric", "native", "wasm", "page", "large", "lighthouse"];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { list: { type: "boolean" }, out: { type: "string" } },
});

const modules = await Promise.all(ROWS.map((name) => import(`./rows/${name}.js`)));
const rows = modules.flatMap((module) => module.rows);
const chosen = rows.filter(
  ({ id }) => positionals.length === 0 || positionals.some((word) => id.startsWith(word)),
);

if (values.list) {
  for (const { id, what } of rows) console.log(`${id.padEnd(16)} ${what}`);
} else if (chosen.length === 0) {
  console.error(`no row begins with ${positionals.join(" or ")}; --list names them`);
  process.exitCode = 1;
} else {
  await runAll();
}

async function runAll() {
  const outcomes = [];
  for (const row of chosen) {
    console.log(`· bench ${row.id}: ${row.what}`);
    const { figures, verdicts } = await row.run();
    outcomes.push({ id: row.id, what: row.what, figures, verdicts });
  }
  const targets = targetTable(outcomes);
  const figures = figureTable(outcomes);
  console.log(`\n${targets}\n\n${figures}`);
  if (values.out) {
    const results = { environment: environment(), outcomes, targets, figures };
    writeFileSync(values.out, `${JSON.stringify(results, undefined, 2)}\n`);
  }
}
