// The main job: a customer asks on the shop's website, the assistant answers from what the
// workspace knows and says from where; where it knows nothing, a person takes over.

import { type Locator } from "@playwright/test";
import { alive } from "./support/test.ts";
import { expect, test } from "./support/shop.ts";

test("a customer is answered by the assistant, then by Amélie, and Omar sees nothing of it", async ({ desk, shop }) => {
  const amelie = await desk("amelie", "/inbox?view=assistant");
  await alive(amelie);
  const omar = await desk("omar", "/inbox?view=all");
  // What he is notified of is his own workspace's, and may come at any moment.
  const counts = () => omar.getByRole("navigation").getByRole("link", { name: /Boîte de réception|Escalades/ }).allInnerTexts();
  const countsOfOmar = await counts();

  // Others may have been answered the same.
  const known = await amelie.getByRole("listitem").locator("a[href]").evaluateAll((all) => all.map((it) => it.getAttribute("href")!.match(/[0-9a-f-]{36}/)?.[0]));

  // The assistant answers, and cites.
  const customer = await shop.enter();
  await customer.says("Quel est le délai de livraison ?");
  await customer.sees(/3 à 5 jours ouvrés/);
  await customer.thread.getByText("1 source").click();
  await customer.sees("Quel est le délai de livraison ?");

  // It is in Amélie's inbox, who did nothing.
  const answered = amelie.getByRole("listitem").filter({ hasText: "3 à 5 jours ouvrés" }).getByRole("link");
  const idOf = async (link: Locator) => (await link.getAttribute("href"))!.match(/[0-9a-f-]{36}/)![0];
  await expect(async () => expect(known).not.toContain(await idOf(answered.first()))).toPass();
  await expect(answered.first()).toContainText("Assistant");
  const conversation = await idOf(answered.first());

  // It knows nothing about gift cards, and says so instead of inventing.
  await customer.says("Vendez-vous des cartes cadeaux ?");
  await customer.sees(/J’ai demandé à un collègue/);
  await customer.chat.getByText(/En attente d’une personne/).waitFor();

  // Amélie has her hands on the keyboard.
  await amelie.keyboard.press("g");
  await amelie.keyboard.press("i");
  await amelie.waitForURL(/\/inbox$/);
  await alive(amelie);
  const calls = amelie.getByRole("listitem").locator(`a[href*="${conversation}"]`);
  await expect(calls).toContainText("Rien sur quoi s’appuyer");
  await expect(calls.getByRole("img", { name: "Demande une personne" })).toBeVisible();
  for (let row = 0; row < 20 && !(await calls.evaluate((it) => it === document.activeElement)); row++) {
    await amelie.keyboard.press("j");
  }
  await expect(calls).toBeFocused();
  await amelie.keyboard.press("Enter");
  await amelie.waitForURL(/\/inbox\/[0-9a-f-]{36}/);
  await alive(amelie);
  const thread = amelie.getByRole("region", { name: "Messages" });
  await expect(thread).toContainText("La livraison prend 3 à 5 jours ouvrés");
  await expect(thread).toContainText("D’après");
  const address = amelie.url();

  await amelie.keyboard.press("i");
  await customer.sees("Vous parlez maintenant à une personne : Amélie.");
  await alive(amelie);
  await amelie.keyboard.press("r");
  const box = amelie.getByRole("textbox", { name: "Écrire" });
  await expect(box).toBeFocused();
  await amelie.keyboard.type("Bonjour ! Pas encore, mais elles arrivent en décembre.");
  await amelie.keyboard.press("Control+Enter");
  await customer.sees("Pas encore, mais elles arrivent en décembre.");
  await expect(customer.chat.getByText("Vous parlez à Amélie")).toBeVisible();

  // The customer's thanks appear while she looks.
  await customer.says("Merci Amélie !");
  await expect(thread).toContainText("Merci Amélie !");
  await expect(thread.getByText(/^(Envoyé|Remis|Lu)$/).last()).toBeVisible();

  await alive(amelie);
  await amelie.keyboard.press("e");
  await expect(amelie.getByRole("status").filter({ hasText: "Conversation résolue." })).toBeVisible();
  await customer.chat.getByText(/Cette conversation est résolue/).waitFor();

  // For a stranger it does not exist.
  for (const address_ of [address, address.replace("ma-boutique", "autre-client")]) {
    const answer = await omar.goto(address_);
    expect(answer?.status()).toBe(404);
    await expect(omar.getByRole("heading", { level: 1 })).toHaveText("Introuvable");
  }
  await omar.goto("/w/autre-client/inbox?view=all");
  expect(await counts()).toEqual(countsOfOmar);
});
