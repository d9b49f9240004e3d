import type { Page } from "@playwright/test";
import axe, { type AxeResults } from "axe-core";
import { expect } from "./test.ts";

/** Expects axe to find no accessibility violation on the page in its current state, in the light and the dark theme. */
export async function expectNoViolations(page: Page, state: string) {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    expect.soft(await violations(page), `${state}, ${colorScheme}`).toEqual([]);
  }
}

/** Returns the accessibility violations that axe finds on the page in its current state, one string each. */
export async function violations(page: Page): Promise<string[]> {
  await finishAnimations(page);
  if (await page.evaluate(() => !("axe" in globalThis))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate<AxeResults>(
    'axe.run(document, { resultTypes: ["violations"] })',
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`);
}

/** Waits until transitions and finite animations have ended, so that no color is between two values. */
async function finishAnimations(page: Page) {
  await page.evaluate(async () => {
    const animationsIn = (root: Document | ShadowRoot): Animation[] => [
      ...root.getAnimations(),
      ...[...root.querySelectorAll("*")].flatMap(({ shadowRoot }) =>
        shadowRoot === null ? [] : animationsIn(shadowRoot),
      ),
    ];
    const endingAnimations = animationsIn(document).filter(
      ({ effect }) => effect?.getComputedTiming().endTime !== Infinity,
    );
    await Promise.allSettled(endingAnimations.map(({ finished }) => finished));
  });
}
