// How the widget looks and reads, in both themes and languages, down to 320 px; what it weighs.

import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { brotliCompressSync } from "node:zlib";
import { words } from "./fake-desk.mjs";
import { test, widgetFolder } from "./visitor.mjs";

const SURROUNDINGS = {
  light: {},
  dark: { colorScheme: "dark" },
  phone: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
  narrowest: { viewport: { width: 320, height: 640 } },
  french: {
    locale: "fr-FR",
    viewport: { width: 360, height: 740 },
    colorScheme: "dark",
    look: { language: "fr", launcher: "text", position: "left", colour: "#ffd54f", ink: "#132328" },
  },
};

for (const [name, options] of Object.entries(SURROUNDINGS)) {
  test.describe(name, () => {
    test.use({ ...options, contextOptions: { reducedMotion: "reduce" } });

    test("it looks and reads right", async ({ visitor, page }) => {
      await visitor.launcher().waitFor();
      const height = await page.evaluate(() => document.body.scrollHeight);
      assert.deepEqual(await visitor.findings(), []);
      await visitor.shot(`${name}-closed`);

      await visitor.opensChat();
      await visitor.says("Can I send the large serving bowl back if the box is damaged?");
      await visitor.seesTheAnswer();
      await visitor.thread.locator("summary").click();
      await visitor.thread.locator("details li").last().scrollIntoViewIfNeeded();
      await visitor.shot(`${name}-open`);

      assert.deepEqual(await visitor.findings(), []);
      assert.equal(await page.evaluate(() => document.body.scrollHeight), height, "nothing moved on the page");
      const excess = await visitor.inside.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(excess <= 0, `${excess} px too wide`);
      const moving = await visitor.inside.evaluate(() => document.getAnimations().length);
      assert.equal(moving, 0, "less motion was asked for");
      assert.deepEqual(visitor.complaints, []);
    });
  });
}

test("the launcher stays under 4 kB and the opened chat under 45 kB", async ({  }) => {
  const packed = async (name) => brotliCompressSync(await readFile(new URL(name, widgetFolder))).length;
  const chatFiles = (await readdir(widgetFolder)).filter((name) => name !== "loader.js");
  const opened = (await Promise.all(chatFiles.map(packed))).reduce((sum, size) => sum + size, 0);
  const closed = await packed("loader.js");
  console.log(`launcher ${closed} bytes, chat ${opened} bytes, brotli`);
  assert.ok(closed < 4_000 && opened < 45_000);
});

test("every word that the frame asks for stands in both catalogues, and no other", async ({  }) => {
  const files = (await readdir(widgetFolder)).filter((name) => /^(?!loader).*\.(js|html)$/.test(name));
  const source = (await Promise.all(files.map((name) => readFile(new URL(name, widgetFolder), "utf8")))).join("\n");
  const asked = new Set(Array.from(source.matchAll(/(?:\bword\(|\bbutton\(|data-(?:text|label|placeholder)=)"([\w-]+)"/g), ([, key]) => key));
  for (const state of ["queued", "sending", "sent", "delivered", "read", "failed", "unknown"]) asked.add(`delivery-${state}`);
  for (const state of ["reconnecting", "offline"]) asked.add(state);
  for (const one of ["assistant", "team", "assistant-types", "agent-types", "sources-one", "sources-other"]) asked.add(one);
  for (const one of ["open", "close", "unread", "title"]) asked.add(`launcher-${one}`);
  for (const language of ["en", "fr"]) assert.deepEqual(Object.keys(await words(language)).sort(), [...asked].sort(), language);
});
