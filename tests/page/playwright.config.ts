import { defineConfig } from "@playwright/test";

// Set by `cargo xtask test`; without it Playwright looks for the browser that it downloaded itself.
const chromium = process.env.CHROMIUM;

export default defineConfig({
  testDir: ".",
  outputDir: "../../target/page-tests",
  reporter: process.env.CI ? "line" : "list",
  forbidOnly: Boolean(process.env.CI),
  fullyParallel: true,
  workers: 2,
  use: {
    launchOptions: {
      ...(chromium ? { executablePath: chromium } : {}),
      args: ["--disable-gpu", "--disable-quic"],
    },
    trace: "retain-on-failure",
  },
});
