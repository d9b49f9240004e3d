import { expect, test } from "./test.ts";

test("the site runs under any path, within its own policy", async ({ page }) => {
  await page.goto("./");
  await expect(page.locator("body > *").first()).toBeVisible();
});

test("the policy refuses a foreign script and a plain string in a sink", async ({ page, complaints }) => {
  await page.goto("./");
  const refused = await page.evaluate(async () => {
    const address = "data:text/javascript,export default 1";
    const foreign = await import(address).catch((error) => error.name);
    try {
      document.createElement("p").innerHTML = "<b></b>";
      return [foreign, "nothing"];
    } catch (error) {
      return [foreign, error instanceof Error && error.name];
    }
  });
  expect(refused).toEqual(["TypeError", "TypeError"]);
  expect(complaints.splice(0).join("\n")).toMatch(/script-src[\s\S]*TrustedHTML/);
});
