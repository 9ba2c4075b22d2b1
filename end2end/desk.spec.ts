// How a team arranges its conversations: labels, saved views, many at once, and who is away.

import { openConversation, told } from "./support/inbox.ts";
import { at } from "./support/people.ts";
import { expect, test } from "./support/shop.ts";

type Page = import("@playwright/test").Page;

const press = (page: Page, name: string | RegExp) =>
  page.getByRole("button", { name }).filter({ visible: true }).first().click();
const rows = (page: Page) => page.getByRole("region", { name: /^Conversations$/ }).getByRole("list").getByRole("listitem");
const undo = (page: Page) => page.getByRole("button", { name: "Undo" }).first().click();

async function addLabel(page: Page, name: string, tone: string) {
  await page.goto(at("david", "/settings/labels"));
  await page.getByLabel("Name").fill(name);
  await page.getByRole("radio", { name: tone }).check();
  await press(page, "Add label");
  await told(page, `Label ${name} added.`);
}

for (const javaScriptEnabled of [true, false]) {
  const scripts = javaScriptEnabled ? "with scripts" : "without scripts";

  test(`labels are made, put on, filtered by and taken back, ${scripts}`, async ({ desk, shop }) => {
    const label = `Breakage ${scripts}`;
    await shop.write(`I need a person: the jug broke on its way, ${scripts}.`);
    const page = await desk("david", "", { javaScriptEnabled });
    await addLabel(page, label, "Brick");
    await openConversation(page, `"the jug broke on its way, ${scripts}"`);
    await press(page, "Labels");
    await press(page, label);
    await told(page, "Label put on.");
    await expect(page.getByRole("complementary", { name: "Details" }).getByRole("link", { name: label })).toHaveCount(1);

    await page.getByRole("complementary", { name: "Details" }).getByRole("link", { name: label }).click();
    await expect(rows(page)).toHaveCount(1);
    await expect(rows(page).first()).toContainText(label);

    await page.goto(at("david", "/settings/labels"));
    await page.getByRole("button", { name: `Remove ${label}` }).click();
    await told(page, "Label removed.");
    await expect(page.getByRole("rowheader", { name: label })).toHaveCount(0);
    await undo(page);
    await told(page, "The label is back");
    await expect(page.getByRole("rowheader", { name: label })).toHaveCount(1);
  });

  test(`a view is saved, counts what it lists, and is removed and taken back, ${scripts}`, async ({ desk, shop }) => {
    const [label, view] = [`Gift ${scripts}`, `Gifts ${scripts}`];
    await shop.write(`I need a person: can you wrap it as a gift, ${scripts}?`);
    const page = await desk("david", "", { javaScriptEnabled });
    await addLabel(page, label, "Heather");
    await openConversation(page, `"wrap it as a gift, ${scripts}"`);
    await press(page, "Labels");
    await press(page, label);
    await told(page, "Label put on.");

    await page.goto(at("david", "/inbox?view=waiting_for_us&filter=1"));
    await page.getByLabel("Label").selectOption({ label });
    await press(page, "Show");
    await page.getByText("Save this view").click();
    await page.getByLabel("Name of the view").fill(view);
    await press(page, "Save view");
    await told(page, `View ${view} saved.`);
    await expect(page.getByRole("navigation", { name: "Views" }).getByRole("link", { name: `${view} 1` })).toHaveCount(1);
    await expect(rows(page)).toHaveCount(1);

    await page.goto(at("david", "/inbox"));
    await press(page, "More views");
    await page.getByRole("link", { name: new RegExp(view) }).click();
    await expect(rows(page)).toHaveCount(1);
    await press(page, `Remove the view ${view}`);
    await told(page, "View removed.");
    await undo(page);
    await told(page, "The view is back.");
  });

  test(`chosen conversations are resolved together and taken back, ${scripts}`, async ({ desk, shop }) => {
    const words = `"shelf of teapots ${scripts}"`;
    for (const n of [1, 2, 3]) await shop.write(`I need a person: a shelf of teapots ${scripts}, number ${n}.`);
    const page = await desk("david", "", { javaScriptEnabled });
    const list = at("david", `/inbox?q=${encodeURIComponent(words)}`);
    await expect(async () => {
      await page.goto(list);
      await expect(rows(page)).toHaveCount(3, { timeout: 500 });
    }).toPass();
    await page.getByRole("link", { name: "Choose conversations" }).click();
    const boxes = page.getByRole("checkbox", { name: /^Choose the conversation/ });
    await boxes.nth(0).check();
    await boxes.nth(1).check();
    await page.getByRole("form", { name: "What to do with the chosen conversations" }).getByRole("button", { name: "Resolve" }).click();
    await told(page, "2 conversations changed.");
    await page.goto(`${list}&status=resolved`);
    await expect(rows(page)).toHaveCount(2);

    await page.goto(`${list}&choose=1`);
    await page.getByRole("checkbox", { name: /^All 3 that match/ }).check();
    await press(page, "Reopen");
    await expect(async () => {
      await page.reload();
      await expect(page.getByText("Done: 2 of 3 conversations changed.")).toBeVisible({ timeout: 500 });
    }).toPass();
    await undo(page);
    await told(page, "The conversations are as they were.");
    await page.goto(`${list}&status=resolved`);
    await expect(rows(page)).toHaveCount(2);
  });
}

test("nothing chosen is told, and agents do not choose", async ({ desk }) => {
  const page = await desk("david", "/inbox?view=all&choose=1");
  await page.getByRole("form", { name: "What to do with the chosen conversations" }).getByRole("button", { name: "Resolve" }).click();
  await expect(page.getByRole("alert")).toHaveText("Choose one conversation at least.");
  const amelie = await desk("amelie", "/inbox?view=all&choose=1");
  await expect(amelie.getByRole("checkbox", { name: /^Choisir la conversation/ })).toHaveCount(0);
});
