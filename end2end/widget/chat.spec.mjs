// One visitor, one conversation: asked, answered, handed over, carried along, and nobody overhears.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { expect } from "@playwright/test";
import { test } from "./visitor.mjs";

test("a question is asked, sent, answered with its sources, and heard once", async ({ visitor, desk }) => {
  assert.equal(desk.log.length, 1, "before the first press only the launcher was asked for");
  await visitor.opensChat();
  await visitor.says("Can I send it back?");
  await visitor.sees("Can I send it back?");
  await visitor.sees("Sent", { exact: true });
  await visitor.chat.getByText("The assistant is writing").waitFor();
  await visitor.seesTheAnswer();
  await visitor.thread.getByText("2 sources").click();
  await visitor.sees("Items can be sent back within 30 days of delivery.");
  assert.deepEqual(await visitor.authors(), ["message by-contact", "message by-ai"]);
  const links = await visitor.thread.getByRole("link").evaluateAll((all) => all.map((link) => link.href));
  assert.deepEqual(links, ["https://shop.example/returns"]);
  const heard = await visitor.chat.locator("#announcer p").allTextContents();
  assert.equal(heard.length, 1);
  assert.match(heard[0], /^Mira says: You can send/);
  await visitor.shot("open-light");
  assert.deepEqual(visitor.complaints, []);
});

test("an answer is judged by keyboard, judged otherwise, and what was not kept is not shown as said", async ({ visitor, desk, page }) => {
  await visitor.opensChat();
  await visitor.says("Can I send it back?");
  await visitor.seesTheAnswer();
  const question = visitor.thread.getByRole("group", { name: "Did this answer help?" });
  const [yes, no] = ["That helped", "That did not help"].map((name) => question.getByRole("button", { name }));
  await expect(question).toHaveCount(1);
  await yes.focus();
  await page.keyboard.press("Enter");
  await expect(yes).toHaveAttribute("aria-pressed", "true");
  await expect(yes).toBeFocused();
  const said = () => desk.sessions()[0].messages.find((one) => one.author === "ai").helped;
  await expect.poll(said).toBe("yes");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await expect.poll(said).toBe("no");
  await expect(yes).toHaveAttribute("aria-pressed", "false");
  await visitor.shot("helped");
  assert.deepEqual(await visitor.findings(), []);
  assert.deepEqual(visitor.complaints, []);

  desk.troubles.refuse.helped = [503, "away"];
  await yes.click();
  await question.getByText("This was not kept.").waitFor();
  await expect(no).toHaveAttribute("aria-pressed", "true");
  assert.equal(said(), "no");
});

test("a person is asked for, joins, answers, and reads what was written", async ({ visitor, desk }) => {
  await visitor.opensChat();
  await visitor.says("Hello");
  await visitor.seesTheAnswer();
  await visitor.chat.getByRole("button", { name: "Talk to a person" }).click();
  await visitor.sees("We have asked a person to answer you here.");
  await visitor.chat.getByText("Waiting for a person.").waitFor();
  await visitor.shot("waiting");
  desk.joins("Camille Roux");
  await visitor.sees("You are talking to a person now: Camille Roux.");
  desk.says({ author: "staff", name: "Camille Roux", text: "Good afternoon.\nWhich order is it?" });
  await visitor.sees("Which order is it?");
  const [hello] = desk.sessions()[0].messages;
  desk.updates(hello, { delivery: "read" });
  await visitor.sees("Read", { exact: true });
  await visitor.shot("person-light");
  assert.deepEqual(await visitor.findings(), []);
  await expect.poll(() => desk.sessions()[0].read).toBeGreaterThan(0);
  assert.deepEqual(visitor.complaints, []);
});

