// J1: Amélie's morning. She finds what is due first, answers beside Bruno without losing the thread,
// sees what comes in, and leaves nothing waiting when she goes. A system of the shop's own stands
// where the journey names WhatsApp.

import type { Page } from "@playwright/test";
import { clock, hoursAround, minuteInParis, setHours } from "./support/hours.ts";
import { threadOf, told } from "./support/inbox.ts";
import { axe } from "./support/looks.ts";
import { at } from "./support/people.ts";
import { alive, expect, test } from "./support/test.ts";
import { connectSystem } from "./support/system.ts";

const rows = (page: Page) => page.getByRole("region", { name: "Conversations" }).locator("[data-row]");
const box = (page: Page) => page.getByRole("textbox", { name: "Écrire" });
const send = (page: Page) => page.getByRole("button", { name: "Envoyer", exact: true });
const asked = (page: Page) => page.getByRole("alertdialog");
const said = (page: Page, words: string) => threadOf(page).getByRole("article").filter({ hasText: words });
const numberIn = (text: string | null) => Number(text?.match(/\d+/)?.[0] ?? 0);

/** As many rows as a page of the list has. */
const PAGE = 50;

/** One number, wherever it stands: in the sidebar, above the list, in the tab. */
async function waiting(page: Page) {
  return [
    numberIn(await page.getByRole("navigation", { name: "Principal" }).getByRole("link", { name: /^Boîte/ }).textContent()),
    numberIn(await page.getByRole("link", { name: /^À répondre/ }).textContent()),
    numberIn((await page.title()).match(/^\((\d+)\)/)?.[0] ?? null),
  ];
}

