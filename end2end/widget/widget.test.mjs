// A visitor of Ma Boutique's site and its widget, in a real browser, on a page with a strict policy.
//
//   node --test end2end/widget/     CHROMIUM names the browser, SHOTS a folder for pictures

import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { brotliCompressSync } from "node:zlib";
import { chromium } from "playwright-core";
import { openDesk, words } from "./fake-desk.mjs";
import { openSite } from "./host-site.mjs";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const widgetFolder = new URL("../../widget/", import.meta.url);

let browser, site, desk, page, complaints;

before(async () => {
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
});
after(() => browser.close());
beforeEach(async () => {
  site = await openSite();
  desk = await openDesk({ hosts: [site.origin] });
  site.script = desk.script;
});
afterEach(async () => {
  await page?.context().close();
  desk.close();
  site.close();
});

async function visit({ path = "/", ...options } = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "en-GB", ...options });
  page = await context.newPage();
  complaints = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (fault) => complaints.push(String(fault)));
  await page.goto(site.origin + path);
}

const launcher = (name = /^(Chat with us|Discuter avec nous)/) => page.getByRole("button", { name });
const chat = () => page.frameLocator("switchboard-widget iframe");
const field = () => chat().getByRole("textbox");
const thread = () => chat().getByRole("main");
const chatFrame = () => page.frames().find((frame) => frame.url().includes("/frame"));

async function openChat() {
  await launcher().click();
  await chat().getByRole("heading", { name: "Ma Boutique" }).waitFor(); // its script has begun
}

async function say(text) {
  await field().fill(text);
  await field().press("Enter");
}

const sees = (text, options) => thread().getByText(text, options).first().waitFor();

