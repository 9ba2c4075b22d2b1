// Finding conversations by words, and seeing nothing besides what one is meant to see.

import { connectSystem } from "./support/api.ts";
import { told } from "./support/inbox.ts";
import { at } from "./support/people.ts";
import { expect, test } from "./support/shop.ts";

type Page = import("@playwright/test").Page;

const rows = (page: Page) => page.getByRole("region", { name: /^Conversations$/ }).getByRole("list").getByRole("listitem");
const lookFor = (page: Page, words: string, more = "") =>
  page.goto(at("david", `/inbox?q=${encodeURIComponent(words)}${more}`));

/** Asks until the worker has brought in what is looked for. */
const arrived = (page: Page, words: string, count: number) =>
  expect(async () => {
    await lookFor(page, words);
    await expect(rows(page)).toHaveCount(count, { timeout: 500 });
  }).toPass();

for (const javaScriptEnabled of [true, false]) {
  const scripts = javaScriptEnabled ? "with scripts" : "without scripts";
  const [word, bare, slip] = javaScriptEnabled ? ["Théière", "theieres", "thiéère"] : ["Pâtissière", "patissieres", "patisièer"];

  test(`accents, endings and slips hide nothing, and the words are marked as text, ${scripts}`, async ({ desk, shop }) => {
    await shop.write(`I need a person: the ${word} <b>broke</b> on its way.`);
    const page = await desk("david", "", { javaScriptEnabled });
    await arrived(page, word.toLowerCase(), 1);
    await expect(rows(page).locator("mark")).toHaveText(word);
    await expect(rows(page)).toContainText("<b>broke</b>");
    for (const words of [bare, slip, word.toUpperCase()]) {
      await lookFor(page, words);
      await expect(rows(page), words).toHaveCount(1);
      await expect(rows(page).locator("mark"), words).toHaveText(word);
    }

    const filter = page.getByRole("search", { name: "Filter" });
    await filter.getByLabel("Status").selectOption("resolved");
    await filter.getByRole("button", { name: "Show" }).click();
    await expect(page.getByText("No conversations fit")).toBeVisible();
    await expect(filter.getByLabel("Words, name or e-mail")).toHaveValue(word.toUpperCase());
  });
}

test("what is found comes in pages, and the words stay", async ({ desk }) => {
  const page = await desk("david");
  const write = await connectSystem(page, `Search ${Date.now()}`);
  for (let n = 1; n <= 53; n++) await write(`Customer ${n}`, `A gargoulette for number ${n}, please.`);
  await arrived(page, "gargoulettes", 50);
  // All have come in once nothing is missing from the second page.
  await expect(async () => {
    await lookFor(page, "gargoulette");
    await page.getByRole("link", { name: "Older" }).click();
    await expect(rows(page)).toHaveCount(3, { timeout: 500 });
  }).toPass();
  await expect(rows(page).locator("mark")).toHaveText(["gargoulette", "gargoulette", "gargoulette"]);
  await page.getByRole("link", { name: /Newe/ }).click();
  await expect(rows(page)).toHaveCount(50);
});

test("whoever sees their teams finds nothing besides", async ({ desk, shop }) => {
  const team = `Faience ${Date.now()}`;
  for (const kind of ["ours", "theirs"]) await shop.write(`I need a person: a soupière, ${kind}.`);
  const page = await desk("david", "/settings/teams");
  await page.getByLabel("Name", { exact: true }).fill(team);
  await page.getByRole("button", { name: "Add team" }).click();
  await told(page, `Team ${team} added.`);
  await page.getByRole("link", { name: team }).click();
  await page.getByLabel("Who joins").selectOption({ label: "Amélie" });
  await page.getByRole("button", { name: "Add to the team" }).click();
  await expect(page.getByRole("button", { name: "Take out Amélie" })).toBeVisible();
  await arrived(page, "soupières", 2);
  await rows(page).filter({ hasText: "ours" }).getByRole("link").click();
  const ours = page.url();
  await page.getByRole("button", { name: "Assign", exact: true }).filter({ visible: true }).first().click();
  await page.getByRole("button", { name: team }).click();
  await told(page, "Assigned.");
  await lookFor(page, "theirs soupière");
  const theirs = new URL((await rows(page).getByRole("link").getAttribute("href"))!, page.url());
  const amelie = await desk("amelie", "/inbox?q=soupiere");
  const hers = amelie.getByRole("region", { name: "Conversations" }).getByRole("list").getByRole("listitem");
  await expect(hers).toHaveCount(2);

  const choose = async (visibility: string) => {
    await page.goto(at("david", "/team"));
    await page.getByRole("link", { name: "Amélie" }).click();
    await page.getByLabel("They see").selectOption(visibility);
    await page.getByRole("button", { name: "Change what they see" }).click();
    await told(page, "Changed what they see");
  };
  await choose("team");
  try {
    await amelie.reload();
    await expect(hers).toHaveCount(1);
    await expect(hers).toContainText("ours");
    expect((await amelie.goto(theirs.pathname))!.status()).toBe(404);
    expect((await amelie.goto(new URL(ours).pathname))!.status()).toBe(200);
  } finally {
    await choose("");
  }
});
