// The page follows what others do, and says when it cannot.

import type { Page } from "@playwright/test";
import { openConversation } from "./support/inbox.ts";
import { alive, expect } from "./support/test.ts";
import { test } from "./support/shop.ts";

const rows = (page: Page) => page.getByRole("region", { name: "Conversations" }).getByRole("listitem");

/** Which conversations the list shows. It ends after fifty: one more can be told by its address alone. */
const shown = (page: Page) => rows(page).getByRole("link").evaluateAll((links) => links.map((it) => (it as HTMLAnchorElement).pathname));

/** How many conversations the list shows besides those known before. */
const more = async (page: Page, known: string[]) => new Set((await shown(page)).filter((it) => !known.includes(it))).size;

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

test("a list under the pointer keeps its rows; what is new waits behind one button", async ({ desk, shop }) => {
  const page = await desk("david", "/inbox?view=all&status=open");
  await alive(page);
  const before = await shown(page);
  await rows(page).first().hover();
  const news = (count: number) => page.getByRole("button", { name: `${count} new`, exact: true });
  await shop.write("I would like to talk to a person about a first jug.");
  await expect(news(1)).toBeVisible();
  await shop.write("I would like to talk to a person about a second jug.");
  await expect(news(2)).toBeVisible();
  expect((await shown(page))[0]).toBe(before[0]);
  expect(await more(page, before)).toBe(0);
  // By a key: a pointer on its way to the button has left the list, which then takes in what comes by itself.
  await news(2).press("Enter");
  await expect.poll(() => more(page, before)).toBe(2);
  await expect(news(2)).toBeHidden();
});

test("the queue keeps its rows under the focus; one that left is gone, and the focus is on the next", async ({ desk, shop }) => {
  const ask = async (what: string) => {
    await shop.write(`I need to speak to a person about a ${what}.`);
    await expect(row(what)).toHaveCount(1);
  };
  const page = await desk("david", "/escalations");
  await alive(page);
  const row = (what: string) => page.getByRole("row").filter({ hasText: `person about a ${what}` });
  await ask("chipped saucer");
  await ask("dented kettle");
  const other = await desk("bruno", "/escalations");
  await row("chipped saucer").getByRole("link").first().focus();
  await shop.write("I need to speak to a person about a bent spoon.");
  await expect(page.getByRole("button", { name: "1 new", exact: true })).toBeVisible();
  await expect(row("bent spoon")).toHaveCount(0);

  await other.getByRole("row").filter({ hasText: "chipped saucer" }).getByRole("link").first().click();
  await other.getByRole("button", { name: "Résoudre", exact: true }).click();
  await expect(row("chipped saucer")).toHaveCount(0);
  await expect(row("dented kettle").getByRole("link").first()).toBeFocused();
});

test("what one opened in the thread stays open when something is said", async ({ desk, shop }) => {
  const customer = await shop.write("How long does delivery take to Jersey?");
  const page = await desk("david");
  await openConversation(page, "delivery take to Jersey");
  await alive(page);
  const why = page.getByRole("group").filter({ hasText: "Why this answer" }).first();
  await expect(why).toBeVisible();
  await why.getByText("Why this answer").click();
  await expect(why).toHaveAttribute("open", "");
  await customer.says("And to Guernsey?");
  await expect(page.getByRole("region", { name: "Messages" })).toContainText("And to Guernsey?");
  await expect(why).toHaveAttribute("open", "");
});

test("a press is heard although the page moves under it", async ({ desk, shop }) => {
  const page = await desk("david", "/inbox?view=all");
  await alive(page);
  const waiting = (html: string) => Number(html.match(/<title>\((\d+)/)?.[1] ?? 0);
  const before = waiting(`<title>${await page.title()}`);
  await page.getByRole("link", { name: /^Mine \d/ }).hover();
  await page.mouse.down();
  const looked = page.waitForResponse(async (it) => it.url() === page.url() && waiting(await it.text()) > before);
  await shop.write("I would like to talk to a person about a jug.");
  await (await looked).finished();
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  await page.mouse.up();
  await page.waitForURL(/view=mine/);
});

test("a page that is not there stays as it is while the desk moves", async ({ desk, shop }) => {
  const page = await desk("david", "/inbox/0190aaaa-0000-7000-8000-000000000001");
  await alive(page);
  const title = await page.title();
  await page.evaluate(() => document.documentElement.setAttribute("data-stayed", ""));
  await shop.write("I would like to talk to a person about a tray.");
  await expect(page).not.toHaveTitle(title);
  await expect(page.locator("html")).toHaveAttribute("data-stayed");
});

test("offline, the page says so; back again, it shows once what came meanwhile", async ({ desk, shop, complaints }) => {
  const page = await desk("david", "/inbox?view=all&status=open");
  await alive(page);
  const before = await shown(page);
  await page.context().setOffline(true);
  await expect(page.getByText("Offline. Nothing you write is lost.")).toBeVisible();
  await shop.write("I would like to talk to a person about a carafe.");
  await page.waitForTimeout(2_000);
  await page.context().setOffline(false);
  await alive(page);
  await expect.poll(() => more(page, before)).toBe(1);
  complaints.splice(0);
});

test("without a stream, the page looks by itself, and says that it does", async ({ desk, shop, complaints }) => {
  test.slow();
  const page = await desk("david", "/inbox?view=all&status=open");
  await page.route(/\/events\b/, (route) => route.abort());
  await page.reload();
  await expect(page.getByText("Reconnecting. The page is checked every 20 seconds.")).toBeVisible();
  const before = await shown(page);
  await shop.write("I would like to talk to a person about two bowls.");
  await expect.poll(() => more(page, before), { timeout: 30_000 }).toBe(1);
  await page.unroute(/\/events\b/);
  await alive(page);
  expect(await more(page, before)).toBe(1);
  complaints.splice(0);
});
