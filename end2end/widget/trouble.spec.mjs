// What a visitor notices when the desk is slow, busy, gone or not allowed here: little, and nothing is lost.

import assert from "node:assert/strict";
import { test } from "./visitor.mjs";

test("a broken stream is shown, mended, and loses nothing", async ({ visitor, desk }) => {
  await visitor.opensChat();
  await visitor.says("Hello");
  await visitor.seesTheAnswer();
  desk.troubles.refuse = { messages: [503, "busy"], session: [503, "busy"] };
  desk.dropStreams();
  await visitor.chat.getByText("Reconnecting").waitFor();
  await visitor.shot("reconnecting");
  desk.says({ author: "staff", name: "Camille", text: "Said while the line was down." });
  desk.troubles.refuse = {};
  await visitor.sees("Said while the line was down.");
  await visitor.chat.getByText("Reconnecting").waitFor({ state: "hidden" });
});

test("where streams never open, asking brings the news and nothing looks broken", async ({ visitor, desk }) => {
  desk.troubles.streams = "closed";
  await visitor.opensChat();
  await visitor.says("Hello");
  await visitor.seesTheAnswer();
  assert.equal(await visitor.chat.getByText("Reconnecting").isVisible(), false);
});

test("offline is said, and what was written leaves when the network is back", async ({ visitor, desk, page }) => {
  await visitor.opensChat();
  await desk.isFollowed();
  await page.context().setOffline(true);
  desk.dropStreams();
  await visitor.chat.locator("#connection", { hasText: "You are offline." }).waitFor();
  await visitor.says("Written in a tunnel");
  await visitor.sees("Waiting to be sent");
  await page.context().setOffline(false);
  await visitor.seesTheAnswer();
  const written = desk.sessions()[0].messages.filter((one) => one.author === "contact");
  assert.equal(written.length, 1);
});

test("a busy desk is asked again later, with the same id", async ({ visitor, desk }) => {
  await visitor.opensChat();
  desk.troubles.refuse = { messages: [429, "slow_down", "Slow down", 1] };
  await visitor.says("Hello");
  await visitor.sees("Waiting to be sent");
  desk.troubles.refuse = {};
  await visitor.sees("Sent", { exact: true });
  assert.equal(desk.sessions()[0].received.size, 1);
});

test("a message that cannot be sent says so and can be retried or edited", async ({ visitor, desk }) => {
  await visitor.opensChat();
  desk.troubles.refuse = { messages: [429, "slow_down", "Slow down", 3600] };
  await visitor.says("Hello");
  await visitor.sees("Not sent");
  await visitor.shot("failed");
  desk.troubles.refuse = {};
  await visitor.thread.getByRole("button", { name: "Retry" }).click();
  await visitor.sees("Sent", { exact: true });
  await visitor.says("x".repeat(2001));
  await visitor.sees("Use 2,000 characters or fewer.");
  await visitor.thread.getByRole("button", { name: "Edit" }).click();
  assert.equal((await visitor.field.inputValue()).length, 2001);
});

test("an expired session is replaced without losing the message", async ({ visitor, desk }) => {
  await visitor.opensChat();
  desk.forgetSessions();
  await visitor.says("Still there?");
  await visitor.seesTheAnswer();
  assert.equal(desk.sessions().length, 1);
});

test("what the last page could not send leaves on the next one, once", async ({ visitor, desk, site, page }) => {
  await visitor.opensChat();
  desk.troubles.refuse = { messages: [503, "busy"] };
  await visitor.says("Sent while leaving");
  await visitor.sees("Waiting to be sent");
  await page.goto(`${site.origin}/bowls`);
  desk.troubles.refuse = {};
  await visitor.sees("Sent", { exact: true });
  assert.equal(desk.sessions()[0].received.size, 1);
});

test("a slow desk delays nothing that the visitor does", async ({ visitor, desk }) => {
  desk.troubles.stall = 1500;
  await visitor.opensChat();
  await visitor.says("Early bird");
  await visitor.sees("Sending");
  await visitor.seesTheAnswer();
});

test("a receipt that comes after the answer changes no order", async ({ visitor, desk, page }) => {
  desk.troubles.receipt = 2500;
  await visitor.opensChat();
  await desk.isFollowed();
  const receipt = page.waitForResponse((response) => response.status() === 202);
  await visitor.says("Hello");
  await visitor.seesTheAnswer();
  await (await receipt).finished();
  await page.waitForTimeout(100); // for the frame to act on it
  assert.deepEqual(await visitor.authors(), ["message by-contact", "message by-ai"]);
});

test.describe("a site that is not allowed", () => {
  test.use({ isAllowed: false, viewport: { width: 360, height: 740 } });

  test("gets no chat, and a phone is not trapped in the attempt", async ({ visitor, desk, page }) => {
    await visitor.launcher().click();
    await page.getByRole("button", { name: "Close the chat" }).last().click();
    await visitor.launcher().waitFor();
    assert.ok(visitor.complaints.some((text) => text.includes("frame-ancestors")));
    assert.ok(!desk.log.includes("POST session"));
  });
});
