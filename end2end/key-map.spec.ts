// The map of keys: each is pressed where it works, and what it does is seen. What `keys.spec.ts` presses is not pressed
// again here.

import { openConversation, threadOf, told } from "./support/inbox.ts";
import { axe } from "./support/looks.ts";
import { at } from "./support/people.ts";
import { connectSystem } from "./support/system.ts";
import { alive } from "./support/test.ts";
import { expect, test } from "./support/shop.ts";

test("G and a letter go to a place, and the first key is shown meanwhile", async ({ desk }) => {
  const page = await desk("david", "/account");
  const places = {
    t: "", i: "/inbox", e: "/escalations", l: "/leads", n: "/analytics", f: "/notifications", k: "/knowledge",
    a: "/settings/assistant", h: "/channels", m: "/team", u: "/audit", s: "/settings/workspace",
  };
  for (const [letter, place] of Object.entries(places)) {
    await alive(page);
    await page.keyboard.press("g");
    await expect(page.locator("html")).toHaveAttribute("data-begun", "G");
    await page.keyboard.press(letter);
    await page.waitForURL(new RegExp(`/w/ma-boutique${place}/?$`));
  }
});

test("anywhere: T takes the next, C creates, W makes a rail of the sidebar, F searches", async ({ desk, shop }) => {
  await shop.write("I need a person: is the ladle of olive wood?");
  const page = await desk("david", "/team");
  const pressed = async (key: string, address: RegExp) => {
    await alive(page);
    await page.keyboard.press(key);
    await page.waitForURL(address);
  };
  await pressed("c", /\/team\/invite/);
  await page.goto(at("david", "/channels"));
  await pressed("c", /\/channels\/connect/);
  await page.goto(at("david", "/knowledge"));
  await pressed("c", /\/knowledge\/new/);
  await page.goto(at("david", "/inbox"));
  await pressed("c", /\/inbox\/new/);
  await page.goto(at("david", "/inbox"));
  await pressed("f", /filter=1/);

  const sidebar = page.locator(".sidebar");
  const width = async () => (await sidebar.boundingBox())!.width;
  const wide = await width();
  await alive(page);
  await page.keyboard.press("w");
  await expect(page.getByRole("button", { name: "Widen the sidebar" })).toBeVisible();
  expect(await width()).toBeLessThan(wide / 2);
  await page.goto(at("david", "/knowledge"));
  expect(await width(), "it stays so").toBeLessThan(wide / 2);
  expect(await axe(page)).toEqual([]);
  await alive(page);
  await page.keyboard.press("w");
  await expect(page.getByRole("button", { name: "Collapse the sidebar" })).toBeVisible();
  expect(await width()).toBe(wide);
  await expect(async () => {
    await page.goto(at("david", "/knowledge"));
    await pressed("t", /\/inbox\/[0-9a-f-]{36}/);
  }).toPass();
});

test("a list is walked by its ends, rows are chosen and opened by keys, and Esc goes back to the row", async ({ desk }) => {
  const page = await desk("david", "/inbox?view=all");
  const rows = page.getByRole("region", { name: "Conversations" }).locator("[data-row]");
  await alive(page);
  const last = (await rows.count()) - 1;
  const steps: [string, number][] = [
    ["j", 0], ["j", 1], ["ArrowDown", 2], ["ArrowUp", 1], ["End", last], ["Home", 0], ["j", 1], ["k", 0],
  ];
  for (const [key, row] of steps) {
    await page.keyboard.press(key);
    await expect(rows.nth(row), `${key} to ${row}`).toBeFocused();
  }
  await page.keyboard.press("x");
  await page.waitForURL(/choose=1/);
  await alive(page);
  const chosen = () => page.locator(".row-choose input:checked").count();
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  expect(await chosen()).toBe(1);
  await page.keyboard.press("x");
  expect(await chosen()).toBe(0);
  await page.keyboard.press("Shift+J");
  await page.keyboard.press("Shift+J");
  expect(await chosen()).toBe(3);
  await page.keyboard.press("Shift+K");
  await expect(rows.nth(1)).toBeFocused();
  await page.keyboard.press("Control+a");
  expect(await chosen()).toBe(await rows.count());

  await page.goto(at("david", "/inbox?view=all"));
  for (const key of ["o", "Enter"]) {
    await alive(page);
    await page.keyboard.press("j");
    await page.keyboard.press(key);
    await page.waitForURL(/\/inbox\/[0-9a-f-]{36}/);
    await alive(page);
    await page.keyboard.press("Escape");
    await expect(page.locator("[data-row][aria-current]")).toBeFocused();
    await page.goto(at("david", "/inbox?view=all"));
  }
});

