// A morning in the inbox: triage by keyboard, drafts that stay, two people at one conversation.

import { openConversation, threadOf, told } from "./support/inbox.ts";
import { at } from "./support/people.ts";
import { alive } from "./support/test.ts";
import { expect, test } from "./support/shop.ts";

const box = (page: import("@playwright/test").Page) => page.getByRole("textbox", { name: "Write" });

test("triage without a pointer: accept, note, snooze, resolve, reopen", async ({ desk, shop }) => {
  await shop.write("I need a person: the carafe came without its glass stopper.");
  const page = await desk("david");
  await openConversation(page, "without its glass stopper");
  const thread = threadOf(page);
  const key = async (key: string) => {
    await alive(page);
    await page.keyboard.press(key);
  };

  await key("i");
  await told(page, "The conversation is yours.");
  await key("n");
  await page.keyboard.press("r");
  await expect(box(page)).toBeFocused();
  await page.keyboard.type("Stoppers are with the corks.");
  await page.keyboard.press("Control+Enter");
  await expect(thread.getByRole("article").filter({ hasText: "with the corks" })).toContainText("Internal note");

  await key("s");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await told(page, /^Snoozed until/);
  await key("e");
  await told(page, "Conversation resolved.");
  await key("Shift+E");
  await told(page, "Conversation opened again.");
});

test("a draft is kept while it is written, and is there in another browser", async ({ desk, shop }) => {
  await shop.write("I need a person: which glaze is on the oval dish?");
  const page = await desk("david");
  await openConversation(page, "glaze is on the oval dish");
  await alive(page);
  await box(page).fill("It is the celadon one, from");
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await page.reload();
  await expect(box(page)).toHaveValue("It is the celadon one, from");
  const other = await desk("david", new URL(page.url()).pathname);
  await expect(box(other)).toHaveValue("It is the celadon one, from");
});

test("a note stays a note: as a draft, and once it is left, nothing of it stands in the box", async ({ desk, shop }) => {
  await shop.write("I need a person: whose initials are on the blue bowl?");
  const page = await desk("david");
  await openConversation(page, "initials are on the blue bowl");
  await alive(page);
  const note = page.getByRole("radio", { name: "Internal note" });
  await note.check();
  await box(page).fill("The initials are the apprentice's.");
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await page.reload();
  await expect(note).toBeChecked();
  await expect(box(page)).toHaveValue("The initials are the apprentice's.");

  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(threadOf(page).getByRole("article").filter({ hasText: "the apprentice's" })).toContainText("Internal note");
  await expect(box(page)).toHaveValue("");
  await page.reload();
  await expect(box(page)).toHaveValue("");
  await expect(page.getByRole("radio", { name: "Reply" })).toBeChecked();
});

test("two people answer at once: one message leaves, the other person is told and decides", async ({ desk, shop }) => {
  await shop.write("I need a person: is the tall vase back in stock?");
  const david = await desk("david");
  await openConversation(david, "tall vase back in stock");
  const bruno = await desk("bruno", new URL(david.url()).pathname);
  await alive(bruno);
  const brunos = bruno.getByRole("textbox", { name: "Écrire" });
  await brunos.fill("Oui, depuis hier.");
  await box(david).fill("Yes, since yesterday.");
  await david.getByRole("button", { name: "Send", exact: true }).click();
  await expect(threadOf(david)).toContainText("Yes, since yesterday.");

  await expect(threadOf(bruno)).toContainText("Yes, since yesterday.");
  await bruno.getByRole("button", { name: "Envoyer", exact: true }).click();
  await expect(bruno.getByRole("alertdialog")).toContainText("Yes, since yesterday.");
  await expect(brunos).toHaveValue("Oui, depuis hier.");
  await expect(threadOf(bruno)).not.toContainText("Oui, depuis hier.");
  await bruno.getByRole("button", { name: "Envoyer quand même" }).click();
  await expect(threadOf(bruno)).toContainText("Oui, depuis hier.");
});

test("in a live chat each reply leaves at once; what comes while one writes is told", async ({ desk, shop }) => {
  const customer = await shop.write("I need a person: may the tagine go into the oven?");
  const page = await desk("david");
  await openConversation(page, "tagine go into the oven");
  const answer = async (words: string) => {
    await box(page).fill(words);
    await page.getByRole("button", { name: "Send", exact: true }).click();
  };
  await answer("It may.");
  await expect(threadOf(page)).toContainText("It may.");
  await alive(page);
  await customer.says("And its lid?");
  await expect(threadOf(page)).toContainText("And its lid?");
  await answer("The lid too.");
  await expect(threadOf(page)).toContainText("The lid too.");

  await alive(page);
  await box(page).fill("Use it");
  await customer.says("Up to how many degrees?");
  await expect(threadOf(page)).toContainText("Up to how many degrees?");
  await answer("Use it gently.");
  await expect(page.getByRole("alertdialog")).toContainText("came while you wrote");
  await expect(threadOf(page)).not.toContainText("Use it gently.");
});

test("after a take-over the assistant stays silent, until it is given the line back", async ({ desk, shop }) => {
  const customer = await shop.write("How long does delivery take to the Orkney islands?");
  const page = await desk("david");
  await openConversation(page, "delivery take to the Orkney");
  const thread = threadOf(page);
  await page.getByRole("button", { name: /^(Accept|Take over)/ }).click();
  await told(page, "The conversation is yours.");
  await alive(page);
  const answers = await thread.getByRole("article").filter({ hasText: "Assistant" }).count();
  await customer.says("Which payment methods do you accept?");
  await expect(thread).toContainText("Which payment methods do you accept?");
  await page.waitForTimeout(5_000);
  await expect(thread.getByRole("article").filter({ hasText: "Assistant" })).toHaveCount(answers);

  await page.getByRole("button", { name: /^Return to assistant/ }).first().click();
  await told(page, "Returned to the assistant.");
  await alive(page);
  await customer.says("Can I pay by PayPal?");
  await expect(thread).toContainText("We accept Visa, Mastercard and PayPal.", { timeout: 20_000 });
});

test("an answer can be taken back before it leaves", async ({ desk, shop }) => {
  await shop.write("I need a person: may I change the colour of my order?");
  const page = await desk("david");
  await openConversation(page, "change the colour of my order");
  await box(page).fill("No, you may");
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await page.getByRole("button", { name: "Undo" }).click();
  await told(page, "Not sent.");
  await expect(box(page)).toHaveValue("No, you may");
  await expect(threadOf(page)).not.toContainText("No, you may");
});

test("filters stand in the address, and going back finds the list where it was", async ({ desk }) => {
  const page = await desk("david", "/inbox?view=all&filter=1", { viewport: { width: 1280, height: 420 } });
  const filter = page.getByRole("search");
  await filter.getByLabel("Status").selectOption({ label: "Resolved" });
  await filter.getByRole("button", { name: "Show" }).click();
  await expect(page).toHaveURL(/status=resolved/);
  const list = page.getByRole("region", { name: "Conversations" }).getByRole("listitem");
  await expect(list.filter({ hasText: "Lucas Bernard" })).toHaveCount(1);
  await expect(list.filter({ hasText: "Emma Petit" })).toHaveCount(0);

  await page.goto(at("david", "/inbox?view=all"));
  await alive(page);
  const last = list.last().getByRole("link");
  await last.scrollIntoViewIfNeeded();
  await last.click();
  await page.waitForURL(/\/inbox\/[0-9a-f-]{36}/);
  await expect(list.last()).toBeInViewport();
  await page.goBack();
  await expect(page).toHaveURL(/\/inbox\?view=all/);
  await expect(list.last()).toBeInViewport();
});
