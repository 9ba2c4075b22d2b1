// Journey J4: a customer who may buy becomes a lead, is moved over the board, and is found again. Merging the same person
// is the contacts' journey; meetings and the CRM come later.

import { openConversation, told } from "./support/inbox.ts";
import { axe, cutOff, sideways } from "./support/looks.ts";
import { at } from "./support/people.ts";
import { alive } from "./support/test.ts";
import { expect, test } from "./support/shop.ts";

const NOBODYS = "01900000-0000-7000-8000-000000000001";
const lead = (page: import("@playwright/test").Page) => page.getByRole("region", { name: "Lead", exact: true });
const column = (page: import("@playwright/test").Page, name: string) => page.getByRole("region", { name: new RegExp(`^${name} \\d`) });

test("J4: captured with the words that speak for it, hot, moved by keyboard, undone, found without its accents", async ({ desk, shop }) => {
  await shop.write(
    "Hello, my name is Margaux Vasseur. We need 40 gift boxes for the company Société Vasseur before Christmas. " +
      "Write to margaux@vasseur.example or call 06 38 98 12 34.",
  );
  const page = await desk("david");
  await openConversation(page, "Margaux Vasseur");
  await alive(page);

  const proposed = page.getByRole("region", { name: "This customer may buy" });
  await expect(proposed).toContainText("purchase");
  await expect(proposed).toContainText("+33638981234");
  await expect(proposed).toContainText("“Write to margaux@vasseur.example or call 06 38 98 12 34.”");
  await page.keyboard.press("Shift+L");
  await told(page, "Lead kept");
  await expect(lead(page)).toContainText("New");
  await expect(lead(page)).toContainText("hot 82");
  await expect(lead(page)).toContainText("Hot: wants to buy, large volume, deadline, company mail, can be called.");

  await lead(page).getByRole("link", { name: "Lead" }).click();
  await page.waitForURL(/\/leads\/[0-9a-f-]{36}/);
  const main = page.getByRole("main");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Margaux Vasseur");
  await expect(main).toContainText("Proposed by the assistant on ma-boutique.com, captured by David.");
  await expect(page.getByRole("link", { name: "Call", exact: true })).toHaveAttribute("href", "tel:+33638981234");
  await page.getByLabel("Note", { exact: true }).fill("Wants them in sage green.");
  await page.getByRole("button", { name: "Add note" }).click();
  await told(page, "Note added");
  await expect(main).toContainText("Wants them in sage green.");

  await page.goto(at("david", "/leads?view=board&q=vasseur"));
  await alive(page);
  await expect(column(page, "New")).toHaveAccessibleName(/New 1/);
  await page.getByRole("link", { name: "Margaux Vasseur" }).focus();
  await page.keyboard.press("Space");
  await expect(page.locator("#announcer")).toHaveText(/Margaux Vasseur is lifted/);
  await page.keyboard.press("ArrowRight");
  await expect(page.locator("#announcer")).toHaveText("Over Contacted");
  await page.keyboard.press("Space");
  await told(page, "Moved to Contacted");
  await expect(column(page, "Contacted")).toHaveAccessibleName(/Contacted 1/);
  await expect(column(page, "New")).toHaveAccessibleName(/New 0/);
  await page.getByRole("button", { name: "Undo" }).click();
  await told(page, "Moved to New");
  await expect(column(page, "New")).toContainText("Margaux Vasseur");

  // Lost wants a reason, where the card is put down too.
  await page.getByRole("link", { name: "Margaux Vasseur" }).focus();
  await alive(page);
  await page.keyboard.press("Space");
  for (let i = 0; i < 4; i++) await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Space");
  await expect(page.getByLabel("Why it is lost")).toBeFocused();
  await page.keyboard.type("No budget this year");
  await page.keyboard.press("Enter");
  await told(page, "Moved to Lost");
  await expect(column(page, "Lost")).toContainText("Margaux Vasseur");

  await page.goto(at("david", "/leads"));
  await page.getByLabel("Search", { exact: true }).last().fill("societe vasseur");
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await expect(page.getByRole("row").filter({ hasText: "Margaux Vasseur" })).toContainText("Lost");
});

test("the same number twice: who it looks like is said, with the way to compare", async ({ desk, shop }) => {
  await shop.write("My name is Nadia Serrano, I want to buy 12 bowls: 06 38 98 45 67.");
  const page = await desk("david");
  await openConversation(page, "want to buy 12 bowls");
  await page.getByRole("button", { name: "Create lead" }).click();
  await told(page, "Lead kept");
  await shop.write("Hi, this is Nadia Serrano. I need a quote for 30 plates, call 06 38 98 45 67.");
  await openConversation(page, "quote for 30 plates");
  await page.getByRole("button", { name: "Create lead" }).click();
  await told(page, "Lead kept");
  await lead(page).getByRole("link", { name: "Lead" }).click();
  await page.waitForURL(/\/leads\/[0-9a-f-]{36}/);
  const warning = page.getByRole("note").filter({ hasText: "Looks like Nadia Serrano" });
  await expect(warning).toContainText("same phone");
  await expect(warning.getByRole("link", { name: "Compare" })).toHaveAttribute("href", /\/contacts\/[0-9a-f-]+\/merge\?with=/);
});

