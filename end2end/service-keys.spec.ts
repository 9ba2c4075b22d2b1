// David gives the shop's other systems keys for no more than they need, sees when each was used, and changes a secret
// without anything standing still (J9, step 5).

import { AxeBuilder } from "@axe-core/playwright";
import type { APIRequestContext, Page } from "@playwright/test";
import { expect, test } from "./support/test.ts";

const SECRET = /^sb_live_[\w-]{43}$/;

async function expectAccessible(page: Page) {
  const found = await new AxeBuilder({ page }).analyze();
  expect(found.violations.map((it) => `${it.id}: ${it.nodes.map((node) => node.html).join(" ")}`)).toEqual([]);
}

/** Makes a key that may be used for this, and gives back its secret. */
async function make(page: Page, name: string, areas: Record<string, string>) {
  await page.getByLabel("Name").fill(name);
  for (const [area, reach] of Object.entries(areas)) {
    await page.getByRole("combobox", { name: area, exact: true }).selectOption({ label: reach });
  }
  await page.getByRole("button", { name: "Create key" }).click();
  return (await page.getByText(SECRET).textContent())!;
}

/** How the API answers this key. */
async function asked(request: APIRequestContext, key: string, path: string, data?: object) {
  const headers = { Authorization: `Bearer ${key}` };
  const answer = await (data ? request.post(`/api/v1${path}`, { data, headers }) : request.get(`/api/v1${path}`, { headers }));
  return answer.status();
}

test("a key that may only read is refused what it writes, and its last use appears", async ({ desk, request }) => {
  const page = await desk("david", "/channels/keys");
  const name = `Statistics ${Date.now()}`;
  const key = await make(page, name, { Conversations: "read", Leads: "read" });
  await expectAccessible(page);
  const row = page.getByRole("row", { name });
  await expect(row).toContainText("Conversations: read, Leads: read");
  await expect(row).toContainText("Never");

  expect(await asked(request, key, "/analytics/days")).toBe(200);
  expect(await asked(request, key, "/leads")).toBe(200);
  expect(await asked(request, key, "/leads", { name: "Sophie" })).toBe(403);
  expect(await asked(request, key, "/messages", { contact: { external_id: "x" }, id: "m-1", text: "Bonjour" })).toBe(403);
  expect(await asked(request, key, "/contacts")).toBe(403);
  expect(await asked(request, key, "/knowledge/items")).toBe(403);

  await page.reload();
  await expect(row).not.toContainText("Never");
  expect(await page.content()).not.toContain(key);
});

test("a key for nothing is not made, and what was typed stays", async ({ desk }) => {
  const page = await desk("david", "/channels/keys");
  await page.getByLabel("Name").fill("For nothing");
  await page.getByRole("combobox", { name: "Conversations", exact: true }).selectOption({ label: "no" });
  await page.getByRole("button", { name: "Create key" }).click();
  await expect(page.getByText("Choose what the key may be used for.")).toBeVisible();
  await expect(page.getByLabel("Name")).toHaveValue("For nothing");
  await expectAccessible(page);
});

test("David changes a secret, and the old one works beside it until he revokes the key", async ({ desk, request }) => {
  const page = await desk("david", "/channels/keys");
  const name = `Cash desk ${Date.now()}`;
  const before = await make(page, name, { Knowledge: "read" });

  await page.goto(page.url().split("?")[0]);
  await page.getByRole("link", { name: `New secret ${name}` }).click();
  await expect(page.getByRole("heading", { name: `A new secret for ${name}` })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("The old secret goes on working").selectOption({ label: "For an hour" });
  await page.getByRole("button", { name: "Make a new secret" }).click();

  const secret = (await page.getByText(SECRET).textContent())!;
  expect(secret).not.toBe(before);
  const row = page.getByRole("row", { name });
  await expect(row).toContainText(secret.slice(0, 12));
  await expect(row).toContainText(`${before.slice(0, 12)}… works too until`);
  for (const key of [before, secret]) expect(await asked(request, key, "/knowledge/items")).toBe(200);

  await page.getByRole("link", { name: `Revoke ${name}` }).click();
  await page.getByRole("button", { name: "Revoke key" }).click();
  await expect(row).toContainText("Revoked");
  for (const key of [before, secret]) expect(await asked(request, key, "/knowledge/items")).toBe(401);
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("a key gets another secret", async ({ desk }) => {
    const page = await desk("david", "/channels/keys");
    const name = `Plain ${Date.now()}`;
    const before = await make(page, name, { Conversations: "read" });
    await page.getByRole("link", { name: `New secret ${name}` }).click();
    await page.getByRole("button", { name: "Make a new secret" }).click();
    expect(await page.getByText(SECRET).textContent()).not.toBe(before);
  });
});
