// What a role may do: the page does not offer the rest, and the server refuses it all the same.

import { at, PEOPLE, type Who } from "./support/people.ts";
import { expect, test } from "./support/test.ts";

const EVERYBODY = {
  en: ["Today", "Inbox", "Escalations", "Notifications", "Contacts", "Companies", "Leads", "Knowledge", "Channels"],
  fr: ["Aujourd’hui", "Boîte de réception", "Escalades", "Notifications", "Contacts", "Entreprises", "Prospects", "Connaissances", "Canaux"],
};
const RUNNING = { en: ["Assistant", "Saved replies"], fr: ["Assistant", "Réponses enregistrées"] };
const ANALYTICS = { en: "Analytics", fr: "Analyses" };
const TEAM = { en: "Team", fr: "Équipe" };
const KEEPERS = { en: ["Billing", "Audit", "Outbox", "Settings"], fr: ["Facturation", "Journal d’audit", "Courrier sortant", "Paramètres"] };

for (const who of ["claire", "david", "bruno", "amelie", "eva"] as const satisfies readonly Who[]) {
  const { language, role } = PEOPLE[who];
  const keeps = role === "owner" || role === "admin";
  const runs = keeps || role === "manager";

  test(`the ${role} sees the places of the role, and no others exist for them`, async ({ desk }) => {
    const page = await desk(who);
    const links = page.getByRole("navigation", { name: /^(Main|Principal)$/ }).getByRole("link");
    const words = (await links.locator(".nav-word").allInnerTexts()).map((it) => it.trim());
    expect(words).toEqual([...EVERYBODY[language], ...(runs ? RUNNING[language] : []), ANALYTICS[language], TEAM[language], ...(keeps ? KEEPERS[language] : [])]);
    expect((await page.goto(at(who, "/settings/assistant")))?.status()).toBe(runs ? 200 : 403);
    for (const path of ["/billing", "/audit", "/settings/workspace", "/team/invite", "/outbox"]) {
      expect((await page.goto(at(who, path)))?.status(), path).toBe(keeps ? 200 : 403);
    }
  });
}

test("Eva reads without names, and can change nothing, by form or by force", async ({ desk }) => {
  const page = await desk("eva", "/inbox?view=all");
  const main = page.getByRole("main");
  await expect(main.getByRole("listitem").first()).toBeVisible();
  await expect(main).not.toContainText("Sophie Martin");
  await expect(page.getByRole("button", { name: "Take the next one" })).toHaveCount(0);
  await main.getByRole("listitem").getByRole("link").first().click();
  await page.waitForURL(/\/inbox\/[0-9a-f-]{36}/);
  await expect(page.getByText("Viewers read.")).toBeVisible();
  for (const name of ["Send", "Resolve", "Take over", "Accept", "Assign", "Snooze"]) {
    await expect(page.getByRole("button", { name, exact: true })).toHaveCount(0);
  }
  await expect(page.locator("main")).not.toContainText("@example.org");

  const conversation = page.url().match(/[0-9a-f-]{36}/)![0];
  const forged = await page.request.post(at("eva", "/api/inbox/resolve"), {
    form: { conversation },
    headers: { Origin: new URL(page.url()).origin, Accept: "text/html" },
  });
  expect(forged.status()).toBe(403);

  // What was refused is written down, with her name.
  const audit = await desk("david", "/audit");
  const row = audit.getByRole("row").filter({ hasText: "Refused" }).filter({ hasText: "Eva" }).first();
  await expect(row).toBeVisible();
});
