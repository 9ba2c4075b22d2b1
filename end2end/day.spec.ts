// A working day of twenty agents, as long as `cargo xtask bench day` says: they take, answer,
// note, put off and resolve while customers keep writing. Nothing may be lost, no browser may
// complain, and the server may not grow. Prints figures; what they must be says the command.

import { readFileSync } from "node:fs";
import type { Browser, BrowserContext, Page } from "@playwright/test";
import { threadOf } from "./support/inbox.ts";
import { linkTo } from "./support/outbox.ts";
import { at, PASSWORD } from "./support/people.ts";
import { alive, listen } from "./support/test.ts";
import { expect, test } from "./support/shop.ts";

const MINUTE = 60_000;
const MINUTES = Number(process.env.DAY_MINUTES ?? 0);
const AGENTS = 20;
/** Between two acts of an agent: reading and thinking, in milliseconds. */
const THINKING = [8_000, 20_000] as const;
/** Between two customers, in milliseconds. */
const BETWEEN_CUSTOMERS = 2_500;

const rest = (milliseconds: number) => new Promise((over) => setTimeout(over, milliseconds));
const between = ([least, most]: readonly [number, number]) => least + Math.random() * (most - least);
const box = (page: Page) => page.getByRole("textbox", { name: "Write" });

/** What happened on that day. */
class Day {
  until = Date.now() + MINUTES * MINUTE;
  /** Words that an agent sent, and where. */
  sent = new Map<string, string>();
  acts = 0;
  refused: string[] = [];
  written = 0;
  /** What the server holds, in MB, once a minute. */
  memory: number[] = [];

  get isOver() {
    return Date.now() >= this.until;
  }
}

test("a day of twenty agents", async ({ desk, browser, baseURL, complaints, request }) => {
  test.setTimeout((2 * MINUTES + 20) * MINUTE);
  const david = await desk("david");
  const team: { name: string; page: Page; context: BrowserContext }[] = [];
  for (let number = 1; number <= AGENTS; number++) {
    const name = `Agent ${number}`;
    const context = await browser.newContext({ baseURL, locale: "en-GB", extraHTTPHeaders: from(number) });
    team.push({ name, context, page: await join(david, context, name, `agent-${number}@example.com`, complaints) });
  }

  const day = new Day();
  await Promise.all([
    ...team.map(({ name, page }) => work(day, page, name)),
    customers(day, request, `${baseURL}/widget/${await widgetKey(david)}`),
    watch(day),
  ]);
  const found = await counted(day, browser, baseURL!, await david.context().storageState());

  const quarter = Math.max(1, Math.floor(day.memory.length / 4));
  const median = (all: number[]) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)];
  const [second, last] = [median(day.memory.slice(quarter, 2 * quarter)), median(day.memory.slice(-quarter))];
  for (const it of [...day.refused, ...complaints]) console.log(it);
  const figures = {
    agents: AGENTS, minutes: MINUTES, acts: day.acts, written: day.written, replies: day.sent.size,
    lost: found.lost, doubled: found.doubled, failed: day.refused.length, complaints: complaints.length,
    growth: last / second, memory: last,
  };
  for (const [name, value] of Object.entries(figures)) console.log(`figure ${name}=${value.toFixed(2)}`);
  complaints.length = 0;
  for (const { context } of team) await context.close();
});

/** Everybody comes from an address of their own. */
const from = (number: number) => ({ "X-Forwarded-For": `10.${Math.floor(number / 60_000)}.${Math.floor(number / 250) % 240}.${1 + (number % 250)}` });

/** Joins the team by an invitation, as a new colleague does. */
async function join(david: Page, context: BrowserContext, name: string, email: string, complaints: string[]) {
  await david.goto(at("david", "/team/invite"));
  await david.getByLabel("Email").fill(email);
  await david.getByRole("button", { name: "Send invitation" }).click();
  const page = await context.newPage();
  listen(page, complaints);
  await page.goto(await linkTo(david, email, "invitation"));
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Accept invitation" }).click();
  await expect(page.getByRole("button", { name: new RegExp(`^${name}`) })).toBeVisible();
  return page;
}

