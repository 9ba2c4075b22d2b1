// The keyboard: each key does what the help says, where it should, and nothing elsewhere.

import { openConversation, threadOf } from "./support/inbox.ts";
import { at } from "./support/people.ts";
import { alive } from "./support/test.ts";
import { expect, test } from "./support/shop.ts";

test("an open menu has keys of its own, and no other key acts behind it", async ({ desk, shop }) => {
  await shop.write("I need a person: who made the salt pig?");
  const page = await desk("david");
  await openConversation(page, "who made the salt pig");
  await alive(page);
  const entry = (name: string | RegExp) => page.locator("#snooze-menu").getByRole("button", { name });
  await page.keyboard.press("s");
  await page.keyboard.press("e");
  await page.keyboard.press("ArrowDown");
  await expect(entry("In 3 hours")).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(entry(/^Tomorrow/)).toBeFocused();
  await page.keyboard.press("m");
  await expect(entry(/^Monday/)).toBeFocused();
  await page.keyboard.press("Home");
  await expect(entry("In 3 hours")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.locator("#snooze-menu")).toBeHidden();
  await expect(page.getByRole("button", { name: /^Resolve/ })).toBeVisible();
});

test("N writes a note, R a reply, Ctrl Shift Enter sends and resolves, V and U do what they say", async ({ desk, shop }) => {
  await shop.write("How long does delivery take to the Isle of Man?");
  const page = await desk("david", "/inbox?view=all");
  await openConversation(page, "delivery take to the Isle of Man");
  await alive(page);
  const box = page.getByRole("textbox", { name: "Write" });
  await page.keyboard.press("n");
  await expect(page.getByRole("radio", { name: "Internal note" })).toBeChecked();
  await expect(box).toBeFocused();
  await page.keyboard.press("Escape");
  await page.keyboard.press("r");
  await expect(page.getByRole("radio", { name: "Reply" })).toBeChecked();
  await expect(box).toBeFocused();
  await page.keyboard.press("Escape");

  const why = page.getByRole("group").filter({ hasText: "Why this answer" });
  await page.keyboard.press("v");
  await expect(why.last()).toHaveAttribute("open", "");
  await page.keyboard.press("r");
  await page.keyboard.type("Four days.");
  await page.keyboard.press("Control+Shift+Enter");
  await expect(threadOf(page)).toContainText("Four days.");
  await expect(page.getByRole("button", { name: /^Reopen/ })).toBeVisible();
  await alive(page);
  await page.keyboard.press("Shift+E");
  await alive(page);
  await page.keyboard.press("e");
  await expect(page.getByRole("status").filter({ hasText: "Conversation resolved." })).toBeVisible();
  await alive(page);
  await page.keyboard.press("z");
  await expect(page.getByRole("status").filter({ hasText: "Conversation opened again." })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Resolve/ })).toBeVisible();
  await alive(page);
  await page.keyboard.press("u");
  await page.waitForURL(/\/inbox\?.*q=/);
});

test("digits are found by their place: a French keyboard types them with Shift", async ({ desk }) => {
  const page = await desk("david", "/inbox?view=drafts");
  await page.getByRole("region", { name: "Conversations" }).getByRole("listitem").getByRole("link").first().click();
  await page.waitForURL(/\/inbox\/[0-9a-f-]{36}/);
  await alive(page);
  await page.evaluate(() => document.dispatchEvent(new KeyboardEvent("keydown", { key: "&", code: "Digit1", bubbles: true })));
  await page.waitForURL(/draft=/);
});

test("search goes to the filter of the page; rows are walked with J and K in every list", async ({ desk }) => {
  const page = await desk("david", "/inbox");
  await alive(page);
  await page.keyboard.press("/");
  await page.waitForURL(/filter=1/);
  await alive(page);
  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox", { name: /^Words/ })).toBeFocused();
  for (const place of ["/knowledge", "/channels", "/team", "/audit"]) {
    await page.goto(at("david", place));
    await alive(page);
    await page.keyboard.press("j");
    await expect(page.locator("[data-row]").first()).toBeFocused();
  }
});

test("the palette finds places by their name, and conversations by their words", async ({ desk }) => {
  const page = await desk("david", "/team");
  await alive(page);
  const options = page.locator("#palette").getByRole("option");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("escal");
  await expect(options.first()).toHaveText(/^Escalations/);
  await page.getByRole("combobox").fill("livraison");
  await expect(options).toHaveText(["Search conversations for “livraison”"]);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/inbox\?q=livraison$/);
  await expect(page.getByRole("region", { name: "Conversations" }).getByRole("listitem").first()).toContainText(/livraison/i);
  // A contact too, and by the pointer.
  await alive(page);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("Hugo Laurent");
  await page.getByRole("option", { name: "Search conversations for “Hugo Laurent”" }).click();
  await page.waitForURL(/\/inbox\?q=Hugo/);
  await expect(page.getByRole("region", { name: "Conversations" }).getByRole("listitem").first()).toContainText("Hugo Laurent");
});

test("keys can be switched off", async ({ desk }) => {
  const page = await desk("eva", "/account");
  const choose = async (keys: string) => {
    await page.getByLabel("Keyboard").selectOption({ label: keys });
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();
    await alive(page);
  };
  await choose("Only with Ctrl or ⌘");
  await page.keyboard.press("?");
  await page.keyboard.press("Control+k");
  await expect(page.locator("#palette")).toBeVisible();
  await page.keyboard.press("Escape");
  await choose("Off");
  await page.keyboard.press("Control+k");
  await page.keyboard.press("?");
  await expect(page.locator("#palette")).toBeHidden();
  await choose("All keys");
  await page.keyboard.press("?");
  await page.waitForURL(/\/help/);
});
