// `test`, with a desk to sit down at: `await desk("amelie", "/inbox")` is a page that Amélie has
// before her. What the browser complains about on any of these pages fails the test.

import { type BrowserContextOptions, expect, type Page, test as base } from "@playwright/test";
import { at, browserOf, type Who } from "./people.ts";

/** Opens a page of the person's own workspace; a path that begins with `/w/` is taken as it is. */
export type Desk = (who: Who, path?: string, options?: BrowserContextOptions) => Promise<Page>;

export const test = base.extend<{ desk: Desk; complaints: string[] }>({
  /** What browsers said against our pages. A test that expects some empties it. */
  complaints: async ({}, use) => {
    const complaints: string[] = [];
    await use(complaints);
    expect(complaints, "no browser complains").toEqual([]);
  },

  desk: async ({ browser, baseURL, complaints, javaScriptEnabled, locale, viewport }, use) => {
    const opened: { close(): Promise<void> }[] = [];
    await use(async (who, path = "", options = {}) => {
      const context = await browserOf(browser, who, { baseURL, javaScriptEnabled, locale, viewport, ...options });
      opened.push(context);
      const page = await context.newPage();
      listen(page, complaints);
      await page.goto(path.startsWith("/w/") ? path : at(who, path));
      return page;
    });
    for (const context of opened) await context.close();
  },
});

/** Writes down errors and warnings: faults of scripts, hydration, and what a policy stopped. */
export function listen(page: Page, complaints: string[]) {
  page.on("console", (message) => {
    // A page that answers 404 is what some journeys ask for; a part of a page never is.
    // The preview of a widget runs no scripts, not even those by which Playwright looks at it.
    if (message.text().startsWith("Blocked script execution") && message.text().includes("/preview?")) return;
    // Without scripts their preload is for nothing; the browser says so, and it is nobody's fault.
    if (message.text().includes("was preloaded using link preload but not used")) return;
    const isThePage = message.text().startsWith("Failed to load") && bare(message.location().url) === bare(page.url());
    if (["error", "warning"].includes(message.type()) && !isThePage) complaints.push(`${page.url()}: ${message.text()}`);
  });
  page.on("pageerror", (fault) => complaints.push(`${page.url()}: ${fault}`));
}

const bare = (address: string) => address.split("#")[0];

/** Waits until the page's moving parts move: keys are heard and news arrive. */
export async function alive(page: Page) {
  await expect(page.locator(".live-mark")).toHaveText(/^(Live|En direct)$/);
}

export { expect };
