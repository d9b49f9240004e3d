import { defineConfig } from "@playwright/test";
import page from "../page/playwright.config.ts";

export default defineConfig({
  ...page,
  testDir: ".",
  outputDir: "../../target/firefox-tests",
  // Each test starts Firefox by itself.
  workers: 1,
  timeout: 60_000,
});
