import { readFile, writeFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expectNoViolations } from "./axe.ts";
import { countTurnsWith } from "./event-loop.ts";
import { expect, test } from "./test.ts";
import { chooseFromMenu, chooseOption } from "./user-actions.ts";

/** Returns the steps of the firings that the page lists. */
async function firings(page: Page): Promise<string[]> {
  const rows = page.getByRole("region", { name: "Firing", exact: true }).getByRole("row");
  return (await rows.locator("td:first-child").allTextContents()).map((text) => text.trim());
}

async function loadSample(page: Page) {
  await page.goto("./#/metrics");
  await page.getByRole("button", { name: "Load the sample run" }).click();
  await expect(page.getByRole("region", { name: "Plot of train/loss" })).toBeVisible();
}

/** Returns an event for each loss of the sample run, as W&B would see it, and its step. */
async function sampleEvents(): Promise<{ events: string[]; steps: string[] }> {
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

// The expected steps on the sample come from pandas (rolling(5).mean() and so on), at least 24 hours apart.

test("conditions on the sample run fire at the steps that pandas computes", async ({ page }) => {
  await loadSample(page);
  const threshold = condition(page).getByLabel("Threshold", { exact: true });
  await threshold.fill("0.8");
  await expect.poll(() => firings(page)).toEqual(["40", "3020"]);
  await expect(page.getByText("An automation with this condition would fire 2 times.")).toBeVisible();
  const legend = page.locator("hw-plot-legend");
  await expect(legend.locator("li.ring")).toHaveText("Condition met, but within 24 hours of a firing");
  await threshold.fill("0.5");
  await expect.poll(() => firings(page)).toEqual(["40", "2810"]);

  await chooseOption(condition(page), "Event", "Run metric change threshold met");
  await expect.poll(() => firings(page)).toEqual(["590", "3360"]);
  await chooseOption(condition(page), "Event", "Run metric z-score threshold met");
  await expect.poll(() => firings(page)).toEqual(["2110"]);
});

test("the threshold can be moved by keys and by dragging, and the firings follow", async ({ page }) => {
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
  // Below all values, the condition fires as soon as the window is full, and then every 24 hours.
  await page.mouse.move(middle, box.y + 600, { steps: 5 });
  await page.mouse.up();
  await expect.poll(() => firings(page)).toEqual(["40", "2810", "5580"]);
});

test("the time of a firing is shown in the reader's time zone, and in UTC when the reader points at it", async ({
  page,
}) => {
  await page.goto("./#/metrics");
  await page.getByText("Paste or type values").click();
  await page
    .getByLabel("CSV, JSON or numbers")
    .fill("_step,_timestamp,acc\n1,1780272000,0.1\n2,1780272060,0.9\n");
  await page.getByRole("button", { name: "Use these values" }).click();
  await chooseOption(condition(page), "Aggregate", "Each value");
  await condition(page).getByLabel("Threshold", { exact: true }).fill("0.5");
  // The times that `TZ=Asia/Seoul date -d @1780272060` and `date -u -d @1780272060` print.
  const time = page.getByRole("cell", { name: "2026-06-01 09:01:00" }).locator("time");
  await expect(time).toHaveText("2026-06-01 09:01:00");
  await expect(time).toHaveAttribute("title", "2026-06-01 00:01:00 UTC");
});

test("the readout describes the step at the pointer, or the one that the arrow keys reach", async ({
  page,
}) => {
  await page.goto("./#/metrics");
  await page.getByText("Paste or type values").click();
  const rows = ["_step,_timestamp,acc", "10,0,0.1", "20,60,0.9", "30,120,0.95", "40,180,0.2"];
  await page.getByLabel("CSV, JSON or numbers").fill(rows.join("\n"));
  await page.getByRole("button", { name: "Use these values" }).click();
  await chooseOption(condition(page), "Aggregate", "Each value");
  await condition(page).getByLabel("Threshold", { exact: true }).fill("0.5");
  await expect.poll(() => firings(page)).toEqual(["20"]);

  const readout = page.getByRole("slider", { name: "Step by step" });
  const height = (await readout.boundingBox())?.height;
  await readout.focus();
  await page.keyboard.press("Home");
  await expect(readout).toHaveText("At step 10: 0.1. Condition not met.");
  await page.keyboard.press("ArrowRight");
  await expect(readout).toHaveText("At step 20: 0.9. Fires here.");
  await expect(readout).toHaveAttribute("aria-valuetext", /^At step 20: /);
  await page.keyboard.press("ArrowRight");
  await expect(readout).toHaveText("At step 30: 0.95. Condition met, but within 24 hours of a firing.");
  await page.keyboard.press("End");
  await expect(readout).toHaveText("At step 40: 0.2. Condition not met.");

  // The plot spans the steps 10 to 40, so 20 is a third of its width from the left.
  const over = await page.locator(".u-over").boundingBox();
  if (over === null) throw new Error("The plot is not on the page.");
  await page.mouse.move(over.x + over.width / 3, over.y + over.height / 2);
  await expect(readout).toContainText("At step 20: ");
  expect((await readout.boundingBox())?.height).toBe(height);
});

test("the plot becomes narrower with the window, its buttons are in the row of its heading, and the file's card is small", async ({
  page,
}) => {
  await loadSample(page);
  const card = await page.getByRole("region", { name: "Run history" }).boundingBox();
  expect(card?.height).toBeLessThan(120);
  const expectButtonsInHeading = async () => {
    const region = page.getByRole("region", { name: "Plot of train/loss" });
    const heading = await region.getByRole("heading", { name: "train/loss" }).boundingBox();
    const canvas = await region.locator("canvas").boundingBox();
    for (const name of ["Zoom in", "Zoom out", "Whole run"]) {
      const zoom = await region.getByRole("button", { name }).boundingBox();
      if (!heading || !canvas || !zoom) throw new Error("The plot is not on the page.");
      expect(zoom.y + zoom.height).toBeLessThanOrEqual(canvas.y);
      expect(zoom.y).toBeLessThan(heading.y + heading.height);
    }
  };
  await expectButtonsInHeading();
  await page.setViewportSize({ width: 390, height: 900 });
  const excess = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  const top = async (region: string) =>
    (await page.getByRole("region", { name: region, exact: true }).boundingBox())?.y ?? 0;
  const right = async () => {
    const plot = await page.locator(".u-over").boundingBox();
    return plot === null ? Number.POSITIVE_INFINITY : plot.x + plot.width;
  };
  await expect.poll(right).toBeLessThan(390);
  expect(await excess()).toBe(0);
  await expectButtonsInHeading();
  // The fields are near the plot, before the table.
  expect(await top("Condition")).toBeLessThan(await top("Firings"));
});

test("the labels of stretches are drawn above the grid, the curve and the firings, with an edge", async ({
  page,
}) => {
  await page.addInitScript(() => {
    const drawn: string[] = [];
    Object.assign(window, { drawn });
    const { fillText, strokeText, stroke, clearRect } = CanvasRenderingContext2D.prototype;
    CanvasRenderingContext2D.prototype.fillText = function (...text) {
      drawn.push(`fill ${text[0]}`);
      fillText.apply(this, text);
    };
    CanvasRenderingContext2D.prototype.strokeText = function (...text) {
      drawn.push(`edge ${text[0]}`);
      strokeText.apply(this, text);
    };
    CanvasRenderingContext2D.prototype.stroke = function () {
      drawn.push("line");
      Reflect.apply(stroke, this, []);
    };
    CanvasRenderingContext2D.prototype.clearRect = function (...rectangle) {
      drawn.length = 0;
      clearRect.apply(this, rectangle);
    };
  });
  await loadSample(page);
  await expect.poll(() => firings(page)).not.toEqual([]);
  const drawn = await page.evaluate((): string[] => Reflect.get(window, "drawn"));
  const label = drawn.indexOf("fill window fills");
  expect(drawn[label - 1]).toBe("edge window fills");
  expect(drawn.lastIndexOf("line")).toBeGreaterThan(-1);
  expect(drawn.lastIndexOf("line")).toBeLessThan(label);
});

test("in the dark theme, a stretch in which nothing can fire is lighter than the plot", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await loadSample(page);
  const swatch = page.locator("hw-plot-legend li.pause");
  await expect(swatch).toBeVisible();
  const lightest = (color: string) => Math.max(...(color.match(/\d+/g) ?? []).slice(0, 3).map(Number));
  const band = await swatch.evaluate((item) => getComputedStyle(item, "::before").backgroundColor);
  const surface = await page
    .getByRole("region", { name: "Plot of train/loss" })
    .evaluate((region) => getComputedStyle(region).backgroundColor);
  expect(lightest(band) - lightest(surface)).toBeGreaterThan(24);
});

