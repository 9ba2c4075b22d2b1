// Holds the contrast that the design promises (WCAG 2.2), on the tokens of style/main.css.
// Usage: node tools/contrast.mjs     Exit 1 and one line per pair that misses.
import { readFileSync } from "node:fs";
import { join } from "node:path";

const TEXT = 4.5; // WCAG 1.4.3
const MARK = 3; // WCAG 1.4.11

const css = readFileSync(join(import.meta.dirname, "../style/main.css"), "utf8");
const themes = { light: tokens(':root, [data-theme="light"] {'), dark: tokens('\n[data-theme="dark"] {') };

const surfaces = ["canvas", "surface", "raised", "sunken", "hover", "selected", "press"];
const inks = ["ink", "ink-2", "ink-3", ...["accent", "lamp", "ai", "ok", "danger", "info", "note"].map((it) => `${it}-ink`)];
const marks = ["line-strong", "focus", "accent", "lamp-edge", "ai", "ok", "danger", "info"];
const labels = ["petrol", "blue", "heather", "rose", "brick", "copper", "olive", "slate"];
const charts = [1, 2, 3, 4, 5, 6];

const everywhere = [
  ...inks.flatMap((ink) => surfaces.map((on) => [ink, on, TEXT])),
  ...marks.flatMap((mark) => surfaces.map((on) => [mark, on, MARK])),
  ...["accent", "accent-hover", "accent-press"].map((on) => ["on-accent", on, TEXT]),
  ...["danger", "danger-hover"].map((on) => ["on-danger", on, TEXT]),
  ...["accent", "lamp", "ai", "ok", "danger", "info"].flatMap((it) =>
    [`${it}-ink`, "ink", "ink-2"].map((ink) => [ink, `${it}-soft`, TEXT]),
  ),
  ...["note-ink", "ink", "ink-2"].map((ink) => [ink, "note", TEXT]),
  ...labels.map((it) => [`label-${it}-ink`, `label-${it}-soft`, TEXT]),
  ...labels.map((it) => [`label-${it}-dot`, "surface", MARK]),
  ...charts.map((it) => [`chart-${it}`, "surface", MARK]),
];
// The line board wears the dark inks in both themes.
const board = [
  ...["ink", "ink-2", "ink-3", "lamp-ink", "danger-ink"].map((ink) => [ink, "board", TEXT]),
  ...["lamp-edge", "accent", "ai", "danger", "focus"].map((mark) => [mark, "board", MARK]),
];

const pairs = [
  ...everywhere.map((pair) => ["light", ...pair]),
  ...everywhere.map((pair) => ["dark", ...pair]),
  ...board.map((pair) => ["dark", ...pair]),
];
const missed = pairs
  .map(([theme, above, below, least]) => ({ theme, above, below, least, is: contrast(themes[theme], above, below) }))
  .filter((pair) => pair.is < pair.least);
for (const { theme, above, below, least, is } of missed) {
  console.error(`${theme}: ${above} on ${below} is ${is.toFixed(2)}, needs ${least}`);
}
console.log(`${pairs.length} pairs, ${missed.length} below their minimum`);
process.exit(missed.length ? 1 : 0);

/** The OKLCH values of the block that starts with `start`. */
function tokens(start) {
  const at = css.indexOf(start);
  if (at < 0) throw new Error(`no block ${start}`);
  const block = css.slice(at, css.indexOf("\n}", at));
  const found = block.matchAll(/--([\w-]+):\s*oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)/g);
  return Object.fromEntries([...found].map(([, name, l, c, h]) => [name, [+l, +c, +h]]));
}

/** The contrast ratio of two tokens of a theme, 1 to 21. */
function contrast(theme, above, below) {
  const missing = [above, below].find((name) => !theme[name]);
  if (missing) throw new Error(`no token ${missing}`);
  const [darker, lighter] = [luminance(theme[above]), luminance(theme[below])].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** Relative luminance of the 8-bit sRGB colour that a browser paints. */
function luminance(oklch) {
  const [r, g, b] = linear(oklch)
    .map((x) => Math.min(Math.max(x, 0), 1))
    .map((x) => (x <= 0.0031308 ? 12.92 * x : 1.055 * x ** (1 / 2.4) - 0.055))
    .map((x) => Math.round(x * 255) / 255)
    .map((x) => (x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** OKLCH to linear sRGB, by the matrices of CSS Color 4. */
function linear([lightness, chroma, hue]) {
  const angle = (hue * Math.PI) / 180;
  const [a, b] = [chroma * Math.cos(angle), chroma * Math.sin(angle)];
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}
