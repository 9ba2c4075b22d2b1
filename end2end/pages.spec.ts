// Every page, in both languages: readable by everybody, walkable by keyboard, quiet in the
// console. Claire reads French, David English; both may go everywhere.

import { type Page } from "@playwright/test";
import { axe, cutOff, names, sideways, tabStops } from "./support/looks.ts";
import { at } from "./support/people.ts";
import { alive, expect, listen, test } from "./support/test.ts";

// Looking changes nothing, so the workers share these pages.
test.describe.configure({ mode: "parallel" });

/** A place, and who looks at it, unless both do. */
type Place = { name: string; path: string; then?: (page: Page) => Promise<unknown>; only?: "claire" | "david" };

const first = (page: Page, href: string) => page.locator(`main a[href*="${href}"]:visible`).first().click();
const conversation = (page: Page) => page.locator("main a[data-row]:visible").first().click();
const [widget, item] = [
  (page: Page) => page.getByRole("link", { name: "ma-boutique.com", exact: true }).click(),
  (page: Page) => page.getByRole("row").getByRole("link").first().click(),
];

/** The page of something in a state that its address names. */
const asked = (open: (page: Page) => Promise<unknown>, query: string) => async (page: Page) => {
  const before = page.url();
  await open(page);
  await page.waitForURL((it) => it.href !== before);
  await page.goto(`${page.url().split(/[?#]/)[0]}?${query}`);
};

/** How the assistant came to what it proposes. */
async function traced(page: Page) {
  await conversation(page);
  await page.waitForURL(/\/inbox\/[0-9a-f-]{36}/);
  await page.goto((await page.locator('a[href*="/inbox/runs/"]').first().getAttribute("href"))!);
}

/** What would change if the first item of the list were disabled. */
async function foreseen(page: Page) {
  await item(page);
  await page.waitForURL(/\/knowledge\/[0-9a-f-]{36}/);
  await page.goto(`${page.url().split(/[?#]/)[0]}/preview?change=disable`);
}

/** What would change if the first website of the list were removed. */
async function without(page: Page) {
  await item(page);
  await page.waitForURL(/\/sites\/[0-9a-f-]{36}/);
  await page.goto(`${page.url()}/preview`);
}

/** The first contact of the list beside the one who may be the same. */
async function beside(page: Page) {
  await item(page);
  await page.waitForURL(/\/contacts\/[0-9a-f-]{36}/);
  await page.goto((await page.locator('a[href*="/merge?with="]').first().getAttribute("href"))!);
}

async function editing(page: Page) {
  await asked(conversation, "view=drafts")(page);
  await page.getByRole("region", { name: /^(Conversation with|Conversation avec)/ }).locator("a[href*='draft=']").first().click();
  await page.waitForURL(/draft=/);
}

