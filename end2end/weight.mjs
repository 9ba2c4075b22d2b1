// What the pages and the widget weigh on the wire, and when they come alive, in a real browser:
// `cargo xtask bench weight` starts it. Each page is the first of a browser that keeps nothing,
// except that somebody is signed in. Prints a table, then the figures, one a line.

import { chromium } from "@playwright/test";
import { openSite } from "./widget/host-site.mjs";
import { Visitor } from "./widget/visitor.mjs";

const base = process.env.BASE_URL;
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: process.env.CHROMIUM_NO_SANDBOX ? ["--no-sandbox"] : [],
});

const OPEN = ["/login", "/signup", "/forgot"];
const MEMBERS = [
  "", "/inbox?view=all", "CONVERSATION", "/escalations", "/knowledge", "/knowledge/new", "/knowledge/test", "/channels",
  "/channels/connect", "/channels/keys", "/team", "/team/invite", "/audit", "/settings/workspace", "/settings/assistant",
  "/account", "/more", "/help", "/search",
];
const AT = "/w/ma-boutique";

/** What a request is counted as. */
const KINDS = [
  ["html", /^text\/html/],
  ["css", /^text\/css/],
  ["js", /javascript/],
  ["wasm", /^application\/wasm/],
  ["font", /^font\/|woff2/],
  ["sprite", /^image\/svg/],
];

/** Writes down what a page loads, as it came over the wire: bodies, without their headers. */
function weigh(page) {
  const loaded = [];
  // A browser that is closed meanwhile loads nothing more.
  page.on("requestfinished", (request) => loaded.push(weighed(request).catch(() => undefined)));
  return async () => {
    const all = (await Promise.all(loaded)).filter(Boolean);
    const sum = (kind) => all.filter((it) => !kind || it.kind === kind).reduce((sum, it) => sum + it.bytes, 0) / 1000;
    return { requests: all.length, all: sum(), of: Object.fromEntries(KINDS.map(([kind]) => [kind, sum(kind)])), loaded: all };
  };
}

async function weighed(request) {
  const response = await request.response();
  const type = (await response.headerValue("content-type")) ?? "";
  const [kind] = KINDS.find(([, pattern]) => pattern.test(type)) ?? ["other"];
  const { responseBodySize } = await request.sizes();
  return { url: request.url(), kind, bytes: responseBodySize, encoding: await response.headerValue("content-encoding") };
}

/** Notes the moment at which the page's moving parts move: the live mark says so. */
function noteLife() {
  new MutationObserver(() => {
    const mark = document.querySelector(".live-mark");
    if (!window.aliveAt && /^(Live|En direct)$/.test(mark?.textContent.trim() ?? "")) window.aliveAt = performance.now();
  }).observe(document, { childList: true, subtree: true, characterData: true });
}

async function visit(path, session, slow) {
  const context = await browser.newContext({ baseURL: base, storageState: session, viewport: { width: 1280, height: 800 } });
  await context.addInitScript(noteLife);
  const page = await context.newPage();
  if (slow) await slowDown(context, page);
  const weight = weigh(page);
  // Pages of members listen to news for ever, so their network never rests; they say when they live.
  await page.goto(path, { waitUntil: session ? "load" : "networkidle" });
  if (session) await page.waitForFunction(() => window.aliveAt);
  const interactive = await page.evaluate(() => {
    const [navigation] = performance.getEntriesByType("navigation");
    const last = Math.max(navigation.loadEventEnd, ...performance.getEntriesByType("resource").map((it) => it.responseEnd));
    return (window.aliveAt ?? last) - navigation.responseStart;
  });
  const told = { ...(await weight()), interactive };
  await context.close();
  return told;
}

/** A phone of the middle range on a slow 4G: a quarter of the speed, 1.6 Mbit/s, 150 ms. */
async function slowDown(context, page) {
  const protocol = await context.newCDPSession(page);
  await protocol.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await protocol.send("Network.enable");
  const network = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 94_000 };
  await protocol.send("Network.emulateNetworkConditions", network);
}

