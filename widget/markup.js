// The few marks that may stand in a message, read by the same rules as at the desk
// (`src/text/markup.rs`, whose table of cases holds both): paragraphs, lists, code, bold, emphasis and
// links to the web. Pure: it makes a reading of the text, no element.

/** So far the other end of a mark is looked for. */
const NEAR = 2_000;
const DEEPEST = 2;
const LETTER = /[\p{L}\p{N}]/u;

/** The blocks of a message: `{ paragraph }`, `{ points }`, `{ numbered: [first, items] }` or `{ code }`. */
export function markup(text) {
  const lines = text.trim().split("\n").map((line) => line.replace(/\r+$/, ""));
  const lastFence = lines.findLastIndex(isFence);
  const blocks = [];
  let paragraph = [];
  let list = [];

  const endParagraph = () => {
    if (paragraph.length) blocks.push({ paragraph: spans(paragraph.join("\n").trim(), 0) });
    paragraph = [];
  };
  const endList = () => {
    const items = list.map(({ words }) => spans(words.trim(), 0));
    if (list.length) blocks.push(list[0].number ? { numbered: [list[0].number, items] } : { points: items });
    list = [];
  };
  const end = () => {
    endParagraph();
    endList();
  };
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at];
    const entry = item(line);
    if (isFence(line) && lastFence > at) {
      const close = lines.findIndex((other, place) => place > at && isFence(other));
      end();
      blocks.push({ code: lines.slice(at + 1, close).join("\n") });
      at = close;
    } else if (!line.trim()) {
      end();
    } else if (entry) {
      endParagraph();
      const before = list.at(-1);
      if (before && (entry.number ? before.number + 1 !== entry.number : before.number)) endList();
      list.push(entry);
    } else {
      endList();
      paragraph.push(line);
    }
  }
  end();
  return blocks;
}

const isFence = (line) => line.trim() === "```";

/** A line of a list: its number, or null, and its words. */
function item(line) {
  const found = /^\s*(?:[-*]|([1-9]\d{0,2})[.)]) (.*)$/.exec(line);
  return found?.[2].trim() ? { number: found[1] ? Number(found[1]) : null, words: found[2] } : null;
}

function spans(text, depth) {
  const made = [];
  let plain = "";
  let at = 0;
  while (at < text.length) {
    const found = mark(text, at, depth);
    if (!found) {
      plain += text[at++];
      continue;
    }
    if (plain) made.push({ text: plain });
    plain = "";
    made.push(found.span);
    at += found.length;
  }
  if (plain) made.push({ text: plain });
  return made;
}

function mark(text, at, depth) {
  const rest = text.slice(at, at + 3 * NEAR);
  const beginsWord = !LETTER.test([...text.slice(Math.max(0, at - 2), at)].at(-1) ?? " ");
  switch (text[at]) {
    case "`": {
      const code = until(rest.slice(1), "`");
      return code && code.trim() === code ? { span: { code }, length: code.length + 2 } : null;
    }
    case "*":
    case "_":
      return beginsWord && depth < DEEPEST ? emphasis(rest, depth) : null;
    case "[":
      return link(rest);
    case "h":
    case "H":
      return beginsWord ? bare(rest) : null;
    default:
      return null;
  }
}

function emphasis(text, depth) {
  const mark = text.startsWith("**") ? "**" : text[0];
  const inside = until(text.slice(mark.length), mark);
  if (inside === null || inside.trim() !== inside || !LETTER.test(inside)) return null;
  const length = inside.length + 2 * mark.length;
  const next = String.fromCodePoint(text.codePointAt(length) ?? 32);
  if (LETTER.test(next) || next === "*") return null;
  const inner = spans(inside, depth + 1);
  return { span: mark === "**" ? { bold: inner } : { emphasis: inner }, length };
}

/** `[words](address)`. */
function link(text) {
  const words = until(text.slice(1), "]");
  if (!words?.trim() || words.includes("[") || text[words.length + 2] !== "(") return null;
  const address = until(text.slice(words.length + 3), ")");
  const host = address && hostOf(address);
  if (!host) return null;
  const saysIt = words.toLowerCase() === host || words === address;
  return { span: { link: { words, address, host: saysIt ? null : host } }, length: words.length + address.length + 4 };
}

/** An address that stands by itself, without the marks that end its sentence. */
function bare(text) {
  if (!/^https?:\/\//i.test(text)) return null;
  const address = /^[^\s<>"'*`\x00-\x20\x7f-\uffff]*/.exec(text)[0].replace(/[.,;:!?)\]_]+$/, "");
  return hostOf(address) ? { span: { link: { words: address, address, host: null } }, length: address.length } : null;
}

/** The host that an address leads to; null where a browser might read it in another way than people do. */
function hostOf(address) {
  const lower = address.toLowerCase();
  if (address.length > NEAR || !/^https?:\/\/[\x21-\x7e]*$/.test(lower) || /[<>"'`\\^{|}]/.test(lower)) return null;
  const authority = lower.replace(/^https?:\/\//, "").split(/[/?#]/)[0];
  return /^((?:[a-z0-9][a-z0-9-]*\.)+[a-z0-9][a-z0-9-]*)(?::\d{1,5})?$/.exec(authority)?.[1] ?? null;
}

/** What stands before the next `mark` on the same line, if that is near; null where it does not. */
function until(text, mark) {
  const line = text.slice(0, NEAR).split("\n", 1)[0];
  const at = line.indexOf(mark);
  return at < 0 ? null : line.slice(0, at);
}
