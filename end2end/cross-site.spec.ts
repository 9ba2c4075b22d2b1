// another site in the same browser posts a form and fetches with credentials, as the person
// who is signed in. It is refused, and nothing has changed.

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { at } from "./support/people.ts";
import { expect, test } from "./support/test.ts";

/** A site of somebody else's, which the browser reaches under two names. */
async function elsewhere() {
  const server = createServer((_, response) => {
    response.writeHead(200, { "Content-Type": "text/html" }).end("<!doctype html><title>Elsewhere</title><body></body>");
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  // The first is another site; the second is another origin of the same site, to which cookies go along.
  return { origins: [`http://127.0.0.1:${port}`, `http://localhost:${port}`], close: () => server.close() };
}

const FIELDS = { name: "Mallory", language: "en", theme: "dark" };

test("a form and a script of another origin change nothing", async ({ desk, baseURL, complaints }) => {
  const page = await desk("eva", "/account");
  const site = await elsewhere();
  const door = `${baseURL}${at("eva", "/api/team/update-account")}`;
  for (const origin of site.origins) {
    // In a tab of its own, which the refusal leaves without a page.
    const tab = await page.context().newPage();
    await tab.goto(origin);
    const posted = tab.waitForResponse((it) => it.url() === door && it.request().method() === "POST");
    await tab.evaluate(
      ({ door, fields }) => {
        const form = document.body.appendChild(document.createElement("form"));
        Object.assign(form, { method: "post", action: door });
        for (const [name, value] of Object.entries(fields)) {
          Object.assign(form.appendChild(document.createElement("input")), { type: "hidden", name, value });
        }
        form.submit();
      },
      { door, fields: FIELDS },
    );
    expect((await posted).status(), `a form of ${origin}`).toBe(403);

    await tab.close();
    await page.goto(origin);
    for (const mode of ["cors", "no-cors"] as const) {
      const asked = page.waitForRequest((it) => it.url() === door && it.method() === "POST");
      const read = await page.evaluate(
        async ({ door, fields, mode }) => {
          const init = { method: "POST", body: new URLSearchParams(fields), credentials: "include", mode } as const;
          return fetch(door, init).then((it) => it.text(), () => "");
        },
        { door, fields: FIELDS, mode },
      );
      await asked;
      expect(read, "the answer cannot be read").toBe("");
    }
    // Nor can a page be read, or shown in a frame.
    const page_ = `${baseURL}${at("eva", "/team")}`;
    expect(await page.evaluate((it) => fetch(it, { credentials: "include" }).then((it) => it.text(), () => ""), page_)).toBe("");
    const framed = await page.evaluate(
      (it) =>
        new Promise<boolean>((done) => {
          const frame = document.body.appendChild(document.createElement("iframe"));
          frame.onload = () => done(frame.contentDocument !== null);
          frame.src = it;
        }),
      page_,
    );
    expect(framed, "the desk is not readable in a frame").toBe(false);
  }
  site.close();

  // The refusals above are what the browser complained about.
  complaints.length = 0;
  await page.goto(at("eva", "/account"));
  await expect(page.getByLabel("Name")).toHaveValue("Eva");
});
