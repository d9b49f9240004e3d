import type { Page } from "@playwright/test";

/**
 * Counts the turns of the page's event loop in which it has an element that matches `selector`, from now on. A page that
 * does its work in one task has almost none, however fast the machine is. The returned function returns the count.
 */
export async function countTurnsWith(page: Page, selector: string): Promise<() => Promise<number>> {
  await page.evaluate((selector) => {
    const turns = { count: 0 };
    Object.assign(globalThis, { turns });
    // A list of thousands of options has no shadow roots, and would make every turn slow.
    const hasMatch = (root: ParentNode): boolean =>
      root.querySelector(selector) !== null ||
      [...root.querySelectorAll(":not(option)")].some(
        ({ shadowRoot }) => shadowRoot !== null && hasMatch(shadowRoot),
      );
    const countTurn = () => {
      if (hasMatch(document)) turns.count += 1;
      setTimeout(countTurn);
    };
    countTurn();
  }, selector);
  return () => page.evaluate(() => Reflect.get(globalThis, "turns").count as number);
}
