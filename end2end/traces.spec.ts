// Why this answer: from the thread to how it came about, and into the questions that the assistant should answer.

import type { Page } from "@playwright/test";
import { openConversation, threadOf, told } from "./support/inbox.ts";
import { axe, sideways } from "./support/looks.ts";
import { expect, test } from "./support/shop.ts";
import { alive } from "./support/test.ts";

const panel = (page: Page, title: string) =>
  page.locator("section").filter({ has: page.getByRole("heading", { name: title, exact: true }) });

/** What the assistant wrote last. */
const answer = (page: Page) => threadOf(page).getByRole("article").filter({ hasText: "Why this answer" }).last();

test("an answer's trace opens from the thread: question, passages with their words, version, prompt, cost", async ({ desk, shop }) => {
  await shop.write("Which payment methods do you accept, please?");
  const page = await desk("david", "/inbox");
  await openConversation(page, "Which payment methods do you accept, please");
  await alive(page);
  await answer(page).getByText("Why this answer").click();
  await answer(page).getByRole("link", { name: "Open the trace" }).click();
  await page.waitForURL(/\/inbox\/runs\/[0-9a-f-]{36}/);

  await expect(panel(page, "What the customer wrote")).toContainText("Which payment methods do you accept, please?");
  await expect(panel(page, "What the customer wrote")).toContainText("English");
  await expect(panel(page, "What came of it")).toContainText(/We accept Visa, Mastercard/);
  await expect(panel(page, "What came of it")).toContainText("Cost");
  const best = panel(page, "What was looked at").getByRole("listitem").first();
  await expect(best.getByRole("link")).toHaveText("Which payment methods do you accept?");
  await expect(best).toContainText("used");
  // Others correct this answer.
  await expect(best).toContainText(/v\d/);
  await expect(best.locator("mark").filter({ hasText: "payment" })).toHaveCount(1);
  await expect(panel(page, "Prompt as sent")).toContainText("sends no prompt to anybody");
  expect(await axe(page)).toEqual([]);
  await page.setViewportSize({ width: 360, height: 740 });
  expect([...(await sideways(page)), ...(await axe(page))]).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole("link", { name: "Back to the conversation" }).click();
  await page.waitForURL(/\/inbox\/[0-9a-f-]{36}#m-/);
});

for (const javaScriptEnabled of [true, false]) {
  const scripts = javaScriptEnabled ? "scripts" : "scripts off";
  const item = javaScriptEnabled ? "brass kettle" : "pewter kettle";

  test(`with ${scripts}: an answer that is wrong goes into the set with the source that is right`, async ({ desk, shop }) => {
    const question = `Can I polish a ${item}?`;
    const page = await desk("david", "/knowledge/new?kind=faq", { javaScriptEnabled });
    await page.getByLabel("Question", { exact: true }).fill(`How do I polish a ${item}?`);
    await page.getByLabel("Answer", { exact: true }).fill(`Polish a ${item} with a soft cloth.`);
    await page.getByLabel("Language").selectOption({ label: "English" });
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await told(page, "Added. The assistant can answer from it.");

    await shop.write(question);
    await openConversation(page, question);
    // Thumbs down, with its reason.
    if (javaScriptEnabled) await alive(page);
    await answer(page).getByRole("button", { name: "Not helpful" }).click();
    await answer(page).getByRole("button", { name: "Wrong", exact: true }).click();
    await told(page, "Thank you, noted.");
    await answer(page).getByRole("link", { name: "Say what would have been right" }).click();
    await page.waitForURL(/\/inbox\/runs\/.*#teach/);

    const set = panel(page, "Add to the evaluation set");
    await expect(set).toContainText("Choose what should answer.");
    await expect(set.getByRole("radio", { checked: true })).toHaveCount(0);
    await set.getByRole("button", { name: "Save into the set" }).click();
    await expect(set).toContainText("Choose one of the list");
    await set.getByLabel(/^Another source/).fill("Which payment");
    await set.getByRole("button", { name: "Find" }).click();
    await set.getByRole("radio", { name: "Which payment methods do you accept?" }).check();
    await expect(set.getByLabel("Question", { exact: true })).toHaveValue(question);
    await set.getByRole("button", { name: "Save into the set" }).click();
    await told(page, "Saved. The evaluation asks it from now on.");
    await expect(set).toContainText("The set has this question already. It expects: Which payment methods do you accept?");
    if (javaScriptEnabled) expect(await axe(page)).toEqual([]);

    // Second thoughts: the same question, another source; it stands there once.
    await set.getByRole("radio", { name: `How do I polish a ${item}?` }).check();
    await set.getByRole("button", { name: "Save into the set" }).click();
    await told(page, "The set has this question already.");
    await set.getByRole("link", { name: "See it in the set" }).click();
    await page.waitForURL(/\/knowledge\/evaluation#question-/);
    const row = page.getByRole("row").filter({ hasText: question });
    await expect(row).toHaveCount(1);
    await expect(row).toContainText(`How do I polish a ${item}?`);
    await row.getByRole("button", { name: /^Retire/ }).click();
  });
}

test("who does not keep the knowledge opens the trace and adds nothing", async ({ desk, shop }) => {
  await shop.write("Which payment methods do you take at the till?");
  const page = await desk("amelie", "/inbox");
  await openConversation(page, "Which payment methods do you take at the till");
  const trace = page.locator('a[href*="/inbox/runs/"]').first();
  await expect(page.getByRole("link", { name: "Ajouter au jeu d’évaluation" })).toHaveCount(0);
  await page.goto((await trace.getAttribute("href"))!);
  await expect(page.getByRole("heading", { name: "Trace d’une réponse" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Ajouter au jeu de questions" })).toHaveCount(0);
});
