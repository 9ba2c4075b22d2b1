// What somebody said, drawn: a visitor's words as they are, the desk's with their marks.

import { element } from "./element.js";
import { markup } from "./markup.js";
import { word } from "./words.js";

/** Words as they were written, in paragraphs. */
export function drawText(text) {
  return body(text.trim().split(/\n{2,}/).map((words) => element("p", "", words)));
}

/** Words with their marks. Whatever they say, only these elements come of them. */
export function drawMarked(text) {
  return body(markup(text).map(drawBlock));
}

function body(blocks) {
  const made = element("div", "text");
  made.dir = "auto";
  made.append(...blocks);
  return made;
}

function drawBlock({ paragraph, points, numbered, code }) {
  if (code !== undefined) return wrap("pre", [element("code", "", code)]);
  if (paragraph) return wrap("p", paragraph.map(drawSpan));
  const list = element(points ? "ul" : "ol", "list");
  if (numbered) list.start = numbered[0];
  list.append(...(points ?? numbered[1]).map((entry) => wrap("li", entry.map(drawSpan))));
  return list;
}

function drawSpan({ text, bold, emphasis, code, link }) {
  if (bold) return wrap("strong", bold.map(drawSpan));
  if (emphasis) return wrap("em", emphasis.map(drawSpan));
  if (code !== undefined) return element("code", "", code);
  return link ? drawLink(link) : document.createTextNode(text);
}

/** Its words are its writer's; the host that it really leads to stands beside them, whatever they say. */
function drawLink({ words, address, host }) {
  const link = wrap("a", [element("bdi", "", words)]);
  Object.assign(link, { href: address, target: "_blank", rel: "noopener noreferrer nofollow" });
  if (host) link.append(" (", element("bdi", "", host), ")");
  link.append(element("span", "unseen", word("new-tab")));
  return link;
}

function wrap(tag, children) {
  const made = element(tag);
  made.append(...children);
  return made;
}
