// What one is told, by which ways, and when: chosen by hand, kept by the browser and the letters.

import type { Page } from "@playwright/test";
import { openConversation, threadOf, told } from "./support/inbox.ts";
import { axe } from "./support/looks.ts";
import { at, emailOf, PEOPLE, type Who } from "./support/people.ts";
import { expect, test } from "./support/shop.ts";
import { alive, type Desk } from "./support/test.ts";

const CHOICES = "/account/notifications";

/** What a browser was made to show, and how often it asked whether it may. */
type Recorded = { shown: { title: string; body: string; tag: string; press: () => void }[]; asked: number };

/** Puts a browser's own notifications aside for some that are written down, and opens the page anew. It is one that
 * has pages show them. */
async function recording(page: Page, permission: NotificationPermission) {
  await page.addInitScript((permission) => {
    delete (Navigator.prototype as { serviceWorker?: unknown }).serviceWorker;
    const recorded: Recorded = { shown: [], asked: 0 };
    class Notification extends EventTarget {
      static permission = permission;
      static async requestPermission() {
        recorded.asked += 1;
        return (Notification.permission = "granted");
      }
      constructor(title: string, options: { body: string; tag: string }) {
        super();
        recorded.shown.push({ ...options, title, press: () => this.dispatchEvent(new Event("click")) });
      }
    }
    Object.assign(window, { recorded, Notification });
  }, permission);
  await page.reload();
  await alive(page);
}

const recorded = (page: Page) =>
  page.evaluate(() => {
    const { shown, asked } = (window as unknown as { recorded: Recorded }).recorded;
    return { shown: shown.map(({ title, body }) => `${title}: ${body}`), tags: shown.map((it) => it.tag), asked };
  });

/** David calls somebody by a note on a new conversation. */
async function calls(desk: Desk, shop: { write: (text: string) => Promise<unknown> }, who: Who, about: string) {
  await shop.write(`I need a person: what about the ${about}?`);
  const page = await desk("david");
  await openConversation(page, `what about the ${about}`);
  await page.getByRole("radio", { name: "Internal note" }).check();
  await page.getByRole("textbox", { name: "Write" }).fill(`@${PEOPLE[who].name}, your ${about}.`);
  await page.getByRole("button", { name: /^Send( |$)/ }).click();
  await expect(threadOf(page)).toContainText(`your ${about}.`);
  return new URL(page.url()).pathname;
}

const main = (page: Page) => page.getByRole("main");
const box = (page: Page, name: string) => page.getByRole("checkbox", { name, exact: true });

async function save(page: Page, button: string, words: string | RegExp) {
  await page.getByRole("button", { name: button, exact: true }).click();
  await told(page, words);
}

/** The time in Paris so many minutes from now. */
const clock = (minutes: number) =>
  new Date(Date.now() + minutes * 60_000).toLocaleTimeString("en-GB", { timeZone: "Europe/Paris", hour: "2-digit", minute: "2-digit" });

