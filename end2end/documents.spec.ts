// Documents: brought, read while one looks on, cited at their page, replaced, and failed with a reason.

import type { Page } from "@playwright/test";
import { docx, pdf, text } from "./support/files.ts";
import { openConversation, threadOf, told } from "./support/inbox.ts";
import { at } from "./support/people.ts";
import { axe, sideways } from "./support/looks.ts";
import { expect, test } from "./support/shop.ts";
import { alive } from "./support/test.ts";

const row = (page: Page, name: string) => page.getByRole("row").filter({ hasText: name });

test("J7: documents are uploaded, read live, cited at their page, replaced with their history", async ({ desk, shop }) => {
  const page = await desk("david", "/knowledge");
  await alive(page);
  await page.getByLabel("Choose files").setInputFiles([
    pdf("Kiln rules.pdf", [
      ["Kiln rules", "The kiln of the pottery course is fired every Thursday."],
      ["Safety", "Visitors wear goggles near the kiln."],
      ["Prices", "Firing a bowl in the kiln costs seven euros."],
    ]),
    docx("Glaze list.docx", ["Our celadon glaze contains no lead and may touch food."]),
  ]);

  // Nobody reloads: what was chosen comes up, and each row says how far it is until it is ready.
  for (const name of ["Kiln rules", "Glaze list"]) await expect(row(page, name)).toContainText("ready");
  await row(page, "Kiln rules").getByRole("link").first().click();
  await page.waitForURL(/\/knowledge\/[0-9a-f-]{36}/);
  const item = new URL(page.url()).pathname;
  await expect(page.getByRole("region", { name: "Page 3" })).toContainText("costs seven euros");
  await page.getByRole("region", { name: "Page 3" }).getByText("Passages of page 3").click();
  await expect(page.getByRole("region", { name: "Page 3" }).getByRole("listitem")).toContainText("seven euros");
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    expect([...(await sideways(page)), ...(await axe(page))], `at ${width}`).toEqual([]);
  }

  // The original comes back as it went.
  const original = page.getByRole("link", { name: "Kiln rules.pdf" });
  const file = await page.request.get((await original.getAttribute("href"))!);
  expect(file.headers()["content-disposition"]).toContain("attachment");
  expect((await file.body()).subarray(0, 5).toString()).toBe("%PDF-");

  // A customer asks; the colleague who looks why is led to the page.
  const customer = await shop.enter();
  await customer.says("How much does firing a bowl in the kiln cost?");
  await customer.sees("Firing a bowl in the kiln costs seven euros.");
  await page.goto(at("david", "/inbox"));
  await openConversation(page, "firing a bowl in the kiln");
  const source = threadOf(page).getByRole("link", { name: /Kiln rules/ }).first();
  await expect(source).toHaveAttribute("href", /\?version=1&page=3#page-3$/);
  await source.click();
  await page.waitForURL(/#page-3$/);
  await expect(page.getByRole("region", { name: "Page 3" })).toBeInViewport();

  // A new file, dropped; what was said before stays to be looked at.
  await page.goto(item);
  await alive(page);
  const dropped = await page.evaluateHandle((bytes) => {
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array(bytes)], "Kiln rules 2.pdf", { type: "application/pdf" }));
    return data;
  }, [...pdf("", [["Kiln rules", "Firing a bowl in the kiln costs nine euros."]]).buffer]);
  await page.locator("form.dropzone").dispatchEvent("drop", { dataTransfer: dropped });
  await expect(page.getByText("costs nine euros").first()).toBeVisible();
  await page.getByRole("link", { name: "What version 1 says" }).click();
  await expect(page.getByText("costs seven euros").first()).toBeVisible();
  await page.goto(item);
  await page.getByRole("button", { name: "Roll back to version 1" }).click();
  await told(page, "Version 1 is active again");
  await expect(page.getByText("costs seven euros").first()).toBeVisible();
});

