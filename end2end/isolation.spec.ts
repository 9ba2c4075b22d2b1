// Two workspaces that cannot see each other, in one browser and from outside.

import { at } from "./support/people.ts";
import { expect, test } from "./support/test.ts";

test("for Omar, no page of Ma Boutique exists", async ({ desk }) => {
  const bruno = await desk("bruno", "/inbox?view=all");
  await bruno.getByRole("main").getByRole("listitem").getByRole("link").first().click();
  await bruno.waitForURL(/\/inbox\/[0-9a-f-]{36}/);
  const conversation = new URL(bruno.url()).pathname;

  const omar = await desk("omar");
  const paths = ["", "/inbox", "/escalations", "/knowledge", "/channels", "/team", "/audit", "/settings/workspace"];
  for (const address of [...paths.map((it) => at("claire", it)), conversation, conversation.replace("ma-boutique", "autre-client")]) {
    expect((await omar.goto(address))?.status(), address).toBe(404);
    await expect(omar.getByRole("heading", { level: 1 })).toHaveText("Introuvable");
    await expect(omar.locator("body")).not.toContainText(/Sophie|Hugo|Amélie/);
  }
  await omar.goto(at("omar", "/inbox?q=livraison"));
  await expect(omar.getByRole("main")).toContainText("Aucune conversation ne correspond");
});

test("Amélie has both of her workspaces open, and they never mix", async ({ desk }) => {
  const boutique = await desk("amelie", "/inbox?view=all");
  await boutique.getByRole("button", { name: "Ma Boutique, changer d’espace de travail" }).click();
  await boutique.getByRole("link", { name: "Nordic Wholesale" }).click();
  await expect(boutique).toHaveURL(/\/w\/nordic-wholesale$/);
  await boutique.goto(at("amelie", "/inbox?view=all"));
  const nordic = await boutique.context().newPage();
  await nordic.goto("/w/nordic-wholesale/inbox?view=all");
  await expect(nordic.getByRole("main")).toContainText("Café Palombe");
  await expect(nordic.getByRole("main")).not.toContainText("Sophie Martin");

  // The first tab acts after the second was opened, and acts in its own workspace.
  await boutique.getByRole("link").filter({ hasText: "Hugo Laurent" }).click();
  await boutique.waitForURL(/\/w\/ma-boutique\/inbox\/[0-9a-f-]{36}/);
  await boutique.getByRole("radio", { name: "Note interne" }).check();
  await boutique.getByRole("textbox", { name: "Écrire" }).fill("Deux onglets, une note.");
  await boutique.getByRole("button", { name: "Envoyer", exact: true }).click();
  await expect(boutique.getByRole("region", { name: "Messages" })).toContainText("Deux onglets, une note.");
  await expect(boutique).toHaveURL(/\/w\/ma-boutique\//);
  await nordic.reload();
  await expect(nordic.getByRole("main")).toContainText("Café Palombe");
  await expect(nordic.getByRole("main")).not.toContainText("Hugo Laurent");
});
