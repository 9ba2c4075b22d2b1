// J8, steps 10 and 11: an owner buys, looks at what another plan costs before changing to it, finds the bill; and what
// Stripe tells in the wrong order changes nothing. In a workspace of its own.

import { type Page } from "@playwright/test";
import { told } from "./support/inbox.ts";
import { axe, sideways } from "./support/looks.ts";
import { operate } from "./support/operator.ts";
import { happened, move, sell, tell } from "./support/stripe.ts";
import { expect, test } from "./support/test.ts";

const panel = (page: Page, name: string) => page.locator("section.panel", { has: page.getByRole("heading", { name, exact: true }) });

test.beforeAll(async () => {
  const run = Date.now();
  for (const [plan, cents] of [["basic", 4_900], ["pro", 14_900]] as const) {
    await sell(`price_${plan}_${run}`, cents);
    operate("plans", "set", plan, "stripe-monthly", `price_${plan}_${run}`);
    operate("plans", "set", plan, "trial", "0");
  }
});

test.afterAll(() => {
  for (const plan of ["basic", "pro"]) {
    operate("plans", "set", plan, "stripe-monthly", "-");
    operate("plans", "set", plan, "trial", "14");
  }
});

for (const javaScriptEnabled of [true, false]) {
  const scripts = javaScriptEnabled ? "with" : "without";

  test(`an owner buys, changes and ends, whatever order Stripe tells it in, ${scripts} scripts`, async ({ browser, baseURL }) => {
    const page = await (await browser.newContext({ baseURL, locale: "en-GB", javaScriptEnabled })).newPage();
    await page.goto("/signup");
    await page.getByLabel("Name", { exact: true }).fill("Paula");
    await page.getByLabel("Email", { exact: true }).fill(`paula-${scripts}-${Date.now()}@example.com`);
    await page.getByLabel("Password", { exact: true }).fill("grenadine-sous-la-tonnelle");
    await page.getByLabel("Workspace", { exact: true }).fill(`Atelier Paula ${scripts} ${Date.now()}`);
    await page.getByRole("button", { name: "Open workspace" }).click();
    await page.waitForURL(/\/w\//);
    const home = page.url().match(/\/w\/[^/]+/)![0];

    // She pays on Stripe's page and comes back to her plan.
    await page.goto(`${home}/billing`);
    await panel(page, "Basic").getByRole("link", { name: "Choose this plan" }).click();
    await page.getByRole("link", { name: "Subscribe" }).click();
    await page.waitForURL((it) => it.pathname === `${home}/billing`);
    await expect(page.getByText("Thank you. Your plan is active.")).toBeVisible();
    await expect(panel(page, "Your plan: Basic")).toContainText("Active");
    const subscription = (await happened()).find((it) => it.type === "customer.subscription.created")!.data.object.id;

    // What the larger one costs is seen before anything changes.
    await panel(page, "Pro").getByRole("link", { name: "See what the change costs" }).click();
    await expect(page.getByText("Nothing has changed yet.")).toBeVisible();
    await expect(page.getByText(/Next invoice: €\d/)).toBeVisible();
    if (javaScriptEnabled) expect(await axe(page)).toEqual([]);
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await sideways(page)).toEqual([]);
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto(`${home}/billing`);
    await expect(panel(page, "Your plan: Basic")).toBeVisible();
    await panel(page, "Pro").getByRole("link", { name: "See what the change costs" }).click();
    await page.getByRole("button", { name: "Change to this plan" }).click();
    await told(page, "The plan was changed");
    await expect(panel(page, "Your plan: Pro")).toContainText("Active");

    // The bill, and where Stripe shows it.
    const bill = panel(page, "Invoices").getByRole("row").filter({ hasText: "€49" }).first();
    await expect(bill).toContainText("Paid");
    await bill.getByRole("link").first().click();
    await expect(page.getByRole("heading", { name: /^Stripe stand-in: invoice/ })).toBeVisible();

    // It ends at Stripe. That it is active comes later, and has long been over.
    const active = (await happened()).find(
      (it) => it.type === "customer.subscription.updated" && it.data.object.id === subscription && it.data.object.status === "active",
    )!;
    await move(subscription, "canceled");
    const deleted = (await happened()).find((it) => it.type === "customer.subscription.deleted" && it.data.object.id === subscription)!;
    await tell(baseURL!, deleted);
    const status = async () => {
      await page.goto(`${home}/billing`);
      return (await panel(page, "Your plan: Pro").count()) ? panel(page, "Your plan: Pro").innerText() : page.locator("main").innerText();
    };
    await expect.poll(status).toContain("Ended");
    await tell(baseURL!, active);
    await expect.poll(status).toContain("Ended");
    await page.goto(`${home}/leads`);
    const banner = page.getByText("The subscription has ended. You can read and export until");
    await expect(banner).toBeVisible();
    await page.getByRole("link", { name: "See billing" }).click();
    await expect(page.getByRole("link", { name: "Contacts", exact: true }).last()).toHaveAttribute("href", /contacts\/export\.csv$/);
    await page.context().close();
  });
}
