// J8, step 11, as far as nobody takes payments: whoever signs up has the free plan, sees the others side by side, and reads
// why something is locked. In a workspace of its own; those of the demo have the plan without limits.

import type { Browser, Page } from "@playwright/test";
import { told } from "./support/inbox.ts";
import { axe, sideways } from "./support/looks.ts";
import { at } from "./support/people.ts";
import { expect, test } from "./support/test.ts";

const PASSWORD = "grenadine-sous-la-tonnelle";

const sit = async (browser: Browser, baseURL?: string, javaScriptEnabled = true) =>
  (await browser.newContext({ baseURL, locale: "en-GB", javaScriptEnabled })).newPage();

/** Opens a workspace of one's own; its address. */
async function open(page: Page, scripts: string) {
  await page.goto("/signup");
  await page.getByLabel("Name", { exact: true }).fill("Odile");
  await page.getByLabel("Email", { exact: true }).fill(`odile-${scripts}-${Date.now()}@example.com`);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByLabel("Workspace", { exact: true }).fill(`Atelier Odile ${scripts} ${Date.now()}`);
  await page.getByRole("button", { name: "Open workspace" }).click();
  await page.waitForURL(/\/w\//);
  return page.url().match(/\/w\/[^/]+/)![0];
}

const panel = (page: Page, name: string) => page.locator("section.panel", { has: page.getByRole("heading", { name, exact: true }) });

for (const javaScriptEnabled of [true, false]) {
  const scripts = javaScriptEnabled ? "with" : "without";

  test(`an owner sees the plans by month and by year, and is told whom to ask, ${scripts} scripts`, async ({ browser, baseURL }) => {
    const page = await sit(browser, baseURL, javaScriptEnabled);
    const home = await open(page, scripts);
    await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Billing" }).click();
    await page.waitForURL(/\/billing$/);
    await expect(panel(page, "Your plan: Free")).toContainText("Everything works.");
    await expect(panel(page, "Your plan: Free")).toContainText("You have not chosen a plan.");
    await expect(panel(page, "Free")).toContainText("Your plan");
    await expect(panel(page, "Pro")).toContainText("€149 a month");

    await page.getByRole("link", { name: "Yearly", exact: true }).click();
    await page.waitForURL(/each=year/);
    await expect(panel(page, "Pro")).toContainText("€1,490 a year");
    await expect(panel(page, "Enterprise")).toContainText("By agreement");

    await page.getByRole("button", { name: "Choose Pro" }).click();
    await told(page, "Nothing has changed yet: nobody takes payments here.");
    await expect(panel(page, "Your plan: Free")).toBeVisible();

    await page.goto(`${home}/channels/keys`);
    await expect(page.getByText("Your plan does not include new service keys.")).toBeVisible();
    await expect(page.getByRole("button", { name: "Create key" })).toHaveCount(0);
    await page.goto(`${home}/knowledge/sites/new`);
    await expect(page.getByText("Your plan does not include new websites.")).toBeVisible();
  });
}

test("the page of plans is right for everybody's eyes, at any width, and for those who may read it", async ({ desk }) => {
  const page = await desk("claire", "/billing");
  await expect(page.getByRole("heading", { name: "Votre offre : Entreprise" })).toBeVisible();
  await expect(page.getByText("Conversations sans limite").first()).toBeVisible();
  await expect(page.getByText("Il n’y a pas encore de facture.")).toBeVisible();
  expect(await axe(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await axe(page, { colours: true })).toEqual([]);
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await sideways(page)).toEqual([]);

  // Admins read; only owners choose.
  const david = await desk("david", "/billing");
  await expect(david.getByRole("heading", { name: "Your plan: Enterprise" })).toBeVisible();
  await expect(david.getByRole("button", { name: /^Choose/ })).toHaveCount(0);
  const bruno = await desk("bruno");
  expect((await bruno.goto(at("bruno", "/billing")))?.status()).toBe(403);
});
