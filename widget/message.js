// One message, drawn.
//
// The four authors are told apart without colour: the visitor's words stand in a bubble at the far
// side, the assistant has a square mark and the badge "AI", an agent has round initials and a name,
// and what merely happened is a line without a bubble.
// Text is only ever set as text; of what the desk says, `text.js` also draws the few marks. What was sent
// along is linked to the desk itself.

import { element } from "./element.js";
import { drawHelped } from "./helped.js";
import { drawMarked, drawText } from "./text.js";
import { counted, timeOf, word } from "./words.js";

/** The list item for `message`; `actions` are `retry(id)`, `edit(id)` and `judge(id, helped)`. */
export function drawMessage(message, actions) {
  if (message.author === "system") return drawHappening(message);
  const item = element("li", `message by-${message.author}`);
  if (message.id) item.id = `m-${message.id}`;
  item.append(drawByline(message));
  if (message.quote) item.append(drawQuote(message.quote));
  item.append(message.author === "contact" ? drawText(message.text) : drawMarked(message.text));
  if (message.files?.length) item.append(drawFiles(message.files));
  if (message.sources?.length) item.append(drawSources(message.sources));
  if (message.helped) item.append(drawHelped(message, actions.judge));
  if (message.author === "contact") item.append(drawDelivery(message, actions));
  return item;
}

/** What a screen reader hears, once, when the message is there. */
export function spoken(message) {
  if (message.author === "system") return happening(message);
  return word("says", { name: nameOf(message), text: message.text });
}

function drawByline(message) {
  const line = element("p", "byline");
  if (message.author !== "contact") {
    const mark = element("span", "mark", initials(nameOf(message)));
    mark.ariaHidden = "true";
    line.append(mark);
  }
  line.append(element("span", message.author === "contact" ? "unseen" : "name", nameOf(message)));
  if (message.author === "ai") line.append(element("span", "badge", word("ai")));
  const time = element("time", "", timeOf(new Date(message.at)));
  time.dateTime = message.at;
  line.append(time);
  return line;
}

/** The words that are answered, above the answer; pressed, they lead to where they were said. */
function drawQuote({ id, author, name, text }) {
  const quote = element("blockquote", "quoted");
  const lead = button("quoted", () => document.getElementById(`m-${id}`)?.scrollIntoView({ block: "center" }), {
    name: nameOf({ author, name }),
  });
  const words = element("p", "", text);
  words.dir = "auto";
  quote.append(lead, words);
  return quote;
}

/** Links of the desk's own; a picture keeps its place before it is there. */
function drawFiles(files) {
  const list = element("ul", "files");
  for (const file of files) {
    const entry = element("li");
    entry.append(file.url ? drawLink(file) : element("span", "file", file.name));
    list.append(entry);
  }
  return list;
}

function drawLink(file) {
  const link = element("a", "file", file.width ? "" : file.name);
  link.href = file.url;
  link.target = "_blank";
  link.rel = "noopener noreferrer";
  if (file.width) link.append(drawPicture(file));
  return link;
}

function drawPicture({ name, url, width, height }) {
  const picture = element("img");
  Object.assign(picture, { alt: name, src: url, width, height, loading: "lazy" });
  return picture;
}

function drawSources(sources) {
  const details = element("details", "sources");
  const list = element("ul");
  for (const source of sources) {
    const entry = element("li");
    entry.append(drawTitle(source));
    if (source.quote) entry.append(element("blockquote", "", source.quote));
    list.append(entry);
  }
  details.append(element("summary", "", counted("sources", sources.length)), list);
  return details;
}

function drawTitle({ title, url }) {
  if (!isHttps(url)) return element("span", "title", title);
  const link = element("a", "title", title);
  link.href = url;
  link.target = "_blank";
  link.rel = "noopener noreferrer";
  link.append(element("span", "unseen", word("new-tab")));
  return link;
}

function drawDelivery({ id, client_id, delivery, reason, isFinal }, { retry, edit }) {
  const state = delivery ?? "sent";
  const line = element("p", `delivery is-${state}`, reason || word(`delivery-${state}`));
  const own = client_id ?? id;
  if (state === "failed" && isFinal) line.append(button("edit", () => edit(own)));
  else if (state === "failed" && retry) line.append(button("retry", () => retry(own)));
  return line;
}

function drawHappening(message) {
  const item = element("li", `happening is-${message.event ?? "note"}`);
  const lamp = element("span", `lamp ${lampOf[message.event] ?? "resolved"}`);
  lamp.ariaHidden = "true";
  item.append(lamp, element("p", "", happening(message)));
  return item;
}

const lampOf = { handed_over: "calling", agent_joined: "person", assistant_returned: "ai", resolved: "resolved" };

function happening({ event, name, text }) {
  switch (event) {
    case "handed_over":
      return word("handed-over");
    case "agent_joined":
      return name ? word("agent-joined", { name }) : word("person-joined");
    case "assistant_returned":
      return word("assistant-returned");
    case "resolved":
      return word("resolved");
    default:
      return text;
  }
}

function nameOf({ author, name }) {
  if (author === "contact") return word("you");
  return name || word(author === "ai" ? "assistant" : "team");
}

function initials(name) {
  const words = name.trim().split(/\s+/);
  return words.slice(0, 2).map((one) => [...one][0]).join("").toUpperCase();
}

function isHttps(url) {
  return URL.canParse(url ?? "") && new URL(url).protocol === "https:";
}

function button(key, onPress, values) {
  const button = element("button", "inline", word(key, values));
  button.type = "button";
  button.addEventListener("click", onPress);
  return button;
}
