// A desk that only knows the widget: it serves the widget's files and speaks its protocol from
// memory, and can be told to stall, to refuse and to drop the stream. Without dependencies.
//
//   const desk = await openDesk({ hosts: ["http://127.0.0.1:4001"] });
//   desk.says({ author: "staff", name: "Camille", text: "Hello" });

import { randomBytes, randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";

const root = new URL("../../", import.meta.url);
const KEY = "ma-boutique";
const TYPES = { js: "text/javascript", css: "text/css" };
const LOOK = { colour: "#7a2e4d", ink: "#ffffff" };
const FRAME_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'";

const GREETINGS = {
  en: "Hello. Ask about your order, a delivery or a return.",
  fr: "Bonjour. Posez votre question sur une commande, une livraison ou un retour.",
};

/** The messages of one catalogue, as the server would give them to the browser. */
export async function words(language) {
  const text = await readFile(new URL(`messages/${language}/widget.ftl`, root), "utf8");
  const entries = text.matchAll(/^widget-([\w-]+) = (.+)$/gm);
  return Object.fromEntries(Array.from(entries, ([, key, value]) => [key, value.replace(/\{ \$(\w+) \}/g, "{$1}")]));
}

export async function openDesk({ port = 0, hosts, look = {} }) {
  const sessions = new Map();
  const troubles = { refuse: {}, streams: "open", stall: 0, receipt: 0 };
  const log = [];
  const loader = { position: "right", launcher: "icon", language: "auto", ...LOOK, ...look };
  let lastCursor = 0;
  const server = createServer((request, response) => {
    answer(request, response).catch((fault) => response.headersSent || response.writeHead(500).end(String(fault)));
  });
  await new Promise((ready) => server.listen(port, "127.0.0.1", ready));
  const origin = `http://127.0.0.1:${server.address().port}`;

  async function answer(request, response) {
    const { pathname, searchParams } = new URL(request.url, origin);
    const [, , key, act] = pathname.split("/");
    log.push(`${request.method} ${act ?? key}`);
    if (key === `${KEY}.js`) return send(response, 200, TYPES.js, await loaderScript());
    if (!act) return serveFile(response, key);
    if (act === "frame") return serveFrame(response, searchParams.get("lang"));

    if (troubles.stall) await new Promise((done) => setTimeout(done, troubles.stall));
    const brought = request.method === "POST" ? await read(request) : "";
    const body = brought && act !== "files" ? JSON.parse(brought) : {};
    if (troubles.refuse[act]) return refuse(response, ...troubles.refuse[act]);
    if (act === "session") return json(response, 200, begin(body));
    const session = sessions.get(request.headers.authorization?.replace("Bearer ", ""));
    if (!session) return refuse(response, 401, "unknown_session");
    return acts[act](session, { request, response, body, brought, name: searchParams.get("name"), after: Number(searchParams.get("after")) });
  }

  const acts = {
    messages(session, { request, response, body, after }) {
      if (request.method === "GET") return json(response, 200, since(session, after));
      if (body.text.length > 2000) return refuse(response, 422, "too_long", "Use 2,000 characters or fewer.");
      if (!session.received.has(body.id)) {
        session.received.add(body.id);
        session.conversation ??= { status: "open", handler: "ai", agent: null };
        const files = (body.files ?? []).map((id) => ({ id, name: session.files.get(id), url: `/files/${id}`, bytes: 1, width: null, height: null }));
        put(session, { author: "contact", text: body.text, client_id: body.id, delivery: "sent", files });
        if (session.conversation.handler === "ai") setTimeout(() => assist(session), 400);
      }
      setTimeout(() => json(response, 202, { id: body.id }), troubles.receipt);
    },
    events(session, { request, response, after }) {
      if (troubles.streams === "closed") return request.socket.destroy();
      response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-store" });
      response.write(": here\n\n");
      session.streams.add(response);
      response.on("close", () => session.streams.delete(response));
      for (const message of session.messages.filter((one) => one.cursor > after)) emit(response, "message", message, message.cursor);
      if (session.conversation) emit(response, "conversation", session.conversation);
    },
    files(session, { response, brought, name }) {
      if (!brought) return refuse(response, 422, "empty_file", "This file is empty.");
      const id = randomUUID();
      session.files.set(id, name);
      json(response, 201, { id });
    },
    person(session, { response }) {
      session.conversation = { status: "open", handler: "nobody", agent: null };
      put(session, { author: "system", text: "handed over", event: "handed_over" });
      broadcast(session, "conversation", session.conversation);
      json(response, 202, {});
    },
    helped(session, { response, body }) {
      const answer = session.messages.find((one) => one.id === body.message);
      if (!answer?.helped) return refuse(response, 404, "no_answer");
      answer.helped = body.helped ? "yes" : "no";
      response.writeHead(204).end();
    },
    read(session, { response, body }) {
      session.read = body.cursor;
      response.writeHead(204).end();
    },
  };

  function begin({ token }) {
    const known = sessions.has(token) ? token : randomBytes(32).toString("base64url");
    if (!sessions.has(known)) sessions.set(known, { messages: [], received: new Set(), files: new Map(), streams: new Set(), conversation: null, read: 0 });
    const { conversation, messages } = sessions.get(known);
    return { token: known, conversation, messages, cursor: messages.at(-1)?.cursor ?? 0 };
  }

  function since({ messages, conversation }, after) {
    const news = messages.filter((one) => one.cursor > after);
    return { messages: news, cursor: news.at(-1)?.cursor ?? after, typing: null, agent: conversation?.agent ?? null, conversation };
  }

  function put(session, message) {
    lastCursor += 1;
    const blank = { name: null, sources: [], helped: null, delivery: null, client_id: null, event: null };
    const whole = { ...blank, id: randomUUID(), seq: lastCursor, cursor: lastCursor, at: new Date().toISOString(), ...message };
    session.messages.push(whole);
    broadcast(session, "message", whole, lastCursor);
    return whole;
  }

  function assist(session) {
    broadcast(session, "typing", { who: "assistant" });
    setTimeout(() => {
      put(session, {
        author: "ai",
        name: "Mira",
        text: "You can send an item back within 30 days.\n\nPut the slip in the parcel.\nWe refund you when it arrives.",
        helped: "unsaid",
        sources: [
          { title: "Returns", url: "https://shop.example/returns", quote: "Items can be sent back within 30 days of delivery." },
          { title: "Refunds", url: "javascript:alert(1)", quote: "The refund follows within 5 days." },
        ],
      });
    }, 600);
  }

  function broadcast(session, type, data, id) {
    for (const stream of session.streams) emit(stream, type, data, id);
  }

  async function loaderScript() {
    const texts = {};
    for (const language of ["en", "fr"]) {
      const all = await words(language);
      texts[language] = Object.fromEntries(["open", "close", "unread", "title"].map((name) => [name, all[`launcher-${name}`]]));
    }
    const script = await readFile(new URL("widget/loader.js", root), "utf8");
    return script.replace("/*CONFIG*/null", JSON.stringify({ key: KEY, origin, ...loader, texts }));
  }

  async function serveFrame(response, language) {
    const texts = await words(language);
    const { colour, ink } = loader;
    const config = { key: KEY, language, name: "Ma Boutique", assistant: true, greeting: GREETINGS[language], colour, ink, texts };
    const values = { lang: language, title: texts["launcher-title"], config: JSON.stringify(config).replaceAll("<", "\\u003c") };
    const page = (await readFile(new URL("widget/frame.html", root), "utf8")).replace(/\{\{(\w+)\}\}/g, (_, name) => values[name]);
    response.setHeader("Content-Security-Policy", `${FRAME_POLICY}; frame-ancestors ${hosts.join(" ")}`);
    send(response, 200, "text/html; charset=utf-8", page);
  }

  async function serveFile(response, name) {
    if (!/^[a-z]+\.(js|css)$/.test(name)) return response.writeHead(404).end();
    send(response, 200, TYPES[name.split(".")[1]], await readFile(new URL(`widget/${name}`, root)));
  }

  return {
    origin,
    log,
    troubles,
    script: `${origin}/widget/${KEY}.js`,
    sessions: () => [...sessions.values()],
    /** Says something to the newest visitor. */
    says: (message) => put([...sessions.values()].at(-1), message),
    /** Puts an agent on the newest visitor's line. */
    joins(name) {
      const session = [...sessions.values()].at(-1);
      session.conversation = { status: "open", handler: "staff", agent: name };
      put(session, { author: "system", name, text: "joined", event: "agent_joined" });
      broadcast(session, "conversation", session.conversation);
    },
    /** Tells the newest visitor that something about a message changed. */
    updates(message, change) {
      Object.assign(message, change);
      broadcast([...sessions.values()].at(-1), "update", message);
    },
    /** Waits until the newest visitor follows the stream. */
    async isFollowed() {
      while (![...sessions.values()].at(-1)?.streams.size) await new Promise((done) => setTimeout(done, 20));
    },
    dropStreams() {
      for (const { streams } of sessions.values()) for (const stream of streams) stream.destroy();
    },
    forgetSessions: () => sessions.clear(),
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

function emit(stream, type, data, id) {
  stream.write(`event: ${type}\n${id ? `id: ${id}\n` : ""}data: ${JSON.stringify(data)}\n\n`);
}

function send(response, status, type, body) {
  response.writeHead(status, { "Content-Type": type, "Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff" }).end(body);
}

function json(response, status, body) {
  send(response, status, "application/json", JSON.stringify(body));
}

function refuse(response, status, code, message = code, seconds = 0) {
  if (seconds) response.setHeader("Retry-After", seconds);
  json(response, status, { error: { code, message } });
}

async function read(request) {
  let body = "";
  for await (const piece of request) body += piece;
  return body;
}
