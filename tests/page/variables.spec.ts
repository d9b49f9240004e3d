import type { Page } from "@playwright/test";
import type { AppShell } from "./app-shell.ts";
import { expect, test } from "./test.ts";
import { openResultTab, pressKey, replaceTemplate } from "./user-actions.ts";

const preview = (page: Page) => page.getByRole("textbox", { name: "Rendered payload" });

/** Adds an automation on a metric, and opens it in the Playground. */
async function openMetricAutomation(page: Page) {
  await page.goto("./");
  await expect(preview(page)).toContainText("ADD_ARTIFACT_ALIAS");
  await page.evaluate(async () => {
    const store = document.querySelector<AppShell>("hw-app-shell")?.store;
    const [first] = store?.workspace.automations ?? [];
    if (!store || !first) throw new Error("the page has no workspace yet");
    const scope = { type: "project", entity: "acme", project: "churn-training" } as const;
    const condition = {
      name: "val/accuracy",
      agg_op: "AVERAGE",
      window_size: 5,
      cmp_op: "$gt",
      threshold: 0.9,
    } as const;
    const trigger = { type: "RUN_METRIC", condition, filter: "" } as const;
    const payload =
      '{"text": "${automation_name}: ${metric_filter}, ${metric_current_status} in ${run_name}"}';
    const automation = { ...first, id: "metric", name: "Accuracy alert", scope, trigger, payload };
    await store.apply({ type: "put_automation", automation });
  });
  await page.goto("./#/playground/metric");
}

const EXPECTED =
  "Accuracy alert: AVERAGE(val/accuracy) > 0.9 (last 5 values), val/accuracy = 0.952 in crimson-river-118";

test("variables of the automation and of a metric are filled in the preview, the request and the export", async ({
  page,
}) => {
  await openMetricAutomation(page);
  await expect(preview(page)).toHaveText(`{"text": "${EXPECTED}"}`);
  await openResultTab(page, "Request");
  await expect(page.locator("hw-request-preview")).toContainText(EXPECTED);
  await openResultTab(page, "Export");
  await expect(page.locator("hw-export-view pre:visible").first()).toContainText("Accuracy alert");
});

test("a variable that W&B documents for ARIA only says so in completion and in the list of problems", async ({
  page,
}) => {
  await openMetricAutomation(page);
  await replaceTemplate(page, '{"who": ""}');
  await pressKey(page, "ArrowLeft", 2);
  await page.keyboard.type("${run_na", { delay: 20 });
  const option = page.getByRole("option", { name: /run_name/ });
  await expect(option).toContainText("crimson-river-118");
  await option.click();
  await expect(preview(page)).toHaveText('{"who": "crimson-river-118"}');
  const problem = page.locator("hw-payload-editor hw-problem-list li");
  await expect(problem).toContainText("W&B documents “run_name” for prompts to ARIA, not for webhooks.");
});

test("a name of a part of a run that no variable has gets the run's name as its fix", async ({ page }) => {
  await openMetricAutomation(page);
  await replaceTemplate(page, '{"who": "${run.id}"}');
  await page.locator("hw-payload-editor hw-problem-list .fix").click();
  await expect(preview(page)).toHaveText('{"who": "crimson-river-118"}');
});