const PLACES: Place[] = [
  { name: "today", path: "" },
  { name: "the inbox", path: "/inbox" },
  { name: "somebody to write to", path: "/inbox/new?q=lucas" },
  { name: "first words", path: "/inbox/new?q=lucas", then: (page) => first(page, "/inbox/new?to="), only: "claire" },
  { name: "the inbox with its filters", path: "/inbox?view=all&filter=1" },
  { name: "an inbox without a match", path: "/inbox?q=zzzzzzzz" },
  { name: "a conversation", path: "/inbox?view=all", then: conversation },
  { name: "a proposed answer", path: "/inbox?view=all&q=Combien+co%C3%BBte", then: conversation },
  { name: "the trace of an answer", path: "/inbox?view=all&q=Combien+co%C3%BBte", then: traced },
  { name: "a proposed answer to edit", path: "/inbox?view=drafts", then: editing, only: "claire" },
  { name: "a conversation to hand over", path: "/inbox?view=all", then: asked(conversation, "do=escalate"), only: "david" },
  { name: "a conversation to put off", path: "/inbox?view=all", then: asked(conversation, "do=snooze"), only: "claire" },
  { name: "a conversation's details", path: "/inbox?view=all", then: asked(conversation, "details=1"), only: "david" },
  { name: "the escalations", path: "/escalations" },
  { name: "every escalation", path: "/escalations?whose=all", only: "claire" },
  { name: "an escalation", path: "/escalations", then: (page) => first(page, "/escalations/") },
  { name: "the contacts", path: "/contacts" },
  { name: "a contact", path: "/contacts", then: item },
  { name: "a contact to add", path: "/contacts/new", only: "claire" },
  { name: "two contacts to merge", path: "/contacts?q=Sophie+Martin", then: beside },
  { name: "contacts to import", path: "/contacts/import", only: "david" },
  { name: "companies to import", path: "/contacts/import?of=companies", only: "claire" },
  { name: "the companies", path: "/companies" },
  { name: "a company", path: "/companies", then: item },
  { name: "a company to add", path: "/companies/new", only: "david" },
  { name: "the leads", path: "/leads" },
  { name: "the leads on their board", path: "/leads?view=board" },
  { name: "leads of which none fits", path: "/leads?status=lost&score=hot&intent=demo" },
  { name: "a lead", path: "/leads", then: (page) => page.locator("main th a[data-row]:visible").first().click() },
  { name: "a lead to write down", path: "/leads/new" },
  { name: "the lead settings", path: "/settings/leads" },
  { name: "the knowledge", path: "/knowledge" },
  { name: "an item of knowledge", path: "/knowledge", then: item },
  { name: "the documents", path: "/knowledge?kind=document", only: "claire" },
  { name: "a document", path: "/knowledge?kind=document", then: item },
  { name: "the sources that failed", path: "/knowledge?state=failed", only: "david" },
  { name: "a question to add", path: "/knowledge/new?kind=faq", only: "claire" },
  { name: "a text to add", path: "/knowledge/new?kind=text", only: "david" },
  { name: "a question to try", path: "/knowledge/test", only: "claire" },
  { name: "the evaluation", path: "/knowledge/evaluation" },
  { name: "what disabling would change", path: "/knowledge?kind=faq", then: foreseen },
  { name: "the gaps", path: "/knowledge/gaps" },
  { name: "a gap", path: "/knowledge/gaps", then: (page) => first(page, "/knowledge/gaps/") },
  { name: "questions to import", path: "/knowledge/import", only: "claire" },
  { name: "the websites", path: "/knowledge/sites" },
  { name: "a website", path: "/knowledge/sites", then: item },
  { name: "what doing without a website would change", path: "/knowledge/sites", then: without, only: "david" },
  { name: "a website to add", path: "/knowledge/sites/new" },
  { name: "a question that was tried", path: "/knowledge/test?q=Quel+est+le+d%C3%A9lai+de+livraison+%3F", only: "david" },
  { name: "the channels", path: "/channels" },
  { name: "a channel", path: "/channels", then: widget },
  { name: "the words of a widget", path: "/channels", then: asked(widget, "tab=words"), only: "claire" },
  { name: "the sites of a widget", path: "/channels", then: asked(widget, "tab=domains"), only: "david" },
  { name: "the snippet of a widget", path: "/channels", then: asked(widget, "tab=install"), only: "claire" },
  { name: "the keys", path: "/channels/keys", only: "david" },
  { name: "a new channel", path: "/channels/connect" },
  { name: "a team", path: "/team" },
  { name: "an invitation to write", path: "/team/invite" },
  { name: "a member", path: "/team", then: (page) => first(page, "/team/members/") },
  { name: "the service levels", path: "/settings/service-levels" },
  { name: "the numbers", path: "/analytics" },
  { name: "the conversations behind a number", path: "/analytics/conversations?metric=resolved&days=30", only: "claire" },
  { name: "the plan", path: "/billing", only: "claire" },
  { name: "the usage", path: "/billing/usage", only: "david" },
  { name: "a change of plan", path: "/billing/change", only: "claire" },
  { name: "the numbers of service levels", path: "/analytics/sla" },
  { name: "the numbers of the assistant", path: "/analytics/ai" },
  { name: "the topics", path: "/analytics/topics?days=30" },
  { name: "a topic", path: "/analytics/topics?days=30", then: (page) => first(page, "/analytics/topics/") },
  { name: "the inbox of mentions", path: "/inbox?view=mentions", only: "claire" },
  { name: "the notifications", path: "/notifications" },
  { name: "the notification choices", path: "/account/notifications" },
  { name: "the saved replies", path: "/settings/saved-replies" },
  { name: "the audit log", path: "/audit" },
  { name: "the outbox", path: "/outbox" },
  { name: "the settings", path: "/settings/workspace" },
  { name: "what is asked of whoever signs in", path: "/settings/security" },
  { name: "the roles", path: "/settings/roles" },
  { name: "a role to make", path: "/settings/roles/new" },
  { name: "by which provider people sign in", path: "/settings/sign-in" },
  { name: "the assistant's settings", path: "/settings/assistant" },
  { name: "the labels", path: "/settings/labels" },
  { name: "the teams", path: "/settings/teams" },
  { name: "the escalation reasons", path: "/settings/escalation-reasons" },
  { name: "an escalation reason to rename", path: "/settings/escalation-reasons?edit=vip", only: "claire" },
  { name: "an account", path: "/account" },
  { name: "one's own tokens", path: "/account/tokens" },
  { name: "more", path: "/more" },
  { name: "help", path: "/help" },
  { name: "the search", path: "/search" },
  { name: "a page that is not there", path: "/inbox/0190aaaa-0000-7000-8000-000000000001" },
];

