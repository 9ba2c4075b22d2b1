// The live line: everything that happens at the desk, in order, until the page goes away.
//
// It is *connected* while news can reach the visitor, *reconnecting* after a stream broke or the
// desk did not answer, *offline* when the browser says that there is no network.
// Every attempt first asks what was missed and then follows the stream. So where something in
// between swallows streams, the asking alone still brings the news, every 5 to 20 seconds.

import { readEvents } from "./events.js";

/** Pauses after the first, second, … attempt that did not last, in milliseconds. */
const PAUSES = [1_000, 5_000, 10_000, 20_000];
/** The first bytes of a stream must come within this time. */
const OPENING = 8_000;
/** A stream that is silent for so long, keep-alives included, is taken for dead. */
const SILENCE = 45_000;
/** A stream that stood for so long counts as a success, so that the pauses start anew. */
const STEADY = 10_000;

export class Live {
  #desk;
  #hear;
  #onState;
  #state = null;
  #cursor = 0;
  #isFresh = false;
  #attempts = 0;
  #stop = new AbortController();
  #wake = () => {};

  /** `hear(type, data)` gets each event, `onState(state)` each change of the connection. */
  constructor(desk, hear, onState) {
    this.#desk = desk;
    this.#hear = hear;
    this.#onState = onState;
    addEventListener("online", () => this.#wake());
    addEventListener("offline", () => this.#stop.abort());
  }

  get cursor() {
    return this.#cursor;
  }

  /** A session has just brought everything up to `cursor`; a stream of an older one ends. */
  startFrom(cursor) {
    this.#stop.abort();
    this.#cursor = cursor;
    this.#isFresh = true;
  }

  async run() {
    for (;;) {
      let wait;
      try {
        await this.#catchUp();
        this.#become("connected");
        wait = await this.#follow();
      } catch (fault) {
        this.#become(navigator.onLine ? "reconnecting" : "offline");
        wait = fault.retryAfter ?? 0;
      }
      this.#isFresh = false;
      const pause = PAUSES[Math.min(this.#attempts, PAUSES.length - 1)];
      this.#attempts += 1;
      await this.#pause(Math.max(wait, pause));
    }
  }

  /** After this nothing up to the cursor is missing. */
  async #catchUp() {
    await this.#desk.session();
    if (this.#isFresh) return;
    const { messages, cursor, typing, agent, conversation } = await this.#desk.since(this.#cursor);
    this.#cursor = cursor;
    for (const message of messages) this.#hear("message", message);
    if (conversation) this.#hear("conversation", { ...conversation, agent });
    this.#hear("typing", { who: typing });
  }

  /**
   * Follows the stream until the desk closes it; throws when it breaks. When none can be had it
   * returns how long the desk asked us to wait: until then, asking alone brings the news.
   */
  async #follow() {
    const stop = (this.#stop = new AbortController());
    let silence = setTimeout(() => stop.abort(), OPENING);
    let steady = null;
    const alive = () => {
      clearTimeout(silence);
      silence = setTimeout(() => stop.abort(), SILENCE);
      steady ??= setTimeout(() => (this.#attempts = 0), STEADY);
    };
    try {
      const body = await this.#desk.stream(this.#cursor, stop.signal);
      for await (const { type, id, data } of readEvents(body, alive)) {
        if (id) this.#cursor = Number(id);
        this.#hear(type, data);
      }
      return 0;
    } catch (fault) {
      if (steady || !navigator.onLine) throw fault;
      return fault.retryAfter ?? 0;
    } finally {
      stop.abort();
      clearTimeout(silence);
      clearTimeout(steady);
    }
  }

  #become(state) {
    if (state !== this.#state) this.#onState(state);
    this.#state = state;
  }

  /** Waits about so long: thousands of frames must not come back in the same instant. */
  #pause(milliseconds) {
    return new Promise((done) => {
      const timer = setTimeout(done, milliseconds * (0.75 + Math.random() / 2));
      this.#wake = () => {
        clearTimeout(timer);
        done();
      };
    });
  }
}
