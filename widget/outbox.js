// What the visitor wrote and the desk has not yet confirmed.
//
// A message is *sending* until the desk has it, *queued* while we wait to try again, *failed* when
// we stop trying. Messages leave one at a time, in the order they were written. They are kept for
// this visit, so turning the page in the middle of sending loses nothing; repeating one is
// harmless, because it keeps its id.

/** Pauses before the second, third, … try, in milliseconds. */
const PAUSES = [1_000, 3_000, 8_000];
/** The longest wait that a desk may ask for before we tell the visitor instead, in milliseconds. */
const LONGEST_WAIT = 60_000;

export class Outbox {
  #desk;
  #onChange;
  #memory;
  #letters = [];
  #isSending = false;

  /** `onChange(letter)` runs with `{ id, text, files, at, delivery, reason }` whenever its state changes. */
  constructor(desk, key, onChange) {
    this.#desk = desk;
    this.#onChange = onChange;
    this.#memory = `switchboard:${key}:outbox`;
  }

  /** Takes up what the previous page of this visit could not send. */
  resume() {
    try {
      this.#letters = JSON.parse(sessionStorage.getItem(this.#memory)) ?? [];
    } catch {
      // Storage is blocked in frames here: there is nothing to take up.
    }
    for (const letter of this.#letters) this.#become(letter, letter.delivery === "failed" ? "failed" : "sending");
    this.#sendAll();
  }

  /** `files` are those that were taken in before, each with its `id` and `name`. */
  add(text, files = []) {
    const letter = { id: newId(), text, files, at: new Date().toISOString() };
    this.#letters.push(letter);
    this.#become(letter, "sending");
    this.#sendAll();
  }

  /** Tries a failed message again, under the same id. */
  retry(id) {
    const letter = this.#letters.find((one) => one.id === id);
    if (letter?.delivery !== "failed") return;
    this.#become(letter, "sending");
    this.#sendAll();
  }

  /** Takes a message back that was not sent, and returns it. */
  withdraw(id) {
    const letter = this.#letters.find((one) => one.id === id);
    this.#forget(letter);
    return letter;
  }

  async #sendAll() {
    if (this.#isSending) return;
    this.#isSending = true;
    let next;
    while ((next = this.#letters.find((letter) => letter.delivery === "sending"))) await this.#send(next);
    this.#isSending = false;
  }

  async #send(letter) {
    for (let attempt = 0; ; attempt++) {
      try {
        this.#become(letter, "sending");
        await this.#desk.send(letter.id, letter.text, letter.files);
        this.#forget(letter);
        return this.#onChange({ ...letter, delivery: "sent" });
      } catch (fault) {
        const wait = Math.max(fault.retryAfter ?? 0, PAUSES[attempt] ?? Infinity);
        if (fault.isFinal || wait > LONGEST_WAIT) {
          letter.reason = fault.isFinal ? fault.message : "";
          letter.isFinal = Boolean(fault.isFinal);
          return this.#become(letter, "failed");
        }
        this.#become(letter, "queued");
        await new Promise((done) => setTimeout(done, wait));
      }
    }
  }

  #become(letter, delivery) {
    letter.delivery = delivery;
    this.#keep();
    this.#onChange({ ...letter });
  }

  #forget(letter) {
    this.#letters = this.#letters.filter((one) => one !== letter);
    this.#keep();
  }

  #keep() {
    try {
      sessionStorage.setItem(this.#memory, JSON.stringify(this.#letters));
    } catch {
      // Kept for this page only.
    }
  }
}

/** A random UUID; `crypto.randomUUID` is missing in a frame of a page that is not https. */
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40; // version 4
  bytes[8] = (bytes[8] & 0x3f) | 0x80; // variant of RFC 9562
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
