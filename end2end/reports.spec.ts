// Reports: what happened, drawn, listed, as a file, and each figure down to its conversations (journey J6, steps 1 and 2).

import type { Page } from "@playwright/test";
import { axe, sideways } from "./support/looks.ts";
import { at, type Who } from "./support/people.ts";
import { expect, test } from "./support/shop.ts";

/** A number as it stands on a page: "1,234", "1 234", "–". */
const number = (text: string) => Number(text.replace(/[^\d-]/g, "") || 0);
const sum = (numbers: number[]) => numbers.reduce((all, it) => all + it, 0);

/** The table of days: its dates, and the numbers of each of its columns. */
async function days(page: Page) {
  const table = page.getByRole("table", { name: /^(Du|\d{4})/ }).first();
  const rows = await table.locator("tbody tr").all();
  const dates: string[] = [];
  const columns: number[][] = [];
  for (const row of rows) {
    dates.push(await row.getByRole("rowheader").innerText());
    (await row.getByRole("cell").allInnerTexts()).forEach((text, place) => (columns[place] ??= []).push(number(text)));
  }
  return { dates, columns };
}

/** What a line of the chart shows, read from where its points are: 0 at 156, the most at 4. */
async function drawn(page: Page, line: string, most: number) {
  const points = (await page.locator(line).first().getAttribute("points"))!.split(" ");
  return points.map((point) => Math.round((most * (156 - Number(point.split(",")[1]))) / 152));
}

const figure = (page: Page, name: RegExp) => page.locator(".figure").filter({ hasText: name }).first();

/** A file that a page offers, as rows of fields. */
async function file(page: Page, href: string) {
  const answer = await page.request.get(href);
  expect(answer.status()).toBe(200);
  const [head, ...rows] = (await answer.text()).trim().split("\r\n").map((it) => it.split(","));
  const column = (name: string) => rows.map((row) => row[head!.indexOf(name)]!);
  return { rows, column };
}

test("J6: a week day by day, as a chart, a table and a file that say the same", async ({ desk }) => {
  const page = await desk("claire", "/analytics");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Analyses");
  await expect(page.getByRole("link", { name: "7 jours" })).toHaveAttribute("aria-current", "true");
  await expect(async () => {
    await page.reload();
    await expect(page.getByText(/^Compté le/)).toBeVisible({ timeout: 500 });
  }).toPass();

  // 1. Each figure has its definition; the table beneath has the numbers of the chart.
  await expect(figure(page, /^Conversations/)).toContainText("Conversations commencées sur cette période.");
  await expect(figure(page, /Résolues par l’assistant/)).toContainText("dans les 72 h");
  const shown = await days(page);
  const [began, resolved] = [shown.columns[0]!, shown.columns[1]!];
  expect(shown.dates).toHaveLength(7);
  const most = Math.max(...began, ...resolved, 1);
  expect(await drawn(page, ".chart-line", most)).toEqual(began);
  expect(await drawn(page, ".chart-line-second", most)).toEqual(resolved);
  expect(sum(began)).toBeGreaterThan(5);
  const value = figure(page, /^Conversations/).locator(".figure-value");
  expect(number(await value.innerText())).toBe(sum(began));
  expect(await axe(page)).toEqual([]);

  // 2. The rows of the file add up to the same, and its days begin at midnight in Paris.
  const link = page.getByRole("link", { name: "Télécharger le CSV" }).first();
  const { rows, column } = await file(page, (await link.getAttribute("href"))!);
  expect(rows).toHaveLength(7);
  expect(sum(column("conversations").map(Number))).toBe(sum(began));
  expect(column("resolved").map(Number)).toEqual(resolved);
  for (const from of column("from")) expect(from).toMatch(/^"\d{4}-\d\d-\d\dT00:00:00\+0[12]:00"$/);
  expect(column("date").map((it) => it.replaceAll('"', ""))).toEqual(shown.dates);

  await page.setViewportSize({ width: 360, height: 740 });
  expect([...(await sideways(page)), ...(await axe(page))]).toEqual([]);
});

test("every figure leads to its conversations and to no other", async ({ desk }) => {
  const page = await desk("david", "/analytics?days=30");
  const shown = figure(page, /^Resolved/).locator(".figure-value");
  const count = number(await shown.innerText());
  expect(count).toBeGreaterThan(30);
  await shown.click();
  await page.waitForURL(/\/analytics\/conversations\?.*metric=resolved/);
  await expect(page.getByText(`${count} conversations.`)).toBeVisible();
  const listed = async () => page.getByRole("main").locator("tbody tr").count();
  let all = await listed();
  const older = page.getByRole("link", { name: "Older" });
  if (await older.isVisible()) {
    await older.click();
    await page.waitForURL(/after=/);
    all += await listed();
  }
  expect(all).toBe(Math.min(count, 100));
  expect(await axe(page)).toEqual([]);
  await page.locator("tbody tr a").first().click();
  await page.waitForURL(/\/inbox\/[0-9a-f-]{36}/);

  // A part of the period, by who holds the conversations.
  await page.goto(at("david", "/analytics?days=30&by=agent"));
  const row = page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: "Amélie" }) });
  const hers = row.getByRole("cell").first().getByRole("link");
  const many = number(await hers.innerText());
  await hers.click();
  await page.waitForURL(/agent=[0-9a-f-]{36}/);
  await expect(page.getByText(new RegExp(`^${many} conversations?\\.`))).toBeVisible();
});

