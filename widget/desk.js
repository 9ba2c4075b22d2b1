// The desk as the frame sees it: seven requests and one stream, all to its own origin.
//
// Promises
// - A visitor's session is a secret kept by this frame; the page around it never sees it.
// - An expired secret is replaced once, and the request that found out is repeated.

/** The longest we wait for an answer before we call the attempt lost, in milliseconds. */
const PATIENCE = 15_000;

/** The desk understood and said no. `retryAfter` is in milliseconds. */
export class Refused extends Error {
  constructor(status, reason, retryAfter) {
    super(reason);
    this.status = status;
    this.retryAfter = retryAfter;
  }

  /** Asking again with the same words cannot help. */
  get isFinal() {
    return this.status >= 400 && this.status < 500 && ![401, 408, 425, 429].includes(this.status);
  }
}

export class Desk {
  #base;
  #about;
  #shelf;
  #token;
  #session = null;

  /** `about` is what a new session is told: `{ language, page_url }`. */
  constructor(key, about) {
    this.#base = `/widget/${key}`;
    this.#about = about;
    this.#shelf = shelf(`switchboard:${key}:session`);
    this.#token = this.#shelf.read();
  }

  /** Called with every session that begins; set it before the first request. */
  onSession = () => {};

  /** Begins or resumes the visitor's session; one at a time, however many ask. */
  session() {
    this.#session ??= this.#begin().catch((fault) => {
      this.#session = null;
      throw fault;
    });
    return this.#session;
  }

  /** Hands in a message. `id` makes repeating it harmless. */
  async send(id, text, files = []) {
    await this.#ask("/messages", post({ id, text, files: files.map((file) => file.id) }));
  }

  /** Hands in a file, and returns its id for a message. `onProgress` gets the part that has left, 0 to 1. */
  async upload(file, onProgress) {
    const address = `${this.#base}/files?name=${encodeURIComponent(file.name)}`;
    return (await this.#asVisitor((token) => push(address, file, token, onProgress))).id;
  }

  /** What happened after `cursor`. */
  async since(cursor) {
    return (await this.#ask(`/messages?after=${cursor}`)).json();
  }

  async askForPerson() {
    await this.#ask("/person", post({}));
  }

  async read(cursor) {
    await this.#ask("/read", post({ cursor }));
  }

  async judge(message, helped) {
    await this.#ask("/helped", post({ message, helped }));
  }

  /** The live stream after `cursor`; `signal` ends it. */
  async stream(cursor, signal) {
    const headers = { Accept: "text/event-stream" };
    return (await this.#ask(`/events?after=${cursor}`, { headers, signal })).body;
  }

  async #begin() {
    const body = { ...this.#about, token: this.#token ?? undefined };
    const session = await (await knock(`${this.#base}/session`, post(body))).json();
    this.#token = session.token;
    this.#shelf.write(session.token);
    this.onSession(session);
    return session;
  }

  #ask(path, request = {}) {
    const withToken = (token) => ({ ...request, headers: { ...request.headers, Authorization: `Bearer ${token}` } });
    return this.#asVisitor((token) => knock(this.#base + path, withToken(token)));
  }

  /** Does something with the visitor's secret, and once more if that turns out to have expired. */
  async #asVisitor(act) {
    await this.session();
    const used = this.#token;
    try {
      return await act(used);
    } catch (fault) {
      if (fault.status !== 401) throw fault;
      if (used === this.#token) this.#session = null; // else somebody has renewed it already
      await this.session();
      return act(this.#token);
    }
  }
}

async function knock(address, request) {
  const response = await fetch(address, { signal: AbortSignal.timeout(PATIENCE), cache: "no-store", credentials: "omit", ...request });
  if (response.ok) return response;
  throw refused(response.status, await response.json().catch(() => ({})), response.headers.get("Retry-After"));
}

/** Sends a file, however long that takes. `fetch` does not tell how much of it has left. */
function push(address, file, token, onProgress) {
  return new Promise((done, lost) => {
    const request = new XMLHttpRequest();
    request.open("POST", address);
    request.responseType = "json";
    request.setRequestHeader("Authorization", `Bearer ${token}`);
    request.upload.addEventListener("progress", ({ loaded, total }) => onProgress(loaded / total));
    request.addEventListener("error", () => lost(new Error("the connection broke")));
    request.addEventListener("load", () => {
      if (request.status === 201) return done(request.response);
      lost(refused(request.status, request.response ?? {}, request.getResponseHeader("Retry-After")));
    });
    request.send(file);
  });
}

function refused(status, { error }, retryAfter) {
  return new Refused(status, error?.message ?? "", (Number(retryAfter) || 0) * 1000);
}

function post(body) {
  return { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
}

/** One place in the browser's storage, or in memory where the browser forbids storage in frames. */
function shelf(name) {
  let memory = null;
  return {
    read() {
      try {
        return localStorage.getItem(name) ?? memory;
      } catch {
        return memory;
      }
    },
    write(value) {
      memory = value;
      try {
        localStorage.setItem(name, value);
      } catch {
        // Kept for this page only.
      }
    },
  };
}
