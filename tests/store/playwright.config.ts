import { defineConfig } from "@playwright/test";
import page from "../page/playwright.config.ts";

export default defineConfig({
  ...page,
  testDir: ".",
  outputDir: "../../target/store-tests",
  // What can fail is Rust; a trace would show an empty page, and takes time.
  use: { ...page.use, trace: "off" },
});
