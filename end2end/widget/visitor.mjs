// A visitor of Ma Boutique's site, as a Playwright fixture: `test` comes with a `site`, a `desk`
// behind its widget and a `visitor` who finds things as people do, by role and by words.
//
// SHOTS names a folder for pictures.

import { createRequire } from "node:module";
import { readFile } from "node:fs/promises";
import { test as base } from "@playwright/test";
import { openDesk } from "./fake-desk.mjs";
import { openSite } from "./host-site.mjs";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

export const widgetFolder = new URL("../../widget/", import.meta.url);

export const test = base.extend({
  locale: ["en-GB", { option: true }],
  viewport: [{ width: 1280, height: 800 }, { option: true }],
  /** The widget's settings that differ from the usual. */
  look: [{}, { option: true }],
  /** The site is among the allowed domains. */
  isAllowed: [true, { option: true }],

  site: async ({}, use) => {
    const site = await openSite();
    await use(site);
    site.close();
  },
  desk: async ({ site, look, isAllowed }, use) => {
    const desk = await openDesk({ hosts: [isAllowed ? site.origin : "https://elsewhere.example"], look });
    site.script = desk.script;
    await use(desk);
    desk.close();
  },
  // `desk` is asked for so that the site's script is there before the page.
  visitor: async ({ page, site, desk: _ }, use) => {
    const visitor = new Visitor(page);
    await page.goto(site.origin);
    await use(visitor);
  },
});

export class Visitor {
  /** What the browser complained about: faults of scripts and everything a policy stopped. */
  complaints = [];
  #page;

  constructor(page) {
    this.#page = page;
    page.on("console", (message) => message.type() === "error" && this.complaints.push(message.text()));
    page.on("pageerror", (fault) => this.complaints.push(String(fault)));
  }

  launcher(name = /^(Chat with us|Discuter avec nous)/) {
    return this.#page.getByRole("button", { name });
  }

  get chat() {
    return this.#page.frameLocator("switchboard-widget iframe");
  }

  /** Where one writes. It has its name from the script that also sends: without it, nobody listens yet. */
  get field() {
    return this.chat.getByRole("textbox", { name: /^(Your message|Votre message)/ });
  }

  get thread() {
    return this.chat.getByRole("main");
  }

  /** The frame itself, to look at what a visitor cannot see. */
  get inside() {
    return this.#page.frames().find((frame) => frame.url().includes("/frame"));
  }

  async opensChat() {
    await this.launcher().click();
    await this.chat.getByText(/^(Hello\. Ask|Bonjour\. Posez)/).waitFor();
  }

  async says(text) {
    await this.field.fill(text);
    await this.field.press("Enter");
  }

  async sees(text, options) {
    await this.thread.getByText(text, options).first().waitFor();
  }

  async seesTheAnswer() {
    await this.sees("You can send an item back within 30 days.");
  }

  /** Who said what, from top to bottom. */
  authors() {
    return this.thread.locator("#messages > li").evaluateAll((all) => all.map((item) => item.className));
  }

  async shot(name) {
    if (process.env.SHOTS) await this.#page.screenshot({ path: `${process.env.SHOTS}/${name}.png` });
  }

  /** What axe finds on the page and in the chat, each looked at under its own policy. */
  async findings() {
    const all = [];
    for (const frame of this.#page.frames()) {
      await frame.evaluate(axe);
      const { violations } = await frame.evaluate((tags) => window.axe.run(document, { runOnly: tags, iframes: false }), AXE_TAGS);
      for (const { id, nodes } of violations) all.push(`${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`);
    }
    return all;
  }
}