test("without scripts: added, moved, lost with a reason, scored by hand, several at once", async ({ desk }) => {
  const page = await desk("david", "/leads/new", { javaScriptEnabled: false });
  await page.getByLabel("Name", { exact: true }).fill("Gaspard Roy");
  await page.getByLabel(/^E-mail/).fill("gaspard@roy.example");
  await page.getByLabel(/^Phone/).fill("in the morning");
  await page.getByRole("button", { name: "Add lead" }).click();
  await expect(page.getByRole("main")).toContainText("this cannot be read");
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Gaspard Roy");
  await expect(page.getByLabel(/^Phone/)).toHaveValue("in the morning");
  await page.getByLabel(/^Phone/).fill("06 38 98 77 88");
  await page.getByRole("button", { name: "Add lead" }).click();
  await told(page, "Lead kept");
  await page.waitForURL(/\/leads\/[0-9a-f-]{36}/);

  const stands = page.getByRole("group", { name: "Move Gaspard Roy" });
  await stands.getByLabel("Stage").selectOption("Lost");
  await stands.getByRole("button", { name: /^Move/ }).click();
  await expect(page.getByRole("main")).toContainText("why the lead is lost");
  await stands.getByLabel("Stage").selectOption("Lost");
  await stands.getByLabel("Why it is lost").fill("Went elsewhere");
  await stands.getByRole("button", { name: /^Move/ }).click();
  await told(page, "Moved to Lost");
  await page.getByRole("button", { name: "Undo" }).click();
  await told(page, "Moved to New");

  await page.getByText("Set another score").click();
  await page.getByLabel("Score, 0 to 100").fill("95");
  await page.getByLabel("Why", { exact: true }).fill("The owner called.");
  await page.getByRole("button", { name: "Set score" }).click();
  await told(page, "Score set");
  await expect(page.getByRole("main")).toContainText("David: The owner called.");

  await page.goto(at("david", "/leads?q=gaspard"));
  await page.getByLabel("Choose Gaspard Roy").check();
  await page.getByLabel("Move the chosen to").selectOption("Qualified");
  await page.getByRole("form", { name: "What to do with the chosen leads" }).getByRole("button", { name: "Move" }).click();
  await told(page, "1 lead moved to Qualified");
  const row = page.getByRole("row").filter({ hasText: "Gaspard Roy" });
  await expect(row).toContainText("Qualified");
  await page.getByRole("button", { name: "Undo" }).click();
  await told(page, "1 lead moved back");
  await expect(row).toContainText("New");
});

test("without scripts: a proposal is dismissed, taken back, and comes again only with words that speak for it", async ({ desk, shop }) => {
  const customer = await shop.write("Hello, this is Basile Caron. I want to buy 15 walnut trays.");
  const page = await desk("david", "/inbox", { javaScriptEnabled: false });
  await openConversation(page, "15 walnut trays");
  const proposed = page.getByRole("region", { name: "This customer may buy" });
  await expect(proposed).toContainText("purchase");
  await proposed.getByRole("button", { name: "Not a lead" }).click();
  await told(page, "Not proposed until they ask again");
  await expect(proposed).toHaveCount(0);
  await expect(page.locator("form[action$='/api/leads/capture']")).toContainText("Make a lead");
  await page.getByRole("button", { name: "Undo" }).click();
  await told(page, "Proposed as a lead again");
  await proposed.getByRole("button", { name: "Not a lead" }).click();
  await told(page, "Not proposed until they ask again");

  await customer.says("My cat Pistache says hello.");
  await openConversation(page, "Pistache says hello");
  await expect(proposed).toHaveCount(0);
  await customer.says("On reflection I want to buy 20 oak trays.");
  await openConversation(page, "20 oak trays");
  await expect(proposed).toContainText("purchase");
});

test("Eva sees leads without knowing who they are, and changes nothing", async ({ desk, complaints }) => {
  const page = await desk("eva", "/leads");
  await expect(page.getByRole("table", { name: "Leads" })).toContainText("•••");
  await expect(page.getByRole("main")).not.toContainText("Camille Durand");
  await expect(page.getByRole("link", { name: "New lead" })).toHaveCount(0);
  await page.getByRole("table", { name: "Leads" }).getByRole("link").filter({ hasText: "•••" }).first().click();
  await page.waitForURL(/\/leads\/[0-9a-f-]{36}/);
  await expect(page.getByRole("main").getByRole("button")).toHaveCount(0);
  const forged = await page.request.post(at("eva", "/api/leads/move"), {
    form: { lead: page.url().match(/[0-9a-f-]{36}/)![0], to: "converted" },
    headers: { Accept: "application/json", Origin: new URL(page.url()).origin },
    maxRedirects: 0,
  });
  expect(forged.status()).toBe(403);
  for (const door of ["dismiss", "undo-move"]) {
    const refused = await page.request.post(at("eva", `/api/leads/${door}`), {
      form: door === "dismiss" ? { conversation: NOBODYS, seen: "1", dismissed: "true" } : { act: NOBODYS },
      headers: { Accept: "application/json", Origin: new URL(page.url()).origin },
      maxRedirects: 0,
    });
    expect(refused.status(), door).toBe(403);
  }
  const file = await page.request.get(at("eva", "/leads/all.csv"));
  expect(file.status()).toBe(403);
  complaints.length = 0;
});

for (const view of ["table", "board"]) {
  test(`the ${view} at 360 px is readable and walkable`, async ({ desk }) => {
    const page = await desk("claire", `/leads?view=${view}`, { viewport: { width: 360, height: 740 } });
    await alive(page);
    expect(await axe(page)).toEqual([]);
    expect(await sideways(page)).toEqual([]);
    expect(await cutOff(page)).toEqual([]);
  });
}
