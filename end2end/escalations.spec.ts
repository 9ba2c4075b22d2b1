// Hand-overs: a customer asks for a person, somebody takes it, settles it, and opens it again.

import { told } from "./support/inbox.ts";
import { at } from "./support/people.ts";
import { alive } from "./support/test.ts";
import { expect, test } from "./support/shop.ts";

test("a call stands in the queue by itself; accepted, settled and opened again it is in the right group", async ({ desk, shop }) => {
  const page = await desk("david", "/escalations");
  await alive(page);
  const row = page.getByRole("row").filter({ hasText: "eleven espresso cups" });
  await expect(row).toHaveCount(0);
  await shop.write("I need to speak to a person about eleven espresso cups.");

  const waiting = page.getByRole("table", { name: "Waiting for a person" });
  await expect(waiting.getByRole("row").filter({ hasText: "eleven espresso cups" })).toContainText("Customer asked");
  // Home counts exactly the rows of the queue.
  const home = await desk("david");
  const tile = home.getByRole("link", { name: /Escalations to accept/ });
  const count = Number((await tile.innerText()).match(/\d+/)![0]);
  await tile.click();
  await home.waitForURL(/\/escalations/);
  await expect(home.getByRole("table", { name: "Waiting for a person" }).getByRole("button", { name: "Accept" })).toHaveCount(count);

  await row.getByRole("button", { name: "Accept" }).click();
  await told(page, "The conversation is yours.");
  await page.waitForURL(/\/inbox\/[0-9a-f-]{36}/);
  await expect(page.getByRole("region", { name: "Messages" })).toContainText("David took over.");

  await page.goto(at("david", "/escalations?whose=mine"));
  await expect(page.getByRole("table", { name: "In progress" }).locator(row)).toContainText("David");
  await row.getByRole("link", { name: /^Resolve/ }).click();
  await page.getByLabel("Outcome").selectOption("Same as another one");
  await page.getByRole("button", { name: "Resolve" }).click();
  await told(page, "Escalation resolved.");
  await expect(page.getByRole("main")).toContainText("Same as another one");
  await page.goto(at("david", "/escalations?whose=mine"));
  await expect(row).toHaveCount(0);
  await page.goto(at("david", "/escalations?whose=resolved"));
  await row.getByRole("button", { name: "Reopen" }).click();
  await told(page, "Escalation opened again.");
  await page.goto(at("david", "/escalations?reason=vip"));
  await expect(row).toHaveCount(0);
});

test("two people accept at once: one has it, the other is told", async ({ desk, shop }) => {
  await shop.write("I need to speak to a person about a cracked teapot lid.");
  const david = await desk("david", "/escalations");
  const row = (page: typeof david) => page.getByRole("row").filter({ hasText: "cracked teapot lid" });
  await expect(async () => {
    await david.reload();
    await expect(row(david)).toHaveCount(1, { timeout: 500 });
  }).toPass();
  const bruno = await desk("bruno", "/escalations", { javaScriptEnabled: false });
  await row(david).getByRole("button", { name: "Accept" }).click();
  await told(david, "The conversation is yours.");
  await row(bruno).getByRole("button", { name: "Accepter" }).click();
  await expect(bruno.getByRole("alert").first()).toBeVisible();
  await expect(bruno).toHaveURL(/\/escalations/);
});
