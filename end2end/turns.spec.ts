// A team that gives its conversations out by turns: to whoever is here and has room, and nobody else.

import type { Page } from "@playwright/test";
import { openConversation, threadOf, told } from "./support/inbox.ts";
import { axe } from "./support/looks.ts";
import { at } from "./support/people.ts";
import { alive } from "./support/test.ts";
import { expect, test } from "./support/shop.ts";

const TEAM = "Night shift";

/** Gives the conversation in which this was said to the team. */
async function giveToTeam(page: Page, words: string) {
  await page.goto(at("david", "/inbox"));
  await openConversation(page, words);
  await alive(page);
  await page.keyboard.press("a");
  await page.locator("#assign-menu").getByRole("button", { name: TEAM }).click();
}

test("a team gives out by turns what it is given, as far as somebody has room", async ({ desk, shop }) => {
  const settings = await desk("david", "/settings/teams", { javaScriptEnabled: false });
  await settings.getByLabel("Name").fill(TEAM);
  await settings.getByRole("button", { name: "Add team" }).click();
  await settings.getByLabel("Who joins").selectOption({ label: "Bruno" });
  await settings.getByRole("button", { name: "Add to the team" }).click();
  await settings.getByRole("radio", { name: /^By turns/ }).check();
  await settings.getByRole("button", { name: "Save", exact: true }).click();
  await expect(settings.getByRole("radio", { name: /^By turns/ })).toBeChecked();
  const room = settings.getByLabel("Most conversations for Bruno, in all teams together");
  await room.fill("0");
  await room.evaluate((field: HTMLInputElement) => field.removeAttribute("min"));
  await settings.getByRole("button", { name: "Save Bruno" }).click();
  await expect(settings.getByText("Write a number from 1 to 200.")).toBeVisible();
  // Room for one more than he holds.
  const bruno = await desk("bruno", "/inbox?view=mine");
  const held = Number((await bruno.getByRole("link", { name: /^À moi/ }).textContent())!.match(/\d+/)?.[0] ?? 0);
  await room.fill(String(held + 1));
  await settings.getByRole("button", { name: "Save Bruno" }).click();
  await expect(room).toHaveValue(String(held + 1));

  await shop.write("I need a person: is the moon jar for sale?");
  await shop.write("I need a person: is the sun jar for sale?");
  const page = await desk("david");
  await giveToTeam(page, "moon jar for sale");
  await expect(threadOf(page)).toContainText(`${TEAM} gave it to Bruno, whose turn it was.`);
  await giveToTeam(page, "sun jar for sale");
  await expect(threadOf(page)).toContainText(`David gave it to the team ${TEAM}.`);
  const sun = page.url();

  // Bruno resolves the first, and has room for the second.
  await bruno.reload();
  await bruno.locator("[data-row]").first().click();
  await expect(threadOf(bruno)).toContainText("moon jar");
  await alive(bruno);
  await bruno.keyboard.press("e");
  await expect(threadOf(page)).toContainText(`${TEAM} gave it to Bruno, whose turn it was.`);
  expect(page.url()).toBe(sun);

  await settings.goto(at("david", "/settings/teams"));
  await settings.getByRole("link", { name: TEAM }).click();
  expect(await axe(await desk("david", "/settings/teams?edit=" + new URL(settings.url()).searchParams.get("edit")))).toEqual([]);
  await settings.getByLabel("Most conversations for Bruno, in all teams together").fill("10");
  await settings.getByRole("button", { name: "Save Bruno" }).click();
  await settings.getByRole("button", { name: `Remove ${TEAM}` }).click();
  await told(settings, /Team removed/);
});
