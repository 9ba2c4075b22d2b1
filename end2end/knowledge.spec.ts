// What the assistant knows: written, tried, corrected, put back, and taken away from it.

import { at } from "./support/people.ts";
import { told } from "./support/inbox.ts";
import { expect, test } from "./support/shop.ts";

test("an answer is written, tried, corrected, rolled back and disabled; each time the assistant follows", async ({ desk, shop }) => {
  const page = await desk("david", "/knowledge");
  await page.getByRole("link", { name: "Add a question" }).first().click();
  await page.getByLabel("Question", { exact: true }).fill("Do you engrave names on cutting boards?");
  await page.getByLabel("Other ways to ask").fill("Can a board be engraved?\nIs engraving possible?");
  await page.getByLabel("Answer", { exact: true }).fill("We engrave cutting boards within four days for 9 €.");
  await page.getByLabel("Language").selectOption({ label: "English" });
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await told(page, "Added. The assistant can answer from it.");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Do you engrave names on cutting boards?");
  const item = new URL(page.url()).pathname;

  const panel = (title: string) => page.locator("section").filter({ has: page.getByRole("heading", { name: title, exact: true }) });

  // Tried as a customer would ask it: what would be said, from where, how sure.
  const ask = async (question: string) => {
    await page.goto(at("david", "/knowledge/test"));
    await page.getByLabel("Question", { exact: true }).fill(question);
    await page.getByRole("button", { name: "Ask", exact: true }).click();
    return panel("Answer that would be given");
  };
  const said = await ask("Can you engrave a name on a cutting board?");
  await expect(said).toContainText("We engrave cutting boards within four days for 9 €.");
  await expect(panel("Found").getByRole("listitem").first()).toContainText("cited");
  await expect(await ask("Do you sell fishing licences for Lapland?")).toContainText("It would ask a person");

  // Corrected; the earlier words are kept.
  await page.goto(item);
  await page.getByLabel("Answer", { exact: true }).fill("We engrave cutting boards within two weeks for 9 €.");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await told(page, "Saved as version 2");
  await expect(await ask("Can you engrave a name on a cutting board?")).toContainText("within two weeks");

  // A customer hears the active version, and no other.
  const customer = await shop.enter();
  await customer.says("Can you engrave a name on a cutting board?");
  await customer.sees("We engrave cutting boards within two weeks for 9 €.");

  await page.goto(item);
  await page.getByRole("button", { name: "Roll back to version 1" }).click();
  await told(page, "Version 1 is active again");
  await expect(await ask("Can you engrave a name on a cutting board?")).toContainText("within four days");

  await page.goto(item);
  await page.getByRole("button", { name: "Disable" }).click();
  await told(page, "Disabled. The assistant no longer uses it.");
  await expect(await ask("Can you engrave a name on a cutting board?")).toContainText("It would ask a person");
  await page.goto(at("david", "/knowledge?q=engrave"));
  await expect(page.getByRole("row").filter({ hasText: "engrave names" })).toContainText("disabled");
});

test("two people correct the same answer: the second is told, and keeps what they typed", async ({ desk }) => {
  const david = await desk("david", "/knowledge?q=payment+methods");
  await david.getByRole("row").getByRole("link").first().click();
  await david.waitForURL(/\/knowledge\/[0-9a-f-]{36}/);
  const bruno = await desk("bruno", new URL(david.url()).pathname);
  await david.getByLabel("Answer", { exact: true }).fill("We accept Visa, Mastercard, PayPal and cash in the shop.");
  await david.getByRole("button", { name: "Save", exact: true }).click();
  await told(david, /^Saved as version/);

  const brunos = bruno.getByLabel("Réponse", { exact: true });
  await brunos.fill("We accept Visa, Mastercard, PayPal and cheques.");
  await bruno.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await expect(bruno.getByRole("alert").first()).toBeVisible();
  await expect(brunos).toHaveValue("We accept Visa, Mastercard, PayPal and cheques.");
  await david.reload();
  await expect(david.getByLabel("Answer", { exact: true })).toHaveValue("We accept Visa, Mastercard, PayPal and cash in the shop.");
});

test("who may only read sees the knowledge and no form", async ({ desk }) => {
  const eva = await desk("eva", "/knowledge");
  await expect(eva.getByRole("link", { name: "Add a question" })).toHaveCount(0);
  await eva.getByRole("row").getByRole("link").first().click();
  await eva.waitForURL(/\/knowledge\/[0-9a-f-]{36}/);
  await expect(eva.getByRole("button", { name: /^(Save|Disable)$/ })).toHaveCount(0);
  expect((await eva.goto(at("eva", "/knowledge/new")))?.status()).toBe(403);
});
