// J8, steps 7 to 9: what is used is held against limits. A model that says it wrote for 4.50 of the 5 dollars of the
// month is not asked again; people go on. Everything is put back, for other journeys ask the assistant questions.

import type { Page } from "@playwright/test";
import { threadOf, told } from "./support/inbox.ts";
import { axe, sideways } from "./support/looks.ts";
import { at } from "./support/people.ts";
import { openModel } from "./support/stand-ins.ts";
import { connectSystem } from "./support/system.ts";
import { expect, test } from "./support/test.ts";

const USAGE = "/billing/usage";
const QUESTION = "Quel est le délai de livraison ?";

const meter = (page: Page, name: string | RegExp) => page.getByRole("meter", { name });

/** David says what the assistant may cost in a month. */
async function setBudget(page: Page, most: string, soft: string, atLimit: RegExp) {
  await page.goto(at("david", USAGE));
  await page.getByLabel(/^Budget of a month/).fill(most);
  await page.getByLabel(/^Soft limit/).fill(soft);
  await page.getByLabel(atLimit).check();
  await page.getByRole("button", { name: "Save AI budget" }).click();
  await told(page, "Saved");
}

/** David gives the assistant a model whose thousand words written cost a dollar. */
async function setModel(page: Page, url: string) {
  await page.goto(at("david", "/settings/assistant"));
  await page.getByLabel(/^A language model/).check();
  await page.getByLabel("Address of the model").fill(url);
  await page.getByLabel("Model", { exact: true }).fill("small");
  await page.getByLabel("Key", { exact: true }).fill("sk-of-this-journey");
  await page.getByLabel("Price of what it writes").fill("1000000000");
  await page.getByRole("button", { name: "Save provider" }).click();
  await told(page, "Saved");
}

test("J8: at its budget the assistant pauses, people go on, and who reads the bills was told before", async ({ desk, request }) => {
  test.slow();
  const model = await openModel({ written: 4_500 });
  const david = await desk("david");
  const line = await connectSystem(david, request, "Budget line", "Answers");
  await setModel(david, model.url);
  await setBudget(david, "5.00", "80", /^The assistant pauses/);
  await expect(david.getByText("At the limit the assistant pauses, and new questions go to people.").first()).toBeVisible();

  await line.says("Zélie Blanc", QUESTION);
  await expect.poll(model.asked).toBe(1);
  model.answer();
  await expect(async () => {
    await david.reload();
    await expect(meter(david, "AI spending")).toHaveAttribute("aria-valuetext", /^\$4\.5\d? of \$5$/, { timeout: 1_000 });
  }).toPass({ timeout: 60_000 });

  // Whoever reads the bills is told, and is led to what is used.
  await david.goto(at("david", "/notifications"));
  const news = david.getByRole("listitem").filter({ hasText: "80% of this month’s AI budget is spent" });
  await expect(news).toHaveCount(1);
  await news.getByRole("button", { name: "Open" }).click();
  await david.waitForURL(/\/billing\/usage$/);
  const amelie = await desk("amelie", "/notifications");
  await expect(amelie.getByText("budget d’IA de ce mois")).toHaveCount(0);

  // What is left is not enough for another answer: the customer is told who answers, and the inbox works as ever.
  const refused = await line.says("Yanis Blanc", QUESTION);
  await expect.poll(async () => (await line.answers(refused)).map((it) => it.text).join(), { timeout: 20_000 }).toContain("J’ai demandé à un collègue");
  expect(model.asked(), "the model is not asked").toBe(0);
  await amelie.goto(at("amelie", `/inbox/${refused}`));
  await expect(threadOf(amelie)).toContainText("J’ai demandé à un collègue");

  // The owner may want it to go on.
  await setBudget(david, "5.00", "80", /^The assistant goes on/);
  await line.says("Xavier Blanc", QUESTION);
  await expect.poll(model.asked, { timeout: 20_000 }).toBe(1);

  // Without a model, and without a budget, it is as it was.
  await david.goto(at("david", "/settings/assistant"));
  await david.getByLabel(/^Built in/).check();
  await david.getByRole("button", { name: "Save provider" }).click();
  await told(david, "Saved");
  await setBudget(david, "", "80", /^The assistant pauses/);
  await expect(david.getByText(/^\$\d[\d.]*, no limit$/)).toBeVisible();
  model.answer();
  model.close();
});

test("what is used stands with its meters, its days, their conversations and a file", async ({ desk }) => {
  const page = await desk("david", USAGE);
  const panel = page.locator("section.panel", { has: page.getByRole("heading", { name: "This month", exact: true }) });
  for (const name of ["Conversations", "Storage", "AI spending"]) {
    await expect(panel.getByText(name, { exact: true })).toBeVisible();
  }
  await expect(panel).toContainText("People can read and answer whatever is used up");
  const file = await page.request.get((await page.getByRole("link", { name: "Download CSV" }).first().getAttribute("href"))!);
  expect(file.status()).toBe(200);
  expect(await file.text()).toMatch(/^date,from,/);
  expect(await axe(page)).toEqual([]);

  await page.emulateMedia({ colorScheme: "dark" });
  expect(await axe(page, { colours: true })).toEqual([]);
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await sideways(page)).toEqual([]);
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false, locale: "fr-FR" });

  test("Claire règle le budget d’IA, et ce qui est refusé reste écrit", async ({ desk }) => {
    const page = await desk("claire", USAGE);
    const most = page.getByLabel(/^Budget mensuel/);
    const save = page.getByRole("button", { name: "Enregistrer le budget d’IA" });
    await most.fill("beaucoup");
    await save.click();
    await expect(page.getByText("Saisissez un montant de 0 à 1 000 000 de dollars, comme 5 ou 2,50")).toBeVisible();
    await expect(most).toHaveValue("beaucoup");
    await most.fill("1 000");
    await save.click();
    await expect(most).toHaveValue("1000");
    await expect(page.getByText("À la limite, l’assistant fait une pause")).toBeVisible();
    await most.fill("");
    await save.click();
    await expect(most).toHaveValue("");
  });
});
