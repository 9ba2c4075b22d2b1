// The thread: marks and links, quotes, a retry that sends again, two conversations that become one and two again, and
// long threads that load backwards without a jump.

import type { Page } from "@playwright/test";
import { openConversation, threadOf, told } from "./support/inbox.ts";
import { alive } from "./support/test.ts";
import { expect, test } from "./support/shop.ts";

// David reads English, Claire French.
const box = (page: Page) => page.getByRole("textbox", { name: /^(Write|Écrire)$/ });
const entry = (page: Page, words: string | RegExp) => threadOf(page).getByRole("article").filter({ hasText: words });

/** Presses an entry of the menu "More actions". */
async function more(page: Page, name: RegExp) {
  await page.getByRole("button", { name: /^(More actions|Autres actions|Plus d’actions)$/ }).click();
  await page.locator("#more-menu").getByRole("link", { name }).click();
}

/** Posts to a door as a form of the page does. */
async function knock(page: Page, door: string, form: Record<string, string>) {
  const { origin, pathname } = new URL(page.url());
  const headers = { Accept: "application/json", Origin: origin, "Sec-Fetch-Site": "same-origin" };
  const answer = await page.request.post(`/w/${pathname.split("/")[2]}/api/${door}`, { form, headers, maxRedirects: 0 });
  expect(answer.status(), `${door}: ${await answer.text()}`).toBeLessThan(400);
}

test("marks are shown, links say where they lead, and what was typed is one press away", async ({ desk, shop }) => {
  const customer = await shop.enter();
  await customer.says("I need a person: how do I pay for the amber vase?");
  const page = await desk("david");
  await openConversation(page, "pay for the amber vase");
  await alive(page);
  await box(page).fill("Pay **today**, at [your bank](https://evil.example/a):\n\n1. open it\n2. press `Pay`\n\n<b>Thank you</b>");
  await box(page).press("Control+Enter");
  const said = entry(page, "Pay today");
  await expect(said.locator("strong")).toHaveText("today");
  await expect(said.locator(".msg").getByRole("listitem")).toHaveText(["open it", "press Pay"]);
  const link = said.getByRole("link", { name: /your bank/ });
  await expect(link).toHaveText("your bank (evil.example)(opens in a new tab)");
  await expect(link).toHaveAttribute("rel", /noopener/);
  await expect(said.locator(".msg")).toContainText("<b>Thank you</b>");
  await said.getByText("As written").click();
  await expect(said).toContainText("Pay **today**, at [your bank](https://evil.example/a):");

  await customer.sees("your bank");
  const shown = customer.thread.locator("li.by-staff .text");
  await expect(shown.locator("strong")).toHaveText("today");
  await expect(shown.getByRole("link")).toHaveText(/^your bank \(evil\.example\)/);
  await expect(shown).toContainText("<b>Thank you</b>");
});

