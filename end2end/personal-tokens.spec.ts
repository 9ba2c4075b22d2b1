// Amélie gives a script of hers a token of her own: it sees what she sees, may no more than she, and ends when she says so.

import { AxeBuilder } from "@axe-core/playwright";
import type { APIRequestContext, Page } from "@playwright/test";
import { told } from "./support/inbox.ts";
import { at, emailOf, PASSWORD, signIn } from "./support/people.ts";
import { expect, test } from "./support/test.ts";

const SECRET = /^sb_user_[\w-]{43}$/;

async function expectAccessible(page: Page) {
  const found = await new AxeBuilder({ page }).analyze();
  expect(found.violations.map((it) => `${it.id}: ${it.nodes.map((node) => node.html).join(" ")}`)).toEqual([]);
}

const WORDS = {
  en: { name: "Name", create: "Create token", proof: "Your password or a code", leads: "Read leads", contacts: "Read contacts and companies" },
  fr: { name: "Nom", create: "Créer un jeton", proof: "Votre mot de passe ou un code", leads: "Lire les prospects", contacts: "Lire les contacts et les entreprises" },
};

/** Makes a token that may be used for this, proves who one is where that is asked, and gives back the secret. */
async function make(page: Page, language: "en" | "fr", name: string, scopes: string[]) {
  const words = WORDS[language];
  await page.getByLabel(words.name, { exact: true }).fill(name);
  for (const scope of scopes) await page.getByRole("checkbox", { name: scope }).check();
  const proof = page.getByLabel(words.proof);
  if (await proof.count()) await proof.fill(PASSWORD);
  await page.getByRole("button", { name: words.create }).click();
  return (await page.getByText(SECRET).textContent())!;
}

/** How the API answers this token. */
async function asked(request: APIRequestContext, token: string, path: string, data?: object) {
  const headers = { Authorization: `Bearer ${token}` };
  const answer = await (data ? request.post(`/api/v1${path}`, { data, headers }) : request.get(`/api/v1${path}`, { headers }));
  return answer.status();
}

test("Amélie makes a token from her account, uses it, and revokes it", async ({ desk, request }) => {
  const page = await desk("amelie", "/account");
  await page.getByRole("link", { name: "Gérer les jetons" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Jetons personnels" })).toBeVisible();
  await expect(page.getByRole("checkbox", { name: "Écrire les connaissances" })).toHaveCount(0);
  await expect(page.getByRole("checkbox", { name: "Apporter des messages" })).toHaveCount(0);

  const name = `Script ${Date.now()}`;
  const token = await make(page, "fr", name, [WORDS.fr.leads]);
  await expectAccessible(page);
  const row = page.getByRole("row", { name });
  await expect(row).toContainText("Lire les prospects");
  await expect(row).toContainText("Jamais");

  expect(await asked(request, token, "/leads")).toBe(200);
  expect(await asked(request, token, "/contacts")).toBe(403);
  expect(await asked(request, token, "/leads", { name: "Sophie" })).toBe(403);
  await page.goto(at("amelie", "/account/tokens"));
  await expect(row).not.toContainText("Jamais");
  expect(await page.content()).not.toContain(token);

  await page.getByRole("link", { name: `Révoquer ${name}` }).click();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Révoquer le jeton" }).click();
  await told(page, "Révoqué. Il ne fonctionne plus.");
  await expect(row).toContainText("Révoqué");
  expect(await asked(request, token, "/leads")).toBe(401);
});

test("what David's token does is in the audit log under his name", async ({ desk, request }) => {
  const page = await desk("david", "/account/tokens");
  const token = await make(page, "en", `Import ${Date.now()}`, [WORDS.en.contacts, "Write contacts and companies"]);
  expect(await asked(request, token, "/companies", { name: "Tilleuls", code: `T-${Date.now()}` })).toBe(201);
  await page.goto(at("david", "/audit"));
  await expect(page.getByRole("row").filter({ hasText: "David" }).filter({ hasText: "Company" }).first()).toBeVisible();
});

test("a viewer's token hides who somebody is, as pages do", async ({ desk, request }) => {
  const page = await desk("eva", "/account/tokens");
  await expect(page.getByRole("checkbox", { name: "Write contacts and companies" })).toHaveCount(0);
  const token = await make(page, "en", `Figures ${Date.now()}`, [WORDS.en.contacts]);
  const answer = await request.get("/api/v1/contacts", { headers: { Authorization: `Bearer ${token}` } });
  const { contacts } = await answer.json();
  expect(contacts.length).toBeGreaterThan(0);
  for (const { name, email } of contacts) {
    if (name) expect(name).toContain("•••");
    if (email) expect(email).toMatch(/^.•••@•••$/);
  }
});

for (const javaScriptEnabled of [true, false]) {
  test(`a token for nothing is not made, and what was typed stays, ${javaScriptEnabled ? "with" : "without"} scripts`, async ({ browser, baseURL }) => {
    const context = await browser.newContext({ baseURL, javaScriptEnabled, locale: "en-GB" });
    const page = await context.newPage();
    await signIn(page, emailOf("david"));
    await page.goto(at("david", "/account/tokens"));
    await page.getByLabel("Name", { exact: true }).fill("For nothing");
    await page.getByRole("button", { name: "Create token" }).click();
    await expect(page.getByText("Choose what the token may be used for.").first()).toBeVisible();
    await expect(page.getByLabel("Name", { exact: true })).toHaveValue("For nothing");
    await page.getByRole("checkbox", { name: "Read knowledge" }).check();
    await page.getByRole("button", { name: "Create token" }).click();
    expect(await page.getByText(SECRET).textContent()).toMatch(SECRET);
    await context.close();
  });
}