test("axe finds no violation in a plot, in either theme", async ({ page }) => {
  await loadSample(page);
  await expect(page.getByRole("slider", { name: "Threshold" })).toBeVisible();
  await expectNoViolations(page, "plot");
});

test("the bell button creates an automation with the plot's condition", async ({ page }) => {
  await loadSample(page);
  await condition(page).getByLabel("Threshold", { exact: true }).fill("0.8");
  await page.getByRole("button", { name: "Create an automation for this metric" }).click();
  await expect(page.getByRole("heading", { name: "Create automation" })).toBeVisible();
  await expect(page.getByLabel("Metric", { exact: true })).toHaveValue("train/loss");
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("average train/loss > 0.8");
  await page.getByLabel("Project", { exact: true }).fill("churn-training");
  await page.getByLabel("Name", { exact: true }).fill("Loss is up");
  await page.getByRole("button", { name: "Create automation" }).click();
  await chooseFromMenu(page, "Loss is up", "Edit");
  await expect(page.getByRole("combobox", { name: "Event", exact: true })).toHaveValue(
    "Run metric threshold met",
  );
  await expect(page.getByLabel("Metric", { exact: true })).toHaveValue("train/loss");
  await expect(page.getByRole("combobox", { name: "Aggregate" })).toHaveValue("Average");
  await expect(page.getByLabel("Threshold", { exact: true })).toHaveValue("0.8");

  // The view keeps its run.
  await page.getByRole("link", { name: "Run metrics" }).click();
  await expect(page.getByRole("region", { name: "Plot of train/loss" })).toBeVisible();
  await expect(page.getByRole("slider", { name: "Threshold" })).toBeVisible();
  expect(await firings(page)).toEqual(["40", "3020"]);

  // Replaying the run's events fires the automation at the steps that the plot marks.
  const { events, steps } = await sampleEvents();
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
  await page.getByRole("button", { name: "2: show the firings of “Loss is up”" }).click();
  const fired = page
    .getByRole("region", { name: "2 firings", exact: true })
    .locator("tbody")
    .getByRole("row");
  await expect(fired).toHaveCount(2);
  const lines = await fired.locator("td:first-child").allTextContents();
  expect(lines.map((line) => steps[Number(line) - 1])).toEqual(["40", "3020"]);
});