test("a message is quoted by menu and by key; the quote leads back, and the customer reads it", async ({ desk, shop }) => {
  const customer = await shop.enter();
  await customer.says("I need a person. First: is the coral plate oven-proof?");
  await customer.says("Second: how heavy is the coral plate?");
  const page = await desk("david");
  await openConversation(page, "how heavy is the coral plate");
  await alive(page);
  await expect(threadOf(page)).toContainText("how heavy is the coral plate");

  await entry(page, "First: is the coral plate").getByRole("link", { name: "Quote" }).click();
  await page.waitForURL(/quote=/);
  await alive(page);
  await expect(page.locator(".composer-quote")).toContainText("First: is the coral plate oven-proof?");
  await page.getByRole("link", { name: "Do not quote" }).click();
  await expect(page.locator(".composer-quote")).toHaveCount(0);
  await alive(page);

  // Without a message that has the focus, the key quotes the customer's newest.
  await page.keyboard.press("q");
  await expect(page.locator(".composer-quote")).toContainText("Second: how heavy");
  await alive(page);
  await page.keyboard.press("]");
  await page.keyboard.press("[");
  await page.keyboard.press("[");
  await page.keyboard.press("[");
  await expect(page.locator("[data-entry]:focus")).toContainText("First: is the coral plate");
  await page.keyboard.press("q");
  await expect(page.locator(".composer-quote")).toContainText("First: is the coral plate");
  await alive(page);
  await page.keyboard.press("r");
  await page.keyboard.type("It is, up to 250 degrees.");
  await page.keyboard.press("Control+Enter");

  const answer = entry(page, "It is, up to 250 degrees.");
  await expect(answer.getByRole("blockquote")).toContainText("First: is the coral plate oven-proof?");
  await expect(page.locator(".composer-quote"), "the next reply quotes nothing").toHaveCount(0);
  await customer.sees("It is, up to 250 degrees.");
  const quote = customer.thread.locator("blockquote.quoted");
  await expect(quote).toContainText("First: is the coral plate oven-proof?");
  await quote.getByRole("button").click();
  await answer.getByRole("link", { name: /^In answer to/ }).click();
  await page.waitForURL(/before=.*#m-/);
  await expect(page.locator("li:target")).toContainText("First: is the coral plate oven-proof?");
});

test("two people: one splits a conversation, the other merges it and takes that back", async ({ desk, shop }) => {
  const customer = await shop.enter();
  await customer.says("I need a person: where is my order of teal cups?");
  const david = await desk("david");
  await openConversation(david, "order of teal cups");
  await alive(david);
  await box(david).fill("It left on Monday.");
  await box(david).press("Control+Enter");
  await customer.sees("It left on Monday.");
  await customer.says("Another thing: do you repair teapots?");
  await expect(threadOf(david)).toContainText("do you repair teapots");
  await alive(david);
  const old = new URL(david.url()).pathname;
  const claire = await desk("claire", old);
  await alive(claire);

  await more(david, /^Split…/);
  await david.getByLabel("The new conversation begins with").selectOption({ index: 0 });
  await david.getByRole("button", { name: "Split", exact: true }).click();
  await told(david, "Conversation split.");
  await expect(threadOf(david)).toContainText("do you repair teapots");
  await expect(threadOf(david)).not.toContainText("It left on Monday.");
  const later = new URL(david.url()).pathname;
  expect(later).not.toBe(old);
  await expect(david.getByRole("link", { name: "the conversation before" })).toHaveAttribute("href", old);
  // Claire sees it happen.
  await expect(threadOf(claire)).not.toContainText("do you repair teapots");
  await claire.getByRole("link", { name: "Ouvrir les messages suivants" }).click();
  await expect(threadOf(claire)).toContainText("do you repair teapots");

  // By its number, as one finds it in an address.
  await more(claire, /^Fusionner…/);
  await claire.getByLabel(/numéro/).fill(claire.url().replace(later, old));
  await claire.getByRole("button", { name: "Fusionner", exact: true }).click();
  await told(claire, "Conversations fusionnées.");
  await expect(threadOf(claire)).toContainText("It left on Monday.");
  await expect(threadOf(david), "and David sees it").toContainText("It left on Monday.");
  await customer.says("I brought one along.");
  await expect(threadOf(david)).toContainText("I brought one along.");
  const heard = ["order of teal cups", "It left on Monday.", "do you repair teapots", "I brought one along."];
  for (const words of heard) await customer.sees(new RegExp(words));
  await david.goto(old);
  await expect(david.getByText("This conversation was merged into another.")).toBeVisible();

  await threadOf(claire).getByRole("button", { name: "Annuler la fusion" }).click();
  await told(claire, "Les deux conversations sont comme avant.");
  await expect(threadOf(claire)).not.toContainText("It left on Monday.");
  await expect(threadOf(claire)).toContainText("I brought one along.");
  await expect(threadOf(david)).toContainText("It left on Monday.");
});

test("a long thread loads backwards, and what one reads stays where it is", async ({ desk, shop }) => {
  await shop.write("I need a person: this will be a long story about the walnut stool.");
  const page = await desk("david");
  await openConversation(page, "long story about the walnut stool");
  const conversation = new URL(page.url()).pathname.split("/").at(-1)!;
  const note = (number: number) =>
    knock(page, "inbox/write", {
      conversation, kind: "note", body: `Chapter ${number}.`, seen: "1000", press: crypto.randomUUID(),
    });
  for (let number = 1; number <= 210; number += 10) await Promise.all(Array.from({ length: 10 }, (_, at) => note(number + at)));
  await page.reload();
  await alive(page);
  const entries = threadOf(page).getByRole("article");
  const before = await entries.count();
  const top = entries.first();
  const words = await top.innerText();
  const earlier = page.getByRole("link", { name: "Show earlier messages" });
  await earlier.focus();
  const stands = (await top.boundingBox())!.y;
  await earlier.press("Enter");
  await expect.poll(() => entries.count()).toBeGreaterThan(before);
  const same = entries.filter({ hasText: words.split("\n").at(-1)! }).last();
  expect(Math.abs((await same.boundingBox())!.y - stands), "it stays where it was").toBeLessThan(4);
  await expect(page).toHaveURL(new RegExp(`${conversation}[^&]*$`));

  // What comes meanwhile comes below, and takes nothing of it away.
  const shown = await entries.count();
  await note(211);
  await expect.poll(() => entries.count()).toBe(shown);
  await expect(entries.last()).toContainText("Chapter 211.");
  await earlier.press("Enter");
  await expect(threadOf(page)).toContainText("long story about the walnut stool");
  await expect(earlier).toHaveCount(0);
});

test("a message that failed says why, and a retry really sends it again", async ({ desk, shop }) => {
  const customer = await shop.enter();
  await customer.says("I need a person: can you engrave the pewter spoon?");
  const page = await desk("david");
  await openConversation(page, "engrave the pewter spoon");
  await alive(page);
  const conversation = page.url();
  await page.goto(at("/channels"));
  await page.getByRole("link", { name: "ma-boutique.com", exact: true }).click();
  const channel = page.url().match(/channels\/([0-9a-f-]{36})/)![1];
  await page.goto(conversation);
  await alive(page);
  await box(page).fill("We can, in three days.");
  await box(page).press("Control+Enter");
  await expect(entry(page, "in three days")).toBeVisible();
  await knock(page, "channels/pause", { channel });
  const said = entry(page, "in three days");
  await expect(said).toContainText("Not delivered: the channel was paused.", { timeout: 20_000 });
  await knock(page, "channels/resume", { channel });
  await said.getByRole("button", { name: "Try again" }).click();
  await told(page, "Trying again.");
  await customer.sees("We can, in three days.");
  await expect(said).toContainText(/Sent|Delivered|Read/);
  await expect(said).not.toContainText("Not delivered");
});

const at = (path: string) => `/w/ma-boutique${path}`;
