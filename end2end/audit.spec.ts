// The log: what was done and what was refused, found again by who, what and when.

import { told } from "./support/inbox.ts";
import { at } from "./support/people.ts";
import { expect, test } from "./support/test.ts";

test("a change and a refusal are found by their filters, with what was and what is", async ({ desk }) => {
  const david = await desk("david", "/settings/workspace");
  await david.getByLabel("Contact email").fill("bonjour@ma-boutique.com");
  await david.getByRole("button", { name: "Save" }).click();
  await told(david, "Saved");
  const eva = await desk("eva", "/channels/connect");
  await expect(eva.getByRole("heading", { level: 1 })).toBeVisible();

  await david.goto(at("david", "/audit"));
  await david.getByLabel("Record", { exact: true }).selectOption({ label: "Workspace" });
  await david.getByLabel("Person", { exact: true }).fill("David");
  await david.getByRole("button", { name: "Filter", exact: true }).click();
  const newest = david.getByRole("row").nth(1);
  await expect(newest).toContainText("Changed");
  await newest.getByText(/^\d+ fields?$/).click();
  await expect(newest).toContainText("bonjour@ma-boutique.com");

  await david.goto(at("david", "/audit?action=denied"));
  await expect(david.getByRole("row").filter({ hasText: "Eva" }).first()).toContainText("Refused");

  // A day on which there was no desk.
  await david.goto(at("david", "/audit?until=2001-01-01"));
  await expect(david.getByText("No entry of the log fits these filters.")).toBeVisible();
});

test("the log goes back page by page, each entry once", async ({ desk }) => {
  const page = await desk("david", "/audit");
  const rows = page.getByRole("row").locator("time");
  const seen: string[] = [];
  for (let pages = 0; pages < 3; pages++) {
    seen.push(...(await page.getByRole("row").filter({ has: page.locator("td") }).evaluateAll((all) => all.map((it) => it.textContent!))));
    const older = page.getByRole("link", { name: "Older" });
    if ((await older.count()) === 0) break;
    const first = await rows.first().getAttribute("datetime");
    await older.click();
    await expect(rows.first()).not.toHaveAttribute("datetime", first!);
  }
  expect(seen.length).toBeGreaterThan(50);
});

test("who took out or read personal data is found, and the log says that it is whole", async ({ desk }) => {
  test.slow();
  const david = await desk("david", "/contacts");
  const taken = await david.request.get(at("david", "/contacts/export.csv?q=Sophie"));
  expect(taken.headers()["content-type"]).toContain("text/csv");
  await david.getByRole("main").locator('a[href*="/contacts/0"]').first().click();
  await david.waitForURL(/\/contacts\/[0-9a-f-]{36}$/);
  const contact = david.url();

  await david.goto(at("david", "/audit"));
  await david.getByLabel("Person", { exact: true }).fill("David");
  await david.getByLabel("Action", { exact: true }).selectOption({ label: "Exported" });
  await david.getByLabel("Contains personal data").check();
  await david.getByRole("button", { name: "Filter", exact: true }).click();
  const newest = david.getByRole("row").nth(1);
  // Who, from where, what, and why.
  for (const words of ["David", /127\.0\.0\.1|::1/, "Contact", "Personal data", "Taken out as a table"]) await expect(newest).toContainText(words);
  await expect(david.getByLabel("Contains personal data")).toBeChecked();
  await expect(david.getByRole("row").filter({ hasText: "Report" })).toHaveCount(0);

  await david.getByLabel("Action", { exact: true }).selectOption({ label: "Read" });
  await david.getByRole("button", { name: "Filter", exact: true }).click();
  const read = david.getByRole("row").filter({ has: david.locator(`a[href="${new URL(contact).pathname}"]`) }).first();
  await expect(read).toContainText("Opened its page");

  // Nothing here alters the log, and the file of it is its next entry.
  const main = david.getByRole("main");
  await expect(main.getByRole("button", { name: /delete|edit|remove/i })).toHaveCount(0);
  const file = david.waitForEvent("download");
  await david.getByRole("link", { name: "Export", exact: true }).click();
  expect((await file).suggestedFilename()).toBe("audit.csv");
  await david.goto(at("david", "/audit?action=export&actor=David&kind=audit+entry"));
  await expect(david.getByRole("row").nth(1)).toContainText("Audit log");

  // A worker looks through it within a minute of its beginning, and every night.
  await expect(async () => {
    await david.reload();
    await expect(david.getByText(/^Verified /)).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 75_000 });
});

test("the log filters without scripts too", async ({ desk }) => {
  const page = await desk("claire", "/audit", { javaScriptEnabled: false });
  await page.getByLabel("Contient des données personnelles").check();
  await page.getByRole("button", { name: "Filtrer", exact: true }).click();
  await page.waitForURL(/personal=true/);
  await expect(page.getByLabel("Contient des données personnelles")).toBeChecked();
});