test("pasted values are read, and malformed lines are reported with their number", async ({ page }) => {
  await page.goto("./#/metrics");
  await page.getByText("Paste or type values").click();
  const text = page.getByLabel("CSV, JSON or numbers");
  await text.fill("_step,acc\n1,0.1\n2,0.2,0.3\n3,0.9\n4,0.9\n");
  await page.getByRole("button", { name: "Use these values" }).click();
  await expect(page.getByText("Pasted text: 3 rows")).toBeVisible();
  await page.getByText("1 malformed line skipped").click();
  await expect(page.getByText("Line 3 has 3 cells, and the header has 2.")).toBeVisible();
  await chooseOption(condition(page), "Aggregate", "Each value");
  await condition(page).getByLabel("Threshold", { exact: true }).fill("0.5");
  await expect.poll(() => firings(page)).toEqual(["3"]);
  await expect(page.getByText("This history has no _timestamp and no _runtime")).toBeVisible();

  await page.getByText("Paste or type values").click();
  await text.fill('{"loss": 1, "_step": 10}\n{"loss": "NaN", "_step": 20}\n{"loss": 7, "_step": 30}\n');
  await page.getByRole("button", { name: "Use these values" }).click();
  await expect(page.getByRole("region", { name: "Plot of loss" })).toBeVisible();
  await expect.poll(() => firings(page)).toEqual(["10"]);
});

