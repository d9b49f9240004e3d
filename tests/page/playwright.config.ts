import { defineConfig } from "@playwright/test";

// Set by `cargo xtask test`; without it Playwright uses the browser that it downloaded itself.
const chromium = process.env.CHROMIUM;

export default defineConfig({
  testDir: ".",
  outputDir: "../../target/page-tests",
  reporter: process.env.CI ? "line" : "list",
  forbidOnly: Boolean(process.env.CI),
  fullyParallel: true,
  workers: 2,
  use: {
    // Not UTC, so that a time that is shown in the wrong zone fails.
    timezoneId: "Asia/Seoul",
    launchOptions: {
      ...(chromium ? { executablePath: chromium } : {}),
      args: ["--disable-gpu", "--disable-quic"],
    },
    // Traces make every test slower; `npx playwright test --trace=on …` records one.
    trace: "off",
  },
});
