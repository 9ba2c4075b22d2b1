// What is true of every page, whatever stands on it. Each function returns what it found wrong,
// in sentences; a page without faults gives none.

import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Longer than any page's way from its first control to its last. */
const MOST_STOPS = 250;

/** What axe finds; with `colours`, only what another theme can change. */
export async function axe(page: Page, { colours = false } = {}) {
  // A frame without scripts cannot be looked into; what it shows is tested where it is made.
  // In the page itself: what axe would open another page for are frames of other sites, and we have none.
  const builder = new AxeBuilder({ page }).exclude("iframe[sandbox]").setLegacyMode();
  // What scrolls under the bar at the foot is not small for it.
  await page.evaluate(() => document.querySelector<HTMLElement>(".tabbar")?.style.setProperty("position", "static"));
  const { violations } = await (colours ? builder.withRules(["color-contrast", "link-in-text-block"]) : builder.withTags(TAGS)).analyze();
  await page.evaluate(() => document.querySelector<HTMLElement>(".tabbar")?.style.removeProperty("position"));
  return violations.map(({ id, nodes }) => `axe: ${id} at ${nodes.slice(0, 4).map((it) => it.target.join(" ")).join(", ")}`);
}

/** Whether one has to scroll sideways to read. */
export async function sideways(page: Page) {
  const [needs, has] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  return needs > has ? [`is ${needs} px wide in a window of ${has}`] : [];
}

/** What one presses and what is cut off: by the window, or by the box that it stands in. */
export async function cutOff(page: Page) {
  return page.evaluate(() => {
    const faults: string[] = [];
    for (const it of document.querySelectorAll("main :is(button, .btn, summary, select)")) {
      const box = it.getBoundingClientRect();
      // What is only for those who hear the page has no size to speak of.
      if (!it.checkVisibility({ visibilityProperty: true, opacityProperty: true }) || box.width < 2) continue;
      let [left, right] = [0, innerWidth];
      for (let around = it.parentElement; around; around = around.parentElement) {
        if (getComputedStyle(around).overflowX === "visible") continue;
        const edges = around.getBoundingClientRect();
        [left, right] = [Math.max(left, edges.left), Math.min(right, edges.right)];
      }
      const words = (it.getAttribute("aria-label") ?? it.textContent ?? "").trim().replace(/\s+/g, " ").slice(0, 60);
      if (box.left < left - 1 || box.right > right + 1) faults.push(`“${words}” is cut off`);
    }
    return faults;
  });
}

/** One name for the place: in the heading and in the tab. */
export async function names(page: Page, place: string | null) {
  const headings = await page.getByRole("heading", { level: 1 }).allTextContents();
  if (headings.length !== 1) return [`has ${headings.length} headings of the first level`];
  const title = (await page.title()).replace(/^\(\d+\) /, "");
  const expected = [headings[0].trim(), place, "Switchboard"].filter(Boolean).join(" · ");
  return title === expected ? [] : [`is called “${title}” and not “${expected}”`];
}

/** Walks through the page with Tab: every stop is in sight and has a ring of two pixels or more. */
export async function tabStops(page: Page) {
  const faults: string[] = [];
  const stops = new Set<string>();
  await page.evaluate(() => {
    (document.activeElement as HTMLElement | null)?.blur();
    scrollTo(0, 0);
  });
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    await page.keyboard.press("Tab");
    const here = await page.evaluate(() => {
      const it = document.activeElement;
      if (!it || it === document.body) return null;
      const ringed = (element: Element | null) => {
        if (!element) return false;
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        return outlineStyle === "solid" && parseFloat(outlineWidth) >= 2;
      };
      const box = it.getBoundingClientRect();
      const words = (it.getAttribute("aria-label") ?? it.textContent ?? "").trim().slice(0, 40) || it.getAttribute("name");
      return {
        words: `${it.tagName.toLowerCase()} “${words}”`,
        again: it.hasAttribute("data-walked") || (it.setAttribute("data-walked", ""), false),
        // A field may draw its ring around the whole group or form that it fills.
        ring: ringed(it) || ringed(it.closest("label")) || ringed(it.closest("form")),
        seen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth && box.width > 0,
      };
    });
    if (!here || here.again) return stops.size > 0 ? faults : [...faults, "has nothing to stop at"];
    stops.add(here.words);
    if (!here.ring) faults.push(`no ring around ${here.words}`);
    if (!here.seen) faults.push(`${here.words} has the focus out of sight`);
  }
  return [...faults, "does not let the focus go round"];
}
