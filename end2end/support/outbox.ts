// Letters, as a developer reads them: on the page "Outbox" of the workspace that sent them.

import { expect, type Page } from "@playwright/test";

/** The newest link of a letter to somebody: `/invitation/…` or `/reset/…`. */
export async function linkTo(page: Page, email: string, kind: "invitation" | "reset") {
  const letter = page.getByRole("main").locator("section").filter({ hasText: email }).filter({ hasText: `/${kind}/` }).first();
  // Some letters are written after the answer, so that its time tells nothing.
  await expect(async () => {
    await page.goto(page.url().replace(/(\/w\/[^/]+).*/, "$1/outbox"));
    await expect(letter).toBeVisible({ timeout: 500 });
  }).toPass();
  return new URL((await letter.getByRole("link").getAttribute("href"))!).pathname.match(new RegExp(`/${kind}/.+`))![0];
}
