import type { Page } from "@playwright/test";
import axe, { type AxeResults } from "axe-core";

/** The accessibility violations that axe finds on the page as it is now, one sentence each. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<AxeResults>("axe.run(document)");
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`);
}
