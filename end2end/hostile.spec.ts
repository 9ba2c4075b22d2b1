// C-1: hundreds of hostile texts come in by every field of a workspace that exists for them alone,
// and its owner opens every page that shows them. Nothing runs, nothing calls home.

import { type APIRequestContext, type Locator, type Page } from "@playwright/test";
import { packed, payloads, QUOTED, TRAP } from "./support/hostile.ts";
import { operate } from "./support/operator.ts";
import { linkTo } from "./support/outbox.ts";
import { PASSWORD } from "./support/people.ts";
import { expect, listen, test } from "./support/test.ts";
import { openSite } from "./widget/host-site.mjs";
import { Visitor } from "./widget/visitor.mjs";

const ALL = payloads();
/** Short ones, for names: no field of a name takes more than eighty letters. */
const NAMES = ALL.filter((it) => it.length <= 60 && !/[\t\n]/.test(it) && it.includes("pwned"));
const run = Date.now().toString(36);
const slug = `hostile-${run}`;

/** What the browser must not see: a dialog, a call to the trap, a policy that had to stop something. */
async function watch(page: Page) {
  const seen: string[] = [];
  page.on("dialog", (dialog) => (seen.push(`dialog ${dialog.message()}`), dialog.dismiss()));
  page.on("request", (request) => new URL(request.url()).host === TRAP && seen.push(`request ${request.url()}`));
  await page.exposeFunction("tellTest", (what: string) => void seen.push(what));
  await page.addInitScript(() => {
    const tell = (what: string) => (window as unknown as { tellTest(what: string): void }).tellTest(what);
    addEventListener("securitypolicyviolation", (it) => tell(`policy ${it.violatedDirective} ${it.blockedURI}`), true);
  });
  return seen;
}

/** Posts to a door of the workspace before us as a form of the page does, and says where it leads. */
async function knock(page: Page, door: string, form: Record<string, string>) {
  const { origin, pathname } = new URL(page.url());
  const [, , slug] = pathname.split("/");
  const headers = { Accept: "application/json", Origin: origin, "Sec-Fetch-Site": "same-origin" };
  const answer = await page.request.post(`/w/${slug}/api/${door}`, { form, headers, maxRedirects: 0 });
  expect(answer.status(), `${door}: ${await answer.text()}`).toBeLessThan(400);
  return answer.headers().location ?? "";
}

/** Links that do not say to which host they lead. The knowledge of a workspace may name hosts of its own. */
const disguised = (links: Locator) =>
  links.evaluateAll((all) => all.filter((it) => !it.textContent!.includes(new URL((it as HTMLAnchorElement).href).host)).map((it) => it.outerHTML));

/** A workspace whose name and owner are payloads. */
async function open(page: Page, slug: string) {
  await page.goto("/signup");
  const headers = { Accept: "application/json", Origin: new URL(page.url()).origin, "Sec-Fetch-Site": "same-origin" };
  const form = { name: NAMES[0], email: `${slug}@example.com`, password: PASSWORD, workspace: NAMES[1], slug };
  const answer = await page.request.post("/api/team/sign-up", { form, headers, maxRedirects: 0 });
  expect(answer.status(), await answer.text()).toBeLessThan(400);
  await page.goto(`/w/${slug}`);
}

/** An API channel, and a key for it. */
async function connect(page: Page) {
  await knock(page, "channels/connect-api", { name: NAMES[2] });
  await page.goto(`/w/${slug}/channels`);
  const channel = (await page.locator("a[href*='/channels/']").evaluateAll((all) => all.map((it) => it.getAttribute("href")!)))
    .map((it) => it.match(/channels\/([0-9a-f-]{36})/)?.[1])
    .find(Boolean)!;
  const scopes = { conversations: "write", contacts: "none", knowledge: "none", leads: "none" };
  await page.goto(await knock(page, "channels/create-key", { name: NAMES[3], channel, expires: "90", ...scopes }));
  return { channel, key: (await page.getByText(/^sb_live_[\w-]{43}$/).textContent())! };
}

type Api = (path: string, data?: object) => Promise<any>;

