// The composer, and two people at one conversation (J1, steps 5 to 7).

import type { Page } from "@playwright/test";
import { openConversation, threadOf, told } from "./support/inbox.ts";
import { at } from "./support/people.ts";
import { alive } from "./support/test.ts";
import { expect, test } from "./support/shop.ts";

// David reads English, Claire French.
const box = (page: Page) => page.getByRole("textbox", { name: /^(Write|Écrire)$/ });
const send = (page: Page) => page.getByRole("button", { name: /^(Send|Envoyer)$/ });

/** A picture of 320 by 64 dots, as far as anybody looks. */
const PICTURE = Buffer.from("GIF89a\x40\x01\x40\0\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x01\0;", "latin1");

test("two answer at once: one is sent, the other sees it and chooses", async ({ desk, shop }) => {
  await shop.write("I need a person: is the green jug a left-hander's?");
  const david = await desk("david");
  await openConversation(david, "a left-hander's");
  const claire = await desk("claire", new URL(david.url()).pathname);
  await alive(david);
  await alive(claire);
  await expect(david.locator(".pane-who")).toContainText("Claire");

  await box(claire).pressSequentially("It is for both hands, ");
  await expect(david.locator(".writing-line")).toContainText("Claire is writing");
  await box(david).fill("Only for the left.");
  await box(claire).fill("It is for both hands, says the potter.");
  await Promise.all([send(david).click(), send(claire).click()]);

  const asked = (page: Page) => page.getByRole("alertdialog");
  await expect.poll(async () => (await asked(david).count()) + (await asked(claire).count())).toBe(1);
  const second = (await asked(david).count()) ? david : claire;
  const [first, words, others] =
    second === david
      ? [claire, "Only for the left.", "It is for both hands, says the potter."]
      : [david, "It is for both hands, says the potter.", "Only for the left."];
  await expect(asked(second)).toContainText(others);
  await expect(box(second)).toHaveValue(words);
  await expect(threadOf(first)).not.toContainText(words);

  await asked(second).getByRole("link", { name: /^(Edit|Modifier)$/ }).click();
  await expect(box(second)).toBeFocused();
  await box(second).fill("As my colleague says.");
  await send(second).click();
  await expect(threadOf(second)).toContainText("As my colleague says.");
  await expect(asked(second)).toHaveCount(0);
});

test("a saved reply is written once, and called by its shortcode", async ({ desk, shop }) => {
  const page = await desk("david", "/settings/saved-replies");
  await page.getByLabel("Title").fill("Washing");
  await page.getByLabel("Shortcode").fill("/washing");
  await page.getByLabel("Text in English").fill("By hand, {contact}, not in {machine}.");
  await page.getByRole("button", { name: "Save reply" }).click();
  await expect(page.getByText("Nobody can fill {machine}")).toBeVisible();
  await page.getByLabel("Text in English").fill("Wash it by hand. {agent}");
  await page.getByRole("button", { name: "Save reply" }).click();
  await told(page, /Saved/);

  await shop.write("I need a person: may the saffron bowl be washed?");
  await page.goto(at("david", "/inbox"));
  await openConversation(page, "saffron bowl be washed");
  await alive(page);
  await box(page).fill("Good morning.");
  await box(page).press("End");
  await box(page).pressSequentially(" /washing ");
  await expect(box(page)).toHaveValue(/^Good morning\.\s+Wash it by hand\. David/);
  await expect(box(page)).toBeFocused();
  await expect(threadOf(page)).not.toContainText("Wash it by hand");
});

test("a file goes along, chosen or pasted, and is seen by who sees the conversation", async ({ desk, shop }) => {
  await shop.write("I need a person: do you have a picture of the low shelf?");
  const page = await desk("david");
  await openConversation(page, "picture of the low shelf");
  await alive(page);
  await page.getByLabel("Attach files").setInputFiles({ name: "shelf.gif", mimeType: "image/gif", buffer: PICTURE });
  await box(page).fill("Here it is.");
  await send(page).click();
  const picture = threadOf(page).getByRole("img", { name: "shelf.gif" });
  await expect(picture).toHaveAttribute("width", "320");

  await alive(page);
  await box(page).evaluate((field) => {
    const brought = new DataTransfer();
    brought.items.add(new File(["%PDF-1.7 shelf"], "shelf.pdf", { type: "text/html" }));
    field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: brought, bubbles: true, cancelable: true }));
  });
  await send(page).click();
  await expect(threadOf(page).getByRole("link", { name: "shelf.pdf" })).toBeVisible();
});
