// The browser journeys. `cargo xtask test` builds and starts the product on fresh demo data and
// says through the environment where it is (BASE_URLS) and which browser to start (CHROMIUM).
import { defineConfig } from "@playwright/test";

/** A server and its demo data for each worker, so that no journey meets another's people. */
const desks = process.env.BASE_URLS?.split(" ") ?? [];
/** What is measured for an hour is no journey; and where there is no Python, there is no Stripe to pay at. */
const left = [...(process.env.DAY_MINUTES ? [] : ["day.spec.ts"]), ...(process.env.STRIPE_URLS ? [] : ["paying.spec.ts"])];

export default defineConfig({
  testDir: ".",
  testMatch: ["**/*.spec.ts", "**/*.spec.mjs"],
  outputDir: "test-results",
  workers: desks.length,
  // A journey that only passes the second time has found something: the gate passes, and names it at its end.
  // A day is measured as it was.
  retries: process.env.DAY_MINUTES ? 0 : 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  projects: [
    { name: "scripts on", testIgnore: ["scripts-off.spec.ts", ...left] },
    { name: "scripts off", testMatch: "scripts-off.spec.ts", use: { javaScriptEnabled: false } },
  ],
  use: {
    baseURL: desks[Number(process.env.TEST_PARALLEL_INDEX ?? 0)],
    viewport: { width: 1280, height: 800 },
    locale: "en-GB",
    // A trace pictures the page at every step, which costs as much as the step: only where somebody asks.
    trace: process.env.TRACE ? "retain-on-failure" : "off",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env.CHROMIUM,
      args: [
        // Chromium's own errands at start-up, which a closed network turns into noise.
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        // Root has no sandbox to start in.
        ...(process.env.CHROMIUM_NO_SANDBOX ? ["--no-sandbox"] : []),
      ],
    },
  },
});
