// Another system of the shop's: an API channel with a key, by which many customers write in no time.

import type { Page } from "@playwright/test";
import { at } from "./people.ts";
import { expect } from "./test.ts";

/** Posts to a door as a form of the page does, and says where it leads. */
async function knock(page: Page, door: string, form: Record<string, string>) {
  const headers = { Accept: "application/json", Origin: new URL(page.url()).origin, "Sec-Fetch-Site": "same-origin" };
  const answer = await page.request.post(at("david", `/api/${door}`), { form, headers, maxRedirects: 0 });
  expect(answer.status(), `${door}: ${await answer.text()}`).toBeLessThan(400);
  return answer.headers().location ?? "";
}

/** Connects a new API channel of that name; what it gives back brings a message of a customer in. */
export async function connectSystem(page: Page, name: string) {
  await knock(page, "channels/connect-api", { name });
  await page.goto(at("david", "/channels"));
  const address = (await page.getByRole("link", { name }).first().getAttribute("href"))!;
  const channel = address.match(/channels\/([0-9a-f-]{36})/)![1];
  const scopes = { conversations: "write", contacts: "none", knowledge: "none", leads: "none" };
  await page.goto(await knock(page, "channels/create-key", { name, channel, expires: "90", ...scopes }));
  const key = (await page.getByText(/^sb_live_[\w-]{43}$/).textContent())!;
  return async (customer: string, text: string) => {
    const headers = { Authorization: `Bearer ${key}` };
    const data = { contact: { external_id: customer, name: customer }, id: crypto.randomUUID(), text };
    const sent = await page.request.post("/api/v1/messages", { data, headers });
    expect(sent.ok(), await sent.text()).toBe(true);
  };
}
