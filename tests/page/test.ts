import { test as base, expect } from "@playwright/test";
import { serveSite } from "./site.ts";

/** Errors of a test's pages: exceptions, errors on the console, violations of the content security policy. */
type PageErrors = string[];

interface Fixtures {
  pageErrors: PageErrors;
  /** Whether pages store the site for use without a network. Most tests need not wait for that, so it is off. */
  storesSite: boolean;
}

/**
 * Playwright's `test` on the built site: `page.goto("./")` opens it. A test fails if its pages have errors; one that
 * provokes errors on purpose reads and empties `pageErrors`.
 */
export const test = base.extend<Fixtures, { site: string }>({
  site: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's dependencies from this pattern.
    async ({}, use) => {
      const site = await serveSite();
      await use(site.url);
      await site.close();
    },
    { scope: "worker" },
  ],
  baseURL: async ({ site }, use) => use(site),
  storesSite: [false, { option: true }],
  context: async ({ context, storesSite }, use) => {
    // As if the user had asked the browser to save data.
    if (!storesSite)
      await context.addInitScript(() => {
        Object.defineProperty(Navigator.prototype, "connection", { get: () => ({ saveData: true }) });
      });
    await use(context);
  },
  pageErrors: [
    async ({ context }, use) => {
      const pageErrors: PageErrors = [];
      context.on("weberror", (error) => pageErrors.push(`thrown: ${error.error().message}`));
      // Chromium reports violations of the content security policy on the console, too.
      context.on("console", (message) => {
        if (message.type() === "error") pageErrors.push(`${message.location().url}: ${message.text()}`);
      });
      await use(pageErrors);
      expect(pageErrors).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