for (const javaScriptEnabled of [true, false]) {
  const scripts = javaScriptEnabled ? "scripts" : "scripts off";
  const thing = javaScriptEnabled ? "raku" : "saggar";

  test(`with ${scripts}: a new file is compared before it replaces a document, kept waiting, and published`, async ({ desk, shop }) => {
    const page = await desk("david", "/knowledge", { javaScriptEnabled });
    const says = (price: string) => `A ${thing} firing costs ${price} euros for each bowl.`;
    if (javaScriptEnabled) await alive(page);
    await page.getByLabel("Choose files").setInputFiles(text(`The ${thing} price.txt`, says("twelve")));
    if (!javaScriptEnabled) await page.getByRole("button", { name: "Upload", exact: true }).click();
    await expect(async () => {
      if (!javaScriptEnabled) await page.reload();
      await expect(row(page, `The ${thing} price`)).toContainText("ready", { timeout: 500 });
    }).toPass();
    expect(await shop.write(`How much does a ${thing} firing cost for each bowl?`)).toBeTruthy();
    await row(page, `The ${thing} price`).getByRole("link").first().click();
    await page.waitForURL(/\/knowledge\/[0-9a-f-]{36}/);
    const item = new URL(page.url()).pathname;
    // Until the worker has answered, nobody has asked.
    const compared = page.getByRole("article").filter({ hasText: `${thing} firing` });
    await expect(async () => {
      await page.goto(`${item}/preview?change=disable`);
      await expect(compared).toHaveCount(1, { timeout: 500 });
    }).toPass();
    await page.goto(item);

    await page.getByLabel("Compare a file").setInputFiles(text(`The new ${thing} price.txt`, says("fifteen")));
    await page.getByRole("button", { name: "See what would change" }).click();
    await page.waitForURL(/\/preview\?change=file$/);
    // With scripts it shows by itself; without them the page is looked at again.
    await expect(async () => {
      if (!javaScriptEnabled) await page.reload();
      await expect(compared).toContainText("changes", { timeout: 1_000 });
    }).toPass();
    await expect(compared.locator("del")).toContainText("twelve");
    await expect(compared.locator("ins")).toContainText("fifteen");
    if (javaScriptEnabled) {
      for (const width of [360, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        expect([...(await sideways(page)), ...(await axe(page))], `at ${width}`).toEqual([]);
      }
    }

    // Nothing is answered from it while nobody has decided.
    await page.getByRole("link", { name: "Decide later" }).click();
    await page.waitForURL((it) => it.pathname === item);
    await expect(page.getByRole("heading", { name: "A new file waits" })).toBeVisible();
    await expect(page.getByText("costs twelve euros").first()).toBeVisible();
    if (javaScriptEnabled) expect(await axe(page)).toEqual([]);
    await page.getByRole("link", { name: "See what it would change" }).click();
    await page.getByRole("button", { name: "Publish" }).click();
    await told(page, "Published. The assistant answers from version 2.");
    await expect(page.getByText("costs fifteen euros").first()).toBeVisible();
    await expect(page.getByRole("heading", { name: "A new file waits" })).toHaveCount(0);

    // Another one is looked at and withdrawn: everything stays as it is.
    await page.getByLabel("Compare a file").setInputFiles(text("Wrong.txt", says("nothing but a hundred")));
    await page.getByRole("button", { name: "See what would change" }).click();
    await page.getByRole("button", { name: "Keep the document as it is" }).first().click();
    await told(page, "The document stays as it is. The file is kept among its originals.");
    await expect(page.getByRole("link", { name: "Wrong.txt" })).toBeVisible();
    await expect(page.getByText("costs fifteen euros").first()).toBeVisible();
  });
}

test("what cannot be read is refused by its name, or fails with a reason and is tried again", async ({ desk, complaints }) => {
  const page = await desk("david", "/knowledge");
  await alive(page);
  await page.getByLabel("Choose files").setInputFiles(text("setup.exe", "MZ\0\0 not a text"));
  await expect(page.locator("form.dropzone")).toContainText("setup.exe: This type of file cannot be read.");
  // The browser says of itself that the file was refused.
  expect(complaints.splice(0).join()).toMatch(/^\S+ Failed to load resource: .* 422[^,]*$/);

  await page.getByLabel("Choose files").setInputFiles({ name: "Torn.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7\ntorn") });
  await expect(row(page, "Torn.pdf")).toContainText("failed");
  await page.goto(at("david", ""));
  const tile = page.getByRole("link", { name: /Not read/ });
  await expect(tile).toHaveAttribute("data-hot", "true");
  await tile.click();
  await row(page, "Torn.pdf").getByRole("link").first().click();
  await page.getByRole("button", { name: "Try again" }).click();
  await told(page, "It waits for another try");
  await expect(page.getByRole("heading", { name: "It could not be read" })).toBeVisible();
});

test("without scripts, in French: chosen, sent, read, described and found", async ({ desk }) => {
  const page = await desk("claire", "/knowledge", { javaScriptEnabled: false });
  await page.getByLabel("Choisir des fichiers").setInputFiles([
    text("Émaux.txt", "L’émail céladon de la boutique ne contient pas de plomb et convient aux aliments."),
    text("setup.exe", "MZ\0\0"),
  ]);
  await page.getByRole("button", { name: "Envoyer", exact: true }).click();
  await expect(page.getByRole("alert").filter({ hasText: "setup.exe" })).toBeVisible();
  await expect(async () => {
    await page.reload();
    await expect(row(page, "Émaux")).toContainText("prêt", { timeout: 500 });
  }).toPass();
  await row(page, "Émaux").getByRole("link").first().click();
  await expect(page.getByText("ne contient pas de plomb").first()).toBeVisible();
  await page.getByLabel("Description").fill("Ce que disent les fournisseurs de terre.");
  await page.getByRole("button", { name: "Enregistrer la description" }).click();
  await told(page, "Description enregistrée");

  await page.getByLabel("Choisir un fichier").setInputFiles(text("Émaux 2.txt", "L’émail céladon de la boutique ne passe pas au four."));
  await page.getByRole("button", { name: "Remplacer le fichier" }).click();
  await told(page, "Le nouveau fichier est en cours de lecture");
  await expect(async () => {
    await page.reload();
    await expect(page.getByText("ne passe pas au four").first()).toBeVisible({ timeout: 500 });
  }).toPass();
  await page.goto(at("claire", "/knowledge?q=fournisseurs"));
  await expect(row(page, "Émaux")).toHaveCount(1);
});

test("who may only read sees documents and brings none", async ({ desk }) => {
  const eva = await desk("eva", "/knowledge?kind=document");
  await expect(eva.getByLabel("Choose files")).toHaveCount(0);
  await row(eva, "Guide des tailles").getByRole("link").first().click();
  await expect(eva.getByText("tour de poitrine").first()).toBeVisible();
  await expect(eva.getByRole("button", { name: /Replace|Disable|Save/ })).toHaveCount(0);
});
