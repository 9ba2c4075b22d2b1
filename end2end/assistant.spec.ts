// How the assistant is set: David gives it a language model and takes it away again; Bruno, a
// manager, tunes it and sees no key. Everything is put back, for other journeys ask it questions.

import { told } from "./support/inbox.ts";
import { at } from "./support/people.ts";
import { expect, test } from "./support/test.ts";

const KEY = "sk-of-this-journey";

test("David sets a model and its key, which no page shows; another host asks for the key again", async ({ desk }) => {
  const page = await desk("david", "/settings/workspace");
  await page.getByRole("navigation", { name: "Settings" }).getByRole("link", { name: "Assistant" }).click();
  await expect(page).toHaveURL(at("david", "/settings/assistant"));
  const save = page.getByRole("button", { name: "Save provider" });

  await page.getByLabel(/^A language model/).check();
  await page.getByLabel("Address of the model").fill("https://model.example/v1");
  await page.getByLabel("Model", { exact: true }).fill("small");
  await page.getByLabel("Key", { exact: true }).fill(KEY);
  await page.getByLabel("Price of what it reads").fill("150000");
  await save.click();
  await told(page, "Saved");
  await expect(page.getByText("A key is kept and never shown.")).toBeVisible();
  expect(await page.content()).not.toContain(KEY);

  await page.getByLabel("Address of the model").fill("https://elsewhere.example/v1");
  await save.click();
  await expect(page.getByText("The key that is kept belongs to another host.")).toBeVisible();
  await expect(page.getByLabel("Address of the model")).toHaveValue("https://elsewhere.example/v1");

  await page.getByLabel(/^Built in/).check();
  await save.click();
  await told(page, "Saved");
  await expect(page.getByText("No key is kept.")).toBeVisible();
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false, locale: "fr-FR" });

  test("Bruno règle le seuil et le budget, et ne voit pas de clé", async ({ desk }) => {
    const page = await desk("bruno", "/settings/assistant");
    await expect(page.getByLabel("Clé")).toHaveCount(0);
    const threshold = page.getByLabel(/^Confiance/);
    const before = await threshold.inputValue();
    await threshold.fill("95");
    await page.getByRole("button", { name: "Enregistrer les réponses" }).click();
    await expect(page.getByText(/^Prudent/)).toBeVisible();
    await threshold.fill(before);
    await page.getByRole("button", { name: "Enregistrer les réponses" }).click();
    await expect(threshold).toHaveValue(before);

    await page.getByLabel("Une conversation").fill("50");
    await page.getByRole("button", { name: "Enregistrer le budget" }).click();
    await expect(page.getByLabel("Une conversation")).toHaveValue("50");
    await page.getByLabel("Une conversation").fill("");
    await page.getByRole("button", { name: "Enregistrer le budget" }).click();
    await expect(page.getByLabel("Une conversation")).toHaveValue("");
  });
});