async function shot(name) {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png` });
}

async function findings() {
  const all = [];
  for (const frame of page.frames()) {
    // Through the debugger, so that the page's own policy stays in force.
    await frame.evaluate(axe);
    const { violations } = await frame.evaluate((tags) => window.axe.run(document, { runOnly: tags, iframes: false }), AXE_TAGS);
    for (const { id, nodes } of violations) all.push(`${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`);
  }
  return all;
}

test("a question is asked, sent, answered with its sources, and heard once", async () => {
  await visit();
  assert.equal(desk.log.length, 1, "before the first press only the launcher was asked for");
  await openChat();
  await say("Can I send it back?");
  await sees("Can I send it back?");
  await sees("Sent", { exact: true });
  await chat().getByText("The assistant is writing").waitFor();
  await sees("You can send an item back within 30 days.");
  await thread().getByText("2 sources").click();
  await sees("Items can be sent back within 30 days of delivery.");
  const links = await thread().getByRole("link").evaluateAll((all) => all.map((link) => link.href));
  assert.deepEqual(links, ["https://shop.example/returns"]);
  const heard = await chat().locator("#announcer p").allTextContents();
  assert.equal(heard.length, 1);
  assert.match(heard[0], /^Mira says: You can send/);
  await shot("open-light");
  assert.deepEqual(complaints, []);
});

test("a person is asked for, joins, answers, and reads what was written", async () => {
  await visit();
  await openChat();
  await say("Hello");
  await sees("You can send an item back within 30 days.");
  await chat().getByRole("button", { name: "Talk to a person" }).click();
  await sees("We have asked a person to answer you here.");
  await chat().getByText("Waiting for a person.").waitFor();
  await shot("waiting");
  desk.joins("Camille Roux");
  await sees("You are talking to a person now: Camille Roux.");
  desk.says({ author: "staff", name: "Camille Roux", text: "Good afternoon.\nWhich order is it?" });
  await sees("Which order is it?");
  const [hello] = desk.sessions()[0].messages;
  desk.updates(hello, { delivery: "read" });
  await sees("Read", { exact: true });
  await shot("person-light");
  assert.deepEqual(await findings(), []);
  await assert.doesNotReject(async () => {
    while (!desk.sessions()[0].read) await page.waitForTimeout(50);
  });
  assert.deepEqual(complaints, []);
});

test("the conversation goes along from page to page and from visit to visit", async () => {
  await visit();
  await openChat();
  await say("Where is my bowl?");
  await sees("You can send an item back within 30 days.");
  await field().fill("an unfinished");
  await page.getByRole("link", { name: "Bowls" }).click();
  await sees("Where is my bowl?");
  assert.equal(await field().inputValue(), "an unfinished");
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "BODY", "reopening does not take the focus");
  const second = await page.context().newPage();
  await second.goto(site.origin);
  assert.equal(await second.locator("switchboard-widget iframe").count(), 0, "a new visit starts closed");
  await second.getByRole("button", { name: "Chat with us" }).click();
  await second.frameLocator("switchboard-widget iframe").getByText("Where is my bowl?").waitFor();
  assert.equal(desk.sessions().length, 1);
});

test("a broken stream is shown, mended, and loses nothing", async () => {
  await visit();
  await openChat();
  await say("Hello");
  await sees("You can send an item back within 30 days.");
  desk.troubles.refuse = { messages: [503, "busy"], session: [503, "busy"] };
  desk.dropStreams();
  await chat().getByText("Reconnecting").waitFor();
  await shot("reconnecting");
  desk.says({ author: "staff", name: "Camille", text: "Said while the line was down." });
  desk.troubles.refuse = {};
  await sees("Said while the line was down.");
  await chat().getByText("Reconnecting").waitFor({ state: "hidden" });
});

test("where streams never open, asking brings the news and nothing looks broken", async () => {
  desk.troubles.streams = "closed";
  await visit();
  await openChat();
  await say("Hello");
  await sees("You can send an item back within 30 days.");
  assert.equal(await chat().getByText("Reconnecting").isVisible(), false);
});

test("offline is said, and what was written leaves when the network is back", async () => {
  await visit();
  await openChat();
  await sees("Hello. Ask about your order");
  await page.waitForTimeout(300);
  await page.context().setOffline(true);
  desk.dropStreams();
  await chat().locator("#connection", { hasText: "You are offline." }).waitFor();
  await say("Written in a tunnel");
  await sees("Waiting to be sent");
  await page.context().setOffline(false);
  await sees("You can send an item back within 30 days.");
  const written = desk.sessions()[0].messages.filter((one) => one.author === "contact");
  assert.equal(written.length, 1);
});

test("a busy desk is asked again later, with the same id", async () => {
  await visit();
  await openChat();
  await sees("Hello. Ask about your order");
  desk.troubles.refuse = { messages: [429, "slow_down", "Slow down", 1] };
  await say("Hello");
  await sees("Waiting to be sent");
  desk.troubles.refuse = {};
  await sees("Sent", { exact: true });
  assert.equal(desk.sessions()[0].received.size, 1);
});

test("a message that cannot be sent says so and can be retried or edited", async () => {
  await visit();
  await openChat();
  await sees("Hello. Ask about your order");
  desk.troubles.refuse = { messages: [429, "slow_down", "Slow down", 3600] };
  await say("Hello");
  await sees("Not sent");
  await shot("failed");
  desk.troubles.refuse = {};
  await thread().getByRole("button", { name: "Retry" }).click();
  await sees("Sent", { exact: true });
  await say("x".repeat(2001));
  await sees("Use 2,000 characters or fewer.");
  await thread().getByRole("button", { name: "Edit" }).click();
  assert.equal((await field().inputValue()).length, 2001);
});

test("an expired session is replaced without losing the message", async () => {
  await visit();
  await openChat();
  await sees("Hello. Ask about your order");
  desk.forgetSessions();
  await say("Still there?");
  await sees("You can send an item back within 30 days.");
  assert.equal(desk.sessions().length, 1);
});

test("everything works by keyboard, and the focus goes in and comes back", async () => {
  await visit();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  const name = () => page.evaluate(() => document.querySelector("switchboard-widget").shadowRoot.activeElement?.ariaLabel ?? "");
  assert.equal(await name(), "Chat with us");
  await page.keyboard.press("Enter");
  await field().waitFor();
  await page.waitForFunction(() => document.querySelector("switchboard-widget").shadowRoot.activeElement?.tagName === "IFRAME");
  await chat().locator("#text:focus").waitFor();
  await page.keyboard.type("By keyboard");
  await page.keyboard.press("Enter");
  await sees("You can send an item back within 30 days.");
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Shift+Tab");
  await chat().locator("main:focus, summary:focus, a:focus").waitFor();
  await page.keyboard.press("Escape");
  await launcher().waitFor();
  assert.equal(await name(), "Chat with us");
  assert.equal(await launcher().getAttribute("aria-expanded"), "false");
});

test("news for a closed chat is counted on the button", async () => {
  await visit();
  await openChat();
  await say("Hello");
  await sees("You can send an item back within 30 days.");
  await chat().getByRole("button", { name: "Close the chat" }).click();
  await page.waitForTimeout(200);
  desk.says({ author: "staff", name: "Camille", text: "One more thing." });
  await launcher("Chat with us, new messages").waitFor();
  await shot("unread");
  await launcher().click();
  await sees("One more thing.");
  assert.equal(await page.locator(".badge").isVisible(), false);
  const atEnd = await chat().locator("#scroller").evaluate((it) => it.scrollHeight - it.scrollTop - it.clientHeight);
  assert.ok(atEnd < 2, `the newest message is in sight (${atEnd})`);
});

test("a visitor who reads further up is not moved", async () => {
  await visit();
  await openChat();
  await sees("Hello. Ask about your order");
  await page.waitForTimeout(300);
  for (let i = 1; i <= 12; i++) desk.says({ author: "staff", name: "Camille", text: `Line ${i}` });
  await sees("Line 12");
  const scroller = chat().locator("#scroller");
  await scroller.evaluate((it) => (it.scrollTop = 0));
  await page.waitForTimeout(100);
  desk.says({ author: "staff", name: "Camille", text: "The newest" });
  const newer = chat().getByRole("button", { name: "New messages" });
  await newer.waitFor();
  await shot("newer");
  assert.equal(await scroller.evaluate((it) => it.scrollTop), 0);
  await newer.click();
  assert.ok(await scroller.evaluate((it) => it.scrollHeight - it.scrollTop - it.clientHeight < 2));
  await newer.waitFor({ state: "hidden" });
});

test("what the last page could not send leaves on the next one, once", async () => {
  await visit();
  await openChat();
  await sees("Hello. Ask about your order");
  desk.troubles.refuse = { messages: [503, "busy"] };
  await say("Sent while leaving");
  await sees("Waiting to be sent");
  await page.goto(`${site.origin}/bowls`);
  desk.troubles.refuse = {};
  await sees("Sent", { exact: true });
  assert.equal(desk.sessions()[0].received.size, 1);
});

test("a slow desk delays nothing that the visitor does", async () => {
  desk.troubles.stall = 1500;
  await visit();
  await openChat();
  await sees("Hello. Ask about your order");
  await say("Early bird");
  await sees("Sending");
  await sees("You can send an item back within 30 days.");
});

test("a site that is not allowed gets no chat, and a phone is not trapped in it", async () => {
  desk.close();
  desk = await openDesk({ hosts: ["https://elsewhere.example"] });
  site.script = desk.script;
  await visit({ viewport: { width: 360, height: 740 } });
  await launcher().click();
  await page.waitForTimeout(500);
  assert.ok(complaints.some((text) => text.includes("frame-ancestors")));
  await page.getByRole("button", { name: "Close the chat" }).last().click();
  await launcher().waitFor();
  assert.ok(!desk.log.includes("POST session"));
});

test("the page around the chat hears no word of it, and strangers are not heard", async () => {
  await visit();
  await page.evaluate(() => {
    window.heard = [];
    addEventListener("message", (event) => window.heard.push(event.data));
  });
  await openChat();
  await say("My secret is 4711");
  await sees("You can send an item back within 30 days.");
  const heard = JSON.stringify(await page.evaluate(() => window.heard));
  assert.ok(!heard.includes("4711") && !heard.includes("30 days"), heard);
  await page.evaluate(() => window.postMessage({ switchboard: "close" }, "*")); // right words, wrong source
  await chatFrame().evaluate(() => window.postMessage({ switchboard: "hidden" }, "*"));
  await page.waitForTimeout(100);
  assert.equal(await field().isVisible(), true);
});

test("hostile text stays text", async () => {
  await visit();
  await openChat();
  await sees("Hello. Ask about your order");
  const text = '<img src=x onerror="alert(1)"><script>alert(2)</script> [a](javascript:alert(3)) https://trap.example';
  desk.says({ author: "ai", name: text, text, sources: [{ title: text, url: "data:text/html,x", quote: text }] });
  await sees(text);
  assert.equal(await thread().locator("img, script, a").count(), 0);
  assert.deepEqual(complaints, []);
});

for (const [name, options] of Object.entries({
  light: {},
  dark: { colorScheme: "dark" },
  phone: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
  narrowest: { viewport: { width: 320, height: 640 } },
  french: { locale: "fr-FR", viewport: { width: 360, height: 740 }, colorScheme: "dark" },
})) {
  test(`it looks and reads right: ${name}`, async () => {
    if (name === "french") {
      desk.close();
      desk = await openDesk({ hosts: [site.origin], look: { language: "fr", launcher: "text", position: "left", colour: "#ffd54f", ink: "#132328" } });
      site.script = desk.script;
    }
    await visit({ reducedMotion: "reduce", ...options });
    await launcher().waitFor();
    const before = await page.evaluate(() => document.body.scrollHeight);
    assert.deepEqual(await findings(), []);
    await shot(`${name}-closed`);
    await openChat();
    await say("Can I send the large serving bowl back if the box is damaged?");
    await sees("You can send an item back within 30 days.");
    await thread().locator("summary").click();
    await thread().locator("details li").last().scrollIntoViewIfNeeded();
    await shot(`${name}-open`);
    assert.deepEqual(await findings(), []);
    assert.equal(await page.evaluate(() => document.body.scrollHeight), before, "nothing moved on the page");
    const overflow = await chatFrame().evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(overflow <= 0, `${overflow} px too wide`);
    assert.deepEqual(complaints, []);
  });
}

test("the launcher stays under 4 kB and the opened chat under 45 kB", async () => {
  const packed = async (name) => brotliCompressSync(await readFile(new URL(name, widgetFolder))).length;
  const chatFiles = (await readdir(widgetFolder)).filter((name) => name !== "loader.js");
  const opened = (await Promise.all(chatFiles.map(packed))).reduce((sum, size) => sum + size, 0);
  const closed = await packed("loader.js");
  console.log(`launcher ${closed} bytes, chat ${opened} bytes, brotli`);
  assert.ok(closed < 4_000 && opened < 45_000);
});

test("every word that the frame asks for stands in both catalogues, and no other", async () => {
  const files = (await readdir(widgetFolder)).filter((name) => /^(?!loader).*\.(js|html)$/.test(name));
  const source = (await Promise.all(files.map((name) => readFile(new URL(name, widgetFolder), "utf8")))).join("\n");
  const asked = new Set(Array.from(source.matchAll(/(?:\bword\(|\bbutton\(|data-(?:text|label|placeholder)=)"([\w-]+)"/g), ([, key]) => key));
  for (const state of ["queued", "sending", "sent", "delivered", "read", "failed", "unknown"]) asked.add(`delivery-${state}`);
  for (const state of ["reconnecting", "offline"]) asked.add(state);
  for (const one of ["assistant", "team", "assistant-types", "agent-types", "sources-one", "sources-other"]) asked.add(one);
  for (const one of ["open", "close", "unread", "title"]) asked.add(`launcher-${one}`);
  for (const language of ["en", "fr"]) assert.deepEqual(Object.keys(await words(language)).sort(), [...asked].sort(), language);
});
