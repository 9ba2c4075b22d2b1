// The address book: found, edited, labelled, merged and taken back, brought in and taken out as a table.

import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { told } from "./support/inbox.ts";
import { axe, cutOff, sideways } from "./support/looks.ts";
import { at } from "./support/people.ts";
import { expect, test } from "./support/test.ts";

const panel = (page: Page, title: string) =>
  page.locator("section").filter({ has: page.getByRole("heading", { name: title, exact: true }) });
const row = (page: Page, words: string | RegExp) => page.getByRole("row").filter({ hasText: words });

/** Adds somebody; the page is theirs then. */
async function add(page: Page, name: string, more: { email?: string; phone?: string } = {}) {
  await page.goto(at("david", "/contacts/new"));
  await page.getByLabel("Name", { exact: true }).fill(name);
  if (more.email) await page.getByLabel("E-mail", { exact: true }).fill(more.email);
  if (more.phone) await page.getByLabel("Phone", { exact: true }).fill(more.phone);
  await page.getByRole("button", { name: "Add contact" }).click();
  await told(page, "Contact added.");
  await page.waitForURL(/\/contacts\/[0-9a-f-]{36}$/);
  return new URL(page.url()).pathname;
}

/** What stands wrong on a page, at every width. */
async function looks(page: Page) {
  const faults = [...(await axe(page))];
  for (const width of [360, 1024, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    faults.push(...(await sideways(page)), ...(await cutOff(page)));
  }
  return faults;
}

test("a contact is found without accents and with a slip, edited, labelled and noted", async ({ desk }) => {
  const page = await desk("david", "/contacts");
  await page.getByRole("searchbox", { name: "Name, e-mail, phone or company" }).fill("chloe moreua");
  await page.getByRole("button", { name: "Find" }).click();
  await expect(row(page, "Chloé Moreau")).toHaveCount(1);
  expect(await looks(page)).toEqual([]);
  await page.getByRole("link", { name: "Chloé Moreau" }).click();
  await expect(panel(page, "Conversations").getByRole("link")).not.toHaveCount(0);
  await expect(panel(page, "About")).toContainText("from ma-boutique.com");

  await page.getByText("Edit", { exact: true }).click();
  await page.getByLabel("Phone", { exact: true }).fill("call me");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Nobody can be called by that.", { exact: false })).toBeVisible();
  if (!(await page.getByLabel("Phone", { exact: true }).isVisible())) await page.getByText("Edit", { exact: true }).click();
  await expect(page.getByLabel("Phone", { exact: true })).toHaveValue("call me");
  await page.getByLabel("Phone", { exact: true }).fill("06 11 22 33 44");
  await page.getByLabel("Other details").fill("Taille: M");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await told(page, "Saved");
  await expect(panel(page, "About").getByRole("link", { name: "+33611223344" })).toHaveAttribute("href", "tel:+33611223344");
  await expect(panel(page, "About")).toContainText("Taille");

  const labels = panel(page, "Labels");
  await labels.getByLabel("Label", { exact: true }).selectOption({ label: "VIP" });
  await labels.getByLabel("Value").fill("or");
  await labels.getByRole("button", { name: "Put on label" }).click();
  await told(page, "Label put on.");
  await expect(labels).toContainText("VIP: or");
  await panel(page, "Notes").getByRole("textbox", { name: "Note" }).fill("Prefers the evening.");
  await page.getByRole("button", { name: "Add note" }).click();
  await told(page, "Note added.");
  await expect(panel(page, "Notes")).toContainText("Prefers the evening.");
  expect(await looks(page)).toEqual([]);

  await page.goto(at("david", "/contacts?value=or"));
  await page.getByLabel("Label", { exact: true }).selectOption({ label: "VIP" });
  await page.getByRole("button", { name: "Find" }).click();
  await expect(row(page, "Chloé Moreau")).toHaveCount(1);
  await expect(row(page, "Lucas Bernard")).toHaveCount(0);
});

test("J4: the same person twice is compared, merged by choice, and is two again", async ({ desk }) => {
  const page = await desk("david", "/contacts?q=Sophie+Martin");
  await expect(row(page, "perhaps twice")).toHaveCount(2);
  await page.getByRole("link", { name: "Sophie Martin" }).first().click();
  const doubles = panel(page, "Perhaps the same person");
  await expect(doubles).toContainText("same phone");
  await doubles.getByRole("link", { name: /^Compare and merge/ }).click();
  await page.waitForURL(/\/merge\?with=/);
  expect(await looks(page)).toEqual([]);
  await page.getByRole("group", { name: "Which contact goes on?" }).getByRole("radio", { name: "Sophie Martin (ma-boutique.com)" }).check();
  await page.getByRole("group", { name: "E-mail" }).getByRole("radio", { name: "s.martin@tilleuls.example.org" }).check();
  await page.getByRole("button", { name: "Merge", exact: true }).click();
  await told(page, "Merged.");

  // Both identities and both conversations.
  await expect(panel(page, "About").locator(".known-as")).toHaveCount(2);
  await expect(panel(page, "Conversations").getByRole("listitem")).toHaveCount(2);
  await expect(panel(page, "About")).toContainText("s.martin@tilleuls.example.org");
  await page.goto(at("david", "/contacts?q=Sophie+Martin"));
  await expect(row(page, "Sophie Martin")).toHaveCount(1);
  await page.getByRole("link", { name: "Sophie Martin" }).click();
  await panel(page, "Merged").getByRole("button", { name: /^Undo merge/ }).click();
  await told(page, "Undone. Both contacts are as they were.");
  await expect(panel(page, "About").locator(".known-as")).toHaveCount(1);
  await expect(panel(page, "About")).toContainText("sophie.martin@example.org");
});

test("two who look like one are kept apart", async ({ desk }) => {
  const page = await desk("david", "/contacts");
  await add(page, "Anne Vidal", { email: "family@vidal.example.org" });
  await add(page, "Marc Vidal", { email: "family@vidal.example.org" });
  await panel(page, "Perhaps the same person").getByRole("button", { name: /^Not the same/ }).click();
  await told(page, "Noted: these are two people.");
  await expect(panel(page, "Perhaps the same person")).toHaveCount(0);
});

test("a table with an error is not taken in, mended it is, and goes out again", async ({ desk }) => {
  const page = await desk("david", "/contacts");
  await page.getByRole("link", { name: "Import", exact: true }).click();
  const wrong =
    "Nom;Mail;Téléphone;Entreprise;Étage\nBérénice Faure;berenice@faure.example.org;06 45 67 89 01;TIL-02;3\n" +
    "Oscar Roy;oscar;;;\nLéa Roy;;06 45;;\n";
  await page.getByLabel("Or paste the rows").fill(wrong);
  expect(await looks(page)).toEqual([]);
  await page.getByRole("button", { name: "Look at the rows" }).click();
  await expect(page.getByRole("status").filter({ hasText: "1 new, 0 here already, 2 wrong." })).toBeVisible();
  await expect(row(page, "Oscar Roy")).toContainText("Write the address like name@example.com.");
  await expect(row(page, "Léa Roy")).toContainText("Nobody can be called by that.");
  await expect(page.getByRole("button", { name: /^Import one row/ })).toHaveAttribute("aria-disabled", "true");
  expect(await looks(page)).toEqual([]);

  // What a column is, somebody says.
  await page.getByLabel("Column “Étage”").selectOption({ label: "left out" });
  await page.getByRole("button", { name: "Look again" }).click();
  await expect(page.getByLabel("Column “Étage”")).toHaveValue("ignored");
  await page.getByRole("link", { name: "Choose another file" }).click();
  const buffer = Buffer.from(wrong.replace(";oscar;", ";oscar@roy.example.org;").replace("Léa Roy;;06 45;;\n", ""));
  await page.getByLabel("Choose a file").setInputFiles({ name: "people.csv", mimeType: "text/csv", buffer });
  await page.getByRole("button", { name: "Look at the rows" }).click();
  await page.getByRole("button", { name: /^Import 2 rows/ }).click();
  await told(page, "2 contacts were imported");

  await page.goto(at("david", "/contacts?q=Faure"));
  await expect(row(page, "Bérénice Faure")).toContainText("Hôtel des Tilleuls");
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Export" }).click()]);
  const lines = (await readFile((await file.path())!, "utf8")).split("\r\n");
  expect(lines[0]).toBe('"name","email","phone","language","company","labels","Étage"');
  expect(lines[1]).toContain('"Bérénice Faure","berenice@faure.example.org","\'+33645678901"');
});

test("a company has a code, members, labels with a value, and a segment finds it", async ({ desk }) => {
  const page = await desk("david", "/companies");
  await page.getByRole("link", { name: "Hôtel des Tilleuls" }).click();
  await expect(panel(page, "Members").getByRole("listitem")).not.toHaveCount(0);
  await expect(panel(page, "Labels")).toContainText("Tournée: 7");
  await expect(panel(page, "About")).toContainText("TIL-02");
  expect(await looks(page)).toEqual([]);

  await page.goto(at("david", "/companies/new"));
  await page.getByLabel("Name", { exact: true }).fill("Café Palombe");
  await page.getByLabel("Code", { exact: true }).fill("til-02");
  await page.getByRole("button", { name: "Add company" }).click();
  await expect(page.getByText("There is a company of this code.", { exact: false })).toBeVisible();
  await page.getByLabel("Code", { exact: true }).fill("PAL-03");
  await page.getByRole("button", { name: "Add company" }).click();
  await told(page, "Company added.");

  await page.goto(at("david", "/companies?value=7"));
  await page.getByLabel("Label", { exact: true }).selectOption({ label: "Tournée" });
  await page.getByRole("button", { name: "Find" }).click();
  await expect(row(page, "Hôtel des Tilleuls")).toHaveCount(1);
  await expect(row(page, "Café Palombe")).toHaveCount(0);
  await page.getByText("Save as a segment", { exact: true }).click();
  await page.getByLabel("Name of the segment", { exact: true }).fill("Tuesday's route");
  await page.getByRole("button", { name: "Save segment" }).click();
  await told(page, "Segment Tuesday's route saved.");
  await page.goto(at("david", "/companies"));
  await page.getByRole("link", { name: "Tuesday's route" }).click();
  await expect(row(page, "Hôtel des Tilleuls")).toHaveCount(1);
  await page.getByRole("button", { name: "Remove segment Tuesday's route" }).click();
  await told(page, "Segment removed.");
});

test("with scripts off, somebody is found, changed, merged and taken back", async ({ desk }) => {
  const page = await desk("david", "/contacts", { javaScriptEnabled: false });
  await add(page, "Irène Colas", { phone: "01 44 55 66 77" });
  await add(page, "I. Colas", { phone: "+33 1 44 55 66 77" });
  await page.getByText("Edit", { exact: true }).click();
  await page.getByLabel("Language").selectOption({ label: "French" });
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await told(page, "Saved");
  await panel(page, "Perhaps the same person").getByRole("link", { name: /^Compare and merge/ }).click();
  await page.getByRole("group", { name: "Name" }).getByRole("radio", { name: "Irène Colas" }).check();
  await page.getByRole("button", { name: "Merge", exact: true }).click();
  await told(page, "Merged.");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Irène Colas");
  await panel(page, "Merged").getByRole("button", { name: /^Undo merge/ }).click();
  await told(page, "Undone. Both contacts are as they were.");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("I. Colas");
});

test("a viewer sees that somebody is there, not who, and writes nothing", async ({ desk }) => {
  const page = await desk("eva", "/contacts");
  const main = page.getByRole("main");
  await expect(main).toContainText("S••• M•••");
  await expect(main).not.toContainText("Sophie Martin");
  await expect(page.getByRole("link", { name: /New contact|Import|Export/ })).toHaveCount(0);
  await page.getByRole("rowheader").getByRole("link").first().click();
  await page.waitForURL(/\/contacts\/[0-9a-f-]{36}$/);
  await expect(main.getByRole("button", { name: /Save|Put on|Add note|Merge/ })).toHaveCount(0);
  const id = page.url().split("/").pop()!;
  const forged = await page.request.post(at("eva", "/api/contacts/note"), {
    form: { contact: id, body: "Mine." },
    headers: { Accept: "application/json" },
  });
  expect(forged.status()).toBe(403);
});
