// The workbench: a question is tried, saved and asked with the others; a change is looked at before it is made.

import { axe, sideways } from "./support/looks.ts";
import { told } from "./support/inbox.ts";
import { at } from "./support/people.ts";
import { expect, test } from "./support/shop.ts";
import { alive } from "./support/test.ts";
import type { Page } from "@playwright/test";

const panel = (page: Page, title: string) =>
  page.locator("section").filter({ has: page.getByRole("heading", { name: title, exact: true }) });

/** Adds a question in English and stays on its page. */
async function write(page: Page, question: string, answer: string) {
  await page.goto(at("david", "/knowledge/new?kind=faq"));
  await page.getByLabel("Question", { exact: true }).fill(question);
  await page.getByLabel("Answer", { exact: true }).fill(answer);
  await page.getByLabel("Language").selectOption({ label: "English" });
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await told(page, "Added. The assistant can answer from it.");
  return new URL(page.url()).pathname;
}

test("a question is tried, saved with its source, and asked with the set: its verdict is seen", async ({ desk }) => {
  const page = await desk("david", "/knowledge");
  const item = await write(page, "Do you sharpen ceramic knives?", "We sharpen ceramic knives on Tuesdays for 6 €.");
  await page.goto(at("david", "/knowledge/test"));
  await page.getByLabel("Question", { exact: true }).fill("Can you sharpen a ceramic knife?");
  await page.getByRole("button", { name: "Ask", exact: true }).click();

  // What was found, why, and what it costs.
  const said = panel(page, "Answer that would be given");
  await expect(said).toContainText("on Tuesdays for 6 €");
  await expect(said.getByRole("list", { name: "Sources" }).getByRole("link")).toHaveText("Do you sharpen ceramic knives?");
  await expect(said).toContainText("Costs nothing: no model is asked.");
  const best = panel(page, "Found").getByRole("listitem").first();
  await expect(best.locator("mark").first()).toHaveText("sharpen");
  await best.getByText("How the score comes about").click();
  await expect(best).toContainText("Words of the question, by stem");
  expect(await axe(page)).toEqual([]);

  await expect(page.getByRole("radio", { name: "Do you sharpen ceramic knives?" })).toBeChecked();
  await page.getByRole("button", { name: "Save into the set" }).click();
  await told(page, "Saved. The evaluation asks it from now on.");

  await page.goto(at("david", "/knowledge/evaluation"));
  await alive(page);
  await page.getByRole("button", { name: "Run the set" }).click();
  await told(page, "The questions are being asked");
  const row = page.getByRole("row").filter({ hasText: "Can you sharpen a ceramic knife?" });
  const verdict = row.getByText("right", { exact: true });
  await expect(verdict, "with scripts the page moves by itself").toBeVisible({ timeout: 20_000 });
  await expect(row).toContainText("Expected source found at place 1");

  // The source is taken away: the next run says what that did.
  await page.goto(item);
  await page.getByRole("button", { name: "Disable" }).click();
  await told(page, "Disabled. The assistant no longer uses it.");
  await page.goto(at("david", "/knowledge/evaluation"));
  await alive(page);
  await page.getByRole("button", { name: "Run the set" }).click();
  await expect(panel(page, "Changed since the run before").getByRole("listitem").filter({ hasText: "ceramic knife" })).toContainText(
    "left to a person, wrongly",
    { timeout: 20_000 },
  );
  expect(await axe(page)).toEqual([]);
  await page.setViewportSize({ width: 360, height: 740 });
  expect([...(await sideways(page)), ...(await axe(page))]).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 800 });

  await row.getByRole("button", { name: /^Retire/ }).click();
  await told(page, "Retired. It is not asked any more.");
  await expect(row).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).first().click();
  await told(page, "It is in the set again");
  await expect(row).toHaveCount(1);
  await row.getByRole("button", { name: /^Retire/ }).click();
});

for (const javaScriptEnabled of [true, false]) {
  const scripts = javaScriptEnabled ? "scripts" : "scripts off";
  const thing = javaScriptEnabled ? "zinc lantern" : "copper lantern";

  test(`with ${scripts}: what an edit and a disable would change is seen side by side before it is done`, async ({ desk, shop }) => {
    const page = await desk("david", "/knowledge", { javaScriptEnabled });
    const item = await write(page, `How is a ${thing} polished?`, `A ${thing} is polished with a soft cloth.`);
    const customer = await shop.write(`How do I polish a ${thing}?`);
    expect(customer).toBeTruthy();

    // Until the worker has answered, nobody has asked.
    await expect(async () => {
      await page.goto(`${item}/preview?change=disable`);
      await expect(page.getByRole("article").filter({ hasText: `polish a ${thing}` })).toHaveCount(1, { timeout: 500 });
    }).toPass();

    await page.goto(item);
    await page.getByLabel("Answer", { exact: true }).fill(`A ${thing} is polished with warm vinegar.`);
    await page.getByRole("button", { name: "See what would change" }).click();
    await page.waitForURL(/\/preview\?change=draft/);
    const edited = page.getByRole("article").filter({ hasText: `polish a ${thing}` });
    await expect(edited).toContainText("changes");
    await expect(edited.locator("del")).toContainText("soft cloth.");
    await expect(edited.locator("ins")).toContainText("warm vinegar.");
    if (javaScriptEnabled) expect(await axe(page)).toEqual([]);

    // Nothing that was typed is lost, and nothing is published.
    await page.getByRole("link", { name: "Keep editing" }).click();
    await expect(page.getByLabel("Answer", { exact: true })).toHaveValue(`A ${thing} is polished with warm vinegar.`);
    await expect(page.getByText("You have unpublished changes.")).toBeVisible();
    await page.getByRole("button", { name: "See what would change" }).click();
    await page.getByRole("button", { name: "Publish" }).click();
    await told(page, "Saved as version 2");

    await page.getByRole("link", { name: "See what would change", exact: true }).click();
    await page.waitForURL(/\/preview\?change=disable/);
    const gone = page.getByRole("article").filter({ hasText: `polish a ${thing}` });
    await expect(gone).toContainText("vanishes");
    await expect(gone).toContainText("It would ask a person");
    const [now, after] = await Promise.all(["Now", "After the change"].map((it) => gone.getByRole("heading", { name: it }).boundingBox()));
    expect(now!.y, "side by side on a desk").toBe(after!.y);
    // What looks a page over is a script itself.
    if (javaScriptEnabled) {
      await page.setViewportSize({ width: 360, height: 740 });
      expect([...(await sideways(page)), ...(await axe(page))]).toEqual([]);
      await page.setViewportSize({ width: 1280, height: 800 });
    }

    await page.getByRole("button", { name: "Disable" }).click();
    await told(page, "Disabled. The assistant no longer uses it.");
    expect(new URL(page.url()).pathname).toBe(item);
  });
}

test("who may only read sees the set and its verdicts, and no form", async ({ desk }) => {
  const eva = await desk("eva", "/knowledge/evaluation");
  await expect(eva.getByRole("table", { name: "Questions" })).toBeVisible();
  await expect(eva.getByRole("button", { name: /^(Run the set|Retire)/ })).toHaveCount(0);
  await eva.goto(at("eva", "/knowledge/test?q=Comment+retourner+un+article+%3F"));
  await expect(eva.getByRole("button", { name: "Save into the set" })).toHaveCount(0);
});