async function widgetKey(david: Page) {
  await david.goto(at("david", "/channels"));
  await david.getByRole("link", { name: "ma-boutique.com", exact: true }).click();
  await david.getByRole("link", { name: "Install" }).click();
  return (await david.getByRole("region", { name: "Snippet" }).innerText()).match(/\/widget\/([^/.]+)\.js/)![1];
}

/** One agent's day. What does not succeed is written down, and the day goes on. */
async function work(day: Day, page: Page, name: string) {
  for (let turn = 1; !day.isOver; turn++) {
    try {
      await serve(day, page, name, turn);
    } catch (fault) {
      day.refused.push(`${name}, turn ${turn}, at ${page.url()}: ${String(fault).slice(0, 600)}`);
    }
    await rest(between(THINKING));
  }
}

async function serve(day: Day, page: Page, name: string, turn: number) {
  await page.goto(at("david", "/inbox"));
  await alive(page);
  await page.keyboard.press("t");
  await page.waitForLoadState();
  const isTaken = await page.waitForURL(/\/inbox\/[0-9a-f-]{36}/, { timeout: 5_000 }).then(() => true, () => false);
  day.acts++;
  if (!isTaken) return;

  await alive(page);
  if (turn % 3 === 0) {
    await page.keyboard.press("n");
    await box(page).fill(`${name} notes ${turn}.`);
    await page.keyboard.press("Control+Enter");
    await expect(threadOf(page)).toContainText(`${name} notes ${turn}.`);
    day.acts++;
  }
  const words = `${name} answers for the ${turn}th time.`;
  await page.getByRole("radio", { name: "Reply" }).check();
  await box(page).fill(words);
  await page.getByRole("button", { name: "Send", exact: true }).click();
  // The customer may have said more while the answer was written.
  const anyway = page.getByRole("button", { name: "Send anyway" });
  await expect(threadOf(page).getByText(words).or(anyway).first()).toBeVisible();
  if (await anyway.isVisible()) await anyway.click();
  await expect(threadOf(page).getByText(words)).toBeVisible();
  day.sent.set(words, page.url());
  day.acts++;
  if (turn % 5 === 0) return;
  await alive(page);
  await page.keyboard.press("e");
  await expect(page.getByRole("status").filter({ hasText: "Conversation resolved." }).first()).toBeVisible();
  day.acts++;
}

/** Customers write, one after the other; every third says more a little later. */
async function customers(day: Day, request: import("@playwright/test").APIRequestContext, widget: string) {
  for (let number = 100; !day.isOver; number++) {
    const begun = await request.post(`${widget}/session`, { headers: from(number), data: { language: "en" } });
    const headers = { ...from(number), Authorization: `Bearer ${(await begun.json()).token}` };
    const says = async (text: string) => {
      const sent = await request.post(`${widget}/messages`, { headers, data: { id: crypto.randomUUID(), text } });
      if (sent.status() === 202) day.written++;
      else day.refused.push(`customer ${number}: ${sent.status()} ${await sent.text()}`);
    };
    await says(`I need a person: what about order ${number}?`);
    await rest(BETWEEN_CUSTOMERS);
    if (number % 3 === 0) await says("It was the blue one.");
  }
}

/** Writes down once a minute what the server holds. */
async function watch(day: Day) {
  const held = () => Number(readFileSync(`/proc/${process.env.DAY_SERVER}/status`, "utf8").match(/VmRSS:\s+(\d+) kB/)![1]) / 1_000;
  while (!day.isOver) {
    day.memory.push(held());
    await rest(Math.min(MINUTE, (MINUTES * MINUTE) / 12));
  }
}

/** How often each reply stands in its thread: once, and nowhere twice. */
async function counted(day: Day, browser: Browser, baseURL: string, storageState: Awaited<ReturnType<BrowserContext["storageState"]>>) {
  const context = await browser.newContext({ baseURL, storageState, javaScriptEnabled: false });
  const page = await context.newPage();
  let [lost, doubled] = [0, 0];
  for (const [words, url] of day.sent) {
    await page.goto(url);
    const times = await threadOf(page).getByRole("article").filter({ hasText: words }).count();
    if (times === 0) lost++;
    if (times > 1) doubled++;
  }
  await context.close();
  return { lost, doubled };
}
