import { writeFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, test } from "./test.ts";

interface Dragged {
  readonly files?: readonly string[];
  readonly text?: string;
}

/** Drags files or text onto a point of the page and drops them, as the operating system does. */
async function drop(page: Page, { x, y }: { x: number; y: number }, { files = [], text }: Dragged) {
  const browser = await page.context().newCDPSession(page);
  const items = text === undefined ? [] : [{ mimeType: "text/plain", data: text }];
  const data = { items, files: [...files], dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"] as const)
    await browser.send("Input.dispatchDragEvent", { type, x, y, data });
}

const CORNER = { x: 3, y: 500 };

test("a run's history that is dropped at the edge of the page is plotted", async ({ page }, testInfo) => {
  const file = testInfo.outputPath("history.csv");
  await writeFile(file, "_step,val/auc\n0,0.5\n1,0.75\n2,0.9\n");
  await page.goto("./#/metrics");
  await expect(page.getByRole("button", { name: "Load the sample run" })).toBeVisible();
  await drop(page, CORNER, { files: [file] });
  await expect(page.getByRole("region", { name: "Plot of val/auc" })).toBeVisible();
  await expect(page.getByText("history.csv")).toBeVisible();
});

test("dropped events are replayed, and again when another file is dropped", async ({ page }, testInfo) => {
  const event = {
    type: "ADD_ARTIFACT_ALIAS",
    author: "mina",
    entity: "acme",
    registry: "models",
    collection: "churn",
    alias: "prod",
    artifact_version: { id: "QQ==", index: 1, metadata: {} },
  };
  await page.goto("./#/replay");
  await expect(page.getByRole("button", { name: "Choose a file" })).toBeVisible();
  for (const count of [3, 5]) {
    const name = `${count}.ndjson`;
    const file = testInfo.outputPath(name);
    await writeFile(file, `${JSON.stringify(event)}\n`.repeat(count));
    await drop(page, CORNER, { files: [file] });
    await expect(page.getByText(`${name}: ${count} events were replayed.`)).toBeVisible();
  }
});

test("text that is dragged into a field is inserted there", async ({ page }) => {
  await page.goto("./#/metrics");
  await page.getByText("Paste or type values").click();
  const field = page.getByRole("textbox", { name: /CSV/ });
  const box = await field.boundingBox();
  if (!box) throw new Error("the field is not on the page");
  await drop(page, { x: box.x + 20, y: box.y + 20 }, { text: "step,loss" });
  await expect(field).toHaveValue("step,loss");
});