const api = (request: APIRequestContext, key: string): Api => async (path, data) => {
  const headers = { Authorization: `Bearer ${key}` };
  const answer = await (data ? request.post(`/api/v1${path}`, { data, headers }) : request.get(`/api/v1${path}`, { headers }));
  expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
  return answer.json();
};

test("what would run is seen", async ({ desk, complaints }) => {
  const page = await desk("david", "/more");
  const seen = await watch(page);
  await page.reload();
  await page.evaluate((all) => document.body.insertAdjacentHTML("beforeend", all), ALL.slice(0, 80).join(""));
  await expect.poll(() => seen.some((it) => it.startsWith("policy script-src"))).toBe(true);
  await expect.poll(() => seen.some((it) => it.startsWith("policy img-src") && it.includes(TRAP))).toBe(true);
  expect(await page.locator("[data-pwned]").count()).toBeGreaterThan(10);
  // What it still complains about, it complains about now.
  await page.close();
  complaints.length = 0;
});

test("nothing that comes in becomes markup, runs or calls home", async ({ browser, baseURL, complaints }) => {
  expect(ALL.length, "the corpus").toBeGreaterThan(500);
  const context = await browser.newContext({ baseURL, locale: "en-GB" });
  const page = await context.newPage();
  listen(page, complaints);
  const seen = await watch(page);
  await open(page, slug);
  // No limit of a plan is in the way of what is asked here.
  operate("plans", "assign", slug, "enterprise");
  const { channel, key } = await connect(page);
  const call = api(context.request, key);

  // What the assistant knows, so that it quotes and cites it.
  const facts = packed(ALL.slice(0, 40), 3_000);
  const items = [];
  for (const [at, fact] of facts.entries()) {
    const title = `What is glaze ${at}? ${NAMES[4 + at]}`;
    const form = { kind: "faq", language: "en", title, body: `Glaze ${at} is celadon. ${fact}` };
    items.push(await knock(page, "knowledge/write", form));
  }
  items.push(await knock(page, "knowledge/write", { kind: "text", language: "en", title: NAMES[9], body: packed(ALL, 45_000)[0] }));

  // Customers: payloads for a name, for an address, for everything they say.
  const letters = [...packed(ALL, 9_000), "What is glaze 0?"];
  const conversations: { id: string; text: string }[] = [];
  for (const [at, text] of letters.entries()) {
    const contact = { external_id: `${at} ${NAMES[at]}`, name: NAMES[10 + at], email: `${NAMES[20 + at]}@example.com` };
    const { event } = await call("/messages", { contact, id: `m-${at}`, text });
    await expect.poll(async () => (await call(`/events/${event}`)).state).toBe("done");
    conversations.push({ id: (await call(`/events/${event}`)).conversation, text });
  }
  const asked = conversations.at(-1)!;
  await expect.poll(async () => (await call(`/conversations/${asked.id}/messages`)).messages.length).toBeGreaterThan(1);
  await knock(page, "inbox/take-over", { conversation: conversations[0].id });
  for (const [at, text] of packed(ALL, 9_000).slice(0, 2).entries()) {
    const form = { conversation: conversations[0].id, kind: at ? "reply" : "note", body: text, seen: "100", press: crypto.randomUUID() };
    await knock(page, "inbox/write", form);
  }
  await knock(page, "team/invite", { email: `guest-${run}@example.com`, role: "agent" });

  const harmless = async (address: string) => {
    const answer = await page.goto(address);
    expect(answer?.status(), address).toBeLessThan(500);
    await page.mouse.move(640, 400);
    expect(await page.locator("[data-pwned]").count(), `${address}: elements made of a payload`).toBe(0);
    expect(new URL(page.url()).host, address).toBe(new URL(baseURL!).host);
    expect(seen, address).toEqual([]);
  };
  const inside = (path: string) => harmless(`/w/${slug}${path}`);

  // The thread shows all of it, letter by letter, and the assistant's answer beside its source.
  for (const { id, text } of conversations) {
    await inside(`/inbox/${id}?view=all&details=1`);
    const shown = (await page.getByRole("region", { name: "Messages" }).textContent())!.replace(/\s+/g, " ");
    for (const payload of text.split("\n")) expect(shown).toContain(payload.replace(/\s+/g, " "));
  }
  await expect(page.getByRole("region", { name: "Messages" })).toContainText("Glaze 0");
  const searched = encodeURIComponent(ALL[0]);
  for (const path of ["", "/inbox?view=all", `/inbox?q=${searched}`, "/search", "/escalations", "/knowledge", `/knowledge?q=${searched}`]) await inside(path);
  for (const item of items) await harmless(item);
  for (const path of [`/knowledge/test?q=${searched}`, "/knowledge/test?q=What+is+glaze+0%3F"]) await inside(path);
  for (const path of ["/channels", `/channels/${channel}`, "/channels/keys", "/team", "/team/invite", "/audit", `/audit?actor=${searched}`]) await inside(path);
  for (const path of ["/settings/workspace", "/account", "/more", "/help", "/outbox"]) await inside(path);
  await inside("/team");
  for (const member of await page.locator("a[href*='/team/members/']").evaluateAll((all) => all.map((it) => (it as HTMLAnchorElement).href))) await harmless(member);
  await page.goto(`/w/${slug}/outbox`);
  await harmless(await linkTo(page, `guest-${run}@example.com`, "invitation"));
  await harmless(`/login?next=${searched}`);
  await context.close();
});

