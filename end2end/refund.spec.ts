// A refund: handed over, accepted, talked over in private, settled; and what happens where nobody
// comes (journey J3, on the widget; reply windows and templates wait for WhatsApp).

import type { Page } from "@playwright/test";
import { findInQueue, threadOf, told } from "./support/inbox.ts";
import { at } from "./support/people.ts";
import { alive } from "./support/test.ts";
import { expect, test } from "./support/shop.ts";

const WORDS = "Mon vase bleu est arrivé cassé, je veux être remboursé.";

const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).first().click();
const row = (page: Page) => page.getByRole("row").filter({ hasText: "Mon vase bleu" });
const main = (page: Page) => page.getByRole("main");

/** What stands beside a name on the page of an escalation. */
const fact = (page: Page, name: string) => main(page).locator("dt", { hasText: new RegExp(`^${name}$`) }).locator("+ dd");

test("a refund is accepted, talked over in private and settled, and its page tells every step", async ({ desk, shop }) => {
  const customer = await shop.enter();
  await customer.says(WORDS);

  // Handed over for a refund, with five lines that say why.
  const amelie = await desk("amelie", "/escalations?reason=refund_request");
  await alive(amelie);
  await expect(row(amelie)).toContainText("Demande de remboursement");
  await row(amelie).getByRole("link", { name: /^Détails/ }).click();
  await expect(amelie.getByRole("heading", { level: 1 })).toContainText("Demande de remboursement");
  await expect(fact(amelie, "Quoi")).toContainText("je veux être remboursé");
  for (const line of ["Qui", "Essayé", "Promis", "Ensuite"]) await expect(fact(amelie, line)).not.toBeEmpty();
  await expect(fact(amelie, "Statut")).toHaveText("En attente");
  await expect(fact(amelie, "À accepter avant")).toHaveText(/\d\d:\d\d/);
  const page = new URL(amelie.url()).pathname;

  // Accepted: the customer is told, and it is written down how long that took.
  await press(amelie, /^Accepter/);
  await told(amelie, "La conversation est à vous.");
  await amelie.waitForURL(/\/inbox\/[0-9a-f-]{36}/);
  const thread = new URL(amelie.url()).pathname;
  await customer.sees("Vous parlez maintenant à une personne : Amélie");

  // Among colleagues: the customer never reads it.
  await amelie.getByRole("radio", { name: /^Note/ }).check();
  await amelie.getByRole("textbox", { name: "Écrire" }).fill("@Bruno, d’accord pour 29 € ?");
  await press(amelie, /^Envoyer( |$)/);
  const note = threadOf(amelie).getByRole("article").filter({ hasText: "d’accord pour 29 €" });
  await expect(note).toContainText("Note interne");
  await expect(customer.thread).not.toContainText("29 €");
  const bruno = await desk("bruno", "/notifications", { javaScriptEnabled: false });
  await expect(main(bruno)).toContainText(/Une note sur .* vous appelle/);

  // Settled, with how it ended.
  await amelie.goto(page);
  await expect(fact(amelie, "Statut")).toHaveText("En cours");
  await expect(fact(amelie, "Acceptée")).toContainText("de temps ouvré");
  await amelie.getByLabel("Issue").selectOption("Remboursé");
  await amelie.getByLabel("Quelques mots").fill("29 € sur sa carte");
  await press(amelie, /^Résoudre/);
  await told(amelie, "Escalade résolue.");
  await expect(fact(amelie, "Issue")).toHaveText("Remboursé — 29 € sur sa carte");
  await expect(fact(amelie, "Résolue")).toContainText("de temps ouvré");
  await amelie.goto(thread);
  await press(amelie, /^Résoudre/);
  await told(amelie, /résolue/i);
  await amelie.goto(page);
  const steps = amelie.getByRole("table", { name: "Ce qui s’est passé" });
  for (const step of ["L’assistant a demandé une personne", "Le résumé a été écrit", "Amélie l’a acceptée", "Amélie l’a résolue : Remboursé"]) {
    await expect(steps).toContainText(step);
  }
});

