// Finding one's way in the inbox.

import { expect, type Locator, type Page } from "@playwright/test";

/** Opens the conversation in which somebody said these words, once it has come in. */
export async function openConversation(page: Page, words: string) {
  const search = `${page.url().match(/.*\/w\/[^/]+/)![0]}/inbox?q=${encodeURIComponent(words)}`;
  const found = page.getByRole("region", { name: /^Conversations$/ }).getByRole("listitem").getByRole("link");
  // The worker takes a moment to bring a message in.
  await expect(async () => {
    await page.goto(search);
    await expect(found).not.toHaveCount(0, { timeout: 500 });
  }).toPass();
  await found.first().click();
  await page.waitForURL(/\/inbox\/[0-9a-f-]{36}/);
}

/** The messages, notes and events of the conversation before one. */
export const threadOf = (page: Page) => page.getByRole("region", { name: "Messages" });

/** What the page says was done. */
export const told = (page: Page, words: string | RegExp) =>
  expect(page.getByRole("status").filter({ hasText: words }).first()).toBeVisible();

/** Opens the queue of escalations at the page on which a row stands, once it does: other tests leave some too. */
export async function findInQueue(page: Page, row: Locator) {
  const queue = `${page.url().match(/.*\/w\/[^/]+/)![0]}/escalations`;
  const on = page.getByRole("link", { name: "Older" });
  await expect(async () => {
    await page.goto(queue);
    while ((await row.count()) === 0 && (await on.count()) > 0) {
      const from = page.url();
      await on.click();
      await page.waitForURL((address) => address.href !== from);
    }
    await expect(row).toHaveCount(1, { timeout: 500 });
  }).toPass();
}