test("in a conversation every act has its key", async ({ desk, shop }) => {
  test.slow();
  await shop.write("I need a person: which thread sews the leather cover?");
  const page = await desk("david", "/settings/labels");
  await page.getByLabel("Name").fill("Leather");
  await page.getByRole("button", { name: "Add label" }).click();
  await told(page, "Label Leather added.");
  await openConversation(page, "sews the leather cover");
  const press = async (key: string) => {
    await alive(page);
    await page.keyboard.press(key);
  };
  const button = (name: RegExp) => page.getByRole("button", { name }).filter({ visible: true });
  await press("i");
  await told(page, "The conversation is yours.");
  await press("Shift+I");
  await told(page, "Returned to the assistant.");
  for (const [key, menu] of [["a", "assign"], ["l", "label"], ["s", "snooze"]]) {
    await press(key);
    await expect(page.locator(`#${menu}-menu`), key).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.locator(`#${menu}-menu`), key).toBeHidden();
  }
  await press("p");
  await expect(page.getByLabel("Priority")).toBeFocused();
  await page.keyboard.press("Escape");
  // Beside the thread where there is room, over it where there is none.
  const details = page.getByRole("complementary", { name: "Details" });
  await press("d");
  await expect(details).toBeHidden();
  await press("d");
  await expect(details).toBeVisible();
  await page.setViewportSize({ width: 1000, height: 800 });
  await press("d");
  await page.waitForURL(/details=/);
  await press("d");
  await page.waitForURL((address) => !address.search.includes("details="));
  await page.setViewportSize({ width: 1280, height: 800 });
  await press("h");
  await page.waitForURL(/do=escalate/);
  await press("Escape");
  await page.waitForURL((address) => !address.search.includes("do="));

  const entries = page.locator("[data-entry]");
  for (const [key, back] of [["[", 1], ["[", 2], ["]", 1], ["Shift+ArrowUp", 2], ["Shift+ArrowDown", 1]] as const) {
    await press(key);
    await expect(entries.nth(-back), key).toBeFocused();
  }
  await press("q");
  await page.waitForURL(/quote=/);

  // Shift and the place of 1 is how a keyboard of this browser types an exclamation mark.
  for (const [key, way] of [["Shift+Digit1", "Contact blocked."], ["Shift+X", "Contact unblocked."], ["Shift+X", "Contact blocked."]]) {
    await press(key);
    await told(page, way);
  }
  await expect(page.locator("#write")).toContainText("This contact is blocked.");
  await press("Control+z");
  await told(page, "Contact unblocked.");
  await expect(button(/^Send$/)).toBeVisible();
});

test("while writing: marks of safe markdown, saved replies after a slash, and sending", async ({ desk, shop }) => {
  await shop.write("I need a person: how is the enamel mug washed?");
  const page = await desk("david", "/settings/saved-replies");
  await page.getByLabel("Title").fill("Mugs");
  await page.getByLabel("Shortcode").fill("/mugs");
  await page.getByLabel("Text in English").fill("With a soft sponge.");
  await page.getByRole("button", { name: "Save reply" }).click();
  await told(page, /Saved/);
  await page.goto(at("david", "/inbox"));
  await openConversation(page, "enamel mug washed");
  await alive(page);
  const box = page.getByRole("textbox", { name: "Write" });
  await page.keyboard.press("r");
  await page.keyboard.type("Never dry");
  await page.keyboard.press("Control+Shift+ArrowLeft");
  await page.keyboard.press("Control+b");
  await expect(box).toHaveValue("Never **dry**");
  await page.keyboard.press("Control+z");
  await expect(box).toHaveValue("Never dry");
  await page.keyboard.press("Control+i");
  await expect(box).toHaveValue("Never *dry*");
  await box.fill("rinse\nwipe");
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Control+Shift+Digit7");
  await expect(box).toHaveValue("- rinse\n- wipe");

  await box.fill("Hello.\n");
  await page.keyboard.press("Control+End");
  await page.keyboard.type("/");
  const menu = page.locator("#saved-menu");
  await expect(menu).toBeVisible();
  await page.keyboard.type("m");
  await expect(box).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(menu).toBeHidden();
  await expect(box, "Esc closed the menu alone").toBeFocused();
  await page.keyboard.press("Backspace");
  await expect(menu).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("m");
  await page.keyboard.press("Enter");
  await expect(box).toHaveValue("Hello.\n\nWith a soft sponge.");
  await expect(box).toBeFocused();
  await alive(page);
  await page.keyboard.press("Control+Enter");
  await expect(threadOf(page)).toContainText("With a soft sponge.");
});

test("1, 2 and 3 put that draft into the composer, and Ctrl Shift D the next one", async ({ desk, request }) => {
  test.slow();
  const page = await desk("david");
  const system = await connectSystem(page, request, "Draft keys", "Drafts");
  let conversation = "";
  for (const [count, question] of ["Quel est le délai de livraison ?", "Combien coûte la livraison ?", "Quels moyens de paiement acceptez-vous ?"].entries()) {
    conversation = await system.says("Jade Noir", question);
    await expect(async () => {
      await page.goto(at("david", `/inbox/${conversation}`));
      await expect(page.locator(".proposals").getByRole("article")).toHaveCount(count + 1, { timeout: 500 });
    }).toPass();
  }
  const drafts = await page.locator(".proposals [data-next-draft] a, .proposals span > a.btn").all();
  const addresses = await Promise.all(drafts.map((it) => it.getAttribute("href")));
  const which = () => addresses.findIndex((it) => it!.includes(new URL(page.url()).searchParams.get("draft")!));
  for (const [key, place] of [["1", 0], ["2", 1], ["3", 2], ["Control+Shift+D", 0], ["Control+Shift+D", 1]] as const) {
    await alive(page);
    if (/\d/.test(key)) await page.goto(at("david", `/inbox/${conversation}`)).then(() => alive(page));
    await page.keyboard.press(key);
    await page.waitForURL(/draft=/);
    await expect.poll(which, { message: key }).toBe(place);
  }
});