for (const who of ["claire", "david"] as const) {
  for (const { name, path, then, only } of PLACES.filter((it) => it.only !== (who === "claire" ? "david" : "claire"))) {
    test(`${who}: ${name}`, async ({ desk }) => {
      const page = await desk(who, path, { reducedMotion: "reduce" });
      if (then) {
        const before = page.url();
        await then(page);
        await page.waitForURL((it) => it.href !== before);
      }
      await alive(page);
      const faults = [
        ...(await names(page, "Ma Boutique")),
        ...(await unstyled(page)),
        // Neither colours nor where Tab stops depend on the language: its words do, and how long they are.
        ...(who === "david" || only ? [...(await everyLook(page)), ...(await tabStops(page))] : await narrowAndWide(page, 360)),
      ];
      expect(faults).toEqual([]);
    });
  }
}

/** What axe finds in both themes on a desk and on a telephone, and what does not fit. */
const everyLook = (page: Page) => narrowAndWide(page, 360, 1280);

/** What does not fit, at any width; and what axe finds in both themes, at those that are named. */
async function narrowAndWide(page: Page, ...looked: number[]) {
  const faults: string[] = [];
  for (const width of [320, 360, 768, 1024, 1280, 1920]) {
    await page.setViewportSize({ width, height: 800 });
    faults.push(...(await sideways(page)).map((it) => `at ${width}: ${it}`));
    // A table may need scrolling on less than a desk; what one does with its rows needs none on one.
    if ([1024, 1280].includes(width)) faults.push(...(await cutOff(page)).map((it) => `at ${width}: ${it}`));
    if (!looked.includes(width)) continue;
    // As tall as the page, so that the bar at the foot covers nothing that one could scroll to.
    const height = await page.evaluate(() => Math.max(800, document.documentElement.scrollHeight));
    await page.setViewportSize({ width, height });
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      // Until it is drawn, colours are of neither theme.
      await page.evaluate(async () => {
        await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
        await Promise.allSettled(document.getAnimations().filter((it) => it instanceof CSSTransition).map((it) => it.finished));
      });
      const found = await axe(page, { colours: colorScheme === "dark" });
      faults.push(...found.map((it) => `at ${width}, ${colorScheme}: ${it}`));
    }
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  return faults;
}

/** Our policy knows no `style=`; a page that carries one has been built by accident. */
async function unstyled(page: Page) {
  const source = await (await page.request.get(page.url())).text();
  return source.match(/<[^>]* style=[^>]*>/g) ?? [];
}

test("an open menu fits, and everybody can use it", async ({ desk }) => {
  const page = await desk("david", "/inbox?view=all", { reducedMotion: "reduce" });
  await conversation(page);
  await page.waitForURL(/\/inbox\/[0-9a-f-]{36}/);
  await alive(page);
  const faults: string[] = [];
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await page.locator("button[popovertarget='more-menu']").click();
    const menu = page.locator("#more-menu");
    await expect(menu).toBeVisible();
    const box = (await menu.boundingBox())!;
    if (box.x < 0 || box.x + box.width > width || box.y < 0 || box.y + box.height > 800) faults.push(`at ${width}: the menu leaves the window`);
    faults.push(...(await sideways(page)), ...(await axe(page)).map((it) => `at ${width}: ${it}`));
    await page.keyboard.press("Escape");
    await expect(menu).toBeHidden();
  }
  expect(faults).toEqual([]);
});

test("a second workspace to open", async ({ desk }) => {
  const page = await desk("claire", "", { reducedMotion: "reduce" });
  await page.goto("/workspaces/new");
  expect([...(await names(page, null)), ...(await unstyled(page)), ...(await everyLook(page)), ...(await tabStops(page))]).toEqual([]);
});

test("a second factor to set up", async ({ desk }) => {
  const page = await desk("claire", "", { reducedMotion: "reduce" });
  await page.goto("/second-factor");
  expect([...(await names(page, null)), ...(await unstyled(page)), ...(await everyLook(page)), ...(await tabStops(page))]).toEqual([]);
});

test("the navigation leads nowhere that was not looked at", async ({ desk }) => {
  const page = await desk("claire");
  const leads = await page.getByRole("navigation").getByRole("link").evaluateAll((all) => all.map((it) => new URL((it as HTMLAnchorElement).href).pathname));
  const looked = PLACES.map((it) => at("claire", it.path).split("?")[0]);
  expect(leads.filter((it) => !looked.includes(it))).toEqual([]);
});

for (const locale of ["en-GB", "fr-FR"]) {
  for (const path of ["/login", "/login/code", "/login/with", "/login/back", "/login/link", "/signup", "/forgot", "/reset/no-such-link", "/invitation/no-such-link"]) {
    test(`a stranger, ${locale}: ${path}`, async ({ browser, baseURL, complaints }) => {
      const context = await browser.newContext({ baseURL, locale, reducedMotion: "reduce" });
      const page = await context.newPage();
      listen(page, complaints);
      await page.goto(path);
      expect(await page.locator("html").getAttribute("lang")).toBe(locale.slice(0, 2));
      const faults = [...(await names(page, null)), ...(await unstyled(page)), ...(await everyLook(page)), ...(await tabStops(page))];
      expect(faults).toEqual([]);
      await context.close();
    });
  }
}