test("where nobody accepts, the managers are told, then the team, then a mail is sent", async ({ desk }) => {
  // Emma has waited since the demo's morning; its clock went on without anybody.
  const bruno = await desk("bruno", "/escalations", { javaScriptEnabled: false });
  await bruno.getByRole("row").filter({ hasText: "Emma Petit" }).getByRole("link", { name: /^Détails/ }).click();
  const steps = bruno.getByRole("table", { name: "Ce qui s’est passé" }).getByRole("row").filter({ hasText: "Personne ne l’avait acceptée" });
  await expect(steps).toHaveText([/responsables/i, /équipe|répondent/i, /adresse de secours|e-mail|courriel/i]);
  await bruno.goto(at("bruno", "/notifications"));
  await expect(main(bruno)).toContainText("Emma Petit");
});

test("a brief is written again and edited, and says by whom; the queue is narrowed to what is urgent", async ({ desk }) => {
  const david = await desk("david", "/escalations", { javaScriptEnabled: false });
  await david.getByRole("row").filter({ hasText: "Chloé Moreau" }).getByRole("link", { name: /^Details/ }).click();
  await expect(fact(david, "What")).not.toBeEmpty();
  await david.getByText("Edit the brief").click();
  await david.getByLabel("Next").fill("Refund 49 € today.");
  await press(david, "Save brief");
  await expect(main(david)).toContainText(/By David, /);
  await expect(fact(david, "Next")).toHaveText("Refund 49 € today.");
  await press(david, "Write it again");
  await told(david, "The brief is being written again.");
  await expect(async () => {
    await david.reload();
    await expect(main(david)).toContainText("By rules from the thread", { timeout: 500 });
  }).toPass();

  await david.getByLabel("Priority").selectOption("Urgent");
  await press(david, /^Set$/);
  await expect(fact(david, "Priority")).toHaveText("Urgent");
  await david.goto(at("david", "/escalations"));
  await david.getByLabel("Priority").selectOption("Urgent");
  await press(david, /^Show$/);
  await expect(main(david).getByRole("row").filter({ hasText: "Chloé Moreau" })).toHaveCount(1);
  await expect(main(david).getByRole("row").filter({ hasText: "Emma Petit" })).toHaveCount(0);
});

for (const javaScriptEnabled of [true, false]) {
  const scripts = javaScriptEnabled ? "with scripts" : "without scripts";

  test(`a reason of one's own is added, used and switched off, ${scripts}`, async ({ desk, shop }) => {
    const reason = `Casse ${scripts}`;
    const page = await desk("david", "/settings/escalation-reasons", { javaScriptEnabled });
    await page.getByLabel("Name").fill(reason);
    await press(page, "Add reason");
    await told(page, `Reason ${reason} added.`);

    await shop.write(`I need to speak to a person about a plate, ${scripts}.`);
    const plate = page.getByRole("row").filter({ hasText: `about a plate, ${scripts}` });
    await findInQueue(page, plate);
    await plate.getByRole("button", { name: "Accept" }).click();
    await page.waitForURL(/\/inbox\/[0-9a-f-]{36}/);
    await page.goto(`${page.url().split(/[?#]/)[0]}?do=escalate`);
    await page.getByLabel("Reason").selectOption(reason);
    await press(page, /^Escalate$/);
    await told(page, "Handed over.");
    await expect(threadOf(page)).toContainText(reason);

    await page.goto(at("david", "/settings/escalation-reasons"));
    await press(page, `Switch off ${reason}`);
    await told(page, "Reason switched off.");
    await findInQueue(page, plate);
    await expect(plate).toContainText(reason);
    await plate.getByRole("link").first().click();
    await page.waitForURL(/\/inbox\/[0-9a-f-]{36}/);
    await page.goto(`${page.url().split(/[?#]/)[0]}?do=escalate`);
    await expect(page.getByLabel("Reason").getByRole("option", { name: reason })).toHaveCount(0);
  });
}