test("numbers without a metric name are judged by the condition, and the runtime counts the 24 hours", async ({
  page,
}) => {
  const firingsRegion = page.getByRole("region", { name: "Firings", exact: true });
  await test.step("without an automation, they get no name", async () => {
    await paste(page, "0.1 0.9 0.2");
    await chooseOption(condition(page), "Aggregate", "Each value");
    await condition(page).getByLabel("Threshold", { exact: true }).fill("0.5");
    await expect.poll(() => firings(page)).toEqual(["1"]);
    await page.getByRole("button", { name: "Create an automation for this metric" }).click();
    await expect(page.getByLabel("Metric", { exact: true })).toHaveValue("");
    await page.getByRole("link", { name: "Cancel" }).click();
  });
  await test.step("for an automation, they are taken as values of its metric", async () => {
    const id = await createFromPlot(page);
    await page.goto(`./#/metrics/${id}`);
    await page.getByText("Paste or type values").click();
    await page.getByLabel("CSV, JSON or numbers").fill("0.1 0.2 0.3 0.9 0.9 0.9 0.9 0.9");
    await page.getByRole("button", { name: "Use these values" }).click();
    await expect(page.getByText("They are taken as values of “train/loss”.")).toBeVisible();
    await expect(firingsRegion).toContainText("would");
    await expect(firingsRegion).not.toContainText("Unknown");
    await expect(page.getByRole("region", { name: "Plot of train/loss" })).toBeVisible();
    await expect.poll(() => firings(page)).toEqual(["3"]);
  });
  await test.step("without _timestamp, a day of _runtime passes between two firings", async () => {
    await page.goto("./#/metrics");
    const rows = ["_step,_runtime,acc", "1,0,0.9", "2,3600,0.9", "3,86400,0.9", "4,90000,0.9"];
    await paste(page, rows.join("\n"));
    await chooseOption(condition(page), "Aggregate", "Each value");
    await condition(page).getByLabel("Metric", { exact: true }).fill("acc");
    await condition(page).getByLabel("Threshold", { exact: true }).fill("0.5");
    await expect.poll(() => firings(page)).toEqual(["1", "3"]);
    await expect(page.getByText("the 24 hours are counted by _runtime (assumed)")).toBeVisible();
    await expect(firingsRegion.getByRole("columnheader", { name: "Time" })).toHaveCount(0);
  });
});

/** Creates “Loss is up”, an automation with the condition of the sample run's plot, and returns its id. */
async function createFromPlot(page: Page): Promise<string> {
  await loadSample(page);
  await condition(page).getByLabel("Threshold", { exact: true }).fill("0.8");
  await page.getByRole("button", { name: "Create an automation for this metric" }).click();
  await page.getByLabel("Project", { exact: true }).fill("churn-training");
  await page.getByLabel("Name", { exact: true }).fill("Loss is up");
  await page.getByRole("button", { name: "Create automation" }).click();
  const address = await page.getByRole("link", { name: "Loss is up" }).getAttribute("href");
  return address?.split("/")[2] ?? "";
}

