// Service levels: what is promised, when it is due and why, and who is told when it is late
// (journey J1, steps 2 to 4; journey J3, steps 1, 2 and 10).

import type { Page } from "@playwright/test";
import { clock, hoursAround, minuteInParis, setHours } from "./support/hours.ts";
import { findInQueue, told } from "./support/inbox.ts";
import { at } from "./support/people.ts";
import { expect, test } from "./support/shop.ts";

const ROWS_OF_A_PAGE = 50;

const settings = async (desk: (who: "david", path?: string, options?: object) => Promise<Page>) =>
  desk("david", "/settings/service-levels", { javaScriptEnabled: false });

test("what is promised is due at a time that explains itself, counted on home and listed by one click", async ({ desk, shop }) => {
  const page = await settings(desk);
  const now = minuteInParis();
  const hours = hoursAround(now);
  await setHours(page, "nine to five", "");
  await expect(page.getByText("Write intervals like 09:00-12:30, 13:30-18:00.").first()).toBeVisible();
  await setHours(page, hours.text, "2030-12-25 Christmas");
  await expect(page.getByText("Business hours saved.")).toBeVisible();
  await expect(page.getByLabel("Monday", { exact: true })).toHaveValue(hours.text);

  await page.getByText("Add a policy", { exact: true }).click();
  const form = page.locator("#policy-new form");
  await form.getByLabel("Name").fill("Everybody");
  await form.getByLabel(/^First response/).fill("30");
  await form.getByRole("button", { name: "Save policy" }).click();
  await expect(page.getByText("Policy saved.")).toBeVisible();
  await expect(page.getByText("first response within 30 min")).toBeVisible();

  await shop.write("I need to speak to a person about nine saffron candles.");
  const home = await desk("david");
  const tile = home.getByRole("link", { name: /Breaching within 1 h/ });
  // The label has a number of its own.
  const figure = tile.locator(".tile-figure");
  await expect(async () => {
    await home.reload();
    await expect(figure).toHaveText(/[1-9]/, { timeout: 500 });
  }).toPass();
  const count = Number(await figure.innerText());
  await tile.click();
  await home.waitForURL(/sla=breaching/);
  // The newest: its row says what was said last, which are the assistant's words.
  const row = home.locator("[data-row]").first();
  await expect(home.locator("[data-row]")).toHaveCount(Math.min(count, ROWS_OF_A_PAGE));
  await expect(row).toContainText(/due (\S+ )?\d\d:\d\d — /);

  await row.press("Enter");
  await home.waitForURL(/\/inbox\/[0-9a-f-]{36}/);
  const service = home.locator("#service");
  await expect(service).toContainText(/due (\S+ )?\d\d:\d\d — first response/);
  const why = service.locator("#why-first_response");
  await why.getByText(/^why (\S+ )?\d\d:\d\d\?/).click();
  await expect(why).toContainText("Target: 30 min of open time");
  if (hours.gap) await expect(why).toContainText(`${clock(now + 10)} to ${clock(now + 25)}: closed, skipped`);
  await expect(why).toContainText(/Due (\S+ )?\d\d:\d\d/);

  // An answer keeps it, and home and the list say so.
  await home.getByRole("textbox", { name: "Write" }).fill("Nine candles are on their way.");
  await home.getByRole("button", { name: "Send", exact: true }).click();
  await expect(home.locator("#service")).toContainText(/kept (\S+ )?\d\d:\d\d — first response/);

  await page.goto(at("david", "/settings/service-levels"));
  await page.getByText("Change Everybody").click();
  await page.getByRole("button", { name: /^Stop promising/ }).click();
  await expect(page.getByText("The policy applies to nothing new.")).toBeVisible();
  await expect(page.getByText("Nothing is promised yet")).toBeVisible();
});

test("a call waits to be accepted, and says until when", async ({ desk, shop }) => {
  await shop.write("I need to speak to a person about a refund for a violet lamp.");
  const page = await desk("david", "/escalations");
  const row = page.getByRole("row").filter({ hasText: "violet lamp" });
  await findInQueue(page, row);
  await row.getByRole("link").first().click();
  await page.waitForURL(/\/inbox\//);
  const service = page.locator("#service");
  await expect(service).toContainText(/due (\S+ )?\d\d:\d\d — to be accepted/);
  await findInQueue(page, row);
  await row.getByRole("button", { name: "Accept" }).click();
  await told(page, "The conversation is yours.");
  await expect(page.locator("#service")).toContainText(/kept (\S+ )?\d\d:\d\d — to be accepted/);
});

test("the bell leads to what one should know of", async ({ desk }) => {
  const page = await desk("david");
  await page.getByRole("link", { name: "Notifications" }).first().click();
  await expect(page.getByRole("heading", { name: "Notifications", level: 1 })).toBeVisible();
  const something = page.getByRole("button", { name: /^Open/ }).first();
  await expect(page.getByText("Nothing to tell you").or(something)).toBeVisible();
});