test("without scripts: of what, by which ways, and it stays chosen", async ({ desk }) => {
  const page = await desk("david", "/account", { javaScriptEnabled: false });
  await main(page).getByRole("link", { name: "Notification choices" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Notification choices");
  const note = box(page, "A note calls for you: By e-mail");
  const reply = box(page, "A customer writes again in a conversation of yours: In Switchboard");
  await expect(note).toBeChecked();
  await expect(reply).not.toBeChecked();
  await expect(box(page, "You are given a conversation: By the browser")).not.toBeChecked();
  await expect(page.getByText("Try it in this browser")).toBeHidden();

  await note.uncheck();
  await reply.check();
  await save(page, "Save choices", "Your choices are kept.");
  await page.goto(at("david", CHOICES));
  await expect(note).not.toBeChecked();
  await expect(reply).toBeChecked();
  await note.check();
  await reply.uncheck();
  await save(page, "Save choices", "Your choices are kept.");
});

test("without scripts: quiet hours that make no sense are told, and what was typed stays", async ({ desk }) => {
  const page = await desk("david", CHOICES, { javaScriptEnabled: false });
  const [from, to] = [page.getByLabel("Quiet from"), page.getByLabel("Quiet until")];
  const press = () => page.getByRole("button", { name: "Save times" }).click();
  await expect(main(page)).toContainText("Europe/Paris");
  await from.fill("22:00");
  await press();
  await expect(page.getByText("Enter a time like 22:00, or leave both empty")).toBeVisible();
  await expect(from).toHaveValue("22:00");
  await to.fill("22:00");
  await press();
  await expect(page.getByText("Quiet hours end at another time than they begin")).toBeVisible();
  await to.fill("07:00");
  await page.getByLabel("On which days").selectOption({ label: "Every day, and all of Saturday and Sunday" });
  await page.getByLabel("E-mail digest").selectOption({ label: "Once a day" });
  await page.getByLabel("Hour of the daily e-mail").selectOption("18:00");
  await save(page, "Save times", "Your times are kept.");
  await page.goto(at("david", CHOICES));
  await expect(to).toHaveValue("07:00");
  await expect(page.getByLabel("On which days")).toHaveValue("and_weekends");
  await expect(page.getByLabel("Hour of the daily e-mail")).toHaveValue("18");

  await from.fill("");
  await to.fill("");
  await page.getByLabel("E-mail digest").selectOption({ label: "No e-mails" });
  await save(page, "Save times", "Your times are kept.");
  await expect(from).toHaveValue("");
});

test("who is given a conversation reads so behind the bell, and opens it there", async ({ desk, shop }) => {
  await shop.write("I need a person: is the blue bell for sale?");
  const page = await desk("david", "", { javaScriptEnabled: false });
  await openConversation(page, "is the blue bell for sale");
  const press = (name: string) => page.getByRole("button", { name }).filter({ visible: true }).first().click();
  await press("Assign");
  await press("Bruno");
  await told(page, "Assigned.");
  const conversation = new URL(page.url()).pathname;

  const bruno = await desk("bruno", "/notifications", { javaScriptEnabled: false });
  const news = main(bruno).getByRole("listitem").filter({ hasText: "Une conversation vous est confiée" }).first();
  await news.getByRole("button", { name: /^Ouvrir/ }).click();
  await expect(bruno).toHaveURL(new RegExp(conversation));
});

test("by keyboard, in French: the browser asks because one ticked it, and then tells once, in whichever tab", async ({ desk, shop }) => {
  const page = await desk("amelie", CHOICES, { permissions: ["notifications"] });
  await recording(page, "default");
  expect(await axe(page, { colours: true })).toEqual([]);
  expect((await recorded(page)).asked, "nobody is asked but by their own click").toBe(0);
  const note = box(page, "Une note vous appelle : Par le navigateur");
  await note.focus();
  await page.keyboard.press("Space");
  await expect(note).toBeChecked();
  await expect(page.getByText("Ce navigateur affiche les notifications")).toBeVisible();
  expect((await recorded(page)).asked).toBe(1);
  await page.getByRole("button", { name: "Enregistrer les choix" }).focus();
  await page.keyboard.press("Enter");
  await told(page, "Vos choix sont enregistrés.");

  const tabs = [page, await page.context().newPage()];
  for (const tab of tabs) {
    await tab.goto(at("amelie", CHOICES));
    await recording(tab, "granted");
  }
  // Two that show it in the same instant show one: of a tag, a browser shows one.
  const shown = async () => [...new Set((await Promise.all(tabs.map(recorded))).flatMap((it) => it.tags))];
  const conversation = await calls(desk, shop, "amelie", "copper kettle");
  await expect.poll(shown).toHaveLength(1);

  const told_by = tabs[(await recorded(tabs[0])).shown.length > 0 ? 0 : 1];
  expect((await recorded(told_by)).shown).toEqual([expect.stringMatching(/^Ma Boutique: Une note sur .* vous appelle$/)]);
  await told_by.evaluate(() => (window as unknown as { recorded: Recorded }).recorded.shown[0].press());
  await told_by.waitForURL(new RegExp(conversation));
  await alive(told_by);

  await page.goto(at("amelie", CHOICES));
  await note.uncheck();
  await save(page, "Enregistrer les choix", "Vos choix sont enregistrés.");
});

test("a browser that may not is said to, in words, and one can try", async ({ desk }) => {
  const page = await desk("david", CHOICES);
  await recording(page, "denied");
  await expect(page.getByText("This browser does not let Switchboard show notifications.")).toBeVisible();
  await page.getByRole("button", { name: "Try it in this browser" }).click();
  expect(await recorded(page)).toEqual({ shown: [], tags: [], asked: 0 });

  await recording(page, "default");
  await page.getByRole("button", { name: "Try it in this browser" }).click();
  await expect(page.getByText("This browser shows notifications while Switchboard is open in it.")).toBeVisible();
  expect(await recorded(page)).toMatchObject({ shown: ["Ma Boutique: This is how a notification looks."], asked: 1 });
});

test("where only a worker may show notices, it does; pressed, one leads to its page, and nowhere else", async ({ desk, baseURL }) => {
  const page = await desk("david", CHOICES);
  await page.addInitScript(() => {
    const shown: string[] = [];
    const Notification = Object.assign(() => { throw new TypeError("Illegal constructor"); }, { permission: "granted" });
    Object.assign(window, { shown, Notification });
    ServiceWorkerRegistration.prototype.showNotification = async (title, options) => void shown.push(`${title}: ${options?.body}`);
  });
  await page.reload();
  await alive(page);
  const started = page.context().waitForEvent("serviceworker");
  await page.getByRole("button", { name: "Try it in this browser" }).click();
  const worker = await started;
  expect(worker.url()).toBe(`${baseURL}/notices.js`);
  const shown = () => page.evaluate(() => (window as unknown as { shown: string[] }).shown);
  await expect.poll(shown).toEqual(["Ma Boutique: This is how a notification looks."]);

  // Nobody but the browser presses: so it is told that somebody has, and writes down what it is asked for.
  const led = (address: string) =>
    worker.evaluate(async (address) => {
      const led: string[] = [];
      const self = globalThis as unknown as { clients: { openWindow: unknown }; WindowClient: { prototype: { focus: unknown } } };
      self.clients.openWindow = async (it: string) => led.push(`opens ${it}`);
      self.WindowClient.prototype.focus = async function (this: { url: string }) { led.push(`shows ${this.url}`); };
      let done: unknown;
      const notification = { data: address, close: () => led.push("closed") };
      dispatchEvent(Object.assign(new Event("notificationclick"), { notification, waitUntil: (it: unknown) => (done = it) }));
      await done;
      return led;
    }, address);
  expect(await led(at("david", CHOICES))).toEqual(["closed", `shows ${page.url()}`]);
  expect(await led("/w/ma-boutique/inbox/1")).toEqual(["closed", `opens ${baseURL}/w/ma-boutique/inbox/1`]);
  expect(await led("https://elsewhere.example/")).toEqual(["closed"]);
  expect(await led("")).toEqual(["closed"]);
});

test("in quiet hours the browser is silent, the bell is not; after them it tells what came", async ({ desk, shop }) => {
  const page = await desk("amelie", CHOICES, { permissions: ["notifications"] });
  await box(page, "Une note vous appelle : Par le navigateur").check();
  await save(page, "Enregistrer les choix", "Vos choix sont enregistrés.");
  await page.getByLabel("Calme de").fill(clock(-60));
  await page.getByLabel("Calme jusqu’à").fill(clock(60));
  await page.getByLabel("Quels jours").selectOption({ label: "Tous les jours" });
  await save(page, "Enregistrer les horaires", "Vos horaires sont enregistrés.");
  await recording(page, "granted");

  const bell = page.getByRole("navigation", { name: "Principal" }).getByRole("link", { name: /^Notifications/ });
  const count = async () => Number((await bell.textContent())?.match(/\d+/)?.[0] ?? 0);
  const before = await count();
  await calls(desk, shop, "amelie", "pewter jug");
  await expect.poll(count).toBeGreaterThan(before);
  expect((await recorded(page)).shown).toEqual([]);

  // Elsewhere, she has them end a minute ago.
  const elsewhere = await desk("amelie", CHOICES);
  await elsewhere.getByLabel("Calme jusqu’à").fill(clock(-1));
  await save(elsewhere, "Enregistrer les horaires", "Vos horaires sont enregistrés.");
  await expect.poll(async () => (await recorded(page)).shown, { timeout: 30_000 }).toHaveLength(1);

  await page.goto(at("amelie", CHOICES));
  await box(page, "Une note vous appelle : Par le navigateur").uncheck();
  await save(page, "Enregistrer les choix", "Vos choix sont enregistrés.");
  await page.getByLabel("Calme de").fill("");
  await page.getByLabel("Calme jusqu’à").fill("");
  await save(page, "Enregistrer les horaires", "Vos horaires sont enregistrés.");
});

test("a letter tells what was not read, once, with its link, in the reader's language", async ({ desk, shop }) => {
  const page = await desk("amelie", CHOICES, { javaScriptEnabled: false });
  const digest = page.getByLabel("Résumé par e-mail");
  await digest.selectOption({ label: "Une fois par jour" });
  // Far from now, so that only her own button writes.
  await page.getByLabel("Heure de l’e-mail quotidien").selectOption(String((Number(clock(0).slice(0, 2)) + 12) % 24));
  await save(page, "Enregistrer les horaires", "Vos horaires sont enregistrés.");
  const conversation = await calls(desk, shop, "amelie", "slate coaster");

  await save(page, "M’envoyer maintenant ce que je n’ai pas lu", /vous (est envoyée|sont envoyées)\./);
  await page.reload();
  await save(page, "M’envoyer maintenant ce que je n’ai pas lu", /envoyé/);
  const david = await desk("david", "/outbox");
  const letters = main(david).locator("section").filter({ hasText: emailOf("amelie") }).filter({ hasText: conversation });
  await expect(letters).toHaveCount(1);
  await expect(letters.getByRole("heading")).toHaveText(/^Ma Boutique : \d+ notifications? non lues?$/);
  await expect(letters).toContainText(/Une note sur .* vous appelle/);
  await page.goto(new URL((await letters.locator(`a[href$="${conversation}"]`).getAttribute("href"))!).pathname);
  await expect(threadOf(page)).toContainText("slate coaster");

  await page.goto(at("amelie", CHOICES));
  await digest.selectOption({ label: "Aucun e-mail" });
  await save(page, "Enregistrer les horaires", "Vos horaires sont enregistrés.");
});