async function signedIn() {
  const context = await browser.newContext({ baseURL: base });
  const page = await context.newPage();
  await page.goto("/login");
  await page.locator("input[name=email]").fill("david@example.com");
  await page.locator("input[name=password]").fill("tilleul-et-menthe");
  await page.locator("form button[type=submit]").first().click();
  await page.waitForURL(/\/w\//);
  await page.goto(`${AT}/inbox?view=all`);
  const conversation = await page.locator('main a[href*="/inbox/"]').first().getAttribute("href");
  await page.goto(`${AT}/channels`);
  await page.getByRole("link", { name: "ma-boutique.com", exact: true }).click();
  await page.getByRole("link", { name: "Install" }).click();
  const line = await page.getByRole("region", { name: "Snippet" }).innerText();
  const session = await context.storageState();
  // A second page of the same browser: what is new is its HTML.
  await page.goto(AT);
  const weight = weigh(page);
  await page.goto(`${AT}/inbox?view=all`, { waitUntil: "load" });
  const next = await weight();
  await context.close();
  return { session, conversation, key: line.match(/\/widget\/([^/.]+)\.js/)[1], next };
}

async function widget(key) {
  const site = await openSite({ language: "fr" });
  site.script = `${base}/widget/${key}.js`;
  const page = await browser.newPage();
  const weight = weigh(page);
  const ofUs = async () => {
    const ours = (await weight()).loaded.filter((it) => it.url.startsWith(base) && !it.url.includes("/events"));
    return ours.reduce((sum, it) => sum + it.bytes, 0) / 1000;
  };
  const visitor = new Visitor(page);
  await page.goto(site.origin, { waitUntil: "load" });
  await visitor.launcher().waitFor();
  const before = await ofUs();
  await visitor.launcher().click();
  await visitor.field.waitFor();
  await page.waitForLoadState("load");
  const opened = await ofUs();
  await page.close();
  site.close();
  return { before, opened };
}

const median = (of) => of.toSorted((a, b) => a - b)[Math.floor(of.length / 2)];
const one = (number) => number.toFixed(1);

const { session, conversation, key, next } = await signedIn();
const visits = [];
console.log("first visit, kB                       html   css    js  wasm  font sprite   all requests  alive after, ms");
for (const path of [...OPEN, ...MEMBERS.map((it) => (it === "CONVERSATION" ? conversation : AT + it))]) {
  const told = await visit(path, OPEN.includes(path) ? undefined : session, false);
  visits.push({ path, ...told });
  const kinds = KINDS.map(([kind]) => one(told.of[kind]).padStart(5)).join(" ");
  const name = path.replace(AT, "").replace(/[0-9a-f-]{36}/, "ID") || "/";
  console.log(`  ${name.padEnd(34)}${kinds} ${one(told.all).padStart(6)} ${told.requests} ${told.interactive.toFixed(0).padStart(12)}`);
}
const slowly = [];
for (let round = 0; round < 5; round++) slowly.push((await visit(`${AT}/inbox?view=all`, session, true)).interactive);
const { before, opened } = await widget(key);

const most = (of) => Math.max(...visits.map(of));
const inbox = visits.find((it) => it.path === `${AT}/inbox?view=all`);
for (const [name, value] of Object.entries({
  html: most((it) => it.of.html),
  css: most((it) => it.of.css),
  js: most((it) => it.of.js),
  wasm: most((it) => it.of.wasm),
  font: most((it) => it.of.font),
  sprite: most((it) => it.of.sprite),
  inbox: inbox.all,
  requests: inbox.requests,
  next_page: next.all,
  widget: before,
  widget_opened: opened,
  interactive: most((it) => it.interactive) / 1000,
  interactive_slow: median(slowly) / 1000,
})) {
  console.log(`figure ${name}=${value.toFixed(2)}`);
}
await browser.close();