test("with scripts off: a range, a filter, a period before", async ({ desk }) => {
  const page = await desk("david", "/analytics?days=30", { javaScriptEnabled: false });
  const whole = sum((await days(page)).columns[0]!);
  await page.locator("select[name=assistant]").selectOption({ label: "With the assistant" });
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await expect(page).toHaveURL(/assistant=with/);
  const withIt = sum((await days(page)).columns[0]!);
  await page.goto(page.url().replace("assistant=with", "assistant=without"));
  const without = sum((await days(page)).columns[0]!);
  expect(withIt + without).toBe(whole);
  await expect(figure(page, /^Conversations/)).toContainText(/Period before: \d/);
  await page.getByRole("link", { name: "Clear filters" }).click();
  expect(sum((await days(page)).columns[0]!)).toBe(whole);
  await page.getByRole("link", { name: "90 days" }).click();
  await expect(page).toHaveURL(/days=90/);
  expect((await days(page)).dates).toHaveLength(90);
});

test("managers see the whole, agents what is theirs or nobody's, and money is for owners and admins", async ({ desk }) => {
  const count = async (who: Who) => {
    const page = await desk(who, "/analytics?days=30", { javaScriptEnabled: false });
    return number(await figure(page, /^Conversations/).locator(".figure-value").innerText());
  };
  const [bruno, claire, amelie] = [await count("bruno"), await count("claire"), await count("amelie")];
  expect(bruno).toBe(claire);
  expect(amelie).toBeLessThan(bruno);
  for (const [who, status] of [["claire", 200], ["david", 200], ["bruno", 403], ["amelie", 403], ["eva", 403], ["omar", 404]] as const) {
    const page = await desk(who);
    for (const path of ["/billing/usage", "/billing/usage.csv"]) {
      expect((await page.request.get(at("claire", path))).status(), `${who} ${path}`).toBe(status);
    }
  }
  const eva = await desk("eva", "/analytics/conversations?metric=conversations&days=30");
  await expect(eva.locator("main")).not.toContainText(/Sophie Martin|Alice Arnaud/);
  expect(await (await desk("eva", "/analytics")).getByRole("link", { name: "Usage" }).count()).toBe(0);
});

test("usage month by month, and the assistant hour by hour", async ({ desk }) => {
  const page = await desk("david", "/billing/usage");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Usage");
  const months = page.getByRole("table", { name: "Month by month" });
  await expect(months.locator("tbody tr")).toHaveCount(12);
  const messages = number(await figure(page, /^Messages/).locator(".figure-value").innerText());
  const { column } = await file(page, (await page.getByRole("link", { name: "Download CSV" }).first().getAttribute("href"))!);
  expect(sum(column("messages").map(Number))).toBe(messages);
  expect(await axe(page)).toEqual([]);
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await sideways(page)).toEqual([]);

  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(at("david", "/analytics/ai"));
  const hours = page.getByRole("table", { name: /^The assistant’s hours of/ });
  expect(await hours.locator("tbody tr").count()).toBeGreaterThan(22);
  const runs = (await hours.locator("tbody tr td:nth-of-type(1)").allInnerTexts()).map(number);
  const table = await file(page, (await page.locator("a[href*='hours.csv']").getAttribute("href"))!);
  expect(table.column("runs").map(Number)).toEqual(runs);
  await page.getByRole("link", { name: "Day before" }).click();
  await page.waitForURL(/date=/);
  expect(await axe(page)).toEqual([]);
});

test("apart by topic the parts add up to the whole, and the assistant's spending stands apart by kind of run", async ({ desk }) => {
  const page = await desk("david", "/analytics?days=30");
  const whole = number(await figure(page, /^Conversations/).locator(".figure-value").innerText());
  await page.getByRole("link", { name: "Topic", exact: true }).click();
  await page.waitForURL(/by=topic/);
  const parts = page.getByRole("table", { name: "Topic", exact: true });
  const began = (await parts.locator("tbody tr td:nth-of-type(1)").allInnerTexts()).map(number);
  expect(sum(began)).toBe(whole);
  await expect(parts.getByRole("rowheader", { name: "No topic" })).toBeVisible();
  const { rows, column } = await file(page, (await page.locator("a[href*='parts.csv']").getAttribute("href"))!);
  expect(rows).toHaveLength(began.length);
  expect(column("conversations").map(Number)).toEqual(began);

  // One of them leads to its conversations, and narrows the page.
  const row = parts.getByRole("row").filter({ has: page.getByRole("rowheader", { name: "No topic" }) });
  const many = number(await row.getByRole("cell").first().innerText());
  await page.locator("select[name=topic]").selectOption({ label: "No topic" });
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await page.waitForURL(/topic=none/);
  expect(number(await figure(page, /^Conversations/).locator(".figure-value").innerText())).toBe(many);
  await figure(page, /^Conversations/).locator(".figure-value").click();
  await page.waitForURL(/conversations\?.*topic=none/);
  await expect(page.getByText(new RegExp(`^${many} conversations?\\.`))).toBeVisible();

  await page.goto(at("david", "/analytics?days=30&by=kind"));
  await expect(page.getByRole("rowheader", { name: "Replies", exact: true })).toBeVisible();
  await page.goto(at("david", "/billing/usage"));
  const kinds = page.getByRole("table", { name: "Kind of run", exact: true });
  const runs = (await kinds.locator("tbody tr td:nth-of-type(1)").allInnerTexts()).map(number);
  expect(sum(runs)).toBe(number(await figure(page, /^Runs/).locator(".figure-value").innerText()));
  expect(await axe(page)).toEqual([]);
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await sideways(page)).toEqual([]);
});
