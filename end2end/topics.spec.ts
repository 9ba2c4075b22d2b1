// What customers write about: found by the worker, named, merged and split by people, ruled by topic.

import type { Page } from "@playwright/test";
import { openConversation, told } from "./support/inbox.ts";
import { axe, sideways } from "./support/looks.ts";
import { at } from "./support/people.ts";
import { expect, test } from "./support/shop.ts";

const panel = (page: Page, title: string | RegExp) =>
  page.locator("section").filter({ has: page.getByRole("heading", { name: title, exact: true }) });

/** Opens a topic of the list. */
async function open(page: Page, name: string) {
  await page.getByRole("rowheader").getByRole("link", { name, exact: true }).first().click();
  await page.waitForURL(/\/analytics\/topics\/[0-9a-f-]{36}/);
}

test("J6 3–4: topics with share, trend, resolution and cost; a weak one says why, and leads to its gap", async ({ desk }) => {
  const page = await desk("david", "/analytics/topics?days=30");
  const row = page.getByRole("row").filter({ has: page.getByRole("link", { name: "Livraison et délais", exact: true }) }).first();
  await expect(row.getByRole("cell").nth(0)).toHaveText(/^\d+$/);
  await expect(row.getByRole("cell").nth(1)).toHaveText(/^\d+\.\d %$/);
  await expect(row.getByRole("cell").nth(2)).toHaveText(/more|fewer|as before/);
  expect(await axe(page)).toEqual([]);

  // The picture, the table under it and the file say the same.
  await page.getByText("Show as a table").click();
  const counted = Number(await row.getByRole("cell").nth(0).innerText());
  const file = await page.request.get(at("david", "/analytics/topics.csv?days=30"));
  const lines = (await file.text()).split("\r\n").filter((it) => it.includes('"Livraison et délais"'));
  const sum = lines.map((it) => Number(it.split(",").at(-2))).reduce((a, b) => a + b, 0);
  expect(sum).toBe(counted);

  await open(page, "Bons d’achat");
  await expect(panel(page, "What the knowledge lacks")).toContainText(/The knowledge does not answer this: \d+ of \d+/);
  await expect(panel(page, "What the knowledge lacks").getByRole("link", { name: /^Fill this gap/ }).first()).toHaveAttribute(
    "href",
    /\/knowledge\/gaps\/[0-9a-f-]{36}/,
  );
  await expect(panel(page, "What customers wrote").getByRole("rowheader").getByRole("link").first()).toHaveAttribute(
    "href",
    /\/inbox\/[0-9a-f-]{36}/,
  );
  await page.setViewportSize({ width: 360, height: 740 });
  expect([...(await sideways(page)), ...(await axe(page))]).toEqual([]);
});

test("who only looks sees no names and cannot change a topic", async ({ desk }) => {
  const page = await desk("eva", "/analytics/topics?days=30");
  await open(page, "Cartes cadeaux");
  const samples = panel(page, /^(What customers wrote|Ce que les clients ont écrit)$/);
  await expect(samples).toContainText("•••");
  await expect(samples).not.toContainText("Fontaine");
  await expect(page.getByRole("button", { name: /Rename topic|Renommer le sujet/ })).toHaveCount(0);
});

test("J6 8: with scripts off, a topic is renamed, a word hidden, and another merged into it", async ({ desk }) => {
  const page = await desk("david", "/analytics/topics?days=30", { javaScriptEnabled: false });
  await open(page, "Tailles");
  const name = page.getByLabel("Name", { exact: true });
  await name.fill("Tailles et coupes");
  await page.getByRole("button", { name: "Rename topic" }).click();
  await told(page, "The topic is called “Tailles et coupes” now.");
  await expect(page.getByRole("heading", { name: "Tailles et coupes", level: 1 })).toBeVisible();

  const words = panel(page, "Words").getByRole("listitem");
  const before = await words.count();
  await words.first().getByRole("button", { name: /^Hide/ }).click();
  await told(page, /is hidden\./);
  await expect(words).toHaveCount(before);
  await words.last().getByRole("button", { name: /^Show again/ }).click();
  await told(page, /is shown again\./);

  const count = async () => Number((await page.locator(".tile-figure").first().innerText()).trim());
  const sizes = await count();
  await page.getByRole("link", { name: "All topics" }).last().click();
  await page.goto(at("david", "/analytics/topics?days=30"));
  await open(page, "Cartes cadeaux");
  await page.goto(`${page.url().split("?")[0]}?days=30`);
  const cards = await count();
  await panel(page, "Merge with another topic").getByLabel("Into").selectOption({ label: "Tailles et coupes" });
  await page.getByRole("button", { name: "Merge topics" }).click();
  await told(page, "The topics are one now.");
  await expect(page.getByRole("heading", { name: "Tailles et coupes", level: 1 })).toBeVisible();
  expect(await count()).toBeGreaterThanOrEqual(sizes + cards - 1);

  // It is undone by one button, and both count for themselves again; then they are merged after all.
  await panel(page, "Merged into this topic").getByRole("button", { name: "Undo merge Cartes cadeaux" }).click();
  await told(page, "Undone. Both topics are as they were; the days since are counted again.");
  await expect(panel(page, "Merged into this topic")).toHaveCount(0);
  expect(await count()).toBeLessThan(sizes + cards - 1);
  await page.goto(at("david", "/analytics/topics?days=30"));
  await open(page, "Cartes cadeaux");
  await panel(page, "Merge with another topic").getByLabel("Into").selectOption({ label: "Tailles et coupes" });
  await page.getByRole("button", { name: "Merge topics" }).click();
  await told(page, "The topics are one now.");

  // What was wrongly merged is divided again; the largest part keeps the name.
  await page.getByRole("button", { name: "Split topic" }).click();
  await told(page, /^There are \d+ topics now\.$/);
  await expect(page.getByRole("rowheader").getByRole("link", { name: "Tailles et coupes", exact: true }).first()).toBeVisible();
});

test("J6 10: a topic that is draft-only gets a draft for its next question", async ({ desk, shop }) => {
  const page = await desk("david", "/analytics/topics?days=30");
  await open(page, "Remboursement");
  await page.getByRole("radio", { name: /^Drafts only/ }).check();
  await page.getByRole("button", { name: "Save the rule" }).click();
  await told(page, "Saved. It holds from the next question on.");

  const question = "Je voudrais être remboursée de ma robe, comment demander un remboursement ?";
  await shop.write(question);
  await expect(async () => {
    await page.goto(at("david", "/inbox?view=drafts"));
    await expect(page.getByText("Je voudrais être remboursée de ma robe").first()).toBeVisible({ timeout: 500 });
  }).toPass();
  await openConversation(page, "remboursée de ma robe");

  // The rule is taken back, so that others of these journeys find what they know.
  await page.goto(at("david", "/analytics/topics?days=30"));
  await open(page, "Remboursement");
  await page.getByRole("radio", { name: /^Answers/ }).check();
  await page.getByRole("button", { name: "Save the rule" }).click();
  await told(page, "Saved. It holds from the next question on.");
});

test("today shows the top topics to those who run the desk", async ({ desk }) => {
  const page = await desk("david", "/");
  await expect(panel(page, "Top topics, 30 days").getByRole("rowheader").first()).toBeVisible();
  await page.setViewportSize({ width: 360, height: 740 });
  expect([...(await sideways(page)), ...(await axe(page))]).toEqual([]);
});
