// Makes public/icons.svg, the one sprite, from the list in icons.txt, lucide-static, and the
// few shapes that Lucide does not have (own.svg).
// Usage: NODE_PATH=<folder with lucide-static 1.62.0>/node_modules node tools/icons/build.mjs
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const here = import.meta.dirname;
const lucide = join(dirname(createRequire(import.meta.url).resolve("lucide-static/package.json")), "icons");

const names = readFileSync(join(here, "icons.txt"), "utf8")
  .split("\n")
  .filter((line) => line && !line.startsWith("#"));

const symbols = names.map((name) => {
  const svg = readFileSync(join(lucide, `${name}.svg`), "utf8");
  const shapes = svg.slice(svg.indexOf(">", svg.indexOf("<svg")) + 1, svg.lastIndexOf("</svg>"));
  return `<symbol id="${name}" viewBox="0 0 24 24">${shapes.replace(/\s*\n\s*/g, "").replaceAll(" />", "/>")}</symbol>`;
});

const own = readFileSync(join(here, "own.svg"), "utf8").match(/<symbol[\s\S]*?<\/symbol>/g);
const sprite = `<svg xmlns="http://www.w3.org/2000/svg">\n${[...own, ...symbols].join("\n")}\n</svg>\n`;
writeFileSync(join(here, "../../public/icons.svg"), sprite);
console.log(`${own.length + symbols.length} icons, ${sprite.length} bytes`);
