import { chromium } from "playwright-core";
import { quantile, spread } from "../harness/measure.js";
import { atMost, OURS } from "../harness/row.js";
import { withSite } from "../harness/site.js";
import { largeTemplate } from "../work/large-template.js";
import { watchKeys } from "../work/watch-keys.js";

const KEYS = 150;
const WARM_UP_KEYS = 30;

/** @type {import("../harness/row.js").Row} */
const keys = {
  id: "page-key",
  what: "key press to preview and diagnostics, 64 KB template with 1,800 variables, in Chromium",
  run: () =>
    withSite(async (url) => {
      const browser = await chromium.launch({
        executablePath: process.env.CHROMIUM,
        // Frames come as soon as they are ready, so that waiting for the screen is no part of the time.
        args: ["--no-sandbox", "--disable-frame-rate-limit", "--disable-gpu-vsync"],
      });
      try {
        const times = await typing(await browser.newPage({ viewport: { width: 1440, height: 900 } }), url);
        const parts = { "to the update's end": times.updated, "to the frame that shows it": times.shown };
        const figures = Object.entries(parts).flatMap(([part, taken]) => {
          const sorted = taken.toSorted((one, other) => one - other);
          const p95 = quantile(sorted, 0.95);
          return [
            { name: `${OURS}, ${part}`, unit: "ms", value: spread(taken) },
            {
              name: `${OURS}, ${part}, 95 of 100 keys`,
              unit: "ms",
              value: { median: p95, low: p95, high: p95 },
            },
          ];
        });
        const p95 = quantile(
          times.shown.toSorted((one, other) => one - other),
          0.95,
        );
        return { figures, verdicts: [atMost(16, p95, "ms (95 of 100 keys)", keys.what)] };
      } finally {
        await browser.close();
      }
    }),
};

export const rows = [keys];

async function typing(page, url) {
  await page.addInitScript(watchKeys);
  await page.goto(url);
  const editor = page.locator("hw-payload-editor .cm-content");
  await editor.click();
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText(largeTemplate());
  // Into a string near the end: everything in sight is there.
  await page.keyboard.press("Control+End");
  for (let line = 0; line < 6; line += 1) await page.keyboard.press("ArrowUp");
  await page.keyboard.press("End");
  for (let column = 0; column < 2; column += 1) await page.keyboard.press("ArrowLeft");
  await page.evaluate(() => globalThis.benchKeys.begin());
  for (let key = 0; key < WARM_UP_KEYS + KEYS; key += 1) {
    await page.keyboard.press("x");
    await page.waitForFunction((count) => globalThis.benchKeys.done === count, key + 1);
  }
  const all = await page.evaluate(() => globalThis.benchKeys.times);
  const taken = all.slice(WARM_UP_KEYS);
  return { updated: taken.map(({ updated }) => updated), shown: taken.map(({ shown }) => shown) };
}
