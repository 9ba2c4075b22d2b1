// The chat inside the frame: its parts, and what each of them tells the others.
//
//   host       the page around us      composer   where the visitor writes
//   desk       the server              outbox     what is written and not yet confirmed
//   live       what happens there      thread     what was said;  line  who answers
//   attachments   files that go along with what is written
//
// Start reading at `hear`: it is everything that can reach a visitor.

import { Attachments } from "./attachments.js";
import { Composer } from "./composer.js";
import { Desk } from "./desk.js";
import { listenToHost, pageUrl, tellHost } from "./host.js";
import { Line } from "./line.js";
import { Live } from "./live.js";
import { spoken } from "./message.js";
import { Outbox } from "./outbox.js";
import { Thread } from "./thread.js";
import { config, fillWords, word } from "./words.js";

/** A typing mark that nobody renews goes away after this time, in milliseconds. */
const TYPING_FADES = 60_000;

const part = (id) => document.getElementById(id);
let isShown = false;
let unread = 0;
let toldUnread = 0;
let typingTimer;

const desk = new Desk(config.key, { language: config.language, page_url: pageUrl });
const thread = new Thread(part("messages"), part("scroller"), part("newer"), { retry, edit, judge });
const outbox = new Outbox(desk, config.key, showOwn);
const attachments = new Attachments(desk, announce);
const composer = new Composer(config.key, attachments, (text, files) => outbox.add(text, files));
const line = new Line(() => desk.askForPerson());
const live = new Live(desk, hear, showConnection);

/** Everything that the live line brings. */
function hear(type, data) {
  switch (type) {
    case "message":
      return arrive(data);
    case "update":
      thread.put(data);
      return;
    case "typing":
      return showTyping(data.who);
    case "conversation":
      return line.show(data);
  }
}

function arrive(message) {
  if (!thread.put(message) || message.author === "contact") return;
  if (message.author !== "system") showTyping(null);
  announce(spoken(message));
  unread += 1;
  noteReading();
}

/** A session began: the desk's account of the conversation replaces ours. */
desk.onSession = ({ messages, cursor, conversation }) => {
  thread.clear();
  for (const message of messages) thread.put(message);
  line.show(conversation ?? null);
  live.startFrom(cursor);
};

function showOwn(letter) {
  thread.put({ ...letter, author: "contact", client_id: letter.id, seq: null });
  if (letter.delivery === "failed") announce(letter.reason || word("delivery-failed"));
}

function retry(id) {
  outbox.retry(id);
  composer.focus();
}

/** Puts a refused message back to where it was written; a draft that stands there comes after it. */
function edit(id) {
  const { text, files = [] } = outbox.withdraw(id);
  thread.remove(id);
  attachments.putBack(files);
  composer.write(composer.isEmpty ? text : `${text}\n${part("text").value}`);
  composer.focus();
}

/** Tells the desk whether an answer helped. False where it was not kept. */
async function judge(id, helped) {
  const kept = await desk.judge(id, helped).then(
    () => true,
    () => false,
  );
  announce(kept ? word("helped-noted") : word("helped-failed"));
  return kept;
}

function showTyping(who) {
  clearTimeout(typingTimer);
  part("typing").hidden = !who;
  if (!who) return;
  part("typist").textContent = word(who === "assistant" ? "assistant-types" : "agent-types");
  if (thread.isAtEnd) thread.showEnd();
  typingTimer = setTimeout(() => showTyping(null), TYPING_FADES);
}

function showConnection(state) {
  part("connection").hidden = state === "connected";
  if (state !== "connected") part("connection").textContent = word(state);
  if (state === "offline") announce(word("offline"));
}

/** Says it once. The lines stay a while, so that two in a row are both heard. */
function announce(text) {
  const said = document.createElement("p");
  said.textContent = text;
  part("announcer").append(said);
  setTimeout(() => said.remove(), 10_000);
}

/** Tells the desk what was read, or the page what was not. */
function noteReading() {
  const isReading = isShown && document.visibilityState === "visible" && thread.isAtEnd;
  if (isReading && unread) {
    unread = 0;
    // A lost receipt matters to nobody: the next one says as much and more.
    desk.read(live.cursor).catch(() => {});
  }
  if (unread !== toldUnread) tellHost("unread", { count: unread });
  toldUnread = unread;
}

function dress() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`:root { --accent: ${config.colour}; --on-accent: ${config.ink}; }`);
  document.adoptedStyleSheets = [sheet];
  fillWords(document);
  part("name").textContent = config.name;
  part("greeting").textContent = config.greeting ?? "";
  part("greeting").hidden = !config.greeting;
  line.show(null);
}

dress();
listenToHost(
  (wantsFocus) => {
    isShown = true;
    thread.showEnd();
    if (wantsFocus) composer.focus();
    noteReading();
  },
  () => {
    isShown = false;
  },
);
part("close").addEventListener("click", () => tellHost("close"));
part("scroller").addEventListener("scroll", noteReading, { passive: true });
document.addEventListener("visibilitychange", noteReading);
document.addEventListener("keydown", (event) => event.key === "Escape" && !event.isComposing && tellHost("close"));
tellHost("ready");
outbox.resume();
live.run();
