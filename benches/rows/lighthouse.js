import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { OURS } from "../harness/row.js";
import { withSite } from "../harness/site.js";

const LOWEST = 95;
const TOOL = fileURLToPath(new URL("../node_modules/lighthouse/cli/index.js", import.meta.url));
const CHROMIUM_FLAGS =
  "--headless=new --no-sandbox --disable-gpu --disable-quic --disable-background-networking";

/** @type {import("../harness/row.js").Row} */
const scores = {
  id: "lighthouse",
  what: "Lighthouse's four scores, its own emulated phone",
  run: () =>
    withSite(async (url) => {
      const folder = await mkdtemp(join(tmpdir(), "hookwright-lighthouse-"));
      try {
        const report = join(folder, "report.json");
        const flags = [
          "--quiet",
          "--output=json",
          `--output-path=${report}`,
          `--chrome-flags=${CHROMIUM_FLAGS}`,
        ];
        const environment = { ...process.env, CHROME_PATH: process.env.CHROMIUM };
        await promisify(execFile)(process.execPath, [TOOL, url, ...flags], { env: environment });
        return outcome(JSON.parse(await readFile(report, "utf8")));
      } finally {
        await rm(folder, { recursive: true });
      }
    }),
};

export const rows = [scores];

function outcome({ categories, audits }) {
  const figures = Object.values(categories).map(({ title, score, auditRefs }) => {
    const points = Math.round((score ?? 0) * 100);
    const lost = auditRefs.filter(({ id, weight }) => weight > 0 && (audits[id].score ?? 1) < 0.9);
    const note = lost.map(({ id }) => audits[id].title).join("; ");
    return {
      name: `${OURS}, ${title}`,
      unit: "of 100",
      value: { median: points, low: points, high: points },
      ...(note && { note }),
    };
  });
  const worst = Math.min(...figures.map(({ value }) => value.median));
  // The scores measure the first sentence on the page; this measures when the Playground can be used.
  const usable = Math.round(audits.interactive.numericValue) / 1000;
  figures.push({
    name: `${OURS}, until the page responds (Time to Interactive)`,
    unit: "s",
    value: { median: usable, low: usable, high: usable },
  });
  const verdict = {
    what: scores.what,
    target: `≥ ${LOWEST} in all four`,
    measured: `the lowest is ${worst}`,
    met: worst >= LOWEST,
  };
  return { figures, verdicts: [verdict] };
}
