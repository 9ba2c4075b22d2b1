// The people of the demo (`server/src/demo/people.rs`), and their browsers: everybody signs in
// once, as people do in the morning, and keeps the session for the rest of the day.

import type { Browser, BrowserContext, BrowserContextOptions, Page } from "@playwright/test";

export const PASSWORD = "tilleul-et-menthe";

/** Who they are, which workspace they open first, and the language of their screens. */
export const PEOPLE = {
  amelie: { name: "Amélie", role: "agent", workspace: "ma-boutique", language: "fr" },
  bruno: { name: "Bruno", role: "manager", workspace: "ma-boutique", language: "fr" },
  claire: { name: "Claire", role: "owner", workspace: "ma-boutique", language: "fr" },
  david: { name: "David", role: "admin", workspace: "ma-boutique", language: "en" },
  eva: { name: "Eva", role: "viewer", workspace: "ma-boutique", language: "en" },
  nils: { name: "Nils", role: "owner", workspace: "nordic-wholesale", language: "en" },
  omar: { name: "Omar", role: "owner", workspace: "autre-client", language: "fr" },
} as const;

export type Who = keyof typeof PEOPLE;

type Session = Awaited<ReturnType<BrowserContext["storageState"]>>;

const sessions = new Map<Who, Session>();

export const emailOf = (who: Who) => `${who}@example.com`;

/** The address of a page in the person's workspace. */
export const at = (who: Who, path = "") => `/w/${PEOPLE[who].workspace}${path}`;

/** Fills in the sign-in form of the page. */
export async function signIn(page: Page, email: string, password = PASSWORD) {
  await page.goto("/login");
  await page.getByLabel(/^(Email|Adresse e-mail)$/).fill(email);
  await page.getByLabel(/^(Password|Mot de passe)$/).fill(password);
  await page.getByRole("button", { name: /^(Sign in|Se connecter)$/ }).click();
  await page.waitForURL(/\/w\//);
}

/** A browser in which the person is signed in. */
export async function browserOf(browser: Browser, who: Who, options: BrowserContextOptions = {}) {
  let session = sessions.get(who);
  if (!session) {
    const first = await browser.newContext({ baseURL: options.baseURL });
    await signIn(await first.newPage(), emailOf(who));
    session = await first.storageState();
    await first.close();
    sessions.set(who, session);
  }
  return browser.newContext({ ...options, storageState: session });
}