test("files go along with a message: chosen, dropped, refused with a reason, let go", async ({ visitor, desk }) => {
  await visitor.opensChat();
  const input = visitor.chat.getByLabel("Attach files");
  const waiting = visitor.chat.getByRole("list", { name: "Files that go along" });
  await input.setInputFiles([
    { name: "parcel.jpg", mimeType: "image/jpeg", buffer: Buffer.from("jpg") },
    { name: "empty.txt", mimeType: "text/plain", buffer: Buffer.alloc(0) },
  ]);
  await waiting.getByText("This file is empty.").waitFor();
  await visitor.says("Broken on arrival.");
  assert.equal(desk.sessions()[0].messages.length, 0, "a refused file keeps the message back");
  assert.equal(await visitor.field.inputValue(), "Broken on arrival.");
  await visitor.shot("attached");
  assert.deepEqual(await visitor.findings(), []);
  await visitor.chat.getByRole("button", { name: "Remove empty.txt" }).click();
  await visitor.field.press("Enter");
  await visitor.thread.getByRole("link", { name: "parcel.jpg" }).waitFor();
  assert.deepEqual(desk.sessions()[0].messages[0].files.map((file) => file.name), ["parcel.jpg"]);
  await expect(waiting).toBeHidden();

  await visitor.inside.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(["pdf"], "invoice.pdf", { type: "application/pdf" }));
    document.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
  });
  await waiting.getByText("invoice.pdf").waitFor();
  await visitor.field.press("Enter");
  await visitor.thread.getByRole("link", { name: "invoice.pdf" }).waitFor();
  // Nothing was written, so the file's name says what it is.
  assert.equal(desk.sessions()[0].messages.at(-1).text, "invoice.pdf");
  await expect(visitor.field).toBeFocused();
  // What the desk refused is a line of the browser's own, and no fault of ours.
  assert.deepEqual(visitor.complaints.filter((it) => !it.includes("422")), []);
});

test("the conversation goes along from page to page and from visit to visit", async ({ visitor, desk, site, page }) => {
  await visitor.opensChat();
  await visitor.says("Where is my bowl?");
  await visitor.seesTheAnswer();
  await visitor.field.fill("an unfinished");
  await page.getByRole("link", { name: "Bowls" }).click();
  await visitor.sees("Where is my bowl?");
  assert.equal(await visitor.field.inputValue(), "an unfinished");
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "BODY", "reopening does not take the focus");
  const second = await page.context().newPage();
  await second.goto(site.origin);
  assert.equal(await second.locator("switchboard-widget iframe").count(), 0, "a new visit starts closed");
  await second.getByRole("button", { name: "Chat with us" }).click();
  await second.frameLocator("switchboard-widget iframe").getByText("Where is my bowl?").waitFor();
  assert.equal(desk.sessions().length, 1);
});

test("everything works by keyboard, and the focus goes in and comes back", async ({ visitor, page }) => {
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  const name = () => page.evaluate(() => document.querySelector("switchboard-widget").shadowRoot.activeElement?.ariaLabel ?? "");
  assert.equal(await name(), "Chat with us");
  await page.keyboard.press("Enter");
  await visitor.field.waitFor();
  await page.waitForFunction(() => document.querySelector("switchboard-widget").shadowRoot.activeElement?.tagName === "IFRAME");
  await visitor.chat.locator("#text:focus").waitFor();
  await page.keyboard.type("By keyboard");
  await page.keyboard.press("Enter");
  await visitor.seesTheAnswer();
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Shift+Tab");
  await visitor.chat.locator("main:focus, main :focus").waitFor();
  await page.keyboard.press("Escape");
  await visitor.launcher().waitFor();
  assert.equal(await name(), "Chat with us");
  assert.equal(await visitor.launcher().getAttribute("aria-expanded"), "false");
});

