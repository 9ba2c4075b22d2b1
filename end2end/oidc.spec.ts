// Signing in by a company's identity provider (journey J9): a new member by the rule, a member who joins the account
// that they have, a sign-in that was begun elsewhere, and a workspace that lets members in by it alone. The provider is
// a real one, on this machine; each journey has a workspace of its own.

import type { Browser, Page } from "@playwright/test";
import { told } from "./support/inbox.ts";
import { linkTo } from "./support/outbox.ts";
import { signIn } from "./support/people.ts";
import { CLIENT, openProvider, type Signing } from "./support/provider.ts";
import { expect, test } from "./support/test.ts";

const PASSWORD = "verveine-au-fond-du-jardin";

const sit = async (browser: Browser, baseURL?: string, javaScriptEnabled = true) =>
  (await browser.newContext({ baseURL, locale: "en-GB", javaScriptEnabled })).newPage();

/** Opens a workspace of one's own, and says where it is. */
async function open(page: Page, email: string) {
  await page.goto("/signup");
  await page.getByLabel("Name", { exact: true }).fill("Solveig");
  await page.getByLabel("Email", { exact: true }).fill(email);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByLabel("Workspace", { exact: true }).fill(`Atelier ${email.split("@")[0]}`);
  await page.getByRole("button", { name: "Open workspace" }).click();
  await page.waitForURL(/\/w\//);
  return page.url().match(/\/w\/([^/]+)/)![1];
}

/** Names the provider of a workspace. */
async function name(page: Page, slug: string, issuer: string, domain: string) {
  await page.goto(`/w/${slug}/settings/sign-in`);
  await page.getByLabel("Name", { exact: true }).fill("Atelier ID");
  await page.getByLabel("Issuer").fill(issuer);
  await page.getByLabel("Client ID").fill(CLIENT.id);
  await page.getByLabel("Client secret").fill(CLIENT.secret);
  await page.getByLabel("Domains of new members").fill(domain);
  await page.getByRole("button", { name: "Save" }).click();
  await told(page, "Saved");
}

/** Goes to the provider from the sign-in page, as somebody who knows the name of their workspace. */
async function goOut(page: Page, slug: string) {
  await page.goto("/login");
  await page.getByRole("link", { name: "Sign in with your company’s account" }).click();
  await page.getByLabel("Workspace").fill(slug);
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("link", { name: "Sign in with Atelier ID" }).click();
}

/** Says there who one is. */
async function sayWho(page: Page, who: string) {
  await page.getByPlaceholder("Enter any login").fill(who);
  await page.getByPlaceholder("and password").fill("anything");
  await page.getByRole("button", { name: "Sign-in" }).click();
}

const flavours: [Signing, boolean][] = [["RS256", true], ["ES256", false]];
for (const [signing, javaScriptEnabled] of flavours) {
  test(`somebody new comes in by the rule, ${signing}, scripts ${javaScriptEnabled ? "on" : "off"}`, async ({ browser, baseURL }) => {
    const stamp = `${signing.toLowerCase()}-${Date.now()}`;
    const provider = await openProvider(baseURL!, signing);
    const owner = await sit(browser, baseURL, javaScriptEnabled);
    const slug = await open(owner, `solveig-rule-${stamp}@example.com`);
    await name(owner, slug, provider.issuer, `${stamp}.example`);

    const page = await sit(browser, baseURL, javaScriptEnabled);
    await goOut(page, slug);
    await sayWho(page, `ines@${stamp}.example`);
    await page.waitForURL(new RegExp(`/w/${slug}`));
    await page.goto(`/w/${slug}/inbox`);
    await expect(page).toHaveURL(new RegExp(`/w/${slug}/inbox`));

    // The owner sees whom the rule let in, and how.
    await owner.goto(`/w/${slug}/team`);
    await expect(owner.getByText("Inès de l’atelier").first()).toBeVisible();
    await owner.goto(`/w/${slug}/audit`);
    await expect(owner.getByRole("row").filter({ hasText: "Signed in with the company’s account" }).first()).toBeVisible();

    // An address that the provider has not verified makes nobody a member.
    const other = await sit(browser, baseURL, javaScriptEnabled);
    await goOut(other, slug);
    await sayWho(other, `unverified@${stamp}.example`);
    await expect(other.getByRole("heading", { name: "Join your account" })).toBeVisible();
    for (const it of [owner, page, other]) await it.context().close();
    provider.close();
  });
}

test("a member joins the account that they have by its password, and then needs it no more", async ({ browser, baseURL }) => {
  const stamp = Date.now();
  const [member, subject] = [`runa-${stamp}@example.com`, `runa-${stamp}@atelier.example`];
  const provider = await openProvider(baseURL!);
  const owner = await sit(browser, baseURL);
  const slug = await open(owner, `solveig-join-${stamp}@example.com`);
  await name(owner, slug, provider.issuer, "example.com");
  await owner.goto(`/w/${slug}/team/invite`);
  await owner.getByLabel("Email").fill(member);
  await owner.getByRole("button", { name: "Send invitation" }).click();
  await told(owner, member);
  const invitation = await linkTo(owner, member, "invitation");

  const page = await sit(browser, baseURL);
  await page.goto(invitation);
  await page.getByLabel("Name", { exact: true }).fill("Runa");
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Accept invitation" }).click();
  await page.waitForURL(new RegExp(`/w/${slug}`));
  await page.context().clearCookies();

  // Not by the word of the provider.
  await goOut(page, slug);
  await sayWho(page, subject);
  await expect(page.getByRole("heading", { name: "Join your account" })).toBeVisible();
  await page.goto(`/w/${slug}/inbox`);
  await expect(page).toHaveURL(/\/login/);
  await page.goto("/login/link");
  await page.getByLabel("Email").fill(member);
  await page.getByLabel("Password").fill("another one altogether");
  await page.getByRole("button", { name: "Join and sign in" }).click();
  await expect(page.getByText("do not match").first()).toBeVisible();
  await page.getByLabel("Email").fill(member);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Join and sign in" }).click();
  await page.waitForURL(new RegExp(`/w/${slug}`));

  await page.context().clearCookies();
  await goOut(page, slug);
  await sayWho(page, subject);
  await page.waitForURL(new RegExp(`/w/${slug}`));
  for (const it of [owner, page]) await it.context().close();
  provider.close();
});

test("a sign-in that was begun in another browser, or never, ends nowhere", async ({ browser, baseURL }) => {
  const stamp = Date.now();
  const provider = await openProvider(baseURL!);
  const owner = await sit(browser, baseURL);
  const slug = await open(owner, `solveig-state-${stamp}@example.com`);
  await name(owner, slug, provider.issuer, `s${stamp}.example`);

  // The attacker goes there, and keeps what is brought back: without the cookie it is not used up.
  const attacker = await sit(browser, baseURL);
  await goOut(attacker, slug);
  await expect(attacker.getByPlaceholder("Enter any login")).toBeVisible();
  await attacker.context().clearCookies({ name: "__Host-sid" });
  await sayWho(attacker, `mallory@s${stamp}.example`);
  await expect(attacker.getByRole("heading", { name: "You are not signed in" })).toBeVisible();
  const kept = attacker.url();
  expect(kept).toContain("code=");

  const victim = await sit(browser, baseURL);
  await goOut(victim, slug);
  for (const address of [kept, `${baseURL}/login/back?code=abc&state=made-up`, `${baseURL}/login/back`]) {
    await victim.goto(address);
    await expect(victim.getByRole("heading", { name: "You are not signed in" })).toBeVisible();
    await victim.goto(`/w/${slug}/inbox`);
    await expect(victim).toHaveURL(/\/login/);
  }

  // Whether there is such a workspace is not told.
  for (const workspace of ["autre-client", `no-such-${stamp}`]) {
    await victim.goto(`/login/with?workspace=${workspace}`);
    await expect(victim.getByText("No sign-in with a company’s account is known by this name.")).toBeVisible();
  }
  for (const it of [owner, attacker, victim]) await it.context().close();
  provider.close();
});

test("where it is required, members reach nothing by password, and the owner still does", async ({ browser, baseURL }) => {
  const stamp = Date.now();
  const provider = await openProvider(baseURL!);
  const owner = await sit(browser, baseURL);
  const email = `solveig-required-${stamp}@example.com`;
  const slug = await open(owner, email);
  await name(owner, slug, provider.issuer, `r${stamp}.example`);
  const member = `runa-required-${stamp}@example.com`;
  await owner.goto(`/w/${slug}/team/invite`);
  await owner.getByLabel("Email").fill(member);
  await owner.getByRole("button", { name: "Send invitation" }).click();
  await told(owner, member);
  const page = await sit(browser, baseURL);
  await page.goto(await linkTo(owner, member, "invitation"));
  await page.getByLabel("Name", { exact: true }).fill("Runa");
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Accept invitation" }).click();
  await page.waitForURL(new RegExp(`/w/${slug}`));

  await owner.goto(`/w/${slug}/settings/sign-in`);
  await owner.getByRole("checkbox", { name: /^Members must sign in by it/ }).check();
  await owner.getByRole("button", { name: "Save" }).click();
  await told(owner, "Saved");

  // By password she is somebody, and nobody here.
  await page.goto(`/w/${slug}/inbox`);
  await expect(page).toHaveURL(/\/login\/with\?/);
  await page.getByRole("link", { name: "Sign in with Atelier ID" }).click();
  await sayWho(page, member);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Join and sign in" }).click();
  await page.waitForURL(new RegExp(`/w/${slug}/inbox`));

  await owner.context().clearCookies();
  await signIn(owner, email, PASSWORD);
  await owner.goto(`/w/${slug}/inbox`);
  await expect(owner).toHaveURL(new RegExp(`/w/${slug}/inbox`));
  for (const it of [owner, page]) await it.context().close();
  provider.close();
});
