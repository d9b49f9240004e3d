import type { Page } from "@playwright/test";

/**
 * Counts the turns that the page gets while a progress bar stands, from now on: a page that works in one go gets none,
 * however fast the machine is. Answers how many there were.
 */
export async function countTurns(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const turns = { whileWorking: 0 };
    Object.assign(globalThis, { turns });
    const stands = (root: ParentNode): boolean =>
      root.querySelector("progress") !== null ||
      [...root.querySelectorAll("*")].some((one) => one.shadowRoot !== null && stands(one.shadowRoot));
    const turn = () => {
      if (stands(document)) turns.whileWorking += 1;
      setTimeout(turn, 10);
    };
    turn();
  });
  return () => page.evaluate(() => Reflect.get(globalThis, "turns").whileWorking as number);
}