test("J1: triage in the morning without losing the thread", async ({ desk, request, complaints }) => {
  test.setTimeout(300_000);
  // The workspace: open now, closed for a quarter of an hour soon; a first answer within 30 minutes.
  const david = await desk("david", "/settings/service-levels", { javaScriptEnabled: false });
  const now = minuteInParis();
  const hours = hoursAround(now);
  await setHours(david, hours.text, "");
  await david.getByText("Add a policy", { exact: true }).click();
  const policy = david.locator("#policy-new form");
  await policy.getByLabel("Name").fill("Mornings");
  await policy.getByLabel(/^First response/).fill("30");
  await policy.getByRole("button", { name: "Save policy" }).click();
  await expect(david.getByText("Policy saved.")).toBeVisible();
  const answering = await connectSystem(david, request, "Morning line", "Answers");
  const plain = await connectSystem(david, request, "Plain line", "Off");

  const hugo = await answering.says("Hugo Morel", "Quels moyens de paiement acceptez-vous ?");
  await expect.poll(async () => (await answering.answers(hugo)).length).toBe(1);
  await answering.says("Hugo Morel", "Je voudrais parler à une personne, mon colis est vide.");
  const bruno = await desk("bruno", `/inbox/${hugo}`);
  await alive(bruno);
  await bruno.getByRole("radio", { name: "Note interne" }).check();
  await box(bruno).fill("Le transporteur confirme : colis ouvert en route.");
  await send(bruno).click();
  await expect(said(bruno, "colis ouvert en route")).toContainText("Note interne");
  await bruno.goto(at("bruno", "/team"));

  // 1. Home greets her; each number leads to exactly the rows that it counts.
  const amelie = await desk("amelie");
  await expect(amelie.getByRole("heading", { level: 1 })).toHaveText(/^Bon(jour|soir) Amélie$/);
  expect(await axe(amelie)).toEqual([]);
  for (const card of ["Échéance dans l’heure", "Brouillons à approuver", "Vous attendent"]) {
    await amelie.goto(at("amelie"));
    const tile = amelie.getByRole("link", { name: new RegExp(card) });
    const count = Number(await tile.locator(".tile-figure").innerText());
    expect(count, card).toBeGreaterThan(0);
    await tile.click();
    await amelie.waitForURL(/\/inbox/);
    await expect(rows(amelie), card).toHaveCount(Math.min(count, PAGE));
  }

  // 2. What is due within the hour: by name, channel, moment, and who has it.
  await amelie.goto(at("amelie"));
  await amelie.getByRole("link", { name: /Échéance dans l’heure/ }).click();
  await amelie.waitForURL(/sla=breaching/);
  const row = rows(amelie).filter({ hasText: "Hugo Morel" });
  await expect(row).toHaveCount(1);
  await expect(row).toContainText("Morning line");
  await expect(row).toContainText(/pour (\S+ )?\d\d:\d\d — /);
  await expect(row.getByRole("img", { name: "Demande une personne" })).toBeVisible();
  expect(await axe(amelie)).toEqual([]);

  // 3. Enter opens it: customer, assistant, colleague and what happened are told apart by their labels.
  await row.focus();
  await amelie.keyboard.press("Enter");
  await amelie.waitForURL(/\/inbox\/[0-9a-f-]{36}/);
  await alive(amelie);
  await expect(said(amelie, "mon colis est vide")).toContainText("Hugo Morel");
  await expect(said(amelie, "Visa et Mastercard").first()).toContainText("IA");
  await expect(said(amelie, "colis ouvert en route")).toContainText("Note interne");
  await expect(threadOf(amelie)).toContainText("L’assistant a demandé une personne. À la demande du client.");
  await expect(amelie.getByRole("complementary", { name: "Détails" })).toContainText("Hugo Morel");
  expect(await axe(amelie)).toEqual([]);

  // 4. The moment explains itself.
  const why = amelie.locator("#why-first_response");
  await why.getByText(/^pourquoi (\S+ )?\d\d:\d\d \?/).click();
  await expect(why).toContainText("Objectif : 30 min d’ouverture");
  if (hours.gap) await expect(why).toContainText(`${clock(now + 10)} à ${clock(now + 25)} : fermé, ignoré`);
  await expect(why).toContainText(/Échéance (\S+ )?\d\d:\d\d/);
  await amelie.keyboard.press("i");
  await told(amelie, "La conversation est à vous.");
  await alive(amelie);

  // 5. and 6. Bruno comes and writes; what she has begun stays.
  await box(amelie).fill("Bonjour Hugo, nous renvoyons le colis.");
  await bruno.goto(at("bruno", `/inbox/${hugo}`));
  await alive(bruno);
  await expect(amelie.locator(".pane-who")).toContainText("Bruno");
  await box(bruno).pressSequentially("Bonjour, nous vous rembours");
  await expect(amelie.locator(".writing-line")).toContainText("Bruno écrit");
  await expect(box(amelie)).toHaveValue("Bonjour Hugo, nous renvoyons le colis.");

  // 7. Both press Send: one message is sent, the other person sees it and chooses.
  await box(bruno).fill("Bonjour, nous vous remboursons.");
  await Promise.all([send(amelie).click(), send(bruno).click()]);
  await expect.poll(async () => (await asked(amelie).count()) + (await asked(bruno).count())).toBe(1);
  const second = (await asked(amelie).count()) ? amelie : bruno;
  const first = second === amelie ? bruno : amelie;
  const texts = ["Bonjour, nous vous remboursons.", "Bonjour Hugo, nous renvoyons le colis."];
  const [sent, kept] = second === amelie ? texts : texts.toReversed();
  await expect(asked(second)).toContainText(sent);
  await expect(box(second)).toHaveValue(kept);
  await expect(said(first, kept)).toHaveCount(0);
  await asked(second).getByRole("button", { name: "Abandonner" }).click();
  await told(second, "Brouillon abandonné.");
  await expect(box(second)).toHaveValue("");
  await expect(said(first, sent)).toHaveCount(1);
  await bruno.goto(at("bruno", "/team"));

  // 8. Somebody writes: the row is there, every number rises by one, and it is said aloud.
  await amelie.goto(at("amelie", "/inbox"));
  await alive(amelie);
  const [before, ...others] = await waiting(amelie);
  expect(others).toEqual([before, before]);
  await plain.says("Inès Faure", "Le vase bleu est-il disponible ?");
  await expect(rows(amelie).filter({ hasText: "Inès Faure" })).toHaveCount(1);
  await expect.poll(() => waiting(amelie)).toEqual([before + 1, before + 1, before + 1]);
  await expect(amelie.locator("#announcer")).toContainText(`${before + 1} conversation`);

  // Rows under the pointer stay where they are until she asks for the news.
  const names = () => rows(amelie).locator(".row-name").allInnerTexts();
  const order = await names();
  await rows(amelie).first().hover();
  await plain.says("Paul Roy", "Et le vase vert ?");
  const news = amelie.getByRole("button", { name: "1 de plus", exact: true });
  await expect(news).toBeVisible();
  expect(await names()).toEqual(order);
  await news.click();
  await expect(rows(amelie).filter({ hasText: "Paul Roy" })).toHaveCount(1);

  // Going back, the list is where she left it.
  await amelie.setViewportSize({ width: 1280, height: 420 });
  await amelie.goto(at("amelie", "/inbox?view=all"));
  await alive(amelie);
  await rows(amelie).last().scrollIntoViewIfNeeded();
  await rows(amelie).last().click();
  await amelie.waitForURL(/\/inbox\/[0-9a-f-]{36}/);
  await amelie.goBack();
  await expect(amelie).toHaveURL(/\/inbox\?view=all/);
  await expect(rows(amelie).last()).toBeInViewport();
  await amelie.setViewportSize({ width: 1280, height: 800 });

  // 9. The stream is cut: the page says so, and finds what came by itself, once.
  await amelie.goto(at("amelie", `/inbox/${hugo}`));
  await amelie.route(/\/events\b/, (route) => route.abort());
  await amelie.reload();
  await expect(amelie.getByText("Reconnexion. La page est vérifiée toutes les 20 secondes.")).toBeVisible();
  await answering.says("Hugo Morel", "Merci, quand arrivera-t-il ?");
  await expect(said(amelie, "quand arrivera-t-il")).toHaveCount(1, { timeout: 25_000 });
  await amelie.unroute(/\/events\b/);
  await alive(amelie);
  await expect(said(amelie, "quand arrivera-t-il")).toHaveCount(1);
  complaints.splice(0);

  // 10. One can wait until tomorrow; then she goes, and what nobody answered needs somebody else.
  const saucer = await plain.says("Léa Simon", "La soucoupe bleue peut attendre demain.");
  await amelie.goto(at("amelie", `/inbox/${saucer}`));
  await alive(amelie);
  await amelie.keyboard.press("s");
  await amelie.getByRole("button", { name: "Demain 09:00" }).click();
  await told(amelie, /^En pause jusqu/);
  await amelie.goto(at("amelie", "/inbox"));
  await expect(rows(amelie).filter({ hasText: "Léa Simon" })).toHaveCount(0);
  await amelie.getByRole("button", { name: /^Amélie/ }).click();
  await amelie.getByRole("button", { name: "Me déclarer absent" }).click();
  await bruno.goto(at("bruno", `/inbox/${hugo}`));
  await expect(threadOf(bruno)).toContainText("Absence de Amélie : il faut quelqu’un d’autre.");
  await expect(bruno.getByRole("button", { name: /^Accepter|^Prendre la main/ })).toBeVisible();

  // Everything is put back: other journeys have their own mornings.
  await amelie.getByRole("button", { name: /^Amélie/ }).click();
  await amelie.getByRole("button", { name: "Me déclarer disponible" }).click();
  await david.goto(at("david", "/settings/service-levels"));
  await david.getByText("Change Mornings").click();
  await david.getByRole("button", { name: /^Stop promising/ }).click();
  await expect(david.getByText("The policy applies to nothing new.")).toBeVisible();

  // For a stranger none of it exists.
  const omar = await desk("omar");
  const refused = await omar.goto(at("omar", `/inbox/${hugo}`));
  expect(refused?.status()).toBe(404);
});
