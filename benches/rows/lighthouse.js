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

/** @type {import("../harness/row.js").Row[]} */
export const rows = [
  row("lighthouse", "Lighthouse's four scores, its own emulated phone", OURS, ""),
  row(
    "lighthouse-docs-en",
    "Lighthouse's four scores of the documentation, English",
    `${OURS}'s documentation`,
    "docs/en/index.html",
  ),
  row(
    "lighthouse-docs-ko",
    "Lighthouse's four scores of the documentation, Korean",
    `${OURS}'s documentation`,
    "docs/ko/index.html",
  ),
];

/** Returns the row that measures the page at `path`, relative to the site. */
function row(id, what, page, path) {
  return {
    id,
    what,
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
          await promisify(execFile)(process.execPath, [TOOL, url + path, ...flags], { env: environment });
          return outcome(JSON.parse(await readFile(report, "utf8")), what, page);
        } finally {
          await rm(folder, { recursive: true });
        }
      }),
  };
}

function outcome({ categories, audits }, what, page) {
  const figures = Object.values(categories).map(({ title, score, auditRefs }) => {
    const points = Math.round((score ?? 0) * 100);
    const lost = auditRefs.filter(({ id, weight }) => weight > 0 && (audits[id].score ?? 1) < 0.9);
    const note = lost.map(({ id }) => audits[id].title).join("; ");
    return {
      name: `${page}, ${title}`,
      unit: "of 100",
      value: { median: points, low: points, high: points },
      ...(note && { note }),
    };
  });
  const worst = Math.min(...figures.map(({ value }) => value.median));
  // The scores measure the first sentence on the page; this measures when the page can be used.
  const usable = Math.round(audits.interactive.numericValue) / 1000;
  figures.push({
    name: `${page}, until the page responds (Time to Interactive)`,
    unit: "s",
    value: { median: usable, low: usable, high: usable },
  });
  const verdict = {
    what,
    target: `≥ ${LOWEST} in all four`,
    measured: `the lowest is ${worst}`,
    met: worst >= LOWEST,
  };
  return { figures, verdicts: [verdict] };
}
