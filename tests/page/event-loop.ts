import type { Page } from "@playwright/test";

/**
 * Counts the turns of the page's event loop in which a progress bar is visible, from now on. A page that does all of
 * its work in one task has none, however fast the machine is. The returned function returns the count.
 */
export async function countTurnsDuringProgress(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const turns = { duringProgress: 0 };
    Object.assign(globalThis, { turns });
    const hasProgressBar = (root: ParentNode): boolean =>
      root.querySelector("progress") !== null ||
      [...root.querySelectorAll("*")].some(
        ({ shadowRoot }) => shadowRoot !== null && hasProgressBar(shadowRoot),
      );
    const countTurn = () => {
      if (hasProgressBar(document)) turns.duringProgress += 1;
      setTimeout(countTurn, 10);
    };
    countTurn();
  });
  return () => page.evaluate(() => Reflect.get(globalThis, "turns").duringProgress as number);
}
