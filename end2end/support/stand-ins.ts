// Other people's servers, on this machine: one that is called with each answer, a language model that says nothing
// until it is told to, and a website. The desk is allowed to call this machine (`EGRESS_ALLOW`).

import { createServer, type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

async function listen(heard: (path: string, body: string, response: ServerResponse, id: string) => void) {
  const server = createServer(((request, response) => {
    const pieces: Buffer[] = [];
    request.on("data", (piece: Buffer) => pieces.push(piece));
    request.on("end", () => heard(request.url!, Buffer.concat(pieces).toString(), response, String(request.headers["webhook-id"])));
  }) satisfies RequestListener);
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const close = () => void server.close(server.closeAllConnections());
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}

/** A system that is called with each answer: under which id, and of which message. */
export async function openReceiver() {
  const calls: { id: string; message: string; text: string }[] = [];
  const { origin, close } = await listen((_, body, response, id) => {
    const { message } = JSON.parse(body).data;
    calls.push({ id, message: message.id, text: message.text });
    response.writeHead(204).end();
  });
  return { url: `${origin}/answers`, calls, close };
}

/** A language model. It answers with the first words of the first passage, once it is told to, and says that these were
 * so many tokens. */
export async function openModel({ written = 10 } = {}) {
  const waiting: (() => void)[] = [];
  const { origin, close } = await listen((_, body, response) => {
    const { passages } = JSON.parse(JSON.parse(body).messages.at(-1).content);
    const say = (chunk: object) => response.write(`data: ${JSON.stringify(chunk)}\n\n`);
    response.writeHead(200, { "Content-Type": "text/event-stream" });
    // It talks, so that it is not taken for dead; what it says comes later.
    say({ choices: [{ delta: { content: "" } }] });
    waiting.push(() => {
      const words = passages[0].text.split(/(?<=[.!?])\s/)[0].replace(/[.!?]$/, "");
      say({ choices: [{ delta: { content: `${words} [1].` }, finish_reason: "stop" }] });
      say({ choices: [], usage: { prompt_tokens: 10, completion_tokens: written } });
      response.end("data: [DONE]\n\n");
    });
  });
  return {
    url: `${origin}/v1`,
    /** How many questions wait for an answer. */
    asked: () => waiting.length,
    /** Answers what waits. */
    answer: () => waiting.splice(0).forEach((it) => it()),
    close,
  };
}

/** A website of a few pages, by their paths; a page without words answers 500. */
export async function openSite(pages: Record<string, { title: string; words: string; links?: string[] }>) {
  const { origin, close } = await listen((path, _, response) => {
    const page = pages[path];
    if (!page) return void response.writeHead(404).end();
    if (!page.words) return void response.writeHead(500).end();
    const links = (page.links ?? []).map((it) => `<li><a href="${it}">${it}</a></li>`).join("");
    response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" });
    response.end(`<!doctype html><html lang="en"><head><title>${page.title}</title></head><body><main>
      <h1>${page.title}</h1><p>${page.words}</p><ul>${links}</ul></main></body></html>`);
  });
  return { origin, pages, close };
}
