// A website becomes knowledge: listed, read, seen as it is read, read again, and taken away.

import { axe, cutOff, sideways } from "./support/looks.ts";
import { told } from "./support/inbox.ts";
import { at } from "./support/people.ts";
import { expect, test } from "./support/shop.ts";
import { openSite } from "./support/stand-ins.ts";
import { alive } from "./support/test.ts";

test("J7: a site is listed, read with its progress seen, answers a question, and is read again", async ({ desk }) => {
  const site = await openSite({
    "/": { title: "Kiln care", words: "How to care for what leaves our kiln.", links: ["/glaze", "/crack", "/nowhere"] },
    "/glaze": { title: "Glaze care", words: "Celadon glaze is washed by hand with lukewarm water." },
    "/crack": { title: "Cracks", words: "" },
  });
  const page = await desk("david", "/knowledge");
  await page.getByRole("link", { name: "Websites" }).click();
  await page.getByRole("link", { name: "Add a website" }).first().click();
  await page.getByLabel("Address").fill(site.origin);
  await page.getByLabel("Read again").selectOption({ label: "Every week" });
  await page.getByRole("button", { name: "List pages first" }).click();
  await told(page, "Added. Its pages are being read.");
  const address = new URL(page.url()).pathname;

  // Nothing is kept of a listing; and the page says so by itself.
  await alive(page);
  await expect(page.getByText("would be read. Nothing was kept.")).toBeVisible({ timeout: 20_000 });
  await page.getByRole("button", { name: "Read these pages" }).click();
  await told(page, "Its pages are being read.");
  await alive(page);
  await expect(page.getByText(/^\d of \d pages/)).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText(/^\d pages were read\./)).toBeVisible({ timeout: 20_000 });
  const report = page.getByRole("table", { name: "What was found" });
  await expect(report.getByRole("row").filter({ hasText: "/crack" })).toContainText("The site did not answer.");
  await expect(report.getByRole("row").filter({ hasText: "/nowhere" })).toContainText("not there any more");
  await expect(page.getByRole("table", { name: "Pages" }).getByRole("link", { name: "Glaze care" })).toBeVisible();
  expect(await axe(page)).toEqual([]);
  await page.setViewportSize({ width: 360, height: 740 });
  expect([...(await sideways(page)), ...(await axe(page))]).toEqual([]);
  for (const width of [1024, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    expect([...(await sideways(page)), ...(await cutOff(page))]).toEqual([]);
  }

  await page.goto(at("david", "/knowledge/test?q=How+is+celadon+glaze+washed%3F&in=en"));
  await expect(page.getByText("washed by hand with lukewarm water").first()).toBeVisible();

  // What has changed is a new version; what could not be read is tried again alone.
  site.pages["/glaze"].words = "Celadon glaze may be washed in a machine.";
  site.pages["/crack"].words = "Cracks are no fault of the glaze.";
  await page.goto(address);
  await page.getByRole("button", { name: /^Try again .*\/crack/ }).click();
  await expect(page.getByRole("table", { name: "Pages" }).getByRole("link", { name: "Cracks" })).toBeVisible({ timeout: 20_000 });
  await page.getByRole("button", { name: "Read now" }).click();
  await expect(page.getByText(/1 changed · 2 unchanged/)).toBeVisible({ timeout: 20_000 });
  await page.getByRole("table", { name: "Pages" }).getByRole("link", { name: "Glaze care" }).click();
  await expect(page.getByText("Version 2", { exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: `${site.origin}/glaze` })).toBeVisible();

  // What doing without it would change is seen first, from where it is removed.
  await page.goto(address);
  await page.getByText("Remove the website", { exact: true }).click();
  await page.getByRole("link", { name: "See what would change" }).click();
  await page.waitForURL(/\/sites\/[0-9a-f-]{36}\/preview$/);
  await expect(page.getByRole("heading", { name: "Answers" })).toBeVisible();
  await page.getByRole("link", { name: "Keep the website" }).click();
  await page.waitForURL((it) => it.pathname === address);
  await page.getByText("Remove the website", { exact: true }).click();
  await page.getByRole("button", { name: "Remove website" }).click();
  await told(page, "Removed. The assistant no longer uses its pages.");
  await expect(page.getByRole("link", { name: site.origin })).toHaveCount(0);
  site.close();
});
