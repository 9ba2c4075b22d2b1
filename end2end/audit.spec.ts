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
