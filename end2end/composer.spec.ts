// The composer, and two people at one conversation (J1, steps 5 to 7).

import type { Page } from "@playwright/test";
import { openConversation, threadOf, told } from "./support/inbox.ts";
import { axe } from "./support/looks.ts";
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

test("files go up at once with their progress, can be stopped, and say why they are refused", async ({ desk, shop, complaints }) => {
  test.slow();
  await shop.write("I need a person: have you a plan of the tall shelf?");
  const page = await desk("david");
  await openConversation(page, "plan of the tall shelf");
  await alive(page);
  await box(page).fill("Here are the plans.");
  const bytes = (megabytes: number) => Buffer.alloc(megabytes * 1024 * 1024, "plan");
  const waiting = page.getByRole("list", { name: "Files that go along" }).getByRole("listitem");
  const coming = page.locator(".files-coming").getByRole("listitem");

  // Several at once: one is too large and says so beside its name, the others go along.
  await page.getByLabel("Attach files").setInputFiles([
    { name: "front.txt", mimeType: "text/plain", buffer: bytes(1) },
    { name: "movie.bin", mimeType: "application/octet-stream", buffer: bytes(26) },
    { name: "side.txt", mimeType: "text/plain", buffer: bytes(1) },
  ]);
  await expect(waiting).toHaveCount(2);
  await expect(coming).toHaveText([/movie\.bin.*larger than 25 MB/]);
  await expect(page.locator("#announcer")).toContainText(/movie\.bin|front\.txt|side\.txt/);
  expect(await axe(page)).toEqual([]);
  await coming.getByRole("button", { name: "Remove movie.bin" }).click();
  await expect(coming).toHaveCount(0);
  // The desk's own refusals stand there too: a file without a byte.
  await page.getByLabel("Attach files").setInputFiles([{ name: "empty.txt", mimeType: "text/plain", buffer: Buffer.alloc(0) }]);
  await expect(coming).toHaveText([/empty\.txt is empty/]);
  // The browser notes that a call was refused.
  expect(complaints.splice(0).join()).toMatch(/^\S+ Failed to load resource: .* 422[^,]*$/);
  await coming.getByRole("button").click();

  // A slow line: how far it is can be seen, and it can be stopped.
  const line = await page.context().newCDPSession(page);
  const speed = (uploadThroughput: number) =>
    line.send("Network.emulateNetworkConditions", { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput });
  await line.send("Network.enable");
  await speed(400_000);
  await box(page).evaluate((field, text) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text.repeat(1_000_000)], "slow.txt"));
    field.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
  }, "plan");
  const bar = page.getByRole("progressbar", { name: "slow.txt is on its way" });
  await expect.poll(async () => Number(await bar.getAttribute("value")), { intervals: [50] }).toBeGreaterThan(0);
  expect(Number(await bar.getAttribute("value"))).toBeLessThan(100);
  await coming.getByRole("button", { name: "Stop slow.txt" }).click();
  await expect(coming).toHaveCount(0);
  await expect(waiting).toHaveCount(2);

  // What is sent meanwhile waits for its files; nothing that was typed is lost.
  await page.getByLabel("Attach files").setInputFiles([{ name: "top.txt", mimeType: "text/plain", buffer: bytes(2) }]);
  await expect(bar.or(coming).first()).toBeVisible();
  await box(page).press("Control+Enter");
  await expect(page.locator(".keeper")).toHaveText("Sent once the files are there");
  await expect(box(page)).toHaveValue("Here are the plans.");
  await speed(-1);
  const sent = threadOf(page).getByRole("article").filter({ hasText: "Here are the plans." });
  for (const name of ["front.txt", "side.txt", "top.txt"]) await expect(sent.getByRole("link", { name })).toBeVisible();
  await expect(sent.getByRole("link")).toHaveCount(3);
});
