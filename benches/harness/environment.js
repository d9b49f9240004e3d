import { readFileSync } from "node:fs";
import { cpus, release, totalmem, type } from "node:os";

const packages = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));

/** The machine, the versions and the date of a run. */
export function environment() {
  const [processor] = cpus();
  return {
    date: new Date().toISOString(),
    processor: processor?.model ?? "unknown",
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${release()}`,
    node: process.version,
    v8: process.versions.v8,
    ...(process.env.RUSTC && { rust: process.env.RUSTC }),
    ...(process.env.CHROMIUM_VERSION && { chromium: process.env.CHROMIUM_VERSION }),
    commit: process.env.COMMIT ?? "unknown",
    peers: packages.devDependencies,
  };
}