test("what the assistant quotes calls nowhere, neither from the shop's page nor from the desk", async ({ browser, baseURL, complaints }) => {
  const context = await browser.newContext({ baseURL, locale: "en-GB" });
  const page = await context.newPage();
  listen(page, complaints);
  const seen = await watch(page);
  await open(page, `quoted-${run}`);
  const glazes = ["celadon", "tenmoku", "majolica", "oribe", "lustre", "cobalt"];
  for (const [at, glaze] of glazes.entries()) {
    const form = { kind: "faq", language: "en", title: `What is ${glaze}? ${QUOTED[at].split("\n")[0]}`, variants: `What is ${glaze}?` };
    await knock(page, "knowledge/write", { ...form, body: `${glaze} is a glaze of ours. ${QUOTED[at]}` });
  }
  await knock(page, "assistant/tune", { name: "Mira", threshold: "50" });
  await page.goto(await knock(page, "channels/connect-widget", { name: "Shop", domains: "127.0.0.1" }));
  const snippet = await page.getByRole("region", { name: "Snippet" }).innerText();

  const site = await openSite();
  site.script = `${baseURL}/widget/${snippet.match(/\/widget\/([^/.]+)\.js/)![1]}.js`;
  const shop = await context.newPage();
  const visitor = new Visitor(shop);
  const called = await watch(shop);
  await shop.goto(site.origin);
  await visitor.launcher().click();
  for (const glaze of glazes) {
    await visitor.says(`What is ${glaze}?`);
    await visitor.sees(`${glaze} is a glaze of ours.`);
  }
  await shop.mouse.move(640, 400);
  const answers = visitor.thread.locator("li.by-ai");
  await expect(answers).toHaveCount(glazes.length);
  for (const sources of await answers.locator("summary").all()) await sources.click();
  expect(await answers.locator("img, script, [data-pwned]").count(), "made of a quotation").toBe(0);
  expect(await disguised(answers.locator("a")), "links say where they lead").toEqual([]);
  expect(await answers.allInnerTexts().then((all) => all.join("\n"))).not.toMatch(/!\[|\]\(\/|\]\(j|\]:|javascript:|data:text|<\w/i);
  expect(called, "the shop's page").toEqual([]);
  expect(visitor.complaints).toEqual([]);
  site.close();

  await page.goto(page.url().replace(/\/channels.*/, "/inbox?view=all"));
  await page.getByRole("region", { name: "Conversations" }).getByRole("listitem").getByRole("link").first().click();
  const messages = page.getByRole("region", { name: "Messages" });
  await expect(messages).toContainText("cobalt is a glaze of ours.");
  for (const why of await messages.locator(".why summary").all()) await why.click();
  expect(await messages.locator("img, .msg script, [data-pwned]").count(), "made of a quotation").toBe(0);
  expect(await disguised(messages.locator(`a[href*="${TRAP}"]`)), "links say where they lead").toEqual([]);
  expect(seen, "the desk").toEqual([]);
  await context.close();
});