test("an automation's details lead to the plot of its condition, which can be changed there", async ({
  page,
}) => {
  const id = await createFromPlot(page);
  await page.getByRole("link", { name: "Loss is up" }).click();
  await page.getByRole("link", { name: "Plot on a run" }).click();
  const plot = page.getByRole("region", { name: "Plot of train/loss" });
  const update = plot.getByRole("button", { name: "Update “Loss is up”" });
  await test.step("without a change there is nothing to update", async () => {
    await expect(plot.getByRole("link", { name: "Loss is up" })).toHaveAttribute(
      "href",
      `#/automations/${id}`,
    );
    await expect(condition(page).getByLabel("Threshold", { exact: true })).toHaveValue("0.8");
    await expect(update).toBeDisabled();
  });

  await test.step("the changed condition is written into the automation", async () => {
    await condition(page).getByLabel("Threshold", { exact: true }).fill("0.5");
    await update.click();
    await expect(page.getByText("Updated the condition of “Loss is up”")).toBeVisible();
    await expect(update).toBeDisabled();
    await plot.getByRole("link", { name: "Loss is up" }).click();
    await expect(page.getByLabel("Threshold", { exact: true })).toHaveValue("0.5");
  });

  await test.step("a file without its metric shows another one, and the condition keeps its metric", async () => {
    await page.goto(`./#/metrics/${id}`);
    await page.getByText("Paste or type values").click();
    await page.getByLabel("CSV, JSON or numbers").fill("_step,acc\n1,0.1\n2,0.2\n");
    await page.getByRole("button", { name: "Use these values" }).click();
    await expect(page.getByText("This history has no metric “train/loss”")).toBeVisible();
    await expect(page.getByText("It has: acc.")).toBeVisible();
    await expect(condition(page).getByLabel("Metric", { exact: true })).toHaveValue("train/loss");
  });

  await test.step("the values of another metric give no verdict and no firings", async () => {
    const region = page.getByRole("region", { name: "Firings", exact: true });
    await expect(region).toContainText("Unknown: the condition watches “train/loss”");
    await condition(page).getByLabel("Threshold", { exact: true }).fill("0");
    await expect(region).not.toContainText("would");
    await expect(region.getByRole("table")).toHaveCount(0);
    await expect(page.locator("hw-plot-legend li")).toHaveText(["Logged values"]);
    await expect(page.getByRole("slider", { name: "Threshold" })).toHaveCount(0);
  });

  await test.step("the metric is changed only knowingly, and can be kept", async () => {
    const shown = page.getByRole("region", { name: "Plot of acc" });
    await shown.getByRole("button", { name: "Watch “acc” instead" }).click();
    await expect(condition(page).getByLabel("Metric", { exact: true })).toHaveValue("acc");
    await expect(page.getByRole("region", { name: "Firings", exact: true })).toContainText("would");
    await expect(shown).toContainText("“Loss is up” watches “train/loss”. The condition here watches “acc”.");
    await expect(shown.getByRole("button", { name: "Update “Loss is up” to watch “acc”" })).toBeEnabled();
    await shown.getByRole("button", { name: "Watch “train/loss” again" }).click();
    await expect(condition(page).getByLabel("Metric", { exact: true })).toHaveValue("train/loss");
    await expect(page.getByText("This history has no metric “train/loss”")).toBeVisible();
  });

  await test.step("a typed metric that the history has is plotted", async () => {
    await page.getByText("Paste or type values").click();
    await page.getByLabel("CSV, JSON or numbers").fill("_step,train/loss,acc\n1,0.1,0.3\n2,0.2,0.4\n");
    await page.getByRole("button", { name: "Use these values" }).click();
    await expect(plot).toBeVisible();
    await condition(page).getByLabel("Metric in the history").selectOption("acc");
    const shown = page.getByRole("region", { name: "Plot of acc" });
    await expect(shown.getByRole("button", { name: "Update “Loss is up” to watch “acc”" })).toBeEnabled();
    await condition(page).getByLabel("Metric", { exact: true }).fill("train/loss");
    await expect(plot).toBeVisible();
    await expect(plot.getByRole("button", { name: "Update “Loss is up”", exact: true })).toBeVisible();
  });
});

