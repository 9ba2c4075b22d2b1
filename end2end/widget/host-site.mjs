// A customer's site with two pages and the strictest policy that the widget must live with.

import { createServer } from "node:http";

const page = (title, script, language) => `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>
<link rel="stylesheet" href="/shop.css"><script async src="${script}"></script></head>
<body><main><h1>${title}</h1><p>Bowls, plates and carafes from Limoges.</p><p><a href="/">Home</a> <a href="/bowls">Bowls</a></p></main></body>
</html>`;

// Rules that would reach into a careless widget.
const CSS = `body { margin: 0; padding: 40px; font-family: Georgia, serif; background: light-dark(#faf7f2, #20242a); color: light-dark(#222, #eee); color-scheme: light dark; }
main { max-width: 40rem; } a { color: light-dark(#7a2e4d, #f3a8c6); }
button { display: none; } switchboard-widget { display: none; position: static; } dialog { opacity: 0; }`;

export async function openSite({ port = 0, language = "en" } = {}) {
  const site = { script: "" };
  const server = createServer(({ url }, response) => {
    const desk = new URL(site.script).origin;
    if (url === "/shop.css") return response.writeHead(200, { "Content-Type": "text/css" }).end(CSS);
    response.writeHead(200, {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy": `default-src 'none'; style-src 'self'; script-src ${desk}; frame-src ${desk}; require-trusted-types-for 'script'`,
    });
    response.end(page(url === "/" ? "Ma Boutique" : "Bowls", site.script, language));
  });
  await new Promise((ready) => server.listen(port, "127.0.0.1", ready));
  site.origin = `http://127.0.0.1:${server.address().port}`;
  site.close = () => server.close(server.closeAllConnections());
  return site;
}
