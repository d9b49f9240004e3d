import { chromium } from "playwright-core";
import { quantile, spread } from "../harness/measure.js";
import { atMost, OURS } from "../harness/row.js";
import { withSite } from "../harness/site.js";
import { FILLED, largeTemplate, MISSING } from "../work/large-template.js";
import { watchKeys } from "../work/watch-keys.js";

const KEYS = 150;
const WARM_UP_KEYS = 30;
/** The number of findings that a check lists. */
const MAX_FINDINGS = 1000;

/** @type {import("../harness/row.js").Row} */
const keys = {
  id: "page-key",
  what: "key press to preview and diagnostics, 64 KB template with 1,800 variables, in Chromium",
  run: async () => {
    const { figures, p95 } = await measure(largeTemplate(FILLED, 1_800));
    return { figures, verdicts: [atMost(16, p95, "ms (95 of 100 keys)", keys.what)] };
  },
};

/** @type {import("../harness/row.js").Row} */
const findings = {
  id: "page-key-findings",
  what: "key press to preview and diagnostics, with a diagnostic at each of 1,000 variables",
  run: async () => {
    const { figures } = await measure(largeTemplate(MISSING, MAX_FINDINGS));
    return { figures, verdicts: [] };
  },
};

export const rows = [keys, findings];

function measure(template) {
  return withSite(async (url) => {
    const browser = await chromium.launch({
      executablePath: process.env.CHROMIUM,
      // Frames are shown as soon as they are ready, so that waiting for the display does not count.
      args: ["--no-sandbox", "--disable-frame-rate-limit", "--disable-gpu-vsync"],
    });
    try {
      const times = await typing(
        await browser.newPage({ viewport: { width: 1440, height: 900 } }),
        url,
        template,
      );
      const parts = { "to the update's end": times.updated, "to the frame that shows it": times.shown };
      const figures = Object.entries(parts).flatMap(([part, taken]) => {
        const p95 = slowest(taken);
        return [
          { name: `${OURS}, ${part}`, unit: "ms", value: spread(taken) },
          {
            name: `${OURS}, ${part}, 95 of 100 keys`,
            unit: "ms",
            value: { median: p95, low: p95, high: p95 },
          },
        ];
      });
      return { figures, p95: slowest(times.shown) };
    } finally {
      await browser.close();
    }
  });
}

function slowest(taken) {
  return quantile(
    taken.toSorted((one, other) => one - other),
    0.95,
  );
}

async function typing(page, url, template) {
  await page.addInitScript(watchKeys);
  await page.goto(url);
  const editor = page.locator("hw-payload-editor .cm-content");
  await editor.click();
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText(template);
  // Into a string near the end, where every visible line has variables.
  await page.keyboard.press("Control+End");
  for (let line = 0; line < 6; line += 1) await page.keyboard.press("ArrowUp");
  await page.keyboard.press("End");
  for (let column = 0; column < 2; column += 1) await page.keyboard.press("ArrowLeft");
  await page.evaluate(() => globalThis.benchKeys.begin());
  for (let key = 0; key < WARM_UP_KEYS + KEYS; key += 1) {
    await page.keyboard.press("x");
    await page.evaluate((count) => globalThis.benchKeys.timed(count), key + 1);
  }
  const all = await page.evaluate(() => globalThis.benchKeys.times);
  const taken = all.slice(WARM_UP_KEYS);
  return { updated: taken.map(({ updated }) => updated), shown: taken.map(({ shown }) => shown) };
}