test("the plot follows a change of its automation, and never overwrites it", async ({ page }) => {
  const id = await createFromPlot(page);
  const plot = page.getByRole("region", { name: "Plot of train/loss" });
  const update = plot.getByRole("button", { name: "Update “Loss is up”" });
  const link = page.getByRole("link", { name: "Loss is up" });
  const saveThreshold = async (threshold: string) => {
    await page.getByLabel("Threshold", { exact: true }).fill(threshold);
    await page.getByRole("button", { name: /^Save/ }).click();
    await expect(link).toBeVisible();
  };

  await test.step("a condition that was changed elsewhere is shown", async () => {
    await page.goto(`./#/metrics/${id}`);
    await expect(condition(page).getByLabel("Threshold", { exact: true })).toHaveValue("0.8");
    await plot.getByRole("link", { name: "Loss is up" }).click();
    await saveThreshold("0.7");
    await page.goto(`./#/metrics/${id}`);
    await expect(condition(page).getByLabel("Threshold", { exact: true })).toHaveValue("0.7");
    await expect(update).toBeDisabled();
  });

  await test.step("a condition that was changed both here and elsewhere is not overwritten", async () => {
    await condition(page).getByLabel("Threshold", { exact: true }).fill("0.9");
    await plot.getByRole("link", { name: "Loss is up" }).click();
    await saveThreshold("0.6");
    await page.goto(`./#/metrics/${id}`);
    await expect(plot.getByText("The condition of “Loss is up” was changed elsewhere.")).toBeVisible();
    await expect(update).toBeDisabled();
    await plot.getByRole("button", { name: "Show the current one" }).click();
    await expect(condition(page).getByLabel("Threshold", { exact: true })).toHaveValue("0.6");
    await expect(plot.getByText("was changed elsewhere")).toHaveCount(0);
  });
});

test("an address of an automation that has no run metric condition says so", async ({ page }) => {
  await page.goto("./#/metrics/nothing");
  await expect(page.getByText("The automation of this address was not found.")).toBeVisible();
});

/** Pastes a run's history into the view. */
async function paste(page: Page, text: string) {
  await page.goto("./#/metrics");
  await page.getByText("Paste or type values").click();
  await page.getByLabel("CSV, JSON or numbers").fill(text);
  await page.getByRole("button", { name: "Use these values" }).click();
}

/** Returns the names of the metrics that the view offers. */
async function offeredMetrics(page: Page): Promise<string[]> {
  return condition(page).getByLabel("Metric in the history").getByRole("option").allTextContents();
}

test("the export of a panel offers its runs and its metrics, and the bell watches the metric's own name", async ({
  page,
}) => {
  const runs = ["crimson-river-118", "lr - 0.1"];
  const header = runs.flatMap((run) =>
    ["train/loss", "epoch", "val/acc"].flatMap((metric) =>
      ["", "__MIN", "__MAX"].map((suffix) => `"${run} - ${metric}${suffix}"`),
    ),
  );
  const row = (step: number, first: string, second: string) =>
    `${step},${[first, second].flatMap((loss) => [loss, loss, loss, "1", "1", "1", "0.5", "0.25", "0.75"]).join(",")}`;
  await paste(
    page,
    [
      `"Relative Time (Process)",${header.join(",")}`,
      row(10, "0.5", "7"),
      row(20, "0.75", "8"),
      row(30, "", "9"),
    ].join("\n"),
  );
  const plot = page.getByRole("region", { name: "Plot of train/loss" });
  await expect(plot.getByRole("heading", { name: "train/loss crimson-river-118" })).toBeVisible();
  expect(await offeredMetrics(page)).toEqual(["train/loss", "epoch", "val/acc"]);
  await expect(condition(page).getByText("2 values in 3 rows")).toBeVisible();

  await condition(page).getByLabel("Run", { exact: true }).selectOption("lr - 0.1");
  await expect(plot.getByRole("heading", { name: "train/loss lr - 0.1" })).toBeVisible();
  await expect(condition(page).getByText("3 values in 3 rows")).toBeVisible();
  await chooseOption(condition(page), "Aggregate", "Each value");
  await condition(page).getByLabel("Threshold", { exact: true }).fill("7.5");
  await expect.poll(() => firings(page)).toEqual(["20"]);
  await expect(page.getByRole("columnheader", { name: "Relative Time (Process)" })).toBeVisible();

  await condition(page).getByLabel("Metric in the history").selectOption("val/acc");
  await expect(
    condition(page).getByText("3 points of this export are averages of several logged values"),
  ).toBeVisible();
  await page.getByRole("button", { name: "Create an automation for this metric" }).click();
  await expect(page.getByLabel("Metric", { exact: true })).toHaveValue("val/acc");
});

