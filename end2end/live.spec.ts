// The page follows what others do, and says when it cannot.

import { alive, expect } from "./support/test.ts";
import { test } from "./support/shop.ts";

const rows = (page: import("@playwright/test").Page) => page.getByRole("region", { name: "Conversations" }).getByRole("listitem");

test("the number of those who wait is one number: in the list, the sidebar and the tab", async ({ desk, shop }) => {
  const page = await desk("david", "/inbox");
  await alive(page);
  const numbers = async () => {
    const count = (text: string | null) => Number(text?.match(/\d+/)?.[0] ?? 0);
    return [
      count(await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: /^Inbox/ }).textContent()),
      count(await page.getByRole("link", { name: /^To answer/ }).textContent()),
      count((await page.title()).match(/^\((\d+)\)/)?.[0] ?? null),
    ];
  };
  const [before, ...others] = await numbers();
  expect(others).toEqual([before, before]);
  await shop.write("I would like to talk to a person, please.");
  await expect.poll(numbers, { timeout: 20_000 }).toEqual([before + 1, before + 1, before + 1]);
});

test("offline, the page says so; back again, it shows once what came meanwhile", async ({ desk, shop, complaints }) => {
  const page = await desk("david", "/inbox?view=all");
  await alive(page);
  const before = await rows(page).count();
  await page.context().setOffline(true);
  await expect(page.getByText("Offline. Nothing you write is lost.")).toBeVisible();
  await shop.write("I would like to talk to a person about a carafe.");
  await page.waitForTimeout(2_000);
  await page.context().setOffline(false);
  await alive(page);
  await expect(rows(page)).toHaveCount(before + 1);
  complaints.splice(0);
});

test("without a stream, the page looks by itself, and says that it does", async ({ desk, shop, complaints }) => {
  test.slow();
  const page = await desk("david", "/inbox?view=all");
  await page.route("**/events", (route) => route.abort());
  await page.reload();
  await expect(page.getByText("Reconnecting. The page is checked every 20 seconds.")).toBeVisible();
  const before = await rows(page).count();
  await shop.write("I would like to talk to a person about two bowls.");
  await expect(rows(page)).toHaveCount(before + 1, { timeout: 30_000 });
  await page.unroute("**/events");
  await alive(page);
  await expect(rows(page)).toHaveCount(before + 1);
  complaints.splice(0);
});
