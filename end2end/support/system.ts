// A system of the shop's own, on an API channel: it brings messages in and takes the answers away.

import { type APIRequestContext, expect, type Page } from "@playwright/test";
import { told } from "./inbox.ts";
import { at } from "./people.ts";

/** What the assistant does on a channel, as David reads it. */
export type Mode = "Off" | "Drafts" | "Answers";

/** An answer as the system takes it away. */
type Answer = { id: string; text: string; author: string; delivery: string };

/** David connects a channel, says what the assistant does there, and makes a key for it. */
export async function connectSystem(page: Page, request: APIRequestContext, name: string, mode: Mode) {
  await page.goto(at("david", "/channels/connect"));
  const form = page.locator("form", { has: page.getByRole("button", { name: "Connect an API channel" }) });
  await form.getByLabel("Name").fill(name);
  await form.getByRole("button", { name: "Connect an API channel" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await page.goto(at("david", "/channels"));
  await page.getByRole("group", { name: `Assistant on ${name}` }).getByRole("button", { name: mode }).click();
  await told(page, "Saved. It holds from the next message on.");
  await page.goto(at("david", "/channels/keys"));
  await page.getByLabel("Name").fill(`Key of ${name}`);
  await page.getByLabel("May use").selectOption({ label: `Messages of ${name}` });
  await page.getByRole("button", { name: "Create key" }).click();
  const key = (await page.getByText(/^sb_live_[\w-]{43}$/).textContent())!;

  const headers = { Authorization: `Bearer ${key}` };
  const call = async (path: string, data?: object) => {
    const address = `/api/v1${path}`;
    const answer = await (data ? request.post(address, { data, headers }) : request.get(address, { headers }));
    expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
    return answer.status() === 204 ? {} : answer.json();
  };
  return {
    /** A customer writes; the conversation that it becomes part of. */
    says: async (customer: string, text: string): Promise<string> => {
      const contact = { external_id: `${name} ${customer}`, name: customer };
      const { event } = await call("/messages", { contact, id: crypto.randomUUID(), text, language: "fr" });
      let arrived = { state: "new", conversation: "" };
      await expect.poll(async () => (arrived = await call(`/events/${event}`)).state).toBe("done");
      return arrived.conversation;
    },
    /** What was answered in a conversation, as far as it has left. */
    answers: async (conversation: string): Promise<Answer[]> => {
      const { messages } = await call(`/conversations/${conversation}/messages`);
      return messages.filter((it: Answer) => ["staff", "ai"].includes(it.author));
    },
    /** Says that an answer has arrived. */
    received: async (conversation: string, message: string) =>
      call(`/conversations/${conversation}/messages/${message}/receipt`, { state: "delivered" }),
    /** Says why an answer will not arrive. */
    failed: async (conversation: string, message: string, reason: string) =>
      call(`/conversations/${conversation}/messages/${message}/receipt`, { state: "failed", reason }),
  };
}