test("W&B's own columns are not offered, and columns that could not be read are named with the reason", async ({
  page,
}) => {
  await paste(
    page,
    "_step;_runtime;_timestamp;note;epoch;train/loss;lr;blank\n0;1;1795248000;warm-up;1;0,5;1,234;\n1;2;1795248060;;1;0,75;2;\n",
  );
  await expect(page.getByRole("region", { name: "Plot of train/loss" })).toBeVisible();
  expect(await offeredMetrics(page)).toEqual(["epoch", "train/loss", "lr"]);
  await page.getByText("2 columns could not be read completely").click();
  await expect(page.getByText("“note” has no numbers: “warm-up” in line 2 is not a number.")).toBeVisible();
  await expect(page.getByText("“blank” is empty.")).toBeVisible();

  await paste(page, "_step;lr\n0;1,234\n1;2\n");
  await page.getByText("1 column could not be read completely").click();
  await expect(
    page.getByText("“lr”: 1 cell was skipped: “1,234” in line 2 may be a fraction or thousands."),
  ).toBeVisible();

  await paste(page, "_step,_runtime\n0,1\n");
  await expect(page.getByText("“Pasted text” has no metric")).toBeVisible();
});

test("NaN in a window is explained, with the step from which the condition can fire again", async ({
  page,
}) => {
  const rows = Array.from({ length: 20 }, (_, index) =>
    JSON.stringify({ _step: index * 10, loss: 1 }).replace("1}", index === 8 ? "NaN}" : "1}"),
  );
  await paste(page, rows.join("\n"));
  const plot = page.getByRole("region", { name: "Plot of loss" });
  // A window of 5 values is free of the one at step 80 from step 130 on.
  const sentence = "NaN at step 80 is in the window: can't fire until step 130.";
  await expect(plot.getByText(sentence, { exact: true })).toBeVisible();
  await expect(plot.getByText("5-value average")).toBeVisible();
  const readout = page.getByRole("slider", { name: "Step by step" });
  await readout.focus();
  await page.keyboard.press("Home");
  await expect(readout).toHaveText("At step 0: 1. The window is not full yet: can't fire until step 40.");
  for (let step = 10; step <= 90; step += 10) await page.keyboard.press("ArrowRight");
  await expect(readout).toHaveText(`At step 90: 1. ${sentence}`);

  await chooseOption(condition(page), "Event", "Run metric z-score threshold met");
  await expect(plot.getByText("The run has too few values to fill the window")).toBeVisible();
});

test("the table of a z-score shows the z-score, and that of a change shows the change", async ({ page }) => {
  await loadSample(page);
  await chooseOption(condition(page), "Event", "Run metric z-score threshold met");
  const headers = page.getByRole("region", { name: "Firing", exact: true }).getByRole("columnheader");
  await expect(headers).toHaveText(["Step", "Value", "z-score", "Time"]);
  await expect(page.locator("hw-plot-legend li.limits")).toHaveText("Threshold range");
  const row = page.getByRole("row").filter({ has: page.getByRole("cell", { name: "2110", exact: true }) });
  // By Python's math.fsum over the 30 values before.
  await expect(row.getByRole("cell").nth(2)).toHaveText("-3.58891");
  await chooseOption(condition(page), "Event", "Run metric change threshold met");
  await expect(headers).toHaveText(["Step", "Value", "10-value average", "Change", "Time"]);
});

