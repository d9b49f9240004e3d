import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** Starts the native runner with these templates and events, passes it to `use`, and stops it afterwards. */
export async function withNative(templates, events, use) {
  const program = process.env.NATIVE;
  if (!program)
    throw new Error("NATIVE names no native runner: start the benchmarks with `cargo xtask bench`");
  const folder = mkdtempSync(join(tmpdir(), "hookwright-bench-"));
  writeFileSync(join(folder, "templates.json"), JSON.stringify(templates));
  writeFileSync(join(folder, "events.ndjson"), events.map((event) => `${JSON.stringify(event)}\n`).join(""));
  const runner = spawn(program, [folder], { stdio: ["pipe", "pipe", "inherit"] });
  const answers = createInterface({ input: runner.stdout })[Symbol.asyncIterator]();
  const ask = async (line) => {
    runner.stdin.write(`${line}\n`);
    const { value, done } = await answers.next();
    if (done) throw new Error(`the native runner ended at \`${line}\``);
    return JSON.parse(value);
  };
  try {
    return await use({
      time: (name) => async (calls) => (await ask(`${name} ${calls}`)) / 1e6,
      result: (name) => ask(`result ${name}`),
    });
  } finally {
    runner.stdin.end();
    rmSync(folder, { recursive: true });
  }
}
