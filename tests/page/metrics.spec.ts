import { readFile, writeFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import axe, { type AxeResults } from "axe-core";
import { choose } from "./by-hand.ts";
import { expect, test } from "./test.ts";
import { countTurns } from "./turns.ts";

/** The steps of the firings that the page lists. */
async function firings(page: Page): Promise<string[]> {
  const rows = page.getByRole("region", { name: "Firing" }).getByRole("row");
  return (await rows.locator("td:first-child").allTextContents()).map((text) => text.trim());
}

async function loadSample(page: Page) {
  await page.goto("./#/metrics");
  await page.getByRole("button", { name: "Load the sample run" }).click();
  await expect(page.getByRole("region", { name: "Plot of train/loss" })).toBeVisible();
}

/** The sample's losses as the events that W&B would have seen, and the step of each. */
async function loggedBySample(): Promise<{ events: string[]; steps: string[] }> {
  const csv = await readFile(new URL("../../www/src/views/metrics/sample.csv", import.meta.url), "utf8");
  const rows = csv.trim().split("\n").slice(1);
  const cells = rows.map((row) => row.split(",")).filter(([, , , loss]) => loss !== "");
  const run = { id: "k3v9x2ab", display_name: "crimson-river-118", user: "mina" };
  const events = cells.map(([step, seconds, , loss]) =>
    JSON.stringify({
      type: "RUN_METRIC",
      time: new Date(Number(seconds) * 1000).toISOString(),
      author: "mina",
      entity: "acme",
      project: "churn-training",
      run,
      metric: { name: "train/loss", value: loss === "NaN" ? loss : Number(loss), step: Number(step) },
    }),
  );
  return { events, steps: cells.map(([step = ""]) => step) };
}

function condition(page: Page) {
  return page.getByRole("region", { name: "Condition" });
}

// Where conditions on the sample fire, by pandas: rolling(5).mean(), and so on, each firing 24 hours after the last.

test("conditions on the sample fire at the steps where pandas has them", async ({ page }) => {
  await loadSample(page);
  const threshold = condition(page).getByLabel("Threshold", { exact: true });
  await threshold.fill("0.8");
  await expect.poll(() => firings(page)).toEqual(["40", "3020"]);
  await expect(page.getByText("This condition fires 2 times.")).toBeVisible();
  await threshold.fill("0.5");
  await expect.poll(() => firings(page)).toEqual(["40", "2810"]);

  await choose(condition(page), "Event", "Run metric change threshold met");
  await expect.poll(() => firings(page)).toEqual(["590", "3360"]);
  await choose(condition(page), "Event", "Run metric z-score threshold met");
  await expect.poll(() => firings(page)).toEqual(["2110"]);
});

test("the threshold is moved by arrow keys and by dragging, and the firings move with it", async ({
  page,
}) => {
  await loadSample(page);
  const field = condition(page).getByLabel("Threshold", { exact: true });
  await field.fill("0.8");
  const handle = page.getByRole("slider", { name: "Threshold" });
  await handle.focus();
  await page.keyboard.press("PageDown");
  await page.keyboard.press("PageDown");
  await expect(field).toHaveValue("0.6");
  await expect.poll(() => firings(page)).toEqual(["40", "3000"]);

  const box = await handle.boundingBox();
  if (box === null) throw new Error("The handle is not on the page.");
  const middle = box.x + box.width / 2;
  await page.mouse.move(middle, box.y + box.height / 2);
  await page.mouse.down();
  // Below all values: it fires as soon as the window is full, and every 24 hours.
  await page.mouse.move(middle, box.y + 600, { steps: 5 });
  await page.mouse.up();
  await expect.poll(() => firings(page)).toEqual(["40", "2810", "5580"]);
});

test("a firing's time is UTC, whatever the browser's own time zone", async ({ browser, site }) => {
  const context = await browser.newContext({ timezoneId: "Asia/Seoul", baseURL: site });
  const page = await context.newPage();
  await page.goto("./#/metrics");
  await page.getByText("Paste or type values").click();
  await page
    .getByLabel("CSV, JSONL or numbers")
    .fill("_step,_timestamp,acc\n1,1780272000,0.1\n2,1780272060,0.9\n");
  await page.getByRole("button", { name: "Use these values" }).click();
  await choose(condition(page), "Aggregate", "Each value");
  await condition(page).getByLabel("Threshold", { exact: true }).fill("0.5");
  // `date -u -d @1780272060` says so.
  await expect(page.getByRole("cell", { name: "2026-06-01 00:01:00Z" })).toBeVisible();
  await context.close();
});

test("the plot says what stands where the pointer is, and where the arrow keys go", async ({ page }) => {
  await page.goto("./#/metrics");
  await page.getByText("Paste or type values").click();
  const rows = ["_step,_timestamp,acc", "10,0,0.1", "20,60,0.9", "30,120,0.95", "40,180,0.2"];
  await page.getByLabel("CSV, JSONL or numbers").fill(rows.join("\n"));
  await page.getByRole("button", { name: "Use these values" }).click();
  await choose(condition(page), "Aggregate", "Each value");
  await condition(page).getByLabel("Threshold", { exact: true }).fill("0.5");
  await expect.poll(() => firings(page)).toEqual(["20"]);

  const readout = page.getByRole("slider", { name: "Step by step" });
  const height = (await readout.boundingBox())?.height;
  await readout.focus();
  await page.keyboard.press("Home");
  await expect(readout).toHaveText("Step 10: value 0.1; compared: 0.1. It does not fire.");
  await page.keyboard.press("ArrowRight");
  await expect(readout).toHaveText("Step 20: value 0.9; compared: 0.9. It fires here.");
  await expect(readout).toHaveAttribute("aria-valuetext", /^Step 20: /);
  await page.keyboard.press("ArrowRight");
  await expect(readout).toHaveText("Step 30: value 0.95; compared: 0.95. Condition met, but in cooldown.");
  await page.keyboard.press("End");
  await expect(readout).toHaveText("Step 40: value 0.2; compared: 0.2. It does not fire.");

  // Steps 10 to 40 span the plot: a third of it from its left stands 20.
  const over = await page.locator(".u-over").boundingBox();
  if (over === null) throw new Error("The plot is not on the page.");
  await page.mouse.move(over.x + over.width / 3, over.y + over.height / 2);
  await expect(readout).toContainText("Step 20: ");
  expect((await readout.boundingBox())?.height).toBe(height);
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing wrong with a plot when it is ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await loadSample(page);
    await expect(page.getByRole("slider", { name: "Threshold" })).toBeVisible();
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate<AxeResults>("axe.run(document)");
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`);
    expect(found).toEqual([]);
  });
}

test("the bell makes an automation with the plot's condition", async ({ page }) => {
  await loadSample(page);
  await condition(page).getByLabel("Threshold", { exact: true }).fill("0.8");
  await page.getByRole("button", { name: "Create an automation for this metric" }).click();
  await expect(page.getByRole("heading", { name: "Create automation" })).toBeVisible();
  await expect(page.getByLabel("Metric", { exact: true })).toHaveValue("train/loss");
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("average train/loss > 0.8");
  await page.getByRole("textbox", { name: "Project", exact: true }).fill("churn-training");
  await page.getByLabel("Name", { exact: true }).fill("Loss is up");
  await page.getByRole("button", { name: "Create automation" }).click();
  await page.getByRole("link", { name: "Loss is up" }).click();
  await expect(page.getByRole("combobox", { name: "Event", exact: true })).toHaveValue(
    "Run metric threshold met",
  );
  await expect(page.getByLabel("Metric", { exact: true })).toHaveValue("train/loss");
  await expect(page.getByRole("combobox", { name: "Aggregate" })).toHaveValue("Average");
  await expect(page.getByLabel("Threshold", { exact: true })).toHaveValue("0.8");

  // The run is still there.
  await page.getByRole("link", { name: "Run metrics" }).click();
  await expect(page.getByRole("region", { name: "Plot of train/loss" })).toBeVisible();
  await expect(page.getByRole("slider", { name: "Threshold" })).toBeVisible();
  expect(await firings(page)).toEqual(["40", "3020"]);

  // What the run logged, told to the automation event by event, fires where the plot marks it.
  const { events, steps } = await loggedBySample();
  await page.getByRole("link", { name: "Replay" }).click();
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("button", { name: "Choose a file" }).click(),
  ]);
  await chooser.setFiles({
    name: "run.ndjson",
    mimeType: "application/x-ndjson",
    buffer: Buffer.from(events.join("\n")),
  });
  await expect(page.getByText("Firings: 2")).toBeVisible();
  const rows = page.getByRole("row").filter({ hasText: "Loss is up" });
  const lines = await rows.locator("td:nth-child(2)").allTextContents();
  expect(lines.map((line) => steps[Number(line) - 1])).toEqual(["40", "3020"]);
});

test("pasted values are read, and malformed lines are reported with their number", async ({ page }) => {
  await page.goto("./#/metrics");
  await page.getByText("Paste or type values").click();
  const text = page.getByLabel("CSV, JSONL or numbers");
  await text.fill("_step,acc\n1,0.1\n2,0.2,0.3\n3,0.9\n4,0.9\n");
  await page.getByRole("button", { name: "Use these values" }).click();
  await expect(page.getByText("Pasted text: 3 rows")).toBeVisible();
  await page.getByText("Malformed lines, skipped: 1").click();
  await expect(page.getByText("Line 3 has 3 cells, and the header has 2.")).toBeVisible();
  await choose(condition(page), "Aggregate", "Each value");
  await condition(page).getByLabel("Threshold", { exact: true }).fill("0.5");
  await expect.poll(() => firings(page)).toEqual(["3"]);
  await expect(page.getByText("This history has no _timestamp")).toBeVisible();

  await page.getByText("Paste or type values").click();
  await text.fill('{"loss": 1, "_step": 10}\n{"loss": "NaN", "_step": 20}\n{"loss": 7, "_step": 30}\n');
  await page.getByRole("button", { name: "Use these values" }).click();
  await expect(page.getByRole("region", { name: "Plot of loss" })).toBeVisible();
  await expect.poll(() => firings(page)).toEqual(["10"]);
});

/** A million rows: a wave of a thousand steps, with one outlier. */
async function millionRows(path: string): Promise<string> {
  const wave = Array.from({ length: 1000 }, (_, step) => Math.sin((step * Math.PI) / 500).toFixed(6));
  const rows = Array.from({ length: 1_000_000 }, (_, step) =>
    step === 654_321 ? `${step},9,run` : `${step},${wave[step % 1000]},run`,
  );
  await writeFile(path, `_step,wave,name\n${rows.join("\n")}\n`);
  return path;
}

/** Cancels as soon as something was read, in the very turn that sees it; runs in the page, at every frame until then. */
function cancelWhileReading(): { read: number; size: number } | false {
  const all = (root: ParentNode): Element[] =>
    [...root.querySelectorAll("*")].flatMap((one) => [one, ...(one.shadowRoot ? all(one.shadowRoot) : [])]);
  const bar = all(document).find((one) => one instanceof HTMLProgressElement);
  if (!(bar instanceof HTMLProgressElement) || bar.value === 0) return false;
  const button = bar.parentElement?.querySelector("wa-button");
  if (!(button instanceof HTMLElement)) return false;
  button.click();
  return { read: bar.value, size: bar.max };
}

test("a million rows are read with progress while the page answers, and can be cancelled", async ({
  page,
}, testInfo) => {
  test.setTimeout(120_000);
  await page.goto("./#/metrics");
  const file = await millionRows(testInfo.outputPath("million.csv"));
  const cancelled = page.waitForFunction(cancelWhileReading);
  await page.locator("input[type=file]").setInputFiles(file);
  const { read, size } = (await (await cancelled).jsonValue()) || { read: 0, size: 0 };
  expect(read).toBeGreaterThan(0);
  expect(read).toBeLessThan(size);
  await expect(page.getByRole("progressbar")).toHaveCount(0);
  await expect(page.getByRole("region", { name: "Run history" })).toContainText("Start with the sample run");

  const turns = await countTurns(page);
  await page.locator("input[type=file]").setInputFiles(file);
  await page.getByRole("button", { name: "Theme" }).click();
  await expect(page.getByRole("menuitem", { name: "Dark" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByText("million.csv: 1,000,000 rows")).toBeVisible({ timeout: 60_000 });
  const plot = page.getByRole("region", { name: "Plot of wave" });
  await expect(plot.getByText(/This condition (never )?fires/)).toBeVisible({ timeout: 60_000 });
  const field = condition(page).getByLabel("Threshold", { exact: true });
  await choose(condition(page), "Aggregate", "Each value");
  await field.fill("5");
  await expect.poll(() => firings(page), { timeout: 60_000 }).toEqual(["654321"]);
  expect(await turns()).toBeGreaterThan(5);
});