test("news for a closed chat is counted on the button", async ({ visitor, desk, page }) => {
  await visitor.opensChat();
  await visitor.says("Hello");
  await visitor.seesTheAnswer();
  await visitor.chat.getByRole("button", { name: "Close the chat" }).click();
  await page.waitForTimeout(200); // the frame hears a moment later that it is hidden
  desk.says({ author: "staff", name: "Camille", text: "One more thing." });
  await visitor.launcher("Chat with us, new messages").waitFor();
  await visitor.shot("unread");
  await visitor.launcher().click();
  await visitor.sees("One more thing.");
  assert.equal(await page.locator(".badge").isVisible(), false);
  const atEnd = await visitor.chat.locator("#scroller").evaluate((it) => it.scrollHeight - it.scrollTop - it.clientHeight);
  assert.ok(atEnd < 2, `the newest message is in sight (${atEnd})`);
});

test("a visitor who reads further up is not moved", async ({ visitor, desk, page }) => {
  await visitor.opensChat();
  await desk.isFollowed();
  for (let i = 1; i <= 12; i++) desk.says({ author: "staff", name: "Camille", text: `Line ${i}` });
  await visitor.sees("Line 12");
  const scroller = visitor.chat.locator("#scroller");
  await scroller.evaluate((it) => (it.scrollTop = 0));
  await page.waitForTimeout(100);
  desk.says({ author: "staff", name: "Camille", text: "The newest" });
  const newer = visitor.chat.getByRole("button", { name: "New messages" });
  await newer.waitFor();
  await visitor.shot("newer");
  assert.equal(await scroller.evaluate((it) => it.scrollTop), 0);
  await newer.click();
  assert.ok(await scroller.evaluate((it) => it.scrollHeight - it.scrollTop - it.clientHeight < 2));
  await newer.waitFor({ state: "hidden" });
});

test("the page around the chat hears no word of it, and strangers are not heard", async ({ visitor, desk, page }) => {
  await page.evaluate(() => {
    window.heard = [];
    addEventListener("message", (event) => window.heard.push(event.data));
  });
  await visitor.opensChat();
  await visitor.says("My secret is 4711");
  await visitor.seesTheAnswer();
  const heard = JSON.stringify(await page.evaluate(() => window.heard));
  assert.ok(!heard.includes("4711") && !heard.includes("30 days"), heard);
  await page.evaluate(() => window.postMessage({ switchboard: "close" }, "*")); // right words, wrong source
  await visitor.inside.evaluate(() => window.postMessage({ switchboard: "hidden" }, "*"));
  await page.waitForTimeout(100);
  assert.equal(await visitor.field.isVisible(), true);
  const reads = () => desk.log.filter((line) => line === "POST read").length;
  const before = reads();
  desk.says({ author: "staff", name: "Camille", text: "Are you there?" });
  await expect.poll(reads, "the chat still knows that it is shown").toBe(before + 1);
});

test("hostile text stays text", async ({ visitor, desk }) => {
  await visitor.opensChat();
  await desk.isFollowed();
  const text = '<img src=x onerror="alert(1)"><script>alert(2)</script> [a](javascript:alert(3)) https://trap.example';
  desk.says({ author: "ai", name: text, text, sources: [{ title: text, url: "data:text/html,x", quote: text }] });
  await visitor.sees(text);
  assert.equal(await visitor.thread.locator("img, script").count(), 0);
  const links = await visitor.thread.getByRole("link").evaluateAll((all) => all.map((link) => [link.href, link.rel]));
  assert.deepEqual(links, [["https://trap.example/", "noopener noreferrer nofollow"]], "an address that says where it leads");
  assert.deepEqual(visitor.complaints, []);
});

test("messages are read by the rules of the desk", async ({ visitor }) => {
  const cases = JSON.parse(readFileSync(new URL("../../src/text/markup.cases.json", import.meta.url), "utf8"));
  await visitor.opensChat();
  const readings = await visitor.inside.evaluate(async (texts) => {
    const { markup } = await import("/widget/markup.js");
    return texts.map((text) => markup(text));
  }, cases.map(([text]) => text));
  for (const [at, [text, reading]] of cases.entries()) assert.deepEqual(readings[at], reading, text);
});
