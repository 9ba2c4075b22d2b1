// The conversation as a list: every message once, in order, and the view kept at its end.
//
// A visitor who has scrolled up to read is never moved; a button then says that there is more.

import { drawMessage } from "./message.js";

/** So near the end, in pixels, counts as reading the end. */
const NEAR = 48;

export class Thread {
  #list;
  #scroller;
  #newer;
  #actions;
  #entries = [];
  #isAtEnd = true;

  /** `actions` are what a message's buttons do: `{ retry, edit, judge }`. */
  constructor(list, scroller, newer, actions) {
    this.#list = list;
    this.#scroller = scroller;
    this.#newer = newer;
    this.#actions = actions;
    scroller.addEventListener("scroll", () => this.#look(), { passive: true });
    newer.addEventListener("click", () => this.showEnd());
    // A phone's keyboard, a longer draft: the end stays in sight when the room shrinks.
    new ResizeObserver(() => this.#isAtEnd && this.showEnd()).observe(scroller);
  }

  /** Whether the visitor has the end of the conversation before them. */
  get isAtEnd() {
    return this.#isAtEnd;
  }

  /** Adds a message or brings it up to date. Says whether it was new. */
  put(message) {
    const key = message.client_id ?? message.id;
    const index = this.#entries.findIndex((entry) => entry.key === key);
    const known = this.#entries[index];
    // News may come twice and late: the desk's word stands against our own "sent" or "queued".
    if (known?.message.seq != null && message.seq == null) return false;

    const item = drawMessage(message, this.#actions);
    if (known) {
      const details = known.item.querySelector("details");
      if (details?.open) item.querySelector("details")?.setAttribute("open", "");
      known.item.remove();
      this.#entries.splice(index, 1);
    }
    this.#insert({ key, message, item });
    if (this.#isAtEnd || message.author === "contact") this.showEnd();
    else if (!known) this.#newer.hidden = false;
    return !known;
  }

  remove(key) {
    const index = this.#entries.findIndex((entry) => entry.key === key);
    this.#entries[index]?.item.remove();
    this.#entries.splice(index, 1);
  }

  /** Forgets what the desk told us, but not what is still on its way to it. */
  clear() {
    for (const { key, message } of [...this.#entries]) if (message.seq != null) this.remove(key);
  }

  showEnd() {
    this.#scroller.scrollTop = this.#scroller.scrollHeight;
    this.#look();
  }

  #insert(entry) {
    const place = ({ message }) => message.seq ?? Infinity; // what is on its way stands last
    const next = this.#entries.findIndex((other) => place(other) > place(entry));
    const at = next < 0 ? this.#entries.length : next;
    this.#list.insertBefore(entry.item, this.#entries[at]?.item ?? null);
    this.#entries.splice(at, 0, entry);
  }

  #look() {
    const { scrollTop, scrollHeight, clientHeight } = this.#scroller;
    if (!clientHeight) return; // the chat is closed: nobody scrolled
    this.#isAtEnd = scrollHeight - scrollTop - clientHeight < NEAR;
    if (this.#isAtEnd) this.#newer.hidden = true;
  }
}
