import { test as base, expect } from "@playwright/test";
import { serveSite } from "./site.ts";

/** What a page complained about: errors it threw, errors on its console, violations of its policy. */
type Complaints = string[];

/**
 * Playwright's `test` on the built site: `page.goto("./")` opens it. A test whose pages complain fails; one that
 * provokes complaints on purpose reads and empties `complaints`.
 */
export const test = base.extend<{ complaints: Complaints }, { site: string }>({
  site: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern.
    async ({}, use) => {
      const site = await serveSite();
      await use(site.url);
      await site.close();
    },
    { scope: "worker" },
  ],
  baseURL: async ({ site }, use) => use(site),
  complaints: [
    async ({ context }, use) => {
      const complaints: Complaints = [];
      context.on("weberror", (error) => complaints.push(`thrown: ${error.error().message}`));
      // Chromium reports violations of the policy on the console, too.
      context.on("console", (message) => {
        if (message.type() === "error") complaints.push(`${message.location().url}: ${message.text()}`);
      });
      await use(complaints);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