test("after a reload the sample run is shown again, and a file's name is remembered", async ({ page }) => {
  await loadSample(page);
  await page.reload();
  await expect(page.getByRole("region", { name: "Plot of train/loss" })).toBeVisible();
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("button", { name: "Choose a file" }).click(),
  ]);
  await chooser.setFiles({
    name: "run.csv",
    mimeType: "text/csv",
    buffer: Buffer.from("_step,acc\n1,0.5\n2,0.6\n"),
  });
  await expect(page.getByRole("region", { name: "Plot of acc" })).toBeVisible();
  await expect(page.getByText("not kept: choose it again after a reload")).toBeVisible();
  await page.reload();
  await expect(page.getByText("“run.csv” was shown before the page was reloaded.")).toBeVisible();
});

/** Writes a file of a million rows: a wave with a period of a thousand steps, and one outlier. */
async function writeMillionRows(path: string): Promise<string> {
  const wave = Array.from({ length: 1000 }, (_, step) => Math.sin((step * Math.PI) / 500).toFixed(6));
  const rows = Array.from({ length: 1_000_000 }, (_, step) =>
    step === 654_321 ? `${step},9,run` : `${step},${wave[step % 1000]},run`,
  );
  await writeFile(path, `_step,wave,name\n${rows.join("\n")}\n`);
  return path;
}

/** Clicks Cancel in the frame that shows the first progress. Runs in the page, at every frame until it did. */
function cancelWhileReading(): { read: number; size: number } | false {
  const elementsIn = (root: ParentNode): Element[] =>
    [...root.querySelectorAll("*")].flatMap((element) => [
      element,
      ...(element.shadowRoot ? elementsIn(element.shadowRoot) : []),
    ]);
  const bar = elementsIn(document).find((element) => element instanceof HTMLProgressElement);
  if (!(bar instanceof HTMLProgressElement) || bar.value === 0) return false;
  const button = bar.parentElement?.querySelector("wa-button");
  if (!(button instanceof HTMLElement)) return false;
  button.click();
  return { read: bar.value, size: bar.max };
}

test("reading a million rows shows progress, keeps the page responsive, and can be cancelled", async ({
  page,
}, testInfo) => {
  test.setTimeout(120_000);
  await page.goto("./#/metrics");
  const file = await writeMillionRows(testInfo.outputPath("million.csv"));
  const cancelled = page.waitForFunction(cancelWhileReading);
  await page.locator("input[type=file]").setInputFiles(file);
  const { read, size } = (await (await cancelled).jsonValue()) || { read: 0, size: 0 };
  expect(read).toBeGreaterThan(0);
  expect(read).toBeLessThan(size);
  await expect(page.getByRole("progressbar")).toHaveCount(0);
  await expect(page.getByRole("region", { name: "Run history" })).toContainText("Start with the sample run");

  const turns = await countTurnsWith(page, "progress");
  await page.locator("input[type=file]").setInputFiles(file);
  await page.getByRole("button", { name: "Theme and language" }).click();
  await expect(page.getByRole("menuitem", { name: "Dark" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByText("million.csv: 1,000,000 rows")).toBeVisible({ timeout: 60_000 });
  const result = page.getByRole("region", { name: "Firings", exact: true });
  await expect(
    result.getByText("An automation with this condition would not fire for these values."),
  ).toBeVisible({
    timeout: 60_000,
  });
  const field = condition(page).getByLabel("Threshold", { exact: true });
  await chooseOption(condition(page), "Aggregate", "Each value");
  await field.fill("5");
  await expect.poll(() => firings(page), { timeout: 60_000 }).toEqual(["654321"]);
  expect(await turns()).toBeGreaterThan(5);
});
