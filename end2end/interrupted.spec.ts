// J2, step 8: who takes over while the assistant is still writing has the line, and nothing of it is sent. The language
// model is a stand-in that says nothing until it is told to.

import { threadOf, told } from "./support/inbox.ts";
import { at } from "./support/people.ts";
import { openModel } from "./support/stand-ins.ts";
import { connectSystem } from "./support/system.ts";
import { alive, expect, test } from "./support/test.ts";

const QUESTION = "Quel est le délai de livraison ?";

test("J2: a take-over wins over a run in progress", async ({ desk, request }) => {
  test.slow();
  const model = await openModel();
  const david = await desk("david");
  const answering = await connectSystem(david, request, "Answering line", "Answers");
  const drafting = await connectSystem(david, request, "Drafting line", "Drafts");
  await david.goto(at("david", "/settings/assistant"));
  await david.getByLabel(/^A language model/).check();
  await david.getByLabel("Address of the model").fill(model.url);
  await david.getByLabel("Model", { exact: true }).fill("small");
  await david.getByLabel("Key", { exact: true }).fill("sk-of-this-journey");
  await david.getByRole("button", { name: "Save provider" }).click();
  await told(david, "Saved");
  const amelie = await desk("amelie");

  // Left alone, what it writes is proposed; until then the place of the draft says that it comes.
  const line = await drafting.says("Inès Roux", QUESTION);
  await amelie.goto(at("amelie", `/inbox/${line}`));
  await alive(amelie);
  await expect.poll(model.asked).toBe(1);
  const drafts = amelie.locator(".proposals");
  await expect(drafts).toContainText("L’IA rédige…");
  model.answer();
  await expect(drafts.getByRole("article")).toContainText("3 à 5 jours ouvrés");
  await expect(drafts).not.toContainText("L’IA rédige…");

  // What the model was told, word for word.
  await drafts.getByRole("link", { name: "Ouvrir la trace" }).click();
  await amelie.getByText("Données", { exact: true }).click();
  await expect(amelie.getByRole("region", { name: "Données" })).toContainText(QUESTION);
  await amelie.getByText("Règles", { exact: true }).click();
  await expect(amelie.getByRole("region", { name: "Règles" })).toContainText("You answer a customer of a company.");

  // Where it would answer by itself, somebody takes over meanwhile.
  const other = await answering.says("Paul Roux", QUESTION);
  await amelie.goto(at("amelie", `/inbox/${other}`));
  await alive(amelie);
  await expect.poll(model.asked).toBe(1);
  await expect(amelie.locator(".pane-who")).toContainText("L’assistant répond…");
  await amelie.getByRole("button", { name: /^Prendre la main/ }).click();
  await told(amelie, "La conversation est à vous");
  await expect(amelie.locator(".pane-who")).not.toContainText("L’assistant répond…");
  model.answer();

  // The run has ended: a later question finds the line still hers, and nobody was told anything.
  await answering.says("Paul Roux", "Et pour la Corse ?");
  await expect(threadOf(amelie)).toContainText("Et pour la Corse ?");
  await expect(threadOf(amelie).getByRole("article").filter({ hasText: "jours ouvrés" })).toHaveCount(0);
  await expect(amelie.locator(".proposals").getByRole("article")).toHaveCount(0);
  expect(await answering.answers(other)).toEqual([]);
  expect(model.asked(), "the assistant does not even ask again").toBe(0);

  await david.getByLabel(/^Built in/).check();
  await david.getByRole("button", { name: "Save provider" }).click();
  await told(david, "Saved");
  model.close();
});
