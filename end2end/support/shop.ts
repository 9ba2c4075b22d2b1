// A shop's own website with the real widget on it, and the customers who come by.

import type { BrowserContext, Page } from "@playwright/test";
import { openSite } from "../widget/host-site.mjs";
import { Visitor } from "../widget/visitor.mjs";
import { type Desk, expect, test as base } from "./test.ts";

/** A customer with the chat open in a browser. */
export type Customer = InstanceType<typeof Visitor> & { page: Page };

/** A customer of whom only the words matter; they come by the widget's own protocol. */
export type Writer = { says: (text: string) => Promise<void> };

/** Where a customer comes from, as a proxy tells it: each from an address of their own, as limits go by address. */
const fromSomewhere = () => {
  const part = () => Math.floor(Math.random() * 256);
  return { "X-Forwarded-For": `10.${part()}.${part()}.${part()}` };
};

type Shop = {
  origin: string;
  /** A new customer, with a browser of their own, opens the chat. */
  enter: () => Promise<Customer>;
  /** A new customer writes. */
  write: (text: string) => Promise<Writer>;
};

export const test = base.extend<{ shop: Shop }, { widget: { key?: string } }>({
  widget: [async ({}, use) => use({}), { scope: "worker" }],

  /** Ma Boutique's website. */
  shop: async ({ browser, baseURL, desk, widget, request }, use) => {
    widget.key ??= await installedKey(desk);
    const address = `${baseURL}/widget/${widget.key}`;
    const site = await openSite({ language: "fr" });
    site.script = `${address}.js`;
    const contexts: BrowserContext[] = [];
    const entered: Customer[] = [];
    await use({
      origin: site.origin,
      enter: async () => {
        const context = await browser.newContext({ locale: "fr-FR", javaScriptEnabled: true, extraHTTPHeaders: fromSomewhere() });
        contexts.push(context);
        const page = await context.newPage();
        const customer = Object.assign(new Visitor(page), { page }) as Customer;
        entered.push(customer);
        await page.goto(site.origin);
        await customer.launcher().click();
        await customer.field.waitFor();
        return customer;
      },
      write: async (text) => {
        const from = fromSomewhere();
        const begun = await request.post(`${address}/session`, { headers: from, data: { language: "en" } });
        expect(begun.ok(), await begun.text()).toBe(true);
        const headers = { ...from, Authorization: `Bearer ${(await begun.json()).token}` };
        const says = async (text: string) => {
          const sent = await request.post(`${address}/messages`, { headers, data: { id: crypto.randomUUID(), text } });
          expect(sent.status(), await sent.text()).toBe(202);
        };
        await says(text);
        return { says };
      },
    });
    for (const context of contexts) await context.close();
    site.close();
    for (const customer of entered) expect(customer.complaints, "the shop's browser complains").toEqual([]);
  },
});

/** The key in the line that the page of the widget tells the shop to install. */
async function installedKey(desk: Desk) {
  if (process.env.WIDGET_KEY) return process.env.WIDGET_KEY;
  const page = await desk("david", "/channels");
  await page.getByRole("link", { name: "ma-boutique.com", exact: true }).click();
  await page.getByRole("link", { name: "Install" }).click();
  const line = await page.getByRole("region", { name: "Snippet" }).innerText();
  await page.context().close();
  return line.match(/\/widget\/([^/.]+)\.js/)![1];
}

export { expect };
